/** What resampling judges: a fit, and the quantities whose spread is told. */
import type { Polished } from '../../solver/polish.js';
import type { Interval } from '../../statistics/intervals.js';
import type { AskedFit, FitJob } from '../fit/job.js';
import type { JobModel } from '../fit/problem-of-job.js';
import type { Derived } from '../fitted/derived.js';

/** A fit whose replicates are to be judged. */
export interface Estimated {
  readonly job: FitJob | AskedFit;
  readonly jobModel: JobModel;
  readonly best: Polished;
  readonly derived: Derived;
}

/** A quantity whose spread is told. */
export interface Quantity {
  readonly name: string;
  readonly estimate: number;
  /** A parameter, whose domain is known; what is derived may be positive without its formula saying so. */
  readonly fitted: boolean;
  /** Intervals that measure distances do so in the logarithm, where all that they are made of is above zero. */
  readonly logarithmic: boolean;
  /** Standard errors of a fit and its refits are those of the logarithm. */
  readonly logErrors: boolean;
  /** What no interval leaves. */
  readonly within: Interval;
}

/** The free parameters, then derived quantities. */
export function quantitiesOf({ jobModel, best, derived }: Estimated): Quantity[] {
  const { model } = jobModel;
  const values = model.values(best.parameters);
  const more = derived.at(values);
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
      estimate: more[i],
    })),
  ];
}
