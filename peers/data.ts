/** What all ways are given: the same runs, starts, resamples and grids. */

import type { BenchRuns } from '../simulated/runs.js';
import { chinchilla } from '../src/laws/parameters-and-tokens/chinchilla.js';
import type { Loss } from '../src/loss/loss.js';
import { createModel, type Model } from '../src/problem/model.js';
import { createResampler, type ResamplePlan } from '../src/problem/resample.js';
import { createStarts } from '../src/problem/starts.js';
import { threefry } from '../src/problem/threefry.js';
import { normalQuantile } from '../src/statistics/normal.js';
import { indices } from '../src/tasks/uncertainty/scheme.js';
import { DELTA, type PeerLoss, plainObjective, type Rows, SIZE } from './loss.js';
import { bfgs } from './plain-bfgs.js';

const SEED = 2026;

/** Near the optimum of runs that follow the published law: log E, log A, log B, alpha, beta. */
const NEAR = [0.597, 6.18, 7.64, 0.348, 0.366];

/** How widely resamples of the published runs spread those, roughly. */
const SPREAD = [0.014, 0.25, 0.6, 0.015, 0.02];

export interface PeerData extends Rows {
  readonly runs: BenchRuns;
  readonly rows: number;
}

export function peerData(runs: BenchRuns): PeerData {
  const log = (column: Float64Array): Float64Array => column.map(Math.log);
  return { runs, rows: runs.L.length, logN: log(runs.N), logD: log(runs.D), logL: log(runs.L) };
}

export function lossOf(loss: PeerLoss): Loss {
  const rho = loss === 'huber' ? ({ kind: 'huber', delta: DELTA } as const) : ({ kind: 'squared' } as const);
  return { residual: 'log', rho };
}

/** The runs and the law as isoloss has them. */
export function modelOf({ runs, rows }: PeerData, loss: PeerLoss): Model {
  const columns = {
    inputs: new Map([
      ['N', runs.N],
      ['D', runs.D],
    ]),
    target: runs.L,
    weight: new Float64Array(rows).fill(1),
    rowNumbers: Int32Array.from({ length: rows }, (_, row) => row + 1),
    source: 'the runs',
    rowWord: 'row',
  } as const;
  return createModel(chinchilla, columns, { loss: lossOf(loss), fix: {}, positive: [], bound: {} });
}

/** log E, log A, log B, alpha, beta of isoloss's own coordinates, row-major. */
export function fromInternal(model: Model, internal: Float64Array): Float64Array {
  const out = new Float64Array(internal.length);
  for (let k = 0; k < internal.length; k += SIZE) {
    const natural = model.toNatural(internal.subarray(k, k + SIZE));
    out.set([Math.log(natural[0]), Math.log(natural[1]), Math.log(natural[2]), natural[3], natural[4]], k);
  }
  return out;
}

export function toInternal(model: Model, points: Float64Array): Float64Array {
  const out = new Float64Array(points.length);
  for (let k = 0; k < points.length; k += SIZE) {
    const [e, a, b, alpha, beta] = points.subarray(k, k + SIZE);
    out.set(model.toInternal([Math.exp(e), Math.exp(a), Math.exp(b), alpha, beta]), k);
  }
  return out;
}

/**
 * The first `count` of the 4,500 customary starts in an order drawn once, so that any stretch is a fair sample;
 * row-major, log E, log A, log B, alpha, beta.
 */
export function gridStarts(model: Model, count: number): Float64Array {
  const plan = { plan: { kind: 'grid' }, planned: true, given: [], range: {}, seed: 0 } as const;
  const starts = createStarts(model, plan);
  const all = new Float64Array(starts.count * SIZE);
  starts.fill(0, starts.count, all);
  const inLogs = fromInternal(model, all);
  const keys = Float64Array.from({ length: starts.count }, (_, k) => threefry(SEED, 1, k, 0)[0]);
  const order = [...keys.keys()].sort((a, b) => keys[a] - keys[b] || a - b).slice(0, count);
  return Float64Array.from(order.flatMap((k) => [...inLogs.subarray(k * SIZE, (k + 1) * SIZE)]));
}

/** Where warm refits start: the minimum next to the published law, found by hand. */
export function optimumOf(data: PeerData, loss: PeerLoss): Float64Array {
  const x = Float64Array.from(NEAR);
  bfgs(plainObjective(data, loss), x);
  return x;
}

/** Resamples of whole rows. */
export function pairsPlan(rows: number): ResamplePlan {
  return {
    kind: 'draw',
    seed: SEED,
    unit: indices(rows),
    order: indices(rows),
    from: new Uint32Array(rows),
    among: new Uint32Array(rows).fill(rows),
  };
}

/** How often each row was drawn, by resample: what isoloss draws for itself. */
export function resampleCounts({ rows, logL }: PeerData, resamples: number): Float64Array[] {
  const resampler = createResampler(pairsPlan(rows), {
    weight: new Float64Array(rows).fill(1),
    target: logL,
  });
  return Array.from({ length: resamples }, (_, resample) => {
    resampler.draw(resample);
    return resampler.weight.slice();
  });
}

/** So many parameter vectors about the published law, row-major: log E, log A, log B, alpha, beta. */
export function nearbyVectors(count: number): Float64Array {
  const share = (k: number, draw: number): number => (threefry(SEED, 2, k, draw)[0] + 0.5) / 2 ** 32;
  return Float64Array.from({ length: count * SIZE }, (_, place) => {
    const [k, j] = [Math.floor(place / SIZE), place % SIZE];
    return NEAR[j] + (SPREAD[j] * normalQuantile(share(k, j))) / 2;
  });
}

/** The same as columns of E, A, B, alpha, beta. */
export function naturalColumns(vectors: Float64Array): Float64Array[] {
  return Array.from({ length: SIZE }, (_, j) =>
    Float64Array.from({ length: vectors.length / SIZE }, (_, k) => {
      const value = vectors[k * SIZE + j];
      return j < 3 ? Math.exp(value) : value;
    }),
  );
}

export function logSpaced(low: number, high: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => low * (high / low) ** (i / Math.max(1, count - 1)));
}

/** Axes of the surfaces: parameters and tokens. */
export function axesOf(side: number): readonly [N: Float64Array, D: Float64Array] {
  return [logSpaced(1e7, 1e13, side), logSpaced(1e9, 1e14, side)];
}
