/** The job of a rollout: a fit's job with one law or several, and the scales up to which they are fitted. */
import * as z from 'zod/mini';
import { given, type JobParser, parserOf, whole, withLists } from '../../jobs/fields.js';
import { parseNumber } from '../../jobs/grammar.js';
import { type Written, written } from '../../jobs/parsed.js';
import { described } from '../../jobs/schema.js';
import { contendersJobSchema } from '../contenders/job.js';

/** The cut-offs of a count: so many, of the runs from the first of these shares to the second. */
export const USUAL_CUT_OFFS = 6;
export const CUT_OFF_SHARES = [0.3, 0.9] as const;

const cutOff = z.union([z.number(), z.pipe(given, z.transform(parseNumber))]);

export const rolloutJobSchema = z.readonly(
  z.extend(contendersJobSchema, {
    cutOffs: described(
      z._default(
        z.union([whole(1, 1000), z.readonly(z.array(cutOff).check(z.minLength(1, 'none is given')))]),
        USUAL_CUT_OFFS,
      ),
      'scales up to which the laws are fitted: a count, spread over the runs, or several values (1e19,1e20,1e21)',
    ),
    split: described(
      z.exactOptional(given),
      'in place of cut-offs: the rows for which this expression holds are predicted from a fit to the others, as a benchmark splits them',
    ),
    by: described(
      z.exactOptional(given),
      'fit every group of rows with equal values in these columns by itself, such as the curves of a benchmark: domain,task,model',
    ),
    within: described(
      z._default(z.number().check(z.positive('must be above zero')), 0.02),
      'error up to which an extrapolation counts as good, in logarithms, else in the unit of the losses: .02 is 2 %',
    ),
    bootstrap: described(
      z.exactOptional(whole(2, 1e6)),
      'refit so many resamples of each fit for its bands (default: bands by the covariance)',
    ),
    level: described(
      contendersJobSchema.def.shape.level,
      'the level of the bands that are checked, and of intervals',
    ),
  }),
);

/** A complete job whose texts are read. */
export type AskedRollout = z.infer<typeof rolloutJobSchema>;

/** A complete job as JSON has it: defaults filled in. */
export type RolloutJob = Written<AskedRollout>;

/** A job as a caller writes it: `runs` and `law`. */
export type RolloutJobInput = Written<z.input<typeof rolloutJobSchema>>;

const parseComplete = parserOf(rolloutJobSchema);

/** Reads a job of unknown origin; a single law stands for a list of one. Throws `bad-job`. */
export const askRollout: JobParser<AskedRollout> = (value, place, called) =>
  parseComplete(withLists(value, ['law']), place, called);

/** The same, as JSON has it. */
export const parseRolloutJob: JobParser<RolloutJob> = (...job) => written(askRollout(...job));
