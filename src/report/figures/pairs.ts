/** The replicates in pairs of parameters: clouds below the diagonal, a histogram of each on it; in a list where it is narrow. */

import type { Interval } from '../../statistics/intervals.js';
import { correlationMatrix, covarianceMatrix } from '../../statistics/moments.js';
import { quantiles } from '../../statistics/quantile.js';
import type { FitOutcome } from '../../tasks/fit/outcome.js';
import type { FitRecord } from '../../tasks/fit/record.js';
import { convergedReplicates, thinned } from '../../tasks/fitted/bands.js';
import { formatCount } from '../../text.js';
import { type Html, html } from '../markup/html.js';
import { plainSymbol } from '../markup/math.js';
import { sharedFirst } from '../sentences/groups.js';
import { intervalTitle, levelOf, percent, showSpread, uncertaintyOf } from '../sentences/uncertainty.js';
import { type AxisScale, axisOver, linearAxis, sparse } from './axis.js';
import {
  classesOf,
  type DrawnFigure,
  type FigureTable,
  type FigureText,
  frame,
  inParts,
  numbersOf,
} from './figure.js';
import {
  cloud,
  histogram,
  nameText,
  type PanelAxis,
  panel,
  panelClip,
  ticksBelow,
  ticksLeft,
} from './panels.js';
import { number, padded } from './readout.js';

/** Beyond these many parameters panels are too small to read; those that groups share are drawn first, in the law's order. */
const MOST_PARAMETERS = 8;
/** Dots in a panel: enough for the shape of a cloud; and in all panels: few enough for a page. */
const MOST_DOTS = 500;
const MOST_DOTS_IN_ALL = 5000;
/** Pairs that a narrow drawing has room for: those most correlated. */
const MOST_PAIRS = 6;
/**
 * A share of replicates this large at either end may lie beyond a panel, and so may those farther from the middle 95 % than that is
 * wide: a few stray refits do not shrink the rest.
 */
const BEYOND = 0.005;
/** Shares of the replicates that the table lists quantiles at. */
const SHARES = [0.025, 0.25, 0.5, 0.75, 0.975];

/** Pixels: the matrix, and the list for narrow pages, whose panels are two side by side. */
const MATRIX = { width: 720, gap: 9, left: 60, top: 22, right: 12, bottom: 46, largest: 190 } as const;
const LIST = { width: 340, letters: 13, panel: 112, left: 50, top: 24, bottom: 28, line: 15 } as const;
/** Pixels of a letter of a parameter's name. */
const LETTER = 7.5;
const drawn = [{ name: 'narrow' }, { name: 'wide' }] as const;

/** A pair of axes by number, and how correlated they are over the replicates. */
interface Pair {
  readonly across: number;
  readonly down: number;
  readonly correlation: number | null;
}

/** Undefined where there are no replicates that show how sure the parameters are. */
export function pairsFigure(outcome: FitOutcome): Html | undefined {
  const parts = pairsOfOutcome(outcome);
  return (
    parts &&
    html`${frame(parts.text, [parts.narrow(), parts.wide()])}
${numbersOf([parts.text])}`
  );
}

/** The same in one of its sizes: the matrix where there is room for it. */
export function drawnPairs(outcome: FitOutcome, isWide: boolean): DrawnFigure | undefined {
  const parts = pairsOfOutcome(outcome);
  return parts && inParts(parts.text, isWide ? parts.wide() : parts.narrow());
}

interface Pairs {
  readonly text: FigureText;
  readonly narrow: () => string;
  readonly wide: () => string;
}

