/**
 * The search along a line: which candidates may be among the best within a budget. Most are rejected by two comparisons;
 * the others are recorded with their numbers, for the caller to accept or reject exactly.
 */
import type { Graph, NodeId } from '../graph.js';
import { Body, type Expression, i32, v128 } from './body.js';
import { keepSplats, LawCode } from './emit-law.js';
import { ValueType, type WasmFunction } from './encode.js';
import type { Lanes } from './lanes.js';

/** Vectors of candidates that are rejected or recorded together. */
const UNROLL = 4;

/** Bytes of one budget in memory: the budget, the objective to beat, the number of candidates within; one vector each. */
export const BUDGET_BYTES = 64;

export interface SearchMemory {
  /**
   * By budget, ascending: BUDGET_BYTES. One more before the first, -Infinity, and one behind the last, Infinity, with an
   * objective that nothing beats.
   */
  readonly budgets: number;
  /** i32: the end of the records. */
  readonly hitsEnd: number;
}

export interface SearchSpec {
  readonly graph: Graph;
  /** Objective, cost, slacks; leaves are `column`, `coordinate` and constants. */
  readonly roots: readonly NodeId[];
  readonly lanes: Lanes;
  readonly coordinates: number;
  readonly slots: number;
  /** Bytes from one column to the next. */
  readonly columnBytes: number;
  /** The column that is 0 at candidates and NaN in the padding. */
  readonly presentColumn: number;
  /** How many budgets there are. */
  readonly budgets: number;
}

/** Candidates of one record. Layout: column pointer (i32, padded to a vector), objectives, costs. */
export function recordCandidates(lanes: Pick<Lanes, 'count'>): number {
  return UNROLL * lanes.count;
}

/** Bytes for the records of `count` candidates. */
export function recordBytes(lanes: Pick<Lanes, 'count'>, count: number): number {
  return Math.ceil(count / recordCandidates(lanes)) * RECORD;
}

export const RECORD = 16 * (1 + 2 * UNROLL);

/**
 * (columns, end of the first column, hits). Costs of infeasible candidates are NaN. Each candidate within a budget is
 * counted once, at the least budget that it is within. What a candidate is, is as in `shaders/lib/candidates.wgsl`.
 */
export function searchFunction(wide: Lanes, spec: SearchSpec, memory: SearchMemory): WasmFunction {
  const { graph, roots, lanes, coordinates, slots, columnBytes, presentColumn } = spec;
  const pointer = ValueType.i32;
  const body = new Body('search', [pointer, pointer, pointer]);
  const [columns, end, hits] = [0, 1, 2].map((i) => body.parameter(i));
  const law = new LawCode(graph, roots);
  law.prelude(
    body,
    wide,
    (index) => v128.loadSplat(coordinates + 8 * index),
    keepSplats(body, wide, lanes, slots),
  );
  const first = memory.budgets;
  const start = body.local(pointer);
  const at = body.local(pointer);
  const more = body.local(pointer);
  const before = body.local(ValueType.v128);
  const better = body.local(ValueType.v128);
  body.set(start, i32.constant(first));
  body.repeatWhile(i32.less(columns, end), () => {
    const column = (index: number, vector: number): Expression =>
      v128.load(columnBytes * index + 16 * vector, columns);
    const candidates = law.rows(body, lanes, UNROLL, column, slots).map((values, vector) => ({
      objective: values[0],
      cost: body.let(feasibleCost(lanes, values, column(presentColumn, vector))),
    }));

    const limit = (offset: number, place: Expression): Expression => v128.load(offset, place);
    const within = (place: Expression): Expression[] => {
      const budget = body.let(limit(0, place));
      return candidates.map(({ cost }) => body.let(lanes.lessOrEqual(cost, budget)));
    };
    const compare = (place: Expression, masks: readonly Expression[]): Expression => {
      const best = body.let(limit(16, place));
      return candidates
        .map(({ objective }, i) => lanes.and(masks[i], lanes.less(objective, best)))
        .reduce((any, next) => lanes.or(any, next));
    };
    const count = (masks: readonly Expression[]): Expression =>
      masks.reduce((sum, next) => lanes.addWord(sum, next));

    if (spec.budgets === 1) {
      const place = i32.constant(first);
      const masks = within(place);
      body.run(v128.store(32, lanes.subWord(limit(32, place), count(masks)), place));
      body.set(better, compare(place, masks));
    } else {
      const costs = candidates.map(({ cost }) => cost);
      const cheapest = body.let(costs.reduce(lanes.atMost, lanes.constant(Infinity)));
      const dearest = body.let(costs.reduce(lanes.atLeast, lanes.constant(-Infinity)));
      const reaches = (place: Expression): Expression =>
        lanes.any(lanes.lessOrEqual(cheapest, limit(0, place)));
      const current = body.get(start);
      const below = i32.add(current, i32.constant(-BUDGET_BYTES));
      // The least budget that any candidate is within is near that of the candidates before.
      body.when(reaches(below), () => {
        body.repeatWhile(reaches(below), () => body.set(start, below));
      });
      body.when(i32.not(reaches(current)), () => {
        body.repeatWhile(i32.not(reaches(current)), () =>
          body.set(start, i32.add(current, i32.constant(BUDGET_BYTES))),
        );
      });
      body.set(at, current);
      body.set(before, lanes.constant(0));
      body.set(better, lanes.constant(0));
      const place = body.get(at);
      body.repeatWhile(body.get(more), () => {
        const masks = within(place);
        const counted = body.let(count(masks));
        const added = lanes.subWord(counted, body.get(before));
        body.run(v128.store(32, lanes.subWord(limit(32, place), added), place));
        body.set(before, counted);
        body.set(better, lanes.or(body.get(better), compare(place, masks)));
        body.set(more, i32.not(lanes.all(lanes.lessOrEqual(dearest, limit(0, place)))));
        body.set(at, i32.add(place, i32.constant(BUDGET_BYTES)));
      });
    }
    body.when(lanes.any(body.get(better)), () => {
      body.run(i32.store(0, columns, hits));
      candidates.forEach(({ objective, cost }, i) => {
        body.run(v128.store(16 * (1 + i), objective, hits));
        body.run(v128.store(16 * (1 + UNROLL + i), cost, hits));
      });
      body.set(2, i32.add(hits, i32.constant(RECORD)));
    });
    body.set(0, i32.add(columns, i32.constant(16 * UNROLL)));
  });
  body.run(i32.store(memory.hitsEnd, hits));
  return body.finish();
}

/** The cost; NaN where a slack is positive, a number is not finite, or there is no candidate. */
function feasibleCost(
  lanes: Lanes,
  [objective, cost, ...slacks]: readonly Expression[],
  present: Expression,
): Expression {
  // x - x is 0 or NaN.
  const nanUnlessFinite = [objective, cost, ...slacks].map((x) => lanes.sub(x, x));
  const finite = lanes.add(
    cost,
    [present, ...nanUnlessFinite].reduce((sum, next) => lanes.add(sum, next)),
  );
  // A mask of ones is a NaN.
  return slacks.reduce((sofar, slack) => lanes.or(sofar, lanes.less(lanes.constant(0), slack)), finite);
}
