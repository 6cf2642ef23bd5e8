/** Panels of replicates: a histogram of a parameter, or a cloud over two. */
import type { Interval } from '../../statistics/intervals.js';
import { Html, html } from '../markup/html.js';
import { plainSymbol } from '../markup/math.js';
import { type AxisScale, sparse } from './axis.js';
import { drawnScripts } from './figure.js';
import { number, range } from './readout.js';

/** Bins of a histogram: the root of the number of replicates, within these. */
const BINS = [10, 26] as const;
/** Dots are drawn in so many translucent layers, so that dense places become darker. */
const LAYERS = 4;
/** Of a letter of tick labels, in parts of its size; pixels between labels. */
const LETTER = 0.6;
const APART = 6;
/** Pixels within which a tick label at the end of an axis is moved inside. */
const EDGE = 14;

/** A parameter as an axis of panels. */
export interface PanelAxis {
  readonly name: string;
  readonly scale: AxisScale;
  /** Of every replicate. */
  readonly values: Float64Array;
  readonly estimate: number;
  readonly interval: Interval | null;
}

/** What cuts off at the edge of a panel, by the panel's size. */
const PANEL_CLIP = 'panel-clip';
export function panelClip(size: number): Html {
  return html`<clipPath id="${PANEL_CLIP}-${size}"><rect width="${size}" height="${size}"></rect></clipPath>`;
}

/** A panel in which `content` is drawn, its corner at (x, y). */
export function panel(x: number, y: number, size: number, content: Html): Html {
  return html`<g transform="translate(${round(x)},${round(y)})">${content}<rect width="${size}" height="${size}" fill="none" stroke="var(--rule)"></rect></g>
`;
}

/** Counts in even bins of the panel, the interval's ends and the estimate. */
export function histogram({ scale, values, estimate, interval }: PanelAxis, size: number): Html {
  const bins = Math.round(Math.min(BINS[1], Math.max(BINS[0], Math.sqrt(values.length))));
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    const bin = Math.floor(place(scale, value) * bins);
    if (bin >= 0 && bin < bins) counts[bin]++;
  }
  const tallest = Math.max(1, ...counts);
  const wide = size / bins;
  const bars = counts.map((count, i) => {
    if (count === 0) return undefined;
    const height = 0.94 * size * (count / tallest);
    const ends = range(valueAt(scale, i / bins), valueAt(scale, (i + 1) / bins));
    return html`<path d="M${round(i * wide)} ${size}v${round(-height)}h${round(wide - 0.6)}v${round(height)}z"><title>${ends}: ${count}</title></path>`;
  });
  const at = (value: number) => round(place(scale, value) * size);
  const ends =
    interval === null
      ? undefined
      : html`<rect x="${at(interval[0])}" width="${round((place(scale, interval[1]) - place(scale, interval[0])) * size)}" height="${size}" fill="var(--accent)" fill-opacity="0.1"></rect><path d="M${at(interval[0])} 0v${size}M${at(interval[1])} 0v${size}" stroke="var(--muted)" stroke-dasharray="3,3"></path>`;
  return html`${ends}<g fill="var(--accent)" fill-opacity="0.75">${bars}</g><path d="M${at(estimate)} 0v${size}" stroke="var(--ink)" stroke-width="1.5"><title>estimate ${number(estimate, 5)}</title></path>`;
}

/** Replicates as dots, the ellipse that holds the share `level` of them were they normal, the estimate as a ring. */
export function cloud(
  across: PanelAxis,
  down: PanelAxis,
  dots: Int32Array,
  correlation: number | null,
  level: number,
  size: number,
): Html {
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
  const says = `${plainSymbol(down.name)} against ${plainSymbol(across.name)}: correlation ${number(correlation, 2)}`;
  return html`${layers.map((d) => html`<path d="${d}" stroke="var(--accent)" stroke-opacity="0.34" stroke-width="2.6" stroke-linecap="round" fill="none"></path>`)}${ellipse(across, down, level, size)}<circle cx="${x}" cy="${y}" r="3.8" fill="var(--paper)" stroke="var(--ink)" stroke-width="1.8"></circle><rect width="${size}" height="${size}" fill="transparent"><title>${says}</title></rect>`;
}

/** Along the axes' scales, from the replicates that lie inside the panel; nothing where they do not vary. */
function ellipse(across: PanelAxis, down: PanelAxis, level: number, size: number): Html | undefined {
  const found = ellipseOf(across, down, level);
  if (found === undefined) return undefined;
  const { centre, axes, angle } = found;
  const [cx, cy] = [centre[0] * size, (1 - centre[1]) * size];
  return html`<g clip-path="url(#${PANEL_CLIP}-${size})"><ellipse cx="${round(cx)}" cy="${round(cy)}" rx="${round(axes[0] * size)}" ry="${round(axes[1] * size)}" transform="rotate(${round((-angle * 180) / Math.PI)} ${round(cx)} ${round(cy)})" fill="none" stroke="var(--ink)" stroke-width="1.2"></ellipse></g>`;
}

