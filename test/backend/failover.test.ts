/** Faults planted in a back end: what the job determines does not change, or the record says what moved. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '../../src/backend/contract.js';
import { createCpuBackend } from '../../src/backend/cpu/engine.js';
import { withFailover } from '../../src/backend/failover.js';
import type { Sweeps } from '../../src/backend/sweep.js';
import { type FitJobInput, type FitRecord, fit, parseFitJob } from '../../src/index.js';
import { lawOfSize } from '../support/laws-of-sizes.js';
import { formulas } from '../support/sweeps.js';
import {
  determined,
  drawnPlan,
  everyFault,
  everyPhase,
  fail,
  faulty,
  type Plan,
  run,
  runUnderFaults,
  table,
} from './planted-faults.js';

describe('a back end that fails', () => {
  let clean: FitRecord;
  let cleanRefits: FitRecord;
  const refits: Partial<FitJobInput> = { bootstrap: 100, scheme: 'wild' };
  beforeAll(async () => {
    clean = await run(withFailover(createCpuBackend()));
    cleanRefits = await run(withFailover(createCpuBackend()), refits);
  });

  test('once is tried again, and the result is the same bytes', async () => {
    const record = await run(
      withFailover(faulty({ fault: 'throws', phase: 'search', calls: (call) => call === 0 })),
    );
    expect(determined(record)).toBe(determined(clean));
    expect(record.backend.adapter).toBe('planted');
    expect(record.events).toEqual(['starts 1 to 200 failed on webgpu (a worker died) and are done again.']);
  });

  for (const fault of everyFault) {
    test(`for good (${fault}) is left for the next, and the record says which work moved`, async () => {
      const record = await run(
        withFailover(faulty({ fault, phase: 'search', calls: () => true }), async () => createCpuBackend()),
      );
      expect(record.objective).toBeCloseTo(clean.objective, 14);
      expect(record.backend.name).toBe('cpu');
      expect(record.events.at(-1)).toMatch(/starts 1 to 200 failed on webgpu .* run on cpu/);
    });
  }

  test('for a kernel that a driver refuses is left by the fit that needs it, and kept for others', async () => {
    const device = faulty({ fault: 'is refused', phase: 'search', calls: (call) => call === 0 });
    const backend = withFailover(device, async () => createCpuBackend());
    const moved = await run(backend);
    expect(moved.events.at(-1)).toMatch(/WebGPU refused the kernel fit.* run on cpu/);
    expect(moved.objective).toBeCloseTo(clean.objective, 14);
    const stayed = await run(backend);
    expect(stayed.events).toEqual([]);
    expect(stayed.backend.adapter).toBe('planted');
  });

  test('for a kernel that a driver refuses to two pieces of work of one problem is kept for others', async () => {
    const device = faulty({ fault: 'is refused', phase: 'search', calls: (call) => call < 2 });
    const backend = withFailover(device, async () => createCpuBackend());
    const { problem } = lawOfSize(3);
    const prepared = await backend.prepare(problem);
    const starts = { count: 1, fill: (_: number, __: number, out: Float64Array) => out.fill(0.1) };
    const options = { maxSteps: 5, tolerance: 1e-6, smoothing: 1e-3 };
    await Promise.all([0, 1].map(() => prepared.search(starts, 0, 1, options)));
    prepared.dispose();
    expect(backend.info.adapter).toBe('planted');
  });

  test('takes objectives without gradients of more points than a chunk has', async () => {
    const { problem } = lawOfSize(3);
    const prepared = await withFailover(createCpuBackend({ workers: 1 })).prepare(problem);
    const points = new Float64Array(3 * 65_540).fill(0.1);
    const { objective, gradient } = await prepared.objective(points, 1e-3, {}, { gradient: false });
    prepared.dispose();
    expect(gradient).toHaveLength(0);
    expect(new Set(objective).size).toBe(1);
  });

  for (const fault of everyFault) {
    test(`inside a bootstrap (${fault}) is left for the next, and the replicates are the same`, async () => {
      const record = await run(
        withFailover(faulty({ fault, phase: 'refit', calls: () => true }), async () => createCpuBackend()),
        refits,
      );
      expect(determined(record)).toBe(determined(cleanRefits));
      expect(record.backend.name).toBe('cpu');
      expect(record.events.at(-1)).toMatch(/resamples 1 to 100 failed on webgpu .* run on cpu/);
    });
  }

  test('that draws other resamples than were asked for changes no replicate: polish draws its own', async () => {
    const cpu = createCpuBackend();
    const liar: Backend = {
      ...cpu,
      async prepare(problem) {
        const inner = await cpu.prepare(problem);
        return {
          ...inner,
          // As a device, which leaves polish to the processor.
          refit: (plan, starts, first, count, { polish: _, ...options }, control) =>
            inner.refit(plan, starts, first + 1, count, options, control),
        };
      },
    };
    const [clean, record] = [
      await run(cpu, { bootstrap: 100 }),
      await run(withFailover(liar), { bootstrap: 100 }),
    ];
    const [alpha, same] = [clean, record].map(({ bootstrap }) => bootstrap?.standardErrors.alpha ?? 0);
    expect(same / alpha).toBeCloseTo(1, 9);
  });

  test('under two fits at once is left by both, for one and the same back end', async () => {
    const jobs = [{ starts: 'sobol:200' }, { starts: 'sobol:100' }];
    const clean = await Promise.all(jobs.map((job) => run(withFailover(createCpuBackend()), job)));
    let [opened, inside] = [0, 0];
    const lost = faulty({ fault: 'is lost', phase: 'search', calls: () => true });
    const together: Backend = {
      ...lost,
      async prepare(problem) {
        const inner = await lost.prepare(problem);
        return {
          ...inner,
          async search(...args) {
            inside++;
            await expect.poll(() => inside).toBe(2);
            return inner.search(...args);
          },
        };
      },
    };
    const backend = withFailover(together, async () => {
      opened++;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return createCpuBackend();
    });
    const records = await Promise.all(jobs.map((job) => run(backend, job)));
    expect(opened).toBe(1);
    expect(records.map(determined)).toEqual(clean.map(determined));
    for (const { events } of records) expect(events).toHaveLength(1);
  });

  test('is left for the next but one, where the next fails too', async () => {
    const plan: Plan = { fault: 'returns wrong numbers', phase: 'search', calls: () => true };
    const record = await run(
      withFailover(
        faulty(plan),
        async () => faulty(plan),
        async () => createCpuBackend({ precision: 'f64' }),
      ),
    );
    expect(record.backend).toMatchObject({ name: 'cpu', precision: 'f64' });
    expect(record.events).toHaveLength(2);
  });

  test('fails the test of its arithmetic and is left before it computes anything', async () => {
    let searched = 0;
    const cpu = createCpuBackend();
    const planted: Backend = {
      ...faulty({ fault: 'throws', phase: 'search', calls: () => ++searched > 0 }),
      check: async () => ({ passed: false, largestError: 1e6, fingerprint: '' }),
    };
    const record = await run(withFailover(planted, async () => cpu));
    expect(searched).toBe(0);
    expect(record.backend.name).toBe('cpu');
    expect(record.events[0]).toMatch(/known answers/);
  });

  test('with no other behind it is a clear error', async () => {
    const failed = run(withFailover(faulty({ fault: 'throws', phase: 'search', calls: () => true })));
    await expect(failed).rejects.toMatchObject({ code: 'no-backend-left', kind: 'run' });
  });

  test('is given a problem once, however many searches begin at once', async () => {
    const cpu = createCpuBackend();
    let [prepared, disposed] = [0, 0];
    const backend: Backend = {
      ...cpu,
      async prepare(problem) {
        prepared++;
        const inner = await cpu.prepare(problem);
        return { ...inner, dispose: () => disposed++ };
      },
    };
    const watched = withFailover(backend);
    const both: Backend = {
      ...watched,
      async prepare(problem) {
        const inner = await watched.prepare(problem);
        return {
          dispose: () => inner.dispose(),
          refit: (...args) => inner.refit(...args),
          objective: (...args) => inner.objective(...args),
          async search(...args) {
            const [one, other] = await Promise.all([inner.search(...args), inner.search(...args)]);
            expect(one).toEqual(other);
            return one;
          },
        };
      },
    };
    await run(both);
    expect([prepared, disposed]).toEqual([1, 1]);
  });

  test('is not asked again after an interruption', async () => {
    const stop = new AbortController();
    const cpu = createCpuBackend();
    let asked = 0;
    const backend: Backend = {
      ...cpu,
      async prepare(problem) {
        const inner = await cpu.prepare(problem);
        return {
          ...inner,
          search(...args) {
            asked++;
            stop.abort();
            return inner.search(...args);
          },
        };
      },
    };
    const job = parseFitJob({ runs: 'planted.csv', law: 'chinchilla' });
    const failed = fit(job, await table(), { backend: withFailover(backend), signal: stop.signal });
    await expect(failed).rejects.toMatchObject({ kind: 'interrupted' });
    expect(asked).toBe(1);
  });

  // `test/long/faults.test.ts` draws 400.
  test('at random in every phase, in every way, never changes what the job determines', async () => {
    const clean = await run(withFailover(createCpuBackend()), everyPhase);
    for (let k = 0; k < 40; k++) {
      const record = await runUnderFaults(k);
      expect(determined(record), JSON.stringify(drawnPlan(k))).toBe(determined(clean));
      if (record.backend.name === 'cpu') expect(record.events.at(-1)).toMatch(/run on cpu/);
    }
  });
});

describe('sweeps', () => {
  const { program } = formulas(['x', 'y'], ['p'], 'p*x + y');
  const sweep = {
    program,
    axes: [Float64Array.of(1, 2, 3), Float64Array.of(1, 2)],
    parameters: [Float64Array.of(1, 2)],
    vectors: 2,
  };
  const search = {
    ...sweep,
    program: formulas(['x', 'y'], ['p'], 'p*x', 'y').program,
    budgets: Float64Array.of(1),
    top: 1,
  };

  function failing(times: number): Backend {
    const cpu = createCpuBackend();
    const sweeps = cpu.sweeps as Sweeps;
    let left = times;
    const strike = (): void => {
      if (left-- > 0) fail('throws');
    };
    return {
      ...cpu,
      info: { ...cpu.info, name: 'webgpu' },
      sweeps: {
        async surface(...args) {
          const surface = await sweeps.surface(...args);
          return {
            ...surface,
            async tile(...place) {
              strike();
              return surface.tile(...place);
            },
          };
        },
        async allocate(...args) {
          strike();
          return sweeps.allocate(...args);
        },
      },
    };
  }

  test('hand an earlier tile over to one attempt only: it may write to it still', async () => {
    const plain = createCpuBackend();
    const given: unknown[] = [];
    const second: Backend = {
      ...plain,
      info: plain.info,
      sweeps: {
        ...(plain.sweeps as Sweeps),
        async surface(...args) {
          const prepared = await (plain.sweeps as Sweeps).surface(...args);
          return {
            ...prepared,
            async tile(...place) {
              given.push(place[3]);
              if (given.length === 2) throw new Error('once');
              return prepared.tile(...place);
            },
          };
        },
      },
    };
    const prepared = await (withFailover(second, async () => plain).sweeps as Sweeps).surface(sweep, [0.5]);
    const before = await prepared.tile(0, 4);
    const after = await prepared.tile(1, 4, {}, before);
    expect(given).toEqual([undefined, before, undefined]);
    expect(after.mean[0]).not.toBe(before.mean[0]);
  });

  test.each([0, 1, 9])('are the same after %i failures, and events report them', async (failures) => {
    const plain = createCpuBackend().sweeps as Sweeps;
    const events: string[] = [];
    const control = { event: (text: string) => events.push(text) };
    const backend = withFailover(failing(failures), async () => createCpuBackend());
    const sweeps = backend.sweeps as Sweeps;
    const tile = await (await sweeps.surface(sweep, [0.5])).tile(1, 4, control);
    expect(tile).toEqual(await (await plain.surface(sweep, [0.5])).tile(1, 4));
    expect(backend.info.name).toBe(failures > 1 ? 'cpu' : 'webgpu');
    expect(await sweeps.allocate(search, control)).toEqual(await plain.allocate(search));
    expect(events.length).toBe(Math.min(failures, 2));
    if (failures > 0) expect(events[0]).toMatch(/^points 2 to 5 failed on webgpu \(a worker died\)/);
  });

  test('are not offered where the back end has none', () => {
    const { sweeps: _, ...without } = createCpuBackend();
    expect(withFailover(without).sweeps).toBeUndefined();
  });
});
