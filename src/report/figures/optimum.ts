/** Where one budget's optimum lies: how flat it is, and what another choice costs. */
import type { AllocationProfile } from '../../tasks/allocate/axis-profile.js';
import { formatNumber, listed, paddedNumber } from '../../text.js';
import { html } from '../markup/html.js';
import { percent } from '../sentences/uncertainty.js';
import { axisOver, linearAxis, sparse } from './axis.js';
import { bandCell, bandHead, bandWords, fanKey, fanMarks, fixed } from './fan.js';
import { accent, type Canvas, type Figure, ink, muted } from './figure.js';
import { type DrawnAllocation, objectiveTitle, quantityTitle, shaded } from './frontier.js';
import { endsOf } from './plane.js';
import { number, readout, readoutDots, rounded, some } from './readout.js';

/** Points of a curve that its table lists, and that have tooltips. */
const MOST_LISTED = 25;

/** Factors of two about the best, to either side, within which the price of another choice is drawn. */
const PRICED_DOUBLINGS = 3;

/** The price is drawn up to this multiple of what a factor of two costs; a parabola reaches nine. */
const STEEPEST = 18;

/** Percent that differences of losses have by rounding. */
const ROUNDING = 1e-10;

/** Where a limit is near the loss rises steeply from one point to the next. */
const SMOOTH = { curve: 'monotone-x' } as const;

export function optimumFigures(drawn: DrawnAllocation, canvas: Canvas): Figure[] {
  return drawn.sketch.profiles.flatMap(({ profile }) => [
    alongFigure(drawn, profile, canvas),
    ...priceFigure(drawn, profile, canvas),
  ]);
}

/** How much worse the objective is, relative, at `factor` times the best value of the profile's axis; NaN where unknown. */
export function priceOf(profile: AllocationProfile, best: number, factor: number): number {
  const near = (value: number) =>
    profile.at.reduce((at, x, i) => (Math.abs(x - value) < Math.abs(profile.at[at] - value) ? i : at), 0);
  const at = near(best * factor);
  if (!(Math.abs(profile.at[at] / (best * factor) - 1) < 1e-6)) return Number.NaN;
  return Math.abs(profile.objective[at] / profile.objective[near(best)] - 1);
}

