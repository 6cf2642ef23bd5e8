/** Asymptotic standard errors and intervals, from the Hessian and the scores at the optimum: nothing is refitted. */

import { sparseForm } from '../../linear-algebra/matrix-shape.js';
import type { SparseVector } from '../../linear-algebra/sparse-vector.js';
import { residualSlopes } from '../../loss/residual.js';
import { recordOf } from '../../own.js';
import { shapeOf, sparseRows } from '../../problem/group-coordinates.js';
import type { Model } from '../../problem/model.js';
import type { Polished } from '../../solver/polish.js';
import { scoresAt } from '../../solver/robust-covariance.js';
import { meatOf } from '../../statistics/asymptotic.js';
import type { Interval } from '../../statistics/intervals.js';
import { studentQuantile } from '../../statistics/student.js';
import { formatCount, formatNumber, plural } from '../../text.js';
import type { Asymptotic, FitRecord } from '../fit/record.js';
import type { Derived } from '../fitted/derived.js';
import { coverageNotes } from './coverage-notes.js';
import { directionsOf, inverseForm } from './eigen-directions.js';
import { isFlatAtBound } from './flat-at-bound.js';
import { degreesOf, type Noise, noiseOf, noiseVariance } from './noise.js';
import { widthScales } from './width-scale.js';

/** With fewer rows beyond a quantile, 95 % intervals of one parameter covered 84 to 93 % (four noise distributions). */
const FEW_BEYOND_QUANTILE = 10;

/** A quantity to estimate the error of: its value, and its gradient with respect to the internal coordinates. */
interface Quantity {
  readonly name: string;
  readonly value: number;
  /** The gradient is that of its logarithm, and its interval is symmetric in the logarithm. */
  readonly logarithmic: boolean;
  readonly gradient: SparseVector;
  /** Limits that every interval is clipped to, natural units. */
  readonly within?: Interval;
}

/** The variance of a quantity from its gradient; undefined where Hessian and scores do not determine it. */
type Variance = (gradient: SparseVector) => number | undefined;

/**
 * Standard errors and intervals (t quantiles with the degrees of freedom left) of free parameters and derived
 * quantities. `gaussNewton` assumes equal noise variance in all rows, up to their weights, or that of a likelihood (normal
 * quantiles); `sandwich` (HC3; Powell's where the
 * loss has a kink) is robust to unequal variances. Parameters at a bound are fixed there. Null: at a bound, along an
 * open direction or one of a parameter at its bound where the fit is as good wherever it lies, or without degrees of freedom.
 */
export function asymptotic(
  model: Model,
  best: Polished,
  level: number,
  derived?: Derived,
): FitRecord['asymptotic'] {
  const { problem } = model;
  const noise = noiseOf(problem, best.parameters);
  const directions = directionsOf(shapeOf(problem), best.gaussNewton, best.atBound);
  const variance = noiseVariance(noise);
  const gaussNewton: Variance = (gradient) =>
    directions.isOpen(gradient) ? undefined : variance * inverseForm(directions, gradient);
  const parameters = parameterQuantities(model, best);
  const quantities = [
    ...parameters,
    ...(derived === undefined ? [] : derivedQuantities(model, best, derived)),
  ];
  const bounded = new Set(best.atBound.map((i) => parameters[i]));
  const isFlat = alongFlatBounds(model, best);
  const intervalsBy = (of: Variance, degrees: number): Asymptotic =>
    describe(
      quantities.map((quantity) => {
        return {
          quantity,
          variance:
            bounded.has(quantity) || isFlat(quantity.gradient) || degrees <= 0
              ? undefined
              : of(quantity.gradient),
        };
      }),
      degrees > 0 ? studentQuantile((1 + level) / 2, degrees) : Number.NaN,
    );
  const robust = sandwich(model, best, noise);
  const notes = [
    ...coverageNotes(['sandwich'], problem.loss, noise.rows),
    ...fewBeyondNotes(problem, noise.rows),
  ];
  return {
    level,
    gaussNewton: intervalsBy(gaussNewton, degreesOf(noise)),
    // Along an open direction the sandwich's curvature comes from the residuals alone and determines nothing.
    sandwich: intervalsBy(
      (gradient) => (directions.isOpen(gradient) ? undefined : robust(gradient)),
      noise.degrees,
    ),
    ...(notes.length === 0 ? {} : { notes }),
  };
}

