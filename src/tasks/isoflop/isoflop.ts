/** IsoFLOP analysis: the three approaches of Hoffmann et al. (2022) to compute-optimal N and D, side by side. */
import { chooseBackend } from '../../backend/choose.js';
import type { Backend } from '../../backend/contract.js';
import { type Control, gatheringEvents, quiet } from '../../control.js';
import { AbortError, abortedWith, asTask } from '../../errors.js';
import { written } from '../../jobs/parsed.js';
import type { Table } from '../../runs/table.js';
import { stopwatch } from '../stopwatch.js';
import { type AnalysedRuns, analyse, type DrawnBudget } from './analyse.js';
import { conventionsOf, countedAnew } from './countings.js';
import { type AskedIsoflop, askIsoflop, type IsoflopJob } from './job.js';
import { type RunRows, readIsoflopRuns } from './read-runs.js';
import type { Counting, IsoflopRecord } from './record.js';
import type { IsoflopRequest } from './request.js';

export interface IsoflopControl extends Control {
  /** An open back end to use in place of choosing one; it stays open. */
  readonly backend?: Backend;
}

/** A record, and by analysis and budget the runs and curves that its report draws. */
export interface IsoflopOutcome {
  readonly record: IsoflopRecord;
  readonly profiles: readonly (readonly DrawnBudget[])[];
  /** By analysis: the law of approach 3 and its refits, where there is one. */
  readonly laws: readonly AnalysedRuns['law'][];
}

/**
 * Estimates how compute-optimal N and D grow with compute C by the three approaches of Hoffmann et al. (2022,
 * arXiv:2203.15556): the envelope of training curves, a curve in log N for each budget, and the law chinchilla, each with
 * percentile intervals over resamples of the runs, and the bias of the first two on tables drawn from the law. Of N (parameters),
 * D (tokens) and C (FLOP) the table has two or three; `control.progress` counts the groups of `by`. A budget without a minimum
 * inside the runs is listed with the reason. Throws an {@link IsolossError} for a table that cannot be read so (`unmapped-symbol`,
 * `missing-values`, `not-positive`, `no-rows`). An abort rejects with an `AbortError`, whose `finished` has the groups done by
 * then, if any.
 */
export function isoflop(
  request: IsoflopRequest | IsoflopJob | AskedIsoflop,
  table: Table,
  control: IsoflopControl = {},
): Promise<IsoflopOutcome> {
  return asTask('isoflop', () => analyseAll(request, table, control));
}

async function analyseAll(
  request: IsoflopRequest | IsoflopJob | AskedIsoflop,
  table: Table,
  control: IsoflopControl,
): Promise<IsoflopOutcome> {
  const clock = stopwatch();
  const job = askIsoflop({ runs: table.source, ...request });
  const { groups, counting, notes } = readIsoflopRuns(job, table);
  const chosen =
    control.backend === undefined
      ? await chooseBackend(job.backend, job.adapter, { signal: control.signal })
      : { backend: control.backend, reason: 'given by the caller' };
  const { within, events } = gatheringEvents(quiet(control));
  const done: AnalysedRuns[] = [];
  try {
    for (const group of groups) {
      try {
        done.push(
          await analysedGroup(group, job, counting, table.source, { ...within, backend: chosen.backend }),
        );
      } catch (error) {
        if (error instanceof AbortError && done.length > 0) break;
        throw error;
      }
      control.progress?.(done.length, groups.length);
    }
  } finally {
    if (control.backend === undefined) chosen.backend.dispose();
  }
  const record: IsoflopRecord = {
    schema: 'isoloss/isoflop@1',
    job: written(job),
    data: { source: table.source, rows: table.rows, notes },
    counting,
    asked: groups.length,
    analyses: done.map(({ analysis }) => analysis),
    backend: { ...chosen.backend.info, reason: chosen.reason },
    seconds: { total: clock() },
    events: [...events],
  };
  const outcome = {
    record,
    profiles: done.map(({ budgets }) => budgets),
    laws: done.map(({ law }) => law),
  };
  if (done.length < groups.length) throw abortedWith('isoflop', outcome, control.signal);
  return outcome;
}

/** The analysis of one group, and under the conventions of counting that are asked for. */
async function analysedGroup(
  group: RunRows,
  job: AskedIsoflop,
  { cost, computed }: Counting,
  source: string,
  control: Control & { readonly backend: Backend },
): Promise<AnalysedRuns> {
  const analysed = await analyse(group, job, cost, source, control);
  if (job.counting.length === 0) return analysed;
  const conventions = conventionsOf(job, {
    shape: group.shape !== undefined,
    compute: computed === undefined,
  });
  const countings = await countedAnew(group, analysed, conventions, job, source, control);
  return { ...analysed, analysis: { ...analysed.analysis, countings } };
}
