import { choleskyFactor, choleskySolve } from '../linear-algebra/cholesky.js';
import { packedIndex, packedLength } from '../linear-algebra/packed.js';
import type { HuberForm } from '../loss/loss.js';
import { residualSlopes } from '../loss/residual.js';
import { Status, type StatusCode } from '../problem/status.js';
import type { ProblemData } from './kernel.js';
import { clamp, damp, freeze, isFiniteNormal } from './levenberg-marquardt.js';
import { createNormal, type Passes } from './passes.js';

/** How bent a step's path may be: twice the acceleration over the velocity, both in the norm of the scales. */
const MOST_BENT = 0.75;

/** What an accepted step can divide the damping by. */
const EASE = 3;

/** What damping is divided by while damped steps promise nothing. */
const HASTE = 100;

/** What rejected steps multiply the damping by, at first; the factor doubles from one rejection to the next. */
const TIGHTEN = 2;

const LEAST_DAMPING = 1e-15;
const MOST_DAMPING = 1e20;

/**
 * What each step keeps of the largest curvature before it. A parameter whose term has died out is held back for some
 * steps, so that it does not leap; one whose slopes shrink by many orders along a valley is not held back for good.
 */
const MEMORY = 0.5;

/** A step that promises less than this, relative to the objective, leaves the rest to Newton's method. */
const TOLERANCE = 1e-13;

/** What float64 cannot resolve of an objective, as a share of its noise. */
const RESOLUTION = 2 ** -55;

/** Accepted steps in a row that may pass without a fall that can be seen. */
const PATIENCE = 24;

/**
 * A parameter is felt where a change by its own size (or by 1, if that is more) moves the objective by more than this
 * share. One that is not would leap by many times its size for a fall that is rounding, and no damping that spares the
 * others holds it back.
 */
const FELT = 1e-20;

/** The first steps are this short: 1 halves what an undamped one would do to each parameter alone. */
const FIRST_DAMPING = 1;

export interface GeodesicOptions {
  readonly maxSteps: number;
  /** Coordinates that stay where they are. */
  readonly hold?: readonly number[];
}

export interface GeodesicEnd {
  readonly status: StatusCode;
  readonly steps: number;
  readonly objective: number;
}

/** Moves `at` in place, downhill. */
export type Geodesic = (at: Float64Array, form: HuberForm, options: GeodesicOptions) => GeodesicEnd;

/**
 * Levenberg-Marquardt with geodesic acceleration (Transtrum, Machta and Sethna, Phys. Rev. E 83, 036701 (2011);
 * Transtrum and Sethna, arXiv:1201.5885), float64. A damped Gauss-Newton step is the velocity v of a path; the second
 * derivative of the residuals along v gives the path's acceleration a, from the same matrix, and the step is v + a / 2:
 * it goes round the bend of a curved valley where v alone runs into its side. A path more bent than {@link MOST_BENT}
 * is not followed: the damping grows, as it does where the objective would rise, so that no step leaps further than
 * the second order can see, onto a plateau say. The damping follows the gain ratio (Nielsen 1999), scales are the
 * curvatures met in the last few steps, penalties other than squares are reweighted squares.
 *
 * Closed coordinates step on the natural scale, as in Newton's method.
 */
