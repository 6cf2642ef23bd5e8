/** What is said of costs: what one is, what it is at a point, and all by name. */
import type { CostAt } from '../../costs/evaluate.js';
import { type Cost, type CostSetting, type CostSymbol, costs } from '../../costs/index.js';
import { formatCount, formatNumber, formatSeconds } from '../../text.js';
import { numbers, type Part } from './parts.js';

/** Symbols with what the catalogue says of them; of a formula of the user's own, with their values alone. */
export function costAtParts(answer: CostAt, name: string): Part[] {
  const known = costs.find((cost) => cost.name === name);
  const symbols = known === undefined ? [] : [...known.axes, ...known.settings];
  return [
    { kind: 'title', text: amountWords(answer) },
    {
      kind: 'facts',
      areNames: true,
      facts: [[name, `${answer.formula}${answer.unit === '' ? '' : `  (${answer.unit})`}`]],
    },
    {
      kind: 'table',
      columns: [{ title: 'input' }, numbers('value'), { title: '', prose: true }],
      rows: Object.entries({ ...answer.at, ...answer.inputs }).map(([symbol, value]) => {
        const of = symbols.find((one) => one.name === symbol);
        return [symbol, formatNumber(value, 6), of === undefined ? '' : describedAs(of)];
      }),
    },
  ];
}

/** What a symbol is, with its unit where the words do not name it. */
function describedAs({ description, unit }: CostSymbol): string {
  return unit === '1' || description.includes(unit) ? description : `${description}, ${unit}`;
}

const PETAFLOP_DAY = 8.64e19;

/** Four digits, with separators of thousands. */
function daysText(days: number): string {
  return days >= 1000 && days < 1e9 ? formatCount(Number(days.toPrecision(4))) : formatNumber(days, 4);
}

/** `5.88e23 FLOP (6,806 PF-days), U 1e9`. */
export function amountWords({ value, unit, inputs }: CostAt): string {
  const also =
    unit === 'FLOP'
      ? ` (${daysText(value / PETAFLOP_DAY)} PF-days)`
      : unit === 'seconds'
        ? ` (${value < 86400 ? formatSeconds(value) : `${daysText(value / 86400)} days`})`
        : '';
  const follow = Object.entries(inputs).map(([name, of]) => `, ${name} ${formatNumber(of, 6)}`);
  return `${formatNumber(value, 6)}${unit === '' ? '' : ` ${unit}`}${also}${follow.join('')}`;
}

export function costListParts(costs: readonly Cost[]): Part[] {
  return [
    {
      kind: 'table',
      columns: [
        { title: 'cost' },
        { title: 'of', prose: 'list' },
        { title: 'what it is', prose: true },
        { title: 'set', prose: 'list' },
      ],
      rows: costs.map(({ name, axes, settings, title }) => [
        name,
        axes.map((axis) => axis.name).join(', '),
        title,
        settings.map(settingText).join(', '),
      ]),
    },
    {
      kind: 'words',
      text: 'isoloss costs NAME describes one. allocate --cost takes a name or a formula of your own.',
    },
  ];
}

function settingText({ name, value }: CostSetting): string {
  return value === undefined ? name : `${name}=${formatNumber(value)}`;
}

export function costParts(cost: Cost): Part[] {
  const { name, title, formula, where = [], axes, settings, inputs = [], subjectTo = [], unit } = cost;
  const symbols = [
    ...axes.map((axis) => [axis.name, 'searched', axis.description, axis.unit]),
    ...settings.map((setting) => [settingText(setting), 'set', setting.description, setting.unit]),
  ];
  return [
    { kind: 'title', text: name, note: title },
    { kind: 'formulas', formulas: [['cost', `${formula}  (${unit})`], ...where] },
    {
      kind: 'table',
      columns: [{ title: 'symbol' }, { title: '' }, { title: 'what it is', prose: true }, { title: 'unit' }],
      rows: symbols,
    },
    {
      kind: 'sentences',
      title: 'follows, where the law asks for it',
      lines: inputs.map(([input, of]) => `${input} = ${of}`),
    },
    { kind: 'sentences', title: 'must hold', lines: subjectTo },
    {
      kind: 'sentences',
      title: 'source',
      lines: [cost.source, ...(cost.note === undefined ? [] : [cost.note])],
    },
  ];
}
