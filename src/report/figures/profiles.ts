/** Likelihood profiles: how the fit worsens as one parameter is held away from its optimum. */

import type { FitOutcome } from '../../tasks/fit/outcome.js';
import type { FitRecord, Profile } from '../../tasks/fit/record.js';
import { formatNumber } from '../../text.js';
import { html } from '../markup/html.js';
import { plainSymbol } from '../markup/math.js';
import { percent, profileWords } from '../sentences/uncertainty.js';
import { type AxisScale, axisOver, linearAxis, sparse } from './axis.js';
import { accent, type Canvas, type Figure, ink, muted } from './figure.js';
import { number, readout, readoutDots } from './readout.js';

/** Profiles are drawn up to this multiple of the threshold: what lies above says no more. */
const CEILING = 3;

export function profileFigures({ record, model }: FitOutcome, canvas: Canvas): Figure[] {
  return (record.profiles ?? []).map((profile) => {
    const free = model.free.find(({ name }) => name === profile.parameter);
    return figure(record, profile, free?.logarithmic ?? false, canvas);
  });
}

function figure(record: FitRecord, profile: Profile, logarithmic: boolean, canvas: Canvas): Figure {
  const { Plot } = canvas;
  const { parameter, values, statistic, threshold, level, interval, better } = profile;
  const symbol = plainSymbol(parameter);
  const points = values.map((x, i) => ({ x, y: statistic[i] ?? Number.NaN }));
  const known = points.filter(({ y }) => Number.isFinite(y));
  const top = Math.max(
    1.35 * threshold,
    Math.min(CEILING * threshold, ...[Math.max(...known.map(({ y }) => y))]),
  );
  const low = Math.min(0, ...known.map(({ y }) => y));
  const estimate = record.parameters[parameter];
  const shown = below(points, top);
  const across = [...(shown.length > 1 ? shown : values), estimate];
  const x = sparse(exactly(Math.min(...across), Math.max(...across), logarithmic), 5);
  const shaded = [{ from: interval[0] ?? x.domain[0], to: interval[1] ?? x.domain[1] }];
  const ends = interval.filter((end) => end !== null);
  return {
    id: `profile-${parameter}`,
    title: `Profile of ${plainSymbol(parameter)}`,
    description: `The statistic along ${parameter} with the other parameters refitted; it crosses the threshold at the ends of the interval.`,
    legend: html`<ul class="legend"><li><i class="band"></i>${percent(level)} interval</li><li><i class="ends"></i>threshold ${formatNumber(threshold, 3)}</li></ul>`,
    caption: [
      profileWords(profile),
      better === undefined
        ? ''
        : `On the way a lower objective than the fit’s was met: ${formatNumber(better.objective, 6)}.`,
    ],
    table: {
      heads: [symbol, 'Statistic'],
      rows: points.map(({ x, y }) => [number(x, 5), number(y)]),
    },
    options: () => ({
      x: { ...x, label: symbol, labelAnchor: 'center', labelArrow: 'none' },
      y: { ...sparse(linearAxis(low, top), 5), label: 'statistic', labelArrow: 'none', grid: true },
      marks: [
        Plot.rect(shaded, {
          x1: 'from',
          x2: 'to',
          y1: low,
          y2: top,
          fill: accent,
          fillOpacity: 0.1,
          clip: true,
        }),
        Plot.ruleX(ends, { stroke: muted, strokeDasharray: '3,3' }),
        Plot.ruleY([threshold], { stroke: muted, strokeDasharray: '3,3' }),
        Plot.line(points, { x: 'x', y: 'y', stroke: accent, strokeWidth: 1.75, clip: true }),
        Plot.dot(known, { x: 'x', y: 'y', fill: accent, r: 2.2, clip: true }),
        readoutDots(
          known.map((point) => ({
            ...point,
            says: readout({ [symbol]: point.x }, `statistic ${number(point.y)}`),
          })),
          canvas,
        ),
        Plot.dot([estimate], {
          x: (value) => value,
          y: () => 0,
          fill: ink,
          r: 4,
          title: (value) => `estimate: ${symbol} ${number(value, 5)}`,
        }),
      ],
    }),
  };
}

/** A scale from `lo` to `hi` without a margin: the curve tells where it ends. */
function exactly(lo: number, hi: number, logarithmic: boolean): AxisScale {
  const scale = logarithmic && lo > 0 ? axisOver([lo, hi], 0) : linearAxis(lo, hi);
  return { ...scale, domain: [lo, hi], ticks: scale.ticks.filter((tick) => tick >= lo && tick <= hi) };
}

/** Where along the profile the statistic lies below `top`: its points, and where it crosses in between. */
function below(points: readonly { readonly x: number; readonly y: number }[], top: number): number[] {
  return points.flatMap(({ x, y }, i) => {
    const next = points[i + 1];
    const here = y <= top ? [x] : [];
    const crosses = next !== undefined && (y - top) * (next.y - top) < 0;
    return crosses ? [...here, x + ((top - y) / (next.y - y)) * (next.x - x)] : here;
  });
}
