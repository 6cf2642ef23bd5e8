/** A fit to resample, and the quantities whose errors are estimated from its replicates. */
import type { Polished } from '../../solver/polish.js';
import type { Interval } from '../../statistics/intervals.js';
import type { AskedFit, FitJob } from '../fit/job.js';
import type { JobModel } from '../fit/problem-of-job.js';
import type { Derived } from '../fitted/derived.js';

/** A fit, and the derived quantities evaluated on its replicates. */
export interface ResampledFit {
  readonly job: FitJob | AskedFit;
  readonly jobModel: JobModel;
  readonly best: Polished;
  readonly derived: Derived;
}

/** A parameter or derived quantity whose standard error and intervals are estimated. */
export interface Quantity {
  readonly name: string;
  readonly estimate: number;
  /** A parameter, whose domain is known; a derived quantity may be positive without its formula showing it. */
  readonly fitted: boolean;
  /** Intervals based on differences take them in the logarithm, if the estimate and all replicates are positive. */
  readonly logarithmic: boolean;
  /** Standard errors of a fit and its refits are those of the logarithm. */
  readonly logErrors: boolean;
  /** Limits that every interval is clipped to. */
  readonly within: Interval;
}

/** The free parameters, then derived quantities. */
export function quantitiesOf({ jobModel, best, derived }: ResampledFit): Quantity[] {
  const { model } = jobModel;
  const values = model.values(best.parameters);
  const derivedValues = derived.at(values);
  return [
    ...model.free.map(({ name, logScale, lower, upper }) => ({
      name,
      fitted: true,
      logarithmic: logScale,
      logErrors: logScale,
      within: [lower, upper] as const,
      estimate: values[name],
    })),
    ...derived.quantities.map(({ name }, i) => ({
      name,
      fitted: false,
      logarithmic: derived.nonNegative[i],
      logErrors: false,
      within: [derived.nonNegative[i] ? 0 : -Infinity, Infinity] as const,
      estimate: derivedValues[i],
    })),
  ];
}
