/** The job of a sweep of hyper-parameters: source of the command line's options. */
import * as z from 'zod/mini';
import {
  byName,
  given,
  type JobParser,
  laterFormula,
  listOf,
  name,
  parserOf,
  point,
  whole,
  withLists,
} from '../../jobs/fields.js';
import { described } from '../../jobs/schema.js';
import { fitJobSchema } from '../fit/job.js';

const { where, melt, pivot, dropMissing, lastBy, bestBy, level, seed } = fitJobSchema.def.innerType.def.shape;

export const hyperJobSchema = z.readonly(
  z.strictObject({
    runs: described(given, 'table of runs (csv, tsv, json, jsonl, yaml, parquet), or - for standard input'),
    over: described(
      z._default(
        z.readonly(z.array(name).check(z.minLength(1, 'none is given'), z.maxLength(3, 'at most three'))),
        ['lr'],
      ),
      'the hyper-parameters that are swept: lr, or lr,B with the batch in tokens',
    ),
    by: described(
      z.exactOptional(z.readonly(z.array(name))),
      'what tells the cells of the sweep apart, and what the best values are a law of: N,D or C (default: N and D where the table has them, else C)',
    ),
    map: described(
      byName(laterFormula),
      'what they and L are in your table: columns, or expressions over columns, such as B=bs*2048',
    ),
    where,
    melt,
    pivot,
    dropMissing,
    lastBy,
    bestBy,
    window: described(
      z._default(z.number().check(z.gt(1, 'must be above 1')), 8),
      'a bowl is fitted to the runs of a cell within this factor of its best run in every hyper-parameter',
    ),
    within: described(
      z._default(z.number().check(z.positive('must be above zero')), 0.1),
      'runs whose loss exceeds the least of their cell by more than this share take no part, such as those that diverged',
    ),
    excess: described(
      z._default(z.number().check(z.positive('must be above zero')), 0.01),
      'tell how far one may deviate from the best value for this share of excess loss',
    ),
    at: described(listOf(point), 'also tell the best values at this scale, such as N=7e10,D=1.4e12'),
    published: described(
      listOf(given),
      'compare with these published rules, such as learning-rate:li-2025-step-learning-rate (default: all of learning rates and batches, for lr and B)',
    ),
    bootstrap: described(
      z._default(whole(2, 1e6), 1000),
      'resamples of the runs within cells, for the intervals of the response surface',
    ),
    level,
    seed,
  }),
);

/** A complete job: defaults filled in. */
export type HyperJob = z.infer<typeof hyperJobSchema>;

export type HyperField = keyof HyperJob;

const parse = parserOf(hyperJobSchema);

/** Reads a job of unknown origin and fills in defaults; a single name stands for a list of one. See `parserOf` for errors. */
export const parseHyperJob: JobParser<HyperJob> = (value, place, called) =>
  parse(withLists(value, ['over', 'by', 'at', 'published']), place, called);
