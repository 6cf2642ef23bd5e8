/** The job of a fit: source of the command line's options, the library's types and the record's `job` block. */
import * as z from 'zod';
import {
  adapter,
  adapterHasBackend,
  axis,
  backend,
  byName,
  given,
  type JobParser,
  listOf,
  name,
  parserOf,
  whole,
} from '../../jobs/fields.js';
import { parsePoint, parseRefitStarts, parseStarts } from '../../jobs/grammar.js';
import { asParsed, parsedText, type Written, written } from '../../jobs/parsed.js';
import { intervalKinds } from '../../statistics/intervals.js';
import { resamplingFaults, schemes } from '../uncertainty/resampling.js';

const expression = given;
const positive = z.number().positive('must be above zero');

const range = z
  .tuple([z.number(), z.number()])
  .refine(([lo, hi]) => lo < hi, 'the lower end must be below the upper one')
  .readonly();

const bound = z
  .tuple([z.number().nullable(), z.number().nullable()])
  .refine(([lo, hi]) => lo === null || hi === null || lo < hi, 'the lower end must be below the upper one')
  .readonly();

/** A fit's job. What is not set is absent; the law then decides (loss, start ranges) or nothing applies. */
export const fitJobSchema = z
  .strictObject({
    runs: given.describe('table of training runs (csv, tsv, json, jsonl, parquet), or - for standard input'),
    law: given.describe('a law by name (see isoloss laws) or a formula of your own'),
    map: byName(expression).describe(
      'what an input of the law is in your table: a column, or an expression over columns',
    ),
    where: expression.exactOptional().describe('keep only the rows for which this expression holds'),
    holdOut: expression
      .exactOptional()
      .describe('rows for which this expression holds are not fitted but predicted and scored'),
    weight: expression.exactOptional().describe('weight of each row in the objective, an expression >= 0'),
    dropMissing: z
      .boolean()
      .default(false)
      .describe(
        'leave out rows in which something that is used is missing instead of stopping; before --last-by',
      ),
    lastBy: expression
      .exactOptional()
      .describe(
        'keep, of the rows that share this value, only the last: in the file, or by a column (run:step)',
      ),
    bestBy: expression
      .exactOptional()
      .describe(
        'keep, of the rows that share this value (N,D), only the one of least loss, or of the least value of an expression (N,D:-score)',
      ),
    residual: z
      .enum(['log', 'raw', 'relative'])
      .exactOptional()
      .describe('scale of the residual (default: the law’s own, else log)'),
    loss: z
      .enum(['huber', 'squared', 'absolute', 'quantile'])
      .exactOptional()
      .describe('penalty of a residual, summed over rows (default: the law’s own, else huber)'),
    delta: positive
      .exactOptional()
      .describe('where the Huber penalty turns from square to linear (default: 0.001)'),
    tau: z
      .number()
      .gt(0, 'must lie between 0 and 1')
      .lt(1, 'must lie between 0 and 1')
      .exactOptional()
      .describe('the quantile of the quantile penalty, in (0, 1)'),
    starts: parsedText(parseStarts)
      .exactOptional()
      .describe('how starts are made: seeded (default), seeded:16, grid or sobol:1024'),
    start: listOf(parsedText(parsePoint)).describe(
      'a start of your own; alone it replaces the generated ones',
    ),
    range: byName(range).describe('where the starts of a parameter are drawn from'),
    fix: byName(expression).describe('hold a parameter at a number, or tie it to an expression of others'),
    positive: listOf(name).describe('parameters of your own formula that are above zero'),
    bound: byName(bound).describe('keep a parameter between two ends; leave an end empty for none'),
    objectiveGrid: z
      .array(axis)
      .max(3)
      .readonly()
      .default([])
      .describe('record the objective over a grid of up to three parameters, the others held at the optimum'),
    exhaustive: z
      .boolean()
      .default(false)
      .describe('follow every start to its end, also one that comes to where another has ended'),
    bootstrap: whole(2, 1e7)
      .exactOptional()
      .describe('refit so many resamples of the runs, for standard errors and intervals'),
    scheme: z
      .enum(schemes)
      .exactOptional()
      .describe(
        'how resamples are drawn (default: pairs); jackknife leaves out one row or cluster at a time',
      ),
    cluster: expression
      .exactOptional()
      .describe('rows that share this value are drawn, or left out, together'),
    strata: expression.exactOptional().describe('rows are drawn only among those that share this value'),
    noise: expression
      .exactOptional()
      .describe(
        'standard deviation of each row’s noise on the residual’s scale (parametric scheme; default: from the residuals)',
      ),
    refitStarts: parsedText(parseRefitStarts)
      .exactOptional()
      .describe(
        'starts of each resample beside the optimum: a count of seeded ones (default: 8), or a start set such as grid',
      ),
    interval: listOf(z.enum(intervalKinds)).describe(
      'kinds of intervals beside percentile: basic, bca, studentised',
    ),
    level: z
      .number()
      .min(0.5, 'must lie between 0.5 and 0.9999')
      .max(0.9999, 'must lie between 0.5 and 0.9999')
      .default(0.95)
      .describe('the level of all intervals'),
    derive: byName(expression).describe(
      'a quantity of your own, a formula of the parameters, with uncertainty like theirs',
    ),
    profile: listOf(name).describe(
      'parameters to hold at many values in turn, refitting the others; all for each of them',
    ),
    leverage: z
      .boolean()
      .default(false)
      .describe(
        'refit without each row in turn and tell which rows move the fit most (done anyway under --bootstrap and --profile)',
      ),
    maxSteps: whole(1, 1e6).default(500).describe('steps each start may take'),
    seed: whole(0, 0xffffffff).default(0).describe('seed of everything random'),
    backend: backend('the search runs'),
    adapter,
  })
  .refine((job) => job.delta === undefined || job.loss === undefined || job.loss === 'huber', {
    path: ['delta'],
    message: 'delta belongs to the huber loss',
  })
  .refine((job) => (job.tau !== undefined) === (job.loss === 'quantile'), {
    path: ['tau'],
    message: 'the quantile loss needs a tau, and only it takes one',
  })
  .superRefine((job, context) => {
    for (const [field, message] of resamplingFaults(job)) {
      context.addIssue({ code: 'custom', path: [field], message });
    }
  })
  .refine(...adapterHasBackend)
  .readonly();

/** A complete job whose texts are read. */
export type AskedFit = z.infer<typeof fitJobSchema>;

/** A complete job as JSON has it: defaults filled in. */
export type FitJob = Written<AskedFit>;

/** What of a job reads the same either way. */
export type FitSettings = Omit<AskedFit, 'starts' | 'start' | 'refitStarts'>;

/** A job as a caller writes it: only `runs` and `law` are required. */
export type FitJobInput = Written<z.input<typeof fitJobSchema>>;

export type JobField = keyof FitJob;

/** Reads a job of unknown origin and fills in defaults; see `parserOf` for errors. */
export const askFit = parserOf(fitJobSchema);

/** A complete job with its texts read, those that have been as they are. */
export function withTextsRead(job: FitJob | AskedFit): AskedFit {
  const { starts, start, refitStarts } = job;
  return {
    ...job,
    ...(starts === undefined ? {} : { starts: asParsed(starts, parseStarts) }),
    start: start.map((point) => asParsed(point, parsePoint)),
    ...(refitStarts === undefined ? {} : { refitStarts: asParsed(refitStarts, parseRefitStarts) }),
  } as AskedFit;
}

/** The same as {@link askFit}, as JSON has it. */
export const parseFitJob: JobParser<FitJob> = (...job) => written(askFit(...job));
