/** Residuals: prediction minus observation, on the loss's residual scale. */
import type { Loss, ResidualScale } from './loss.js';

/** Observations on the residual's scale (log L on the log scale, L otherwise), and the loss. */
export interface Observed {
  readonly loss: Loss;
  readonly target: Float64Array;
}

/** d residual / d value at an observation: 1 / L on the relative scale, 1 otherwise, value being log L_hat on the log scale. */
export function residualSlope(scale: ResidualScale, observed: number): number {
  return scale === 'relative' ? 1 / observed : 1;
}

/** d residual / d value of each row: 1 / L on the relative scale, 1 otherwise. */
export function residualSlopes({ target, loss }: Observed): Float64Array {
  return target.map((observed) => residualSlope(loss.residual, observed));
}

/** The typical magnitude of observations on the residual's scale: 1 on the log and relative scales, the mean |L| on the raw one. */
export function residualSize({ loss, target }: Observed): number {
  if (loss.residual !== 'raw') return 1;
  let sum = 0;
  for (const observed of target) sum += Math.abs(observed);
  return sum / target.length || 1;
}

/** The residual of a prediction in natural units: log(L_hat / L), L_hat - L or L_hat / L - 1. */
export function residualOf(scale: ResidualScale, predicted: number, observed: number): number {
  if (scale === 'log') return Math.log(predicted / observed);
  return scale === 'raw' ? predicted - observed : predicted / observed - 1;
}
