/** The job of a prediction: source of the command line's options. */
import * as z from 'zod';
import { bandLevel, byName, given, listOf, parserOf } from '../../jobs/fields.js';

export const predictJobSchema = z
  .strictObject({
    fit: given.describe('the record of a fit, or published values by name'),
    runs: given.exactOptional().describe('table of runs to predict'),
    // The names in a point depend on the law: it is parsed once that is known.
    at: listOf(given).describe('predict at this point, such as N=7e10,D=20*N'),
    map: byName(given).describe('what an input is in the table'),
    where: given.exactOptional().describe('keep only the rows for which this expression holds'),
    dropMissing: z
      .boolean()
      .default(false)
      .describe('leave out rows with a missing input instead of stopping'),
    level: bandLevel('bands'),
  })
  .readonly();

export type PredictJob = z.infer<typeof predictJobSchema>;

export type PredictField = keyof PredictJob;

/** Checks a job of unknown origin and fills in defaults; see `parserOf` for errors. */
export const parsePredictJob = parserOf(predictJobSchema);
