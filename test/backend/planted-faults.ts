/** Back ends with planted faults, and a job that is the same whatever they do. */
import type { Backend, PreparedProblem } from '../../src/backend/contract.js';
import { createCpuBackend } from '../../src/backend/cpu/engine.js';
import { withFailover } from '../../src/backend/failover.js';
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

type Fault =
  | 'throws'
  | 'is lost'
  | 'is refused'
  | 'runs out of memory'
  | 'returns wrong numbers'
  | 'returns no numbers';
export type Phase = 'prepare' | 'search' | 'refit' | 'objective';

/** Calls of each phase that go wrong, by their number. */
export interface Plan {
  readonly fault: Fault;
  readonly phase: Phase;
  readonly calls: (call: number) => boolean;
}

export function fail(fault: Fault): never {
  if (fault === 'is lost') throw new IsolossError('device-lost', 'The GPU was lost', '', { kind: 'run' });
  if (fault === 'runs out of memory') {
    throw new IsolossError('gpu-out-of-memory', 'No memory left', '', { kind: 'run' });
  }
  if (fault === 'is refused') {
    throw new IsolossError('webgpu-validation', 'WebGPU refused the kernel fit', '', { kind: 'run' });
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
export function faulty(plan: Plan): Backend {
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

export function table(): Promise<Table> {
  const lines = ['N,D,loss'];
  for (let i = 0; i < 48; i++) {
    const [N, D] = [10 ** (7 + (i % 8) * 0.4), 10 ** (9 + Math.floor(i / 8) * 0.5)];
    const noise = 0.01 * (threefry(5, 0, i, 0)[0] / 2 ** 32 - 0.5);
    lines.push(`${N},${D},${(1.8 + 480 / N ** 0.35 + 2100 / D ** 0.37) * Math.exp(noise)}`);
  }
  return parseTable(lines.join('\n'), 'planted.csv', 'csv');
}

export async function run(backend: Backend, job: Partial<FitJobInput> = {}): Promise<FitRecord> {
  const whole = parseFitJob({
    runs: 'planted.csv',
    law: 'chinchilla',
    starts: 'sobol:200',
    objectiveGrid: [{ name: 'alpha', lo: 0.2, hi: 0.5, count: 5, linear: true }],
    ...job,
  });
  return (await fit(whole, await table(), { backend })).record;
}

export function determined({ backend: _, seconds: __, events: ___, ...rest }: FitRecord): string {
  return JSON.stringify(rest);
}

export const everyFault: readonly Fault[] = [
  'throws',
  'is lost',
  'runs out of memory',
  'returns wrong numbers',
  'returns no numbers',
];

/** The job of random faults, which has every phase. */
export const everyPhase: Partial<FitJobInput> = { starts: 'seeded:8', bootstrap: 40, refitStarts: '2' };

const phases: readonly Phase[] = ['prepare', 'search', 'refit', 'objective'];

/** Plan `k` of those that are drawn: kinds of fault and phases in turn, calls at random. */
export function drawnPlan(k: number): Plan {
  return {
    fault: everyFault[k % everyFault.length],
    phase: phases[Math.floor(k / everyFault.length) % phases.length],
    calls: (call) => (threefry(13, k, call, 0)[0] & 1) === 1,
  };
}

/** Fits under plan `k`, with the CPU behind the faulty back end. */
export function runUnderFaults(k: number): Promise<FitRecord> {
  return run(
    withFailover(faulty(drawnPlan(k)), async () => createCpuBackend()),
    everyPhase,
  );
}
