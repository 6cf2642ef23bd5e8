/** Iso-loss lines of a surface: the estimate's, exact in float64. */
import { field, IsolossError } from '../../errors.js';
import { emitColumns } from '../../formula/emit-columns.js';
import { formatNumber } from '../../text.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { type ContourAxis, contours, cornersOf, roundLevels } from './contours.js';
import { thinnedIndices } from './grid.js';
import type { SurfacePlan } from './plan.js';
import type { SurfaceContours } from './record.js';

/** Grid values per axis: the law is smooth, and vertices are exact on any grid. */
const FOLLOWED = 241;

const AUTO_LEVELS = 10;

/** Throws `no-plane` unless the grid has two axes of several values, `no-such-level` if a level has no line. */
export function surfaceContours(
  plan: SurfacePlan,
  fitted: FittedLaw,
  asked: readonly number[] | 'auto',
): SurfaceContours {
  const drawn = plan.grid.axes.flatMap(({ values }, a) => (values.length > 1 ? [a] : []));
  if (drawn.length !== 2) {
    throw new IsolossError(
      'no-plane',
      `Contours lie in a plane, and this grid has ${drawn.length === 1 ? 'one axis' : `${drawn.length} axes`} with several values.`,
      `Give two axes, and set the other inputs; or leave out ${field('contours')}.`,
    );
  }
  const found = contoursIn(plan, fitted, [drawn[0], drawn[1]], {}, asked);
  if (asked !== 'auto' && found.lines.length === 0) {
    const [lo, hi] = found.range;
    throw new IsolossError(
      'no-such-level',
      `The law does not reach ${asked.join(', ')} on this grid: it runs from ${formatNumber(lo)} to ${formatNumber(hi)}.`,
      'Ask for levels in between, or for auto.',
    );
  }
  const { range: _, ...lines } = found;
  return lines;
}

/** Contours in the plane of two axes, with the others fixed. */
export function contoursIn(
  { grid }: SurfacePlan,
  { law, values }: FittedLaw,
  [a, b]: readonly [number, number],
  held: Readonly<Record<string, number>>,
  asked: readonly number[] | 'auto',
): SurfaceContours & { readonly range: readonly [least: number, greatest: number] } {
  const parameters = law.parameters.map(({ name }) => values[name]);
  const f = (x: Float64Array, y: Float64Array): Float64Array => {
    const columns = grid.axes.map((axis, i) => {
      if (i === a) return x;
      return i === b ? y : new Float64Array(x.length).fill(held[axis.name] ?? axis.values[0]);
    });
    const leaves = { scalar: 'param', column: 'input' } as const;
    const emitted = emitColumns(grid.graph, [grid.root], leaves, columns, x.length);
    emitted.run(parameters);
    return emitted.results[0];
  };
  const axisOf = (i: number): ContourAxis => {
    const { values: all, positive, spacing } = grid.axes[i];
    const few = Float64Array.from(thinnedIndices(all.length, FOLLOWED), (k) => all[k]);
    return { values: few, logarithmic: positive && spacing !== 'linear' };
  };
  const [x, y] = [axisOf(a), axisOf(b)];
  const all = cornersOf(f, x, y);
  const finite = all.filter(Number.isFinite);
  const range = [
    finite.reduce((least, value) => Math.min(least, value), Infinity),
    finite.reduce((greatest, value) => Math.max(greatest, value), -Infinity),
  ] as const;
  const levels = asked === 'auto' ? roundLevels(all, AUTO_LEVELS) : asked;
  return {
    x: grid.axes[a].name,
    y: grid.axes[b].name,
    levels,
    lines: contours(f, x, y, levels),
    range,
  };
}