export function createGeodesic(problem: ProblemData, passes: Passes): Geodesic {
  const { size, lower, upper, closed } = problem;
  const scale = new Float64Array(size);
  const factor = new Float64Array(packedLength(size));
  const velocity = new Float64Array(size);
  const acceleration = new Float64Array(size);
  const trial = new Float64Array(size);
  const frozen = new Uint8Array(size);
  const bend = createBend(problem, passes);
  const first = createNormal(size);
  const second = createNormal(size);
  const length = (step: Float64Array): number =>
    Math.sqrt(step.reduce((sum, x, i) => sum + scale[i] * x * x, 0));

  return (at, form, { maxSteps, hold = [] }) => {
    let here = first;
    let there = second;
    let damping = FIRST_DAMPING;
    let tighten = TIGHTEN;
    let idle = 0;
    let hastened = 0;
    const end = (status: StatusCode, steps: number): GeodesicEnd => ({
      status,
      steps,
      objective: here.objective,
    });
    for (let i = 0; i < size; i++) at[i] = clamp(at[i], lower[i], upper[i]);
    passes.normal('f64', at, form, here);
    if (!isFiniteNormal(here)) return end(Status.notFinite, 0);
    scale.fill(0);
    bend.moved();

    for (let steps = 0; ; steps++) {
      let settled: StatusCode = freeze(frozen, at, here.gradient, lower, upper, hold)
        ? Status.atBound
        : Status.converged;
      for (let i = 0; i < size; i++) {
        scale[i] = Math.max(MEMORY * scale[i], here.matrix[packedIndex(i, i)]);
        const reach = Math.max(Math.abs(at[i]), 1);
        if (frozen[i] || scale[i] * reach * reach > FELT * here.objective) continue;
        frozen[i] = 1;
        settled = Status.singular;
      }
      if (steps >= maxSteps) return end(Status.stepLimit, steps);
      const slack = RESOLUTION * here.noise;
      let gainRatio = -1;
      damp(factor, here.matrix, scale, damping, frozen);
      if (choleskyFactor(factor, size)) {
        for (let i = 0; i < size; i++) velocity[i] = frozen[i] ? 0 : -here.gradient[i];
        choleskySolve(factor, size, velocity);
        let promise = 0;
        for (let i = 0; i < size; i++) promise -= 0.5 * here.gradient[i] * velocity[i];
        if (promise * (1 + damping) <= TOLERANCE * here.objective) {
          if (damping <= LEAST_DAMPING || hastened++ >= PATIENCE) return end(settled, steps);
          // Damping hides what there is to gain along the floor of a valley: with less of it the step shows.
          damping = Math.max(damping / HASTE, LEAST_DAMPING);
          continue;
        }
        bend.along(at, velocity, form, acceleration);
        for (let i = 0; i < size; i++) acceleration[i] = frozen[i] ? 0 : -acceleration[i];
        choleskySolve(factor, size, acceleration);
        if (2 * length(acceleration) <= MOST_BENT * length(velocity)) {
          for (let i = 0; i < size; i++) trial[i] = velocity[i] + 0.5 * acceleration[i];
          for (const i of closed) trial[i] = trial[i] > -1 ? Math.log1p(trial[i]) : -Infinity;
          for (let i = 0; i < size; i++) trial[i] = clamp(at[i] + trial[i], lower[i], upper[i]);
          passes.normal('f64', trial, form, there);
          const fall = here.objective - there.objective;
          if (isFiniteNormal(there) && fall >= (damping < 1 ? -slack : 0)) {
            gainRatio = Math.max(fall / promise, 0);
            idle = fall > slack ? 0 : idle + 1;
          }
        }
      }
      if (gainRatio >= 0) {
        at.set(trial);
        [here, there] = [there, here];
        bend.moved();
        damping = Math.max(damping * Math.max(1 / EASE, 1 - (2 * gainRatio - 1) ** 3), LEAST_DAMPING);
        tighten = TIGHTEN;
        if (idle === 0) hastened = 0;
        if (idle >= PATIENCE) return end(settled, steps + 1);
      } else {
        damping *= tighten;
        tighten *= 2;
        if (damping > MOST_DAMPING) return end(settled, steps + 1);
      }
    }
  };
}

/** Half of the gradient's second-order part: sum over rows of weight psi(r)/r J d2r, d2r along a direction. */
function createBend(problem: ProblemData, passes: Passes) {
  const { size, target, weight, closed } = problem;
  const { evaluator } = passes;
  const perRow = residualSlopes(problem);
  let known: ReturnType<typeof evaluator.hessian> | undefined;
  return {
    /** The point has changed. */
    moved(): void {
      known = undefined;
    },
    along(
      at: Float64Array,
      direction: Float64Array,
      { delta, up, down }: HuberForm,
      out: Float64Array,
    ): void {
      known ??= evaluator.hessian(at);
      const { value, gradient, hessian } = known;
      out.fill(0);
      for (let row = 0; row < target.length; row++) {
        let second = 0;
        for (let i = 0, entry = 0; i < size; i++) {
          for (let j = 0; j <= i; j++, entry++) {
            const column = hessian[entry];
            if (column !== null) second += (i === j ? 1 : 2) * direction[i] * direction[j] * column[row];
          }
        }
        for (const i of closed) second -= direction[i] * direction[i] * gradient[i][row];
        const s = perRow[row];
        const r = (value[row] - target[row]) * s;
        const reweighted = Math.min(1, delta / Math.abs(r)) * (r > 0 ? up : down);
        const pull = weight[row] * reweighted * second * s * s;
        for (let i = 0; i < size; i++) out[i] += pull * gradient[i][row];
      }
    },
  };
}
