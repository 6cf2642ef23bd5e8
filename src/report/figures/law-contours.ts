/** The fitted law over two inputs as contours, with the runs; over N and D with the compute-optimal frontier. */
import type { FitOutcome } from '../../tasks/fit/outcome.js';
import { roundLevels } from '../../tasks/surface/contours.js';
import { html } from '../markup/html.js';
import { compact } from '../sentences/compact.js';
import { levelOf, percent } from '../sentences/uncertainty.js';
import { type AxisScale, axisOver, sparse } from './axis.js';
import { axisTitle, fitTargetTitle } from './axis-titles.js';
import { type Canvas, type Figure, ink, shades } from './figure.js';
import type { FrontierPoint } from './law-frontier.js';
import { between, endsOf, filledLevels, fittedBox, heldWords, planeTable } from './plane.js';
import { number, ofRun, padded, readout, readoutCells, spreadOf } from './readout.js';
import { median } from './run-groups.js';
import { shownRows, shownWords } from './shown-rows.js';

/** Coarser than usual: curves of a law are smooth, and a page must bear them. */
const PIXELS = 6;

const GRID = { across: 61, up: 49 } as const;
const LEVELS = 8;
/** Lines of equal compute. */
const MOST_DIAGONALS = 8;

/** What figures over two inputs of a law are drawn over. */
export interface LawPlane {
  readonly across: string;
  readonly up: string;
  /** The other inputs, at the medians of the runs. */
  readonly held: Readonly<Record<string, number>>;
  /** Whether they are N and D. */
  readonly isCounted: boolean;
  readonly x: AxisScale;
  readonly y: AxisScale;
}

/** N and D, or the first two inputs that vary; undefined for laws of one input, and where parameters differ between groups. */
export function lawPlane({ record, rows, model }: FitOutcome): LawPlane | undefined {
  const names = model.law.inputs
    .map(({ name }) => name)
    .filter((name) => rows.inputs[name]?.some((value) => value !== rows.inputs[name][0]));
  if (names.length < 2 || record.groups !== undefined) return undefined;
  const isCounted = names.includes('N') && names.includes('D');
  const [across, up] = isCounted ? ['N', 'D'] : names;
  const held = Object.fromEntries(
    model.law.inputs.flatMap(({ name }) =>
      name === across || name === up ? [] : [[name, median(rows.inputs[name])] as const],
    ),
  );
  const [x, y] = [across, up].map((name) => axisOver(rows.inputs[name], 0.1));
  return { across, up, held, isCounted, x, y };
}

/** Undefined for laws of one input, and where parameters differ between groups. */
export function lawContours(
  outcome: FitOutcome,
  frontier: readonly FrontierPoint[],
  canvas: Canvas,
): Figure | undefined {
  const { Plot } = canvas;
  const { record, rows } = outcome;
  const plane = lawPlane(outcome);
  if (plane === undefined) return undefined;
  const { across, up, held, isCounted, x, y } = plane;
  const [xs, ys] = [stepsOf(x, GRID.across), stepsOf(y, GRID.up)];
  const points = xs.length * ys.length;
  const values = outcome.predict({
    ...held,
    [across]: Float64Array.from({ length: points }, (_, k) => xs[Math.floor(k / ys.length)]),
    [up]: Float64Array.from({ length: points }, (_, k) => ys[k % ys.length]),
  });
  const levels = roundLevels(values.filter(Number.isFinite), LEVELS);
  if (levels.length === 0) return undefined;
  const colours = shades(levels.length + 1);
  const at = between(xs, ys, (i, j) => values[i * ys.length + j]);
  const lowest = values.reduce((least, value) => (value < least ? value : least), Number.POSITIVE_INFINITY);
  const says = (px: number, py: number) => (Number.isFinite(at(px, py)) ? `L ${number(at(px, py))}` : '–');
  const ranges = [endsOf(record.data.ranges, across), endsOf(record.data.ranges, up)];
  const box =
    ranges[0] === undefined || ranges[1] === undefined ? [] : [fittedBox(ranges[0], ranges[1], canvas)];
  const diagonals = isCounted && x.type === 'log' && y.type === 'log' ? equalCompute(x, y) : [];
  const band = bandOutline(frontier);
  const [xTitle, yTitle] = [across, up].map((name) =>
    axisTitle(record.law.inputs.find((input) => input.name === name) ?? { name }),
  );
  const anyHeldOut = rows.heldOut.includes(1);
  return {
    id: 'law-contours',
    title: `The law over ${across} and ${up}`,
    description: `Filled contours of the law over ${across} and ${up}, with ${rows.observed.length} runs as dots${frontier.length === 0 ? '' : ' and the compute-optimal N and D as a line'}.`,
    legend: html`<ul class="legend"><li>L up to</li>${levels.map(
      (level, i) => html`<li><i class="area" style="background:${colours[i]}"></i>${number(level)}</li>`,
    )}<li><i class="area" style="background:${colours[levels.length]}"></i>more</li><li><i class="ring"></i>run</li>${
      anyHeldOut ? html`<li><i class="held-out"></i>held out</li>` : undefined
    }${box.length === 0 ? undefined : html`<li><i class="ends"></i>fitted</li>`}${
      frontier.length === 0 ? undefined : html`<li><i class="line"></i>compute-optimal</li>`
    }${band.length === 0 ? undefined : html`<li><i class="fitted"></i>${percent(levelOf(record))} of refits</li>`}</ul>`,
    caption: [
      diagonals.length === 0 ? '' : 'Thin lines: equal compute 6·N·D, FLOP.',
      heldWords(held),
      shownWords(rows),
    ],
    table: {
      ...planeTable(x, y, xTitle, yTitle, (px, py) => padded(at(px, py))),
      note: `By the law: ${fitTargetTitle(record)}.`,
    },
    options: ({ ticks, fontSize }) => ({
      x: { ...sparse(x, ticks), label: xTitle, labelAnchor: 'center', labelArrow: 'none' },
      y: { ...sparse(y, 7), label: yTitle, labelArrow: 'none' },
      color: { type: 'threshold', domain: levels, range: colours },
      symbol: { legend: false },
      marks: [
        // Below all values, so that what lies under the first level is filled as well.
        filledLevels(canvas, xs, ys, at, {
          thresholds: [lowest - Math.abs(lowest) - 1, ...levels],
          pixelSize: PIXELS,
        }),
        ...diagonals.map(({ line }) =>
          Plot.line(line, { x: 'x', y: 'y', stroke: ink, strokeWidth: 0.7, strokeOpacity: 0.6, clip: true }),
        ),
        Plot.line(band, { x: 'x', y: 'y', stroke: 'none', fill: ink, fillOpacity: 0.25, clip: true }),
        Plot.line(frontier, { x: 'N', y: 'D', stroke: 'var(--paper)', strokeWidth: 4, clip: true }),
        Plot.line(frontier, { x: 'N', y: 'D', stroke: ink, strokeWidth: 2, clip: true }),
        ...box,
        ...runMarks(
          outcome,
          plane,
          (row) => `L ${number(rows.observed[row])}, law ${number(rows.predicted[row])}`,
          canvas,
        ),
        Plot.text(
          diagonals.map(({ label }) => label),
          {
            x: 'x',
            y: 'y',
            text: 'text',
            fill: ink,
            stroke: 'var(--paper)',
            strokeWidth: 3,
            textAnchor: 'start',
            dx: 3,
            dy: fontSize * 0.8,
          },
        ),
        Plot.frame({ stroke: 'var(--rule)' }),
        readoutCells(
          spreadOf(x),
          spreadOf(y),
          (px, py) => readout({ [across]: px, [up]: py }, says(px, py)),
          canvas,
        ),
      ],
    }),
  };
}

