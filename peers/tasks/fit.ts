/** One problem fitted from the customary starts, and resamples of it refitted from its optimum. */

import type { StartSet } from '../../src/problem/problem.js';
import { compileKernel } from '../../src/solver/kernel.js';
import type { SearchOptions } from '../../src/solver/search-options.js';
import { mean } from '../../src/statistics/moments.js';
import { exactObjectives } from '../../src/tasks/fit/followed-starts.js';
import { findMinima, SearchPool } from '../../src/tasks/fit/minima.js';
import { refitAll } from '../../src/tasks/uncertainty/refits.js';
import {
  fromInternal,
  gridStarts,
  modelOf,
  optimumOf,
  type PeerData,
  pairsPlan,
  peerData,
  resampleCounts,
  toInternal,
} from '../data.js';
import { openOrSkip, type PeerEngine } from '../engines.js';
import { type PeerLoss, type PlainObjective, plainObjective, SIZE } from '../loss.js';
import { conjugateGradient, levenbergMarquardt, nelderMead } from '../packages.js';
import { bfgs } from '../plain-bfgs.js';
import { gaussNewton } from '../plain-gauss-newton.js';
import type { Contender, Finding, PeerTask, Sizes } from '../task.js';
import type { Peers } from '../tasks.js';

/** Moves x from where a fit starts to where it ends; may throw, and has then ended nowhere. */
type Fitter = (objective: PlainObjective, x: Float64Array) => void;

/** Fits of one run at least: some take a hundred times as long as others, and a run must hold of both. */
const CHUNK = 16;

interface Way {
  readonly name: string;
  readonly version: string;
  readonly fit: Fitter;
}

/** What is fitted `count` times: a start each, and where rows are drawn, a weight each. */
interface Fits {
  readonly data: PeerData;
  readonly loss: PeerLoss;
  readonly count: number;
  /** Row-major; item k begins at start k modulo their number. */
  readonly starts: Float64Array;
  readonly weights?: readonly Float64Array[];
}

/**
 * The same with N and D in units of their geometric means: the sums' terms are then far less alike, which optimisers
 * that learn curvature or have none need. Objectives are the same numbers.
 */
function centred(fits: Fits): Fits {
  const { runs, logN, logD } = fits.data;
  const [n, d] = [mean(logN), mean(logD)];
  const inUnits = (column: Float64Array, log: number): Float64Array => column.map((x) => x / Math.exp(log));
  const starts = fits.starts.slice();
  for (let k = 0; k < starts.length; k += SIZE) {
    starts[k + 1] -= starts[k + 3] * n;
    starts[k + 2] -= starts[k + 4] * d;
  }
  return { ...fits, starts, data: peerData({ N: inUnits(runs.N, n), D: inUnits(runs.D, d), L: runs.L }) };
}

function objectiveOf({ data, loss, weights }: Fits, item: number): PlainObjective {
  return plainObjective(data, loss, weights?.[item]);
}

function startOf({ starts }: Fits, item: number): Float64Array {
  const at = (item * SIZE) % starts.length;
  return starts.slice(at, at + SIZE);
}

function findEnds(fits: Fits, first: number, ends: Float64Array): Finding {
  const whole = fits.weights === undefined ? objectiveOf(fits, 0) : undefined;
  const objective = Float64Array.from({ length: ends.length / SIZE }, (_, k) => {
    const value = (whole ?? objectiveOf(fits, first + k)).value(ends.subarray(k * SIZE, (k + 1) * SIZE));
    return Number.isFinite(value) ? value : Infinity;
  });
  return { kind: 'ends', first, objective };
}

/** Fitters in this process, one fit after the other. */
function here({ name, version, fit }: Way, fits: Fits): Contender {
  return {
    name,
    version,
    prepare: async () => ({
      least: Math.min(CHUNK, fits.count),
      most: fits.count,
      async run(first, items) {
        const ends = new Float64Array(items * SIZE);
        const whole = fits.weights === undefined ? objectiveOf(fits, 0) : undefined;
        for (let k = 0; k < items; k++) {
          const x = startOf(fits, first + k);
          try {
            fit(whole ?? objectiveOf(fits, first + k), x);
          } catch {
            x.fill(Number.NaN);
          }
          ends.set(x, k * SIZE);
        }
        return { find: () => findEnds(fits, first, ends) };
      },
    }),
  };
}

