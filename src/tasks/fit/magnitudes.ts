/** Inputs whose magnitudes are implausible for counts of parameters and tokens: columns in millions or billions. */
import { inExpression } from '../../formula/odd-names.js';
import type { Law } from '../../laws/law.js';
import type { Runs } from '../../runs/resolve.js';
import { quantiles } from '../../statistics/quantile.js';
import { excerpt, formatNumber } from '../../text.js';

/** Medians below are no counts of a model that was trained to be fitted. */
const LEAST = { N: 1e4, D: 1e6 } as const;

/** Tokens per parameter of any run. */
const RATIO = { least: 1e-3, most: 1e7 } as const;

const SCALES: readonly (readonly [words: RegExp, factor: string, name: string])[] = [
  [/(?:^|[^a-z])(?:k|thousands?)(?:[^a-z]|$)/i, '1e3', 'thousands'],
  [/(?:^|[^a-z])(?:m|mm|mio|mln|millions?)(?:[^a-z]|$)/i, '1e6', 'millions'],
  [/(?:^|[^a-z])(?:b|bn|billions?)(?:[^a-z]|$)/i, '1e9', 'billions'],
  [/(?:^|[^a-z])(?:t|tn|trillions?)(?:[^a-z]|$)/i, '1e12', 'trillions'],
];

const MILLIONS = SCALES[1];
const BILLIONS = SCALES[2];

/** Warnings about N and D, where they are parameters and tokens; one sentence each, with the map that mends it. */
export function magnitudeWarnings({ inputs }: Law, runs: Runs, fitted: Int32Array): string[] {
  const isBare = inputs.every(({ unit }) => unit === '');
  const columnOf = (name: 'N' | 'D', unit: string): Float64Array | undefined => {
    const input = inputs.find((one) => one.name === name);
    const column = runs.inputs.get(name);
    if (input === undefined || column === undefined || (input.unit !== unit && !isBare)) return undefined;
    const values = Float64Array.from(fitted, (row) => column[row]);
    return values.length > 0 && values.every((value) => value > 0) ? values : undefined;
  };
  const [sizes, tokens] = [columnOf('N', 'parameters'), columnOf('D', 'tokens')];
  // A formula may have an N of another kind, but then hardly a D beside it.
  if (isBare && (sizes === undefined || tokens === undefined)) return [];
  const warnings = [...tooSmall('N', sizes, 'parameters', runs), ...tooSmall('D', tokens, 'tokens', runs)];
  if (warnings.length > 0 || sizes === undefined || tokens === undefined) return warnings;
  const ratio = median(tokens.map((D, row) => D / sizes[row]));
  if (ratio >= RATIO.least && ratio <= RATIO.most) return [];
  return [
    `There are ${formatNumber(ratio, 3)} tokens per parameter (D/N, median): one of N and D may be in another unit; rescale it with --map, as in ${mapOf('D', runs, '1e9')}.`,
  ];
}

function median(values: Float64Array): number {
  return quantiles(values, [0.5])[0];
}

function tooSmall(name: 'N' | 'D', values: Float64Array | undefined, what: string, runs: Runs): string[] {
  if (values === undefined) return [];
  const middle = median(values);
  if (middle >= LEAST[name]) return [];
  const origin = runs.origin.get(name) ?? name;
  const [, factor, words] = scaleInName(origin) ?? (middle < (name === 'N' ? 20 : 2e4) ? BILLIONS : MILLIONS);
  return [
    `${name} is implausibly small for a number of ${what} (median ${formatNumber(middle, 3)}): if it is in ${words}, write --map ${mapOf(name, runs, factor)}.`,
  ];
}

/** What a column's name says that its numbers are in: thousands to trillions, and that factor. */
export function scaleInName(column: string): (typeof SCALES)[number] | undefined {
  return SCALES.find(([pattern]) => pattern.test(spaced(column)));
}

/** `paramsM` and `params_M` as words. */
function spaced(name: string): string {
  return name.slice(0, 200).replace(/([a-z])([A-Z])/g, '$1 $2');
}

function mapOf(name: string, { origin, table }: Runs, factor: string): string {
  const from = origin.get(name) ?? name;
  const isColumn = table.columns.has(from);
  const text = `${name}=${isColumn ? excerpt(inExpression(from)) : `(${excerpt(from)})`}*${factor}`;
  return /^[\w.:/%@=*+-]+$/.test(text) ? text : `"${text}"`;
}
