/**
 * What the suites' work needs at least, from compiled formulas: the same for every back end, so that a roofline tells
 * how much more a back end does. A reader can recount every number here by hand.
 */

import { countGraph, type OperationCount } from '../src/formula/count.js';
import type { SweepProgram } from '../src/formula/sweep.js';
import { isTwoSided } from '../src/loss/loss.js';
import type { Problem } from '../src/problem/problem.js';
import type { SearchResult } from '../src/solver/results.js';
import type { Precision } from '../src/solver/search-options.js';
import type { Counted } from './suite.js';

type CountedProblem = Pick<Problem, 'program' | 'rows' | 'size' | 'columns' | 'loss'>;

const numberBytes: Readonly<Record<Precision, number>> = { f32: 4, f64: 8 };

function arithmetic(precision: Precision, { operations, transcendentals }: OperationCount): Counted {
  return { precision, operations, transcendentals, bytes: 0, readback: 0 };
}

/** Numbers that must be read or written at least once, and those of them that must come back to the host. */
export function traffic(precision: Precision, moved: number, returned = 0): Counted {
  const bytes = numberBytes[precision];
  return { precision, operations: 0, transcendentals: 0, bytes: bytes * moved, readback: bytes * returned };
}

/** The same work so many times, 0 and more. */
export function scale(counted: Counted, times: number): Counted {
  return combine(counted, (name) => counted[name] * times);
}

/** Works one after the other; the precision is that of the one with the most arithmetic, the first of equals. */
export function sum(...all: readonly [Counted, ...Counted[]]): Counted {
  const arithmeticOf = ({ operations, transcendentals }: Counted): number => operations + transcendentals;
  const most = all.reduce((a, b) => (arithmeticOf(b) > arithmeticOf(a) ? b : a));
  return combine(most, (name) => all.reduce((total, each) => total + each[name], 0));
}

function combine(
  { precision }: Counted,
  amount: (name: Exclude<keyof Counted, 'precision'>) => number,
): Counted {
  const arithmetic = { operations: amount('operations'), transcendentals: amount('transcendentals') };
  return { precision, ...arithmetic, bytes: amount('bytes'), readback: amount('readback') };
}

/** The law on the residual's scale (on the log scale its logarithm is part of it) and its gradient, at every row. */
function lawAndGradient({ program, rows }: CountedProblem): OperationCount {
  const roots = [program.value, ...program.gradient];
  const { each, once } = countGraph(program.graph, roots, ({ kind }) => kind === 'column');
  return {
    operations: rows * each.operations + once.operations,
    transcendentals: rows * each.transcendentals + once.transcendentals,
  };
}

/** Of a row: its residual, its penalty into the objective, and `slope` = weight times rho'(r) over r. */
function lossOperations({ loss }: CountedProblem): number {
  // r = value - target; relative: (value - L) (1 / L), the reciprocal made once.
  const residual = loss.residual === 'relative' ? 2 : 1;
  // r r, weight times that, added up; the slope is the weight.
  if (loss.rho.kind === 'squared') return residual + 3;
  // s = |r|, m = min(s, delta), m (s - m / 2): abs, min, times 1/2, minus, times.
  const huber = 5;
  // weight times that, added up.
  const objective = 2;
  // weight times m / s: divide, times.
  const slope = 2;
  // Which side of zero has which weight: a comparison and a multiplication.
  const side = isTwoSided(loss.rho) ? 2 : 0;
  return residual + huber + objective + slope + side;
}

/**
 * One Gauss-Newton pass of one fit: law and gradient at every row, the objective, p gradient sums and p (p + 1) / 2
 * normal sums. Rows are not among its bytes: all fits share them (`countRows`), and sums stay where the step is made.
 */
export function countNormalPass(problem: CountedProblem, precision: Precision): Counted {
  const { rows, size: p } = problem;
  const { operations, transcendentals } = lawAndGradient(problem);
  // slope g_j: p. Times r, added up: 2 p. Times g_k, k <= j, added up: 2 p (p + 1) / 2.
  const sums = p + 2 * p + p * (p + 1);
  return arithmetic(precision, {
    operations: operations + rows * (lossOperations(problem) + sums),
    transcendentals,
  });
}

/** The objective and its gradient at one parameter vector, which come back to the host. */
export function countObjective(problem: CountedProblem, precision: Precision = 'f32'): Counted {
  const { rows, size: p } = problem;
  const { operations, transcendentals } = lawAndGradient(problem);
  // slope r: 1. Times g_j, added up: 2 p.
  const sums = 1 + 2 * p;
  return sum(
    arithmetic(precision, {
      operations: operations + rows * (lossOperations(problem) + sums),
      transcendentals,
    }),
    // The vector in, the objective and its gradient out.
    traffic(precision, p + 1 + p, 1 + p),
  );
}

/** The rows read once: the law's columns, the target, the weight. */
export function countRows({ rows, columns }: CountedProblem, precision: Precision): Counted {
  return traffic(precision, rows * (columns.length + 2));
}

/** What joins axes at one point for one parameter vector. What becomes of the values is the suite's to add. */
export function countPoint({ graph, roots }: SweepProgram, precision: Precision = 'f32'): Counted {
  return arithmetic(precision, countGraph(graph, roots, ({ kind }) => kind === 'column').each);
}

/** Tables of one parameter vector along axes of `lengths`, made in float64: every back end makes them on the CPU. */
export function countTables({ graph, tables }: SweepProgram, lengths: readonly number[]): Counted {
  let total = arithmetic('f64', { operations: 0, transcendentals: 0 });
  const expressions = [...lengths.keys(), undefined].map((axis) =>
    tables.filter((table) => table.axis === axis).map(({ expression }) => expression),
  );
  expressions.forEach((roots, axis) => {
    const { each, once } = countGraph(graph, roots, ({ kind }) => kind === 'input');
    total = sum(total, arithmetic('f64', once));
    if (axis < lengths.length) total = sum(total, scale(arithmetic('f64', each), lengths[axis]));
  });
  return total;
}

/** Passes over the rows that a search took: one for every step, and one where a start lies. */
export function passesOf({ count, steps }: Pick<SearchResult, 'count' | 'steps'>): number {
  return steps.reduce((total, taken) => total + taken, count);
}

/**
 * What `fits` fits need that take so many passes in all: the passes, the rows once, a start in and an end out for each.
 * The float64 polish of a few ends is not counted: it is the host's, on any back end.
 */
export function countFits(
  problem: CountedProblem,
  precision: Precision,
  fits: number,
  passes: number,
): Counted {
  const { size } = problem;
  // Coordinates in; coordinates, objective, status and steps out.
  const out = (size + 3) * fits;
  return sum(
    scale(countNormalPass(problem, precision), passes),
    countRows(problem, precision),
    traffic(precision, size * fits + out, out),
  );
}
