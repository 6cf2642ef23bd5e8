/** Times, sizes, rates and ratios as the benchmark's pages write them: three digits and the unit that suits. */
import { compact } from '../../src/report/figures/axis.js';
import { formatCount, formatNumber, plural } from '../../src/text.js';
import type { BenchEntry, Machine } from '../results.js';

const times: readonly (readonly [seconds: number, unit: string])[] = [
  [3600, 'h'],
  [60, 'min'],
  [1, 's'],
  [1e-3, 'ms'],
  [1e-6, 'µs'],
  [1e-9, 'ns'],
];

/** `3.2 µs`, `14 ms`, `1.5 min`. */
export function durationText(seconds: number): string {
  if (seconds === 0) return '0 s';
  // From 100 seconds on in minutes, from 100 minutes on in hours.
  const [scale, unit] = times.find(([scale]) => seconds >= (scale > 1 ? scale * (5 / 3) : scale)) ?? times[5];
  return `${digits(seconds / scale)}\u00a0${unit}`;
}

/** Of an axis of time, whose ticks are powers of ten of seconds: these stay round in seconds alone. */
export const tickText = (seconds: number): string =>
  seconds < 100 ? durationText(seconds) : `${formatCount(seconds)}\u00a0s`;

/** `10K`, `1M`: what a size counts is told beside it. */
export const sizeText = (size: number): string => compact(size);

/** The size of a case, or its name where it has one. */
export const placeText = ({ label, size }: Pick<BenchEntry, 'label' | 'size'>): string =>
  label ?? sizeText(size);

/** The same with what the size counts. */
export const placeWords = ({ label, size }: Pick<BenchEntry, 'label' | 'size'>, unit: string): string =>
  label ?? `${sizeText(size)} ${unit}`;

/** `AMD EPYC, 2 threads, 23.5 GiB`. */
export function machineWords({ processor, threads, memory }: Machine): string {
  const bytes = memory === null ? '' : `, ${formatNumber(memory / 2 ** 30, 3)} GiB`;
  const words = plural(threads, 'thread');
  // Browsers name no processor, and tell its threads in its place.
  return `${processor}${processor.endsWith(words) ? '' : `, ${words}`}${bytes}`;
}

/** `2026-03-01 12:30 UTC`. */
export function dateWords(date: string): string {
  return `${new Date(date).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

const prefixes: readonly (readonly [scale: number, prefix: string])[] = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
];

/** `12.3 Gop/s`, `800 MB/s`: `unit` is of one a second. */
export function rateText(rate: number, unit: string): string {
  const [scale, prefix] = prefixes.find(([least]) => rate >= least) ?? [1, ''];
  return `${digits(rate / scale)}\u00a0${prefix}${unit}/s`;
}

/** `8.12×`; below one in two digits. */
export const ratioText = (ratio: number): string => `${digits(ratio, ratio < 1 ? 2 : 3)}×`;

/** `12 %`. */
export const percentText = (share: number): string => `${digits(100 * share, 2)}\u00a0%`;

/** `±1.2 %`. */
export const noiseText = (noise: number | null): string =>
  noise === null ? 'not known' : `±${percentText(noise)}`;

function digits(value: number, count = 3): string {
  const rounded = Number(value.toPrecision(count));
  return Math.abs(rounded) >= 1e-3 || rounded === 0 ? String(rounded) : rounded.toExponential();
}
