/**
 * The exact minimum of losses with a kink (absolute, quantile). At it some rows, at most as many as there are free
 * parameters, are fitted exactly; each such row i carries a multiplier y_i in place of the slope its penalty lacks:
 *
 *   sum over other rows of w slope(sign r) dr + sum over exact rows of y_i dr_i = 0,   r_i = 0 on exact rows.
 *
 * Newton's method on these equations gives the parameters to rounding. The point is a minimum where every y_i lies
 * between the slopes on its row's two sides; where one does not, its row leaves the exact set, and the weighted median along
 * the edge that opens determines which row enters (an active-set exchange, as in the simplex method).
 */
import type { Evaluator } from '../formula/evaluator.js';
import { solveLinear } from '../linear-algebra/lu.js';
import { addRows, entryIndex } from '../linear-algebra/matrix-shape.js';
import { huberForm, penalty } from '../loss/loss.js';
import { residualSize, residualSlopes } from '../loss/residual.js';
import { rowCoordinates, shapeOf, sparseRows } from '../problem/group-coordinates.js';
import { CompensatedSums, compensatedSum } from './exact-objective.js';
import type { ProblemData } from './kernel.js';

/** A row fitted exactly, and the sum of the weights of all rows identical to it. */
interface ExactRow {
  readonly row: number;
  readonly weight: number;
}

export interface ExactMinimum {
  readonly objective: number;
  readonly rows: readonly number[];
  /** Largest multiplier as a fraction of its limit. */
  readonly multiplier: number;
  /** Largest component of gradient plus multipliers at the solution, relative to the terms that it is a sum of. */
  readonly decrement: number;
  /** Of the problem's shape: sum of weight / mean |r| times J J'. */
  readonly curvature: Float64Array;
}

/** Moves `at` in place from a minimum smoothed at `delta`; `frozen` coordinates stay. Undefined: no exact solution. */
export type SolveExactly = (at: Float64Array, delta: number, frozen: Uint8Array) => ExactMinimum | undefined;

/** Newton steps on one set of exact rows: convergence is quadratic from a point that is right to about delta. */
const MAX_NEWTON = 20;

/** A gradient whose component orthogonal to the rows already chosen is below this fraction of its norm is dependent on them. */
const DEPENDENT = 1e-9;