/** With few rows beyond a quantile its estimate depends on these few rows, whatever the density at the quantile. */
function fewBeyondNotes({ loss }: Model['problem'], rows: number): string[] {
  if (loss.rho.kind !== 'quantile') return [];
  const { tau } = loss.rho;
  const beyond = rows * Math.min(tau, 1 - tau);
  if (beyond >= FEW_BEYOND_QUANTILE) return [];
  return [
    `Only about ${plural(Math.round(beyond), 'row')} of ${formatCount(rows)} can lie beyond the ${formatNumber(tau)} quantile: standard errors of it tend to be too small.`,
  ];
}

/** The sandwich covariance, restricted to the eigenvectors along which the Hessian is not zero but for rounding. */
function sandwich({ problem }: Model, best: Polished, noise: Noise): Variance {
  const { value, gradient } = problem.evaluator().gradient(best.parameters);
  const scale = residualSlopes(problem);
  const jacobian = sparseRows(
    problem,
    gradient.map((column) => column.map((slope, row) => slope * scale[row])),
  );
  const residual = value.map((predicted, row) => (predicted - problem.target[row]) * scale[row]);
  const { psi, slope, bread } = scoresAt(problem, residual, jacobian, best.hessian, problem);
  const directions = directionsOf(shapeOf(problem), bread, best.atBound);
  const { shape } = directions;
  const meat = meatOf(shape, directions.components, jacobian, psi, slope, 1);
  const isKnown = noise.rows > shape.size && meat.every(Number.isFinite);
  return (gradient) =>
    !isKnown || directions.isOpen(gradient)
      ? undefined
      : sparseForm(shape, meat, directions.components(gradient));
}

/** Whether a gradient has a part along a parameter at its bound that neither runs nor bound determine. */
function alongFlatBounds(model: Model, best: Polished): (gradient: SparseVector) => boolean {
  if (best.atBound.length === 0) return () => false;
  const measures = widthScales(model, model.toNatural(best.parameters));
  const flat = new Set(best.atBound.filter((i) => isFlatAtBound(model, best, i, measures[i])));
  return ({ places, values }) => places.some((place, k) => flat.has(place) && values[k] !== 0);
}

function parameterQuantities(model: Model, best: Polished): Quantity[] {
  const { free } = model;
  const gradients = model.gradients(best.parameters);
  const natural = model.toNatural(best.parameters);
  return free.map(({ name, logScale, lower, upper }, i) => ({
    name,
    within: [lower, upper],
    value: natural[i],
    logarithmic: logScale,
    gradient: gradients[i],
  }));
}

/** By the delta method. */
function derivedQuantities(model: Model, { parameters }: Polished, derived: Derived): Quantity[] {
  const values = derived.at(model.values(parameters));
  const gradients = derived.gradients(parameters);
  return derived.quantities.map(({ name }, k) => {
    const value = values[k];
    const gradient = gradients[k];
    if (!derived.nonNegative[k]) return { name, value, logarithmic: false, gradient };
    const within: Interval = [0, Infinity];
    return value > 0
      ? {
          name,
          value,
          logarithmic: true,
          gradient: { ...gradient, values: gradient.values.map((slope) => slope / value) },
          within,
        }
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
    const { name, value, logarithmic, within: [lowest, highest] = [-Infinity, Infinity] } = quantity;
    const deviation = Math.sqrt(variance ?? Number.NaN);
    const error = logarithmic ? Math.abs(value) * deviation : deviation;
    standardErrors[name] = Number.isFinite(error) ? error : null;
    const halfWidth = quantile * deviation;
    const interval: Interval = logarithmic
      ? [value * Math.exp(-halfWidth), value * Math.exp(halfWidth)]
      : [value - halfWidth, value + halfWidth];
    intervals[name] = interval.every(Number.isFinite)
      ? [Math.max(interval[0], lowest), Math.min(interval[1], highest)]
      : null;
  }
  return { standardErrors, intervals };
}
