/** A problem, starts and resamples for tests of refits on a device. */
import type { ResamplePlan } from '../../src/problem/resample.js';
import type { RefitResult } from '../../src/solver/results.js';
import type { SearchOptions } from '../../src/solver/search-options.js';
import { chinchilla, simulatedRuns } from '../support/problem.js';

export const options: SearchOptions = { maxSteps: 300, tolerance: 1e-8, smoothing: 1e-3 };

export const rows = 60;
export const made = chinchilla(simulatedRuns(rows));
export const optimum = made.internal([1.8, 480, 2100, 0.348, 0.366]);
const others = [
  [1.5, 300, 1500, 0.3, 0.4],
  [1, 1000, 1000, 0.5, 0.3],
  [1.9, 5000, 500, 0.6, 0.3],
].map(made.internal);
export const few = [optimum, ...others];
export const identity = (n: number) => Uint32Array.from({ length: n }, (_, i) => i);
export const pairs: ResamplePlan = {
  kind: 'draw',
  seed: 1,
  unit: identity(rows),
  order: identity(rows),
  from: new Uint32Array(rows),
  among: new Uint32Array(rows).fill(rows),
};
/** All there is in a result, for comparisons to the bit. */
export const contents = ({ parameters, objective, status }: RefitResult) => [
  ...parameters,
  ...objective,
  ...status,
];
