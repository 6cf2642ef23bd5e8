/** Tooltips by SVG titles, which work without scripts, and numbers as figures and their tables write them. */
import { evenSubset } from '../../tasks/fitted/even-subset.js';
import { endsText, formatNumber, paddedNumber, roundedNumber } from '../../text.js';
import { type Canvas, ink } from './figure.js';

/** `N 1.2e9, D 2.4e10: L 2.31`. */
export function readout(at: Readonly<Record<string, number>>, what: string): string {
  const place = Object.entries(at).map(([name, value]) => `${name} ${number(value)}`);
  return `${place.join(', ')}: ${what}`;
}

/** As tables of figures write numbers: four digits; a dash where there is none. */
export function number(value: number | null | undefined, digits = 4): string {
  return value === null || value === undefined || !Number.isFinite(value) ? '–' : formatNumber(value, digits);
}

/** The same with zeros at its end where digits were left off, for a column of places along a line, of which some are exact. */
export function rounded(value: number, digits = 4): string {
  return Number.isFinite(value) ? roundedNumber(value, digits) : number(value);
}

/** The same with zeros at its end, for a column of what was computed; what was observed has the digits it was given with. */
export function padded(value: number, digits = 4): string {
  return Number.isFinite(value) ? paddedNumber(value, digits) : number(value);
}

/** `1.2 to 1.4`, a dash where a value is missing. */
export function range(lo: number | undefined, hi: number | undefined): string {
  return lo === undefined || hi === undefined || !Number.isFinite(lo) || !Number.isFinite(hi)
    ? '–'
    : endsText([lo, hi]);
}

/** At most `most` of the points of a line or rows of a table, evenly chosen, both ends among them. */
export function some<Point>(points: readonly Point[], most = 12): Point[] {
  return evenSubset(points.length, most).map((i) => points[i]);
}

/** Rows of a figure's table, and of one that has a row a run and is one of many those that the page shows. */
export const MOST_ROWS = 300;
export const SHOWN_ROWS = 24;

/** A point of a line and what its tooltip says. */
export interface ReadPoint {
  readonly x: number;
  readonly y: number;
  readonly says: string;
}

/** Invisible dots over a line, large enough to be found with a pointer. */
export function readoutDots(points: readonly ReadPoint[], { Plot }: Canvas) {
  return Plot.dot(
    points.filter(({ y }) => Number.isFinite(y)),
    { x: 'x', y: 'y', r: 7, fill: 'transparent', title: 'says', clip: true },
  );
}

/** A dot that is a run, by its place among the rows of the fit. */
export interface OfRun {
  readonly run: number;
}

/** Writes which run a dot is into the drawing, as `data-run`, by which a page finds the same run in other figures. */
export const ofRun = { ariaLabel: ({ run }: OfRun): string => `run ${run}` } as const;

/** A run in its colour. */
export interface RunDot extends ReadPoint, OfRun {
  readonly colour: string;
}

/** Runs that were not fitted, as outlined diamonds. */
export function heldOutDots(runs: readonly RunDot[], { Plot }: Canvas) {
  return Plot.dot(runs, {
    x: 'x',
    y: 'y',
    stroke: ink,
    strokeWidth: 1.4,
    fill: 'colour',
    r: 3.6,
    symbol: 'diamond',
    title: 'says',
    ...ofRun,
  });
}

/** Cells of a plane for {@link readoutCells}: so many across and up. */
const ACROSS = 12;
const UP = 8;

/** Invisible cells over a plane, each with what holds at its middle. Edges of cells are evenly spaced by `spread`. */
export function readoutCells(x: Spread, y: Spread, says: (x: number, y: number) => string, { Plot }: Canvas) {
  const cells = Array.from({ length: ACROSS * UP }, (_, k) => {
    const [i, j] = [k % ACROSS, Math.floor(k / ACROSS)];
    return {
      x1: x(i / ACROSS),
      x2: x((i + 1) / ACROSS),
      y1: y(j / UP),
      y2: y((j + 1) / UP),
      says: says(x((i + 0.5) / ACROSS), y((j + 0.5) / UP)),
    };
  });
  return Plot.rect(cells, { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', fill: 'transparent', title: 'says' });
}

/** From 0 to 1 along an axis to its values. */
export type Spread = (share: number) => number;

export function spreadOf({
  type,
  domain: [lo, hi],
}: {
  readonly type: string;
  readonly domain: readonly [number, number];
}): Spread {
  return (share) => (type === 'log' ? lo * (hi / lo) ** share : lo + share * (hi - lo));
}