/** The default, 1e-5, is far from the end where objectives are about 1e-3. */
const TIGHT = { gtol: 1e-8, maxiter: 2000 } as const;

function scipyWay({ scipy }: Peers, name: string, method: string, options: object, fits: Fits): Contender {
  return {
    name: `SciPy ${name}`,
    version: 'skip' in scipy ? '' : scipy.versions.scipy,
    prepare: async () =>
      'skip' in scipy
        ? scipy
        : {
            least: Math.min(CHUNK, fits.count),
            most: fits.count,
            async run(first, items) {
              const { N, D, L } = fits.data.runs;
              const numbers = Array.from({ length: items }, (_, k) => first + k);
              const reply = await scipy.ask({
                task: 'fit',
                N: [...N],
                D: [...D],
                L: [...L],
                loss: fits.loss,
                method,
                options,
                count: items,
                starts: (fits.starts.length === SIZE ? [0] : numbers).map((k) => [...startOf(fits, k)]),
                ...(fits.weights && { weights: numbers.map((k) => [...(fits.weights?.[k] ?? [])]) }),
              });
              if (!('ends' in reply)) throw new Error('SciPy answered another question');
              const ends = Float64Array.from(reply.ends.flat(), (value) => value ?? Number.NaN);
              return { seconds: reply.seconds, find: () => findEnds(fits, first, ends) };
            },
          },
  };
}

/** As `isoloss fit` goes about it: all starts searched, then every distinct minimum polished in float64. */
function search(engine: PeerEngine, version: string, fits: Fits, merge: boolean): Contender {
  return {
    name: merge ? engine.name : `${engine.name}, every start to its own end`,
    version,
    async prepare() {
      const opened = await openOrSkip(engine);
      if ('skip' in opened) return opened;
      const { backend } = opened;
      const model = modelOf(fits.data, fits.loss);
      const prepared = await backend.prepare(model.problem);
      const kernel = await compileKernel(model.problem);
      const starts = fixedStarts(toInternal(model, fits.starts));
      const options: SearchOptions = { maxSteps: 500, tolerance: 3e-8, smoothing: 1e-3, merge };
      return {
        least: fits.count,
        most: fits.count,
        async run() {
          const found = await prepared.search(starts, 0, fits.count, options);
          const ends = new SearchPool();
          ends.take(await exactObjectives(kernel)(found));
          const { found: minima } = await findMinima(kernel, ends, 500);
          return {
            find() {
              // The best minimum has been polished since; what the other starts reached is told as it was found.
              const all = fromInternal(model, found.parameters);
              const best = fromInternal(model, minima[0].polished.parameters);
              const { objective } = findEnds(fits, 0, all) as Finding & { kind: 'ends' };
              const least = objective.indexOf(Math.min(...objective));
              all.set(best, least * SIZE);
              return findEnds(fits, 0, all);
            },
          };
        },
        dispose: () => prepared.dispose(),
      };
    },
  };
}

function fixedStarts(all: Float64Array): StartSet {
  return {
    count: all.length / SIZE,
    fill: (first, n, out) => out.set(all.subarray(first * SIZE, (first + n) * SIZE)),
  };
}

