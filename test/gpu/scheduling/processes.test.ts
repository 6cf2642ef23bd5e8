/** What ends a process, or needs one of its own. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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

/** The status and standard error of a fit on a device that is sent the signal while a kernel is compiled. */
function fitUnder(signal: NodeJS.Signals): Promise<{ readonly code: number | null; readonly err: string }> {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const slow = new URL('../../support/slow-compiler.mjs', import.meta.url).href;
  const runs = join(root, 'examples', 'simulated-isoflop.csv');
  const fit = [join(root, 'dist', 'cli.js'), 'fit', runs, '--law', 'chinchilla', '--backend', 'webgpu'];
  const child = spawn(process.execPath, ['--import', slow, ...fit], { stdio: ['ignore', 'ignore', 'pipe'] });
  let err = '';
  child.stderr.on('data', (piece) => {
    err += piece;
    if (String(piece).includes('compiling')) child.kill(signal);
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, err })));
}

test('a command that is interrupted ends though a driver compiles on', async () => {
  const [interrupted, ended] = await Promise.all([fitUnder('SIGINT'), fitUnder('SIGTERM')]);
  expect(interrupted.code).toBe(130);
  expect(ended.code).toBe(143);
  for (const { err } of [interrupted, ended]) {
    expect(err).toContain('Interrupted');
    expect(err).not.toContain('compiled');
  }
});
