/** The runner, on agents of this process. */
import { describe, expect, test } from 'vitest';
import { machine } from '#platform';
import type { StartAgent } from '../../bench/agent.js';
import { findEngines, type PlannedEngine, workerCounts } from '../../bench/engines.js';
import { type BenchEntry, resultsSchema } from '../../bench/results.js';
import { type BenchPlan, runBench } from '../../bench/run.js';
import { IsolossError } from '../../src/errors.js';
import { ceilings, fakeAgent, fakeAgents, fakeSuites } from './fakes.js';

const cpu: PlannedEngine = { id: 'cpu-1', spec: { backend: 'cpu', workers: 1 } };
const gpu: PlannedEngine = { id: 'webgpu-fake', spec: { backend: 'webgpu', adapter: 'fake' } };

function planned(names: readonly string[], more: Partial<BenchPlan> = {}): BenchPlan {
  return {
    suites: fakeSuites.filter(({ name }) => names.includes(name)),
    engines: [cpu, gpu],
    seconds: 0.004,
    limit: 5,
    seed: 1,
    version: '0.0.0',
    machine: machine(),
    ...more,
  };
}

const brief = (entries: readonly BenchEntry[]) =>
  entries.map(({ suite, engine, size, outcome }) => `${suite} ${engine} ${size} ${outcome}`);

