/** The best spending against the budget: what to choose, tokens per parameter, the loss to expect, and curves of equal cost. */
import { own } from '../../own.js';
import type { AllocatePlotData, OptimaBands } from '../../tasks/allocate/plot-data.js';
import type { AllocateRecord, Allocation } from '../../tasks/allocate/record.js';
import type { FittedLaw } from '../../tasks/fitted/fitted-law.js';
import { endsText, formatNumber, paddedNumber } from '../../text.js';
import { html } from '../markup/html.js';
import { compact } from '../sentences/compact.js';
import { costUnit } from '../sentences/units.js';
import { type AxisScale, axisAroundZero, axisOver, sparse } from './axis.js';
import { inputTitle, targetTitle } from './axis-titles.js';
import { bandCell, bandHead, bandWords, fanKey, fanMarks, fixed } from './fan.js';
import { accent, type Canvas, type Figure, ink, muted, sequence } from './figure.js';
import { MOST_ROWS, number, padded, readout, readoutDots, rounded, some } from './readout.js';

/** Fewer budgets than this are marked one by one. */
const MARKED = 24;

/** Factors of two about the best, to either side, that curves of equal cost are drawn over. */
const DRAWN_DOUBLINGS = 3.5;

export interface DrawnAllocation {
  readonly record: AllocateRecord;
  readonly sketch: AllocatePlotData;
  readonly fitted: FittedLaw;
}

/** Axes and further inputs of an allocation; then `D/N` where it has both. */
export function quantityNames({ best }: Allocation): string[] {
  const names = Object.keys(best).filter((name) => name !== 'loss' && name !== 'cost');
  return names.includes('N') && names.includes('D') ? [...names, 'D/N'] : names;
}

export function quantityOf({ best }: Allocation, name: string): number {
  return name === 'D/N' ? best.D / best.N : best[name];
}

/** `N, parameters`: with the column of the fitted table and the unit of the law's input. */
export function quantityTitle(name: string, fitted: FittedLaw): string {
  return name === 'D/N' ? 'D/N, tokens per parameter' : inputTitle(name, fitted);
}

/** What is made least or largest. */
export function objectiveTitle(objective: string, fitted: FittedLaw): string {
  return objective === 'L' ? targetTitle(fitted) : objective;
}

/** What is paid, with its unit where it is the usual one. */
export function budgetTitle({ cost, job }: AllocateRecord): string {
  const unit = costUnit(cost, job.cost);
  return unit === '' ? `budget, in units of ${cost ?? 'cost'}` : `budget, ${unit}`;
}

export function frontierFigures(drawn: DrawnAllocation, canvas: Canvas): Figure[] {
  const { record, sketch, fitted } = drawn;
  const { frontier } = record;
  const names = quantityNames(frontier[0]).filter((name) => {
    const values = frontier.map((one) => quantityOf(one, name));
    return values.every((value) => value > 0) && values.some((value) => value !== values[0]);
  });
  const quantities = names.map((name) =>
    against(drawn, canvas, {
      id: name === 'D/N' ? 'frontier-D-per-N' : `frontier-${name}`,
      title: name === 'D/N' ? 'Tokens per parameter' : `Best ${name}`,
      label: quantityTitle(name, fitted),
      value: (one) => quantityOf(one, name),
      band: ({ quantiles }) => own(quantiles, name),
      words: exponentWords(name, own(sketch.exponents, name), record.shares),
    }),
  );
  const loss = against(drawn, canvas, {
    id: 'frontier-loss',
    title: 'Loss to expect',
    label: targetTitle(fitted),
    value: ({ best }) => best.loss,
    band: ({ lossBand }) => lossBand,
    ...(sketch.floor === undefined ? {} : { floor: sketch.floor }),
    words:
      sketch.floor === undefined
        ? ''
        : `No budget goes below the floor of ${spreadWords(sketch.floor, record.shares)}.`,
  });
  return [...quantities, loss, ...sureFigure(drawn, canvas), ...equalCostFigure(drawn, canvas)];
}

/** `1.817 (1.77 to 1.87)`. */
export function spreadWords({ value, band }: OptimaBands, shares: readonly number[]): string {
  const ends =
    band === undefined || shares.length < 2 ? '' : ` (${endsText([band[0], band[band.length - 1]])})`;
  return `${paddedNumber(value, 4)}${ends}`;
}

function exponentWords(name: string, exponent: OptimaBands | undefined, shares: readonly number[]): string {
  return exponent === undefined
    ? ''
    : `From the least to the largest budget ${name} grows as its power ${spreadWords(exponent, shares)}.`;
}

interface Against {
  readonly id: string;
  readonly title: string;
  readonly label: string;
  readonly value: (one: Allocation) => number;
  readonly band: (one: Allocation) => readonly number[] | undefined;
  readonly floor?: OptimaBands;
  readonly words: string;
}

