/** The replicates in pairs of parameters: clouds below the diagonal, a histogram of each on it. */

import type { Interval } from '../../statistics/intervals.js';
import type { FitOutcome } from '../../tasks/fit/outcome.js';
import type { FitRecord } from '../../tasks/fit/record.js';
import { convergedReplicates, thinned } from '../../tasks/fitted/bands.js';
import { formatCount } from '../../text.js';
import { type Html, html } from '../markup/html.js';
import { plainSymbol } from '../markup/math.js';
import { intervalTitle, showSpread, uncertaintyOf } from '../sentences/uncertainty.js';
import { type AxisScale, axisOver, linearAxis, sparse } from './axis.js';
import { type FigureText, frame } from './figure.js';

/** Beyond these many parameters panels are too small to read; the first ones of the law are drawn. */
const MOST_PARAMETERS = 8;
/** Dots in a panel: enough for the shape of a cloud, few enough for a page. */
const MOST_DOTS = 800;
/** Bins of a histogram: the root of the number of replicates, within these. */
const BINS = [10, 26] as const;
/** Dots are drawn in so many translucent layers, so that dense places come out darker. */
const LAYERS = 4;
/** A share of replicates this large at either end may lie beyond a panel, so that one stray refit does not shrink the rest. */
const BEYOND = 0.005;

/** On a narrow screen panels stay this wide, in pixels, and the drawing scrolls. */
const LEAST_PANEL = 135;

const GAP = 9;
const EDGE = 12;
const MARGIN = { left: 58, bottom: 44, top: 20, right: 12 };

/** A parameter as an axis of panels. */
interface Axis {
  readonly name: string;
  readonly scale: AxisScale;
  /** Of every replicate. */
  readonly values: Float64Array;
  readonly estimate: number;
  readonly interval: Interval | null;
}

/** Undefined where there are no replicates that show how sure the parameters are. */
export function pairsFigure({ record, replicates, model }: FitOutcome): Html | undefined {
  if (replicates === undefined || !showSpread(record)) return undefined;
  const well = convergedReplicates(replicates);
  if (well.length < 2) return undefined;
  const axes = model.free.slice(0, MOST_PARAMETERS).map(({ name, logarithmic }): Axis => {
    const values = Float64Array.from(well, (row) => replicates.columns[name][row]);
    const estimate = record.parameters[name];
    const { interval } = uncertaintyOf(record, name);
    return { name, values, estimate, interval, scale: panelScale(values, logarithmic, estimate, interval) };
  });
  const dots = thinned(
    Int32Array.from(well, (_, i) => i),
    MOST_DOTS,
  );
  const text: FigureText = {
    id: 'pairs',
    title: axes.length === 1 ? `Replicates of ${axes[0].name}` : 'Replicates in pairs of parameters',
    description: `A dot for each refit of a resample, in panels for pairs of ${axes.length} parameters, and a histogram of each.`,
    legend: legend(record),
    caption: captions(
      well.length,
      dots.length,
      model.free.length,
      axes.some(({ scale }) => scale.type === 'log'),
    ),
  };
  return frame(text, html`<div class="scroll">${drawing(axes, dots, text)}</div>`);
}

/** The central replicates, and whatever is marked, with a little room. */
function panelScale(
  values: Float64Array,
  logarithmic: boolean,
  estimate: number,
  interval: Interval | null,
): AxisScale {
  const sorted = values.toSorted();
  const cut = Math.floor(BEYOND * sorted.length);
  const shown = [sorted[cut], sorted[sorted.length - 1 - cut], estimate, ...(interval ?? [])];
  const scale = logarithmic ? axisOver(shown, 0.06) : even(shown);
  return sparse(scale, 4);
}

function even(values: readonly number[]): AxisScale {
  const [lo, hi] = [Math.min(...values), Math.max(...values)];
  const margin = hi > lo ? 0.06 * (hi - lo) : 0.1 * (Math.abs(hi) || 1);
  return linearAxis(lo - margin, hi + margin);
}

function captions(replicates: number, dots: number, parameters: number, logarithmic: boolean): string[] {
  return [
    dots < replicates
      ? `Histograms of ${formatCount(replicates)} replicates, of which ${formatCount(dots)}, evenly chosen, are dots.`
      : `${formatCount(replicates)} replicates.`,
    replicates * BEYOND >= 1
      ? 'The outermost half percent at each end of a parameter may lie beyond its panels.'
      : '',
    logarithmic ? 'Scales of positive parameters are logarithmic.' : '',
    parameters > MOST_PARAMETERS ? `The first ${MOST_PARAMETERS} of ${parameters} parameters are drawn.` : '',
  ];
}

function legend(record: FitRecord): Html {
  return html`<ul class="legend"><li><i style="background:var(--accent)"></i>refit of a resample</li><li><i class="ring"></i>estimate</li><li><i class="ends"></i>${intervalTitle(record)}</li></ul>`;
}