function pairsOfOutcome({ record, replicates, model }: FitOutcome): Pairs | undefined {
  if (replicates === undefined || !showSpread(record)) return undefined;
  const well = convergedReplicates(replicates);
  if (well.length < 2) return undefined;
  const valuesOf = (name: string) => Float64Array.from(well, (row) => replicates.columns[name][row]);
  const [varying, constant] = parted(model.free, ({ name }) => isVarying(valuesOf(name)));
  if (varying.length === 0) return undefined;
  const chosen = sharedFirst(
    varying.map(({ name }) => name),
    MOST_PARAMETERS,
  );
  const parameters = varying.filter(({ name }) => chosen.includes(name));
  const axes = parameters.map(({ name, logarithmic }): PanelAxis => {
    const values = valuesOf(name);
    const estimate = record.parameters[name];
    const { interval } = uncertaintyOf(record, name);
    return { name, values, estimate, interval, scale: panelScale(values, logarithmic, estimate, interval) };
  });
  const pairs = pairsOf(axes);
  const most = Math.round(Math.min(MOST_DOTS, MOST_DOTS_IN_ALL / Math.max(1, pairs.length)));
  const dots = thinned(
    Int32Array.from(well, (_, i) => i),
    most,
  );
  const text: FigureText = {
    id: 'pairs',
    title:
      axes.length === 1 ? `Replicates of ${plainSymbol(axes[0].name)}` : 'Replicates in pairs of parameters',
    description: `A dot for each refit of a resample, in panels for pairs of ${axes.length} parameters, and a histogram of each.`,
    legend: legend(record),
    caption: [
      ...captions(well.length, dots.length, varying.length, pairs.length, axes),
      ...constant.map(
        ({ name }) => `${plainSymbol(name)} is ${number(valuesOf(name)[0])} in every replicate.`,
      ),
    ],
    table: quantileTable(axes),
  };
  return {
    text,
    narrow: () => list(axes, pairs, dots, levelOf(record), text),
    wide: () => matrix(axes, pairs, dots, levelOf(record), text),
  };
}

/** Those for which `is` holds, and the others. */
function parted<T>(all: readonly T[], is: (each: T) => boolean): [T[], T[]] {
  return [all.filter(is), all.filter((each) => !is(each))];
}

function isVarying(values: Float64Array): boolean {
  return values.some((value) => value !== values[0]);
}

/** A name in so many letters, of which the first and the last tell it apart: groups are named at the end. */
export function nameWithin(name: string, most: number): string {
  const symbol = plainSymbol(name);
  if (symbol.length <= most) return symbol;
  const kept = Math.max(2, Math.floor(most) - 3);
  return `${symbol.slice(0, Math.ceil(kept / 2))}...${symbol.slice(-Math.floor(kept / 2))}`;
}

/** Every pair of axes; correlations are those of logarithms where a scale is logarithmic. */
function pairsOf(axes: readonly PanelAxis[]): Pair[] {
  const columns = axes.map(({ values, scale }) => (scale.type === 'log' ? values.map(Math.log) : values));
  const correlations = correlationMatrix(covarianceMatrix(columns), axes.length);
  return axes.flatMap((_, down) =>
    axes
      .slice(0, down)
      .map((_, across) => ({ across, down, correlation: correlations[down * axes.length + across] })),
  );
}

function quantileTable(axes: readonly PanelAxis[]): FigureTable {
  return {
    heads: ['Parameter', 'Estimate', ...SHARES.map((share) => `${100 * share}\u00a0%`)],
    texts: 1,
    rows: axes.map(({ name, estimate, values }) => [
      plainSymbol(name),
      padded(estimate, 5),
      ...quantiles(values, SHARES).map((value) => padded(value)),
    ]),
    note: 'Quantiles of the replicates.',
  };
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
  const [to, from] = logarithmic ? [Math.log, Math.exp] : [(x: number) => x, (x: number) => x];
  const [low, high] = quantiles(sorted, [0.025, 0.975]).map(to);
  const shown = [
    Math.max(sorted[cut], from(2 * low - high)),
    Math.min(sorted[sorted.length - 1 - cut], from(2 * high - low)),
    estimate,
    ...(interval ?? []),
  ];
  const scale = logarithmic ? axisOver(shown, 0.06) : even(shown);
  return sparse(scale, 4);
}

function even(values: readonly number[]): AxisScale {
  const [lo, hi] = [Math.min(...values), Math.max(...values)];
  const margin = hi > lo ? 0.06 * (hi - lo) : 0.1 * (Math.abs(hi) || 1);
  return linearAxis(lo - margin, hi + margin);
}

function captions(
  replicates: number,
  dots: number,
  parameters: number,
  pairs: number,
  axes: readonly PanelAxis[],
): string[] {
  const isCut = axes.some(({ values, scale: { domain } }) =>
    values.some((value) => value < domain[0] || value > domain[1]),
  );
  const logarithmic = axes.some(({ scale }) => scale.type === 'log');
  return [
    dots < replicates
      ? `Histograms of ${formatCount(replicates)} replicates, of which ${formatCount(dots)}, evenly chosen, are dots.`
      : `${formatCount(replicates)} replicates.`,
    isCut ? 'Replicates far from the others lie beyond the panels.' : '',
    logarithmic ? 'Scales of positive parameters are logarithmic.' : '',
    pairs > MOST_PAIRS ? `Where the page is narrow, the ${MOST_PAIRS} most correlated pairs are drawn.` : '',
    parameters > MOST_PARAMETERS ? `Of ${parameters} parameters ${MOST_PARAMETERS} are drawn.` : '',
  ];
}

