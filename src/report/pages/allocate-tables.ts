/** An allocation's page in numbers: its tables. */
import type { AllocateRecord, Allocation, DecidedAllocation } from '../../tasks/allocate/record.js';
import { evenSubset } from '../../tasks/fitted/even-subset.js';
import type { FittedLaw } from '../../tasks/fitted/fitted-law.js';
import { endsText, formatNumber, paddedNumber, plural, sentence } from '../../text.js';
import { axisTitle, targetTitle } from '../figures/axis-titles.js';
import {
  budgetTitle,
  type DrawnAllocation,
  quantityNames,
  quantityOf,
  quantityTitle,
} from '../figures/frontier.js';
import { type Html, html } from '../markup/html.js';
import { numberCell, numberHead, table, textCell, textHead } from '../markup/table.js';
import { decisionWords } from '../sentences/allocate.js';
import { percent } from '../sentences/uncertainty.js';
import { costUnit } from '../sentences/units.js';

/** Budgets and other things that a page lists one by one; the record has them all. */
const MOST_BUDGETS = 32;
const MOST_LISTED = 40;

const number = (value: number): string => formatNumber(value, 5);

/** The first so many columns hold words, the others numbers. */
function tableOf(heads: readonly string[], rows: readonly (readonly string[])[], texts = 1): Html {
  return table(
    heads.map((head, i) => (i < texts ? textHead(head) : numberHead(head))),
    rows.map((cells) => cells.map((cell, i) => (i < texts ? textCell(cell) : numberCell(cell)))),
  );
}

/** One budget: a line a quantity, with the law's closed form and the quantiles of the refits' own optima. */
export function spendingTable({ record, fitted }: DrawnAllocation): Html {
  const { frontier, shares } = record;
  const [only] = frontier;
  const { best, quantiles, lossBand, closedForm } = only;
  const names = [...quantityNames(only), ...['loss', 'cost'].filter((name) => Object.hasOwn(best, name))];
  const heads = [
    '',
    'Best',
    ...(closedForm === undefined ? [] : ['Closed form']),
    ...(quantiles === undefined ? [] : shares.map((share) => `${formatNumber(100 * share, 3)} %`)),
  ];
  const exact = (name: string) =>
    closedForm === undefined ? [] : [exactly(name, quantityOf({ ...only, best: closedForm.at }, name))];
  // A budget that is spent whole stays the number that was given.
  const exactly = (name: string, value: number) => (name === 'cost' ? number(value) : paddedNumber(value, 5));
  const blank = quantiles === undefined ? [] : shares.map(() => '');
  const rows = names.map((name) => [
    titleOf(name, record, fitted),
    exactly(name, quantityOf(only, name)),
    ...exact(name),
    ...(quantiles?.[name]?.map((value) =>
      name === 'cost' ? formatNumber(value, 4) : paddedNumber(value, 4),
    ) ?? blank),
  ]);
  const band =
    lossBand === undefined
      ? []
      : [
          [
            'loss at the best',
            paddedNumber(best.loss, 5),
            ...(closedForm === undefined ? [] : ['']),
            ...lossBand.map((value) => paddedNumber(value, 4)),
          ],
        ];
  return html`${tableOf(heads, [...rows, ...band])}
${
  quantiles === undefined
    ? html`<p class="muted">There are no quantiles: they come from a fit of your own with --bootstrap.</p>`
    : html`<p class="muted">Quantiles are of the refits’ own optima; those of the loss at the best are of all refits at this one allocation.</p>`
}`;
}

function titleOf(name: string, { cost, job }: AllocateRecord, fitted: FittedLaw): string {
  if (name === 'loss') return targetTitle(fitted);
  return name === 'cost' ? axisTitle({ name, unit: costUnit(cost, job.cost) }) : quantityTitle(name, fitted);
}

