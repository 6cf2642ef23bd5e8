/** `Sweeps.allocate` on a device: f32 values of tables made in float64. */

import type { Control } from '../../control.js';
import { AxisTables } from '../axis-tables.js';
import { BestPoints } from '../best-points.js';
import type { AllocationResult, AllocationSearch } from '../sweep.js';
import { AllocateRun, type Pair, type Plan, vectorsAtOnce } from './allocate-run.js';
import { blocksOf, firstCandidate } from './candidate-blocks.js';
import { Pacing } from './pacing.js';
import { outOfMemory, type SessionRunner } from './prepared.js';
import type { Rectangle } from './rectangles.js';
import type { Pace } from './room.js';
import { OutOfDeviceMemory } from './session.js';
import { WorkQueue } from './work-queue.js';

/** Budgets of one search: a workgroup keeps two numbers for each. */
const BUDGETS = 256;

export async function allocate(
  engine: SessionRunner,
  search: AllocationSearch,
  pace: Pace,
  control: Control = {},
): Promise<AllocationResult> {
  const { axes, vectors, budgets, top } = search;
  const points = axes.reduce((product, values) => product * values.length, 1);
  const tables = await AxisTables.create(search);
  const found = new BestPoints(vectors * budgets.length, top);
  const total = vectors * points;
  for (let first = 0; first < budgets.length; first += BUDGETS) {
    const plan: Plan = {
      search: { ...search, budgets: budgets.slice(first, first + BUDGETS) },
      tables,
      blocks: blocksOf(axes.map((values) => values.length)),
    };
    const part = await searchAll(engine, plan, pace, {
      ...control,
      progress: (done) =>
        control.progress?.(
          Math.floor((first * total + plan.search.budgets.length * done) / budgets.length),
          total,
        ),
    });
    const { length } = plan.search.budgets;
    for (let list = 0; list < vectors * length; list++) {
      const vector = Math.floor(list / length);
      found.merge(vector * budgets.length + first + (list - vector * length), part, list);
    }
  }
  const { point, objective, feasible } = found;
  return { point, objective, feasible };
}

/** All vectors, as many at a time as the device's memory takes. */
async function searchAll(
  engine: SessionRunner,
  plan: Plan,
  pace: Pace,
  control: Control,
): Promise<BestPoints> {
  const { vectors, budgets, top } = plan.search;
  const found = new BestPoints(vectors * budgets.length, top);
  let less = 1;
  for (let vector = 0; vector < vectors; ) {
    const count = Math.min(vectors - vector, vectorsAtOnce(plan, less));
    try {
      const part = await searchVectors(engine, plan, vector, count, pace, control);
      for (let list = 0; list < count * budgets.length; list++) {
        found.merge(vector * budgets.length + list, part, list);
      }
      vector += count;
    } catch (error) {
      if (!(error instanceof OutOfDeviceMemory)) throw error;
      if (count === 1 && less > 2 ** 16) throw outOfMemory(engine.info.adapter, error);
      less *= 2;
    }
  }
  return found;
}

async function searchVectors(
  engine: SessionRunner,
  plan: Plan,
  first: number,
  count: number,
  pace: Pace,
  control: Control,
): Promise<BestPoints> {
  const { search, blocks } = plan;
  const points = blocks.lines * blocks.length;
  const lists = count * search.budgets.length;
  const numbers = plan.tables.make(first, count);
  /** The best blocks of each list, by number in place of a point's. */
  const best = new BestPoints(lists, search.top);
  const found = new BestPoints(lists, search.top);
  const sweeping = new WorkQueue(
    [{ line: 0, lines: count, column: 0, columns: blocks.count }],
    new Pacing(pace.points),
  );
  let picking: { readonly queue: WorkQueue; readonly pairs: readonly Pair[] } | undefined;
  let done = first * points;
  await engine.run(control, async (session) => {
    const run = await AllocateRun.create(session, plan, numbers);
    const { software } = session.about;
    const cost = { software, roundTrip: await session.roundTrip, operations: run.operations };
    try {
      await sweeping.run(
        {
          ...cost,
          limits: run.sweepLimits,
          begin: (part) => run.sweep(part),
          completed: (part, words) => {
            run.mergeBlocks(part, words, best);
            const end = firstCandidate(blocks, part.column + part.columns);
            done += part.lines * (end - firstCandidate(blocks, part.column));
            control.progress?.(done, points);
          },
        },
        control,
      );
      picking ??= pairsOf(best, lists, pace);
      const { queue, pairs } = picking;
      const pairsIn = ({ column, columns }: Rectangle) => pairs.slice(column, column + columns);
      await queue.run(
        {
          ...cost,
          limits: run.pickLimits,
          begin: (part) => run.pick(pairsIn(part)),
          completed: (part, words) => run.mergeCandidates(pairsIn(part), words, found),
        },
        control,
      );
    } finally {
      run.destroy();
    }
  });
  for (let vector = 0; vector < count; vector++) {
    let sum = 0;
    for (let k = 0; k < search.budgets.length; k++) {
      const list = vector * search.budgets.length + k;
      sum += best.feasible[list];
      found.feasible[list] = sum;
    }
  }
  return found;
}

function pairsOf(best: BestPoints, lists: number, pace: Pace) {
  const { top } = best;
  const pairs: Pair[] = [];
  for (let k = 0; k < lists * top; k++) {
    if (best.point[k] >= 0) pairs.push([Math.floor(k / top), best.point[k]]);
  }
  return {
    pairs,
    queue: new WorkQueue(
      pairs.length === 0 ? [] : [{ line: 0, lines: 1, column: 0, columns: pairs.length }],
      new Pacing(pace.points),
    ),
  };
}
