/** Scales and ticks of the report's figures: few, round, and in the words of the field (70M, 1.4B, 10²¹). */
import { compact, plain } from '../sentences/compact.js';

export interface AxisScale {
  readonly type: 'log' | 'linear';
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  readonly tickFormat: (value: number) => string;
  /** Of logarithmic scales; see {@link EVERY_TICK}. */
  readonly base?: number;
}

/**
 * The base by which D3 decides which ticks of a logarithmic scale have labels: with 10 it leaves out those late in a decade (0.8, 7)
 * where the axis is short. Within a decade of this one all have theirs. Places on the axis do not depend on it.
 */
const EVERY_TICK = 1e9 + 0.5;

/** A logarithmic axis of fewer decades has even ticks: powers of ten would be too few. */
const LINEAR_BELOW = 0.8;

/** A scale over positive values on a logarithm, over others evenly; `pad` widens it by a share of its length. */
export function axisOver(values: Iterable<number>, pad = 0.04): AxisScale {
  let lo = Number.POSITIVE_INFINITY;
  let hi = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    lo = Math.min(lo, value);
    hi = Math.max(hi, value);
  }
  if (lo > hi) [lo, hi] = [0, 1];
  if (lo > 0) {
    // A single value needs room for ticks that read differently.
    const margin = hi === lo ? 1.25 : Math.max((hi / lo) ** pad, 1.01);
    const domain = [lo / margin, hi * margin] as const;
    return { type: 'log', base: EVERY_TICK, domain, ticks: logTicks(...domain), tickFormat: tickText };
  }
  const margin = hi > lo ? (hi - lo) * pad : Math.max(Math.abs(hi), 1) * 0.1;
  return linearAxis(lo - margin, hi + margin);
}

/** The same scale with at most `most` ticks, for small drawings. */
export function sparse(scale: AxisScale, most: number): AxisScale {
  if (scale.ticks.length <= most) return scale;
  const [lo, hi] = scale.domain;
  if (scale.type === 'log' && Math.log10(hi / lo) >= LINEAR_BELOW) {
    const stride = Math.ceil(scale.ticks.length / most);
    return { ...scale, ticks: scale.ticks.filter((_, i) => i % stride === 0) };
  }
  for (let count = most + 1; count > 1; count--) {
    const ticks = linearTicks(lo, hi, count, [1, 2, 2.5, 5]);
    if (ticks.length <= most) return { ...scale, ticks };
  }
  return scale;
}

/** An even scale from `lo` to `hi`. */
export function linearAxis(lo: number, hi: number): AxisScale {
  return { type: 'linear', domain: [lo, hi], ticks: evenTicks(lo, hi), tickFormat: plain };
}

/** A linear scale of the same distance above and below zero. */
export function axisAroundZero(values: Iterable<number>): AxisScale {
  let reach = 0;
  for (const value of values) if (Number.isFinite(value)) reach = Math.max(reach, Math.abs(value));
  const end = reach === 0 ? 1 : reach * 1.06;
  return linearAxis(-end, end);
}

/** A tick, which is round: with all its digits. */
const tickText = (value: number): string => compact(value, 6);

/** Powers of ten over several decades, their 1-2-5 multiples over a few, even steps within less than one. */
function logTicks(lo: number, hi: number): number[] {
  const decades = Math.log10(hi / lo);
  if (decades < LINEAR_BELOW) return evenTicks(lo, hi);
  const multiples = decades < 1.3 ? [1, 1.5, 2, 3, 5, 7] : decades < 2.2 ? [1, 2, 5] : [1];
  const stride = Math.ceil(decades / 6);
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(lo)); power <= Math.log10(hi); power++) {
    if (multiples.length === 1 && power % stride !== 0) continue;
    for (const multiple of multiples) {
      const tick = Number(`${multiple}e${power}`);
      if (tick >= lo && tick <= hi) ticks.push(tick);
    }
  }
  return ticks;
}

/** About six even ticks; in steps of 2.5 as well where they would be few otherwise. */
function evenTicks(lo: number, hi: number): number[] {
  const ticks = linearTicks(lo, hi, 6);
  return ticks.length < 4 ? linearTicks(lo, hi, 6, [1, 2, 2.5, 5]) : ticks;
}

/** About `count` multiples of one of `steps` times a power of ten. */
function linearTicks(lo: number, hi: number, count: number, steps: readonly number[] = [1, 2, 5]): number[] {
  const rough = (hi - lo) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (steps.find((multiple) => multiple * power >= rough) ?? 10);
  const ticks: number[] = [];
  for (let i = Math.ceil(lo / step); i * step <= hi; i++) ticks.push(Number((i * step).toPrecision(12)));
  return ticks;
}
