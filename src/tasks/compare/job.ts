/** The job of a comparison: a fit's job with several laws, and what they are judged by. */
import * as z from 'zod/mini';
import { given, type JobParser, listOf, parserOf, whole, withLists } from '../../jobs/fields.js';
import { type PerGroup, parsePer } from '../../jobs/grammar.js';
import { parsedText, type Written, written } from '../../jobs/parsed.js';
import { described, descriptionOf } from '../../jobs/schema.js';
import { type PerInput, perText } from '../../jobs/shapes.js';
import { contendersJobSchema } from '../contenders/job.js';

/** The share of the runs that is held out where the job does not say which. */
export const USUAL_SHARE = 0.2;

export const compareJobSchema = z.readonly(
  z.extend(contendersJobSchema, {
    per: described(
      listOf(parsedText<PerGroup, PerInput>(parsePer, z.string(), perText)),
      'compare each law also with parameters that differ between groups of rows: "E,A,B by dataset"',
    ),
    folds: described(
      z._default(z.union([z.literal(0), whole(2, 1e6)]), 10),
      'folds of the cross-validation, drawn by run; 0 leaves it out, and as many as there are runs leaves each out once',
    ),
    holdOut: described(
      z.exactOptional(given),
      `rows to predict from a fit to all others: an expression, or the share of the runs that is largest in scale, runs equal in it together (default: ${USUAL_SHARE}; 0 leaves extrapolation out)`,
    ),
    bootstrap: described(
      z._default(whole(50, 1e6), 500),
      'resamples of the runs, the same for all laws, for the intervals of errors and of their differences',
    ),
    level: described(
      contendersJobSchema.def.shape.level,
      `${descriptionOf(contendersJobSchema.def.shape.level)}, and of the statement which laws may be the best`,
    ),
  }),
);

/** A complete job whose texts are read. */
export type AskedCompare = z.infer<typeof compareJobSchema>;

/** A complete job as JSON has it: defaults filled in. */
export type CompareJob = Written<AskedCompare>;

/** A job as a caller writes it: `runs` and `law`. */
export type CompareJobInput = Written<z.input<typeof compareJobSchema>>;

const parseComplete = parserOf(compareJobSchema);

/** Reads a job of unknown origin; a single law or grouping stands for a list of one. Throws `bad-job`. */
export const askCompare: JobParser<AskedCompare> = (value, place, called) =>
  parseComplete(withLists(value, ['law', 'per']), place, called);

/** The same, as JSON has it. */
export const parseCompareJob: JobParser<CompareJob> = (...job) => written(askCompare(...job));
