/** Optima of a sweep by cell beside their law and published rules, and excess losses about the optima. */
import { own } from '../../own.js';
import type { HyperRecord, OptimumLaw, SweepCell, SweptEstimate } from '../../tasks/hyper/record.js';
import { formatNumber, plural } from '../../text.js';
import { Html, html } from '../markup/html.js';
import { compact } from '../sentences/compact.js';
import { cellName, lawText, sortedCells, sweptText } from '../sentences/hyper.js';
import { percent } from '../sentences/uncertainty.js';
import { usualUnit } from '../sentences/units.js';
import { axisOver } from './axis.js';
import { axisTitle } from './axis-titles.js';
import { type Dot, dotPlot, dotTable } from './dot-plot.js';
import { accent, type Canvas, type Figure, ink, legend, shades } from './figure.js';
import { type LinePoint, linesPlot } from './lines.js';
import { number, padded, range, some } from './readout.js';
import { glyph, type SeriesStyle } from './series.js';

/** Cells that are drawn. */
const MOST_ROWS = 30;
/** Cells of a figure's table, values in a legend, points of a law's line. */
const MOST_LISTED = 200;
const MOST_KEYS = 8;
const CURVE_POINTS = 25;

const ofCell: SeriesStyle = { colour: accent, symbol: 'circle' };
const byLaw: SeriesStyle = { colour: ink, symbol: 'diamond' };

/** Of every hyper-parameter, the best value by cell and what the law of the optima says there. */
export function sweepFigures(record: HyperRecord, canvas: Canvas): Figure[] {
  const cells = sortedCells(record).flatMap(({ at, optimum }) => (optimum === null ? [] : [{ at, optimum }]));
  const varying = record.by.filter((name) => cells.some(({ at }) => at[name] !== cells[0].at[name]));
  return record.over.flatMap((name): Figure[] => {
    const found = cells.flatMap(({ at, optimum }) =>
      Object.hasOwn(optimum, name) ? [{ at, ...optimum[name] }] : [],
    );
    if (found.length === 0) return [];
    const law = record.laws.find(
      (one) => one.name === name && one.coefficient !== null && one.of.every((of) => record.by.includes(of)),
    );
    const optima = { record, name, law, cells: found };
    return [
      varying.length === 1 || varying.length === 2
        ? overInput(optima, varying, canvas)
        : byCell(optima, canvas),
    ];
  });
}

/** The optima of one hyper-parameter. */
interface Optima {
  readonly record: HyperRecord;
  readonly name: string;
  readonly law: OptimumLaw | undefined;
  readonly cells: readonly (SweptEstimate & { readonly at: SweepCell['at'] })[];
}

/** What the law of the optima gives at a scale. */
function lawAt({ coefficient, exponents }: OptimumLaw, at: SweepCell['at']): number {
  return Object.entries(exponents).reduce(
    (product, [of, { value }]) => product * at[of] ** value,
    coefficient?.value ?? Number.NaN,
  );
}

function wordsOf({ record: { job }, name, law, cells }: Optima) {
  const expected = law === undefined ? '' : `, and its law ${lawText(law)}`;
  return {
    id: `optima-${name}`,
    title: `Best ${name} by cell`,
    description: `The best ${name} of ${plural(cells.length, 'cell')}${expected}.`,
    caption: [
      `Bars are ${percent(job.level)} intervals.`,
      law === undefined ? '' : `The law is ${lawText(law)}.`,
    ],
  };
}

