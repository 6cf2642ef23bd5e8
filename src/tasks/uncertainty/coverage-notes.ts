/** Notes on interval kinds whose coverage was measured to miss the nominal level. */
import type { Loss } from '../../loss/loss.js';
import type { IntervalKind } from '../../statistics/intervals.js';

/** Losses whose intervals were simulated. */
export type StudiedLoss = 'squared' | 'huber' | 'absolute' | 'quantile 0.1' | 'quantile 0.9';

/** Lowest and highest coverage of five parameters' nominal 95 % intervals, percent, under each kind of noise. */
export interface ObservedCoverage {
  readonly kind: IntervalKind | 'sandwich' | 'profile';
  readonly loss: StudiedLoss;
  readonly rows: number;
  readonly lowest: number;
  readonly highest: number;
}

/** The study of `npm run coverage`, which writes these lines. */
export const observedCoverage: readonly ObservedCoverage[] = [
  // coverage
  { kind: 'percentile', loss: 'squared', rows: 240, lowest: 93.3, highest: 94.9 },
  { kind: 'basic', loss: 'squared', rows: 240, lowest: 94.1, highest: 95.7 },
  { kind: 'bca', loss: 'squared', rows: 240, lowest: 91.2, highest: 95.3 },
  { kind: 'studentised', loss: 'squared', rows: 240, lowest: 91.6, highest: 95.3 },
  { kind: 'sandwich', loss: 'squared', rows: 240, lowest: 94.6, highest: 95.7 },
  { kind: 'profile', loss: 'squared', rows: 240, lowest: 94.8, highest: 96.3 },
  { kind: 'percentile', loss: 'huber', rows: 240, lowest: 95.7, highest: 97.5 },
  { kind: 'basic', loss: 'huber', rows: 240, lowest: 89.3, highest: 93.5 },
  { kind: 'bca', loss: 'huber', rows: 240, lowest: 93.9, highest: 96.4 },
  { kind: 'studentised', loss: 'huber', rows: 240, lowest: 91.4, highest: 94.5 },
  { kind: 'sandwich', loss: 'huber', rows: 240, lowest: 93.9, highest: 96.4 },
  { kind: 'profile', loss: 'huber', rows: 240, lowest: 93.7, highest: 95.7 },
  { kind: 'percentile', loss: 'absolute', rows: 240, lowest: 97, highest: 98 },
  { kind: 'basic', loss: 'absolute', rows: 240, lowest: 86, highest: 91 },
  { kind: 'studentised', loss: 'absolute', rows: 240, lowest: 86, highest: 91 },
  { kind: 'sandwich', loss: 'absolute', rows: 240, lowest: 94, highest: 97 },
  { kind: 'profile', loss: 'absolute', rows: 240, lowest: 95, highest: 98 },
  { kind: 'percentile', loss: 'quantile 0.1', rows: 240, lowest: 96, highest: 98 },
  { kind: 'basic', loss: 'quantile 0.1', rows: 240, lowest: 87, highest: 88 },
  { kind: 'studentised', loss: 'quantile 0.1', rows: 240, lowest: 82, highest: 84 },
  { kind: 'sandwich', loss: 'quantile 0.1', rows: 240, lowest: 95, highest: 98 },
  { kind: 'profile', loss: 'quantile 0.1', rows: 240, lowest: 95, highest: 96 },
  { kind: 'percentile', loss: 'quantile 0.9', rows: 240, lowest: 95, highest: 99 },
  { kind: 'basic', loss: 'quantile 0.9', rows: 240, lowest: 82, highest: 92 },
  { kind: 'studentised', loss: 'quantile 0.9', rows: 240, lowest: 82, highest: 94 },
  { kind: 'sandwich', loss: 'quantile 0.9', rows: 240, lowest: 92, highest: 98 },
  { kind: 'profile', loss: 'quantile 0.9', rows: 240, lowest: 91, highest: 97 },
  { kind: 'percentile', loss: 'squared', rows: 60, lowest: 93.2, highest: 95.3 },
  { kind: 'basic', loss: 'squared', rows: 60, lowest: 94.1, highest: 96.4 },
  { kind: 'bca', loss: 'squared', rows: 60, lowest: 90.2, highest: 95.2 },
  { kind: 'studentised', loss: 'squared', rows: 60, lowest: 90.3, highest: 95 },
  { kind: 'sandwich', loss: 'squared', rows: 60, lowest: 94.6, highest: 96.8 },
  { kind: 'profile', loss: 'squared', rows: 60, lowest: 94.5, highest: 96.1 },
  { kind: 'percentile', loss: 'huber', rows: 60, lowest: 97, highest: 98.4 },
  { kind: 'basic', loss: 'huber', rows: 60, lowest: 90, highest: 93.5 },
  { kind: 'bca', loss: 'huber', rows: 60, lowest: 95, highest: 96.9 },
  { kind: 'studentised', loss: 'huber', rows: 60, lowest: 93.3, highest: 95.2 },
  { kind: 'sandwich', loss: 'huber', rows: 60, lowest: 94.5, highest: 97 },
  { kind: 'profile', loss: 'huber', rows: 60, lowest: 91.1, highest: 94 },
  { kind: 'percentile', loss: 'absolute', rows: 60, lowest: 99, highest: 100 },
  { kind: 'basic', loss: 'absolute', rows: 60, lowest: 87, highest: 98 },
  { kind: 'studentised', loss: 'absolute', rows: 60, lowest: 86, highest: 94 },
  { kind: 'sandwich', loss: 'absolute', rows: 60, lowest: 98, highest: 100 },
  { kind: 'profile', loss: 'absolute', rows: 60, lowest: 98, highest: 100 },
  { kind: 'percentile', loss: 'quantile 0.1', rows: 60, lowest: 98, highest: 99 },
  { kind: 'basic', loss: 'quantile 0.1', rows: 60, lowest: 80, highest: 88 },
  { kind: 'studentised', loss: 'quantile 0.1', rows: 60, lowest: 77, highest: 86 },
  { kind: 'sandwich', loss: 'quantile 0.1', rows: 60, lowest: 95, highest: 96 },
  { kind: 'profile', loss: 'quantile 0.1', rows: 60, lowest: 96, highest: 98 },
  { kind: 'percentile', loss: 'quantile 0.9', rows: 60, lowest: 97, highest: 98 },
  { kind: 'basic', loss: 'quantile 0.9', rows: 60, lowest: 80, highest: 85 },
  { kind: 'studentised', loss: 'quantile 0.9', rows: 60, lowest: 77, highest: 80 },
  { kind: 'sandwich', loss: 'quantile 0.9', rows: 60, lowest: 95, highest: 96 },
  { kind: 'profile', loss: 'quantile 0.9', rows: 60, lowest: 96, highest: 100 },
  // /coverage
];

