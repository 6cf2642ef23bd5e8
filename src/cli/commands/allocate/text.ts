import type { Column } from '../../../report/sentences/parts.js';
import type {
  AllocateRecord,
  Allocation,
  DecidedAllocation,
  Spending,
} from '../../../tasks/allocate/record.js';
import { evenSubset } from '../../../tasks/fitted/even-subset.js';
import { bandSource } from '../../../tasks/fitted/reference.js';
import { endsText, formatCount, formatNumber, formatSeconds, listed, plural } from '../../../text.js';
import { type Layout, layoutFor } from '../../layout.js';

/** Budgets of a frontier that are shown. */
const SHOWN = 16;

/** The best spending for a person at a terminal. */
export function allocateText(record: AllocateRecord, stream: NodeJS.WritableStream): string {
  const layout = layoutFor(stream);
  const { frontier, fit, goal, objective, cost, job } = record;
  const last = frontier[frontier.length - 1];
  const question = [
    `${goal} ${objective}`,
    ...(cost === null ? [] : [`cost ${cost}`]),
    ...Object.entries(job.set).map(([name, formula]) => `${name} = ${formula}`),
    ...job.subjectTo,
    ...(job.targetLoss === undefined ? [] : [`L <= ${job.targetLoss}`]),
  ].join('; ');
  const facts: [string, string][] = [
    ['question', question],
    ...(frontier.length > 1 ? [] : ([['binding', listed(last.binding) || 'nothing']] as [string, string][])),
    ...closedWords(frontier),
    ['certificate', certificateWords(frontier)],
    ...(fit.replicates === 0
      ? ([['quantiles', bandSource(fit) ?? 'none: they come from a fit of your own']] as [string, string][])
      : ([['quantiles', `over ${plural(fit.replicates, 'refit')}, each with its own optimum`]] as [
          string,
          string,
        ][])),
    ['searched', searchedWords(record)],
  ];
  return [
    ...layout.heading(fit),
    '',
    ...(frontier.length > 1
      ? frontierLines(frontier, record.shares, layout)
      : spendingLines(last, record.shares, layout)),
    ...decisionLines(last.decisions ?? [], layout),
    ...topLines(last.top ?? [], layout),
    '',
    ...layout.facts(facts),
    ...layout.section('warnings', record.warnings, 'yellow'),
    ...layout.section('on the way', record.events),
    '',
  ].join('\n');
}

const number = (value: number): string => formatNumber(value, 5);
const right = (title: string): Column => ({ title, right: true });

/** One budget: a line for each axis and input, the loss and the cost. */
function spendingLines(
  { best, quantiles, lossBand }: Allocation,
  shares: readonly number[],
  { table }: Layout,
): string[] {
  const names = [
    ...Object.keys(best),
    ...Object.keys(quantiles ?? {}).filter((name) => !Object.hasOwn(best, name)),
  ];
  const order = [
    ...names.filter((name) => name !== 'loss' && name !== 'cost'),
    ...names.filter((name) => name === 'loss' || name === 'cost'),
  ];
  const heads = [
    '',
    'best',
    ...(quantiles === undefined ? [] : shares.map((share) => `${formatNumber(100 * share, 3)} %`)),
  ];
  const value = (name: string): string => {
    if (Object.hasOwn(best, name)) return number(best[name]);
    return name === 'D/N' ? number(best.D / best.N) : '';
  };
  const rows = order.map((name) => [
    name,
    value(name),
    ...(quantiles?.[name] ?? []).map((q) => formatNumber(q, 4)),
  ]);
  const band =
    lossBand === undefined ? [] : [['loss at best', '', ...lossBand.map((q) => formatNumber(q, 4))]];
  return table(
    heads.map((title, i) => ({ title, right: i > 0 })),
    [...rows, ...band],
  );
}