function alongFigure(
  { record, fitted }: DrawnAllocation,
  profile: AllocationProfile,
  canvas: Canvas,
): Figure {
  const { Plot } = canvas;
  const { shares, frontier, objective: name } = record;
  const [{ best, objective, decisions = [], quantiles }] = frontier;
  const { axis, at, band } = profile;
  const isListed = record.axes.some((other) => other.name === axis && 'values' in other);
  const points = Array.from(at, (x, i) => ({
    x,
    y: profile.objective[i],
    band: band?.map((column) => column[i]),
  }));
  const allowed = points.filter(({ y }) => Number.isFinite(y));
  const x = axisOver([...allowed.map((point) => point.x), best[axis]]);
  const y = axisOver(
    allowed.flatMap((point) => [point.y, ...(point.band ?? [])]),
    0.06,
  );
  const ends = quantiles?.[axis];
  const range = endsOf(fitted.ranges, axis);
  const inside = range !== undefined && range[1] > x.domain[0] && range[0] < x.domain[1];
  const fittedPart = inside
    ? [{ from: Math.max(range[0], x.domain[0]), to: Math.min(range[1], x.domain[1]) }]
    : [];
  const title = name === 'L' ? 'Loss' : name === 'cost' ? 'Cost' : name;
  const fixed = record.axes.filter((other) => other.name !== axis && 'values' in other).map((o) => o.name);
  const held = record.axes.flatMap((other) => (other.name === axis || 'values' in other ? [] : [other.name]));
  const marked = decisions.map((decision) => ({
    x: decision.best[axis],
    y: interpolated(profile, decision.best[axis]),
  }));
  return {
    id: `along-${axis}`,
    title: `${title} along ${axis}`,
    description: `${title} against ${axis}, everything else as good as the constraints allow; best at ${best[axis]}.`,
    legend: html`<ul class="legend"><li><i style="background:${ink}"></i>best</li>${band === undefined ? undefined : fanKey(shares)}${
      ends === undefined || shares.length < 2
        ? undefined
        : html`<li><i class="bar"></i>${percent(shares[shares.length - 1] - shares[0])} of the refits’ own best</li>`
    }${marked.length === 0 ? undefined : html`<li><i class="held-out"></i>decided over refits</li>`}${
      fittedPart.length === 0 ? undefined : html`<li><i class="fitted"></i>${axis} as fitted</li>`
    }</ul>`,
    caption: [
      held.length === 0
        ? ''
        : `At every ${axis} the rest (${held.join(', ')}) is as good as ${record.cost !== null && frontier[0].budget !== null ? 'the budget allows' : 'the constraints allow'}.`,
      fixed.length === 0
        ? ''
        : `${listed(fixed)} ${fixed.length === 1 ? 'stays at its' : 'stay at their'} best listed value.`,
      allowed.length < points.length ? 'Where there is no curve, nothing is allowed.' : '',
    ],
    table: {
      heads: [
        quantityTitle(axis, fitted),
        objectiveTitle(name, fitted),
        ...(band === undefined ? [] : bandHead(shares)),
      ],
      rows: some(allowed, MOST_LISTED).map((point) => [
        rounded(point.x),
        paddedNumber(point.y, 5),
        ...(band === undefined ? [] : bandCell(point.band, shares)),
      ]),
    },
    options: ({ ticks }) => ({
      x: {
        ...sparse(x, ticks),
        label: quantityTitle(axis, fitted),
        labelAnchor: 'center',
        labelArrow: 'none',
      },
      y: { ...y, label: objectiveTitle(name, fitted), labelArrow: 'none', grid: true },
      marks: [
        shaded(fittedPart, y, canvas),
        ...fanMarks(points, shares, canvas),
        Plot.ruleX([best[axis]], { stroke: muted, strokeDasharray: '3,3' }),
        ...(isListed ? [Plot.dot(points, { x: 'x', y: 'y', fill: accent, r: 3, clip: true })] : []),
        Plot.line(points, {
          x: 'x',
          y: 'y',
          stroke: accent,
          strokeWidth: 1.75,
          clip: true,
          ...(isListed ? {} : SMOOTH),
        }),
        ...(ends === undefined
          ? []
          : [
              Plot.ruleY([y.domain[0]], {
                x1: ends[0],
                x2: ends[ends.length - 1],
                stroke: accent,
                strokeWidth: 6,
                clip: true,
              }),
            ]),
        Plot.dot(marked, {
          x: 'x',
          y: 'y',
          stroke: ink,
          strokeWidth: 1.4,
          fill: 'var(--paper)',
          r: 5,
          symbol: 'diamond',
        }),
        Plot.dot([{ x: best[axis], y: objective }], { x: 'x', y: 'y', fill: ink, r: 4 }),
        readoutDots(
          some(allowed, MOST_LISTED).map(({ band, ...point }) => ({
            ...point,
            says: readout({ [axis]: point.x }, `${name} ${number(point.y)}${bandWords(band, shares)}`),
          })),
          canvas,
        ),
      ],
    }),
  };
}

