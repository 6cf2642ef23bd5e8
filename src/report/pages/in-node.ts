import type { AllocatePlotData } from '../../tasks/allocate/plot-data.js';
import type { AllocateRecord } from '../../tasks/allocate/record.js';
import type { DesignRecord } from '../../tasks/design/record.js';
import type { FitOutcome } from '../../tasks/fit/outcome.js';
import type { FittedLaw } from '../../tasks/fitted/fitted-law.js';
import type { MultiverseRecord } from '../../tasks/multiverse/record.js';
import type { SurfaceRecord } from '../../tasks/surface/record.js';
import type { SurfaceOutcome } from '../../tasks/surface/surface.js';
import type { Canvas } from '../figures/figure.js';
import { renderAllocate } from './allocate.js';
import { renderDesign } from './design.js';
import { renderReport } from './fit.js';
import { renderMultiverse } from './multiverse.js';
import { renderSurface } from './surface.js';

/** {@link renderReport} where there is no document. */
export async function renderReportInNode(outcome: FitOutcome): Promise<string> {
  return renderReport(outcome, await canvas());
}

/** {@link renderMultiverse} where there is no document. */
export async function renderMultiverseInNode(record: MultiverseRecord): Promise<string> {
  return renderMultiverse(record, await canvas());
}

/** {@link renderSurface} where there is no document. */
export async function renderSurfaceInNode(
  record: SurfaceRecord,
  outcome: SurfaceOutcome,
  fitted: FittedLaw,
): Promise<string> {
  return renderSurface(record, outcome, fitted, await canvas());
}

/** {@link renderDesign} where there is no document. */
export async function renderDesignInNode(record: DesignRecord, fitted: FittedLaw): Promise<string> {
  return renderDesign(record, fitted, await canvas());
}

/** {@link renderAllocate} where there is no document. */
export async function renderAllocateInNode(
  record: AllocateRecord,
  sketch: AllocatePlotData,
  fitted: FittedLaw,
): Promise<string> {
  return renderAllocate(record, sketch, fitted, await canvas());
}

/** Plot draws into linkedom's document; both are loaded on first use. */
export async function canvas(): Promise<Canvas> {
  const [Plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')]);
  return { Plot, document: parseHTML('<!doctype html><html><body></body></html>').document };
}
