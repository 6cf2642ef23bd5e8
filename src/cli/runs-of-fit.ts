/** The runs that a fit was made from, for figures of what was made with it. */
import type { FitRecord } from '../tasks/fit/record.js';

/**
 * By input of the law, the fitted rows of the table that the record of `fit` names. Undefined for published values, and where
 * the table is not where it was or does not give the numbers that were fitted: figures are then drawn without runs.
 */
export async function runsOfFit(fit: string): Promise<Readonly<Record<string, Float64Array>> | undefined> {
  if (fit === '-') return undefined;
  try {
    const [{ readJson }, { pathAndPart }] = await Promise.all([
      import('../store/read-json.js'),
      import('../store/path-and-part.js'),
    ]);
    const record = (await readJson((await pathAndPart(fit)).path)) as FitRecord;
    if (record.schema !== 'isoloss/fit@1' || record.job.runs === '-') return undefined;
    const [{ parseFitJob }, { modelOfJob }, { readTable }, { digestOfRuns }] = await Promise.all([
      import('../tasks/fit/job.js'),
      import('../tasks/fit/model-of-job.js'),
      import('../store/read-table.js'),
      import('../tasks/fit/make-record.js'),
    ]);
    const job = parseFitJob(record.job);
    const { model, runs, fitted } = modelOfJob(job, await readTable(job.runs));
    const digest = await digestOfRuns(model, pick(runs.target, fitted));
    if (digest !== record.data.digest) return undefined;
    return Object.fromEntries(model.law.inputs.map(({ name }, i) => [name, model.inputs[i]]));
  } catch {
    return undefined;
  }
}

function pick(values: Float64Array, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (row) => values[row]);
}
