/** The job of a surface: a fitted law on a grid. Source of the command line's options and the record's `job` block. */
import * as z from 'zod';
import { field } from '../../errors.js';
import {
  adapter,
  adapterHasBackend,
  axis,
  backend,
  byName,
  formula,
  given,
  parserOf,
  share,
} from '../../jobs/fields.js';
import { isAscending } from '../../jobs/grammar.js';

/** A job without its fit and back end. */
const request = z.strictObject({
  axes: z
    .array(axis)
    .min(1, `a grid needs an axis, such as ${field('axes')} N=1e7..1e13:1024`)
    .max(4, 'at most four axes')
    .readonly()
    .describe(
      'an axis of the grid: lo..hi:count (log-spaced), lo..hi:count:lin or [a,b,c]; the last is fastest',
    ),
  set: byName(formula).describe(
    'an input that is no axis: a number, or a formula of axes and of names set before it',
  ),
  quantiles: z
    .array(share)
    .refine(isAscending, 'quantiles must ascend')
    .readonly()
    .default([])
    .describe('quantiles of the law over the refits of resamples, between commas'),
  gradient: z
    .boolean()
    .default(false)
    .describe('slopes along every axis: for a factor of e (dL_dlogN) and for one unit (dL_dN)'),
  byParameter: z.boolean().default(false).describe('slopes for every parameter of the law (dL_dalpha)'),
  point: z.boolean().default(false).describe('the estimate alone, whatever refits of resamples there are'),
  contours: z
    .union([
      z.literal('auto'),
      z.array(z.number()).min(1).max(100).refine(isAscending, 'levels must ascend').readonly(),
    ])
    .exactOptional()
    .describe('iso-loss lines of the estimate at these levels, or at round ones (auto)'),
});

export const surfaceJobSchema = z
  .strictObject({
    fit: given.describe('the record of a fit, or published values'),
    ...request.shape,
    backend: backend('refits are evaluated'),
    adapter,
  })
  .refine(...adapterHasBackend)
  .readonly();

/** A complete job: defaults filled in. */
export type SurfaceJob = z.infer<typeof surfaceJobSchema>;

export type SurfaceField = keyof SurfaceJob;

/** A request as a caller of the library writes it: only `axes` is required. */
export type SurfaceRequest = z.input<typeof request>;

/** A complete request: defaults filled in. */
export type CompleteRequest = z.infer<typeof request>;

/** Checks a job of unknown origin and fills in defaults; see `parserOf` for errors. */
export const parseSurfaceJob = parserOf(surfaceJobSchema);

/** The same of a request. */
export const parseSurfaceRequest = parserOf(request);
