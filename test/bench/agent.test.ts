/** Agents as processes: whatever becomes of them, their owner hears of it. */
import { spawn } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StartedAgent } from '../../bench/agent.js';
import { startAgent } from '../../bench/agents-node.js';
import { withAllDrivers } from '../../bench/drivers-node.js';
import { IsolossError } from '../../src/errors.js';
import { buildFakeAgent, buildScript } from './support.js';

let script: URL;
beforeAll(async () => {
  script = await buildFakeAgent();
});

async function opened(backend: 'cpu' | 'webgpu', patience = 60): Promise<StartedAgent> {
  const started = await startAgent({ script, patience });
  await started.agent.open({ backend });
  return started;
}

describe('an agent', () => {
  test('prepares, runs and checks work', async () => {
    const { agent, end } = await opened('webgpu');
    const prepared = await agent.prepare('right', 100);
    expect(prepared).toMatchObject({
      first: { verdict: { right: true, error: 0.5 }, compile: 1 },
      counted: { operations: 100 },
    });
    const sample = await agent.sample(10);
    expect(sample.verdict).toEqual({ right: true, error: 0.5 });
    expect(sample.wall).toBeGreaterThan(0);
    // The fake device spends a millisecond between readings, here shared by ten runs.
    expect(sample.device).toBeCloseTo(1e-4, 12);
    await end();
  });

  test('is not waited for where the build has none', async () => {
    const missing = startAgent({ script: new URL('./no-agent.js', import.meta.url) });
    await expect(missing).rejects.toMatchObject({
      code: 'incomplete-build',
      fix: expect.stringContaining('npm run build'),
    });
  });

  test('says that a result is wrong, also where it becomes so', async () => {
    const { agent, end } = await opened('webgpu');
    expect((await agent.prepare('wrong-on-webgpu', 10)).first.verdict).toEqual({
      right: false,
      wrong: 'The sum is 56.',
    });
    expect((await agent.prepare('wrong-later', 10)).first.verdict.right).toBe(true);
    expect((await agent.sample(10)).verdict.right).toBe(false);
    await end();
  });

  test('passes errors on with code, fix and kind', async () => {
    const { agent, end } = await opened('webgpu');
    const error = await agent.prepare('fails', 10).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(IsolossError);
    expect(error).toMatchObject({ code: 'device-lost', message: 'The GPU was lost.', kind: 'run' });
    await expect(agent.prepare('no such suite', 10)).rejects.toMatchObject({ code: 'agent-not-ready' });
    // It is still there.
    expect(await agent.calibrate()).toBe(0.01);
    await end();
  });

  test('that dies is an error, and so is all that is asked of it later', async () => {
    const { agent, end } = await opened('webgpu');
    await expect(agent.prepare('dies', 10)).rejects.toMatchObject({
      code: 'agent-died',
      message: expect.stringContaining('SIGKILL'),
    });
    await expect(agent.calibrate()).rejects.toMatchObject({ code: 'agent-died' });
    await end();
  });

  test('that hangs is ended when its time is up', async () => {
    const { agent, end } = await opened('webgpu', 1);
    await expect(agent.prepare('hangs', 10)).rejects.toMatchObject({ code: 'agent-hung', kind: 'run' });
    await expect(agent.calibrate()).rejects.toMatchObject({ code: 'agent-died' });
    await end();
  });

  test('that cannot be started is an error', async () => {
    const broken = await buildScript('broken-agent', `throw new Error('no driver could be loaded');`);
    await expect(startAgent({ script: broken })).rejects.toMatchObject({
      code: 'agent-died',
      message: expect.stringContaining('no driver could be loaded'),
    });
  });

  test('of another protocol is refused', async () => {
    const other = await buildScript(
      'other-agent',
      `import { serve } from './bench/agent-link.js';
       import { endWithOwner, processEndpoint } from './bench/process-endpoint.js';
       import { fakeAgent } from './test/bench/fakes.js';
       endWithOwner();
       serve({ ...fakeAgent(), protocol: async () => -1 }, processEndpoint(process));`,
    );
    await expect(startAgent({ script: other })).rejects.toMatchObject({ code: 'agent-protocol' });
  });

  test('leaves nothing running, not even where its parent is killed', async () => {
    const owner = await buildScript(
      'owner',
      `import { startAgent } from './bench/agents-node.js';
       const { agent } = await startAgent({ script: new URL(${JSON.stringify(script.href)}) });
       await agent.open({ backend: 'cpu' });
       const { execFileSync } = await import('node:child_process');
       console.log(execFileSync('ps', ['-o', 'pid=', '--ppid', String(process.pid)], { encoding: 'utf8' }));
       console.log('ready');
       setInterval(() => {}, 1000);`,
    );
    const child = spawn(process.execPath, [owner.pathname], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk) => {
        text += chunk;
        if (text.includes('ready')) resolve();
      });
    });
    child.kill('SIGKILL');
    const pids = text.match(/\d+/g)!.map(Number);
    expect(pids.length).toBeGreaterThan(0);
    await expect.poll(() => pids.some(runs)).toBe(false);
  });
});

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('drivers that a user has chosen are left alone', () => {
  for (const env of [{ VK_DRIVER_FILES: 'a' }, { VK_ICD_FILENAMES: 'b' }])
    expect(withAllDrivers(env)).toEqual(env);
  const added = withAllDrivers({ VK_ADD_DRIVER_FILES: 'mine.json' }).VK_ADD_DRIVER_FILES;
  expect(added).toMatch(/^mine\.json(:.*swiftshader.*)?$/);
});
