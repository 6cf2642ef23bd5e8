/** `Sweeps.allocate` of the CPU back end: float64 with one parameter vector, f32 with many. */
import { shared } from '#platform';
import type { Control } from '../../control.js';
import { compileModule } from '../../formula/wasm/compile-module.js';
import { emitLines } from '../../formula/wasm/emit-lines.js';
import { BestPoints } from '../best-points.js';
import type { AllocationFound, AllocationSearch } from '../sweep.js';
import {
  type AllocateKernel,
  type AllocateWork,
  createAllocateWork,
  type FoundPart,
  linesOf,
} from './allocate-work.js';
import { newKey } from './common-pool.js';
import { share } from './parallel.js';
import type { WorkerPool } from './pool.js';
import { inPoints } from './surface.js';

/** Candidates that a thread goes through before it looks up: a millisecond or two, 40 where powers join axes. */
const BUNDLE = 1 << 21;

export async function allocate(
  pool: WorkerPool,
  { program, axes, parameters, vectors, budgets, top }: AllocationSearch,
  control: Control = {},
): Promise<AllocationFound> {
  const kind = vectors === 1 ? 'f64' : 'f32';
  const lengths = axes.map((values) => values.length);
  const { bytes, memory } = emitLines(program, lengths, parameters.length, kind, budgets.length);
  const kernel: AllocateKernel = {
    module: await compileModule(bytes),
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
  /** Lines go in bundles, since every beginning takes all that it meets for good. */
  const bundle = Math.max(1, Math.min(total, Math.floor(BUNDLE / length)));
  const found = new BestPoints(vectors * budgets.length, top);
  const key = newKey();
  let work: AllocateWork | undefined;
  let posted: AllocateKernel | undefined;
  const bounds = (from: number, to: number) => ({ first: from * bundle, end: Math.min(total, to * bundle) });
  try {
    await share<FoundPart>(
      pool,
      {
        count: Math.ceil(total / bundle),
        name: 'points',
        pace: {},
        unit: 1,
        here: (k) => {
          work ??= createAllocateWork(kernel);
          const { first, end } = bounds(k, k + 1);
          work.search(first, end, { found, first: 0 });
        },
        there: async (remote, knows, from, to) => {
          if (!knows.has(key)) {
            posted ??= { ...kernel, axes: axes.map(shared), parameters: parameters.map(shared) };
            await remote.prepareAllocate(key, posted);
            knows.add(key);
          }
          const { first, end } = bounds(from, to);
          return remote.allocate(key, first, end);
        },
        take: (from, part) => {
          const firstList = Math.floor((from * bundle) / lines) * budgets.length;
          for (let list = 0; list < part.feasible.length; list++) found.merge(firstList + list, part, list);
        },
      },
      inPoints(control, total * length),
    );
  } finally {
    pool.forget(key);
  }
  // What is within a budget is within every greater one.
  for (let vector = 0; vector < vectors; vector++) {
    for (let k = 1; k < budgets.length; k++) {
      const list = vector * budgets.length + k;
      found.merge(list, found, list - 1);
    }
  }
  const { point, objective, feasible } = found;
  return { point, objective, feasible };
}
