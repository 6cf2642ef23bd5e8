/** The job of a fit: source of the command line's options, the library's types and the record's `job` block. */
import * as z from 'zod/mini';
import {
  adapter,
  adapterHasBackend,
  axis,
  backend,
  bound,
  byName,
  given,
  type JobParser,
  laterFormula,
  listOf,
  name,
  parserOf,
  range,
  shaped,
  whole,
} from '../../jobs/fields.js';
import {
  type PerGroup,
  parsePer,
  parsePoint,
  parseRefitStarts,
  parseStarts,
  type StartPlan,
} from '../../jobs/grammar.js';
import { lawJson } from '../../jobs/law-definition.js';
import { asParsed, parsedText, type Written, written } from '../../jobs/parsed.js';
import { described } from '../../jobs/schema.js';
import {
  type PerInput,
  type PointInput,
  perText,
  pointText,
  type StartsInput,
  startsText,
} from '../../jobs/shapes.js';
import type { LawDefinition } from '../../laws/define.js';
import type { Likelihood } from '../../loss/likelihood.js';
import { intervalKinds } from '../../statistics/intervals.js';
import { resamplingFaults, schemes } from '../uncertainty/resampling.js';

const expression = given;
const positive = z.number().check(z.positive('must be above zero'));

/** The ways to make starts, and the starts of a caller. */
const startsField = parsedText<StartPlan, StartsInput>(parseStarts, z.string(), startsText);
export const pointField = parsedText<Readonly<Record<string, number>>, PointInput>(
  parsePoint,
  z.string(),
  pointText,
);

/** A law by name, as a formula, or whole: of the last a job keeps the text of its JSON. */
const lawField = shaped<string | LawDefinition, string>(
  (law) => (typeof law === 'object' && law !== null ? lawJson(law) : law),
  given,
);

/** Fields that set the Huber loss. */
export const huberFields = ['delta', 'over', 'under'] as const;

