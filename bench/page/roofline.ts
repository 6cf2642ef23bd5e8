/** Rooflines: what each suite attains on an engine, under what the engine's measured ceilings allow. */
import { axisOver, sparse } from '../../src/report/figures/axis.js';
import { type Canvas, type Figure, ink, muted } from '../../src/report/figures/figure.js';
import { html } from '../../src/report/html.js';
import { listed } from '../../src/text.js';
import type { BenchEngine, TimedEntry } from '../results.js';
import { small } from './figure-size.js';
import { placeLabels } from './labels.js';
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
  // Of a sample, what was counted is the sample's own.
  const time = (entry.wall.median * (entry.sampled ?? entry.size)) / entry.size;
  if (!(weighed > 0 && bytes > 0 && time > 0)) return undefined;
  return { entry, suite: entry.suite, intensity: weighed / bytes, rate: weighed / time };
}

interface Roof {
  readonly precision: 'f32' | 'f64';
  readonly peak: number;
  readonly copy: number | null;
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
  const labels = placeLabels(
    dots.map(({ suite, intensity, rate }) => ({ text: suite, x: intensity, y: rate })),
    { ...small, x: x.domain, y: y.domain },
  );
  const both = roofs.length > 1;
  const lines = roofs.map((roof) => ({ ...roof, points: roofLine(roof, x.domain, y.domain) }));
  return {
    id,
    title: engine.id,
    description: `Attained rate over arithmetic intensity on logarithmic axes, under the ceilings of ${engine.adapter}: ${listed(dots.map(({ suite, entry }) => `${suite} at ${percentText(entry.roofline.fraction)} of its ceiling`))}.`,
    legend: html`<ul class="legend"><li><i class="limit"></i>${listed(roofs.map(({ peak, precision }) => `${rateText(peak, 'op')} ${precision}`))}</li>${
      engine.ceilings.copy === null
        ? undefined
        : html`<li><i class="ends"></i>copy, ${rateText(engine.ceilings.copy, 'B')}</li>`
    }${both ? html`<li><i class="ring" style="border-color:${colour}"></i>f64</li>` : undefined}</ul>`,
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
        ...lines.flatMap(({ points: { flat, slope } }) => [
          Plot.line(flat, { x: '0', y: '1', stroke: ink, strokeWidth: 2 }),
          Plot.line(slope, { x: '0', y: '1', stroke: muted, strokeWidth: 1.5, strokeDasharray: '5,3' }),
        ]),
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

/** The roof within the axes: the copy's slope up to the ridge, the arithmetic's level from there. */
function roofLine(
  { peak, copy }: Roof,
  [left, right]: readonly [number, number],
  [bottom]: readonly [number, number],
): { flat: number[][]; slope: number[][] } {
  const ridge = copy === null ? left : Math.min(Math.max(peak / copy, left), right);
  const flat = [
    [ridge, peak],
    [right, peak],
  ];
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
