/** Factors of equivalents, or rates of exchange, along a curve. */
import type { EquivalentRecord } from '../../tasks/equivalent/record.js';
import type { Solved } from '../../tasks/solve/record.js';
import { html } from '../markup/html.js';
import { equivalentTitle } from '../sentences/equivalent.js';
import { percent } from '../sentences/uncertainty.js';
import { inputUnit } from '../sentences/units.js';
import { axisOver, sparse } from './axis.js';
import { axisTitle } from './axis-titles.js';
import { accent, type Canvas, type Figure, muted } from './figure.js';
import { MOST_ROWS, number, padded, range, readout, readoutDots, rounded, some } from './readout.js';

/** Pairs of inputs that are drawn. */
const MOST_PAIRS = 6;

export function equivalentFigures(record: EquivalentRecord, canvas: Canvas): Figure[] {
  const { axis, points, kind, for: wanted = 'cost' } = record;
  if (axis === undefined || points.length < 2) return [];
  if (kind !== 'exchange') {
    return [
      curve(record, canvas, {
        id: 'factor',
        title: `Equivalent ${wanted} as a multiple of ${wanted}`,
        label: 'factor at equal loss',
        caption: `Where the factor is below 1, ${record.against?.name ?? (record.reference ?? 'the reference').replaceAll(',', ', ')} needs less ${wanted} for the same loss.`,
        of: (i) => points[i].factor ?? undefined,
        reference: 1,
      }),
    ];
  }
  return (points[0].rates ?? []).slice(0, MOST_PAIRS).map((pair, k) =>
    curve(record, canvas, {
      id: `rate-${k + 1}`,
      title: `What one of ${pair.of} is worth in ${pair.in}`,
      label: `${pair.in} for one of ${pair.of}`,
      caption: `So much of ${pair.in} replaces one of ${pair.of} at equal loss.`,
      of: (i) => points[i].rates?.find((rate) => rate.of === pair.of && rate.in === pair.in)?.rate,
    }),
  );
}

/** Of budgets: that of the equivalents. */
function costUnit({ points }: EquivalentRecord): string {
  return points.find(({ equivalent }) => equivalent)?.equivalent?.unit ?? '';
}

interface Drawn {
  readonly id: string;
  readonly title: string;
  readonly label: string;
  readonly caption: string;
  readonly of: (point: number) => Solved | undefined;
  readonly reference?: number;
}

function curve(
  record: EquivalentRecord,
  canvas: Canvas,
  { id, title, label, caption, of, reference }: Drawn,
): Figure {
  const { Plot } = canvas;
  const { axis = '', level } = record;
  const points = record.points.map(({ at }, i) => {
    const solved = of(i);
    const value = solved?.value ?? Number.NaN;
    const [lo, hi] = solved?.band ?? [Number.NaN, Number.NaN];
    return {
      x: at[axis] ?? Number.NaN,
      y: Number.isFinite(value) ? value : Number.NaN,
      lo: lo ?? Number.NaN,
      hi: hi ?? Number.NaN,
    };
  });
  const known = points.flatMap(({ y, lo, hi }) => [y, lo, hi]).filter(Number.isFinite);
  const x = axisOver(points.map((point) => point.x));
  const y = axisOver([...known, ...(reference === undefined ? [] : [reference])], 0.06);
  const across = axisTitle({
    name: axis,
    unit: axis === 'cost' ? costUnit(record) : inputUnit(record.fit, axis),
  });
  const hasBand = points.some(({ lo }) => Number.isFinite(lo));
  return {
    id,
    title,
    description: `${equivalentTitle(record)}, along ${axis}.`,
    legend: html`<ul class="legend"><li><i class="line" style="background:var(--accent)"></i>estimate</li>${hasBand ? html`<li><i class="band"></i>${percent(level)}</li>` : undefined}</ul>`,
    caption: [caption],
    table: {
      heads: [across, label, ...(hasBand ? [percent(level)] : [])],
      rows: some(points, MOST_ROWS).map((point) => [
        rounded(point.x),
        padded(point.y),
        ...(hasBand ? [range(point.lo, point.hi)] : []),
      ]),
    },
    options: ({ ticks }) => ({
      x: { ...sparse(x, ticks), label: across, labelAnchor: 'center', labelArrow: 'none' },
      y: { ...y, label, labelArrow: 'none', grid: true },
      marks: [
        Plot.areaY(points, { x: 'x', y1: 'lo', y2: 'hi', fill: accent, fillOpacity: 0.16, clip: true }),
        ...(reference === undefined
          ? []
          : [Plot.ruleY([reference], { stroke: muted, strokeDasharray: '3,3' })]),
        Plot.line(points, { x: 'x', y: 'y', stroke: accent, strokeWidth: 1.75 }),
        readoutDots(
          some(points).map((point) => ({
            x: point.x,
            y: point.y,
            says: readout({ [axis]: point.x }, number(point.y)),
          })),
          canvas,
        ),
      ],
    }),
  };
}