/** A fit's job. What is not set is absent; the law then decides (loss, start ranges) or nothing applies. */
export const fitJobSchema = z.readonly(
  z
    .strictObject({
      runs: described(
        given,
        'table of training runs (csv, tsv, json, jsonl, yaml, parquet), or - for standard input',
      ),
      law: described(
        lawField,
        'a law by name (see isoloss laws), a law file (my.law.json), or a formula of your own, with or without a left side: "L = E + A/N^alpha", where another name than L is the column that the law is of',
      ),
      let: described(
        byName(laterFormula),
        'a named part of your formula, which may use those before it: "Neff = N*(1 - exp(-P/g))"',
      ),
      map: described(
        byName(laterFormula),
        'what an input of the law is in your table: a column, or an expression over columns',
      ),
      where: described(z.exactOptional(expression), 'keep only the rows for which this expression holds'),
      holdOut: described(
        z.exactOptional(expression),
        'rows for which this expression holds are not fitted but predicted and scored',
      ),
      unit: described(
        z.exactOptional(given),
        "what L is measured in, such as bits/byte (default: by the name of its column: bpb, ppl, acc, error ...; else the law's own)",
      ),
      weight: described(
        z.exactOptional(expression),
        'weight of each row in the objective, an expression >= 0',
      ),
      melt: described(
        listOf(given),
        'make rows of a chart that has a column for each run: the pattern of their names ("* - val/loss", "{N} loss", "loss={N}"); the values become one column, what the placeholder stands for another (run for *)',
      ),
      pivot: described(
        z.exactOptional(given),
        'make columns of a long table: the column of names and that of values (key:value), and the columns that tell rows apart (key:value:run_id,step; default: all others but times)',
      ),
      dropMissing: described(
        z._default(z.boolean(), false),
        'leave out rows in which something that is used is missing instead of stopping; before --last-by',
      ),
      lastBy: described(
        z.exactOptional(expression),
        'keep, of the rows that share this value, only the last: in the file, or by a column (run:step)',
      ),
      bestBy: described(
        z.exactOptional(expression),
        'keep, of the rows that share this value (N,D), only the one of least loss, or of the least value of an expression (N,D:-score)',
      ),
      envelope: described(
        z.exactOptional(expression),
        'keep the rows than which no row of as small a value (C) has a lower loss, of all rows or of each group (dataset:C)',
      ),
      hull: described(
        z.exactOptional(expression),
        'keep the corners of the convex hull of that envelope, in logarithms (C, dataset:C)',
      ),
      residual: described(
        z.exactOptional(z.enum(['log', 'raw', 'relative'])),
        "scale of the residual (default: the law's own, else log)",
      ),
      loss: described(
        z.exactOptional(z.enum(['huber', 'squared', 'absolute', 'quantile'])),
        "penalty of a residual, summed over rows (default: the law's own, else huber)",
      ),
      delta: described(
        z.exactOptional(positive),
        'where the Huber penalty turns from square to linear (default: 0.001)',
      ),
      over: described(
        z.exactOptional(positive),
        'factor of the Huber penalty where the law predicts more than was observed (default: 1)',
      ),
      under: described(
        z.exactOptional(positive),
        'factor of the Huber penalty where the law predicts less than was observed (default: 1)',
      ),
      tau: described(
        z.exactOptional(
          z.number().check(z.gt(0, 'must lie between 0 and 1'), z.lt(1, 'must lie between 0 and 1')),
        ),
        'the quantile of the quantile penalty, in (0, 1)',
      ),
      likelihood: described(
        z.exactOptional(z.enum(['binomial', 'poisson'])),
        'fit counts by maximum likelihood (default: as the law has it): binomial where the law is a probability and L the share of --trials that succeeded, poisson where it is a rate and L a count, or a count over its --exposure',
      ),
      trials: described(
        z.exactOptional(expression),
        'trials of each row under the binomial likelihood: a number, a column or an expression (default for laws of that likelihood: 1)',
      ),
      exposure: described(
        z.exactOptional(expression),
        'what the count of each row is divided by in L under the poisson likelihood (default: 1)',
      ),
      starts: described(
        z.exactOptional(startsField),
        'how starts are made: seeded (default), seeded:16, grid or sobol:1024',
      ),
      start: described(listOf(pointField), 'a start of your own; alone it replaces the generated ones'),
      range: described(byName(range), 'where the starts of a parameter are drawn from'),
      fix: described(
        byName(laterFormula),
        'hold a parameter at a number, or tie it to an expression of others',
      ),
      positive: described(listOf(name), 'parameters of your own formula that are above zero'),
      bound: described(byName(bound), 'keep a parameter between two ends; leave an end empty for none'),
      per: described(
        z.exactOptional(parsedText<PerGroup, PerInput>(parsePer, z.string(), perText)),
        'parameters that every group of rows has to itself, and the columns that tell groups apart; the other parameters are the same in all rows',
      ),
      objectiveGrid: described(
        z._default(z.readonly(z.array(axis).check(z.maxLength(3))), []),
        'record the objective over a grid of up to three parameters, the others held at the optimum',
      ),
      exhaustive: described(
        z._default(z.boolean(), false),
        'search on from every start, also one that enters the basin of a minimum that is known already',
      ),
      bootstrap: described(
        z.exactOptional(whole(2, 1e11)),
        'refit so many resamples of the runs, for standard errors and intervals; more than 1e7 need a store',
      ),
      scheme: described(
        z.exactOptional(z.enum(schemes)),
        'how resamples are drawn (default: pairs); jackknife leaves out one row or cluster at a time',
      ),
      cluster: described(
        z.exactOptional(expression),
        'rows that share this value are drawn, or left out, together',
      ),
      strata: described(z.exactOptional(expression), 'rows are drawn only among those that share this value'),
      noise: described(
        z.exactOptional(expression),
        "standard deviation of each row's noise on the residual's scale (parametric scheme; default: from the residuals)",
      ),
      refitStarts: described(
        z.exactOptional(
          parsedText<StartPlan | undefined, StartsInput | number>(parseRefitStarts, z.string(), startsText),
        ),
        'starts of each resample beside the optimum: a count of seeded ones (default: 8; none with groups whose fit found one minimum), or a start set such as grid',
      ),
      interval: described(
        listOf(z.enum(intervalKinds)),
        'kinds of intervals beside percentile: basic, bca, studentised',
      ),
      level: described(
        z._default(
          z
            .number()
            .check(
              z.gte(0.5, 'must lie between 0.5 and 0.9999'),
              z.lte(0.9999, 'must lie between 0.5 and 0.9999'),
            ),
          0.95,
        ),
        'the level of all intervals',
      ),
      derive: described(
        byName(expression),
        'a quantity of your own, a formula of the parameters, with uncertainty like theirs',
      ),
      profile: described(
        listOf(name),
        'parameters to hold at many values in turn, refitting the others; all for each of them',
      ),
      leverage: described(
        z._default(z.boolean(), false),
        'refit without each row in turn and tell which rows move the fit most (done anyway under --bootstrap and --profile)',
      ),
      maxSteps: described(z._default(whole(1, 1e6), 500), 'steps each start may take'),
      seed: described(z._default(whole(0, 0xffffffff), 0), 'seed of everything random'),
      backend: backend('the search runs'),
      adapter,
    })
    .check(
      z.superRefine((job, context) => {
        if (job.loss === undefined || job.loss === 'huber') return;
        for (const name of huberFields) {
          if (job[name] === undefined) continue;
          context.addIssue({ code: 'custom', path: [name], message: `${name} belongs to the huber loss` });
        }
      }),
      z.refine((job) => (job.tau !== undefined) === (job.loss === 'quantile'), {
        path: ['tau'],
        message: 'the quantile loss needs a tau, and only it takes one',
      }),
      z.superRefine((job, context) => {
        for (const [field, message] of likelihoodFaults(job)) {
          context.addIssue({ code: 'custom', path: [field], message });
        }
      }),
      z.superRefine((job, context) => {
        for (const [field, message] of resamplingFaults(job)) {
          context.addIssue({ code: 'custom', path: [field], message });
        }
      }),
      z.refine(...adapterHasBackend),
    ),
);

