/** The job of a surface: a fitted law on a grid. Source of the command line's options and the record's `job` block. */
import * as z from 'zod/mini';
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
import { described } from '../../jobs/schema.js';

/** A job without its fit and back end. */
const request = z.strictObject({
  axes: described(
    z.readonly(
      z
        .array(axis)
        .check(
          z.minLength(1, `a grid needs an axis, such as ${field('axes')} N=1e7..1e13:1024`),
          z.maxLength(4, 'at most four axes'),
        ),
    ),
    'an axis of the grid: lo..hi:count (log-spaced), lo..hi:count:lin or [a,b,c]; the last is fastest',
  ),
  set: described(
    byName(formula),
    'an input that is no axis: a number, or a formula of axes and of names set before it',
  ),
  quantiles: described(
    z._default(z.readonly(z.array(share).check(z.refine(isAscending, 'quantiles must ascend'))), []),
    'quantiles of the law over the refits of resamples, between commas',
  ),
  gradient: described(
    z._default(z.boolean(), false),
    'slopes along every axis: for a factor of e (dL_dlogN) and for one unit (dL_dN)',
  ),
  byParameter: described(z._default(z.boolean(), false), 'slopes for every parameter of the law (dL_dalpha)'),
  point: described(
    z._default(z.boolean(), false),
    'the estimate alone, whatever refits of resamples there are',
  ),
  contours: described(
    z.exactOptional(
      z.union([
        z.literal('auto'),
        z.readonly(
          z
            .array(z.number())
            .check(z.minLength(1), z.maxLength(100), z.refine(isAscending, 'levels must ascend')),
        ),
      ]),
    ),
    'iso-loss lines of the estimate at these levels, or at round ones (auto)',
  ),
});

export const surfaceJobSchema = z.readonly(
  z
    .strictObject({
      fit: described(given, 'the record of a fit, or published values'),
      ...request.def.shape,
      precision: described(
        z.exactOptional(z.enum(['f64', 'f32'])),
        'numbers of the file beside the axes: f64, or f32, seven digits in half the space (default: f64)',
      ),
      backend: backend('refits are evaluated'),
      adapter,
    })
    .check(z.refine(...adapterHasBackend)),
);

/** A complete job: defaults filled in. */
export type SurfaceJob = z.infer<typeof surfaceJobSchema>;

export type SurfaceField = keyof SurfaceJob;

/** A complete request: defaults filled in. */
export type CompleteRequest = z.infer<typeof request>;

/** Checks a job of unknown origin and fills in defaults; see `parserOf` for errors. */
export const parseSurfaceJob = parserOf(surfaceJobSchema);

/** Checks a request of the library in the same way. */
export const parseSurfaceRequest = parserOf(request);