/** Centre, semi-axes and direction of the larger one, as shares of a panel's side, upwards and to the right. */
export function ellipseOf(
  across: PanelAxis,
  down: PanelAxis,
  level: number,
): { centre: [number, number]; axes: [number, number]; angle: number } | undefined {
  const points = Array.from(across.values, (value, i) => [
    place(across.scale, value),
    place(down.scale, down.values[i]),
  ]).filter((point) => point.every((at) => at >= 0 && at <= 1));
  if (points.length < 3) return undefined;
  const [mx, my] = [0, 1].map((k) => points.reduce((sum, point) => sum + point[k], 0) / points.length);
  const moment = (a: 0 | 1, b: 0 | 1) => {
    const means = [mx, my];
    return (
      points.reduce((sum, point) => sum + (point[a] - means[a]) * (point[b] - means[b]), 0) /
      (points.length - 1)
    );
  };
  const [xx, xy, yy] = [moment(0, 0), moment(0, 1), moment(1, 1)];
  const half = Math.hypot((xx - yy) / 2, xy);
  const [large, small] = [(xx + yy) / 2 + half, Math.max(0, (xx + yy) / 2 - half)];
  if (!(large > 0)) return undefined;
  // Chi-square of two degrees of freedom: the share within a radius r is 1 - exp(-r^2 / 2).
  const radius = Math.sqrt(-2 * Math.log(1 - level));
  return {
    centre: [mx, my],
    axes: [radius * Math.sqrt(large), radius * Math.sqrt(small)],
    angle: Math.atan2(2 * xy, xx - yy) / 2,
  };
}

/** Ticks below a panel whose lower left corner is at (x, y). */
export function ticksBelow({ scale }: PanelAxis, x: number, y: number, size: number, letters = 12): Html {
  const ticks = fewTicks(scale, size, letters).map((tick) => {
    const at = place(scale, tick) * size;
    // Labels near an end stay clear of the next panel's.
    const anchor = at < EDGE ? 'start' : at > size - EDGE ? 'end' : 'middle';
    return html`<path d="M${round(at)} 0v4" stroke="currentColor"></path><text x="${round(at)}" y="17" text-anchor="${anchor}" font-size="${letters}">${scale.tickFormat(tick)}</text>`;
  });
  return html`<g transform="translate(${round(x)},${round(y)})">${ticks}</g>
`;
}

/** Ticks left of a panel whose upper left corner is at (x, y). */
export function ticksLeft({ scale }: PanelAxis, x: number, y: number, size: number, letters = 12): Html {
  const ticks = fewTicks(scale, size, letters).map((tick) => {
    const at = round((1 - place(scale, tick)) * size);
    return html`<path d="M0 ${at}h-4" stroke="currentColor"></path><text x="-7" y="${at}" dy="0.35em" text-anchor="end" font-size="${letters}">${scale.tickFormat(tick)}</text>`;
  });
  return html`<g transform="translate(${round(x)},${round(y)})">${ticks}</g>
`;
}

export function nameText(text: string, x: number, y: number, anchor: string): Html {
  return html`<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" font-size="13" font-style="italic">${new Html(drawnScripts(html`${text}`.text))}</text>`;
}

/** Ticks whose labels have room beside each other. */
function fewTicks(scale: AxisScale, size: number, letters: number): readonly number[] {
  let end = Number.NEGATIVE_INFINITY;
  return sparse(scale, 3).ticks.filter((tick) => {
    const at = place(scale, tick) * size;
    const half = (LETTER * letters * scale.tickFormat(tick).length) / 2;
    const left = at < EDGE ? at : at > size - EDGE ? at - 2 * half : at - half;
    if (left < end + APART) return false;
    end = left + 2 * half;
    return true;
  });
}

/** Where a value lies along its axis, as a share of its length. */
function place({ type, domain: [lo, hi] }: AxisScale, value: number): number {
  return type === 'log' ? Math.log(value / lo) / Math.log(hi / lo) : (value - lo) / (hi - lo);
}

function valueAt({ type, domain: [lo, hi] }: AxisScale, share: number): number {
  return type === 'log' ? lo * (hi / lo) ** share : lo + share * (hi - lo);
}

/** A tenth of a pixel is as fine as an eye sees. */
export function round(value: number): string {
  return String(Number(value.toFixed(1)));
}
