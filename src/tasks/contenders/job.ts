/** What jobs of several laws on the same runs have in common: a fit's fields that hold for all laws alike, and the laws. */
import * as z from 'zod/mini';
import { given } from '../../jobs/fields.js';
import { parsedText } from '../../jobs/parsed.js';
import { described } from '../../jobs/schema.js';
import { fitJobSchema } from '../fit/job.js';
import { type Named, namedLawText, parseNamedLaw } from '../multiverse/job.js';
import type { NamedLawInput } from '../multiverse/request.js';

/** Fields of a fit's job that hold for all laws alike. */
export const shared = z.omit(z.strictObject(fitJobSchema.def.innerType.def.shape), {
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

const namedLaw = parsedText<Named<string>, NamedLawInput>(parseNamedLaw, given, namedLawText);

/** A job of several laws, to be extended by what is done with them. */
export const contendersJobSchema = z.extend(shared, {
  law: described(
    z.readonly(z.array(namedLaw).check(z.minLength(1, 'none is given'))),
    'laws to compare: names, law files, formulas, or published values such as chinchilla:besiroglu-2024, which are not fitted; each may carry a label (two-terms=E + A/N^alpha + B/D^beta)',
  ),
  cluster: described(
    z.exactOptional(given),
    'columns that tell runs apart, where a run has several rows: its rows are in one fold, and drawn together (default: every row is a run)',
  ),
  scale: described(
    z.exactOptional(given),
    'what laws are extrapolated in, a column or an expression (default: compute, 6*N*D or C; else the only input of the first law)',
  ),
});

export type AskedContenders = z.infer<typeof contendersJobSchema>;
