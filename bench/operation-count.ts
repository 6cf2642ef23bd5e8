/**
 * What the suites' work needs at least, from compiled formulas: the same for every back end, so that a roofline tells
 * how much more a back end does. A reader can recount every number here by hand.
 */

import { countGraph, type OperationCount } from '../src/formula/count.js';
import type { SweepProgram } from '../src/formula/sweep.js';
import {
  type CountedProblem,
  lawAndGradient,
  lossOperations,
  normalPass,
} from '../src/problem/operation-count.js';
import type { SearchResult } from '../src/solver/results.js';
import type { Precision } from '../src/solver/search-options.js';
import type { Counted } from './suite.js';

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

/**
 * One Gauss-Newton pass of one fit. Rows are not among its bytes: all fits share them (`countRows`), and sums stay where the
 * step is made.
 */
export function countNormalPass(problem: CountedProblem, precision: Precision): Counted {
  return arithmetic(precision, normalPass(problem));
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
