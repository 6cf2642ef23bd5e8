/** Faults planted in a back end: what the job determines does not change, or the record says what moved. */
import { describe, expect, test } from 'vitest';
import type { Backend, PreparedProblem } from '../../src/backend/contract.js';
import { createCpuBackend } from '../../src/backend/cpu/engine.js';
import { withFailover } from '../../src/backend/failover.js';
import type { Sweeps } from '../../src/backend/sweep.js';
import { IsolossError } from '../../src/errors.js';
import {
  type FitJobInput,
  type FitRecord,
  fit,
  parseFitJob,
  parseTable,
  type Table,
} from '../../src/index.js';
import { Status } from '../../src/problem/status.js';
import { threefry } from '../../src/problem/threefry.js';
import type { SearchResult } from '../../src/solver/results.js';
import { formulas } from '../support/sweeps.js';

type Fault = 'throws' | 'is lost' | 'runs out of memory' | 'returns wrong numbers' | 'returns no numbers';
type Phase = 'prepare' | 'search' | 'refit' | 'objective';

/** Calls of each phase that go wrong, by their number. */
interface Plan {
  readonly fault: Fault;
  readonly phase: Phase;
  readonly calls: (call: number) => boolean;
}

function fail(fault: Fault): never {
  if (fault === 'is lost') throw new IsolossError('device-lost', 'The GPU was lost', '', { kind: 'run' });
  if (fault === 'runs out of memory') {
    throw new IsolossError('gpu-out-of-memory', 'No memory left', '', { kind: 'run' });
  }
  throw new Error('a worker died');
}

/** Makes claims wrong. */
function spoil(fault: Fault, { objective, status }: Pick<SearchResult, 'objective' | 'status'>): void {
  if (fault === 'returns wrong numbers') objective.set(objective.map((f) => 17 * f));
  if (fault !== 'returns no numbers') return;
  objective.fill(Number.NaN);
  status.fill(Status.notFinite);
}

/** The CPU back end under another name, with faults. */
function faulty(plan: Plan): Backend {
  const cpu = createCpuBackend();
  const calls = { prepare: 0, search: 0, refit: 0, objective: 0 };
  const strikes = (phase: Phase): boolean => phase === plan.phase && plan.calls(calls[phase]++);
  return {
    info: { ...cpu.info, name: 'webgpu', adapter: 'planted' },
    async prepare(problem): Promise<PreparedProblem> {
      if (strikes('prepare')) fail(plan.fault);
      const inner = await cpu.prepare(problem);
      return {
        async search(...args) {
          const strike = strikes('search');
          if (strike && !plan.fault.startsWith('returns')) fail(plan.fault);
          const result = await inner.search(...args);
          if (strike) spoil(plan.fault, result);
          return result;
        },
        async refit(...args) {
          const strike = strikes('refit');
          if (strike && !plan.fault.startsWith('returns')) fail(plan.fault);
          const result = await inner.refit(...args);
          if (strike) spoil(plan.fault, result);
          return result;
        },
        async objective(...args) {
          if (strikes('objective')) fail(plan.fault.startsWith('returns') ? 'throws' : plan.fault);
          return inner.objective(...args);
        },
        dispose: () => inner.dispose(),
      };
    },
    dispose: () => cpu.dispose(),
  };
}

function table(): Promise<Table> {
  const lines = ['N,D,loss'];
  for (let i = 0; i < 48; i++) {
    const [N, D] = [10 ** (7 + (i % 8) * 0.4), 10 ** (9 + Math.floor(i / 8) * 0.5)];
    const noise = 0.01 * (threefry(5, 0, i, 0)[0] / 2 ** 32 - 0.5);
    lines.push(`${N},${D},${(1.8 + 480 / N ** 0.35 + 2100 / D ** 0.37) * Math.exp(noise)}`);
  }
  return parseTable(lines.join('\n'), 'planted.csv', 'csv');
}

async function run(backend: Backend, job: Partial<FitJobInput> = {}): Promise<FitRecord> {
  const whole = parseFitJob({
    runs: 'planted.csv',
    law: 'chinchilla',
    starts: 'sobol:200',
    objectiveGrid: [{ name: 'alpha', lo: 0.2, hi: 0.5, count: 5, linear: true }],
    ...job,
  });
  return (await fit(whole, await table(), { backend })).record;
}

function determined({ backend: _, seconds: __, events: ___, ...rest }: FitRecord): string {
  return JSON.stringify(rest);
}

const everyFault: readonly Fault[] = [
  'throws',
  'is lost',
  'runs out of memory',
  'returns wrong numbers',
  'returns no numbers',
];

describe('a back end that fails', () => {
  test('once is tried again, and the result is the same bytes', async () => {
    const clean = await run(withFailover(createCpuBackend()));
    const record = await run(
      withFailover(faulty({ fault: 'throws', phase: 'search', calls: (call) => call === 0 })),
    );
    expect(determined(record)).toBe(determined(clean));
    expect(record.backend.adapter).toBe('planted');
    expect(record.events).toEqual(['starts 1 to 200 failed on webgpu (a worker died) and are done again.']);
  });

  for (const fault of everyFault) {
    test(`for good (${fault}) is left for the next, and the record says which work moved`, async () => {
      const clean = await run(withFailover(createCpuBackend()));
      const record = await run(
        withFailover(faulty({ fault, phase: 'search', calls: () => true }), async () => createCpuBackend()),
      );
      expect(record.objective).toBeCloseTo(clean.objective, 14);
      expect(record.backend.name).toBe('cpu');
      expect(record.events.at(-1)).toMatch(/starts 1 to 200 failed on webgpu .* run on cpu/);
    });
  }

  for (const fault of everyFault) {
    test(`inside a bootstrap (${fault}) is left for the next, and the replicates are the same`, async () => {
      const job: Partial<FitJobInput> = { bootstrap: 100, scheme: 'wild' };
      const clean = await run(withFailover(createCpuBackend()), job);
      const record = await run(
        withFailover(faulty({ fault, phase: 'refit', calls: () => true }), async () => createCpuBackend()),
        job,
      );
      expect(determined(record)).toBe(determined(clean));
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

  test('with no other behind it ends in a clear error', async () => {
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

  test('at random, 200 times in every phase, never changes what the job determines', async () => {
    const job: Partial<FitJobInput> = { starts: 'seeded:8', bootstrap: 40, refitStarts: '2' };
    const clean = await run(withFailover(createCpuBackend()), job);
    const phases: readonly Phase[] = ['prepare', 'search', 'refit', 'objective'];
    for (let k = 0; k < 200; k++) {
      const [a, b] = threefry(11, 0, k, 0);
      const plan: Plan = {
        fault: everyFault[a % everyFault.length],
        phase: phases[(a >>> 8) % 4],
        calls: (call) => (threefry(13, k, call, b)[0] & 1) === 1,
      };
      const record = await run(
        withFailover(faulty(plan), async () => createCpuBackend()),
        job,
      );
      expect(determined(record), JSON.stringify(plan)).toBe(determined(clean));
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

  test.each([0, 1, 9])('are the same after %i failures, and events tell of them', async (failures) => {
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
