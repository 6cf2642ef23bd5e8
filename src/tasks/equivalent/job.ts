/** The job of what is worth how much at equal loss: source of the command line's options. */
import * as z from 'zod/mini';
import { axis, bandLevel, given, type JobParser, laterFormula, parserOf, point } from '../../jobs/fields.js';
import { parsedText, type Written, written } from '../../jobs/parsed.js';
import { described } from '../../jobs/schema.js';
import { type BudgetInput, budgetText } from '../../jobs/shapes.js';
import { parseBudgets } from '../allocate/job.js';

export const equivalentJobSchema = z.readonly(
  z
    .strictObject({
      fit: described(given, 'the record of a fit, or published values by name'),
      at: described(
        z.exactOptional(point),
        'the inputs whose loss is to be matched, such as N=1e9,D=1e11,U=2.5e10 or N=7e9,D=20*N',
      ),
      axis: described(
        z.exactOptional(axis),
        'a curve: values of one input, or of a name that --at uses, such as D=1e9..1e12:31',
      ),
      for: described(
        z.exactOptional(given),
        'the input whose equivalent is asked for: N for effective size, D for effective data (default: rates of exchange between all inputs)',
      ),
      reference: described(
        z.exactOptional(point),
        'what inputs are in the reference, where they differ from the point: E=1 for a dense model, U=D for fresh tokens; formulas may use the input that is asked for',
      ),
      against: described(
        z.exactOptional(given),
        'the reference is another fit or published values, such as that of another recipe',
      ),
      paired: described(
        z._default(z.boolean(), false),
        'with --against: both fits are of the same runs, and refits of one resample go together',
      ),
      budget: described(
        z.exactOptional(parsedText<readonly number[], BudgetInput>(parseBudgets, z.string(), budgetText)),
        'with --against, in place of a point: the compute that the other needs for the least loss of these budgets, 1e21 or 1e20..1e24:21',
      ),
      cost: described(
        z.exactOptional(laterFormula),
        'with --budget: what inputs cost, a formula or a name that isoloss costs lists (default: 6*N*D for laws in N and D)',
      ),
      level: bandLevel('bands'),
    })
    .check(
      z.refine((job) => !job.paired || job.against !== undefined, {
        path: ['paired'],
        message: 'is about two fits: name the other',
      }),
      z.refine((job) => job.reference === undefined || job.for !== undefined, {
        path: ['reference'],
        message: 'needs the input whose equivalent is asked for',
      }),
      z.refine((job) => job.budget === undefined || (job.against !== undefined && job.for === undefined), {
        path: ['budget'],
        message: 'compares two fits, by compute',
      }),
      z.refine((job) => job.budget === undefined || job.axis === undefined, {
        path: ['axis'],
        message: 'the budgets are the curve',
      }),
      z.refine((job) => job.cost === undefined || job.budget !== undefined, {
        path: ['cost'],
        message: 'belongs to budgets',
      }),
      z.refine((job) => job.at !== undefined || job.axis !== undefined || job.budget !== undefined, {
        path: ['at'],
        message: 'no point is given',
      }),
    ),
);

/** A complete job whose texts are read. */
export type AskedEquivalent = z.infer<typeof equivalentJobSchema>;

/** A complete job as JSON has it. */
export type EquivalentJob = Written<AskedEquivalent>;

export type EquivalentField = keyof EquivalentJob;

/** Reads a job of unknown origin and fills in defaults; see `parserOf` for errors. */
export const askEquivalent = parserOf(equivalentJobSchema);

/** The same, as JSON has it. */
export const parseEquivalentJob: JobParser<EquivalentJob> = (...job) => written(askEquivalent(...job));
