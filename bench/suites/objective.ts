/** The objective of a fit, and its gradient, on a grid of parameter vectors. */

import { countObjective, countRows, scale, sum } from '../count.js';
import type { Suite } from '../suite.js';
import { cornersOf, Kept, keptOf, near } from './support/kept.js';
import { type Approximate, analyseObjective } from './support/rounding.js';
import { chinchillaFit } from './support/simulated-fit.js';
import { precisionOfOne, sidesOf } from './support/sweeps.js';

const ROWS = 240;

/** Parameter vectors handed over at once: the CPU shares them among its threads. */
const CHUNK = 1 << 18;

/** Vectors whose results are kept, and checked by going over all rows. */
const KEPT = 128;

/** Not used by the loss, which has no kink. */
const SMOOTHING = 1e-3;

/** How far alpha and beta go from those that the runs were drawn from. */
const REACH = 0.1;

/** Of float64 relative to f32: bits of its significand. */
const FINER = 2 ** -29;

export const objectiveSuite: Suite = {
  name: 'objective',
  title: `The objective of ${ROWS} runs and its gradient on a grid of alpha and beta`,
  unit: 'points',
  sizes: [1e3, 1e4, 1e5, 1e6, 1e7, 1e8],
  headline: 1e5,
  engines: ['cpu', 'webgpu'],
  grows: true,
  async prepare(size, backend) {
    const { model, truth } = chinchillaFit(ROWS);
    const { problem } = model;
    const precision = precisionOfOne(backend);
    const grid = new ParameterGrid(truth, size);
    const items = keptOf(size, KEPT, cornersOf(grid.sides));
    const width = 1 + problem.size;
    const counted = sum(scale(countObjective(problem, precision), size), countRows(problem, precision));
    let exact: readonly (readonly Approximate[])[] | undefined;
    const exactly = (): readonly (readonly Approximate[])[] => {
      exact ??= Array.from(items, (item) => analyseObjective(problem, grid.vectors(item, 1), SMOOTHING));
      return exact;
    };
    const prepared = await backend.prepare(problem);
    return {
      async run() {
        const kept = new Kept(items, width);
        for (let first = 0; first < size; first += CHUNK) {
          const count = Math.min(CHUNK, size - first);
          const { objective, gradient } = await prepared.objective(grid.vectors(first, count), SMOOTHING);
          kept.take(first, count, (k, i) => (k === 0 ? objective[i] : gradient[problem.size * i + k - 1]));
        }
        return {
          bytes: kept.columns,
          counted,
          check: () =>
            kept.check((tally, item, numbers, place) => {
              exactly()[place].forEach(({ value, error }, k) => {
                // Both ways of computing it in float64 err.
                const allowed = precision === 'f32' ? error : 2 * FINER * error;
                const what = k === 0 ? 'The objective' : `Slope ${k} of the objective`;
                near(tally, numbers[k], value, allowed, () => `${what} at vector ${item}`);
              });
            }),
        };
      },
      dispose: () => prepared.dispose(),
    };
  },
};

/** Alpha and beta about `centre`, the other coordinates as they are there; beta is fastest. */
export class ParameterGrid {
  readonly sides: readonly [number, number];

  constructor(
    private readonly centre: Float64Array,
    points: number,
  ) {
    this.sides = sidesOf(points);
  }

  /** Vectors `first .. first + count - 1`, row-major, f32 numbers, so that no back end gets others than the next. */
  vectors(first: number, count: number): Float64Array {
    const { centre } = this;
    const [lines, columns] = this.sides;
    const size = centre.length;
    const out = new Float64Array(count * size);
    for (let k = 0; k < count; k++) {
      for (let i = 0; i < size - 2; i++) out[k * size + i] = Math.fround(centre[i]);
      const [line, column] = [Math.floor((first + k) / columns), (first + k) % columns];
      out[k * size + size - 2] = Math.fround(centre[size - 2] + offset(line, lines));
      out[k * size + size - 1] = Math.fround(centre[size - 1] + offset(column, columns));
    }
    return out;
  }
}

function offset(place: number, count: number): number {
  return REACH * ((2 * place) / Math.max(1, count - 1) - 1);
}
