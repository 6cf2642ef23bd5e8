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

/** A logarithmic axis of fewer decades has even ticks: it is nearly even itself. */
const EVEN_BELOW = 0.35;

/** Ticks of a decade, the closest first. */
const MULTIPLES = [[1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8], [1, 1.5, 2, 3, 5, 7], [1, 2, 5], [1]] as const;

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
    const ticks = logTicks(...domain);
    const tickFormat = isWide(...domain) ? tickText : alike(ticks, tickText);
    return { type: 'log', base: EVERY_TICK, domain, ticks, tickFormat };
  }
  const margin = hi > lo ? (hi - lo) * pad : Math.max(Math.abs(hi), 1) * 0.1;
  return linearAxis(lo - margin, hi + margin);
}

/** Letters of a label for which there is room where so many ticks are; powers of ten have more. */
const LETTERS = 6;

/** The same scale with at most `most` ticks, for small drawings, fewer of long labels; with two at least where such can be. */
export function sparse(scale: AxisScale, most: number): AxisScale {
  const found = atMost(scale, most);
  const longest = found.ticks.reduce((letters, tick) => {
    const label = found.tickFormat(tick);
    return label.includes('×') ? Math.max(letters, label.length) : letters;
  }, LETTERS);
  return longest === LETTERS ? found : atMost(scale, Math.max(2, Math.floor((most * LETTERS) / longest)));
}

function atMost(scale: AxisScale, most: number): AxisScale {
  if (scale.ticks.length <= most) return scale;
  const [lo, hi] = scale.domain;
  if (scale.type === 'log' && isWide(lo, hi)) return { ...scale, ticks: logTicks(lo, hi, most) };
  const even = (ticks: number[]): AxisScale => ({
    ...scale,
    ticks,
    tickFormat: alike(ticks, scale.type === 'log' ? tickText : plain),
  });
  let fewest: number[] = [];
  for (const steps of [USUAL_STEPS, ALL_STEPS]) {
    for (let count = most + 1; count > 1; count--) {
      const ticks = linearTicks(lo, hi, count, steps);
      if (ticks.length > most) continue;
      if (ticks.length > 1) return even(ticks);
      fewest = ticks;
    }
  }
  return even(fewest);
}

/** An even scale from `lo` to `hi`. */
export function linearAxis(lo: number, hi: number): AxisScale {
  const ticks = evenTicks(lo, hi);
  return { type: 'linear', domain: [lo, hi], ticks, tickFormat: alike(ticks, plain) };
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

/** Even ticks have as many decimals as the one that needs most, `0.45` and `0.50`, if they have the same letter. */
function alike(ticks: readonly number[], text: (value: number) => string): (value: number) => string {
  const parts = (value: number) => /^([−\d]+)(?:\.(\d+))?(\D?)$/.exec(value === 0 ? '' : text(value));
  const all = ticks.filter((tick) => tick !== 0).map(parts);
  const decimals = Math.max(0, ...all.map((part) => part?.[2]?.length ?? 0));
  if (decimals === 0 || all.some((part) => part === null || part[3] !== all[0]?.[3])) return text;
  return (value) => {
    const [, whole, digits = '', letter = ''] = parts(value) ?? [];
    return whole === undefined ? text(value) : `${whole}.${digits.padEnd(decimals, '0')}${letter}`;
  };
}

const isWide = (lo: number, hi: number): boolean => Math.log10(hi / lo) >= EVEN_BELOW;

/** At most so many: multiples of powers of ten as close as there is room for, every few powers over many decades. */
function logTicks(lo: number, hi: number, most = 7): number[] {
  if (!isWide(lo, hi)) return evenTicks(lo, hi);
  const [first, last] = [Math.floor(Math.log10(lo)), Math.floor(Math.log10(hi))];
  const within = (multiples: readonly number[], stride = 1): number[] =>
    Array.from({ length: last - first + 1 }, (_, i) => first + i)
      .filter((power) => power % stride === 0)
      .flatMap((power) => multiples.map((multiple) => Number(`${multiple}e${power}`)))
      .filter((tick) => tick >= lo && tick <= hi);
  const all = MULTIPLES.map((multiples) => within(multiples));
  const fitting = all.find((ticks) => ticks.length <= most);
  if (fitting === undefined) {
    let stride = 2;
    while (within([1], stride).length > most) stride++;
    return within([1], stride);
  }
  if (fitting.length > 1) return fitting;
  // Of a closer set every few, where the set that has room is a single tick.
  const closer = all.findLast((ticks) => ticks.length > 1) ?? fitting;
  const stride = Math.ceil(closer.length / most);
  return closer.filter((_, i) => i % stride === 0);
}

/** Multiples of a power of ten by which ticks are apart; the further ones where the usual leave fewer than two. */
const USUAL_STEPS = [1, 2, 2.5, 5];
const ALL_STEPS = [1, 2, 2.5, 3, 4, 5];

/** About six even ticks; in steps of 2.5 as well where they would be few otherwise. */
function evenTicks(lo: number, hi: number): number[] {
  const ticks = linearTicks(lo, hi, 6);
  return ticks.length < 4 ? linearTicks(lo, hi, 6, USUAL_STEPS) : ticks;
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