function drawing(axes: readonly Axis[], dots: Int32Array, { title, description }: FigureText): Html {
  const size = Math.round(Math.min(190, 150 + 160 / axes.length, 900 / axes.length));
  const pitch = size + GAP;
  const width = MARGIN.left + axes.length * pitch - GAP + MARGIN.right;
  const height = MARGIN.top + axes.length * pitch - GAP + MARGIN.bottom;
  const panels = axes.flatMap((down, row) =>
    axes.slice(0, row + 1).map((across, column) => {
      const content = row === column ? histogram(across, size) : cloud(across, down, dots, size);
      return html`<g transform="translate(${MARGIN.left + column * pitch},${MARGIN.top + row * pitch})">${content}<rect width="${size}" height="${size}" fill="none" stroke="var(--rule)"></rect></g>
`;
    }),
  );
  const bottoms = axes.map(
    (axis, i) =>
      html`<g transform="translate(${MARGIN.left + i * pitch},${MARGIN.top + axes.length * pitch - GAP})">${bottom(axis, size)}</g>
`,
  );
  const lefts = axes.slice(1).map(
    (axis, i) =>
      html`<g transform="translate(${MARGIN.left},${MARGIN.top + (i + 1) * pitch})">${left(axis, size)}</g>
`,
  );
  return html`<svg viewBox="0 0 ${width} ${height}" style="max-width:${width}px;min-width:${Math.min(width, LEAST_PANEL * axes.length)}px" role="img" aria-label="${title}" aria-description="${description}" font-size="12" fill="currentColor">
${panels}${bottoms}${lefts}</svg>`;
}

/** Counts in even bins of the panel, the interval's ends and the estimate. */
function histogram(axis: Axis, size: number): Html {
  const bins = Math.round(Math.min(BINS[1], Math.max(BINS[0], Math.sqrt(axis.values.length))));
  const counts = new Array<number>(bins).fill(0);
  for (const value of axis.values) {
    const bin = Math.floor(place(axis.scale, value) * bins);
    if (bin >= 0 && bin < bins) counts[bin]++;
  }
  const tallest = Math.max(1, ...counts);
  const wide = size / bins;
  const bars = counts.map((count, i) => {
    const height = 0.94 * size * (count / tallest);
    return count === 0
      ? ''
      : `M${round(i * wide)} ${size}v${round(-height)}h${round(wide - 0.6)}v${round(height)}z`;
  });
  const at = (value: number) => round(place(axis.scale, value) * size);
  const { interval } = axis;
  const ends =
    interval === null
      ? undefined
      : html`<rect x="${at(interval[0])}" width="${round((place(axis.scale, interval[1]) - place(axis.scale, interval[0])) * size)}" height="${size}" fill="var(--accent)" fill-opacity="0.1"></rect><path d="M${at(interval[0])} 0v${size}M${at(interval[1])} 0v${size}" stroke="var(--muted)" stroke-dasharray="3,3"></path>`;
  return html`${ends}<path d="${bars.join('')}" fill="var(--accent)" fill-opacity="0.75"></path><path d="M${at(axis.estimate)} 0v${size}" stroke="var(--ink)" stroke-width="1.5"></path>${axisName(axis, size / 2, -5, 'middle')}`;
}

/** Replicates as dots, the estimate as a ring. */
function cloud(across: Axis, down: Axis, dots: Int32Array, size: number): Html {
  const layers = Array.from({ length: LAYERS }, () => '');
  dots.forEach((row, i) => {
    const x = place(across.scale, across.values[row]);
    const y = place(down.scale, down.values[row]);
    const inside = x >= 0 && x <= 1 && y >= 0 && y <= 1;
    // A line of no length with round ends is a dot, in a third of a circle's bytes.
    if (inside) layers[i % LAYERS] += `M${round(x * size)} ${round((1 - y) * size)}h0`;
  });
  const x = round(place(across.scale, across.estimate) * size);
  const y = round((1 - place(down.scale, down.estimate)) * size);
  return html`${layers.map((d) => html`<path d="${d}" stroke="var(--accent)" stroke-opacity="0.34" stroke-width="2.6" stroke-linecap="round" fill="none"></path>`)}<circle cx="${x}" cy="${y}" r="3.8" fill="var(--paper)" stroke="var(--ink)" stroke-width="1.8"></circle>`;
}

function bottom(axis: Axis, size: number): Html {
  const ticks = axis.scale.ticks.map((tick) => {
    const at = place(axis.scale, tick) * size;
    const x = round(at);
    // Labels near an end stay clear of the next panel's.
    const anchor = at < EDGE ? 'start' : at > size - EDGE ? 'end' : 'middle';
    return html`<path d="M${x} 0v4" stroke="currentColor"></path><text x="${x}" y="16" text-anchor="${anchor}" font-size="10.5">${axis.scale.tickFormat(tick)}</text>`;
  });
  return html`${ticks}${axisName(axis, size / 2, 36, 'middle')}`;
}

function left(axis: Axis, size: number): Html {
  const ticks = axis.scale.ticks.map((tick) => {
    const y = round((1 - place(axis.scale, tick)) * size);
    return html`<path d="M0 ${y}h-4" stroke="currentColor"></path><text x="-7" y="${y}" dy="0.35em" text-anchor="end" font-size="10.5">${axis.scale.tickFormat(tick)}</text>`;
  });
  return html`${ticks}<g transform="translate(-44,${size / 2}) rotate(-90)">${axisName(axis, 0, 0, 'middle')}</g>`;
}

function axisName({ name }: Axis, x: number, y: number, anchor: string): Html {
  return html`<text x="${x}" y="${y}" text-anchor="${anchor}" font-size="13" font-style="italic">${plainSymbol(name)}</text>`;
}

/** Where a value lies along its axis, as a share of its length. */
function place({ type, domain: [lo, hi] }: AxisScale, value: number): number {
  return type === 'log' ? Math.log(value / lo) / Math.log(hi / lo) : (value - lo) / (hi - lo);
}

/** A tenth of a pixel is as fine as an eye sees. */
function round(value: number): string {
  return String(Number(value.toFixed(1)));
}
