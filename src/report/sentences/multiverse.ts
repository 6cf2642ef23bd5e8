/** What a multiverse's record says, in words; shared by the terminal and the page. */
import type { Conclusion, Dimension, MultiverseRecord, Universe } from '../../tasks/multiverse/record.js';
import { formatCount, formatNumber, listed, paddedNumber, plural, wereOf } from '../../text.js';
import type { Verdict } from './fit.js';
import { shortened } from './shortened.js';

/** `10 %`, or `10 % in compute`. */
export function withinWords({ job: { within, measure } }: MultiverseRecord): string {
  const share = `${formatNumber(100 * within)} %`;
  if (measure === 'loss') return share;
  return `${share} (losses ${measure === 'compute' ? 'in compute' : 'above the floor'})`;
}

/** Whether conclusions survive other choices. */
export function multiverseVerdict(
  record: MultiverseRecord,
  words: (conclusion: Conclusion) => string = quantityWords,
): Verdict {
  const { universes, converged, asked, conclusions } = record;
  const missing = universes.length - converged;
  const counted = [
    `${formatCount(converged)} of ${plural(asked, 'universe')} found an optimum.`,
    universes.length < asked
      ? ` ${formatCount(asked - universes.length)} ${wereOf(asked - universes.length)} not fitted: stopped.`
      : '',
  ].join('');
  if (converged === 0) return { tone: 'failed', headline: 'No universe found an optimum', text: counted };
  const judged = conclusions.filter(({ near }) => near !== null);
  if (judged.length === 0) {
    return {
      tone: 'doubtful',
      headline: 'The base universe found no optimum',
      text: `${counted} Without a base there is nothing to compare them with.`,
    };
  }
  const firm = judged.filter(({ near }) => near === 1).map(words);
  const loose = judged.filter(({ near }) => near !== 1).map(words);
  const turned = judged.filter(({ sameSign }) => sameSign !== 1).map(words);
  const text = [
    counted,
    firm.length > 0
      ? `${listed(firm)} ${firm.length > 1 ? 'stay' : 'stays'} within ${withinWords(record)} of the base in every one.`
      : '',
    loose.length > 0 ? `${listed(loose)} ${loose.length > 1 ? 'do' : 'does'} not.` : '',
    turned.length > 0 ? `${listed(turned)} ${turned.length > 1 ? 'change' : 'changes'} sign.` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
  if (loose.length === 0 && missing === 0) return { tone: 'sure', headline: 'All conclusions hold', text };
  const headline =
    loose.length === 0
      ? 'All conclusions hold where there is an optimum'
      : `${formatCount(firm.length)} of ${plural(judged.length, 'conclusion')} ${firm.length === 1 ? 'holds' : 'hold'}`;
  return { tone: 'doubtful', headline, text };
}

/** `alpha`, `L(N=7e10,D=1.4e12)`. */
export function quantityWords({ kind, name }: Pick<Conclusion, 'kind' | 'name'>): string {
  return kind === 'predictions' ? `L(${name})` : name;
}

/** `loss (3) × delta (2) × filter (2)`. */
export function dimensionsWords(dimensions: readonly Dimension[]): string {
  return dimensions.map(({ choice, values }) => `${choice} (${values.length})`).join(' x ');
}

/** `loss huber, delta 0.001`. */
export function choicesWords({ choices }: Universe): string {
  return Object.entries(choices)
    .map(([choice, value]) => `${choice} ${shortened(value)}`)
    .join(', ');
}

/** The title of the column of {@link heldOutWords}, where any universe has rows held out. */
export function heldOutTitle(universes: readonly Universe[]): string | undefined {
  const scores = universes.flatMap(({ holdOut }) => holdOut ?? []);
  if (scores.length === 0) return undefined;
  return scores.every(({ rmsle }) => rmsle !== undefined) ? 'held out, rmse of log' : 'held out, rmse';
}

/** The error on rows held out: of logarithms where every universe has those. */
export function heldOutWords({ holdOut }: Universe, title: string): string {
  return valueWords(title.endsWith('log') ? holdOut?.rmsle : holdOut?.rmse, 4);
}

/** The choice that moves a conclusion most, and how far: `delta, by 0.013`. */
export function movedByWords({ moves: [first], min, max }: Conclusion): string {
  if (first === undefined) return '';
  // Rounding in the last digits is no move.
  if (first.typical <= 1e-9 * Math.max(Math.abs(min), Math.abs(max))) return 'none';
  return `${first.choice}, by ${formatNumber(first.typical, 2)}`;
}

/** What a reader of a universe's values is to know of them. */
export function universeRemark({ status, reason }: Universe): string {
  if (reason !== undefined) return 'no optimum';
  return status === 'atBound' ? 'at a bound' : '';
}

/** A value of a universe, a dash where there is none. */
export function valueWords(value: number | null | undefined, digits: number): string {
  return value === null || value === undefined ? '-' : paddedNumber(value, digits);
}

/** A share as a percentage that says 100 only where it is all. */
export function shareWords(share: number | null): string {
  if (share === null) return '-';
  const percent = 100 * share;
  return `${share < 1 && percent > 99 ? '>99' : formatNumber(Math.round(percent))} %`;
}

/** `all 3 universes`, `2 of 3 universes`, `none of 3 universes`. */
export function countWords(share: number | null, count: number): string {
  const some = Math.round((share ?? 0) * count);
  return some === count && count > 1
    ? `all ${plural(count, 'universe')}`
    : `${some === 0 ? 'none' : formatCount(some)} of ${plural(count, 'universe')}`;
}

/** Universes without an optimum by reason, with the choices of each. */
export function failures(
  record: MultiverseRecord,
): readonly (readonly [reason: string, universes: Universe[]])[] {
  const byReason = new Map<string, Universe[]>();
  for (const universe of record.universes) {
    if (universe.reason === undefined) continue;
    byReason.set(universe.reason, [...(byReason.get(universe.reason) ?? []), universe]);
  }
  return [...byReason];
}

/** What must be known to read the numbers. */
export const readingNotes: readonly string[] = [
  'The base universe takes the first value of every choice.',
  'A move compares universes that differ in that choice alone: the median over such sets of the largest value less the smallest.',
  "The interval is the base's own (asymptotic, sandwich); where universes leave it, choices matter more than the noise that it measures.",
  'Objectives under different losses, residuals, weights or rows are on different scales; no universe is ranked by its objective.',
];
