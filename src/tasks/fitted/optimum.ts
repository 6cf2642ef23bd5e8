/** Constrained optima over two unknowns: the least loss of a budget, or the least cost of a loss. */
import type { NodeId } from '../../formula/graph.js';
import { type LaneFunction, rootsBetween, rootsFrom } from './lane-roots.js';
import { estimateLanes, type Lanes, type LawPlane, LOG_LIMITS } from './law-plane.js';

/** Spacing of the initial grid, in logarithms. */
const GRID_STEP = 0.25;

export interface Curve {
  readonly plane: LawPlane;
  /** To be minimised. */
  readonly objective: NodeId;
  /** Equal to the target along the curve. */
  readonly constraint: NodeId;
}

/** Logarithms of the two unknowns, one entry per lane; not finite where a lane has no optimum. */
export type Optimum = readonly [first: Float64Array, second: Float64Array];

/**
 * The optimum in every lane, the first lane being the estimate: its optimum is searched globally, the others' locally
 * from there. Undefined if the estimate's curve is empty or its best point lies at the limit of the search range.
 */
export function optimumOf(
  curve: Curve,
  values: Readonly<Record<string, number>>,
  lanes: Lanes,
  target: Float64Array,
): Optimum | undefined {
  const { plane } = curve;
  const estimateLane = estimateLanes(plane.law, values);
  const bracket = gridBracket(curve, values, target[0]);
  if (bracket === undefined) return undefined;
  const [lo, hi, second] = bracket;
  const estimate = new CurveWalk(curve, estimateLane, target.slice(0, 1), Float64Array.of(second));
  const [start] = rootsBetween(estimate.slope, Float64Array.of(lo), Float64Array.of(hi));
  if (!Number.isFinite(start)) return undefined;
  if (lanes.count === 1) return [Float64Array.of(start), estimate.second(Float64Array.of(start))];
  const [other] = estimate.second(Float64Array.of(start));
  const walk = new CurveWalk(curve, lanes, target, new Float64Array(lanes.count).fill(other));
  const first = rootsFrom(walk.slope, new Float64Array(lanes.count).fill(start), LOG_LIMITS);
  first[0] = start;
  return [first, walk.second(first)];
}

/** The constraint curve parametrised by the first unknown; the last second unknown is the start of the next solve. */
export class CurveWalk {
  private readonly at: Float64Array;
  private readonly trade: (at: readonly Float64Array[]) => readonly Float64Array[];
  private readonly first: Float64Array;
  private readonly distance: LaneFunction;

  constructor(
    { plane, objective, constraint }: Curve,
    lanes: Lanes,
    target: Float64Array,
    start: Float64Array,
  ) {
    this.at = start.slice();
    this.first = new Float64Array(lanes.count);
    this.trade = plane.evaluator([plane.trade(objective, constraint)], lanes);
    this.distance = plane.along(constraint, lanes, target, 1, this.first);
  }

  /** The second unknown on the curve; infinite where the curve lies outside the search range on that side. */
  second(first: Float64Array): Float64Array {
    this.first.set(first);
    const found = rootsFrom(this.distance, this.at, LOG_LIMITS);
    for (const [i, value] of found.entries()) if (Number.isFinite(value)) this.at[i] = value;
    return found;
  }

  /** Derivative of the objective along the curve. Where the second unknown would be infinite, the first is too small. */
  readonly slope: LaneFunction = (first) => {
    const second = this.second(first);
    const [value] = this.trade([first, this.at]);
    return value.map((slope, i) => {
      if (Number.isFinite(second[i])) return slope;
      return Number.isNaN(second[i]) ? Number.NaN : second[i] > 0 ? -1 : 1;
    });
  };
}

/** Grid neighbours that bracket the best point on the estimate's curve, and the second unknown there. */
function gridBracket(
  { plane, objective, constraint }: Curve,
  values: Readonly<Record<string, number>>,
  target: number,
): readonly [lo: number, hi: number, second: number] | undefined {
  const [lowest, highest] = LOG_LIMITS;
  const count = Math.ceil((highest - lowest) / GRID_STEP) + 1;
  const first = Float64Array.from({ length: count }, (_, i) => Math.min(lowest + i * GRID_STEP, highest));
  const lanes = estimateLanes(plane.law, values, count);
  const distance = plane.along(constraint, lanes, new Float64Array(count).fill(target), 1, first);
  const second = rootsFrom(distance, new Float64Array(count).fill((lowest + highest) / 2), LOG_LIMITS);
  const [value] = plane.evaluator([objective], lanes)([first, second]);
  let best = -1;
  for (const [i, found] of value.entries()) {
    if (!Number.isFinite(second[i]) || !Number.isFinite(found)) continue;
    if (best < 0 || found < value[best]) best = i;
  }
  if (best <= 0 || best === count - 1) return undefined;
  return [first[best - 1], first[best + 1], second[best]];
}
