/** The job of a compute multiplier: source of the command line's options. */
import * as z from 'zod/mini';
import { byName, given, type JobParser, laterFormula, parserOf } from '../../jobs/fields.js';
import { parsedText, type Written, written } from '../../jobs/parsed.js';
import { described } from '../../jobs/schema.js';
import { type BudgetInput, budgetText } from '../../jobs/shapes.js';
import { parseBudgets } from '../allocate/job.js';
import { fitJobSchema } from '../fit/job.js';

const { where, melt, pivot, dropMissing, lastBy, bestBy, level } = fitJobSchema.def.innerType.def.shape;

const number = z.number();

export const multiplierJobSchema = z.readonly(
  z
    .strictObject({
      runs: described(
        given,
        'table of the runs of all recipes (csv, tsv, json, jsonl, yaml, parquet), or - for standard input',
      ),
      against: described(
        z.exactOptional(given),
        'a second table, of the runs of the baseline, with the same names of columns',
      ),
      recipe: described(
        z.exactOptional(given),
        'the column, the columns or the expression that names the recipe of each run',
      ),
      baseline: described(
        z.exactOptional(given),
        'the recipe that the others are compared with (default: that of the first row)',
      ),
      map: described(
        byName(laterFormula),
        'what C (training compute, or another resource) and L are in your table: columns, or expressions over columns; without C it is 6*N*D',
      ),
      where,
      melt,
      pivot,
      dropMissing,
      lastBy,
      bestBy,
      frontier: described(
        z._default(z.boolean(), false),
        'of each recipe keep the runs that no run of as little compute is better than: the ladder of a grid over N and D',
      ),
      floor: described(
        z._default(z.union([number, given]), 0),
        'the irreducible loss E of L = E + A/C^beta, pinned for all recipes: a number, or published values whose E it is, such as chinchilla:besiroglu-2024',
      ),
      floorSource: described(
        z.exactOptional(given),
        'where the number of the floor is from, which the record says: "Hoffmann et al. 2022" or "fit of the long runs"',
      ),
      target: described(
        z.exactOptional(parsedText<readonly number[], BudgetInput>(parseBudgets, z.string(), budgetText)),
        'also give the multiplier where the baseline has this compute: 1e24, or several',
      ),
      level,
    })
    .check(
      z.refine((job) => job.against === undefined || job.recipe === undefined, {
        path: ['recipe'],
        message: 'a second table is the baseline already',
      }),
      z.refine((job) => job.baseline === undefined || job.recipe !== undefined, {
        path: ['baseline'],
        message: 'needs the column that names recipes',
      }),
      z.refine((job) => job.floorSource === undefined || typeof job.floor === 'number', {
        path: ['floorSource'],
        message: 'published values are their own source',
      }),
    ),
);

/** A complete job whose texts are read. */
export type AskedMultiplier = z.infer<typeof multiplierJobSchema>;

/** A complete job as JSON has it: defaults filled in. */
export type MultiplierJob = Written<AskedMultiplier>;

export type MultiplierField = keyof MultiplierJob;

/** Reads a job of unknown origin and fills in defaults; see `parserOf` for errors. */
export const askMultiplier = parserOf(multiplierJobSchema);

/** The same, as JSON has it. */
export const parseMultiplierJob: JobParser<MultiplierJob> = (...job) => written(askMultiplier(...job));
