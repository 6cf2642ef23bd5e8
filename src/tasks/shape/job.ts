/** The job of a shape search: source of the command line's options. */
import * as z from 'zod';
import { bandLevel, byName, given, parserOf } from '../../jobs/fields.js';

export const shapeJobSchema = z
  .strictObject({
    fit: given.exactOptional().describe('the record of a fit, or published values by name'),
    architecture: given.describe('what is built, such as pythia or vocabulary=50304,sequence=2048'),
    budget: z.number().exactOptional().describe('find the best shape for this much training compute'),
    parameters: z.number().exactOptional().describe('find the shape nearest this size'),
    flops: given.exactOptional().describe('how FLOP are counted (default: matmul)'),
    size: given.exactOptional().describe('how N counts: total, non-embedding or matrices (default: total)'),
    set: byName(z.number()).describe('inputs of the law beside N and D, such as U=25e9'),
    level: bandLevel('band'),
  })
  .readonly();

export type ShapeJob = z.infer<typeof shapeJobSchema>;

export type ShapeField = keyof ShapeJob;

/** Checks a job of unknown origin and fills in defaults; see `parserOf` for errors. */
export const parseShapeJob = parserOf(shapeJobSchema);