/** The runs as rings, those held out as diamonds; `says` what of a row its tooltip adds. */
export function runMarks(
  { rows }: FitOutcome,
  { across, up }: LawPlane,
  says: (row: number) => string,
  { Plot }: Canvas,
) {
  const runs = shownRows(rows).map((row) => {
    const [x, y] = [rows.inputs[across][row], rows.inputs[up][row]];
    return {
      run: row,
      x,
      y,
      heldOut: rows.heldOut[row] === 1,
      says: readout({ [across]: x, [up]: y }, says(row)),
    };
  });
  const ring = { x: 'x', y: 'y', fill: 'var(--paper)', stroke: ink, title: 'says', ...ofRun } as const;
  return [
    Plot.dot(
      runs.filter(({ heldOut }) => !heldOut),
      { ...ring, strokeWidth: 0.8, r: 2.2 },
    ),
    Plot.dot(
      runs.filter(({ heldOut }) => heldOut),
      { ...ring, r: 3, symbol: 'diamond' },
    ),
  ];
}

/** Evenly spaced values along an axis, both ends included. */
export function stepsOf(scale: AxisScale, count: number): number[] {
  return Array.from({ length: count }, (_, i) => spreadOf(scale)(i / (count - 1)));
}

/** Lines of 6 N D = C at powers of ten, each with a label where it meets the upper or the left edge. */
function equalCompute({ domain: [x1, x2] }: AxisScale, { domain: [y1, y2] }: AxisScale) {
  const [least, most] = [Math.log10(6 * x1 * y1), Math.log10(6 * x2 * y2)];
  const stride = Math.ceil((most - least) / MOST_DIAGONALS);
  const powers: number[] = [];
  for (let power = Math.ceil(least / stride) * stride; power < most; power += stride) powers.push(power);
  return powers.flatMap((power) => {
    const C = 10 ** power;
    const top = C / (6 * y2);
    const [x, y] = top >= x1 ? [top, y2] : [x1, C / (6 * x1)];
    const isNearEnd =
      Math.log(x2 / x) < 0.12 * Math.log(x2 / x1) || Math.log(y / y1) < 0.1 * Math.log(y2 / y1);
    const line = [x1, x2].map((at) => ({ x: at, y: C / (6 * at) }));
    return isNearEnd ? [] : [{ line, label: { x, y, text: compact(C) } }];
  });
}

/** Around the optima of the refits: up along the small N, down along the large. */
function bandOutline(frontier: readonly FrontierPoint[]): { x: number; y: number }[] {
  const known = frontier.flatMap(({ C, NBand }) => (NBand === undefined ? [] : [{ C, NBand }]));
  const side = (end: 0 | 1) => known.map(({ C, NBand }) => ({ x: NBand[end], y: C / (6 * NBand[end]) }));
  return known.length < 2 ? [] : [...side(0), ...side(1).reverse()];
}