function legend(record: FitRecord): Html {
  return html`<ul class="legend"><li><i style="background:var(--accent)"></i>refit of a resample</li><li><i class="ring"></i>estimate</li><li><i class="line"></i>${percent(levelOf(record))} ellipse of normal replicates</li><li><i class="ends"></i>${intervalTitle(record)}</li></ul>`;
}

/** A row and a column of panels for every parameter. */
function matrix(
  axes: readonly PanelAxis[],
  pairs: readonly Pair[],
  dots: Int32Array,
  level: number,
  text: FigureText,
): string {
  const { gap, left, top, right, bottom, largest } = MATRIX;
  const size = Math.floor(
    Math.min(largest, (MATRIX.width - left - right - (axes.length - 1) * gap) / axes.length),
  );
  const at = (start: number, i: number) => start + i * (size + gap);
  const end = at(top, axes.length) - gap;
  const nameOf = ({ name }: PanelAxis) => nameWithin(name, size / LETTER);
  const content = html`${panelClip(size)}${axes.map(
    (axis, i) =>
      html`${panel(at(left, i), at(top, i), size, html`${histogram(axis, size)}${nameText(nameOf(axis), size / 2, -6, 'middle')}`)}`,
  )}${pairs.map(({ across, down, correlation }) =>
    panel(
      at(left, across),
      at(top, down),
      size,
      cloud(axes[across], axes[down], dots, correlation, level, size),
    ),
  )}${axes.map(
    (axis, i) =>
      html`${ticksBelow(axis, at(left, i), end, size)}${nameText(nameOf(axis), at(left, i) + size / 2, end + 38, 'middle')}`,
  )}${axes
    .slice(1)
    .map(
      (axis, i) =>
        html`${ticksLeft(axis, left, at(top, i + 1), size)}<g transform="translate(14,${at(top, i + 1) + size / 2}) rotate(-90)">${nameText(nameOf(axis), 0, 0, 'middle')}</g>`,
    )}`;
  return svg(1, MATRIX.width, end + bottom, content, text);
}

/** Two panels a row: a histogram for every parameter, then the pairs that are correlated most. */
function list(
  axes: readonly PanelAxis[],
  pairs: readonly Pair[],
  dots: Int32Array,
  level: number,
  text: FigureText,
): string {
  const { width, panel: size, left, bottom, line } = LIST;
  const strongest = [...pairs]
    .sort((a, b) => Math.abs(b.correlation ?? 0) - Math.abs(a.correlation ?? 0))
    .slice(0, MOST_PAIRS);
  const room = (width / 2 - line) / LETTER;
  // Two names are one above the other where they have no room side by side.
  const isLong = axes.some(({ name }) => 2 * plainSymbol(name).length + ' against '.length > room);
  const top = LIST.top + (isLong ? line : 0);
  const panels = [
    ...axes.map((axis) => ({
      title: [nameWithin(axis.name, room)],
      content: histogram(axis, size),
      across: axis,
      down: undefined,
    })),
    ...strongest.map((pair) => {
      const [across, down] = [axes[pair.across], axes[pair.down]];
      return {
        title: isLong
          ? [nameWithin(down.name, room), `against ${nameWithin(across.name, room - 'against '.length)}`]
          : [`${plainSymbol(down.name)} against ${plainSymbol(across.name)}`],
        content: cloud(across, down, dots, pair.correlation, level, size),
        across,
        down,
      };
    }),
  ];
  const pitch = { x: width / 2, y: size + top + bottom };
  const content = panels.map(({ title, content, across, down }, i) => {
    const [x, y] = [(i % 2) * pitch.x + left, Math.floor(i / 2) * pitch.y + top];
    return html`${panel(x, y, size, content)}${title.map((text, k) => nameText(text, x + size / 2, y - 7 - line * (title.length - 1 - k), 'middle'))}${ticksBelow(across, x, y + size, size, LIST.letters)}${
      down === undefined ? undefined : ticksLeft(down, x, y, size, LIST.letters)
    }`;
  });
  return svg(0, width, Math.ceil(panels.length / 2) * pitch.y, html`${panelClip(size)}${content}`, text);
}

function svg(
  variant: 0 | 1,
  width: number,
  height: number,
  content: Html,
  { title, description }: FigureText,
): string {
  return html`<svg class="${classesOf(drawn, variant)}" viewBox="0 0 ${width} ${Math.ceil(height)}" role="img" aria-label="${title}" aria-description="${description}" fill="currentColor">
${content}</svg>`.text;
}
