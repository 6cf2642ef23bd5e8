/**
 * Reports: each answer as one self-contained HTML page that fetches nothing, whose one script saves its figures and its
 * record. The same answer gives the same bytes. In a browser figures are drawn in a document beside the page's own, in Node
 * in one that can do no more than that.
 *
 * @module isoloss/report
 */
import { canvas } from '#canvas';
import { allocationPlotData, type FrontierEndOptima } from '../tasks/allocate/plot-data.js';
import type { AllocateRecord } from '../tasks/allocate/record.js';
import type { ChainRecord } from '../tasks/chain/record.js';
import type { CompareRecord } from '../tasks/compare/record.js';
import type { DesignRecord } from '../tasks/design/record.js';
import type { EquivalentRecord } from '../tasks/equivalent/record.js';
import type { FitOutcome } from '../tasks/fit/outcome.js';
import type { FittedLaw } from '../tasks/fitted/fitted-law.js';
import type { HyperRecord } from '../tasks/hyper/record.js';
import type { IsoflopOutcome } from '../tasks/isoflop/isoflop.js';
import type { MultiplierRecord } from '../tasks/multiplier/record.js';
import type { MultiverseRecord } from '../tasks/multiverse/record.js';
import type { PredictRecord } from '../tasks/predict/record.js';
import type { RegretRecord } from '../tasks/regret/record.js';
import type { RolloutRecord } from '../tasks/rollout/record.js';
import type { SolveRecord } from '../tasks/solve/record.js';
import type { SurfaceRecord } from '../tasks/surface/record.js';
import type { SurfaceOutcome } from '../tasks/surface/surface.js';
import { renderAllocate } from './pages/allocate.js';
import { renderPredict, renderRegret, renderSolve } from './pages/answers.js';
import { renderChain } from './pages/chain.js';
import { renderCompare } from './pages/compare.js';
import { renderDesign } from './pages/design.js';
import { renderEquivalent } from './pages/equivalent.js';
import { renderReport } from './pages/fit.js';
import { renderHyper } from './pages/hyper.js';
import { renderIsoflop } from './pages/isoflop.js';
import { renderMultiplier } from './pages/multiplier.js';
import { renderMultiverse } from './pages/multiverse.js';
import { renderRollout } from './pages/rollout.js';
import { renderSurface } from './pages/surface.js';

export type { FrontierEndOptima };

/** The report of a fit. */
export async function fitReport(outcome: FitOutcome): Promise<string> {
  return renderReport(outcome, await canvas());
}

/** The report of a multiverse. */
export async function multiverseReport(record: MultiverseRecord): Promise<string> {
  return renderMultiverse(record, await canvas());
}

/** The report of an isoFLOP analysis. */
export async function isoflopReport(outcome: IsoflopOutcome): Promise<string> {
  return renderIsoflop(outcome, await canvas());
}

/** The report of a comparison of laws. */
export async function compareReport(record: CompareRecord): Promise<string> {
  return renderCompare(record, await canvas());
}

/** The report of a rollout. */
export async function rolloutReport(record: RolloutRecord): Promise<string> {
  return renderRollout(record, await canvas());
}

/** The report of equivalents at equal loss. */
export async function equivalentReport(record: EquivalentRecord): Promise<string> {
  return renderEquivalent(record, await canvas());
}

/** The report of effective compute multipliers. */
export async function multiplierReport(record: MultiplierRecord): Promise<string> {
  return renderMultiplier(record, await canvas());
}

/** The report of a sweep of hyper-parameters. */
export async function hyperReport(record: HyperRecord): Promise<string> {
  return renderHyper(record, await canvas());
}

/** The report of a chain of laws. */
export async function chainReport(record: ChainRecord): Promise<string> {
  return renderChain(record, await canvas());
}

/** The report of predictions; with the law that was asked, `fitted`, axes have the column and unit of its runs. */
export async function predictReport(record: PredictRecord, fitted?: FittedLaw): Promise<string> {
  return renderPredict(record, await canvas(), fitted);
}

/** The report of an answer to an inverse question; `fitted` and `against` are the laws that were asked. */
export async function solveReport(
  record: SolveRecord,
  fitted: FittedLaw,
  against?: FittedLaw,
): Promise<string> {
  return renderSolve(record, await canvas(), fitted, against);
}

/** The report of what an allocation costs by the law `fitted`. */
export async function regretReport(record: RegretRecord, fitted: FittedLaw): Promise<string> {
  return renderRegret(record, await canvas(), fitted);
}

/** The report of a surface: its record (`surfaceRecord`), what `surface` resolved to, and the law it is of. */
export async function surfaceReport(
  record: SurfaceRecord,
  outcome: SurfaceOutcome,
  fitted: FittedLaw,
): Promise<string> {
  return renderSurface(record, outcome, fitted, await canvas());
}

/** The report of a design. `runs` are the inputs of the fitted runs, which are drawn on the map where they are given. */
export async function designReport(
  record: DesignRecord,
  fitted: FittedLaw,
  runs?: Readonly<Record<string, Float64Array>>,
): Promise<string> {
  return renderDesign(record, fitted, await canvas(), runs);
}

/**
 * The report of an allocation. `ends` are the first and the last optima that the control's `optima` was called with, which
 * are drawn where the law has refits.
 */
export async function allocateReport(
  record: AllocateRecord,
  fitted: FittedLaw,
  ends?: FrontierEndOptima,
): Promise<string> {
  return renderAllocate(record, allocationPlotData(fitted, record, ends), fitted, await canvas());
}
