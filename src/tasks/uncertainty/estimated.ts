/** What resampling judges: a fit, and the quantities whose spread is told. */
import type { Polished } from '../../backend/cpu/polish.js';
import type { FitJob } from '../../store/job.js';
import type { JobModel } from '../fit/problem-of-job.js';
import type { Derived } from '../fitted/derived.js';

/** A fit whose replicates are to be judged. */
export interface Estimated {
  readonly job: FitJob;
  readonly jobModel: JobModel;
  readonly best: Polished;
  readonly derived: Derived;
}

/** A quantity whose spread is told. */
export interface Quantity {
  readonly name: string;
  readonly estimate: number;
  /** Intervals that measure distances do so in the logarithm. */
  readonly logarithmic: boolean;
}

/** The free parameters, then derived quantities. */
export function quantitiesOf({ jobModel, best, derived }: Estimated): Quantity[] {
  const { model } = jobModel;
  const values = model.values(best.parameters);
  const more = derived.at(values);
  return [
    ...model.free.map(({ name, logScale }) => ({ name, logarithmic: logScale, estimate: values[name] })),
    ...derived.quantities.map(({ name }, i) => ({ name, logarithmic: false, estimate: more[i] })),
  ];
}
