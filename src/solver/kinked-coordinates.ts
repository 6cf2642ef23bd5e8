/** Coordinates along which the law itself has a kink, for all that numbers can tell. */
import { huberForm } from '../loss/loss.js';
import { shapeOf } from '../problem/group-coordinates.js';
import type { CpuKernel } from './kernel.js';
import { createPasses } from './passes.js';
import type { Polished } from './polish.js';

/** How far a coordinate is moved to either side, relative where it is above 1. */
const DISTANCE = 1e-9;

/** From either side a step by this coordinate alone would go further than this many times the distance. */
const OVERSHOOT = 1000;

/** The cosine between residuals and their derivatives by the coordinate, on either side: below this it may be rounding. */
const LEAST_COSINE = 1e-6;

/** After so many halvings of twice the distance neighbouring numbers are left. */
const HALVINGS = 26;

/**
 * The coordinates, ascending, along which the objective falls steeply towards `at` from either side and has its minimum there, as
 * where a sharp break meets a run; `at` is moved to these minima. Methods that rely on derivatives hardly move any other coordinate
 * there, since each step leads across the kink, where the objective rises.
 */
export function moveToKinks(
  problem: CpuKernel,
  at: Float64Array,
  { objective, gaussNewton }: Pick<Polished, 'objective' | 'gaussNewton'>,
): number[] {
  const { size, lower, upper } = problem;
  const passes = createPasses(problem);
  const form = huberForm(problem.loss.rho, 0);
  const { start } = shapeOf(problem);
  const gradient = new Float64Array(size);
  const near = at.slice();
  const slopeAt = (i: number, value: number): number => {
    near[i] = value;
    passes.gradient(near, form, gradient);
    return gradient[i];
  };
  const kinked: number[] = [];
  for (const i of at.keys()) {
    const distance = DISTANCE * Math.max(1, Math.abs(at[i]));
    let [below, above] = [at[i] - distance, at[i] + distance];
    const curvature = gaussNewton[start[i] + i];
    if (!(curvature > 0 && below > lower[i] && above < upper[i])) continue;
    const least = Math.max(
      OVERSHOOT * distance * curvature,
      LEAST_COSINE * Math.sqrt(2 * objective * curvature),
    );
    if (slopeAt(i, below) < -least && slopeAt(i, above) > least) {
      for (let k = 0; k < HALVINGS; k++) {
        const middle = (below + above) / 2;
        if (slopeAt(i, middle) < 0) below = middle;
        else above = middle;
      }
      at[i] = above;
      kinked.push(i);
    }
    near[i] = at[i];
  }
  return kinked;
}
