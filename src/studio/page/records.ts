/** Records of fits that the command line wrote. */
import { historyOf } from '../state/history.js';
import type { JobSettings } from '../state/settings.js';
import type { TableView } from '../state/views.js';
import * as store from './store.js';

/**
 * Goes on from a record: its job, on the table that it names once that is opened; `accept` takes a table. False where the file is
 * no record.
 */
export async function openRecord(file: File, accept: (table: TableView) => void): Promise<boolean> {
  const record = recordIn(await file.text());
  if (record === undefined) return false;
  const { runs, ...job } = record.job;
  const name = runs.split(/[/\\]/).at(-1) ?? runs;
  const { budget } = store.settings.peek();
  store.history.value = historyOf({ job: withoutDefaults(job), budget });
  store.awaited.value = { name, digest: '' };
  store.notice.value = `${file.name} is the record of a fit to ${name}.`;
  const shown = store.table.peek();
  // The table may be open already: then its page is that of the record.
  if (shown?.name === name) accept(shown);
  return true;
}

interface StoredJob extends JobSettings {
  readonly runs: string;
}

function recordIn(text: string): { readonly job: StoredJob } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isRecord =
      typeof value === 'object' && value !== null && 'schema' in value && value.schema === 'isoloss/fit@1';
    if (!isRecord || !('job' in value)) return undefined;
    const { job } = value as { readonly job: unknown };
    const isJob = typeof job === 'object' && job !== null && 'law' in job && 'runs' in job;
    return isJob ? { job: job as StoredJob } : undefined;
  } catch {
    return undefined;
  }
}

/** Records fill in defaults: lists without members, flags that are off. */
function withoutDefaults(job: JobSettings): JobSettings {
  const isEmpty = (value: unknown): boolean =>
    value === false || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
  const usual: Readonly<Record<string, unknown>> = { level: 0.95, maxSteps: 500, seed: 0, backend: 'auto' };
  const kept = Object.entries(job).filter(([field, value]) => !isEmpty(value) && usual[field] !== value);
  return Object.fromEntries(kept) as unknown as JobSettings;
}
