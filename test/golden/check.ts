import { expect } from 'vitest';
import { type Backend, type FitOutcome, type FitRecord, fit, parseFitJob } from '../../src/index.js';
import { readTable } from '../support/files.js';
import { type GoldenCase, tolerance } from './cases.js';

function near(name: string, value: number, printed: string): void {
  const logarithm = printed.startsWith('exp ');
  const text = logarithm ? printed.slice(4) : printed;
  const seen = logarithm ? Math.log(value) : value;
  expect(Math.abs(seen - Number(text)), `${name} = ${seen}, printed ${text}`).toBeLessThanOrEqual(
    tolerance(text),
  );
}

/** Compares a record with what is printed. */
export function checkRecord(
  { objective, parameters = {}, holdOut, exactRows }: GoldenCase,
  record: FitRecord,
): void {
  near('objective', record.objective, objective);
  for (const [name, printed] of Object.entries(parameters)) near(name, record.parameters[name], printed);
  if (holdOut !== undefined) near('hold-out', record.holdOut?.rmsle ?? Number.NaN, holdOut);
  expect(record.status).toBe('converged');
  if (exactRows !== undefined) {
    expect(record.certificate.exactRows).toBe(exactRows);
    expect(record.certificate.multiplier).toBeLessThan(1);
  } else {
    expect(record.certificate.decrement).toBeLessThan(1e-12);
  }
}

/** Fits the case on a back end and compares it with what is printed. */
export async function checkCase(golden: GoldenCase, file: string, backend: Backend): Promise<FitOutcome> {
  const job = parseFitJob({ ...golden.job, runs: file });
  const outcome = await fit(job, await readTable(file), { backend });
  checkRecord(golden, outcome.record);
  return outcome;
}