/** Several budgets: a line each. */
export function frontierTable({ record, fitted }: DrawnAllocation): Html {
  const { frontier, shares } = record;
  const names = quantityNames(frontier[0]);
  const shown = evenSubset(frontier.length, MOST_BUDGETS).map((i) => frontier[i]);
  const hasBand = shares.length > 1 && frontier.some(({ quantiles }) => quantiles !== undefined);
  const level = percent(shares[shares.length - 1] - shares[0]);
  const first = names[0];
  const unitOf = (name: string) => fitted.law.inputs.find((input) => input.name === name)?.unit ?? '';
  const limited = frontier.some(({ binding }) => binding.some((name) => name !== 'budget'));
  const between = (band: readonly number[] | undefined) =>
    band === undefined ? '–' : endsText([band[0], band[band.length - 1]]);
  const rows = shown.map((one) => [
    formatNumber(one.budget ?? Number.NaN, 4),
    ...names.flatMap((name) => [
      paddedNumber(quantityOf(one, name), 5),
      ...(hasBand && name === first ? [between(one.quantiles?.[name])] : []),
    ]),
    paddedNumber(one.best.loss, 5),
    ...(hasBand ? [between(one.lossBand)] : []),
    ...(limited ? [one.binding.filter((name) => name !== 'budget').join(', ')] : []),
  ]);
  const heads = [
    sentence(budgetTitle(record)).slice(0, -1),
    ...names.flatMap((name) => [
      name === 'D/N' ? name : axisTitle({ name, unit: unitOf(name) }),
      ...(hasBand && name === first ? [`${level} of refits`] : []),
    ]),
    'Loss',
    ...(hasBand ? [`${level} of refits`] : []),
    ...(limited ? ['Also binding'] : []),
  ];
  return html`${tableOf(heads, rows)}
${shown.length < frontier.length ? html`<p class="muted">${shown.length} of ${plural(frontier.length, 'budget')}; the record has all.</p>` : undefined}`;
}

/** What is best for all refits at once, beside what is best for the fit. */
export function decisionTables({ record, fitted }: DrawnAllocation): Html | undefined {
  const decided = record.frontier.filter(({ decisions = [] }) => decisions.length > 0);
  if (decided.length === 0) return undefined;
  const many = decided.length > 1;
  const names = quantityNames(decided[0]);
  const gain = ({ value, plugIn }: DecidedAllocation) => paddedNumber(Math.abs(plugIn - value), 2);
  const lines = (one: Allocation): string[][] => {
    const at = (best: Allocation['best']) =>
      names.map((name) => paddedNumber(quantityOf({ ...one, best }, name), 4));
    const budget = many ? [formatNumber(one.budget ?? Number.NaN, 4)] : [];
    return [
      [...budget, 'plug-in: the best of the fit itself', ...at(one.best), '', '', ''],
      ...(one.decisions ?? []).map((decision) => [
        ...budget,
        decisionWords(decision.decide, record),
        ...at(decision.best),
        paddedNumber(decision.value, 6),
        paddedNumber(decision.plugIn, 6),
        gain(decision),
      ]),
    ];
  };
  const heads = [
    ...(many ? ['Budget'] : []),
    'Decided by',
    ...names.map((name) => (many ? name : quantityTitle(name, fitted).replace(/,.*/, ''))),
    'Value',
    'Of the plug-in',
    'Gain',
  ];
  const shown = decided.slice(-MOST_LISTED);
  return html`${tableOf(heads, shown.flatMap(lines), many ? 2 : 1)}
<p class="muted">One allocation for all refits at once. Its value is what the row names, over the refits, beside that of the plug-in allocation.${
    shown.length < decided.length ? ` The largest ${shown.length} budgets; the record has all.` : ''
  }</p>`;
}

/** The best grid points; undefined where none were asked for. */
export function topTable({ top = [] }: Allocation, { record, fitted }: DrawnAllocation): Html | undefined {
  if (top.length === 0) return undefined;
  const names = Object.keys(top[0]);
  return tableOf(
    names.map((name) => titleOf(name, record, fitted)),
    top.slice(0, MOST_LISTED).map((one) => names.map((name) => paddedNumber(one[name], 5))),
    0,
  );
}
