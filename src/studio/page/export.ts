/** What can be taken away: the record, the report, the runs with their residuals. */

import { download } from '../../report/saving/download.js';
import type { FitView } from '../state/views.js';
import { ask } from './engine.js';
import * as store from './store.js';

/** `runs-chinchilla`. */
export function fileStem(): string {
  const name = (store.table.peek()?.name ?? 'runs').replace(/\.[^.]*(?:\.gz)?$/, '');
  const law = store.job.peek().law;
  return /^[\w:-]+$/.test(law) ? `${name}-${law.replaceAll(':', '-')}` : name;
}

/** The fit that is shown, once its resamples are refitted; says so until then. */
function finished(): FitView | undefined {
  const fit = store.fit.peek();
  if (fit?.quick !== true) return fit;
  store.notice.value = 'The fit is not finished yet: save it once its resamples are refitted.';
  return undefined;
}

export async function saveRecord(): Promise<void> {
  const fit = finished();
  if (fit === undefined) return;
  const { value, problem } = await ask((service) => service.record(fit.id));
  if (value === undefined) store.notice.value = problem.message;
  else download(value, `${fileStem()}.json`, 'application/json');
}

export async function saveReport(): Promise<void> {
  const fit = finished();
  if (fit === undefined) return;
  store.work.value = { words: 'Making the report' };
  const { value, problem } = await ask((service) => service.report(fit.id));
  store.work.value = undefined;
  if (value === undefined) store.notice.value = problem.message;
  else download(value, `${fileStem()}.html`, 'text/html');
}

/** Each fitted run with what the law says of it. */
export function saveRuns(): void {
  const fit = store.fit.peek();
  if (fit === undefined) return;
  const { numbers, inputs, observed, predicted } = fit.runs;
  const names = Object.keys(inputs);
  const lines = Array.from(observed, (loss, row) =>
    [numbers[row], ...names.map((name) => inputs[name][row]), loss, predicted[row]].join(','),
  );
  download(
    `${['row', ...names, 'L', 'predicted'].join(',')}\n${lines.join('\n')}\n`,
    `${fileStem()}-runs.csv`,
    'text/csv',
  );
}

/** The parameters of every refit. A record names a file of theirs, which a page has not. */
export async function saveRefits(): Promise<void> {
  const fit = finished();
  if (fit === undefined) return;
  const { value, problem } = await ask((service) => service.refits(fit.id));
  if (value === undefined) store.notice.value = problem.message;
  else download(value, `${fileStem()}-refits.csv`, 'text/csv');
}

/** The run that spends the budget best. */
export async function savePlan(): Promise<void> {
  const fit = store.fit.peek();
  if (fit === undefined) return;
  const { value, problem } = await ask((service) => service.plan(fit.id, store.settings.peek()));
  if (value === undefined) store.notice.value = problem.message;
  else download(value, `${fileStem()}-plan.csv`, 'text/csv');
}
