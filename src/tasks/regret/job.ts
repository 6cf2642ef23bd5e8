/** The job of a regret: source of the command line's options. */
import * as z from 'zod/mini';
import {
  bandLevel,
  given,
  type JobParser,
  laterFormula,
  numberOf,
  parserOf,
  point,
  shaped,
} from '../../jobs/fields.js';
import { described } from '../../jobs/schema.js';
import type { NumberInput } from '../../jobs/shapes.js';

const positive = shaped<NumberInput, number>(
  numberOf,
  z.number('must be a number').check(z.positive('must be above zero')),
);

export const regretJobSchema = z.readonly(
  z.strictObject({
    fit: described(given, 'the record of a fit, or published values by name'),
    at: described(point, 'the allocation: every input of the law, such as N=2.8e11,D=3e11 or N=7e10,D=20*N'),
    cost: described(
      z.exactOptional(laterFormula),
      'what inputs cost: a formula, or a name that isoloss costs lists (default: 6*N*D for laws in N and D)',
    ),
    price: described(
      z.exactOptional(positive),
      'money for a unit of the cost (a FLOP, unless it is another), such as 1.4e-18: two for an hour of a device that does 4e14 a second',
    ),
    level: bandLevel('bands'),
  }),
);

export type RegretJob = z.infer<typeof regretJobSchema>;

export type RegretField = keyof RegretJob;

/** Checks a job of unknown origin and fills in defaults; see `parserOf` for errors. */
export const parseRegretJob: JobParser<RegretJob> = parserOf(regretJobSchema);
