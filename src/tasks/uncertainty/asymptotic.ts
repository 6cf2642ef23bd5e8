/** Standard errors from the curvature and the slopes at the optimum, without refitting anything. */

import { packedIndex, packedLength, quadraticForm } from '../../linear-algebra/packed.js';
import { residualSlopes } from '../../loss/residual.js';
import { recordOf } from '../../own.js';
import type { Model } from '../../problem/model.js';
import type { Polished } from '../../solver/polish.js';
import { scoresAt } from '../../solver/robust-covariance.js';
import { sandwichCovariance } from '../../statistics/asymptotic.js';
import type { Interval } from '../../statistics/intervals.js';
import { studentQuantile } from '../../statistics/student.js';
import { formatCount, formatNumber, plural } from '../../text.js';
import type { Asymptotic, FitRecord } from '../fit/record.js';
import type { Derived } from '../fitted/derived.js';
import { coverageNotes } from './coverage-notes.js';
import { directionsOf, dot, inverseForm, isOpen } from './directions.js';
import { type Noise, noiseOf, noiseVariance } from './noise.js';

/** With fewer rows beyond a quantile its interval was seen to cover 84 to 93 % (one parameter, four kinds of noise). */
const FEW_BEYOND = 10;

/** What is to have a standard error: its value, and its gradient by the internal coordinates. */
interface Quantity {
  readonly name: string;
  readonly value: number;
  /** The gradient is its logarithm's, and its interval symmetric in that. */
  readonly logarithmic: boolean;
  readonly gradient: Float64Array;
  /** What no interval leaves, natural units. */
  readonly within?: Interval;
}

/** The variance of a quantity by its gradient; undefined where curvature and slopes say nothing of it. */
type Variance = (gradient: Float64Array) => number | undefined;

/**
 * Standard errors and intervals (t quantiles with the degrees of freedom left) of free parameters and derived
 * quantities. `gaussNewton` takes all rows' noise to be alike, up to their weights; `sandwich` (HC3; Powell's where the
 * loss has a kink) takes it row by row. Parameters at a bound are held there. Null: at a bound, along an open direction, or no degrees of freedom.
 */
export function asymptotic(
  model: Model,
  best: Polished,
  level: number,
  derived?: Derived,
): FitRecord['asymptotic'] {
  const { problem } = model;
  const noise = noiseOf(problem, best.parameters);
  const directions = directionsOf(best.gaussNewton, problem.size, best.atBound);
  const variance = noiseVariance(noise);
  const gaussNewton: Variance = (gradient) =>
    isOpen(directions, gradient) ? undefined : variance * inverseForm(directions, gradient);
  const parameters = parameterQuantities(model, best);
  const quantities = [
    ...parameters,
    ...(derived === undefined ? [] : derivedQuantities(model, best, derived)),
  ];
  const told = (of: Variance): Asymptotic =>
    describe(
      quantities.map((quantity) => {
        const isHeld = best.atBound.some((i) => parameters[i] === quantity);
        return { quantity, variance: isHeld || noise.degrees <= 0 ? undefined : of(quantity.gradient) };
      }),
      noise.degrees > 0 ? studentQuantile((1 + level) / 2, noise.degrees) : Number.NaN,
    );
  const robust = sandwich(model, best, noise);
  const notes = [...coverageNotes(['sandwich'], problem.loss, noise.rows), ...fewBeyond(problem, noise.rows)];
  return {
    level,
    gaussNewton: told(gaussNewton),
    // What curvature the residuals alone lend to an open direction is no knowledge of it.
    sandwich: told((gradient) => (isOpen(directions, gradient) ? undefined : robust(gradient))),
    ...(notes.length === 0 ? {} : { notes }),
  };
}

