/** Equally likely parameter vectors of a fit: its refits, or draws by its covariance. */
import { threefryWords } from '../../problem/threefry.js';
import { normalQuantile } from '../../statistics/normal.js';
import { deltaMethodOf } from '../fitted/delta-method.js';
import { drawsOf } from '../fitted/draws.js';
import type { FittedLaw } from '../fitted/fitted-law.js';

/** Draws by a covariance. */
const COUNT = 2000;

export interface Draws {
  readonly count: number;
  /** By parameter of the law, natural units. */
  readonly columns: readonly Float64Array[];
  /** What they are; `none` where nothing is known of the uncertainty, and the one vector is the estimate. */
  readonly kind: 'refits' | 'covariance' | 'none';
}

/** `stream` tells the draws of several fits apart. */
export function drawsOfFit(fitted: FittedLaw, stream: number): Draws {
  const refits = drawsOf(fitted);
  if (refits !== undefined) return { kind: 'refits', count: refits[0]?.length ?? 1, columns: refits };
  const delta = deltaMethodOf(fitted);
  if (delta === undefined) {
    const columns = fitted.law.parameters.map(({ name }) => Float64Array.of(fitted.values[name]));
    return { kind: 'none', count: 1, columns };
  }
  const { directions, logarithmic, degrees } = delta;
  const bounds = fitted.covariance?.bounds ?? {};
  const normals = [...directions.keys()].map((k) => standardNormals(COUNT, stream, k));
  const wider = studentFactors(degrees, standardNormals(COUNT, stream, directions.length));
  const columns = fitted.law.parameters.map(({ name }, i) => {
    const value = fitted.values[name];
    const [lo, hi] = Object.hasOwn(bounds, name) ? bounds[name] : [null, null];
    return Float64Array.from({ length: COUNT }, (_, b) => {
      const change =
        directions.reduce((sum, direction, k) => sum + direction[i] * normals[k][b], 0) * wider[b];
      const drawn = logarithmic[i] ? value * Math.exp(change) : value + change;
      return Math.min(Math.max(drawn, lo ?? -Infinity), hi ?? Infinity);
    });
  });
  return { kind: 'covariance', count: COUNT, columns };
}

/** Uniform numbers within 0 and 1, the same in every run. */
export function uniforms(count: number, stream: number, k: number): Float64Array {
  const words = new Uint32Array(count + (count % 2));
  threefryWords(CHAIN_KEY + stream, k, words);
  return Float64Array.from({ length: count }, (_, b) => (words[b] + 0.5) / 2 ** 32);
}

/** Any number that is no usual seed. */
const CHAIN_KEY = 0x51c4a100;

function standardNormals(count: number, stream: number, k: number): Float64Array {
  return uniforms(count, stream, k).map(normalQuantile);
}

/** sqrt(n / chi-square with n degrees), by which normal draws become Student's t: Wilson and Hilferty's approximation. */
function studentFactors(degrees: number, normals: Float64Array): Float64Array {
  if (!Number.isFinite(degrees)) return normals.map(() => 1);
  const spread = 2 / (9 * degrees);
  return normals.map((z) => 1 / Math.sqrt(Math.max(1 - spread + z * Math.sqrt(spread), 0.05) ** 3));
}
