/** Rooflines: what each suite attains on an engine, under what the engine's measured ceilings allow. */
import { axisOver, sparse } from '../../src/report/figures/axis.js';
import { type Canvas, type Figure, ink, legend, muted } from '../../src/report/figures/figure.js';
import { spacedLabels } from '../../src/report/figures/label-spacing.js';
import { html } from '../../src/report/markup/html.js';
import { formatRate, listed, significant } from '../../src/text.js';
import type { BenchEngine, TimedEntry } from '../results.js';
import type { EngineStyles } from './engine-style.js';
import { percentText } from './format.js';
import { type SuiteView, shownSize } from './suite-view.js';

export interface Attained {
  readonly entry: TimedEntry;
  readonly suite: string;
  /** Weighed operations a byte. */
  readonly intensity: number;
  /** Weighed operations a second. */
  readonly rate: number;
}

/**
 * What a timed entry attains: its operations, or its transcendentals each counted as the operations that the engine
 * can do in its time, whichever are more, since the two may overlap. So a dot's height below the roof is the fraction
 * of the ceiling. Undefined where no bytes are counted, or the engine's ceilings do not say.
 */
export function attained(entry: TimedEntry, { ceilings }: BenchEngine): Attained | undefined {
  const { precision, operations, transcendentals, bytes } = entry.counted;
  const rates = ceilings[precision];
  if (rates === null || rates.transcendentals <= 0) return undefined;
  const weighed = Math.max(operations, transcendentals * (rates.operations / rates.transcendentals));
  const time = entry.wall.median;
  if (!(weighed > 0 && bytes > 0 && time > 0)) return undefined;
  return { entry, suite: entry.suite, intensity: weighed / bytes, rate: weighed / time };
}

/** Pixels above and below the axes, and of the names at the right. */
const OUTSIDE = 74;
const NAMES = 100;

/** Of one engine: a dot a suite, named at the right. */
export function rooflineFigure(
  engine: BenchEngine,
  views: readonly SuiteView[],
  styles: EngineStyles,
  id: string,
  { Plot }: Canvas,
): Figure | undefined {
  const dots = views.flatMap((view) => {
    const size = shownSize(view);
    const entry = view.timed.find((own) => own.engine === engine.id && own.size === size);
    return (entry && attained(entry, engine)) ?? [];
  });
  if (dots.length === 0) return undefined;
  const { copy } = engine.ceilings;
  const roofs = (['f32', 'f64'] as const).flatMap((precision) => {
    const used = dots.some(({ entry }) => entry.counted.precision === precision);
    const peak = engine.ceilings[precision]?.operations;
    return peak === undefined || !used ? [] : [{ precision, peak, ridge: copy === null ? 0 : peak / copy }];
  });
  const ridges = roofs.map(({ ridge }) => ridge).filter((ridge) => ridge > 0);
  const x = axisOver([...dots.map(({ intensity }) => intensity), ...ridges], 0.12);
  const y = sparse(axisOver([...dots.map(({ rate }) => rate), ...roofs.map(({ peak }) => peak)], 0.08), 6);
  const [left, right] = x.domain;
  // Under the copy's slope up to the ridge, under the arithmetic's level from there.
  const foot = copy === null ? left : Math.max(left, y.domain[0] / copy);
  const corners = roofs.flatMap(({ precision, peak, ridge }) => [
    ...(copy !== null && ridge > foot ? [{ precision, x: foot, y: foot * copy }] : []),
    { precision, x: Math.max(left, ridge), y: peak },
    { precision, x: right, y: peak },
  ]);
  const levels = roofs.map(({ precision, peak, ridge }) => ({
    text: `${formatRate(peak, 'op')} ${precision}`,
    x: Math.max(left, ridge),
    y: peak,
  }));
  const ridge = Math.max(...ridges);
  const middle = Math.sqrt(foot * ridge);
  const slope =
    copy === null || ridge <= foot
      ? []
      : [{ text: `copy ${formatRate(copy, 'B')}`, x: middle, y: middle * copy }];
  const besideRoof = { x: 'x', y: 'y', dx: 6, text: 'text', textAnchor: 'start', fill: muted } as const;
  const named = dots.map((dot) => ({
    ...dot,
    right,
    says: `${dot.suite}: ${formatRate(dot.rate, 'op')} at ${significant(dot.intensity)} operations a byte, ${percentText(dot.entry.roofline.fraction)} of its ceiling`,
  }));
  const { colour, symbol } = styles.of(engine.id);
  const both = roofs.length > 1;
  const best = dots.reduce((a, b) => (a.entry.roofline.fraction < b.entry.roofline.fraction ? b : a));
  return {
    id,
    title: `${engine.id}: at best ${percentText(best.entry.roofline.fraction)} of a ceiling, by ${best.suite}`,
    description: `Attained rate over arithmetic intensity on logarithmic axes, under the ceilings of ${engine.adapter}: ${listed(dots.map(({ suite, entry }) => `${suite} at ${percentText(entry.roofline.fraction)} of its ceiling`))}.`,
    ...(both
      ? {
          legend: legend([
            html`<i style="background:${colour}"></i>f32`,
            html`<i class="ring" style="border-color:${colour}"></i>f64`,
          ]),
        }
      : {}),
    table: {
      heads: ['Suite', 'Operations a byte', 'Operations a second', 'Of its ceiling'],
      texts: 1,
      rows: dots.map(({ suite, intensity, rate, entry }) => [
        suite,
        significant(intensity),
        formatRate(rate, 'op'),
        percentText(entry.roofline.fraction),
      ]),
    },
    options: ({ height, ticks }) => {
      const heights = spacedLabels(
        dots.map(({ rate }) => rate),
        y,
        height - OUTSIDE,
      );
      const names = named.map((dot, i) => ({ ...dot, height: heights[i] }));
      return {
        marginRight: NAMES,
        x: {
          ...sparse(x, Math.min(ticks, 5)),
          label: 'operations a byte',
          labelAnchor: 'center',
          labelArrow: 'none',
          grid: true,
        },
        y: {
          ...y,
          tickFormat: (value: number) => formatRate(value, '').replace('/s', ''),
          label: 'operations a second',
          labelArrow: 'none',
          grid: true,
        },
        marks: [
          Plot.line(corners, { x: 'x', y: 'y', z: 'precision', stroke: ink, strokeWidth: 1.75 }),
          Plot.text(levels, { ...besideRoof, dy: -8 }),
          Plot.text(slope, { ...besideRoof, dy: 9 }),
          Plot.link(names, {
            x1: 'intensity',
            x2: 'right',
            y1: 'rate',
            y2: 'height',
            stroke: muted,
            strokeOpacity: 0.35,
          }),
          Plot.text(names, { x: 'right', y: 'height', text: 'suite', textAnchor: 'start', dx: 6, fill: ink }),
          Plot.dot(named, {
            x: 'intensity',
            title: 'says',
            y: 'rate',
            symbol,
            r: 4,
            stroke: colour,
            strokeWidth: 1.75,
            fill: ({ entry }: Attained) =>
              both && entry.counted.precision === 'f64' ? 'var(--paper)' : colour,
          }),
        ],
      };
    },
  };
}
