/** The standard error of a fitted law over two inputs: where it can be relied on. */
import type { FitOutcome } from '../../tasks/fit/outcome.js';
import { roundLevels } from '../../tasks/surface/contours.js';
import { formatCount } from '../../text.js';
import { html } from '../markup/html.js';
import { sparse } from './axis.js';
import { axisTitle } from './axis-titles.js';
import { type Canvas, type Figure, shades, thinned } from './figure.js';
import { type LawPlane, runMarks } from './law-contours.js';
import { between, endsOf, filledLevels, fittedBox, heldWords, planeTable } from './plane.js';
import { number, readout, readoutCells, spreadOf } from './readout.js';
import { shownWords } from './shown-rows.js';

const LEVELS = 7;

/** Values that levels are chosen by, at most. */
const MOST_SORTED = 4096;

/** Pixels between the points by which a contour is found. */
const PIXELS = 2;

export interface LawError {
  readonly plane: LawPlane;
  /** Values of the axis across, and of that upwards, ascending. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** The law and its standard error: of the first axis, then the second. */
  readonly value: Float64Array;
  readonly error: Float64Array;
  /** Over so many refits; 0 where it is by the covariance of the parameters. */
  readonly refits: number;
}

/** Undefined where the errors are the same everywhere, or none is known. */
export function lawErrorMap(
  outcome: FitOutcome,
  { plane, xs, ys, value, error, refits }: LawError,
  canvas: Canvas,
): Figure | undefined {
  const { Plot } = canvas;
  const { record, rows } = outcome;
  const { across, up, held, x, y } = plane;
  const share = error.map((each, i) => each / Math.abs(value[i]));
  const levels = roundLevels(
    Float64Array.from(thinned(share.length, MOST_SORTED), (i) => share[i]),
    LEVELS,
  );
  if (levels.length === 0) return undefined;
  const colours = shades(levels.length + 1);
  const at = between(xs, ys, (i, j) => share[i * ys.length + j]);
  const percent = (of: number): string => (Number.isFinite(of) ? `${number(100 * of, 3)} %` : '–');
  const [xTitle, yTitle] = [across, up].map((name) =>
    axisTitle(record.law.inputs.find((input) => input.name === name) ?? { name }),
  );
  const ranges = [endsOf(record.data.ranges, across), endsOf(record.data.ranges, up)];
  const box =
    ranges[0] === undefined || ranges[1] === undefined ? [] : [fittedBox(ranges[0], ranges[1], canvas)];
  return {
    id: 'law-error',
    title: `Standard error of the law over ${across} and ${up}`,
    description: `Filled contours of the standard error of the law, in percent of it, over ${across} and ${up}, with ${rows.observed.length} runs as dots.`,
    legend: html`<ul class="legend"><li>of L, up to</li>${levels.map(
      (level, i) => html`<li><i class="area" style="background:${colours[i]}"></i>${percent(level)}</li>`,
    )}<li><i class="area" style="background:${colours[levels.length]}"></i>more</li><li><i class="ring"></i>run</li>${
      rows.heldOut.includes(1) ? html`<li><i class="held-out"></i>held out</li>` : undefined
    }${box.length === 0 ? undefined : html`<li><i class="ends"></i>fitted</li>`}</ul>`,
    caption: [
      refits === 0
        ? 'By the covariance of the parameters.'
        : `Standard deviation over ${formatCount(refits)} refits.`,
      heldWords(held),
      shownWords(rows),
    ],
    table: {
      ...planeTable(x, y, xTitle, yTitle, (px, py) => percent(at(px, py))),
      note: 'Standard error of the law, in percent of it.',
    },
    options: ({ ticks }) => ({
      x: { ...sparse(x, ticks), label: xTitle, labelAnchor: 'center', labelArrow: 'none' },
      y: { ...sparse(y, 7), label: yTitle, labelArrow: 'none' },
      color: { type: 'threshold', domain: levels, range: colours },
      symbol: { legend: false },
      marks: [
        filledLevels(canvas, xs, ys, at, { thresholds: [-1, ...levels], pixelSize: PIXELS }),
        ...box,
        ...runMarks(outcome, plane, (row) => `L ${number(rows.observed[row])}`, canvas),
        Plot.frame({ stroke: 'var(--rule)' }),
        readoutCells(
          spreadOf(x),
          spreadOf(y),
          (px, py) => readout({ [across]: px, [up]: py }, percent(at(px, py))),
          canvas,
        ),
      ],
    }),
  };
}
