/** A surface in chunks: an item is a point of its grid. */

import type { FittedLaw } from '../fitted/fitted-law.js';
import { parseSurfaceJob, type SurfaceJob } from '../surface/job.js';
import { withAxes } from '../surface/plan.js';
import { type SurfaceControl, type SurfaceOutcome, surfaceInParts } from '../surface/surface.js';
import { onBackendOfChunks } from './arithmetic.js';
import { numbersOf } from './chunk-columns.js';
import { beginDivided, type DividedSession } from './divided-session.js';
import { fittedOfInputs } from './fit-files.js';
import { type BeginSession, taskControl } from './session.js';

/** A surface whose points lie in chunks, which may be read again and again. */
export interface StoredSurface {
  /** As it was asked for. */
  readonly job: SurfaceJob;
  readonly fitted: FittedLaw;
  /** Hands over all points in order, and resolves to what one process resolves to. */
  readonly read: (control: Pick<SurfaceControl, 'signal' | 'progress' | 'onTile'>) => Promise<SurfaceOutcome>;
}

export const beginSurface: BeginSession = async (
  fields,
  inputs,
  control,
  chosen,
): Promise<DividedSession<StoredSurface>> => {
  const asked = parseSurfaceJob(fields);
  const { fit, backend, adapter, precision: _, ...request } = onBackendOfChunks(asked, chosen);
  const fitted = await fittedOfInputs(fit, inputs);
  return beginDivided(async (wait) => {
    const read = await surfaceInParts(
      (work) => {
        const names = work.plan.columns.flatMap(({ name, source }) => (source.of === 'axis' ? [] : [name]));
        return wait({
          ...work,
          // The axes follow from the number of a point.
          columns: ({ columns }) =>
            work.plan.columns.flatMap(({ name, source }, c) =>
              source.of === 'axis' ? [] : [{ name, data: columns[c] }],
            ),
          part: (chunk) => ({
            first: chunk.first,
            columns: withAxes(
              work.plan,
              chunk.first,
              names.map((name) => numbersOf(chunk, name)),
            ),
          }),
        });
      },
      fitted,
      request,
      { ...taskControl(control), where: { backend, ...(adapter === undefined ? {} : { adapter }) } },
    );
    return { job: asked, fitted, read };
  }, control);
};