/** Coverage of nominal 95 % intervals outside these limits gives a note, percent. */
const ACCEPTED = { least: 92, most: 98.5 } as const;

const words: Readonly<Record<ObservedCoverage['kind'], string>> = {
  percentile: 'Percentile',
  basic: 'Basic',
  bca: 'BCa',
  studentised: 'Studentised',
  sandwich: 'Sandwich',
  profile: 'Profile',
};

const lossWords: Readonly<Record<StudiedLoss, string>> = {
  squared: 'the squared loss',
  huber: 'Huber loss with a delta below the noise',
  absolute: 'the absolute loss',
  'quantile 0.1': 'the quantile loss at 0.1',
  'quantile 0.9': 'the quantile loss at 0.9',
};

/** One sentence for each kind whose coverage missed its level in the simulated setting closest to this one. */
export function coverageNotes(
  kinds: Iterable<ObservedCoverage['kind']>,
  { rho, likelihood }: Loss,
  rows: number,
): string[] {
  // None of the studies was of counts.
  if (likelihood !== undefined) return [];
  const loss = nearestLoss(rho);
  const sameLoss = observedCoverage.filter((entry) => entry.loss === loss);
  const distance = (entry: ObservedCoverage): number => Math.abs(Math.log(entry.rows / rows));
  const nearest = Math.min(...sameLoss.map(distance));
  return [...new Set(kinds)].flatMap((kind) => {
    const entry = sameLoss.find((candidate) => candidate.kind === kind && distance(candidate) === nearest);
    if (entry === undefined || (entry.lowest >= ACCEPTED.least && entry.highest <= ACCEPTED.most)) return [];
    return [
      `${words[kind]} intervals of nominal 95 % were seen to cover ${Math.floor(entry.lowest)} to ${Math.ceil(entry.highest)} % in simulated fits of the Chinchilla law (${lossWords[loss]}, ${entry.rows} rows).`,
    ];
  });
}

function nearestLoss(rho: Loss['rho']): StudiedLoss {
  if (rho.kind !== 'quantile') return rho.kind;
  if (rho.tau < 0.25) return 'quantile 0.1';
  return rho.tau > 0.75 ? 'quantile 0.9' : 'absolute';
}
