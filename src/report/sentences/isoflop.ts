/** What the record of an isoFLOP analysis says, in words; shared by the terminal and the page. */
import type {
  Approach,
  ApproachNumber,
  Budget,
  Estimate,
  Flatness,
  IsoflopAnalysis,
  IsoflopRecord,
  Optimum,
} from '../../tasks/isoflop/record.js';
import { endsText, formatCount, formatNumber, listed, paddedNumber, plural, sentence } from '../../text.js';
import { compact } from './compact.js';
import type { Verdict } from './fit.js';
import { percent } from './uncertainty.js';

export const approachNames: Readonly<Record<ApproachNumber, string>> = {
  1: 'envelope',
  2: 'isoFLOP',
  3: 'law',
};

/** `1, envelope`. */
export const approachWords = (approach: ApproachNumber): string => `${approach}, ${approachNames[approach]}`;

export function isoflopTitle({ data }: IsoflopRecord): string {
  return `Compute-optimal N and D of ${data.source.split(/[/\\]/).at(-1)}`;
}

/** `0.497 (0.48 to 0.51)`, a dash where there is none. */
export function estimateWords({ value, interval }: Estimate, text?: (value: number) => string): string {
  if (value === null) return '-';
  const shown = text === undefined ? paddedNumber(value, 3) : text(value);
  if (interval === null) return shown;
  return `${shown} (${text === undefined ? endsText(interval) : interval.map((end) => text(end)).join(' to ')})`;
}

/** `0.497 +- 0.009`, a dash where there is none. */
export function plusMinusWords({ value, error }: Approach['a']): string {
  if (value === null) return '-';
  return error === null ? paddedNumber(value, 3) : `${paddedNumber(value, 3)} +- ${formatNumber(error, 1)}`;
}

/** What the exponents of one analysis say together. */
export function isoflopVerdict({ approaches, budgets, targets }: IsoflopAnalysis): Verdict {
  const known = approaches.filter(({ a }) => a.value !== null);
  if (known.length === 0) {
    return {
      tone: 'failed',
      headline: 'No approach gives exponents',
      text: sentence(
        `${approaches.map(({ approach, reason: why }) => `approach ${approach}: ${why}`).join('; ')}`,
      ),
    };
  }
  const inside = budgets.filter(({ optima }) => optima.some(isOfProfiles)).length;
  const counts =
    budgets.length === 0
      ? 'There are no budgets of two runs or more.'
      : `${formatCount(inside)} of ${plural(budgets.length, 'budget')} ${inside === 1 ? 'has its' : 'have their'} minimum inside the runs.`;
  const counted = [counts, ...targets.slice(0, MOST_TARGETS).map(targetSentence)].join(' ');
  const intervals = known.flatMap(({ a }) => (a.interval === null ? [] : [a.interval]));
  const between = known.map(({ a }) => Number(a.value));
  const span = spanOf(between, (value) => paddedNumber(value, 3));
  if (known.length === 1) {
    return {
      tone: 'doubtful',
      headline: `Approach ${known[0].approach} alone gives exponents`,
      text: `N_opt ~ C^${formatNumber(between[0], 3)}. ${counted}`,
    };
  }
  const which = `Approaches ${listed(known.map(({ approach }) => String(approach)))}`;
  const overlap =
    intervals.length === known.length &&
    Math.max(...intervals.map(([lo]) => lo)) <= Math.min(...intervals.map(([, hi]) => hi));
  return overlap
    ? {
        tone: 'sure',
        headline: `${which} agree: a is ${span}`,
        text: `Their intervals for the exponent of N have values in common. ${counted}`,
      }
    : {
        tone: 'doubtful',
        headline: `${which} differ: a is ${span}`,
        text: `Their intervals for the exponent of N have no value in common, so that more than the noise of the runs is between them: see the bias and the warnings. ${counted}`,
      };
}

/** Targets that the verdict says; the table has the others. */
const MOST_TARGETS = 2;

/** `At 5.76e23 FLOP the approaches give N_opt 90.7B to 116B and D_opt 826B to 1.06T.` */
function targetSentence({ C, optima }: IsoflopAnalysis['targets'][number]): string {
  const giving = optima.filter(({ N, D }) => N.value !== null || D.value !== null);
  const of = (name: 'N' | 'D'): string =>
    spanOf(
      optima.flatMap((optimum) => optimum[name].value ?? []),
      compact,
    );
  return of('N') === ''
    ? ''
    : `At ${formatNumber(C, 3)} FLOP ${giving.length === 1 ? `approach ${giving[0].approach} gives` : 'the approaches give'} N_opt ${of('N')} and D_opt ${of('D')}.`;
}