/** A quantile with few rows beyond it is known by these few alone, whatever the density there. */
function fewBeyond({ loss }: Model['problem'], rows: number): string[] {
  if (loss.rho.kind !== 'quantile') return [];
  const { tau } = loss.rho;
  const beyond = rows * Math.min(tau, 1 - tau);
  if (beyond >= FEW_BEYOND) return [];
  return [
    `Only about ${plural(Math.round(beyond), 'row')} of ${formatCount(rows)} can lie beyond the ${formatNumber(tau)} quantile: standard errors of it tend to be too small.`,
  ];
}

/** The robust covariance over the directions that the objective's own second derivative measures. */
function sandwich({ problem }: Model, best: Polished, noise: Noise): Variance {
  const { value, gradient } = problem.evaluator().gradient(best.parameters);
  const scale = residualSlopes(problem);
  const columns = gradient.map((column) => column.map((slope, row) => slope * scale[row]));
  const residual = value.map((predicted, row) => (predicted - problem.target[row]) * scale[row]);
  const scores = scoresAt(problem, residual, columns, best.hessian, problem);
  const directions = directionsOf(scores.bread, problem.size, best.atBound);
  const { known } = directions;
  const along = known.map(({ vector }) =>
    scale.map((_, row) => columns.reduce((sum, column, j) => sum + vector[j] * column[row], 0)),
  );
  const bread = new Float64Array(packedLength(known.length));
  known.forEach(({ curvature }, k) => {
    bread[packedIndex(k, k)] = curvature;
  });
  const covariance = sandwichCovariance(
    known.length,
    noise.rows,
    along,
    scores.psi,
    bread,
    undefined,
    scores.slope,
  );
  return (gradient) =>
    covariance === undefined || isOpen(directions, gradient)
      ? undefined
      : quadraticForm(
          covariance,
          Float64Array.from(known, ({ vector }) => dot(vector, gradient)),
        );
}

function parameterQuantities(model: Model, best: Polished): Quantity[] {
  const { free, problem } = model;
  const jacobian = model.jacobian(best.parameters);
  const natural = model.toNatural(best.parameters);
  return free.map(({ name, logScale, lower, upper }, i) => ({
    name,
    within: [lower, upper],
    value: natural[i],
    logarithmic: logScale,
    gradient: jacobian.slice(i * problem.size, (i + 1) * problem.size),
  }));
}

/** By the delta method. */
function derivedQuantities(model: Model, { parameters }: Polished, derived: Derived): Quantity[] {
  const { size } = model.problem;
  const values = derived.at(model.values(parameters));
  const slopes = derived.slopes(parameters);
  return derived.quantities.map(({ name }, k) => {
    const value = values[k];
    const gradient = slopes.slice(k * size, (k + 1) * size);
    if (!derived.nonNegative[k]) return { name, value, logarithmic: false, gradient };
    const within: Interval = [0, Infinity];
    return value > 0
      ? { name, value, logarithmic: true, gradient: gradient.map((slope) => slope / value), within }
      : { name, value, logarithmic: false, gradient, within };
  });
}

function describe(
  quantities: readonly { readonly quantity: Quantity; readonly variance: number | undefined }[],
  quantile: number,
): Asymptotic {
  const standardErrors = recordOf<number | null>();
  const intervals = recordOf<Interval | null>();
  for (const { quantity, variance } of quantities) {
    const { name, value, logarithmic, within: [least, most] = [-Infinity, Infinity] } = quantity;
    const deviation = Math.sqrt(variance ?? Number.NaN);
    const error = logarithmic ? Math.abs(value) * deviation : deviation;
    standardErrors[name] = Number.isFinite(error) ? error : null;
    const reach = quantile * deviation;
    const ends: Interval = logarithmic
      ? [value * Math.exp(-reach), value * Math.exp(reach)]
      : [value - reach, value + reach];
    intervals[name] = ends.every(Number.isFinite)
      ? [Math.max(ends[0], least), Math.min(ends[1], most)]
      : null;
  }
  return { standardErrors, intervals };
}