/** By how much the objective is worse than its best: the flatness of the optimum, enlarged. */
function priceFigure(
  { record, fitted }: DrawnAllocation,
  profile: AllocationProfile,
  canvas: Canvas,
): Figure[] {
  const { Plot } = canvas;
  const { shares, frontier, objective: name } = record;
  const [{ best, objective }] = frontier;
  const { axis, at, regret } = profile;
  const centre = best[axis];
  const isListed = record.axes.some((other) => other.name === axis && 'values' in other);
  if (isListed || !(centre > 0) || !(objective > 0)) return [];
  const span = 2 ** PRICED_DOUBLINGS * (1 + 1e-9);
  const points = Array.from(at, (x, i) => ({
    x,
    y: 100 * Math.abs(profile.objective[i] / objective - 1),
    band: regret?.map((column) => 100 * column[i]),
  })).filter(({ x, y }) => Number.isFinite(y) && x >= centre / span && x <= centre * span);
  // Where rounding alone is left there is no price.
  if (points.length < 3 || !points.some(({ y }) => y > ROUNDING)) return [];
  const x = axisOver([...points.map((point) => point.x), centre]);
  const drawn = points.flatMap(({ y, band }) => [y, ...(band ?? [])]).filter(Number.isFinite);
  const top = Math.max(...drawn);
  const words = fixed(drawn);
  const [half, twice] = [0.5, 2].map((factor) => priceOf(profile, centre, factor));
  const near = 100 * Math.max(...[half, twice].filter(Number.isFinite));
  // Near what is not allowed the price may grow without end, and would leave nothing to see of the rest.
  const y = linearAxis(0, near > 0 ? Math.min(1.05 * top, STEEPEST * near) : 1.05 * top);
  const within = [{ from: Math.max(centre / 2, x.domain[0]), to: Math.min(centre * 2, x.domain[1]) }];
  const what = name === 'L' ? 'loss' : name;
  const worse = record.goal === 'minimize' ? 'more' : 'less';
  return [
    {
      id: `price-${axis}`,
      title: `The price of another ${axis}`,
      description: `How much worse ${what} is than its best, in percent, against ${axis}.`,
      legend: html`<ul class="legend"><li><i class="line" style="background:${accent}"></i>by the fit</li>${regret === undefined ? undefined : fanKey(shares)}<li><i class="fitted"></i>within a factor of two</li></ul>`,
      caption: [
        Number.isFinite(half)
          ? `At half the best ${axis}: ${formatNumber(100 * half, 2)} % ${worse} ${what}.`
          : '',
        Number.isFinite(twice) ? `At twice: ${formatNumber(100 * twice, 2)} %.` : '',
        regret === undefined ? '' : 'The bands compare each refit with its own best.',
      ],
      table: {
        heads: [
          quantityTitle(axis, fitted),
          `${worse} ${what}, %`,
          ...(regret === undefined ? [] : bandHead(shares).map((head) => `${head}, %`)),
        ],
        rows: some(points, MOST_LISTED).map((point) => [
          rounded(point.x),
          words(point.y),
          ...(regret === undefined ? [] : bandCell(point.band, shares, words)),
        ]),
      },
      options: ({ ticks }) => ({
        x: {
          ...sparse(x, ticks),
          label: quantityTitle(axis, fitted),
          labelAnchor: 'center',
          labelArrow: 'none',
        },
        y: { ...y, label: `${worse} ${what} than at best, %`, labelArrow: 'none', grid: true },
        marks: [
          shaded(within, y, canvas),
          ...fanMarks(points, shares, canvas),
          Plot.ruleX([centre], { stroke: muted, strokeDasharray: '3,3' }),
          Plot.line(points, { x: 'x', y: 'y', stroke: accent, strokeWidth: 1.75, clip: true, ...SMOOTH }),
          Plot.dot([{ x: centre, y: 0 }], { x: 'x', y: 'y', fill: ink, r: 4 }),
          readoutDots(
            some(points, MOST_LISTED).map(({ band, ...point }) => ({
              ...point,
              says: readout(
                { [axis]: point.x },
                `${words(point.y)} % ${worse} ${what}${bandWords(band, shares)}`,
              ),
            })),
            canvas,
          ),
        ],
      }),
    },
  ];
}

/** The profile's objective between its points. */
function interpolated({ at, objective }: AllocationProfile, x: number): number {
  const next = at.findIndex((value) => value >= x);
  if (next <= 0) return next === 0 ? objective[0] : Number.NaN;
  const share = (x - at[next - 1]) / (at[next] - at[next - 1]);
  return objective[next - 1] + share * (objective[next] - objective[next - 1]);
}
