import { residualSize } from '../loss/residual.js';
import type { ProblemData } from './kernel.js';

/** The largest number of a column lies in this range (or its inverse): products and quotients then have room in f32. */
const INPUT_RANGE = 2 ** 60;

/** The same for weights and for predictions: the latter enter squared and beside exponentials that end at 2^-40. */
const LEVEL_RANGE = 2 ** 30;

/** Whether a search in single precision can see these runs; where not, it runs in double. */
export function fitsSingle(problem: ProblemData): boolean {
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