export function createExactSolver(problem: ProblemData, evaluator: Evaluator): SolveExactly {
  const { rows, size, target, weight } = problem;
  const { rho } = problem.loss;
  let scale = residualSlopes(problem);
  // The slopes of the penalty on its two sides.
  const { up, down } = huberForm(rho, 1);
  const residual = new Float64Array(rows);
  const terms = new Float64Array(rows);
  const shape = shapeOf(problem);
  const coordinates = rowCoordinates(problem);

  return (at, delta, frozen) => {
    // Targets may have changed since the last call.
    scale = residualSlopes(problem);
    const free = Array.from(frozen.keys()).filter((i) => !frozen[i]);
    let exact = chooseRows(at, delta, free);
    let solved = solve(at, exact, free);
    if (!solved) return undefined;
    for (let exchange = 0; exchange < 20 + 4 * size && solved.multiplier > 1; exchange++) {
      const next = exchangeRow(solved.at, exact, solved.multipliers, free);
      const better = next && solve(next.at, next.exact, free);
      if (!next || !better || !(better.objective < solved.objective)) break;
      exact = next.exact;
      solved = better;
    }
    at.set(solved.at);
    return {
      objective: solved.objective,
      rows: exact.map(({ row }) => row).sort((a, b) => a - b),
      multiplier: solved.multiplier,
      decrement: solved.decrement,
      curvature: kinkCurvature(problem, evaluator, at),
    };
  };

  /** Calls `visit` for each free coordinate that a row depends on: its place in `free`, dv_row / du, the program's number. */
  function eachOf(
    row: number,
    gradient: readonly Float64Array[],
    place: Int32Array,
    visit: (k: number, derivative: number, program: number) => void,
  ): void {
    const at = coordinates(row);
    for (let c = 0; c < at.length; c++) if (place[at[c]] >= 0) visit(place[at[c]], gradient[c][row], c);
  }

  /** By coordinate, its place in `free`, or -1. */
  function placesIn(free: readonly number[]): Int32Array {
    const place = new Int32Array(size).fill(-1);
    free.forEach((i, k) => {
      place[i] = k;
    });
    return place;
  }

  /** Whether two rows have the same observation and derivatives by the free coordinates. */
  function isSame(a: number, b: number, gradient: readonly Float64Array[], place: Int32Array): boolean {
    if (target[a] !== target[b]) return false;
    const at = coordinates(a);
    return (
      at === coordinates(b) && gradient.every((column, c) => place[at[c]] < 0 || column[a] === column[b])
    );
  }

  function fillResiduals(value: Float64Array): void {
    for (let row = 0; row < rows; row++) residual[row] = (value[row] - target[row]) * scale[row];
  }

  /** Rows with |residual| below delta, smallest first, whose gradients are independent; at most one a free coordinate. */
  function chooseRows(at: Float64Array, delta: number, free: readonly number[]): ExactRow[] {
    const { value, gradient } = evaluator.gradient(at);
    fillResiduals(value);
    const inside = Array.from(residual.keys())
      .filter((row) => weight[row] > 0 && Math.abs(residual[row]) < delta)
      .sort((a, b) => Math.abs(residual[a]) - Math.abs(residual[b]) || a - b);
    const place = placesIn(free);
    const squares = new Float64Array(free.length);
    for (let row = 0; row < rows; row++) {
      eachOf(row, gradient, place, (k, x) => {
        squares[k] += x * x;
      });
    }
    const lengths = squares.map((sum) => Math.sqrt(sum) || 1);
    const directions: Float64Array[] = [];
    const chosen: { row: number; weight: number }[] = [];
    for (const row of inside) {
      const same = chosen.find((other) => isSame(other.row, row, gradient, place));
      if (same) {
        same.weight += weight[row];
        continue;
      }
      if (chosen.length === free.length) continue;
      const direction = new Float64Array(free.length);
      eachOf(row, gradient, place, (k, x) => {
        direction[k] = (x * scale[row]) / lengths[k];
      });
      const length = Math.hypot(...direction);
      for (const other of directions) {
        let along = 0;
        for (let k = 0; k < direction.length; k++) along += other[k] * direction[k];
        if (along === 0) continue;
        for (let k = 0; k < direction.length; k++) direction[k] -= along * other[k];
      }
      const remainder = Math.hypot(...direction);
      if (!(remainder > DEPENDENT * length)) continue;
      directions.push(direction.map((x) => x / remainder));
      chosen.push({ row, weight: weight[row] });
    }
    return chosen;
  }

  /** Newton's method on the equations above from `from`; undefined where they are singular or leave the law's domain. */
  function solve(from: Float64Array, exact: readonly ExactRow[], free: readonly number[]) {
    const at = from.slice();
    let multipliers = new Float64Array(exact.length);
    let previous = Infinity;
    for (let round = 0; round < MAX_NEWTON; round++) {
      const system = equations(at, exact, multipliers, free);
      const right = Float64Array.from([
        ...system.gradient.map((g) => -g),
        ...exact.map(({ row }) => -residual[row]),
      ]);
      if (!solveLinear(system.matrix, right)) return undefined;
      multipliers = right.slice(free.length);
      let length = 0;
      for (let k = 0; k < free.length; k++) length += (right[k] * system.lengths[k]) ** 2;
      if (!Number.isFinite(length)) return undefined;
      // Quadratic until rounding: then the step no longer shrinks, and is not taken.
      if (round > 1 && length >= 0.25 * previous) break;
      previous = length;
      free.forEach((i, k) => {
        at[i] += right[k];
      });
    }
    const objective = objectiveAt(at, exact);
    const { gradient } = equations(at, exact, multipliers, free);
    const jacobian = evaluator.gradient(at).gradient;
    const place = placesIn(free);
    const sums = gradient.slice();
    const magnitudes = gradient.map(Math.abs);
    exact.forEach(({ row }, m) => {
      eachOf(row, jacobian, place, (k, x) => {
        const term = multipliers[m] * (x * scale[row]);
        sums[k] += term;
        magnitudes[k] += Math.abs(term);
      });
    });
    const decrement = sums.reduce((most, sum, k) => Math.max(most, Math.abs(sum) / (magnitudes[k] || 1)), 0);
    let multiplier = 0;
    exact.forEach((row, m) => {
      multiplier = Math.max(multiplier, Math.abs(multipliers[m]) / limit(row, multipliers[m]));
    });
    return { at, multipliers, objective, multiplier, decrement };
  }

  /** The limit of a multiplier on its side: the penalty's slope there. */
  function limit(row: ExactRow, multiplier: number): number {
    return row.weight * (multiplier > 0 ? up : down);
  }

  /** The Newton matrix, the gradient of the other rows, and the scale of each free coordinate; fills residuals. */
  function equations(at: Float64Array, exact: readonly ExactRow[], y: Float64Array, free: readonly number[]) {
    const { value, gradient, hessian } = evaluator.hessian(at);
    fillResiduals(value);
    // Slope of each row's penalty times dr/dv; exact rows have their multiplier instead, and rows identical to them 0.
    const score = residual.map((r, row) => (r > 0 ? up : r < 0 ? -down : 0) * weight[row] * scale[row]);
    const place = placesIn(free);
    for (const { row } of exact) {
      for (let other = 0; other < rows; other++) if (isSame(row, other, gradient, place)) score[other] = 0;
    }
    const total = new CompensatedSums(free.length);
    const squares = new Float64Array(free.length);
    for (let row = 0; row < rows; row++) {
      eachOf(row, gradient, place, (k, x) => {
        total.add(k, score[row] * x);
        squares[k] += weight[row] * x * x;
      });
    }
    exact.forEach(({ row }, m) => {
      score[row] = y[m] * scale[row];
    });
    const order = free.length + exact.length;
    const matrix = Array.from({ length: order }, () => new Float64Array(order));
    const curvature = new CompensatedSums(shape.length);
    for (let row = 0; row < rows; row++) {
      if (score[row] === 0) continue;
      const to = coordinates(row);
      for (let c = 0, entry = 0; c < to.length; c++) {
        for (let d = 0; d <= c; d++, entry++) {
          const second = hessian[entry];
          if (second) curvature.add(entryIndex(shape, to[c], to[d]), score[row] * second[row]);
        }
      }
    }
    free.forEach((i, k) => {
      for (let j = shape.begin[i]; j <= i; j++) {
        if (place[j] < 0) continue;
        matrix[k][place[j]] = curvature.total(shape.start[i] + j);
        matrix[place[j]][k] = matrix[k][place[j]];
      }
    });
    exact.forEach(({ row }, m) => {
      eachOf(row, gradient, place, (k, x) => {
        matrix[k][free.length + m] = x * scale[row];
        matrix[free.length + m][k] = x * scale[row];
      });
    });
    const lengths = squares.map(Math.sqrt);
    return { matrix, gradient: total.all(), lengths };
  }

  function objectiveAt(at: Float64Array, exact: readonly ExactRow[]): number {
    fillResiduals(evaluator.value(at));
    for (let row = 0; row < rows; row++) terms[row] = weight[row] * penalty(rho, residual[row]);
    for (const { row } of exact) terms[row] = 0;
    return compensatedSum(terms);
  }

  /** Removes the row whose multiplier exceeds its limit most, and minimises along the edge that opens. */
  function exchangeRow(
    at: Float64Array,
    exact: readonly ExactRow[],
    multipliers: Float64Array,
    free: readonly number[],
  ): { at: Float64Array; exact: ExactRow[] } | undefined {
    let leave = 0;
    const excess = (m: number) => Math.abs(multipliers[m]) / limit(exact[m], multipliers[m]);
    for (let m = 1; m < exact.length; m++) if (excess(m) > excess(leave)) leave = m;
    const sign = Math.sign(multipliers[leave]);
    const { matrix } = equations(at, exact, multipliers, free);
    const model = matrix.slice(0, free.length).map((row) => row.slice(0, free.length));
    const right = new Float64Array(matrix.length);
    right[free.length + leave] = sign;
    if (!solveLinear(matrix, right)) return undefined;
    const direction = right.slice(0, free.length);
    let bend = 0;
    for (let k = 0; k < free.length; k++) {
      if (direction[k] !== 0)
        for (let l = 0; l < free.length; l++) bend += direction[k] * model[k][l] * direction[l];
    }
    // Slope of the objective along the edge, and the rows whose residual changes sign, nearest first.
    let descent = limit(exact[leave], multipliers[leave]) - Math.abs(multipliers[leave]);
    const { gradient } = evaluator.gradient(at);
    const place = placesIn(free);
    const kept = exact.filter((_, m) => m !== leave);
    const isExact = new Set(exact.map(({ row }) => row));
    const crossings: { row: number; distance: number; turn: number }[] = [];
    for (let row = 0; row < rows; row++) {
      if (!(weight[row] > 0) || isExact.has(row)) continue;
      let rate = 0;
      eachOf(row, gradient, place, (k, x) => {
        rate += direction[k] * (x * scale[row]);
      });
      const distance = -residual[row] / rate;
      if (distance > 0) crossings.push({ row, distance, turn: weight[row] * Math.abs(rate) * (up + down) });
    }
    crossings.sort((a, b) => a.distance - b.distance || a.row - b.row);
    const walk = (distance: number) => {
      const next = at.slice();
      free.forEach((i, k) => {
        next[i] += distance * direction[k];
      });
      return next;
    };
    for (const { row, distance, turn } of crossings) {
      if (bend > 0 && descent + bend * distance >= 0) break;
      descent += turn;
      if (descent + Math.max(bend, 0) * distance >= 0) {
        return { at: walk(distance), exact: [...kept, { row, weight: weight[row] }] };
      }
    }
    return bend > 0 && descent < 0 ? { at: walk(-descent / bend), exact: kept } : undefined;
  }
}

/**
 * Sum of weight / mean |r| times J J' at `at`, of the problem's shape: the curvature that a loss with a kink has on average where residuals
 * are Laplace-distributed.
 */
export function kinkCurvature(problem: ProblemData, evaluator: Evaluator, at: Float64Array): Float64Array {
  const { rows, target, weight } = problem;
  const scale = residualSlopes(problem);
  const { value, gradient } = evaluator.gradient(at);
  let deviation = 0;
  let total = 0;
  for (let row = 0; row < rows; row++) {
    deviation += weight[row] * Math.abs((value[row] - target[row]) * scale[row]);
    total += weight[row];
  }
  // The mean deviation of runs fitted exactly is taken to be that of rounding.
  const factor = total / Math.max(deviation, total * Number.EPSILON * residualSize(problem));
  const shape = shapeOf(problem);
  const matrix = new Float64Array(shape.length);
  addRows(shape, matrix, sparseRows(problem, gradient), (row) => factor * weight[row] * scale[row] ** 2);
  return matrix;
}