describe('a run', () => {
  test('times every suite at all sizes on every engine, and leaves a file of the stated schema', async () => {
    const { start, count } = fakeAgents();
    const seen: BenchEntry[] = [];
    const results = await runBench(planned(['right']), start, { onEntry: (entry) => seen.push(entry) });
    expect(resultsSchema.parse(JSON.parse(JSON.stringify(results)))).toEqual(results);
    expect(brief(results.entries)).toEqual(
      [10, 100, 1000].flatMap((size) => [`right cpu-1 ${size} timed`, `right webgpu-fake ${size} timed`]),
    );
    expect(seen).toEqual(results.entries);
    expect(
      results.engines.map(({ id, software, calibration }) => [id, software, calibration.length]),
    ).toEqual([
      ['cpu-1', false, 18],
      ['webgpu-fake', true, 18],
    ]);
    const [onCpu, onGpu] = results.entries;
    expect(onCpu).not.toHaveProperty('device');
    expect(onGpu).toMatchObject({ compile: 1, error: 0.5, device: { median: expect.any(Number) } });
    expect(count).toEqual({ started: 2, ended: 2 });
  });

  test('shows a wrong engine as wrong, without a time, and times the others', async () => {
    const { entries } = await runBench(planned(['wrong-on-webgpu', 'wrong-later']), fakeAgents().start);
    for (const entry of entries) {
      expect(entry.outcome).toBe(entry.engine === 'cpu-1' ? 'timed' : 'wrong');
      if (entry.outcome !== 'wrong') continue;
      expect(entry.reason).toMatch(/^The sum is \d+\.$/);
      expect(entry).not.toHaveProperty('wall');
    }
    expect(entries.length).toBe(12);
  });

  test('reports errors, and begins no larger size of what failed', async () => {
    const { entries } = await runBench(planned(['right', 'fails']), fakeAgents().start);
    const onGpu = entries.filter(({ engine }) => engine === gpu.id);
    expect(onGpu.slice(3)).toMatchObject([
      { outcome: 'failed', reason: 'The GPU was lost.' },
      { outcome: 'skipped', reason: 'A smaller size failed.' },
      { outcome: 'skipped', reason: 'A smaller size failed.' },
    ]);
    expect(onGpu.slice(0, 3).every(({ outcome }) => outcome === 'timed')).toBe(true);
  });

  test('measures ceilings again in the end, and holds every time against the better of both', async () => {
    let asked = 0;
    const busy: StartAgent = async () => {
      const { agent, end } = await fakeAgents().start();
      const slow = { ...ceilings, copy: 1 };
      return { agent: { ...agent, ceilings: async () => (asked++ === 0 ? slow : ceilings) }, end };
    };
    const results = await runBench(planned(['right'], { engines: [cpu] }), busy);
    expect(asked).toBe(2);
    expect(results.engines[0].ceilings).toEqual(ceilings);
    for (const entry of results.entries) {
      if (entry.outcome !== 'timed') throw new Error('it was timed');
      expect(entry.roofline.fraction).toBeLessThan(1);
    }
    expect(results.notes).toEqual([]);
  });

  test('starts an agent again that died, for what comes after', async () => {
    const { start, count } = fakeAgents();
    const died = new IsolossError('agent-died', 'The benchmark’s agent is gone.', '', { kind: 'run' });
    const dying: StartAgent = async () => {
      const started = await start();
      if (count.started !== 2) return started;
      return { ...started, agent: { ...started.agent, prepare: () => Promise.reject(died) } };
    };
    const { entries } = await runBench(planned(['right', 'half']), dying);
    expect(brief(entries.filter(({ engine }) => engine === gpu.id))).toEqual([
      'right webgpu-fake 10 failed',
      'right webgpu-fake 100 skipped',
      'right webgpu-fake 1000 skipped',
      'half webgpu-fake 10 timed',
      'half webgpu-fake 100 timed',
      'half webgpu-fake 1000 timed',
    ]);
    expect(count).toEqual({ started: 3, ended: 3 });
  });

  test('skips sizes whose runs are expected to exceed the limit, and says by how much', async () => {
    const slow: StartAgent = async () => {
      const { agent, end } = await fakeAgents().start();
      const verdict = { right: true, error: 0 } as const;
      let size = 0;
      return {
        end,
        agent: {
          ...agent,
          prepare: async (suite, asked) => {
            size = asked;
            return agent.prepare(suite, asked);
          },
          sample: async () => ({ wall: size / 100, verdict }),
        },
      };
    };
    const { entries } = await runBench(planned(['right'], { engines: [cpu] }), slow);
    expect(entries).toMatchObject([
      { size: 10, outcome: 'timed', wall: { median: 0.1 } },
      { size: 100, outcome: 'timed', wall: { median: 1 } },
      { size: 1000, outcome: 'skipped', expected: 10 },
    ]);
  });

  test('scales the times of a sample to the whole', async () => {
    const fixed: StartAgent = async () => {
      const { agent, end } = await fakeAgents().start();
      return {
        end,
        agent: {
          ...agent,
          sample: async () => ({ wall: 0.25, verdict: { right: true, error: 0 } as const }),
        },
      };
    };
    const plan = planned(['half'], { engines: [cpu], sizes: () => [100] });
    const { entries } = await runBench(plan, fixed);
    expect(entries).toMatchObject([
      { size: 100, sampled: 50, wall: { median: 0.5, interval: [0.5, 0.5] }, counted: { operations: 200 } },
    ]);
  });

  test('leaves out an engine that cannot be opened, and says so', async () => {
    const broken: PlannedEngine = { id: 'webgpu-broken', spec: { backend: 'webgpu', adapter: 'broken' } };
    const { start, count } = fakeAgents();
    const { engines, notes } = await runBench(planned(['right'], { engines: [broken, cpu] }), start);
    expect(engines.map(({ id }) => id)).toEqual(['cpu-1']);
    expect(notes).toEqual([
      'webgpu-broken could not be opened and is not measured: No WebGPU: it is broken.',
    ]);
    await expect(runBench(planned(['right'], { engines: [broken] }), start)).rejects.toMatchObject({
      code: 'bench-no-engine',
      kind: 'run',
    });
    expect(count).toEqual({ started: 3, ended: 3 });
  });

  test('that is interrupted keeps what it measured, and stops its agents', async () => {
    const controller = new AbortController();
    const { start, count } = fakeAgents();
    const results = await runBench(planned(['right']), start, {
      signal: controller.signal,
      onEntry: ({ size, engine }) => size === 100 && engine === gpu.id && controller.abort(),
    });
    expect(results.entries.length).toBe(4);
    expect(results.notes.at(-1)).toMatch(/^Interrupted/);
    expect(count.ended).toBeGreaterThanOrEqual(2);
    await expect(runBench(planned(['right']), start, { signal: controller.signal })).rejects.toMatchObject({
      kind: 'interrupted',
    });
  });
});