function against({ record, fitted }: DrawnAllocation, canvas: Canvas, what: Against): Figure {
  const { Plot } = canvas;
  const { frontier, shares } = record;
  const { id, title, label, value, band, floor, words } = what;
  const points = frontier.map((one) => ({
    x: one.budget ?? Number.NaN,
    y: value(one),
    band: band(one),
    inside: Object.keys(one.beyond).length === 0,
  }));
  const x = axisOver(
    points.map((point) => point.x),
    0.02,
  );
  const y = axisOver(
    [...points.flatMap((point) => [point.y, ...(point.band ?? [])]), ...(floor ? [floor.value] : [])],
    0.05,
  );
  const known = fitted.ranges !== undefined;
  const fittedRanges = known ? insideRanges(points) : [];
  const anyOutside = known && points.some(({ inside }) => !inside);
  const hasBand = points.some((point) => point.band !== undefined);
  return {
    id,
    title,
    description: `${title} against the budget, both axes ${y.type === 'log' ? 'logarithmic' : 'as labelled'}: from ${points[0].y} to ${points[points.length - 1].y}.`,
    legend: html`<ul class="legend"><li><i class="line" style="background:${accent}"></i>best</li>${hasBand ? fanKey(shares) : undefined}${
      fittedRanges.length === 0 ? undefined : html`<li><i class="fitted"></i>within the fitted runs</li>`
    }${floor === undefined ? undefined : html`<li><i class="ends"></i>floor</li>`}</ul>`,
    caption: [words, anyOutside ? 'Dashed: beyond what was fitted.' : ''],
    table: {
      heads: [budgetTitle(record), label, ...(hasBand ? bandHead(shares) : [])],
      rows: some(points, MOST_ROWS).map((point) => [
        rounded(point.x),
        paddedNumber(point.y, 5),
        ...(hasBand ? bandCell(point.band, shares) : []),
      ]),
    },
    options: ({ ticks }) => ({
      x: { ...sparse(x, ticks), label: budgetTitle(record), labelAnchor: 'center', labelArrow: 'none' },
      y: { ...y, label, labelArrow: 'none', grid: true },
      marks: [
        shaded(fittedRanges, y, canvas),
        ...fanMarks(points, shares, canvas),
        ...(floor === undefined
          ? []
          : [Plot.ruleY([floor.value], { stroke: muted, strokeDasharray: '3,3' })]),
        Plot.line(points, {
          x: 'x',
          y: 'y',
          stroke: accent,
          strokeWidth: 1.75,
          ...(known ? { strokeDasharray: '5,3' } : {}),
        }),
        Plot.line(
          points.map((point) => ({ ...point, y: point.inside ? point.y : Number.NaN })),
          { x: 'x', y: 'y', stroke: accent, strokeWidth: 1.75 },
        ),
        ...(points.length <= MARKED ? [Plot.dot(points, { x: 'x', y: 'y', fill: accent, r: 2.6 })] : []),
        readoutDots(
          some(points, MARKED).map(({ band, ...point }) => ({
            ...point,
            says: readout({ budget: point.x }, `${number(point.y)}${bandWords(band, shares)}`),
          })),
          canvas,
        ),
      ],
    }),
  };
}

/** The band of the loss about what the fit says, enlarged; nothing where there is none. */
function sureFigure({ record }: DrawnAllocation, canvas: Canvas): Figure[] {
  const { Plot } = canvas;
  const { frontier, shares } = record;
  const points = frontier.map(({ budget, best, lossBand }) => ({
    x: budget ?? Number.NaN,
    band: lossBand?.map((value) => 100 * (value / best.loss - 1)),
  }));
  const values = points.flatMap(({ band }) => band ?? []);
  if (shares.length < 2 || values.length === 0) return [];
  return [
    {
      id: 'frontier-loss-band',
      title: 'How sure the loss is',
      description: `The band of the loss over the refits, relative to the loss by the fit, against the budget: at most ${formatNumber(Math.max(...values.map(Math.abs)), 3)} %.`,
      legend: html`<ul class="legend">${fanKey(shares)}</ul>`,
      caption: ['The refits’ laws at the best spending, about the loss by the fit.'],
      table: {
        heads: [budgetTitle(record), ...bandHead(shares).map((head) => `${head}, difference in %`)],
        rows: some(points, MOST_ROWS).map(({ x, band }) => [
          rounded(x),
          ...bandCell(band, shares, fixed(values)),
        ]),
      },
      options: ({ ticks }) => ({
        x: {
          ...sparse(
            axisOver(
              points.map(({ x }) => x),
              0.02,
            ),
            ticks,
          ),
          label: budgetTitle(record),
          labelAnchor: 'center',
          labelArrow: 'none',
        },
        y: {
          ...axisAroundZero(values),
          label: 'difference from the loss by the fit, %',
          labelArrow: 'none',
          grid: true,
        },
        marks: [
          ...fanMarks(points, shares, canvas),
          Plot.ruleY([0], { stroke: accent, strokeWidth: 1.75 }),
          readoutDots(
            some(points, MARKED).map(({ x, band }) => ({
              x,
              y: 0,
              says: readout({ budget: x }, `${bandWords(band, shares).slice(2)} %`),
            })),
            canvas,
          ),
        ],
      }),
    },
  ];
}

