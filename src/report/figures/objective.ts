/** The objective around the optimum: a curve over one parameter, contours over two. */
import type { FitRecord, ObjectiveGrid } from '../../tasks/fit/record.js';
import { AT_BEST } from '../../tasks/fit/tolerances.js';
import type { ObjectivePlane } from '../../tasks/uncertainty/objective-plane.js';
import type { ProfilePlane } from '../../tasks/uncertainty/profile-plane.js';
import { formatCount } from '../../text.js';
import { html } from '../markup/html.js';
import { plainSymbol } from '../markup/math.js';
import { axisOver, sparse } from './axis.js';
import { accent, type Canvas, type Figure, ink, sequence, thinned } from './figure.js';
import { between, cellOf, planeTable, scaleOf } from './plane.js';
import { number, readout, readoutCells, readoutDots, rounded, some, spreadOf } from './readout.js';

/** Shares of the grid that lie below the contours, roughly: levels are round numbers near these quantiles. */
const SHARES = [0.01, 0.06, 0.2, 0.45, 0.75];

/** Pixels between the points by which a contour is found: closer ones would make the page larger and look the same. */
const PIXELS = 6;

/** The same where there is a value for every pixel or two. */
const FINE_PIXELS = 2;

/** Values that levels are chosen by, at most. */
const MOST_SORTED = 4096;

/**
 * The objective over two parameters with the others refitted at every point, where that was computed, and over the grid that the
 * job asked for.
 */
export function objectiveFigures(record: FitRecord, canvas: Canvas, plane?: ProfilePlane): Figure[] {
  return [
    ...(plane === undefined ? [] : [contours(record, plane, canvas, { region: plane.region })]),
    ...gridFigures(record, canvas),
  ];
}

/** The objective over two parameters on a fine grid, the others held at the optimum; `sketched` while it follows a control. */
export function objectiveMap(record: FitRecord, { axes, objective }: ObjectivePlane, canvas: Canvas): Figure {
  const grid = { axes, objective: Array.from(objective, (value) => (value < LARGEST ? value : null)) };
  const figure = contours(record, grid, canvas, { pixelSize: FINE_PIXELS });
  return { ...figure, id: 'objective-map', title: `${figure.title}, the others held` };
}

function gridFigures(record: FitRecord, canvas: Canvas): Figure[] {
  if (record.objectiveGrid === undefined) return [];
  // An axis with a single value is not drawn; the grid's values are in the same order without it.
  const grid = {
    ...record.objectiveGrid,
    axes: record.objectiveGrid.axes.filter(({ values }) => values.length > 1),
  };
  if (grid.axes.length === 0) return [];
  return [grid.axes.length === 1 ? curve(record, grid, canvas) : contours(record, grid, canvas)];
}

function curve(record: FitRecord, grid: ObjectiveGrid, canvas: Canvas): Figure {
  const { Plot } = canvas;
  const {
    axes: [axis],
    objective,
  } = grid;
  const { optimum, mark } = optimumOn(grid, record);
  const points = thinned(axis.values.length).flatMap((i) => {
    const y = objective[i];
    return y === null ? [] : [{ x: axis.values[i], y }];
  });
  return {
    id: 'objective',
    title: `Objective along ${plainSymbol(axis.name)}`,
    description: 'The other parameters are held at the optimum.',
    caption: [`The other parameters are held at the optimum, ${mark('dot')}.`],
    table: {
      heads: [plainSymbol(axis.name), 'Objective'],
      rows: some(points, 25).map(({ x, y }) => [rounded(x), rounded(y, 6)]),
    },
    options: ({ ticks }) => ({
      x: {
        ...sparse(scaleOf(axis.values), ticks),
        label: plainSymbol(axis.name),
        labelAnchor: 'center',
        labelArrow: 'none',
      },
      y: { ...axisOver(points.map(({ y }) => y)), label: 'objective', labelArrow: 'none', grid: true },
      marks: [
        Plot.line(points, { x: 'x', y: 'y', stroke: accent, strokeWidth: 1.75 }),
        Plot.dot(optimum, {
          x: ([value]) => value,
          y: () => record.objective,
          fill: ink,
          r: 4,
        }),
        readoutDots(
          some(points, 40).map(({ x, y }) => ({ x, y, says: readout({ [axis.name]: x }, number(y, 6)) })),
          canvas,
        ),
      ],
    }),
  };
}

/** Objectives from here on are those of laws that have no value. */
const LARGEST = 1e30;

type Plane = Pick<ObjectiveGrid, 'axes' | 'objective'>;

interface ContourOptions {
  /** The objective at the edge of the joint confidence region, where the other parameters are refitted at every point. */
  readonly region?: number;
  readonly pixelSize?: number;
}

