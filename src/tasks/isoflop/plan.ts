/** The runs that an isoFLOP analysis lacks: profiles at its targets, and sizes beyond the edge that a budget's minimum lies at. */
import { quantiles } from '../../statistics/quantile.js';
import { formatNumber } from '../../text.js';
import type { Plan, PlannedRun } from '../plan/plan.js';
import { type LawParameters, lawAt } from './chinchilla-optimum.js';
import type { Budget, Counting, IsoflopAnalysis, Optimum } from './record.js';

/** Sizes of a new profile, within this factor of the best, and their number. */
const REACH = 4;
const SIZES = 7;
/** Sizes beyond an edge, each so many times the one before. */
const BEYOND = 3;
const STEP = 1.6;

/** Without targets the next budget is so many times the last where there are not two. */
const NEXT = 4;

/**
 * Where targets are given, a profile at each of them about the optimum by approach 2, or by 3 where that has none; else one at the
 * next budget. Then sizes for budgets that have their least loss at an edge.
 */
export function planOfIsoflop(
  analysis: IsoflopAnalysis,
  { cost }: Counting,
  law: LawParameters | undefined,
  refits: readonly LawParameters[],
  level: number,
): Plan {
  const { name, budgets, targets } = analysis;
  const prefix = name === '' ? 'isoflop' : `isoflop-${name}`;
  const dataAt = (C: number, N: number) => (C / (cost.coefficient * N ** cost.n)) ** (1 / cost.d);
  const run = (C: number, N: number, i: number): PlannedRun => ({
    name: `${prefix}-${formatNumber(C, 3)}-${i + 1}`,
    at: { N, D: dataAt(C, N) },
  });
  const profiles = (
    targets.length > 0 ? targets.map(({ C, optima }) => ({ C, N: sizeBy(optima) })) : next(analysis)
  ).flatMap(({ C, N }) =>
    N === undefined
      ? []
      : Array.from({ length: SIZES }, (_, i) => run(C, N * REACH ** ((2 * i) / (SIZES - 1) - 1), i)),
  );
  const beyond = budgets.flatMap((budget) => sizesBeyond(budget).map((N, i) => run(budget.C, N, i)));
  return {
    runs: [...beyond, ...profiles],
    predict({ N, D }) {
      const at = (of: LawParameters, i: number) => lawAt(of, Math.log(N[i]), Math.log(D[i]));
      const value = N.map((_, i) => (law === undefined ? Number.NaN : at(law, i)));
      if (refits.length < 2) return { value };
      const bands = Array.from(N, (_, i) =>
        quantiles(
          Float64Array.from(refits, (refit) => at(refit, i)),
          [(1 - level) / 2, (1 + level) / 2],
        ),
      );
      return { value, band: { lower: bands.map(([lo]) => lo), upper: bands.map(([, hi]) => hi) } };
    },
  };
}

const sizeBy = (optima: readonly Optimum[]): number | undefined =>
  ([2, 3, 1] as const)
    .map((approach) => optima.find((one) => one.approach === approach)?.N.value)
    .find((value) => typeof value === 'number');

/** The budget after the last, as much larger as that is than the one before. */
function next({ budgets, approaches }: IsoflopAnalysis): { C: number; N: number | undefined }[] {
  const [before, last] = budgets.slice(-2);
  const from = last ?? before;
  if (from === undefined) return [];
  const C = from.C * (last === undefined ? NEXT : last.C / before.C);
  const { a, coefficients } = approaches[1].a.value === null ? approaches[2] : approaches[1];
  return [{ C, N: a.value === null || coefficients.N === null ? undefined : coefficients.N * C ** a.value }];
}

/** Sizes on the side on which a budget has no run beyond its least loss. */
function sizesBeyond({ N: [least, largest], optima }: Budget): number[] {
  const reason = optima.find(({ approach }) => approach === 2)?.reason ?? '';
  const factors = Array.from({ length: BEYOND }, (_, i) => STEP ** (i + 1));
  if (reason.includes('smallest N')) return factors.map((factor) => least / factor);
  return reason.includes('largest N') ? factors.map((factor) => largest * factor) : [];
}
