/** The job of a comparison: a fit's job with several laws, and what they are judged by. */
import * as z from 'zod/mini';
import { given, type JobParser, listOf, parserOf, whole, withLists } from '../../jobs/fields.js';
import { type PerGroup, parsePer } from '../../jobs/grammar.js';
import { parsedText, type Written, written } from '../../jobs/parsed.js';
import { described, descriptionOf } from '../../jobs/schema.js';
import { type PerInput, perText } from '../../jobs/shapes.js';
import { fitJobSchema } from '../fit/job.js';
import { type Named, namedLawText, parseNamedLaw } from '../multiverse/job.js';
import type { NamedLawInput } from '../multiverse/request.js';

const fields = fitJobSchema.def.innerType.def.shape;

/** Fields of a fit's job that hold for all laws alike. */
const shared = z.omit(z.strictObject(fields), {
  law: true,
  per: true,
  holdOut: true,
  objectiveGrid: true,
  bootstrap: true,
  scheme: true,
  strata: true,
  noise: true,
  refitStarts: true,
  interval: true,
  profile: true,
  leverage: true,
});

export const sharedFields = Object.keys(shared.def.shape) as (keyof typeof shared.def.shape)[];

/** The share of the runs that is held out where the job does not say which. */
export const USUAL_SHARE = 0.2;

const namedLaw = parsedText<Named<string>, NamedLawInput>(parseNamedLaw, given, namedLawText);

export const compareJobSchema = z.readonly(
  z.extend(shared, {
    law: described(
      z.readonly(z.array(namedLaw).check(z.minLength(1, 'none is given'))),
      'laws to compare: names, law files, formulas, or published values such as chinchilla:besiroglu-2024, which are not fitted; each may carry a label (two-terms=E + A/N^alpha + B/D^beta)',
    ),
    per: described(
      listOf(parsedText<PerGroup, PerInput>(parsePer, z.string(), perText)),
      'compare each law also with parameters that differ between groups of rows: "E,A,B by dataset"',
    ),
    cluster: described(
      z.exactOptional(given),
      'columns that tell runs apart, where a run has several rows: its rows are in one fold, and drawn together (default: every row is a run)',
    ),
    folds: described(
      z._default(z.union([z.literal(0), whole(2, 1e6)]), 10),
      'folds of the cross-validation, drawn by run; 0 leaves it out, and as many as there are runs leaves each out once',
    ),
    scale: described(
      z.exactOptional(given),
      'what laws are extrapolated in, a column or an expression (default: compute, 6*N*D or C; else the only input of the first law)',
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
      fields.level,
      `${descriptionOf(fields.level)}, and of the statement which laws may be the best`,
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