function contours(
  record: FitRecord,
  grid: Plane,
  canvas: Canvas,
  { region, pixelSize = PIXELS }: ContourOptions = {},
): Figure {
  const { Plot } = canvas;
  const [across, up, third] = grid.axes;
  const rises = lowest(grid).map((value) =>
    value === null ? Number.NaN : Math.max(value - record.objective, 0) / Math.abs(record.objective || 1),
  );
  const levels = roundLevels(rises);
  const colours = sequence(levels.length + 1);
  const isRefitted = region !== undefined;
  const place = `${plainSymbol(across.name)} and ${plainSymbol(up.name)}`;
  const edge = isRefitted ? (region - record.objective) / Math.abs(record.objective || 1) : Number.NaN;
  const level = `${Number((100 * record.asymptotic.level).toPrecision(6))} %`;
  const { optimum, mark } = optimumOn(grid, record);
  const others = otherMinima(grid, record);
  const [xScale, yScale] = [scaleOf(across.values), scaleOf(up.values)];
  const rise = isRefitted
    ? smoothBetween(across.values, up.values, rises)
    : riseBetween(across.values, up.values, rises);
  const says = (x: number, y: number) => {
    const value = rise(x, y);
    return Number.isFinite(value) ? riseText(value) : '–';
  };
  // What both contours are drawn over.
  const plane = {
    x1: across.values[0],
    x2: across.values[across.values.length - 1],
    y1: up.values[0],
    y2: up.values[up.values.length - 1],
    pixelSize,
    clip: true,
  } as const;
  return {
    id: isRefitted ? 'objective-plane' : 'objective',
    title: `Objective over ${place}${isRefitted ? ', least over the others' : ''}`,
    description: `Contours of how far the objective rises above the optimum over ${place}; a long narrow valley means that the two trade off.`,
    legend: html`<ul class="legend"><li>above the optimum, up to</li>${levels.map(
      (level, i) => html`<li><i class="area" style="background:${colours[i]}"></i>${percent(level)}</li>`,
    )}<li><i class="area" style="background:${colours[levels.length]}"></i>more</li><li><i class="ring"></i>optimum</li>${
      others.length === 0 ? undefined : html`<li><i class="held-out"></i>other minima</li>`
    }${edge > 0 ? html`<li><i class="line"></i>joint ${level} region</li>` : undefined}</ul>`,
    caption: [
      isRefitted
        ? `At every point the other parameters are refitted; the optimum is ${mark('ring')}.`
        : third === undefined
          ? `The other parameters are held at the optimum, ${mark('ring')}.`
          : `At every point the lowest over ${plainSymbol(third.name)}; parameters not on the grid are held at the optimum, ${mark('ring')}.`,
    ],
    table: {
      ...planeTable(xScale, yScale, plainSymbol(across.name), plainSymbol(up.name), says),
      note: 'How far the objective rises above the optimum.',
    },
    options: ({ ticks }) => ({
      x: {
        ...sparse(xScale, ticks),
        label: plainSymbol(across.name),
        labelAnchor: 'center',
        labelArrow: 'none',
      },
      y: { ...sparse(yScale, 6), label: plainSymbol(up.name), labelArrow: 'none' },
      color: { type: 'threshold', domain: levels, range: colours },
      symbol: { legend: false },
      marks: [
        Plot.contour({
          ...plane,
          fill: rise,
          stroke: 'var(--paper)',
          strokeWidth: 0.6,
          thresholds: [0, ...levels],
        }),
        ...(edge > 0
          ? [
              Plot.contour({
                ...plane,
                value: rise,
                fill: 'none',
                stroke: ink,
                strokeWidth: 1.75,
                thresholds: [edge],
              }),
            ]
          : []),
        Plot.dot(others, {
          x: 'x',
          y: 'y',
          symbol: 'diamond',
          stroke: ink,
          strokeWidth: 1.6,
          fill: 'var(--paper)',
          r: 4.5,
          title: 'says',
        }),
        Plot.dot(optimum, {
          x: ([x]) => x,
          y: ([, y]) => y,
          stroke: ink,
          strokeWidth: 2,
          fill: 'var(--paper)',
          r: 4.5,
        }),
        Plot.frame({ stroke: 'var(--rule)' }),
        readoutCells(
          spreadOf(xScale),
          spreadOf(yScale),
          (x, y) => readout({ [across.name]: x, [up.name]: y }, says(x, y)),
          canvas,
        ),
      ],
    }),
  };
}

/** The other minima that starts ended in, those on the drawn axes. */
function otherMinima({ axes: [across, up] }: Plane, { starts, objective }: FitRecord) {
  const inside = (values: readonly number[], at: number) =>
    at >= values[0] && at <= values[values.length - 1];
  return starts.minima.slice(1).flatMap((minimum) => {
    const [x, y] = [minimum.parameters[across.name], minimum.parameters[up.name]];
    const rise = (minimum.objective - objective) / Math.abs(objective || 1);
    return inside(across.values, x) && inside(up.values, y)
      ? [
          {
            x,
            y,
            says: readout(
              { [across.name]: x, [up.name]: y },
              rise > AT_BEST ? `minimum, ${riseText(rise)}` : 'minimum, as low',
            ),
          },
        ]
      : [];
  });
}

