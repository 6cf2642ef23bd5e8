/** What a sweep of hyper-parameters says; shared by the terminal and the page. */
import type { HyperRecord, OptimumLaw, SweepCell, SweptEstimate } from '../../tasks/hyper/record.js';
import { besideEnds, endsText, formatCount, formatNumber, listed, paddedNumber, plural } from '../../text.js';
import type { Verdict } from './fit.js';
import { numbers, numbersOf, type Part } from './parts.js';
import { percent } from './uncertainty.js';

/** Cells that are listed; the record has all. */
const MOST_CELLS = 40;

/** Predictions that the verdict says; the table has the others. */
const MOST_SAID = 3;

/** `1.2e-3 (1.1e-3 to 1.4e-3)`. */
export function sweptText(one: SweptEstimate | null | undefined): string {
  if (one === null || one === undefined) return '-';
  return one.interval === null ? valueText(one) : `${valueText(one)} (${endsText(one.interval)})`;
}

const valueText = ({ value, interval }: SweptEstimate): string =>
  interval === null ? paddedNumber(value, 3) : besideEnds(value, interval);

/** `N 1e9, D 2e10`; what a sweep of one scale is called. */
export const cellName = (at: SweepCell['at']): string =>
  Object.entries(at)
    .map(([name, value]) => `${name} ${formatNumber(value, 3)}`)
    .join(', ') || 'the sweep';

/** `lr = 1.8 N^-0.71 D^0.31`. */
export function lawText({ name, coefficient, exponents }: OptimumLaw): string {
  const powers = Object.entries(exponents).map(([of, { value }]) => `${of}^${paddedNumber(value, 3)}`);
  return `${name} = ${[paddedNumber(coefficient?.value ?? Number.NaN, 3), ...powers].join(' ')}`;
}

/** Cells from the smallest inputs up, the first input first. */
export function sortedCells({ cells, by }: Pick<HyperRecord, 'cells' | 'by'>): SweepCell[] {
  return cells.toSorted((a, b) => {
    const differing = by.find((name) => a.at[name] !== b.at[name]);
    return differing === undefined ? 0 : a.at[differing] - b.at[differing];
  });
}

export function hyperVerdict({ cells, laws, over, predictions }: HyperRecord): Verdict {
  const found = cells.filter(({ optimum }) => optimum !== null);
  if (found.length === 0) {
    return {
      tone: 'failed',
      headline: 'No cell has an optimum',
      text: `Of ${plural(cells.length, 'cell')} none has its least loss inside the sweep: ${cells[0]?.reason ?? ''}.`,
    };
  }
  const known = laws.filter(({ coefficient }) => coefficient !== null);
  const first = over.flatMap((name) => known.find((law) => law.name === name) ?? []);
  const where =
    found.length === cells.length
      ? ''
      : `; ${cells.length - found.length} ${cells.length - found.length === 1 ? 'has' : 'have'} none`;
  const [only] = found;
  const text =
    first.length > 0
      ? `${first.map(lawText).join(', ')}.`
      : cells.length === 1
        ? `${over.map((name) => `${name} ${sweptText(only.optimum?.[name])}`).join(', ')}.`
        : `No law of them: ${laws[0]?.reason ?? ''}.`;
  const predicted = predictions
    .slice(0, MOST_SAID)
    .map(
      ({ at, best }) =>
        ` At ${cellName(at)}: ${over.map((name) => `${name} ${sweptText(best[name].law ?? best[name].surface)}`).join(', ')}.`,
    );
  return {
    tone: first.length === over.length && found.length === cells.length ? 'sure' : 'doubtful',
    headline: `${found.length} of ${plural(cells.length, 'cell')} ${found.length === 1 ? 'has' : 'have'} an optimum${where}`,
    text: [text, ...predicted].join(''),
  };
}

export function hyperParts(record: HyperRecord): Part[] {
  const { data, noise, degrees, job, warnings, over } = record;
  return [
    cellTable(record),
    ...lawTables(record),
    ...predictionTable(record),
    ...publishedTable(record),
    {
      kind: 'facts',
      facts: [
        [
          'bowl',
          `quadratic in the logarithms of ${listed(over)}, by least squares within a factor of ${formatNumber(job.window)} of the best run`,
        ],
        [
          'scatter',
          noise === null
            ? 'unknown: no degree of freedom'
            : `${percent(Number(noise.toPrecision(2)))} of the loss, ${plural(degrees, 'degree')} of freedom`,
        ],
        ['flat', `the factor either way for ${percent(job.excess)} of excess loss, the others at their best`],
        [
          'columns',
          Object.entries(data.columns)
            .map(([name, of]) => (of === name ? name : `${name} is ${of}`))
            .join(', '),
        ],
      ],
    },
    { kind: 'sentences', title: 'notes', lines: data.notes },
    { kind: 'warnings', lines: warnings },
  ];
}

