/** Bands one inside the other, from quantiles at ascending shares. */
import { html } from '../markup/html.js';
import { percent } from '../sentences/uncertainty.js';
import { accent, type Canvas } from './figure.js';
import { range } from './readout.js';

/** Pairs of shares about the middle, the widest first; at most two, which is what an eye tells apart. */
export function fanOf(shares: readonly number[]): readonly (readonly [lo: number, hi: number])[] {
  const pairs = Math.min(2, Math.floor(shares.length / 2));
  return Array.from({ length: pairs }, (_, i) => [i, shares.length - 1 - i] as const);
}

/** `80 % and 95 % of refits`; empty without a band. */
export function fanWords(shares: readonly number[]): string {
  const levels = fanOf(shares).map(([lo, hi]) => percent(shares[hi] - shares[lo]));
  return levels.length === 0 ? '' : `${levels.reverse().join(' and ')} of refits`;
}

export function fanKey(shares: readonly number[]) {
  const words = fanWords(shares);
  return words === '' ? undefined : html`<li><i class="band"></i>${words}</li>`;
}

export interface FanPoint {
  readonly x: number;
  /** By share; undefined where nothing is known. */
  readonly band: readonly number[] | undefined;
}

/** Areas along `points`, in one colour. */
export function fanMarks(points: readonly FanPoint[], shares: readonly number[], { Plot }: Canvas) {
  return fanOf(shares).map(([lo, hi]) =>
    Plot.areaY(
      points.map(({ x, band }) => ({ x, lo: band?.[lo] ?? Number.NaN, hi: band?.[hi] ?? Number.NaN })),
      { x: 'x', y1: 'lo', y2: 'hi', fill: accent, fillOpacity: 0.16, clip: true },
    ),
  );
}

/** The widest band in a figure's table: its head, where there is one. */
export function bandHead(shares: readonly number[]): string[] {
  return shares.length < 2 ? [] : [`${percent(shares[shares.length - 1] - shares[0])} of refits`];
}

/** A cell for every {@link bandHead}; `words` writes an end, in as many digits as tell both apart if absent. */
export function bandCell(
  band: readonly number[] | undefined,
  shares: readonly number[],
  words?: (value: number) => string,
): string[] {
  if (shares.length < 2) return [];
  const [lo, hi] = [band?.[0], band?.[band.length - 1]];
  const isKnown = Number.isFinite(lo) && Number.isFinite(hi);
  return [
    words !== undefined && isKnown ? `${words(lo as number)} to ${words(hi as number)}` : range(lo, hi),
  ];
}

/** Writes differences beside which zero is a value like others: with the decimals that give the largest of `values` three digits. */
export function fixed(values: readonly number[]): (value: number) => string {
  const largest = values.reduce(
    (most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most),
    0,
  );
  const decimals = largest === 0 ? 0 : Math.max(0, Math.min(12, 2 - Math.floor(Math.log10(largest))));
  return (value) => (Number.isFinite(value) ? value.toFixed(decimals).replace(/^-(?=[0.]*$)/, '') : '–');
}

/** `, 95 % of refits 2.1 to 2.3`, for tooltips; empty where nothing is known. */
export function bandWords(band: readonly number[] | undefined, shares: readonly number[]): string {
  return band === undefined || shares.length < 2
    ? ''
    : `, ${bandHead(shares)} ${range(band[0], band[band.length - 1])}`;
}