/** The optimum on the drawn axes, none where it lies outside them, and what a caption says of it. */
function optimumOn({ axes }: Plane, { parameters }: FitRecord) {
  const drawn = axes.slice(0, 2);
  const at = drawn.map(({ name }) => parameters[name]);
  const inside = drawn.every(({ values }, i) => at[i] >= values[0] && at[i] <= values[values.length - 1]);
  return {
    optimum: inside ? [at] : [],
    mark: (shape: string) => (inside ? `marked by the ${shape}` : 'which lies outside this grid'),
  };
}

/** `+0.2 %`, `+1.4 ×`; 0 below what tells minima apart. */
function riseText(rise: number): string {
  return rise > AT_BEST ? `+${percent(rise)}` : '0';
}

function percent(level: number): string {
  if (level >= 10) return `${formatCount(level)} ×`;
  const [amount, unit] = level >= 1 ? [level, '×'] : [100 * level, '%'];
  return `${Number(amount.toPrecision(2))} ${unit}`;
}

/** Ascending levels, each 1, 2 or 5 times a power of ten, that part the grid into areas worth telling apart. */
function roundLevels(rises: readonly number[]): number[] {
  const sorted = thinned(rises.length, MOST_SORTED)
    .map((i) => rises[i])
    .filter((rise) => rise > 0)
    .sort((a, b) => a - b);
  if (sorted.length === 0) return [];
  const levels = SHARES.map((share) => {
    const [digit, power] = sorted[Math.floor(share * (sorted.length - 1))].toExponential(0).split('e');
    const round = [1, 2, 5].findLast((candidate) => candidate <= Number(digit));
    return Number(`${round}e${power}`);
  });
  return [...new Set(levels)];
}

/** The objective over the first two axes; where there is a third, the lowest value along it. */
function lowest({ axes: [across, up, third], objective }: Plane): (number | null)[] {
  if (third === undefined) return [...objective];
  const depth = third.values.length;
  return Array.from({ length: across.values.length * up.values.length }, (_, cell) => {
    const finite = objective.slice(cell * depth, (cell + 1) * depth).filter((value) => value !== null);
    return finite.length === 0 ? null : Math.min(...finite);
  });
}

/**
 * The rise anywhere on the grid. Its square root is what is interpolated: near an optimum that is straight where
 * the rise itself is curved, so that a narrow valley on a coarse grid keeps its shape.
 */
function riseBetween(xs: readonly number[], ys: readonly number[], rises: readonly number[]) {
  const root = between(xs, ys, (i, j) => Math.sqrt(rises[i * ys.length + j]));
  return (x: number, y: number): number => root(x, y) ** 2;
}

/** The same by cubic interpolation, which is exact for quadratics: of a smooth valley however narrow on the grid. */
function smoothBetween(xs: readonly number[], ys: readonly number[], rises: readonly number[]) {
  const rough = riseBetween(xs, ys, rises);
  return (x: number, y: number): number => {
    const [i, s] = cellOf(xs, x);
    const [j, t] = cellOf(ys, y);
    const along = (column: number): number =>
      cubic(t, (k) => continued(j + k, ys, (row) => rises[column * ys.length + row]));
    const value = cubic(s, (k) => continued(i + k, xs, along));
    return Number.isFinite(value) ? Math.max(value, 0) : rough(x, y);
  };
}

/** A value of a grid, beyond its ends by the parabola through the last three: the objective rises on there. */
function continued(i: number, { length }: readonly number[], at: (i: number) => number): number {
  if (i >= 0 && i < length) return at(i);
  const [end, step] = i < 0 ? [0, 1] : [length - 1, -1];
  return length < 3 ? at(end) : 3 * (at(end) - at(end + step)) + at(end + 2 * step);
}

/** How much more a curve may bend at one end of a cell than at the other: beyond a steep wall it would dip where there is no valley. */
const MOST_BENT = 4;

/** Between the values at 0 and 1, by those at -1 to 2 (Catmull and Rom 1974): two parabolas that blend, neither bent much more. */
function cubic(t: number, at: (k: number) => number): number {
  const [before, from, to, after] = [-1, 0, 1, 2].map(at);
  const [left, right] = [before - 2 * from + to, from - 2 * to + after];
  const limited = (bend: number, other: number) => Math.min(bend, MOST_BENT * Math.max(other, 0));
  const bend = (1 - t) * limited(left, right) + t * limited(right, left);
  return from + t * (to - from - ((1 - t) / 2) * bend);
}
