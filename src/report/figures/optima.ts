/** Where the refits of resamples put the optimum, as histograms. */
import { html } from '../markup/html.js';
import { percent } from '../sentences/uncertainty.js';
import { axisOver, linearAxis, sparse } from './axis.js';
import { accent, type Canvas, type Figure, ink, muted } from './figure.js';
import { type DrawnAllocation, quantityOf, quantityTitle } from './frontier.js';
import { range } from './readout.js';

const BINS = 28;

/** Optima this near, relative, are one: where constraints leave no choice. */
const SAME = 1e-9;

/** Shares of the refits that histograms leave to either side. */
const TAIL = 0.005;

/** Histograms of where the refits' own optima lie. */
export function distributionFigures({ record, sketch, fitted }: DrawnAllocation, { Plot }: Canvas): Figure[] {
  const last = record.frontier[record.frontier.length - 1];
  const { shares } = record;
  return Object.entries(sketch.optima).flatMap(([name, column]): Figure[] => {
    const values = column.filter(Number.isFinite).sort();
    const kept = values.slice(Math.floor(TAIL * values.length), Math.ceil((1 - TAIL) * values.length));
    const [lo, hi] = [kept[0], kept[kept.length - 1]];
    if (values.length < 2 || !(hi - lo > SAME * Math.abs(hi))) return [];
    const best = quantityOf(last, name);
    const x = sparse(
      axisOver([lo, hi, best, ...(last.decisions ?? []).map((d) => decided(d.best, name))]),
      5,
    );
    const bars = binned(kept, x.type === 'log').map((bar) => ({ ...bar, share: bar.count / values.length }));
    const top = Math.max(...bars.map(({ share }) => share));
    const quantiles = last.quantiles?.[name];
    const ends = quantiles === undefined ? [] : [quantiles[0], quantiles[quantiles.length - 1]];
    const decisions = (last.decisions ?? []).map(({ best: at }) => decided(at, name));
    return [
      {
        id: name === 'D/N' ? 'optima-D-per-N' : `optima-${name}`,
        title: name === 'D/N' ? 'Tokens per parameter' : `Best ${name}`,
        description: `${values.length} refits’ own best ${name} as a histogram, middle half near ${values[values.length >> 1]}.`,
        legend: html`<ul class="legend"><li><i style="background:${ink}"></i>by the fit</li>${
          ends.length === 0 || shares.length < 2
            ? undefined
            : html`<li><i class="ends"></i>${percent(shares[shares.length - 1] - shares[0])} within</li>`
        }${decisions.length === 0 ? undefined : html`<li><i class="held-out"></i>decided</li>`}</ul>`,
        table: {
          heads: [quantityTitle(name, fitted), 'Refits'],
          rows: bars
            .filter(({ count }) => count > 0)
            .map(({ from, to, count }) => [range(from, to), String(count)]),
        },
        options: () => ({
          x: { ...x, label: quantityTitle(name, fitted), labelAnchor: 'center', labelArrow: 'none' },
          y: {
            ...sparse(linearAxis(0, 1.12 * top), 4),
            tickFormat: (share: number) => percent(share),
            label: 'refits',
            labelArrow: 'none',
            grid: true,
          },
          marks: [
            Plot.rect(bars, {
              x1: 'from',
              x2: 'to',
              y1: 0,
              y2: 'share',
              fill: accent,
              fillOpacity: 0.55,
              insetLeft: 0.5,
              insetRight: 0.5,
              clip: true,
              title: ({ from, to, count }: Bar) => `${range(from, to)}: ${count}`,
            }),
            Plot.ruleX(ends, { stroke: muted, strokeDasharray: '3,3', clip: true }),
            Plot.ruleX([best], { stroke: ink, strokeWidth: 1.75 }),
            Plot.dot([best], { x: (value: number) => value, y: () => 1.12 * top, fill: ink, r: 4 }),
            Plot.dot(decisions, {
              x: (value: number) => value,
              y: () => 0,
              dy: -7,
              stroke: ink,
              strokeWidth: 1.4,
              fill: 'var(--paper)',
              r: 5,
              symbol: 'diamond',
            }),
            Plot.ruleY([0], { stroke: 'var(--rule)' }),
          ],
        }),
      },
    ];
  });
}

function decided(best: Readonly<Record<string, number>>, name: string): number {
  return name === 'D/N' ? best.D / best.N : best[name];
}

interface Bar {
  readonly from: number;
  readonly to: number;
  count: number;
}

/** Bars of equal width on the axis. */
function binned(sorted: Float64Array, isLog: boolean): Bar[] {
  const [forth, back] = isLog ? [Math.log, Math.exp] : [Number, Number];
  const [lo, hi] = [forth(sorted[0]), forth(sorted[sorted.length - 1])];
  const bars = Array.from({ length: BINS }, (_, i) => ({
    from: back(lo + (i / BINS) * (hi - lo)),
    to: back(lo + ((i + 1) / BINS) * (hi - lo)),
    count: 0,
  }));
  for (const value of sorted) {
    bars[Math.min(BINS - 1, Math.floor((BINS * (forth(value) - lo)) / (hi - lo)))].count++;
  }
  return bars;
}