function cellTable(record: HyperRecord): Part {
  const { cells, over, by, job } = record;
  const shown = sortedCells(record).slice(0, MOST_CELLS);
  return {
    kind: 'table',
    columns: [
      ...by.map(numbersOf),
      numbers('runs'),
      ...over.flatMap((name) => [
        numbers(`best ${name}`),
        { title: percent(job.level) },
        numbers('flat, factor'),
      ]),
      numbers('loss'),
      { title: '', prose: true },
    ],
    rows: shown.map(({ at, rows, used, optimum, flatness, loss, best, reason }) => [
      ...by.map((name) => formatNumber(at[name], 3)),
      used === rows ? formatCount(rows) : `${used} of ${rows}`,
      ...over.flatMap((name) =>
        optimum === null
          ? ['-', '', '']
          : [
              valueText(optimum[name]),
              optimum[name].interval === null ? '' : endsText(optimum[name].interval),
              paddedNumber(flatness?.[name] ?? Number.NaN, 3),
            ],
      ),
      paddedNumber(loss ?? best.loss, 4),
      reason ?? '',
    ]),
    ...(shown.length < cells.length
      ? { more: `and ${formatCount(cells.length - shown.length)} more: --json and --out have all` }
      : {}),
  };
}

function lawTables({ laws, surface, job, cells }: HyperRecord): Part[] {
  if (cells.length < 2) return [];
  const all = [
    ...laws.map((law) => ({ law, by: 'optima' })),
    ...(surface?.laws ?? []).map((law) => ({ law, by: 'surface' })),
  ];
  const inputs = [...new Set(all.flatMap(({ law }) => law.of))];
  const rows = all
    .filter(({ law }) => law.coefficient !== null)
    .map(({ law, by }) => [
      law.name,
      by,
      sweptText(law.coefficient),
      ...inputs.map((input) => (Object.hasOwn(law.exponents, input) ? sweptText(law.exponents[input]) : '')),
      law.scatter === null ? '' : formatNumber(law.scatter, 2),
    ]);
  const reasons = [
    ...new Set([
      ...laws.flatMap(({ of, reason }) =>
        reason === undefined ? [] : [`No law of the optima in ${listed(of)}: ${reason}.`],
      ),
      ...(surface?.reason === undefined ? [] : [`No response surface: ${surface.reason}.`]),
    ]),
  ];
  return [
    {
      kind: 'title',
      text: `best values as powers of scale (${percent(job.level)} intervals)`,
    },
    ...(rows.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            columns: [
              { title: '' },
              { title: 'by' },
              numbers('coefficient'),
              ...inputs.map((input) => numbers(`power of ${input}`)),
              numbers('scatter'),
            ],
            rows,
          },
        ]),
    ...reasons.map((text): Part => ({ kind: 'words', text })),
  ];
}

function predictionTable({ predictions, over, job }: HyperRecord): Part[] {
  if (predictions.length === 0) return [];
  return [
    { kind: 'title', text: `predicted (${percent(job.level)} intervals)` },
    {
      kind: 'table',
      columns: [
        { title: '' },
        { title: '' },
        ...['by the optima', 'by the surface', 'beyond the cells'].map(numbers),
      ],
      rows: predictions.flatMap(({ at, best, beyond }) =>
        over.map((name) => [
          cellName(at),
          name,
          sweptText(best[name].law),
          sweptText(best[name].surface),
          beyond > 1 ? `${formatNumber(beyond, 3)} x` : '',
        ]),
      ),
    },
  ];
}

function publishedTable({ published }: HyperRecord): Part[] {
  if (published.length === 0) return [];
  return [
    {
      kind: 'title',
      text: 'published rules over these optima, and the excess loss that they would cost here',
    },
    {
      kind: 'table',
      columns: [
        { title: 'rule' },
        { title: '' },
        ...['ratio', 'from', 'to', 'excess', 'at most'].map(numbers),
      ],
      rows: published.map(({ rule, name, ratio: [least, mean, most], excess }) => [
        rule,
        name,
        ...[mean, least, most].map((value) => paddedNumber(value, 3)),
        ...excess.map((value) => (value > 1 ? 'over 100 %' : percent(Number(value.toPrecision(2))))),
      ]),
    },
  ];
}
