/** Errors of laws by cut-off, and how much of what they predict their bands hold. */
import type { RolloutRecord, RolloutStep } from '../../tasks/rollout/record.js';
import { formatCount, formatNumber, plural } from '../../text.js';
import { type Html, html } from '../markup/html.js';
import { stepName } from '../sentences/rollout.js';
import { percent } from '../sentences/uncertainty.js';
import { usualUnit } from '../sentences/units.js';
import { type AxisScale, axisOver, linearAxis } from './axis.js';
import { axisTitle } from './axis-titles.js';
import { type Dot, dotPlot, dotTable } from './dot-plot.js';
import { accent, type Canvas, distinct, type Figure, type FigureTable, legend } from './figure.js';
import { type LinePoint, linesPlot } from './lines.js';
import { padded } from './readout.js';
import { glyph, type SeriesStyle } from './series.js';

/** Cut-offs or groups that are drawn. */
const MOST_ROWS = 30;
/** Steps of a figure's table. */
const MOST_LISTED = 200;
const symbols = ['circle', 'square', 'diamond', 'triangle', 'star', 'wye'] as const;

/** What is drawn of a step, and what is said of it; undefined where it has none. */
interface Measured {
  readonly value: number;
  readonly says: string;
}

interface Drawn {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly caption?: readonly string[];
  readonly head: string;
  readonly label: string;
  readonly of: (step: RolloutStep) => Measured | undefined;
  readonly axis: AxisScale | undefined;
  readonly tickFormat?: ((value: number) => string) | undefined;
  readonly level?: number;
}

export function cutOffFigures(record: RolloutRecord, canvas: Canvas): Figure[] {
  const { steps, laws, job, measure } = record;
  const of = plural(laws.length, 'law');
  const errorOf = ({ error, predicted }: RolloutStep): Measured | undefined =>
    error === null
      ? undefined
      : { value: error, says: `${formatNumber(error, 4)} over ${plural(predicted, 'row')}` };
  const heldOf = ({ coverage, predicted }: RolloutStep): Measured | undefined => {
    const share = coverage.find(({ level }) => level === job.level)?.share ?? null;
    return share === null
      ? undefined
      : { value: share, says: `${percent(share)} of ${plural(predicted, 'row')}` };
  };
  const drawn: readonly Drawn[] = [
    {
      id: 'errors-by-cut-off',
      title: 'Errors beyond each cut-off',
      description: `Errors of ${of} on the rows beyond each cut-off.`,
      head: 'Error',
      label: measure === 'log' ? 'root mean square of log errors' : 'root mean square error',
      of: errorOf,
      axis: undefined,
    },
    {
      id: 'coverage-by-cut-off',
      title: `Predictions inside ${percent(job.level)} bands`,
      description: `The share of predicted rows inside the bands of each fit; bands of that level should hold ${percent(job.level)}.`,
      caption: ['The line across is the level of the bands.'],
      head: 'Inside',
      label: 'share of rows inside',
      of: heldOf,
      axis: linearAxis(0, 1.02),
      tickFormat: (share) => percent(share),
      level: job.level,
    },
  ];
  const isOverScale = hasCurves(record);
  return drawn.flatMap((one) =>
    steps.every((step) => one.of(step) === undefined)
      ? []
      : [isOverScale ? overScale(record, one, canvas) : byRow(record, one, canvas)],
  );
}

/** Whether some law was fitted up to several cut-offs that are numbers. */
function hasCurves({ steps, scale }: RolloutRecord): boolean {
  const cuts = new Set(steps.map(({ fittedTo }) => fittedTo));
  return (
    scale !== undefined && cuts.size > 2 && steps.every(({ fittedTo }) => fittedTo !== null && fittedTo > 0)
  );
}

function stylesOf({ laws }: RolloutRecord): (law: string) => SeriesStyle {
  const colours = distinct(laws.length);
  const styles = new Map(
    laws.map(({ name }, i): [string, SeriesStyle] => [
      name,
      { colour: colours[i], symbol: symbols[i % symbols.length] },
    ]),
  );
  return (law) => styles.get(law) ?? { colour: accent, symbol: 'circle' };
}

function legendOf({ laws }: RolloutRecord, styleOf: (law: string) => SeriesStyle): Html {
  return legend(laws.map(({ name }) => html`${glyph(styleOf(name))}${name}`));
}

/** Against the cut-off, a line for each law, and for each group of it. */
function overScale(record: RolloutRecord, drawn: Drawn, canvas: Canvas): Figure {
  const { steps, scale = '' } = record;
  const styleOf = stylesOf(record);
  const points = steps.flatMap((step): LinePoint[] => {
    const one = drawn.of(step);
    if (one === undefined) return [];
    return [
      {
        x: step.fittedTo ?? Number.NaN,
        y: one.value,
        line: `${step.law}\n${step.group ?? ''}`,
        says: `${step.law}, ${stepName(step, scale)}: ${one.says}`,
        ...styleOf(step.law),
      },
    ];
  });
  const x = axisOver(points.map((point) => point.x));
  const y = drawn.axis ?? axisOver(points.map((point) => point.y));
  const across = axisTitle({ name: `fitted up to ${scale}`, unit: usualUnit(scale) });
  const { id, title, description, caption = [], label, tickFormat, level } = drawn;
  const hasGroups = steps.some(({ group }) => group !== undefined && group !== '');
  return {
    id,
    title,
    description,
    legend: legendOf(record, styleOf),
    caption: [hasGroups ? 'A line for each law and group.' : '', ...caption],
    table: tableOf(record, drawn),
    options: (room) =>
      linesPlot(
        { points, x, y, across, up: label, tickFormat, ...(level === undefined ? {} : { level }) },
        room,
        canvas,
      ),
  };
}

function tableOf({ steps, scale }: RolloutRecord, { of, head }: Drawn): FigureTable {
  return {
    heads: ['Fitted', 'Law', 'Rows', head],
    texts: 2,
    rows: steps
      .slice(0, MOST_LISTED)
      .map((step) => [
        stepName(step, scale),
        step.law,
        formatCount(step.predicted),
        padded(of(step)?.value ?? Number.NaN),
      ]),
  };
}

/** Group by group, or split by split. */
function byRow(record: RolloutRecord, drawn: Drawn, canvas: Canvas): Figure {
  const { steps, scale } = record;
  const styleOf = stylesOf(record);
  const rows = [...new Set(steps.map((step) => stepName(step, scale)))].slice(0, MOST_ROWS);
  const dots = steps.flatMap((step): Dot[] => {
    const one = drawn.of(step);
    const row = stepName(step, scale);
    return one === undefined || !rows.includes(row)
      ? []
      : [{ row, lane: step.law, ...one, ...styleOf(step.law) }];
  });
  const axis = drawn.axis ?? axisOver(dots.map(({ value }) => value));
  const { id, title, description, caption = [], head, label, tickFormat, level } = drawn;
  return {
    id,
    title,
    description,
    legend: legendOf(record, styleOf),
    caption,
    table: dotTable(dots, ['Fitted', 'Law', head]),
    options: (room) =>
      dotPlot(
        {
          dots,
          rows,
          axis,
          label,
          tickFormat,
          ...(level === undefined ? {} : { reference: level }),
          namesAbove: true,
        },
        room,
        canvas,
      ),
  };
}