/** As `isoloss fit --bootstrap` does from the optimum alone: rows drawn, refitted and polished. */
function refits(engine: PeerEngine, version: string, fits: Fits): Contender {
  return {
    name: engine.kind === 'webgpu' ? `${engine.name}, polished on all threads` : engine.name,
    version,
    async prepare() {
      const opened = await openOrSkip(engine);
      if ('skip' in opened) return opened;
      const model = modelOf(fits.data, fits.loss);
      const { problem } = model;
      const prepared = await opened.backend.prepare(problem);
      const starts = fixedStarts(toInternal(model, fits.starts));
      const options: SearchOptions = { maxSteps: 500, tolerance: 4e-7, smoothing: 1e-3, merge: false };
      const plan = pairsPlan(fits.data.rows);
      return {
        least: fits.count,
        most: fits.count,
        async run() {
          const { parameters } = await refitAll(
            { problem, prepared, plan, resamples: fits.count, starts, options },
            {},
          );
          return { find: () => findEnds(fits, 0, fromInternal(model, parameters)) };
        },
        dispose: () => prepared.dispose(),
      };
    },
  };
}

function plainWays(): Way[] {
  const version = `Node ${process.versions.node}`;
  return [
    { name: 'plain JavaScript, BFGS', version, fit: bfgs },
    { name: 'plain JavaScript, damped Gauss-Newton', version, fit: gaussNewton },
  ];
}

export function fitTask(loss: PeerLoss, data: PeerData, peers: Peers, sizes: Sizes): PeerTask {
  const starts = gridStarts(modelOf(data, loss), sizes.starts);
  const fits: Fits = { data, loss, count: starts.length / SIZE, starts };
  const { engines, version } = peers;
  const near = centred(fits);
  const scipy = (name: string, method: string, options: object): Contender =>
    scipyWay(peers, name, method, options, fits);
  return {
    name: `fit-${loss}`,
    title: `E + A/N^alpha + B/D^beta to ${data.rows} runs, ${loss === 'huber' ? 'Huber 1e-3' : 'squares'} of the log residual, from ${fits.count} customary starts`,
    item: 'fit',
    search: { least: 'of all', atLeast: Number.MIN_VALUE },
    contenders: [
      ...engines.all.map((engine) => search(engine, version, fits, true)),
      ...engines.all
        .filter(({ kind }) => kind === 'all threads')
        .map((engine) => search(engine, version, fits, false)),
      ...plainWays().map((way) => here(way, near)),
      here(nelderMead, near),
      here(conjugateGradient, near),
      ...(loss === 'squared' ? [here(levenbergMarquardt(near.data), near)] : []),
      scipyWay(peers, 'BFGS, gtol 1e-8, N and D centred', 'BFGS', TIGHT, near),
      scipy('BFGS, gtol 1e-8', 'BFGS', TIGHT),
      scipy('L-BFGS-B, defaults', 'L-BFGS-B', {}),
      scipy('L-BFGS-B, ftol 1e-14, gtol 1e-8', 'L-BFGS-B', {
        ftol: 1e-14,
        gtol: 1e-8,
        maxiter: 20000,
        maxfun: 20000,
      }),
      ...(loss === 'squared'
        ? [scipy('least_squares, LM', 'lm', { ftol: 1e-10, xtol: 1e-10, gtol: 1e-10 })]
        : []),
    ],
  };
}

export function bootstrapTask(data: PeerData, peers: Peers, sizes: Sizes): PeerTask {
  const loss = 'huber';
  const fits: Fits = {
    data,
    loss,
    count: sizes.resamples,
    starts: optimumOf(data, loss),
    weights: resampleCounts(data, sizes.resamples),
  };
  return {
    name: 'bootstrap',
    title: `Pairs resamples of ${data.rows} runs refitted from the optimum, Huber 1e-3 of the log residual`,
    item: 'resample',
    search: { least: 'of each', atLeast: 0.5 },
    contenders: [
      // Polish takes all threads whatever searched.
      ...peers.engines.all
        .filter(({ kind }) => kind !== 'one thread')
        .map((engine) => refits(engine, peers.version, fits)),
      ...plainWays().map((way) => here(way, centred(fits))),
      scipyWay(peers, 'BFGS, gtol 1e-8', 'BFGS', TIGHT, fits),
      scipyWay(peers, 'BFGS, gtol 1e-8, N and D centred', 'BFGS', TIGHT, centred(fits)),
    ],
  };
}
