/** The compute-optimal N and D of a fitted law at budgets of C = 6 N D, with bands over the refits, for figures of a fit. */
import { lawOverDraws } from '../../bands/law-over-draws.js';
import { quantiles } from '../../statistics/quantile.js';
import type { FitOutcome } from '../../tasks/fit/outcome.js';
import { convergedReplicates, thinned } from '../../tasks/fitted/bands.js';
import { levelOf, showSpread } from '../sentences/uncertainty.js';
import { median } from './run-groups.js';

/** Budgets, of which every so many has a band. */
const BUDGETS = 41;
const BAND_STRIDE = 4;
/** Sizes tried at a budget, and how far beyond those of the runs, as a factor. */
const SIZES = 241;
const BEYOND = 1e3;
/** Refits of a band, sizes tried for each, and how far from the optimum of the fit. */
const REFITS = 200;
const REFIT_SIZES = 81;
const REFIT_BEYOND = 30;

/** An optimum at one budget, natural units; bands are quantiles over the refits. */
export interface FrontierPoint {
  readonly C: number;
  readonly N: number;
  readonly D: number;
  readonly loss: number;
  readonly NBand?: readonly [number, number];
  readonly lossBand?: readonly [number, number];
}

/**
 * From half the least to four times the largest compute of the runs; budgets at which the law has no optimum are left out.
 * Empty for laws without N and D, where the runs vary one of them only, and where parameters differ between groups.
 * Further inputs are at their medians.
 */
export function lawFrontier(outcome: FitOutcome): FrontierPoint[] {
  const { record, rows, model } = outcome;
  const { N, D } = rows.inputs;
  const isCounted = ['N', 'D'].every((name) => model.law.inputs.some((input) => input.name === name));
  if (!isCounted || N === undefined || D === undefined || record.groups !== undefined) return [];
  // Runs at one N or at one D do not say how the loss depends on it.
  if (![N, D].every((column) => column.some((value) => value !== column[0]))) return [];
  const budgets = N.map((n, i) => 6 * n * D[i]).filter((C) => C > 0);
  if (budgets.length === 0) return [];
  const [lo, hi] = [extreme(budgets, Math.min) / 2, extreme(budgets, Math.max) * 4];
  const sizes = spaced(extreme(N, Math.min) / BEYOND, extreme(N, Math.max) * BEYOND, SIZES);
  const held = heldInputs(outcome);
  const C = spaced(lo, hi, BUDGETS);
  const loss = outcome.predict({
    ...held,
    N: Float64Array.from({ length: C.length * sizes.length }, (_, k) => sizes[k % sizes.length]),
    D: Float64Array.from(
      { length: C.length * sizes.length },
      (_, k) => C[Math.floor(k / sizes.length)] / (6 * sizes[k % sizes.length]),
    ),
  });
  const band = bandsOf(outcome, held);
  return Array.from(C).flatMap((budget, c): FrontierPoint[] => {
    const best = lowest(sizes, loss.subarray(c * sizes.length, (c + 1) * sizes.length));
    if (best === undefined) return [];
    const point = { C: budget, N: best.x, D: budget / (6 * best.x), loss: best.y };
    return [c % BAND_STRIDE === 0 ? { ...point, ...band?.(budget, best.x) } : point];
  });
}

/** The median of every input beside N and D. */
export function heldInputs({ model, rows }: FitOutcome): Record<string, number> {
  return Object.fromEntries(
    model.law.inputs.flatMap(({ name }) =>
      name === 'N' || name === 'D' || !Object.hasOwn(rows.inputs, name)
        ? []
        : [[name, median(rows.inputs[name])] as const],
    ),
  );
}

function bandsOf({ record, model, replicates }: FitOutcome, held: Readonly<Record<string, number>>) {
  if (replicates === undefined || !showSpread(record)) return undefined;
  const chosen = thinned(convergedReplicates(replicates), REFITS);
  if (chosen.length === 0) return undefined;
  const draws = model.free.map(({ name }) =>
    Float64Array.from(chosen, (row) => replicates.columns[name][row]),
  );
  const law = lawOverDraws(model, model.law.inputs.length, draws);
  const outside = (1 - levelOf(record)) / 2;
  return (C: number, centre: number): Pick<FrontierPoint, 'NBand' | 'lossBand'> => {
    const sizes = spaced(centre / REFIT_BEYOND, centre * REFIT_BEYOND, REFIT_SIZES);
    const losses = chosen.length === 0 ? [] : Array.from(chosen, () => new Float64Array(sizes.length));
    sizes.forEach((N, i) => {
      const at: Record<string, number> = { ...held, N, D: C / (6 * N) };
      law.at(model.law.inputs.map(({ name }) => at[name]));
      losses.forEach((column, draw) => {
        column[i] = law.values[draw];
      });
    });
    const best = losses.map((column) => lowest(sizes, column)).filter((optimum) => optimum !== undefined);
    // Where many refits have no optimum, those that have one say little of it.
    if (best.length < 0.9 * chosen.length) return {};
    const ends = (values: readonly number[]): readonly [number, number] => {
      const [a, b] = quantiles(Float64Array.from(values), [outside, 1 - outside]);
      return [a, b];
    };
    return { NBand: ends(best.map(({ x }) => x)), lossBand: ends(best.map(({ y }) => y)) };
  };
}

/** The lowest point of a curve over a logarithm, by a parabola through three points; undefined at an end. */
function lowest(xs: Float64Array, ys: Float64Array): { x: number; y: number } | undefined {
  let i = -1;
  ys.forEach((y, k) => {
    if (Number.isFinite(y) && (i < 0 || y < ys[i])) i = k;
  });
  if (i <= 0 || i >= ys.length - 1) return undefined;
  const [before, at, after] = [ys[i - 1], ys[i], ys[i + 1]];
  const curvature = before - 2 * at + after;
  const shift = curvature > 0 ? (before - after) / (2 * curvature) : 0;
  return {
    x: xs[i] * (xs[i + 1] / xs[i]) ** shift,
    y: at - ((before - after) * shift) / 4,
  };
}

function spaced(lo: number, hi: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => lo * (hi / lo) ** (i / (count - 1)));
}

function extreme(values: Float64Array, of: (a: number, b: number) => number): number {
  return values.reduce((most, value) => of(most, value));
}
