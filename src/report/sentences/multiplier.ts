/** What an effective compute multiplier says; shared by the terminal and the page. */
import type {
  BoundedEstimate,
  MultiplierPoint,
  MultiplierRecord,
  RecipeComparison,
} from '../../tasks/multiplier/record.js';
import { endsText, formatNumber, paddedNumber, plural, probabilityText } from '../../text.js';
import type { Verdict } from './fit.js';
import { numbers, numbersOf, type Part } from './parts.js';
import { percent } from './uncertainty.js';

/** `1.94 (1.71 to 2.2)`. */
export function multiplierText({ value, interval }: BoundedEstimate, digits = 3): string {
  return `${paddedNumber(value, digits)} (${intervalText(interval)})`;
}

function intervalText([lo, hi]: BoundedEstimate['interval']): string {
  if (lo === null && hi === null) return 'open';
  return endsText([lo, hi]);
}

export const differsInExponent = ({ exponents }: RecipeComparison, level: number): boolean =>
  exponents !== null && exponents.p < 1 - level;

/** The points of a curve that lie within both ladders; all where none does. */
function shownCurve({ curve }: RecipeComparison): readonly MultiplierPoint[] {
  const inside = curve.filter((point) => point.inside);
  return inside.length === 0 ? curve : inside;
}

function sentenceOf(comparison: RecipeComparison, { baseline, level }: MultiplierRecord): string {
  const { recipe, multiplier, reason } = comparison;
  if (multiplier === null) return `${recipe}: no multiplier. ${reason ?? ''}`.trim();
  const [lo, hi] = multiplier.interval;
  if (differsInExponent(comparison, level)) {
    const curve = shownCurve(comparison);
    const [first, last] = [curve[0], curve[curve.length - 1]];
    return `${recipe}: the multiplier changes with scale, from ${multiplierText(first.multiplier)} where ${baseline} has ${formatNumber(first.C, 3)} to ${multiplierText(last.multiplier)} at ${formatNumber(last.C, 3)}.`;
  }
  if (lo === null || hi === null) return `${recipe}: the runs do not bound the multiplier.`;
  const saved = `${baseline} needs ${paddedNumber(multiplier.value, 3)} (${percent(level)}: ${intervalText([lo, hi])}) times the compute of ${recipe} for the same loss`;
  if (lo <= 1 && hi >= 1) return `${saved}: neither is shown to be better.`;
  return `${saved}.`;
}

export function multiplierVerdict(record: MultiplierRecord): Verdict {
  const { comparisons, level, baseline } = record;
  const text = comparisons.map((one) => sentenceOf(one, record)).join(' ');
  const answered = comparisons.filter(({ multiplier }) => multiplier !== null);
  if (answered.length === 0) return { tone: 'failed', headline: 'No multiplier', text };
  const [first] = answered;
  const isSure = answered.every((one) => {
    const [lo, hi] = one.multiplier?.interval ?? [null, null];
    return (
      !differsInExponent(one, level) &&
      one.overlap !== null &&
      lo !== null &&
      hi !== null &&
      (lo > 1 || hi < 1)
    );
  });
  return {
    tone: isSure ? 'sure' : 'doubtful',
    headline:
      comparisons.length > 1
        ? `${plural(comparisons.length, 'recipe')} against ${baseline}`
        : differsInExponent(first, level)
          ? 'The multiplier changes with scale'
          : `Compute multiplier ${paddedNumber(first.multiplier?.value ?? Number.NaN, 3)}`,
    text,
  };
}

/** Points of a curve that are listed; the record has all. */
const LISTED = 5;

export function multiplierParts(record: MultiplierRecord): Part[] {
  const { comparisons, level, baseline, floor, data, ladders } = record;
  const band = percent(level);
  return [
    {
      kind: 'table',
      columns: [
        { title: 'recipe' },
        ...['runs', 'multiplier', band].map(numbers),
        numbersOf('beta'),
        ...[band, 'scatter of log L'].map(numbers),
      ],
      rows: comparisons.map(({ recipe, multiplier, exponent, noise }) => [
        recipe,
        String(ladders.find(({ name }) => name === recipe)?.runs.length ?? 0),
        multiplier === null ? '-' : paddedNumber(multiplier.value, 3),
        multiplier === null ? '-' : intervalText(multiplier.interval),
        exponent === null ? '-' : paddedNumber(exponent.value, 4),
        exponent === null ? '-' : intervalText(exponent.interval),
        noise === null ? '-' : paddedNumber(noise, 2),
      ]),
    },
    ...comparisons.flatMap((one) => exponentParts(one, baseline, band, comparisons.length > 1)),
    ...floorParts(record),
    {
      kind: 'facts',
      facts: [
        ['baseline', `${baseline}, ${plural(ladders[0].runs.length, 'run')}`],
        ['law', 'L = E + A/C^beta, one exponent for both recipes'],
        ['floor E', `${formatNumber(floor.value)}, pinned: ${floor.source}`],
        ['C', data.C],
        ['intervals', `${band}, by Student's t: multipliers that an F test does not reject`],
      ],
    },
    { kind: 'sentences', title: 'notes', lines: data.notes },
    {
      kind: 'warnings',
      lines: [
        ...record.warnings,
        ...comparisons.flatMap(({ recipe, reason, warnings }) =>
          [...(reason === undefined ? [] : [reason]), ...warnings].map((line) =>
            comparisons.length > 1 ? `${recipe}: ${line}` : line,
          ),
        ),
      ],
    },
  ];
}

function exponentParts(
  { recipe, exponents, curve, targets }: RecipeComparison,
  baseline: string,
  band: string,
  isNamed: boolean,
): Part[] {
  if (exponents === null || curve.length === 0) return [];
  const step = (curve.length - 1) / (LISTED - 1);
  const listed = Array.from({ length: LISTED }, (_, k) => curve[Math.round(k * step)]);
  return [
    {
      kind: 'title',
      text: `${isNamed ? `${recipe}: ` : ''}each with an exponent of its own (equal: ${probabilityText(exponents.p)}), the multiplier by scale`,
    },
    {
      kind: 'table',
      columns: [...[`C of ${baseline}`, 'loss', 'multiplier', band].map(numbers), { title: '' }],
      rows: [...listed, ...targets].map(({ C, loss, multiplier, inside }) => [
        formatNumber(C, 3),
        paddedNumber(loss, 4),
        paddedNumber(multiplier.value, 3),
        intervalText(multiplier.interval),
        inside ? '' : 'beyond the runs',
      ]),
    },
  ];
}

function floorParts({ comparisons, floor }: MultiplierRecord): Part[] {
  const rows = comparisons.flatMap(({ recipe, floors }) =>
    floors.map((one) => [
      ...(comparisons.length > 1 ? [recipe] : []),
      formatNumber(one.floor, 4),
      one.multiplier === null ? '-' : multiplierText(one.multiplier),
    ]),
  );
  if (rows.length === 0) return [];
  return [
    { kind: 'title', text: `under other floors than ${formatNumber(floor.value)}` },
    {
      kind: 'table',
      columns: [
        ...(comparisons.length > 1 ? [{ title: 'recipe' }] : []),
        numbers('floor'),
        numbers('multiplier'),
      ],
      rows,
    },
  ];
}
