/** Checks of sweeps by devices: some points of each tile, and what a search returns, are computed again in float64. */

import { type Approximate, evaluate, stored } from '../formula/error-analysis.js';
import { evaluateNode } from '../formula/evaluate-node.js';
import type { SweepProgram } from '../formula/sweep.js';
import { wrongNumbers } from './retry.js';
import type { AllocationResult, AllocationSearch, PreparedSurface, SurfaceTile, Sweep } from './sweep.js';

/** Points of a tile that are computed again. */
const POINTS = 4;

/** Lists of a search that are checked, and points of the grid that must not beat the best of each. */
const LISTS = 16;
const RIVALS = 32;

/** Errors of so many times the bound at a few parameter vectors are wrong; other vectors may have larger bounds. */
const MARGIN = 8;

/** Sums, and devices within WGSL's limits that flush or contract, lose so much of a number. */
const RESOLUTION = 2 ** -18;

/** Numbers beyond this may be infinite in single precision. */
const LARGEST = 1e30;

/** Compares a device's tiles of one surface with float64. */
export class SurfaceCheck {
  #exact: Promise<PreparedSurface> | undefined;

  constructor(
    private readonly sweep: Sweep,
    private readonly probabilities: readonly number[],
  ) {}

  /** @throws IsolossError `wrong-numbers` where half the points of a formula are wrong, or none is finite. */
  async check(tile: SurfaceTile): Promise<void> {
    this.#exact ??= openExact(this.sweep, this.probabilities);
    const exact = await this.#exact;
    const roots = this.sweep.program.roots.length;
    const compared = new Float64Array(roots);
    const wrong = new Float64Array(roots);
    const missing = new Float64Array(roots);
    const points = Math.min(POINTS, tile.count);
    for (let k = 0; k < points; k++) {
      const at = Math.floor(((k + 0.5) * tile.count) / points);
      const truth = await exact.tile(tile.first + at, 1);
      const bounds = this.#bounds(tile.first + at);
      for (let root = 0; root < roots; root++) {
        const pairs = columnsOf(tile, root).map((column, i) => [column[at], columnsOf(truth, root)[i][0]]);
        const size = Math.max(...pairs.map(([, y]) => Math.abs(y)));
        const allowed = MARGIN * bounds[root] + RESOLUTION * size;
        // Of NaN neither holds.
        if (!(size < LARGEST && allowed < LARGEST)) continue;
        if (pairs.every(([x]) => Number.isNaN(x))) {
          missing[root]++;
          continue;
        }
        compared[root]++;
        if (!pairs.every(([x, y]) => Math.abs(x - y) <= allowed)) wrong[root]++;
      }
    }
    for (let root = 0; root < roots; root++) {
      if (compared[root] === 0 && missing[root] > 0) {
        throw wrongNumbers(`none of ${missing[root]} values of a surface that are finite in float64 is`);
      }
      if (wrong[root] > 0 && 2 * wrong[root] >= compared[root]) {
        throw wrongNumbers(
          `${wrong[root]} of ${compared[root]} points of a surface checked in float64 are wrong`,
        );
      }
    }
  }

  dispose(): void {
    this.#exact?.then(
      (exact) => exact.dispose(),
      () => undefined,
    );
  }

  /** The error of each formula at a point in single precision, the largest of a few vectors'. */
  #bounds(point: number): number[] {
    const { program, vectors } = this.sweep;
    const some = [0, vectors >> 1, vectors - 1].map((vector) => approximate(this.sweep, point, vector));
    return program.roots.map((_, root) => Math.max(...some.map((values) => values[root].error)));
  }
}

/** @throws IsolossError `wrong-numbers` where half of the checked lists are wrong. */
export function checkAllocation(search: AllocationSearch, result: AllocationResult): void {
  const { budgets, top, axes } = search;
  const points = axes.reduce((product, values) => product * values.length, 1);
  const lists = search.vectors * budgets.length;
  const checked = Math.min(LISTS, lists);
  let wrong = 0;
  for (let k = 0; k < checked; k++) {
    const list = Math.floor((k * lists) / checked);
    const vector = Math.floor(list / budgets.length);
    const budget = budgets[list % budgets.length];
    const best = result.point[list * top];
    const claimed = result.objective[list * top];
    const judge = (point: number) => judged(approximate(search, point, vector), budget);
    const own = best >= 0 ? judge(best) : undefined;
    let fails = own !== undefined && (own.isOutside || claimed < own.least || claimed > own.greatest);
    for (let rival = 0; rival < RIVALS && !fails; rival++) {
      const { isInside, greatest } = judge(Math.floor(((rival + 0.5) * points) / RIVALS));
      fails = isInside && greatest < (best >= 0 ? claimed : Infinity);
    }
    if (fails) wrong++;
  }
  if (2 * wrong < checked || wrong === 0) return;
  throw wrongNumbers(`${wrong} of ${checked} searches of candidates checked in float64 are wrong`);
}

/** What is certain of a candidate, given the errors of single precision. */
function judged([objective, cost, ...slacks]: readonly Approximate[], budget: number) {
  const margin = ({ value, error }: Approximate): number => MARGIN * error + RESOLUTION * Math.abs(value);
  const within = (x: Approximate, limit: number): boolean => x.value + margin(x) <= limit;
  const beyond = (x: Approximate, limit: number): boolean => x.value - margin(x) > limit;
  return {
    isInside:
      [objective, cost, ...slacks].every(({ value }) => Math.abs(value) < LARGEST) &&
      within(cost, budget) &&
      slacks.every((slack) => within(slack, 0)),
    isOutside: beyond(cost, budget) || slacks.some((slack) => beyond(slack, 0)),
    least: objective.value - margin(objective),
    greatest: objective.value + margin(objective),
  };
}

/** The formulas at a point for one parameter vector. */
function approximate({ program, axes, parameters }: Sweep, point: number, vector: number) {
  const place: number[] = [];
  let rest = point;
  for (const values of axes.toReversed()) {
    place.unshift(values[rest % values.length]);
    rest = Math.floor(rest / values.length);
  }
  return analyseSweep(
    program,
    (axis) => place[axis],
    (p) => parameters[p][vector],
  );
}

/** The exact value of each of a sweep's formulas at one point and vector, with the error that f32 arithmetic may make. */
export function analyseSweep(
  { graph, roots, tables }: SweepProgram,
  input: (axis: number) => number,
  parameter: (index: number) => number,
): readonly Approximate[] {
  const numbers = tables.map(({ expression }) =>
    evaluateNode(graph, expression, ({ kind, value }) =>
      kind === 'input' ? input(value) : parameter(value),
    ),
  );
  return evaluate(graph, roots, ({ kind, value }) => stored(kind === 'const' ? value : numbers[value]));
}

/** All numbers of a formula in a tile. */
function columnsOf({ mean, deviation, quantiles }: SurfaceTile, root: number): readonly Float64Array[] {
  return [mean[root], ...(deviation[root] ? [deviation[root]] : []), ...(quantiles[root] ?? [])];
}

async function openExact(sweep: Sweep, probabilities: readonly number[]): Promise<PreparedSurface> {
  const { createCpuBackend } = await import('./cpu/index.js');
  const { sweeps } = createCpuBackend({ precision: 'f64', workers: 1 });
  if (sweeps === undefined) throw new RangeError('the CPU back end makes no sweeps');
  return sweeps.surface(sweep, probabilities);
}
