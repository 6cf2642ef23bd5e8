/** The job of an isoFLOP analysis: source of the command line's options, the library's types and the record's `job` block. */
import * as z from 'zod/mini';
import {
  adapter,
  adapterHasBackend,
  backend,
  byName,
  given,
  type JobParser,
  laterFormula,
  listOf,
  parserOf,
  whole,
} from '../../jobs/fields.js';
import { parsedText, type Written, written } from '../../jobs/parsed.js';
import { described } from '../../jobs/schema.js';
import { type BudgetInput, budgetText } from '../../jobs/shapes.js';
import { parseBudgets } from '../allocate/job.js';
import { fitJobSchema } from '../fit/job.js';
import { countingConventions } from './conventions.js';

const { where, melt, pivot, dropMissing, lastBy, bestBy, level, seed } = fitJobSchema.def.innerType.def.shape;

export const curveKinds = ['parabola', 'cubic', 'akima'] as const;
/** The curve through the losses of one budget. */
export type CurveKind = (typeof curveKinds)[number];

const positive = z.number().check(z.positive('must be above zero'));
const budgets = parsedText<readonly number[], BudgetInput>(parseBudgets, z.string(), budgetText);

export const isoflopJobSchema = z.readonly(
  z
    .strictObject({
      runs: described(
        given,
        'table of training runs or training curves (csv, tsv, json, jsonl, yaml, parquet), or - for standard input',
      ),
      map: described(
        byName(laterFormula),
        'what N, D, C (training compute) and L are in your table: columns, or expressions over columns; of N, D and C two are enough, and the third follows from C = 6*N*D',
      ),
      where,
      melt,
      pivot,
      dropMissing,
      lastBy,
      bestBy,
      by: described(
        z.exactOptional(given),
        'analyse every group of rows with equal values in this column, these columns or this expression by itself',
      ),
      run: described(
        z.exactOptional(given),
        'the column or columns that tell runs apart, where a run has several rows: its training curve, which approach 1 takes the envelope of (default: every row is a run)',
      ),
      checkpoints: described(
        z._default(z.boolean(), false),
        'approaches 2 and 3 use every row of a run in place of its last: for runs whose learning rate does not decay',
      ),
      budget: described(
        z.exactOptional(budgets),
        'interpolate the training curves at these values of compute: 1e18,3e18 or 1e17..1e19:9 (default: the budgets that the rows have)',
      ),
      tolerance: described(
        z._default(z.number().check(z.gte(0, 'must be zero or more'), z.lte(1, 'must be 1 or less')), 0.05),
        'runs whose compute differs by no more than this share belong to one budget',
      ),
      curve: described(
        z._default(z.enum(curveKinds), 'parabola'),
        'the curve through the losses of a budget over log N: least squares, or akima through every point',
      ),
      window: described(
        z._default(z.number().check(z.gt(1, 'must be above 1')), 8),
        'parabola and cubic are fitted to the sizes within this factor of the one with the least loss; 1e9 takes all',
      ),
      smooth: described(
        z._default(z.number().check(z.gte(0, 'must be zero or more')), 0),
        'smooth training curves by a Gaussian of this standard deviation, in rows',
      ),
      final: described(
        z._default(
          z.number().check(z.gt(0, 'must lie between 0 and 1'), z.lte(1, 'must lie between 0 and 1')),
          1,
        ),
        'the last share of every training curve, by compute, that approach 1 uses: .15 where learning rates decay',
      ),
      target: described(
        z.exactOptional(budgets),
        'extrapolate every approach to this compute: 5.76e23, or several',
      ),
      counting: described(
        listOf(z.enum(['all', ...countingConventions.map(({ name }) => name)])),
        'repeat it with N and C counted by these conventions, and show how the exponents move; most need the columns layers and width, see --architecture',
      ),
      architecture: described(
        z._default(given, 'chinchilla'),
        'the family of the models, for what the table does not have of their shapes: llama,vocabulary=128256',
      ),
      loss: described(
        z._default(z.enum(['huber', 'squared', 'absolute']), 'huber'),
        'penalty of the log residuals of approach 3',
      ),
      delta: described(
        z.exactOptional(positive),
        'where the Huber penalty turns from square to linear (default: 0.001)',
      ),
      bootstrap: described(
        z._default(whole(2, 1e7), 1000),
        'resamples of the runs, for the intervals of all approaches',
      ),
      level,
      simulations: described(
        z._default(whole(0, 1e6), 200),
        'tables simulated from the law of approach 3, for the bias of approaches 1 and 2',
      ),
      seed,
      backend: backend('the fits of approach 3 run'),
      adapter,
    })
    .check(
      z.refine((job) => job.delta === undefined || job.loss === 'huber', {
        path: ['delta'],
        message: 'delta belongs to the huber loss',
      }),
      z.refine((job) => job.run !== undefined || (job.budget === undefined && !job.checkpoints), {
        path: ['run'],
        message: 'training curves need the column that tells runs apart',
      }),
      z.refine((job) => job.budget === undefined || !job.checkpoints, {
        path: ['checkpoints'],
        message: 'curves are interpolated at the budgets given, or their rows are used: not both',
      }),
      z.refine(...adapterHasBackend),
    ),
);

/** A complete job whose texts are read. */
export type AskedIsoflop = z.infer<typeof isoflopJobSchema>;

/** A complete job as JSON has it: defaults filled in. */
export type IsoflopJob = Written<AskedIsoflop>;

/** A job as a caller writes it: only `runs` is required. */
export type IsoflopJobInput = Written<z.input<typeof isoflopJobSchema>>;

export type IsoflopField = keyof IsoflopJob;

/** Reads a job of unknown origin and fills in defaults; see `parserOf` for errors. */
export const askIsoflop = parserOf(isoflopJobSchema);

/** The same, as JSON has it. */
export const parseIsoflopJob: JobParser<IsoflopJob> = (...job) => written(askIsoflop(...job));
