/** The job of an inverse problem: source of the command line's options. */
import * as z from 'zod/mini';
import {
  bandLevel,
  given,
  type JobParser,
  laterFormula,
  numeric,
  parserOf,
  point,
} from '../../jobs/fields.js';
import { described } from '../../jobs/schema.js';
import type { SolveQuestion } from './solve-question.js';

export const solveJobSchema = z.readonly(
  z.strictObject({
    fit: described(given, 'the record of a fit, or published values by name'),
    for: described(z.exactOptional(given), 'the input that is asked for'),
    at: described(z.exactOptional(point), 'what other inputs are, such as N=7e9 or D=20*N'),
    loss: described(z.exactOptional(numeric), 'the loss to reach, in the unit of the law'),
    budget: described(
      z.exactOptional(numeric),
      'what may be spent, in the unit of the cost (FLOP, unless it is another)',
    ),
    cost: described(
      z.exactOptional(laterFormula),
      'what inputs cost: a formula, or a name that isoloss costs lists (default: 6*N*D for laws in N and D)',
    ),
    against: described(z.exactOptional(given), 'a second fit, to compare at equal loss'),
    paired: described(
      z._default(z.boolean(), false),
      'with --against: both fits are of the same runs, and refits of one resample go together',
    ),
    level: bandLevel('bands'),
  }),
);

export type SolveJob = z.infer<typeof solveJobSchema>;

export type SolveField = keyof SolveJob;

/** Checks a job of unknown origin and fills in defaults; see `parserOf` for errors. */
export const parseSolveJob = parserOf(solveJobSchema);

const { fit: _, against: __, paired: ___, ...question } = solveJobSchema.def.innerType.def.shape;

/** Checks a question of unknown origin, and writes it as a record has it; see `parserOf` for errors. */
export const parseQuestion: JobParser<SolveQuestion> = parserOf(z.readonly(z.strictObject(question)));