/** Against one input, with a colour for each value of the other. */
function overInput(optima: Optima, varying: readonly string[], canvas: Canvas): Figure {
  const {
    record: { data, by },
    name,
    law,
    cells,
  } = optima;
  const valuesOf = (input: string) => [...new Set(cells.map(({ at }) => at[input]))].sort((a, b) => a - b);
  const [first, second] = varying;
  // Along the input with more values there are fewer lines.
  const isSecond = second !== undefined && valuesOf(second).length > valuesOf(first).length;
  const [across, other] = isSecond ? [second, first] : [first, second];
  const others = other === undefined ? [] : valuesOf(other);
  const colours = other === undefined ? [accent] : shades(others.length);
  const styleOf = (at: SweepCell['at']): SeriesStyle => ({
    colour: colours[other === undefined ? 0 : others.indexOf(at[other])],
    symbol: 'circle',
  });
  const points = cells.map(({ at, value, interval }): LinePoint => {
    const expected = law === undefined ? '' : `; the law ${formatNumber(lawAt(law, at), 3)}`;
    return {
      x: at[across],
      y: value,
      line: String(other === undefined ? '' : at[other]),
      says: `${cellName(at)}: ${sweptText({ value, interval })}${expected}`,
      ...(interval === null ? {} : { interval }),
      ...styleOf(at),
    };
  });
  const x = axisOver(points.map((point) => point.x));
  const [lo, hi] = x.domain;
  const curves = cells.flatMap(({ at }, i) =>
    law === undefined || cells.findIndex((one) => other === undefined || one.at[other] === at[other]) !== i
      ? []
      : Array.from({ length: CURVE_POINTS }, (_, k) => {
          const place = lo * (hi / lo) ** (k / (CURVE_POINTS - 1));
          return {
            x: place,
            y: lawAt(law, { ...at, [across]: place }),
            line: points[i].line,
            ...styleOf(at),
          };
        }),
  );
  const y = axisOver([
    ...points.flatMap(({ y: value, interval = [value, value] }) => [value, ...interval]),
    ...curves.map((point) => point.y),
  ]);
  const titleOf = (input: string) =>
    axisTitle({ name: input, unit: usualUnit(input), from: own(data.columns, input) });
  return {
    ...wordsOf(optima),
    legend: legend([
      ...(other === undefined
        ? [html`${glyph(ofCell)}optimum of a cell`]
        : some(others, MOST_KEYS).map(
            (value, i) =>
              html`${glyph({ colour: colours[others.indexOf(value)], symbol: 'circle' })}${i === 0 ? `${other} ` : ''}${compact(value)}`,
          )),
      ...(law === undefined
        ? []
        : [
            html`<i class="line"${other === undefined ? new Html(` style="background:${ofCell.colour}"`) : undefined}></i>law`,
          ]),
    ]),
    table: {
      heads: [...by, `best ${name}`, percent(optima.record.job.level), ...(law === undefined ? [] : ['law'])],
      rows: some(cells, MOST_LISTED).map(({ at, value, interval }) => [
        ...by.map((input) => number(at[input])),
        padded(value),
        range(interval?.[0], interval?.[1]),
        ...(law === undefined ? [] : [padded(lawAt(law, at))]),
      ]),
    },
    options: (room) =>
      linesPlot({ points, x, y, across: titleOf(across), up: titleOf(name), curves }, room, canvas),
  };
}

/** A row for each cell. */
function byCell(optima: Optima, canvas: Canvas): Figure {
  const { name, law } = optima;
  const cells = optima.cells.slice(0, MOST_ROWS);
  const dots = cells.flatMap(({ at, value, interval }): Dot[] => {
    const row = cellName(at);
    const expected = law === undefined ? undefined : lawAt(law, at);
    return [
      {
        row,
        lane: 'optimum',
        value,
        ...(interval === null ? {} : { interval }),
        says: sweptText({ value, interval }),
        ...ofCell,
      },
      ...(expected === undefined
        ? []
        : [{ row, lane: 'law', value: expected, says: formatNumber(expected, 3), ...byLaw }]),
    ];
  });
  const axis = axisOver(dots.flatMap(({ value, interval = [value, value] }) => [value, ...interval]));
  return {
    ...wordsOf(optima),
    legend: legend([
      html`${glyph(ofCell)}optimum of the cell`,
      ...(law === undefined ? [] : [html`${glyph(byLaw)}law`]),
    ]),
    table: dotTable(dots, ['Cell', 'What', name]),
    options: (room) => dotPlot({ dots, axis, label: name, namesAbove: true }, room, canvas),
  };
}
