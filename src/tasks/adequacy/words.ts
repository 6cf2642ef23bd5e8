/** Sentences for findings, with advice. */
import { inExpression } from '../../formula/odd-names.js';
import { formatCount, formatNumber, listed, plural, probabilityText } from '../../text.js';
import type { CandidateKind } from './candidates.js';
import type { Tested } from './forward-selection.js';
import type { LackOfFit } from './pure-error.js';
import type { RunCorrelation } from './runs.js';
import type { Copies, Sample } from './sample.js';

/** Longest text of example values of a column. */
const SHORT = 30;

export function columnWords({ candidate, form, result }: Tested, p: number): string {
  const { name, levels, kind, isOfGroups = false } = candidate;
  const evidence = `(${probabilityText(p, 1)}; ${percent(result.explained)} of their scatter)`;
  if (isOfGroups) {
    return `Residuals differ by \`${name}\` ${evidence}, although parameters differ between its groups: let more of them differ (--per), or fit each group by itself (isoloss multiverse --by).`;
  }
  if (form === 'groups' && levels !== undefined) {
    const kinds =
      kind === 'group' ? `${capital(countWord(levels.count))} kinds of runs seem to be pooled: fit` : 'Fit';
    const value = levels.values.find((cell) => cell !== null);
    const example = typeof value === 'string' && value.length <= SHORT ? `'${value}'` : String(value);
    return `Residuals differ by \`${name}\` ${evidence}. ${kinds} each by itself (--where "${inExpression(name)} == ${example}"), or use a law that has ${name} as an input.`;
  }
  const how = form === 'trend' ? 'rise or fall with' : 'follow a curve in';
  return `Residuals ${how} \`${name}\` ${evidence}. If it was chosen before training, keep the runs where it is alike (--where) or use a law that has it as an input; if it was measured on the trained model, it may share their noise.`;
}

const lawPhrases: Readonly<Record<CandidateKind, (name: string) => string>> = {
  input: (name) => `the input ${name}`,
  compute: (name) => `compute, ${name}`,
  ratio: (name) => `the ratio ${name}`,
  prediction: (name) => name,
  derived: (name) => `\`${name}\`, which the inputs determine`,
  number: (name) => `\`${name}\``,
  group: (name) => `\`${name}\``,
};

export function lawWords({ candidate, result }: Tested, p: number): string {
  const { kind, name, columns } = candidate;
  const same = columns.filter((column) => column !== name).map((column) => `\`${column}\``);
  const also = same.length === 0 ? '' : ` (the column ${listed(same)})`;
  return `Residuals are not noise along ${lawPhrases[kind](name)}${also}: ${probabilityText(p, 1)}, ${percent(result.explained)} of their scatter. The law bends otherwise than these runs; try another law, or keep the range where it holds (--where).`;
}

export function lackWords({ share, points }: LackOfFit, p: number, { inputs }: Sample): string {
  return `The law does not fit as well as runs repeat: of ${plural(points, 'point')} with the same ${listed(inputs.map(({ name }) => name))}, runs differ far less than the law misses them by (lack of fit, ${probabilityText(p, 1)}; ${percent(share)} of the scatter). Try another law.`;
}

export function runsWords(
  { runs, correlation, inflation }: RunCorrelation,
  p: number | undefined,
  rows: number,
): string {
  const { by, byInput, levels, along } = runs;
  const each = formatNumber(rows / levels.count, 2);
  const column = quoted(by.join(','));
  const named = listed(by.map((name) => `\`${name}\``));
  const repeat = byInput
    ? `${formatCount(rows)} rows share ${levels.count} values of ${named} (about ${each} rows each)`
    : `${formatCount(rows)} rows repeat ${plural(levels.count, 'run')} (${named}, about ${each} rows each)`;
  const alike =
    p === undefined
      ? ''
      : byInput
        ? `, and the residuals of neighbours along ${along} are alike (correlation ${formatNumber(correlation, 2)}, ${probabilityText(p, 1)}), as those of checkpoints are`
        : `, whose residuals are alike (correlation ${formatNumber(correlation, 2)}, ${probabilityText(p, 1)})`;
  const times = inflation >= 1.5 ? ` about ${formatNumber(inflation, 2)} times` : '';
  return `${repeat}${alike}. Standard errors take each row for a run of its own and may be${times} too small: draw runs together (--bootstrap 1000 --scheme cluster --cluster ${column}), or keep the last row of each (--last-by ${column}).`;
}

export function copiesWords({ rows, copies }: Copies, sample: Sample | undefined): string {
  const inputs = sample?.inputs ?? [];
  const isPlain =
    sample !== undefined && inputs.every(({ origin }) => sample.columns.some(({ name }) => name === origin));
  const remedy = isPlain
    ? `keep one of each (--last-by ${quoted(inputs.map(({ origin }) => origin).join(','))}), where they are copies`
    : 'keep one of each, where they are copies';
  return `${formatCount(copies)} of ${plural(rows, 'row')} ${copies === 1 ? 'is' : 'are'} identical to a row before ${copies === 1 ? 'it' : 'them'} (same inputs, same loss): ${formatCount(rows - copies)} are distinct. Standard errors count each as a run of its own; ${remedy}.`;
}

function percent(share: number): string {
  return `${formatNumber(100 * share, 2)} %`;
}

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function countWord(count: number): string {
  return words[count] ?? formatCount(count);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A name quoted for the shell. */
function quoted(name: string): string {
  return /^[\w.,/:@%+-]+$/.test(name) ? name : `"${name}"`;
}
