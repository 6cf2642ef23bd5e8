/** `Sweeps.allocate` of the CPU back end: float64 with one parameter vector, f32 with many. */
import { toSharedMemory } from '#platform';
import type { Control } from '../../control.js';
import { compileLines } from '../../formula/wasm/compile-sweep.js';
import { BestPoints } from '../best-points.js';
import type { AllocationResult, AllocationSearch } from '../sweep.js';
import {
  type AllocateKernel,
  type AllocateWork,
  createAllocateWork,
  linesOf,
  type PartialResult,
} from './allocate-work.js';
import { newKey } from './common-pool.js';
import { runParallel } from './parallel.js';
import type { WorkerPool } from './pool.js';
import { inPoints } from './surface.js';

/** Candidates of one item of work: a millisecond or two, 40 where the formula has powers of several axes. */
const BUNDLE_POINTS = 1 << 21;

export async function allocate(
  pool: WorkerPool,
  { program, axes, parameters, vectors, budgets, top }: AllocationSearch,
  control: Control = {},
): Promise<AllocationResult> {
  const kind = vectors === 1 ? 'f64' : 'f32';
  const lengths = axes.map((values) => values.length);
  const { module, memory } = await compileLines(program, lengths, parameters.length, kind, budgets.length);
  const kernel: AllocateKernel = {
    module,
    layout: memory,
    kind,
    axes,
    parameters,
    budgets,
    top,
  };
  const lines = linesOf(kernel);
  const length = lengths[lengths.length - 1];
  const total = vectors * lines;
  /** Lines are searched in bundles, since at the beginning of each item every candidate is among the best so far. */
  const bundle = Math.max(1, Math.min(total, Math.floor(BUNDLE_POINTS / length)));
  const best = new BestPoints(vectors * budgets.length, top);
  const key = newKey();
  let work: AllocateWork | undefined;
  let posted: AllocateKernel | undefined;
  const bounds = (from: number, to: number) => ({ first: from * bundle, end: Math.min(total, to * bundle) });
  try {
    await runParallel<PartialResult>(
      pool,
      {
        count: Math.ceil(total / bundle),
        name: 'points',
        time: {},
        unit: 1,
        runLocal: (k) => {
          work ??= createAllocateWork(kernel);
          const { first, end } = bounds(k, k + 1);
          work.search(first, end, { best, first: 0 });
        },
        runRemote: async (remote, knows, from, to) => {
          if (!knows.has(key)) {
            posted ??= {
              ...kernel,
              axes: axes.map(toSharedMemory),
              parameters: parameters.map(toSharedMemory),
            };
            await remote.prepareAllocate(key, posted);
            knows.add(key);
          }
          const { first, end } = bounds(from, to);
          return remote.allocate(key, first, end);
        },
        accept: (from, part) => {
          const firstList = Math.floor((from * bundle) / lines) * budgets.length;
          for (let list = 0; list < part.feasible.length; list++) best.merge(firstList + list, part, list);
        },
      },
      inPoints(control, total * length),
    );
  } finally {
    pool.forget(key);
  }
  // Candidates within a budget are within every greater one.
  for (let vector = 0; vector < vectors; vector++) {
    for (let k = 1; k < budgets.length; k++) {
      const list = vector * budgets.length + k;
      best.merge(list, best, list - 1);
    }
  }
  const { point, objective, feasible } = best;
  return { point, objective, feasible };
}
