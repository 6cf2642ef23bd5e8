import type * as Library from '../../src/index.js';

const shipped = '/index.js';

/** Fits each job to its table, given as text; the CPU back end's records. */
export async function main(tasks: readonly { job: Library.FitJobInput; table: string }[]) {
  const { fit, parseFitJob, parseTable }: typeof Library = await import(shipped);
  const records = [];
  for (const { job, table } of tasks) {
    const whole = parseFitJob({ ...job, backend: 'cpu' });
    records.push((await fit(whole, await parseTable(table, job.runs, 'csv'))).record);
  }
  return records;
}
