/** Figures of an isoFLOP analysis: the curves of the budgets with their minima, and the optima against compute. */
import type { DrawnBudget } from '../../tasks/isoflop/analyse.js';
import type { ApproachNumber, IsoflopAnalysis, Optimum } from '../../tasks/isoflop/record.js';
import { html } from '../markup/html.js';
import { compact } from '../sentences/compact.js';
import { approachWords, optimumBy, refusalOf } from '../sentences/isoflop.js';
import { axisOver, linearAxis, sparse } from './axis.js';
import { dotPlot, dotTable } from './dot-plot.js';
import { type Canvas, type Figure, ink, legend, sequence, thinned, thinnedWords } from './figure.js';
import { MOST_ROWS, number, padded, range, readout, rounded, some } from './readout.js';
import { glyph, type SeriesStyle } from './series.js';

/** Budgets that have a colour and a key of their own. */
const MOST_KEYS = 12;
const CURVE_POINTS = 49;

const styles: Readonly<Record<ApproachNumber, SeriesStyle>> = {
  1: { colour: 'var(--good)', symbol: 'triangle' },
  2: { colour: 'var(--accent)', symbol: 'circle' },
  3: { colour: 'var(--doubt)', symbol: 'diamond' },
};

/** Losses over N, a colour for each budget: the runs, the curve of approach 2 and its minimum. */
export function profileFigure(
  analysis: IsoflopAnalysis,
  drawn: readonly DrawnBudget[],
  id: string,
  { N, L }: { readonly N: string; readonly L: string },
  { Plot }: Canvas,
): Figure | undefined {
  const { budgets } = analysis;
  if (budgets.length === 0) return undefined;
  const colours = sequence(budgets.length);
  const runs = drawn.flatMap(({ logN, loss }, b) =>
    Array.from(logN, (x, i) => ({
      x: Math.exp(x),
      y: loss[i],
      colour: colours[b],
      says: readout({ C: budgets[b].C, N: Math.exp(x) }, `L ${number(loss[i])}`),
    })),
  );
  const shown = thinned(runs.length).map((i) => runs[i]);
  const curves = drawn.flatMap(({ curve }, b) =>
    curve === undefined
      ? []
      : Array.from({ length: CURVE_POINTS }, (_, i) => {
          const x = curve.from + ((curve.to - curve.from) * i) / (CURVE_POINTS - 1);
          return { x: Math.exp(x), y: curve.at(x), budget: b, colour: colours[b] };
        }),
  );
  const minima = budgets.flatMap(({ C, optima }, b) => {
    const optimum = optimumBy(optima, 2);
    const [x, y] = [optimum?.N.value, optimum?.loss.value];
    if (optimum === undefined || typeof x !== 'number' || typeof y !== 'number') return [];
    const ends = optimum.N.interval;
    return [
      {
        x,
        y,
        lo: ends?.[0] ?? x,
        hi: ends?.[1] ?? x,
        colour: colours[b],
        says: readout({ C }, `N_opt ${number(x)} (${range(ends?.[0], ends?.[1])}), L ${number(y)}`),
      },
    ];
  });
  const x = axisOver(
    runs.map((run) => run.x),
    0.05,
  );
  const y = axisOver(
    [...runs, ...curves].map((point) => point.y),
    0.06,
  );
  const keys = some(
    budgets.map(({ C }, b) => html`<i style="background:${colours[b]}"></i>${compact(C)}`),
    MOST_KEYS,
  );
  return {
    id: `${id}-profiles`,
    title: 'IsoFLOP curves',
    description: `${runs.length} runs of ${budgets.length} budgets as dots, for each budget the curve through them and its minimum with the interval of N.`,
    legend: legend([html`compute, FLOP`, ...keys]),
    caption: [
      'Diamonds: minima of the curves, with the intervals of N over resamples of the runs.',
      budgets.some((budget) => refusalOf(budget) !== '')
        ? 'Budgets whose minimum is not inside their runs have no curve.'
        : '',
      thinnedWords(runs.length),
    ],
    table: {
      heads: [N, 'compute, FLOP', L],
      rows: some(
        drawn.flatMap(({ logN, loss }, b) =>
          Array.from(logN, (size, i) => [rounded(Math.exp(size)), number(budgets[b].C), number(loss[i], 5)]),
        ),
        MOST_ROWS,
      ),
    },
    options: ({ ticks }) => ({
      x: { ...sparse(x, ticks), label: N, labelAnchor: 'center', labelArrow: 'none' },
      y: { ...y, label: L, labelArrow: 'none', grid: true },
      marks: [
        Plot.line(curves, { x: 'x', y: 'y', z: 'budget', stroke: 'colour', strokeWidth: 1.75, clip: true }),
        Plot.dot(shown, { x: 'x', y: 'y', fill: 'colour', fillOpacity: 0.75, r: 2.6, title: 'says' }),
        Plot.ruleY(minima, { x1: 'lo', x2: 'hi', y: 'y', stroke: ink, strokeWidth: 1.2, clip: true }),
        Plot.dot(minima, {
          x: 'x',
          y: 'y',
          symbol: 'diamond',
          r: 4,
          fill: 'colour',
          stroke: ink,
          strokeWidth: 1.2,
          title: 'says',
        }),
      ],
    }),
  };
}

