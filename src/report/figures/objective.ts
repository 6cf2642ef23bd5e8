/** The objective around the optimum: a curve over one parameter, contours over two. */
import type { FitRecord, ObjectiveGrid } from '../../store/record.js';
import { html } from '../html.js';
import { type AxisScale, axisOver, compact, linearAxis } from './axis.js';
import { accent, type Canvas, type Figure, ink, sequence } from './figure.js';

/** Rises above the optimum that contours may separate, relative to it. */
const LEVELS = [0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100];
/** One fewer than the colours there are. */
const MOST_LEVELS = 5;

export function objectiveFigures(record: FitRecord, canvas: Canvas): Figure[] {
  const grid = record.objectiveGrid;
  if (grid === undefined) return [];
  return [grid.axes.length === 1 ? curve(record, grid, canvas) : contours(record, grid, canvas)];
}

function curve(record: FitRecord, { axes: [axis], objective }: ObjectiveGrid, { Plot }: Canvas): Figure {
  const points = axis.values.flatMap((x, i) => {
    const y = objective[i];
    return y === null ? [] : [{ x, y }];
  });
  return {
    id: 'objective',
    title: `Objective along ${axis.name}`,
    description: 'The other parameters are held at the optimum.',
    caption: 'The other parameters are held at the optimum, marked by the dot.',
    options: {
      x: { ...scaleOf(axis.values), label: axis.name, labelAnchor: 'center', labelArrow: 'none' },
      y: { ...axisOver(points.map(({ y }) => y)), label: 'objective', labelArrow: 'none', grid: true },
      marks: [
        Plot.line(points, { x: 'x', y: 'y', stroke: accent, strokeWidth: 1.75 }),
        Plot.dot([{ x: record.parameters[axis.name], y: record.objective }], {
          x: 'x',
          y: 'y',
          fill: ink,
          r: 4,
        }),
      ],
    },
  };
}

function contours(record: FitRecord, grid: ObjectiveGrid, { Plot }: Canvas): Figure {
  const [across, up, third] = grid.axes;
  const points = lowest(grid).map((point) => ({
    ...point,
    rise: Math.max(point.objective - record.objective, 0) / Math.abs(record.objective || 1),
  }));
  const most = points.reduce((top, { rise }) => Math.max(top, rise), 0);
  const levels = levelsBelow(most);
  const colours = sequence(levels.length + 1);
  const place = `${across.name} and ${up.name}`;
  return {
    id: 'objective',
    title: `Objective over ${place}`,
    description: `Contours of how far the objective rises above the optimum over ${place}; a long narrow valley means that the two trade off.`,
    legend: html`<ul class="legend"><li>above the optimum, up to</li>${levels.map(
      (level, i) => html`<li><i style="background:${colours[i]}"></i>${compact(100 * level)} %</li>`,
    )}<li><i style="background:${colours[levels.length]}"></i>more</li></ul>`,
    caption:
      third === undefined
        ? 'The other parameters are held at the optimum, marked by the ring.'
        : `At every point the lowest over ${third.name}; parameters not on the grid are held at the optimum, marked by the ring.`,
    options: {
      x: { ...scaleOf(across.values), label: across.name, labelAnchor: 'center', labelArrow: 'none' },
      y: { ...scaleOf(up.values), label: up.name, labelArrow: 'none' },
      color: { type: 'threshold', domain: levels, range: colours },
      marks: [
        Plot.contour(points, {
          x: 'across',
          y: 'up',
          fill: 'rise',
          stroke: 'var(--paper)',
          strokeWidth: 0.6,
          thresholds: [0, ...levels],
          interpolate: 'barycentric',
          blur: 0,
          clip: true,
        }),
        Plot.dot([{ x: record.parameters[across.name], y: record.parameters[up.name] }], {
          x: 'x',
          y: 'y',
          stroke: ink,
          strokeWidth: 2,
          fill: 'var(--paper)',
          r: 4.5,
        }),
        Plot.frame({ stroke: 'var(--rule)' }),
      ],
    },
  };
}

/** At most {@link MOST_LEVELS} of the levels, evenly chosen among those the grid reaches. */
function levelsBelow(most: number): number[] {
  const reached = LEVELS.filter((level) => level < most);
  const stride = Math.ceil(reached.length / MOST_LEVELS);
  return reached.filter((_, i) => (reached.length - 1 - i) % stride === 0);
}

interface Lowest {
  readonly across: number;
  readonly up: number;
  readonly objective: number;
}

/** The grid's points; where there is a third axis, the lowest value along it. */
function lowest({ axes: [across, up, third], objective }: ObjectiveGrid): Lowest[] {
  const depth = third?.values.length ?? 1;
  return across.values.flatMap((x, i) =>
    up.values.flatMap((y, j) => {
      const first = (i * up.values.length + j) * depth;
      const finite = objective.slice(first, first + depth).filter((value) => value !== null);
      return finite.length === 0 ? [] : [{ across: x, up: y, objective: Math.min(...finite) }];
    }),
  );
}

/** Exactly the grid's extent, spaced as its values are. */
function scaleOf(values: readonly number[]): AxisScale {
  const domain = [Math.min(...values), Math.max(...values)] as const;
  const scale = isEven(values) ? linearAxis(...domain) : axisOver(values, 0);
  return { ...scale, domain, ticks: scale.ticks.filter((tick) => tick >= domain[0] && tick <= domain[1]) };
}

function isEven(values: readonly number[]): boolean {
  const step = (values[values.length - 1] - values[0]) / (values.length - 1);
  return values.every((value, i) => Math.abs(value - values[0] - i * step) <= 1e-6 * Math.abs(step));
}
