/** Several laws on the same runs, before any of them is fitted. */
import type { PerGroup } from '../../jobs/grammar.js';
import type { Parsed } from '../../jobs/parsed.js';
import type { Loss } from '../../loss/loss.js';
import { contradictionWarnings } from '../../runs/contradictions.js';
import { reshaped } from '../../runs/reshape.js';
import type { Table } from '../../runs/table.js';
import { type CommonRows, commonRows, type Scale, scaleOf } from './common-rows.js';
import { type Entrant, entrantsOf } from './entrants.js';
import type { AskedContenders } from './job.js';

export interface LawsOnRuns {
  readonly entrants: readonly Entrant[];
  readonly common: CommonRows;
  /** What laws are extrapolated in; undefined where nothing says it. */
  readonly scale: Scale | undefined;
  /** The first law with rows, whose loss is that of all. */
  readonly leader: Entrant;
  readonly loss: Loss;
  /** The column or expression that the leader's L is. */
  readonly target: string;
  /** What was inferred of the rows, one sentence each. */
  readonly notes: readonly string[];
}

/** `least`: laws that there must be. Throws what reading laws, rows and the scale throws. */
export function lawsOnRuns(
  job: AskedContenders & { readonly per: readonly Parsed<PerGroup>[] },
  given: Table,
  least: number,
): LawsOnRuns {
  const table = reshaped(given, { melt: job.melt, ...(job.pivot === undefined ? {} : { pivot: job.pivot }) });
  const entrants = entrantsOf(job, table, least);
  const common = commonRows(table, entrants, job);
  const scale = scaleOf(common, entrants, job.scale);
  const leader = entrants.find(({ jobModel }) => jobModel !== undefined);
  if (leader?.jobModel === undefined) throw new TypeError('there is a law with rows');
  const { loss, runs } = leader.jobModel;
  return {
    entrants,
    common,
    scale,
    leader,
    loss,
    target: runs.origin.get('L') ?? 'L',
    notes: [...runs.notes, ...common.notes, ...contradictionWarnings(common.table)],
  };
}

/** Errors are of logarithms where losses are above zero, and where the residuals of the fits are not raw. */
export function measureOf({ residual, likelihood }: Loss, observed: readonly Float64Array[]): 'log' | 'raw' {
  const isPositive = observed.every((column) => column.every((value) => value > 0));
  return residual === 'raw' || likelihood !== undefined || !isPositive ? 'raw' : 'log';
}

/** Null for numbers that JSON cannot represent. */
export function allFinite(values: Readonly<Record<string, number>>): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Number.isFinite(value) ? value : null]),
  );
}
