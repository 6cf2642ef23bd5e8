/** What a wrong allocation costs, in parts that terminal and page lay out. */
import { bandSource } from '../../tasks/fitted/reference.js';
import type { RegretRecord } from '../../tasks/regret/record.js';
import type { Solved } from '../../tasks/solve/record.js';
import { endsText, formatNumber } from '../../text.js';
import type { Verdict } from './fit.js';
import { numbers, type Part } from './parts.js';
import { percent } from './uncertainty.js';

/** Below this share of the cost an allocation is as good as the best. */
const NOTHING = 0.001;

/** What the allocation wastes, both ways. */
export function regretVerdict({ spent, equalLoss, equalCost, level, warnings }: RegretRecord): Verdict {
  const of = (solved: readonly Solved[], name: string): Solved | undefined =>
    solved.find((one) => one.name === name);
  const [share, money] = [of(equalLoss, 'share'), of(equalLoss, 'money')];
  const [loss, cost, least, excess] = [
    of(spent, 'L'),
    of(spent, 'cost'),
    of(equalLoss, 'cost'),
    of(equalCost, 'excess'),
  ];
  const withBand = (one: Solved): string =>
    one.band === null ? valueText(one) : `${valueText(one)} (${percent(level)}: ${bandText(one)})`;
  const inputs = (solved: readonly Solved[]): string =>
    solved
      .filter(({ name }) => spent.some((one) => one.name === name) && name !== 'L' && name !== 'cost')
      .map((one) => `${one.name} ${valueText(one)}`)
      .join(', ');
  return {
    tone: warnings.length > 0 ? 'doubtful' : 'sure',
    headline:
      share === undefined || share.value >= NOTHING
        ? `${share === undefined ? 'A part' : numberText(share, share.value)} of the cost could be spared`
        : `Less than ${percent(NOTHING)} of the cost could be spared`,
    text: [
      share === undefined || loss === undefined || cost === undefined || least === undefined
        ? ''
        : `The same loss, ${valueText(loss)}, is reached at ${
            valueText(least) === valueText(cost)
              ? `${withBand(share)}${money === undefined ? '' : ` or ${withBand(money)} in money`} less than ${measured(cost)}, by ${inputs(equalLoss)}.`
              : `${valueText(least)} in place of ${measured(cost)}, by ${inputs(equalLoss)}: ${withBand(share)} less${money === undefined ? '' : `, ${withBand(money)} in money`}.`
          }`,
      excess === undefined
        ? ''
        : `At the same cost the loss could be ${withBand(excess)} lower, by ${inputs(equalCost)}.`,
    ]
      .filter((text) => text !== '')
      .join(' '),
  };
}

const measured = (one: Solved): string =>
  [valueText(one), unitText(one)].filter((text) => text !== '').join(' ');

/** `L at N 2.8e11, D 3e11`. */
export function regretTitle({ spent }: RegretRecord): string {
  const at = spent
    .filter(({ name }) => name !== 'L' && name !== 'cost')
    .map(({ name, value }) => `${name} ${formatNumber(value, 4)}`);
  return `What the allocation ${at.join(', ')} costs`;
}

export function regretParts(record: RegretRecord): Part[] {
  const { fit, spent, equalLoss, equalCost, level, drawn, warnings } = record;
  const hasBands = [...spent, ...equalLoss, ...equalCost].some(({ band }) => band !== null);
  const table = (solved: readonly Solved[]): Part => ({
    kind: 'table',
    columns: [
      { title: '' },
      numbers('value'),
      ...(hasBands ? [{ title: percent(level) }] : []),
      { title: '', prose: true },
    ],
    rows: solved.map((one) => [
      nameText(one),
      valueText(one),
      ...(hasBands ? [bandText(one)] : []),
      unitText(one),
    ]),
  });
  const source = bandSource(fit);
  return [
    { kind: 'laws', fit },
    { kind: 'title', text: `${regretTitle(record)}:` },
    table(spent),
    { kind: 'title', text: 'The cheapest way to the same loss:' },
    table(equalLoss),
    { kind: 'title', text: 'The least loss at the same cost:' },
    table(equalCost),
    {
      kind: 'facts',
      facts: [
        ...(record.cost === undefined ? [] : [['cost', record.cost] as const]),
        [
          'bands',
          source === undefined
            ? 'none: they come from a fit of your own'
            : `${percent(level)}, ${source}${drawn > 0 ? ', each with its own loss and optima' : ''}`,
        ],
      ],
    },
    { kind: 'warnings', lines: warnings },
  ];
}

const isShare = ({ name }: Solved): boolean => name === 'share';

const nameText = ({ name }: Solved): string => (name === 'share' ? 'share spared' : name);

const numberText = (one: Solved, value: number): string =>
  isShare(one) ? percent(Number(value.toPrecision(3))) : formatNumber(value, 4);

const valueText = (one: Solved): string => numberText(one, one.value);

function bandText(one: Solved): string {
  if (one.band === null) return '';
  if (!isShare(one)) return endsText(one.band);
  return one.band.map((end) => (end === null ? 'open' : numberText(one, end))).join(' to ');
}

const unitText = ({ name, unit }: Solved): string =>
  unit === '1' || unit === 'any' || unit === name ? '' : unit;