test('a suite of one thread is measured on engines of one, and where there is none that is said', async () => {
  const oneThread = fakeSuites
    .filter(({ name }) => name === 'right')
    .map((suite) => ({ ...suite, oneThread: true }) as const);
  const engineOf = (workers: number): PlannedEngine => ({
    id: `cpu-${workers}`,
    spec: { backend: 'cpu', workers },
  });
  const run = (...workers: readonly number[]) =>
    runBench(planned([], { suites: oneThread, engines: workers.map(engineOf) }), fakeAgents().start);
  const { entries, notes } = await run(1, 2);
  expect(brief(entries)).toEqual([10, 100, 1000].map((size) => `right cpu-1 ${size} timed`));
  expect(notes).toEqual([]);
  const none = await run(2);
  expect(none).toMatchObject({ entries: [], noise: null });
  expect(none.notes).toEqual(['None of these engines is one for the suite right: it is not measured.']);
});

describe('engines', () => {
  const machineOf = { threads: 6, here: ['cpu', 'webgpu'] } as const;

  test('are the CPU with 1, 2, 4 ... and all threads, and every adapter', async () => {
    expect([1, 2, 3, 8].map(workerCounts)).toEqual([[1], [1, 2], [1, 2, 3], [1, 2, 4, 8]]);
    const { engines, notes } = await findEngines({}, machineOf, fakeAgents().start);
    expect(engines.map(({ id }) => id)).toEqual([
      'cpu-1',
      'cpu-2',
      'cpu-4',
      'cpu-6',
      'webgpu-swiftshader',
      'webgpu-llvmpipe',
    ]);
    expect(notes).toEqual([]);
  });

  test('have short names of their own', async () => {
    const adapters = [
      'NVIDIA GeForce RTX 4090',
      'Intel(R) UHD Graphics 770 (ADL-S GT1)',
      'llvmpipe a',
      'llvmpipe b',
    ];
    const start: StartAgent = async () => ({
      agent: { ...fakeAgent(), adapters: async () => adapters.map((name) => ({ name, software: false })) },
      end: async () => {},
    });
    const { engines } = await findEngines({ backends: ['webgpu'] }, machineOf, start);
    expect(engines.map(({ id }) => id)).toEqual([
      'webgpu-nvidia-geforce-rtx-4090',
      'webgpu-intel-uhd-770-adl-s-gt1',
      'webgpu-llvmpipe',
      'webgpu-llvmpipe-2',
    ]);
  });

  test('are chosen by back end, adapter and workers', async () => {
    const { start } = fakeAgents();
    const ids = async (choice: Parameters<typeof findEngines>[0]) =>
      (await findEngines(choice, machineOf, start)).engines.map(({ id }) => id);
    expect(await ids({ backends: ['cpu'], workers: [3, 3] })).toEqual(['cpu-3']);
    expect(await ids({ adapters: ['LLVMpipe (LLVM'], workers: [1] })).toEqual(['cpu-1', 'webgpu-llvmpipe']);
    await expect(ids({ adapters: ['radeon'] })).rejects.toMatchObject({
      code: 'no-webgpu-adapter',
      message: expect.stringContaining('there are: swiftshader-device-subzero, llvmpipe'),
    });
    await expect(ids({ backends: ['webgl'] })).rejects.toMatchObject({ code: 'bench-engine' });
  });

  test('are the CPU alone where there is no adapter, and a sentence says so', async () => {
    const none: StartAgent = async () => ({
      agent: { ...fakeAgent(), adapters: async () => [] },
      end: async () => {},
    });
    const { engines, notes } = await findEngines({ workers: [1] }, machineOf, none);
    expect(engines.map(({ id }) => id)).toEqual(['cpu-1']);
    expect(notes).toEqual(['No WebGPU adapter was found here: the CPU is timed alone.']);
    await expect(findEngines({ backends: ['webgpu'] }, machineOf, none)).rejects.toMatchObject({
      code: 'no-webgpu-adapter',
    });
  });
});
