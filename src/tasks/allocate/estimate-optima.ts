/** The best allocation of each budget at the estimated parameters, refined from the grid's best points. */

import type { Sweeps } from '../../backend/sweep.js';
import type { Control } from '../../control.js';
import { emptyError, type GridCase, leastViolation } from './grid-search.js';
import { multiplierCount, type Optima, optimaOf } from './optima.js';
import { patternSearch } from './pattern-search.js';
import type { Question } from './question.js';
import { noMixture } from './simplex.js';
import { SmoothQuestion } from './smooth-question.js';

/** Starts per budget. */
const MOST_STARTS = 4;

/** Grid points at least this far apart, in grid steps, may lie in different basins. */
const APART = 4;

/** Optima closer than this, in coordinates, are one. */
const SAME = 1e-4;

/** One optimum of one combination of listed values. */
export interface LocatedOptimum {
  readonly smooth: SmoothQuestion;
  /** By coordinate. */
  readonly at: Float64Array;
  /** Of the smooth question. */
  readonly objective: number;
  readonly settled: number;
  readonly region: number;
  readonly multipliers: Float64Array;
}

/** Per budget: distinct optima, the best first. Throws `nothing-feasible`, which names the excluding constraint. */
export async function optimaAtEstimate(
  question: Question,
  grid: readonly GridCase[],
  sweeps: Sweeps,
  control: Control,
): Promise<LocatedOptimum[][]> {
  const { budgets } = question;
  const places: LocatedOptimum[][] = Array.from(budgets, () => []);
  const empty = (b: number): boolean => grid.every(({ feasible }) => feasible[b] === 0);
  for (const one of grid) {
    const smooth = new SmoothQuestion(question, one.listed);
    const starts: { readonly budget: number; readonly at: readonly number[] }[] = [];
    for (const [b, best] of one.best.entries()) {
      // The feasible set may be too thin for the grid: the points of least violation are then the starts.
      const points =
        empty(b) && question.rest === undefined
          ? await leastViolation(question, sweeps, one.listed, budgets[b], control)
          : best;
      for (const point of separated(smooth, points)) starts.push({ budget: b, at: point });
    }
    const optima = solve(smooth, starts);
    starts.forEach(({ budget }, k) => {
      if (optima.settled[k] === 0) return;
      places[budget].push({
        smooth,
        at: Float64Array.from(optima.at, (column) => column[k]),
        objective: optima.objective[k],
        settled: optima.settled[k],
        region: optima.region[k],
        multipliers: Float64Array.from(optima.multipliers, (column) => column[k]),
      });
    });
  }
  for (const [b, found] of places.entries()) {
    if (!empty(b)) found.push(...betterPoints(question, grid, b, found));
    found.sort((x, y) => x.objective - y.objective);
    places[b] = found.filter((place, i) => !found.slice(0, i).some((before) => isSame(place, before)));
    if (found.length > 0) continue;
    if (empty(b) && question.rest !== undefined) throw noMixture(question);
    if (empty(b)) throw await emptyError(question, sweeps, budgets[b], control);
    places[b] = [bestPoint(question, grid, b)];
  }
  return places;
}

function solve(
  smooth: SmoothQuestion,
  starts: readonly { readonly budget: number; readonly at: readonly number[] }[],
): Optima {
  const { fitted, budgets } = smooth.question;
  const count = starts.length;
  return optimaOf(
    smooth,
    {
      count,
      parameters: fitted.law.parameters.map(({ name }) => new Float64Array(count).fill(fitted.values[name])),
      budget: Float64Array.from(starts, ({ budget }) => budgets[budget]),
    },
    Array.from({ length: smooth.size }, (_, i) => Float64Array.from(starts, ({ at }) => at[i])),
  );
}

/** The well separated ones of grid points, best first, as coordinates. */
function separated(smooth: SmoothQuestion, points: readonly Float64Array[]): number[][] {
  const { axes } = smooth.question;
  const cell = smooth.free.map((axis, k) => {
    const it = axes[axis];
    return it.kind === 'listed' ? 1 : (smooth.upper[k] - smooth.lower[k]) / (it.count - 1);
  });
  const chosen: number[][] = [];
  for (const point of points) {
    const at = smooth.free.map((axis, k) => smooth.coordinate(k, point[axis]));
    const isFar = chosen.every((other) => at.some((x, k) => Math.abs(x - other[k]) > APART * cell[k]));
    if (isFar) chosen.push(at);
    if (chosen.length === MOST_STARTS) break;
  }
  return chosen;
}

function isSame(x: LocatedOptimum, y: LocatedOptimum): boolean {
  return x.smooth === y.smooth && x.at.every((value, i) => Math.abs(value - y.at[i]) < SAME);
}

/** If a grid point is better than all SQP results: the result of a pattern search from it. */
function betterPoints(
  question: Question,
  grid: readonly GridCase[],
  b: number,
  found: readonly LocatedOptimum[],
): LocatedOptimum[] {
  if (found.length === 0) return [];
  const start = bestPoint(question, grid, b);
  const { smooth } = start;
  const least = Math.min(...found.map(({ objective }) => objective));
  const objective = smooth.logObjective ? Math.log(start.objective) : start.objective;
  if (!(objective < least - 1e-12 * Math.abs(least))) return [];
  const { fitted, budgets } = question;
  const parameters = fitted.law.parameters.map(({ name }) => Float64Array.of(fitted.values[name]));
  const vector = { count: 1, parameters, budget: Float64Array.of(budgets[b]) };
  const better = patternSearch(smooth, vector, start.at);
  if (better === undefined) return [];
  const multipliers = new Float64Array(multiplierCount(smooth));
  multipliers.set(better.multipliers);
  return [{ smooth, at: better.at, objective: better.objective, settled: 2, region: 0, multipliers }];
}

/** The grid's best point, if no refinement succeeded. */
function bestPoint(question: Question, grid: readonly GridCase[], budget: number): LocatedOptimum {
  const candidates = grid.flatMap(({ listed, best }) => {
    const [point] = best[budget];
    if (point === undefined) return [];
    const smooth = new SmoothQuestion(question, listed);
    const at = Float64Array.from(smooth.free, (axis, k) => smooth.coordinate(k, point[axis]));
    return [{ smooth, at, objective: objectiveAt(smooth, at) }];
  });
  const [best] = candidates.sort((x, y) => x.objective - y.objective);
  const multipliers = new Float64Array(multiplierCount(best.smooth));
  return { ...best, settled: 0, region: 0, multipliers };
}

function objectiveAt(smooth: SmoothQuestion, at: Float64Array): number {
  const { fitted, objective, maximize } = smooth.question;
  const parameters = fitted.law.parameters.map(({ name }) => Float64Array.of(fitted.values[name]));
  const values = smooth.values([objective], parameters, 1);
  values.at.forEach((column, i) => {
    column[0] = at[i];
  });
  values.run();
  return maximize ? -values.value[0][0] : values.value[0][0];
}
