/** The job of an inverse problem: source of the command line's options. */
import * as z from 'zod';
import { bandLevel, given, parserOf } from '../../jobs/fields.js';

export const solveJobSchema = z
  .strictObject({
    fit: given.describe('the record of a fit, or published values by name'),
    for: given.exactOptional().describe('the input that is asked for'),
    at: given.exactOptional().describe('what other inputs are, such as N=7e9 or D=20*N'),
    loss: z.number().exactOptional().describe('the loss to reach'),
    budget: z.number().exactOptional().describe('what may be spent'),
    cost: given
      .exactOptional()
      .describe(
        'what inputs cost: a formula, or a name that isoloss costs lists (default: 6*N*D for laws in N and D)',
      ),
    against: given.exactOptional().describe('a second fit, to compare at equal loss'),
    paired: z
      .boolean()
      .default(false)
      .describe('with --against: both fits are of the same runs, and refits of one resample go together'),
    level: bandLevel('bands'),
  })
  .readonly();

export type SolveJob = z.infer<typeof solveJobSchema>;

export type SolveField = keyof SolveJob;

/** Checks a job of unknown origin and fills in defaults; see `parserOf` for errors. */
export const parseSolveJob = parserOf(solveJobSchema);
