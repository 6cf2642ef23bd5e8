/**
 * Resampling plans. A plan is plain data of one of five kinds, of which kernels implement all but that of counts; the usual schemes (pairs, cluster,
 * wild ...) are made of them in `tasks/uncertainty/scheme.ts`. Every back end draws for itself from the same counters, so
 * that a resample is the same bits on any device, in any chunk, on any worker:
 *
 *   word d of resample r = Threefry-2x32, key (seed, r), counter (d >> 1, 0), its first word where d is even;
 *   a choice among n     = the high 32 bits of word * n.
 */
import type { Likelihood } from '../loss/likelihood.js';
import { createCountDraws } from './count-draws.js';
import { countColumns } from './deviance.js';
import { threefryWords } from './threefry.js';

export type ResamplePlan = DevicePlan | CountPlan;

/** Plans that kernels implement. */
export type DevicePlan = DrawPlan | OmitPlan | FactorPlan | NoisePlan;

/**
 * Units (rows, or clusters of rows) are drawn with replacement: draw d takes unit
 * `order[from[d] + choice among among[d]]`, and a row weighs its own weight times how often its unit was drawn.
 * Units of one stratum lie side by side in `order`; without strata `from` is 0 and `among` the number of units.
 */
export interface DrawPlan {
  readonly kind: 'draw';
  readonly seed: number;
  /** One entry a row: its unit. */
  readonly unit: Uint32Array;
  /** One entry a unit, as are the next two. */
  readonly order: Uint32Array;
  readonly from: Uint32Array;
  readonly among: Uint32Array;
}

/** Resample r leaves out unit r (jackknife). */
export interface OmitPlan {
  readonly kind: 'omit';
  readonly unit: Uint32Array;
  readonly units: number;
}

/** A row's weight is multiplied by an entry of `table`, chosen by draw number `unit[row]`. */
export interface FactorPlan {
  readonly kind: 'factor';
  readonly seed: number;
  readonly unit: Uint32Array;
  readonly units: number;
  /** Quantiles of the factor's distribution, float64. */
  readonly table: Float64Array;
}

/** A row's target becomes `fitted - spread * entry of table`, chosen by draw number `row`. */
export interface NoisePlan {
  readonly kind: 'noise';
  readonly seed: number;
  /** The law's prediction for each row, on the target's scale. */
  readonly fitted: Float64Array;
  readonly spread: Float64Array;
  readonly table: Float64Array;
}

/**
 * A row's count is drawn from the law, by draw number `row`: the columns of a problem of deviance residuals that follow from it
 * become those of the count drawn. On the CPU alone.
 */
export interface CountPlan {
  readonly kind: 'count';
  readonly seed: number;
  readonly likelihood: Likelihood;
  /** The law's probability or rate in each row. */
  readonly mean: Float64Array;
  /** Trials or exposure of each row, of which `drawn` are drawn: times the weight, which repeats rows. */
  readonly size: Float64Array;
  readonly drawn: Float64Array;
}

/** Units of a plan: one resample makes one choice for each. */
export function unitCount(plan: ResamplePlan): number {
  switch (plan.kind) {
    case 'draw':
      return plan.order.length;
    case 'noise':
      return plan.fitted.length;
    case 'count':
      return plan.mean.length;
    default:
      return plan.units;
  }
}

/** Up to this factor the product with a word of 32 bits is exact in float64. */
const EXACT_FACTOR = 2 ** 21;

/** The high 32 bits of a 64-bit product. */
export function multiplyHigh(a: number, b: number): number {
  if (b <= EXACT_FACTOR) return (a * b * 2 ** -32) | 0;
  const high = a >>> 16;
  const low = a & 0xffff;
  return Math.floor((high * b + Math.floor((low * b) / 0x10000)) / 0x10000);
}

/** Draws resamples of a problem's observations, one at a time; buffers are made once. */
export interface Resampler {
  /** The observations of the last resample drawn: one entry a row. */
  readonly weight: Float64Array;
  readonly target: Float64Array;
  /** Of counts: the problem's columns. */
  readonly columns?: readonly Float64Array[];
  draw(resample: number): void;
}

/** `weight`, `target` and `columns`, which only counts need, are the whole table's. The twin of `shaders/resample.wgsl` and `shaders/lib/resampled.wgsl`. */
export function createResampler(
  plan: ResamplePlan,
  {
    weight,
    target,
    columns = [],
  }: {
    readonly weight: Float64Array;
    readonly target: Float64Array;
    readonly columns?: readonly Float64Array[];
  },
): Resampler {
  if (plan.kind === 'count') return { weight, target, ...drawsOfCounts(plan, columns) };
  const out = { weight: weight.slice(), target: target.slice() };
  return { ...out, draw: drawsOf(plan, { weight, target }, out) };
}

type Observations = Pick<Resampler, 'weight' | 'target'>;

/** Writes what a resample has in place of the observations `all` into `out`. */
function drawsOf(plan: DevicePlan, all: Observations, out: Observations): Resampler['draw'] {
  const { weight } = out;
  const rows = weight.length;
  const whole = all.weight;
  const units = unitCount(plan);
  const words = new Uint32Array(units + (units % 2));
  switch (plan.kind) {
    case 'draw': {
      const { seed, unit, order, from, among } = plan;
      const counts = new Uint32Array(units);
      return (resample) => {
        threefryWords(seed, resample, words);
        counts.fill(0);
        for (let d = 0; d < units; d++) counts[order[from[d] + multiplyHigh(words[d], among[d])]]++;
        for (let row = 0; row < rows; row++) weight[row] = whole[row] * counts[unit[row]];
      };
    }
    case 'omit': {
      const { unit } = plan;
      return (resample) => {
        for (let row = 0; row < rows; row++) weight[row] = unit[row] === resample ? 0 : whole[row];
      };
    }
    case 'factor': {
      const { seed, unit, table } = plan;
      return (resample) => {
        threefryWords(seed, resample, words);
        for (let row = 0; row < rows; row++) {
          weight[row] = whole[row] * table[multiplyHigh(words[unit[row]], table.length)];
        }
      };
    }
    case 'noise': {
      const { seed, fitted, spread, table } = plan;
      const { target } = out;
      return (resample) => {
        threefryWords(seed, resample, words);
        for (let row = 0; row < rows; row++) {
          target[row] = fitted[row] - spread[row] * table[multiplyHigh(words[row], table.length)];
        }
      };
    }
  }
}

function drawsOfCounts(
  { seed, likelihood, mean, size, drawn }: CountPlan,
  columns: readonly Float64Array[],
): Required<Pick<Resampler, 'columns' | 'draw'>> {
  const rows = mean.length;
  const words = new Uint32Array(rows + (rows % 2));
  const count = createCountDraws(likelihood, mean, drawn);
  const observed = new Float64Array(rows);
  const made = countColumns({ likelihood, observed, size });
  const first = columns.length - made.length;
  const all = columns.map((column, k) => (k < first ? column : made[k - first].slice()));
  return {
    columns: all,
    draw(resample) {
      threefryWords(seed, resample, words);
      for (let row = 0; row < rows; row++) {
        observed[row] = drawn[row] > 0 ? count(row, (words[row] + 0.5) / 2 ** 32) / drawn[row] : mean[row];
      }
      countColumns({ likelihood, observed, size }).forEach((column, k) => {
        all[first + k].set(column);
      });
    },
  };
}
