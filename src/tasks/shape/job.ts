/** The job of a shape search: source of the command line's options. */
import * as z from 'zod/mini';
import { bandLevel, byName, given, numeric, parserOf } from '../../jobs/fields.js';
import { described } from '../../jobs/schema.js';

export const shapeJobSchema = z.readonly(
  z.strictObject({
    fit: described(z.exactOptional(given), 'the record of a fit, or published values by name'),
    architecture: described(given, 'what is built, such as pythia or vocabulary=50304,sequence=2048'),
    budget: described(
      z.exactOptional(numeric),
      'find the best shape for this much training compute, in FLOP',
    ),
    parameters: described(z.exactOptional(numeric), 'find the shape nearest this size, in parameters'),
    flops: described(z.exactOptional(given), 'how FLOP are counted (default: matmul)'),
    size: described(
      z.exactOptional(given),
      'how N counts: total, non-embedding or matrices (default: total)',
    ),
    set: described(byName(numeric), 'inputs of the law beside N and D, such as U=25e9'),
    level: bandLevel('band'),
  }),
);

export type ShapeJob = z.infer<typeof shapeJobSchema>;

export type ShapeField = keyof ShapeJob;

/** Checks a job of unknown origin and fills in defaults; see `parserOf` for errors. */
export const parseShapeJob = parserOf(shapeJobSchema);