/** N_opt or D_opt against compute: the optima of every budget by every approach, and the line of each. */
export function optimumFigure(
  { budgets, approaches, targets }: IsoflopAnalysis,
  of: 'N' | 'D',
  id: string,
  unit: string,
  { Plot }: Canvas,
): Figure | undefined {
  const places = [...budgets, ...targets];
  const points = places.flatMap(({ C, optima }) =>
    optima.flatMap((optimum: Optimum) => {
      const { value, interval } = optimum[of];
      if (value === null) return [];
      const ends = interval ?? [value, value];
      return [
        {
          x: C,
          y: value,
          lo: ends[0],
          hi: ends[1],
          approach: optimum.approach,
          ...styles[optimum.approach],
          interval,
          says: readout(
            { C },
            `${of}_opt ${number(value)} (${range(interval?.[0], interval?.[1])}) by approach ${optimum.approach}`,
          ),
        },
      ];
    }),
  );
  if (points.length === 0) return undefined;
  const x = axisOver(
    points.map((point) => point.x),
    0.05,
  );
  const y = axisOver(
    points.flatMap(({ lo, hi }) => [lo, hi]),
    0.05,
  );
  const lines = approaches.flatMap(({ approach, a, b, coefficients }) => {
    const [power, coefficient] = of === 'N' ? [a.value, coefficients.N] : [b.value, coefficients.D];
    if (power === null || coefficient === null) return [];
    return x.domain.map((c) => ({ x: c, y: coefficient * c ** power, ...styles[approach], approach }));
  });
  const known = ([1, 2, 3] as const).filter((k) => points.some(({ approach }) => approach === k));
  return {
    id: `${id}-${of}`,
    title: `Compute-optimal ${of}`,
    description: `${of} of the least loss at each budget, by approach, with intervals; lines are powers of compute.`,
    legend: legend(known.map((k) => html`${glyph(styles[k])}${approachWords(k)}`)),
    table: {
      heads: ['approach', 'compute, FLOP', `${of}_opt, ${unit}`, 'interval'],
      texts: 1,
      rows: some(points, MOST_ROWS).map((point) => [
        approachWords(point.approach),
        rounded(point.x),
        padded(point.y),
        point.interval === null ? '–' : point.interval.map((end) => padded(end)).join(' to '),
      ]),
    },
    options: ({ ticks }) => ({
      x: { ...sparse(x, ticks), label: 'compute, FLOP', labelAnchor: 'center', labelArrow: 'none' },
      y: { ...y, label: `${of}_opt, ${unit}`, labelArrow: 'none', grid: true },
      symbol: { legend: false },
      marks: [
        Plot.line(lines, { x: 'x', y: 'y', z: 'approach', stroke: 'colour', strokeWidth: 1.4, clip: true }),
        Plot.ruleX(points, { x: 'x', y1: 'lo', y2: 'hi', stroke: 'colour', strokeOpacity: 0.7, clip: true }),
        Plot.dot(points, {
          x: 'x',
          y: 'y',
          symbol: 'symbol',
          fill: 'colour',
          stroke: 'colour',
          r: 3.2,
          title: 'says',
        }),
      ],
    }),
  };
}

/** The exponent of N by group and approach. */
export function exponentFigure(analyses: readonly IsoflopAnalysis[], canvas: Canvas): Figure | undefined {
  const dots = analyses.flatMap(({ name, approaches }) =>
    approaches.flatMap(({ approach, a: { value, interval } }) =>
      value === null
        ? []
        : [
            {
              row: name === '' ? 'a' : name,
              lane: approachWords(approach),
              value,
              ...(interval === null ? {} : { interval }),
              ...styles[approach],
              says: `${padded(value)} (${range(interval?.[0], interval?.[1])})`,
            },
          ],
    ),
  );
  if (dots.length === 0) return undefined;
  const ends = dots.flatMap(({ value, interval }) => [value, ...(interval ?? [])]);
  const [lo, hi] = [Math.min(...ends), Math.max(...ends)];
  const margin = Math.max(0.02, 0.06 * (hi - lo));
  const axis = linearAxis(lo - margin, hi + margin);
  return {
    id: 'exponents',
    title: 'The exponent of N',
    description: 'The exponent a of N_opt ~ C^a by approach, with its interval.',
    legend: legend(([1, 2, 3] as const).map((k) => html`${glyph(styles[k])}${approachWords(k)}`)),
    caption: ['The line at 0.5 is where N and D grow alike.'],
    table: dotTable(dots, ['Group', 'Approach', 'Exponent a']),
    options: (room) =>
      dotPlot(
        {
          dots,
          axis,
          label: 'exponent a of N_opt ∝ Cᵃ',
          reference: 0.5,
          namesAbove: room.name === 'narrow',
        },
        room,
        canvas,
      ),
  };
}
