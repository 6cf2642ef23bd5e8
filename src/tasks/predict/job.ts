/** The job of a prediction: source of the command line's options. */
import * as z from 'zod/mini';
import { bandLevel, byName, given, laterFormula, listOf, parserOf, point } from '../../jobs/fields.js';
import { described } from '../../jobs/schema.js';

export const predictJobSchema = z.readonly(
  z.strictObject({
    fit: described(given, 'the record of a fit, or published values by name'),
    runs: described(z.exactOptional(given), 'table of runs to predict'),
    // The names in a point depend on the law: it is parsed once that is known.
    at: described(listOf(point), 'predict at this point, such as N=7e10,D=20*N'),
    map: described(byName(laterFormula), 'what an input is in the table'),
    where: described(z.exactOptional(given), 'keep only the rows for which this expression holds'),
    dropMissing: described(
      z._default(z.boolean(), false),
      'leave out rows with a missing input instead of stopping',
    ),
    trials: described(
      z.exactOptional(given),
      'trials of a new run, for its band (fits by the binomial likelihood): a number, or an expression over the table',
    ),
    exposure: described(z.exactOptional(given), 'the same of its exposure (fits by the poisson likelihood)'),
    level: bandLevel('bands'),
  }),
);

export type PredictJob = z.infer<typeof predictJobSchema>;

export type PredictField = keyof PredictJob;

/** Checks a job of unknown origin and fills in defaults; see `parserOf` for errors. */
export const parsePredictJob = parserOf(predictJobSchema);
