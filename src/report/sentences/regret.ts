/** What a wrong allocation costs, in parts that terminal and page lay out. */
import { bandSource } from '../../tasks/fitted/reference.js';
import type { RegretRecord } from '../../tasks/regret/record.js';
import type { Solved } from '../../tasks/solve/record.js';
import { endsText, formatNumber } from '../../text.js';
import { numbers, type Part } from './parts.js';
import { percent } from './uncertainty.js';

/** `L at N 2.8e11, D 3e11`. */
export function regretTitle({ spent }: RegretRecord): string {
  const at = spent
    .filter(({ name }) => name !== 'L' && name !== 'cost')
    .map(({ name, value }) => `${name} ${formatNumber(value, 4)}`);
  return `What the allocation ${at.join(', ')} costs`;
}

export function regretParts(record: RegretRecord): Part[] {
  const { fit, spent, equalLoss, equalCost, level, drawn, warnings } = record;
  const table = (solved: readonly Solved[]): Part => ({
    kind: 'table',
    columns: [{ title: '' }, numbers('value'), { title: percent(level) }, { title: '', prose: true }],
    rows: solved.map((one) => [nameText(one), valueText(one), bandText(one), unitText(one)]),
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

const nameText = ({ name }: Solved): string => (name === 'share' ? 'spared, share' : name);

const numberText = (one: Solved, value: number): string =>
  isShare(one) ? percent(Number(value.toPrecision(3))) : formatNumber(value, 4);

const valueText = (one: Solved): string => numberText(one, one.value);

function bandText(one: Solved): string {
  if (one.band === null) return '';
  if (!isShare(one)) return endsText(one.band);
  return one.band.map((end) => (end === null ? 'open' : numberText(one, end))).join(' to ');
}

const unitText = ({ unit }: Solved): string => (unit === '1' || unit === 'any' ? '' : unit);
