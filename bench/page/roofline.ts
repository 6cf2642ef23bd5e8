/** Rooflines: what each suite attains on an engine, under what the engine's measured ceilings allow. */
import { axisOver, sparse } from '../../src/report/figures/axis.js';
import { type Canvas, type Figure, ink, muted } from '../../src/report/figures/figure.js';
import { html } from '../../src/report/html.js';
import { listed } from '../../src/text.js';
import type { BenchEngine, TimedEntry } from '../results.js';
import { small } from './figure-size.js';
import { placeLabels, type Standing } from './labels.js';
import { type Look, type Looks, unknownLook } from './looks.js';
import { percentText, rateText } from './units.js';
import { type SuiteView, shownSize } from './view.js';

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

interface Roof {
  readonly precision: 'f32' | 'f64';
  readonly peak: number;
  readonly copy: number | null;
}

interface RoofLine extends Roof {
  readonly flat: readonly (readonly [x: number, y: number])[];
  readonly slope: readonly (readonly [x: number, y: number])[];
}

/** Of one engine: a dot a suite. */
export function rooflineFigure(
  engine: BenchEngine,
  views: readonly SuiteView[],
  looks: Looks,
  id: string,
  { Plot }: Canvas,
): Figure | undefined {
  const dots = views.flatMap((view) => {
    const size = shownSize(view);
    const entry = view.timed.find((own) => own.engine === engine.id && own.size === size);
    return (entry && attained(entry, engine)) ?? [];
  });
  if (dots.length === 0) return undefined;
  const roofs = (['f32', 'f64'] as const).flatMap((precision): Roof[] => {
    const used = dots.some(({ entry }) => entry.counted.precision === precision);
    const rates = engine.ceilings[precision];
    return rates === null || !used ? [] : [{ precision, peak: rates.operations, copy: engine.ceilings.copy }];
  });
  const ridges = roofs.flatMap(({ peak, copy }) => (copy === null ? [] : [peak / copy]));
  const x = sparse(axisOver([...dots.map(({ intensity }) => intensity), ...ridges], 0.12), 6);
  const y = sparse(axisOver([...dots.map(({ rate }) => rate), ...roofs.map(({ peak }) => peak)], 0.08), 6);
  const { colour, symbol }: Look = looks.get(engine.id) ?? unknownLook;
  const both = roofs.length > 1;
  const lines = roofs.map((roof) => ({ ...roof, ...roofLine(roof, x.domain, y.domain) }));
  const names = roofNames(lines, x.domain);
  const labels = placeLabels(
    dots.map(({ suite, intensity, rate }) => ({ text: suite, x: intensity, y: rate })),
    { ...small, x: x.domain, y: y.domain },
    names,
  );
  const best = dots.reduce((a, b) => (a.entry.roofline.fraction < b.entry.roofline.fraction ? b : a));
  return {
    id,
    title: `${engine.id}: at best ${percentText(best.entry.roofline.fraction)} of a ceiling, by ${best.suite}`,
    description: `Attained rate over arithmetic intensity on logarithmic axes, under the ceilings of ${engine.adapter}: ${listed(dots.map(({ suite, entry }) => `${suite} at ${percentText(entry.roofline.fraction)} of its ceiling`))}.`,
    ...(both
      ? {
          legend: html`<ul class="legend"><li><i style="background:${colour}"></i>f32</li><li><i class="ring" style="border-color:${colour}"></i>f64</li></ul>`,
        }
      : {}),
    options: {
      ...small,
      marginLeft: 60,
      x: {
        ...x,
        label: 'operations a byte',
        labelAnchor: 'center',
        labelArrow: 'none',
        grid: true,
      },
      y: {
        ...y,
        tickFormat: (value: number) => rateText(value, '').replace('/s', ''),
        label: 'operations a second',
        labelArrow: 'none',
        grid: true,
      },
      marks: [
        ...lines.flatMap(({ flat, slope }) => [
          Plot.line(flat, { x: '0', y: '1', stroke: ink, strokeWidth: 2 }),
          Plot.line(slope, { x: '0', y: '1', stroke: muted, strokeWidth: 1.5, strokeDasharray: '5,3' }),
        ]),
        ...names.map(({ dx, rise, ...name }) =>
          Plot.text([name], {
            x: 'x',
            y: 'y',
            dx,
            dy: -rise,
            text: 'text',
            textAnchor: 'start',
            fontSize: 11,
            fill: muted,
          }),
        ),
        Plot.link(labels, {
          x1: 'x',
          y1: 'y',
          x2: 'labelX',
          y2: 'labelY',
          stroke: muted,
          strokeOpacity: 0.5,
        }),
        Plot.dot(dots, {
          x: 'intensity',
          y: 'rate',
          symbol,
          r: 4,
          stroke: colour,
          strokeWidth: 1.75,
          fill: ({ entry }: Attained) =>
            both && entry.counted.precision === 'f64' ? 'var(--paper)' : colour,
        }),
        ...(['start', 'end'] as const).map((textAnchor) =>
          Plot.text(
            labels.filter(({ anchor }) => anchor === textAnchor),
            {
              x: 'labelX',
              y: 'labelY',
              text: 'text',
              textAnchor,
              dx: textAnchor === 'start' ? 3 : -3,
              fontSize: 11,
              fill: ink,
              stroke: 'var(--paper)',
              strokeWidth: 3,
            },
          ),
        ),
      ],
    },
  };
}

/** A letter's pixels, and the share of the width from which on a name stands left of where its line begins. */
const LETTER = 6;
const LATE = 0.65;

/** What the lines are: levels from their ridges on, the slope, which all have in common, beside its middle. */
function roofNames(lines: readonly RoofLine[], [left, right]: readonly [number, number]): Standing[] {
  const levels = lines.map(({ peak, precision, flat: [[x, y]] }, i): Standing => {
    const text = `${rateText(peak, 'op')} ${precision}`;
    const isLate = Math.log(x / left) > LATE * Math.log(right / left);
    if (isLate) return { text, x, y, dx: -LETTER * text.length - 4, rise: 9 };
    // The lower one's name hangs below, as there may be little room between the two.
    return { text, x, y, dx: 4, rise: i === 0 ? 9 : -9 };
  });
  const [{ slope, copy }] = lines;
  if (copy === null || slope.length === 0) return levels;
  const [[x0, y0], [x1, y1]] = slope;
  const middle = { x: Math.sqrt(x0 * x1), y: Math.sqrt(y0 * y1) };
  return [...levels, { ...middle, text: `copy ${rateText(copy, 'B')}`, dx: 9, rise: -5 }];
}

/** The roof within the axes: the copy's slope up to the ridge, the arithmetic's level from there. */
function roofLine(
  { peak, copy }: Roof,
  [left, right]: readonly [number, number],
  [bottom]: readonly [number, number],
): Pick<RoofLine, 'flat' | 'slope'> {
  const ridge = copy === null ? left : Math.min(Math.max(peak / copy, left), right);
  const flat = [
    [ridge, peak],
    [right, peak],
  ] as const;
  if (copy === null || ridge <= left) return { flat, slope: [] };
  const from = Math.max(left, bottom / copy);
  return {
    flat,
    slope: [
      [from, from * copy],
      [ridge, Math.min(peak, ridge * copy)],
    ],
  };
}
