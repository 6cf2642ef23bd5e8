import type { ProblemData } from './kernel.js';
import { residualSize } from './residual.js';

/** Numbers of the runs in this range leave their squares and quotients room in single precision. */
const INPUT_RANGE = 2 ** 60;

/** The same for weights and for what raw residuals are taken of, which enter squared. */
const RESIDUAL_RANGE = 2 ** 30;

/** Whether a search in single precision can see these runs; where not, it runs in double. */
export function fitsSingle(problem: ProblemData): boolean {
  const { columns, target, weight } = problem;
  const inside = (values: Float64Array, range: number): boolean =>
    values.every((x) => x === 0 || (Math.abs(x) < range && Math.abs(x) > 1 / range));
  return (
    [...columns, target].every((column) => inside(column, INPUT_RANGE)) &&
    inside(weight, RESIDUAL_RANGE) &&
    inside(Float64Array.of(residualSize(problem)), RESIDUAL_RANGE)
  );
}
