/** Times, sizes, rates and ratios as the benchmark's pages write them: three digits and the unit that suits. */
import { compact } from '../../src/report/sentences/compact.js';
import { formatCount, formatDuration, formatNumber, plural, significant } from '../../src/text.js';
import type { BenchEntry, Machine } from '../results.js';

/** Of an axis of time, whose ticks are powers of ten of seconds: these stay round in seconds alone. */
export const tickText = (seconds: number): string =>
  seconds < 100 ? formatDuration(seconds) : `${formatCount(seconds)}\u00a0s`;

/** `10K`, `1M`: without the unit that it counts. */
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

/** `8.12×`; below one in two digits. */
export const ratioText = (ratio: number): string => `${significant(ratio, ratio < 1 ? 2 : 3)}×`;

/** `12 %`. */
export const percentText = (share: number): string => `${significant(100 * share, 2)}\u00a0%`;

/** `±1.2 %`. */
export const noiseText = (noise: number | null): string =>
  noise === null ? 'not known' : `±${percentText(noise)}`;