/** The least and the greatest, once where they read alike. */
function spanOf(values: readonly number[], text: (value: number) => string): string {
  if (values.length === 0) return '';
  const [lo, hi] = [text(Math.min(...values)), text(Math.max(...values))];
  return lo === hi ? lo : `${lo} to ${hi}`;
}

const isOfProfiles = ({ approach, reason }: Optimum): boolean => approach === 2 && reason === undefined;

/** The optimum of a budget by an approach, if it has one. */
export const optimumBy = (optima: readonly Optimum[], approach: ApproachNumber): Optimum | undefined =>
  optima.find((one) => one.approach === approach && one.reason === undefined);

/** Why a budget has no minimum of approach 2; empty where it has one. */
export const refusalOf = ({ optima }: Budget): string =>
  optima.find(({ approach }) => approach === 2)?.reason ?? '';

/** `110M to 320M`; without an end that lies beyond the sizes of the runs. */
export function flatWords({ N: [lo, hi] }: Flatness): string {
  if (lo === null) return hi === null ? 'all sizes' : `up to ${compact(hi)}`;
  return hi === null ? `from ${compact(lo)}` : `${compact(lo)} to ${compact(hi)}`;
}

/** `N 3 to 9 runs`. */
export function rangeWords({ range: [lo, hi], C }: Budget): string {
  return hi / lo < 1.001 ? formatNumber(C, 3) : `${formatNumber(C, 3)} (within ${shareWords(hi / lo - 1)})`;
}

/** `1.4 %`, a dash where nothing is known. */
export const shareWords = (share: number | null | undefined): string =>
  // What is left of rounding is nothing.
  share === null || share === undefined ? '-' : percent(share < 1e-9 ? 0 : Number(share.toPrecision(2)));

/** `0.62 to 0.97`: ratios of what is counted otherwise. */
export const factorWords = ([lo, hi]: readonly [number, number]): string =>
  hi / lo < 1.0005 ? formatNumber(lo, 3) : `${formatNumber(lo, 3)} to ${formatNumber(hi, 3)}`;

/** Sentences on the bias of approaches 1 and 2. */
export function biasSentences({ bias }: IsoflopAnalysis): string[] {
  if (bias === undefined) return [];
  return bias.approaches.flatMap(({ approach, a, ratios, kept }) => {
    if (a.exact === null) return [];
    const known = ratios.filter((ratio) => ratio !== null);
    const factors =
      known.length === 0
        ? ''
        : `, N_opt by factors of ${formatNumber(Math.min(...known), 3)} to ${formatNumber(Math.max(...known), 3)}`;
    const drawn =
      a.mean === null || a.deviation === null
        ? ''
        : `; with noise of ${shareWords(bias.noise)}, over ${plural(kept, 'table')}, by ${signed(a.mean)} +- ${paddedNumber(a.deviation, 2)}`;
    return [`Approach ${approach}: a is off by ${signed(a.exact)} without noise${factors}${drawn}.`];
  });
}

/** `+0.003`; what rounds away is 0. */
export function signed(value: number): string {
  const size = Math.abs(value);
  if (size < 5e-5) return '0';
  return `${value < 0 ? '-' : '+'}${formatNumber(size, 2)}`;
}

/** What must be known to read the numbers. */
export const isoflopNotes = ({ job: { level }, analyses }: IsoflopRecord): string[] => [
  `N_opt ~ C^a and D_opt ~ C^b. Intervals (${percent(level)}) are percentiles over resamples of the runs, each of which goes through the whole procedure.`,
  ...(analyses.some(({ budgets }) => budgets.length > 0)
    ? [
        'Flat: the N, among the sizes of the runs, whose loss exceeds the minimum by no more than that share of it; the compute is what the law would spare at that loss by the best N.',
      ]
    : []),
  ...(analyses.some(({ countings = [] }) => countings.length > 0)
    ? [
        'Counted otherwise: N by and C by are the least and the greatest ratio to the N and C of the other tables; moved is the largest share of a loss by which it was moved along the law to the mean compute of its budget.',
      ]
    : []),
  ...(analyses.some(({ bias }) => bias !== undefined)
    ? [
        'The bias is that of the procedure on these sizes and budgets where the law of approach 3 is true: it does not shrink with more resamples.',
      ]
    : []),
];
