/** What is said of costs: what one is, what it is at a point, and all by name. */
import type { CostAt } from '../../costs/evaluate.js';
import type { Cost, CostSetting } from '../../costs/index.js';
import { formatNumber, formatSeconds } from '../../text.js';
import { numbers, type Part } from './parts.js';

export function costAtParts(answer: CostAt, name: string): Part[] {
  return [
    { kind: 'title', text: amountWords(answer) },
    {
      kind: 'facts',
      areNames: true,
      facts: [[name, `${answer.formula}${answer.unit === '' ? '' : `  (${answer.unit})`}`]],
    },
    {
      kind: 'table',
      columns: [{ title: 'input' }, numbers('value')],
      rows: Object.entries({ ...answer.at, ...answer.inputs }).map(([symbol, value]) => [
        symbol,
        formatNumber(value, 6),
      ]),
    },
  ];
}

const PETAFLOP_DAY = 8.64e19;

/** `5.88e23 FLOP (6806 PF-days), U 1e9`. */
export function amountWords({ value, unit, inputs }: CostAt): string {
  const also =
    unit === 'FLOP'
      ? ` (${formatNumber(value / PETAFLOP_DAY, 4)} PF-days)`
      : unit === 'seconds'
        ? ` (${value < 86400 ? formatSeconds(value) : `${formatNumber(value / 86400, 4)} days`})`
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
