/** The same analysis under every convention of counting: how the exponents move. */
import type { Backend } from '../../backend/contract.js';
import type { Control } from '../../control.js';
import { type AnalysedRuns, analyse } from './analyse.js';
import { type CountingConvention, countingConventions } from './conventions.js';
import { costOf } from './cost-of-columns.js';
import type { AskedIsoflop } from './job.js';
import type { RunRows } from './read-runs.js';
import type { CountingResult } from './record.js';

/** Conventions that the rows do not allow are left out where all are asked for, and an error otherwise. */
export function conventionsOf(
  { counting }: AskedIsoflop,
  has: { readonly shape: boolean; readonly compute: boolean },
): readonly CountingConvention[] {
  const isPossible = ({ needs }: CountingConvention) => needs === undefined || has[needs];
  if (counting.includes('all')) return countingConventions.filter(isPossible);
  return countingConventions.filter(({ name }) => counting.some((asked) => asked === name));
}

/**
 * The exponents of `rows` under each convention. Training curves are interpolated at the budgets anew; else the runs that made a
 * budget stay together, and their losses are moved to its mean compute along the law.
 */
export async function countedAnew(
  rows: RunRows,
  { groups }: AnalysedRuns,
  conventions: readonly CountingConvention[],
  job: AskedIsoflop,
  source: string,
  control: Control & { readonly backend: Backend },
): Promise<CountingResult[]> {
  const results: CountingResult[] = [];
  for (const convention of conventions) {
    const counted = countedRows(rows, convention);
    const cost = costOf(counted.logN, counted.logD, counted.logC);
    const fixed = job.budget === undefined ? { groups } : {};
    const { target: _, ...rest } = job;
    const { analysis, moved } = await analyse(
      counted,
      { ...rest, simulations: 0 },
      cost,
      source,
      control,
      fixed,
    );
    results.push({
      name: convention.name,
      title: convention.title,
      N: rangeOf(rows.logN, counted.logN),
      C: rangeOf(rows.logC, counted.logC),
      cost,
      moved,
      approaches: analysis.approaches,
    });
  }
  return results;
}

function countedRows(rows: RunRows, { count }: CountingConvention): RunRows {
  const { logN, logD, logC, shape } = rows;
  const counts = Array.from(logN, (_, i) =>
    count({ N: Math.exp(logN[i]), D: Math.exp(logD[i]), C: Math.exp(logC[i]), shape: shape?.[i] }),
  );
  return {
    ...rows,
    logN: Float64Array.from(counts, ({ N }) => Math.log(N)),
    logC: Float64Array.from(counts, ({ perToken }, i) => Math.log(perToken) + logD[i]),
  };
}

/** Least and greatest ratio of the new to the old. */
function rangeOf(before: Float64Array, after: Float64Array): readonly [number, number] {
  let [lo, hi] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < before.length; i++) {
    lo = Math.min(lo, after[i] - before[i]);
    hi = Math.max(hi, after[i] - before[i]);
  }
  return [Math.exp(lo), Math.exp(hi)];
}
