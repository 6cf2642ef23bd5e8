import { residualSize } from '../loss/residual.js';
import type { ProblemData } from './kernel.js';

/** The largest magnitude of a column must lie between this and its inverse, so that products and quotients stay within f32. */
const INPUT_RANGE = 2 ** 60;

/** The same for weights and for predictions: the latter enter squared, and beside exponentials down to 2^-40. */
const LEVEL_RANGE = 2 ** 30;

/** Whether these runs are within the range of a search in f32; otherwise it runs in f64. */
export function fitsF32(problem: ProblemData): boolean {
  const { columns, target, weight, loss } = problem;
  return (
    columns.every((column) => isWithin(largest(column), INPUT_RANGE)) &&
    isWithin(largest(weight), LEVEL_RANGE) &&
    isWithin(residualSize(problem), LEVEL_RANGE) &&
    (loss.residual === 'log' ? largest(target) < Math.LN2 * 30 : isWithin(largest(target), LEVEL_RANGE))
  );
}

function isWithin(size: number, range: number): boolean {
  return size === 0 || (size < range && size > 1 / range);
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
