/** What ends a process, or needs one of its own. */
import { expect, test } from 'vitest';
import { runChild } from '../../support/child.js';
import { noDriver } from '../../support/drivers.js';

test('an adapter that no name matches is an error that says so', async () => {
  const { status, stdout } = await runChild(
    'no-such-adapter',
    `import { createWebGpuBackend } from './src/backend/webgpu/engine.js';
     createWebGpuBackend({ adapter: 'no such thing' }).catch((error) => console.log(error.code, error.message));`,
  );
  expect(stdout).toContain('no-webgpu-adapter');
  expect(stdout).toMatch(/no such thing.*there are: \S/);
  expect(status).toBe(0);
});

test('without any driver the error says what to install', async () => {
  const { status, stdout } = await runChild(
    'no-driver',
    `import { createWebGpuBackend } from './src/backend/webgpu/engine.js';
     createWebGpuBackend().catch((error) => console.log(error.code, error.fix));`,
    { VK_DRIVER_FILES: noDriver },
  );
  expect(stdout).toMatch(/^no-webgpu-adapter .*Vulkan.*use backend cpu/m);
  expect(status).toBe(0);
});

test('a process that has disposed of its engine exits by itself', async () => {
  const { status, stdout, stderr } = await runChild(
    'exit',
    `import { createWebGpuBackend } from './src/backend/webgpu/engine.js';
     import { chinchilla, simulatedRuns } from './test/support/problem.js';
     const backend = await createWebGpuBackend();
     const { problem, internal } = chinchilla(simulatedRuns(20));
     const prepared = await backend.prepare(problem);
     const { objective } = await prepared.objective(internal([1.8, 480, 2100, 0.348, 0.366]), 1e-3);
     console.log(objective.length);
     prepared.dispose();
     backend.dispose();`,
  );
  expect(stderr.replace(/^Warning: .*\\n/gm, '')).not.toMatch(/error/i);
  expect(stdout).toBe('1\n');
  expect(status).toBe(0);
});