/** Several budgets: a line each, with the middle of the optima where there are refits. */
function frontierLines(
  frontier: readonly Allocation[],
  shares: readonly number[],
  { table, dim, prose }: Layout,
): string[] {
  const shown = evenSubset(frontier.length, SHOWN).map((i) => frontier[i]);
  const names = Object.keys(frontier[0].best).filter((name) => name !== 'cost');
  const hasRatio = names.includes('N') && names.includes('D');
  const [least, most] = [shares[0], shares[shares.length - 1]];
  const hasBand = frontier.some(({ quantiles }) => quantiles !== undefined) && shares.length > 1;
  const [first] = names;
  const heads: readonly (Column | string)[] = [
    ...['budget', ...names, ...(hasRatio ? ['D/N'] : [])].map(right),
    ...(hasBand ? [`${first}, ${formatNumber(100 * least, 3)} to ${formatNumber(100 * most, 3)} %`] : []),
    { title: 'binding', prose: true },
  ];
  const rows = shown.map(({ budget, best, quantiles, binding }) => [
    budget === null ? '' : formatNumber(budget, 4),
    ...names.map((name) => number(best[name])),
    ...(hasRatio ? [formatNumber(best.D / best.N, 4)] : []),
    ...(hasBand ? [rangeText(quantiles?.[first])] : []),
    binding.filter((name) => name !== 'budget').join(', '),
  ]);
  const bare = rows.every((row) => row[row.length - 1] === '');
  return [
    ...(bare
      ? table(
          heads.slice(0, -1),
          rows.map((row) => row.slice(0, -1)),
        )
      : table(heads, rows)),
    ...(shown.length < frontier.length
      ? [dim(prose(`  ${shown.length} of ${plural(frontier.length, 'budget')}; --json FILE writes all`, 2))]
      : []),
  ];
}

function rangeText(values: readonly number[] | undefined): string {
  return values === undefined ? '' : endsText([values[0], values[values.length - 1]]);
}

function decisionLines(decisions: readonly DecidedAllocation[], { table }: Layout): string[] {
  if (decisions.length === 0) return [];
  const names = Object.keys(decisions[0].best).filter((name) => name !== 'loss' && name !== 'cost');
  const heads = ['decided by', ...names, 'value', 'of the plug-in'];
  const rows = decisions.map(({ decide, best, value, plugIn }) => [
    decide,
    ...names.map((name) => number(best[name])),
    formatNumber(value, 6),
    formatNumber(plugIn, 6),
  ]);
  return [
    '',
    ...table(
      heads.map((title, i) => ({ title, right: i > 0 })),
      rows,
    ),
  ];
}

function topLines(top: readonly Spending[], { table, dim }: Layout): string[] {
  if (top.length === 0) return [];
  const names = Object.keys(top[0]);
  const rows = top.map((one) => names.map((name) => number(one[name])));
  return ['', dim('  best grid points'), ...table(names.map(right), rows)];
}

function closedWords(frontier: readonly Allocation[]): [string, string][] {
  const differences = frontier.flatMap(({ closedForm }) =>
    closedForm === undefined ? [] : [closedForm.difference],
  );
  if (differences.length === 0) return [];
  const of =
    differences.length < frontier.length ? ` at ${differences.length} of ${frontier.length} budgets` : '';
  return [['closed form', `differs by ${formatNumber(Math.max(...differences), 2)}${of}`]];
}

function certificateWords(frontier: readonly Allocation[]): string {
  const certificates = frontier.map(({ certificate }) => certificate);
  const settled = certificates.filter((certificate) => certificate.settled).length;
  const stationarity = Math.max(...certificates.map((certificate) => certificate.stationarity));
  const violation = Math.max(...certificates.map((certificate) => certificate.violation));
  const who =
    settled === certificates.length
      ? 'settled'
      : settled === 0
        ? 'none: not settled'
        : `settled at ${settled} of ${certificates.length} budgets`;
  return `${who}; slope of the Lagrangian ${formatNumber(stationarity, 2)}, violation ${formatNumber(violation, 2)}`;
}

function searchedWords({ axes, evaluated, seconds, backend }: AllocateRecord): string {
  const ranges = axes.map((axis) =>
    'values' in axis
      ? `${axis.name} in ${axis.values.map((value) => formatNumber(value, 4)).join(', ')}`
      : `${axis.name} ${formatNumber(axis.lo, 3)} to ${formatNumber(axis.hi, 3)}`,
  );
  return `${formatCount(evaluated)} candidates (${ranges.join('; ')}), then refined; ${formatSeconds(seconds.total)}, ${backend.name}`;
}