/** Parts of the horizontal axis, shaded over the height of `y`. */
export function shaded(
  parts: readonly { readonly from: number; readonly to: number }[],
  { domain: [y1, y2] }: AxisScale,
  { Plot }: Canvas,
) {
  return Plot.rect(parts, { x1: 'from', x2: 'to', y1, y2, fill: ink, fillOpacity: 0.06, clip: true });
}

/** From the first to the last of neighbouring budgets whose best lies within what was fitted. */
function insideRanges(points: readonly { readonly x: number; readonly inside: boolean }[]) {
  const ranges: { from: number; to: number }[] = [];
  points.forEach(({ x, inside }, i) => {
    if (!inside) return;
    const last = ranges[ranges.length - 1];
    if (last !== undefined && points[i - 1].inside) last.to = x;
    else ranges.push({ from: x, to: x });
  });
  return ranges.filter(({ from, to }) => to > from);
}

/** What is made least along the first axis, a curve for each of some budgets, and the path of the optima through them. */
function equalCostFigure({ record, sketch, fitted }: DrawnAllocation, canvas: Canvas): Figure[] {
  const { Plot } = canvas;
  const { profiles } = sketch;
  if (profiles.length < 2) return [];
  const { axis } = profiles[0].profile;
  const colours = sequence(profiles.length);
  const span = 2 ** DRAWN_DOUBLINGS;
  const curves = profiles.flatMap(({ allocation, profile }, p) => {
    const centre = allocation.best[axis];
    return Array.from(profile.at, (x, i) => ({ x, y: profile.objective[i], colour: colours[p], p })).filter(
      ({ x }) => !(centre > 0) || (x >= centre / span && x <= centre * span),
    );
  });
  const path = record.frontier.map(({ best, objective }) => ({ x: best[axis], y: objective }));
  const optima = profiles.map(({ allocation: { best, objective } }, p) => ({
    x: best[axis],
    y: objective,
    colour: colours[p],
  }));
  const name = record.objective === 'L' ? 'Loss' : record.objective;
  return [
    {
      id: 'equal-cost',
      title: `${name} along curves of equal cost`,
      description: `${name} against ${axis} at ${profiles.length} budgets, everything else as good as it can be; the line joins the optima.`,
      legend: html`<ul class="legend"><li>${budgetTitle(record)}</li>${profiles.map(
        ({ allocation }, p) =>
          html`<li><i class="line" style="background:${colours[p]}"></i>${compact(allocation.budget ?? Number.NaN)}</li>`,
      )}<li><i class="ends"></i>optima</li></ul>`,
      caption: [`All but ${axis} is as good as the budget and the constraints allow.`],
      table: {
        heads: [budgetTitle(record), quantityTitle(axis, fitted), objectiveTitle(record.objective, fitted)],
        rows: profiles.flatMap(({ allocation }, p) =>
          some(
            curves.filter((point) => point.p === p),
            7,
          ).map(({ x, y }) => [number(allocation.budget), rounded(x), padded(y, 5)]),
        ),
      },
      options: ({ ticks }) => ({
        x: {
          ...sparse(
            axisOver(
              curves.map(({ x }) => x),
              0.02,
            ),
            ticks,
          ),
          label: quantityTitle(axis, fitted),
          labelAnchor: 'center',
          labelArrow: 'none',
        },
        y: {
          ...axisOver(
            curves.map(({ y }) => y),
            0.05,
          ),
          label: objectiveTitle(record.objective, fitted),
          labelArrow: 'none',
          grid: true,
        },
        marks: [
          Plot.line(path, { x: 'x', y: 'y', stroke: muted, strokeDasharray: '4,3', clip: true }),
          Plot.line(curves, { x: 'x', y: 'y', z: 'p', stroke: 'colour', strokeWidth: 1.75, clip: true }),
          Plot.dot(optima, { x: 'x', y: 'y', fill: 'colour', stroke: 'var(--paper)', r: 4.5 }),
          readoutDots(
            profiles.flatMap(({ allocation }, p) =>
              some(curves.filter((point) => point.p === p)).map(({ x, y }) => ({
                x,
                y,
                says: readout({ budget: allocation.budget ?? Number.NaN, [axis]: x }, number(y)),
              })),
            ),
            canvas,
          ),
        ],
      }),
    },
  ];
}