/** Fields that contradict a likelihood or lack one, with what is wrong. */
function likelihoodFaults(job: Readonly<Record<string, unknown>>): [string, string][] {
  const { likelihood } = job;
  const given = (name: string): boolean => job[name] !== undefined;
  // The law may have a likelihood.
  if (likelihood === undefined) return [];
  const own = ['residual', 'loss', ...huberFields, 'tau']
    .filter(given)
    .map((name): [string, string] => [
      name,
      `the ${likelihood} likelihood has residuals and a loss of its own`,
    ]);
  if (likelihood === 'binomial' && !given('trials')) {
    own.push([
      'trials',
      'the binomial likelihood needs the trials of each row: a column, or 1 for single outcomes',
    ]);
  }
  return [...own, ...sizeFaults(job, likelihood as Likelihood)];
}

/** Fields about counts that a fit by `likelihood`, or by none, has no use for, with what is wrong. */
export function sizeFaults(
  job: Readonly<Record<string, unknown>>,
  likelihood: Likelihood | undefined,
): [string, string][] {
  const sizes = [
    ['trials', 'binomial'],
    ['exposure', 'poisson'],
  ] as const;
  const faults = sizes
    .filter(([name, of]) => job[name] !== undefined && likelihood !== of)
    .map(([name, of]): [string, string] => [name, `${name} belongs to the ${of} likelihood`]);
  if (likelihood !== undefined && job.noise !== undefined)
    faults.push(['noise', `the ${likelihood} likelihood knows its noise`]);
  return faults;
}

/** A complete job whose texts are read. */
export type AskedFit = z.infer<typeof fitJobSchema>;

/** A complete job as JSON has it: defaults filled in. */
export type FitJob = Written<AskedFit>;

/** What of a job reads the same either way. */
export type FitSettings = Omit<AskedFit, 'starts' | 'start' | 'refitStarts' | 'per'>;

/** A job as a caller writes it: only `runs` and `law` are required. */
export type FitJobInput = Written<z.input<typeof fitJobSchema>>;

export type JobField = keyof FitJob;

/** Reads a job of unknown origin and fills in defaults; see `parserOf` for errors. */
export const askFit = parserOf(fitJobSchema);

/** A complete job with its texts read, those that have been as they are. */
export function withTextsRead(job: FitJob | AskedFit): AskedFit {
  const { starts, start, refitStarts, per } = job;
  return {
    ...job,
    ...(starts === undefined ? {} : { starts: asParsed(starts, parseStarts) }),
    start: start.map((point) => asParsed(point, parsePoint)),
    ...(refitStarts === undefined ? {} : { refitStarts: asParsed(refitStarts, parseRefitStarts) }),
    ...(per === undefined ? {} : { per: asParsed(per, parsePer) }),
  } as AskedFit;
}

/** The same as {@link askFit}, as JSON has it. */
export const parseFitJob: JobParser<FitJob> = (...job) => written(askFit(...job));
