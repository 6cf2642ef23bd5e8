/** The job of a verification: source of the command line's options. */
import * as z from 'zod/mini';
import { given, parserOf, whole } from '../../jobs/fields.js';
import { described } from '../../jobs/schema.js';

export const verifyJobSchema = z.readonly(
  z.strictObject({
    record: described(given, 'the record to verify, as --json wrote it; - is standard input'),
    from: described(
      z.exactOptional(given),
      'what it was made from: the runs, or for an answer about a fit the fit (default: what it names)',
    ),
    starts: described(z._default(whole(0, 1e7), 200), 'search for a lower minimum from so many new starts'),
    refits: described(
      z.exactOptional(whole(0, 1e7)),
      'repeat the first so many refits from all their starts (default: as many as take about a second)',
    ),
  }),
);

export type VerifyJob = z.infer<typeof verifyJobSchema>;

export type VerifyField = keyof VerifyJob;

/** Checks a job of unknown origin and fills in defaults; see `parserOf` for errors. */
export const parseVerifyJob = parserOf(verifyJobSchema);
