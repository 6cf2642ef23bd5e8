/** A law for a terminal: formula, symbols, an example, published values. */
import { exampleOf } from '../../../laws/example.js';
import type { Law, LawParameter, Preset, PresetInput, Range } from '../../../laws/law.js';
import { formatNumber } from '../../../text.js';
import { commandLines } from '../../help.js';
import { type Layout, layoutFor } from '../../layout.js';

/** Sets of published values that are shown one below the other; of more the names are listed. */
const SHOWN = 12;

export function lawText(law: Law, out: NodeJS.WritableStream): string {
  const layout = layoutFor(out);
  const { bold, dim, prose, table } = layout;
  const heading = (text: string) => ['', bold(text)];
  const sentences = (lines: readonly string[]) => lines.map((line) => `  ${prose(line, 4)}`);
  const part = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [...heading(title), ...lines];
  const text = { title: '', prose: true };
  return [
    prose(`${bold(law.name)}  ${law.title}`, 2),
    ...(law.family === undefined ? [] : [dim(`  ${law.family}`)]),
    '',
    `  ${prose(`L = ${law.formula}`, 4)}`,
    ...(law.where ?? []).map(([name, formula]) => `      ${prose(`${name} = ${formula}`, 8)}`),
    ...part('target', sentences([withUnit(`L  ${law.target.description}`, law.target.unit)])),
    ...part(
      'inputs',
      table(
        ['', text, text],
        law.inputs.map(({ name, unit, description }) => [name, description, unit]),
      ),
    ),
    ...part(
      'parameters',
      table(
        ['', 'domain', 'starts', text, text],
        law.parameters.map((p) => [p.name, domainWords(p), startWords(p), p.description, p.unit]),
      ),
    ),
    ...(law.derived === undefined
      ? []
      : part(
          'derived',
          table(
            ['', text, text],
            law.derived.map(({ name, formula, unit, description }) => [
              name,
              description,
              withUnit(formula, unit),
            ]),
          ),
        )),
    ...part('example', exampleLines(law, layout)),
    ...part('notes', sentences(law.notes ?? [])),
    ...presetLines(law, heading, sentences),
    ...part('source', law.source === '' ? [] : sentences([law.source])),
    '',
  ].join('\n');
}

function withUnit(text: string, unit: string): string {
  return unit === '' || unit === '1' ? text : `${text}, ${unit}`;
}

/** Commands that run as they stand: a prediction from published values, a picture, and the fit of a table. */
function exampleLines(law: Law, { prose, width }: Layout): string[] {
  const command = (line: string) => `  $ ${commandLines(line, width - 6).join('\n      ')}`;
  const example = exampleOf(law);
  const fit = command(`isoloss fit runs.csv --law ${law.name}`);
  if (example === undefined) return [fit];
  const { preset, values, at, value } = example;
  if (preset === undefined) {
    const made = `With made-up values (${numbers(values)}) L is ${formatNumber(value, 6)} at ${pointText(at)}.`;
    return [fit, `  ${prose(made, 4)}`];
  }
  const named = `${law.name}:${preset}`;
  return [
    command(`isoloss predict ${named} --at ${pointText(at)}`),
    `    L is ${formatNumber(value, 6)}`,
    command(`isoloss laws ${named} --report ${law.name.replace(':', '-')}.html`),
    fit,
  ];
}

/** `N=8.9e8,D=2.2e10`. */
export function pointText(at: Readonly<Record<string, number>>): string {
  return Object.entries(at)
    .map(
      ([name, value]) =>
        `${name}=${value >= 1e5 || (value < 1e-3 && value > 0) ? value.toExponential().replace('e+', 'e') : value}`,
    )
    .join(',');
}

function presetLines(
  law: Law,
  heading: (text: string) => string[],
  sentences: (lines: readonly string[]) => string[],
): string[] {
  const shown = law.presets.slice(0, SHOWN);
  const rest = law.presets.slice(SHOWN).map(({ name }) => name);
  return [
    ...shown.flatMap((preset) => [
      ...heading(`${law.name}:${preset.name}`),
      ...sentences([numbers(preset.values), ...presetWords(preset)]),
    ]),
    ...(rest.length === 0
      ? []
      : [
          ...heading(`${rest.length} more sets of published values`),
          ...sentences([`${rest.join(', ')}.`, `isoloss laws ${law.name}:NAME shows one.`]),
        ]),
  ];
}

function presetWords({ source, inputs = {}, target, grade, note }: Preset): string[] {
  return [
    ...Object.entries(inputs).flatMap(([name, given]) => inputWords(name, given)),
    ...(target === undefined ? [] : [`L: ${withUnit(target.description, target.unit)}`]),
    source,
    ...(grade === undefined ? [] : [`${grade[0].toUpperCase()}${grade.slice(1)}.`]),
    ...(note === undefined ? [] : [note]),
  ];
}

function inputWords(name: string, { unit, description, range }: PresetInput): string[] {
  const words = [
    ...(description === undefined ? [] : [description]),
    ...(unit === undefined ? [] : [unit]),
    ...(range === undefined ? [] : [`fitted from ${rangeWords(range)}`]),
  ];
  return words.length === 0 ? [] : [`${name}: ${words.join(', ')}`];
}

function rangeWords([low, high]: Range): string {
  return `${formatNumber(low, 3)} to ${formatNumber(high, 3)}`;
}

function numbers(values: Readonly<Record<string, number>>): string {
  return Object.entries(values)
    .map(([parameter, value]) => `${parameter} ${formatNumber(value, 7)}`)
    .join(', ');
}

function domainWords({ domain }: LawParameter): string {
  if (domain === 'positive') return '> 0';
  if (domain === 'nonnegative') return '>= 0';
  if (domain === 'real') return 'any real';
  return `${formatNumber(domain[0])} to ${formatNumber(domain[1])}`;
}

function startWords({ start }: LawParameter): string {
  return start === undefined ? '' : rangeWords(start);
}
