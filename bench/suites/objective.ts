/** The objective of a fit, and its gradient, on a grid of parameter vectors. */

import { type Approximate, FINER } from '../../src/formula/error-analysis.js';
import { countObjective, countRows, scale, sum } from '../operation-count.js';
import type { Suite } from '../suite.js';
import { analyseObjective } from './support/row-sums.js';
import { cornersOf, Kept, keptOf, near } from './support/sampled-items.js';
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
    const vector = new Float64Array(problem.size);
    let exact: readonly (readonly Approximate[])[] | undefined;
    const exactly = (): readonly (readonly Approximate[])[] => {
      exact ??= Array.from(items, (item) => analyseObjective(problem, grid.fill(item, vector), SMOOTHING));
      return exact;
    };
    const prepared = await backend.prepare(problem);
    return {
      async run() {
        const kept = new Kept(items, width);
        const chunk = new Float64Array(Math.min(CHUNK, size) * problem.size);
        for (let first = 0; first < size; first += CHUNK) {
          const count = Math.min(CHUNK, size - first);
          const points = grid.fill(first, chunk.subarray(0, count * problem.size));
          const { objective, gradient } = await prepared.objective(points, SMOOTHING);
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
  readonly size: number;
  readonly #centre: Float64Array;
  readonly #alphas: Float64Array;
  readonly #betas: Float64Array;

  /** All coordinates are f32 numbers, so that every back end gets the same. */
  constructor(centre: Float64Array, points: number) {
    this.sides = sidesOf(points);
    this.size = centre.length;
    this.#centre = centre.map(Math.fround);
    const [alphas, betas] = this.sides;
    this.#alphas = around(centre[centre.length - 2], alphas);
    this.#betas = around(centre[centre.length - 1], betas);
  }

  /** Vectors from `first` on, row-major, as many as `out` has room for. */
  fill(first: number, out: Float64Array): Float64Array {
    const { size } = this;
    const columns = this.#betas.length;
    let [line, column] = [Math.floor(first / columns), first % columns];
    for (let at = 0; at < out.length; at += size) {
      for (let i = 0; i < size - 2; i++) out[at + i] = this.#centre[i];
      out[at + size - 2] = this.#alphas[line];
      out[at + size - 1] = this.#betas[column++];
      if (column < columns) continue;
      column = 0;
      line++;
    }
    return out;
  }
}

function around(centre: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, place) =>
    Math.fround(centre + REACH * ((2 * place) / Math.max(1, count - 1) - 1)),
  );
}
