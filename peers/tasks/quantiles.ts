/** Quantiles of the law over many parameter vectors at every point of a grid. */
import type { Sweep, Sweeps } from '../../src/backend/sweep.js';
import { axesOf, naturalColumns, nearbyVectors } from '../data.js';
import { openOrSkip, type PeerEngine } from '../engines.js';
import { flat, type GpuJsMode, gpuJsModes, nameOfMode, openGpuJs } from '../gpu-js.js';
import { versionOf } from '../packages.js';
import type { Contender, Finding, PeerTask, Sizes } from '../task.js';
import type { Peers } from '../tasks.js';
import { ALLOWED, type Arithmetic, valueFinding, whole } from '../values.js';
import { lawProgram } from './surface.js';

const SHARES = [0.05, 0.5, 0.95] as const;

interface Grid {
  readonly N: Float64Array;
  readonly D: Float64Array;
  /** E, A, B, alpha, beta by vector. */
  readonly parameters: readonly Float64Array[];
  readonly vectors: number;
  readonly points: number;
  /** By share: float64, D fastest. */
  readonly expected: readonly Float64Array[];
}

function find(grid: Grid, found: readonly ArrayLike<number>[], arithmetic: Arithmetic): Finding {
  const errors = grid.expected.map((expected, s) => {
    const allowed = (place: number): number => ALLOWED[arithmetic] * expected[place];
    const finding = valueFinding(found[s] ?? [], expected, allowed);
    return finding.kind === 'values' ? finding.error : Infinity;
  });
  return { kind: 'values', error: Math.max(...errors) };
}

function ours(engine: PeerEngine, version: string, grid: Grid): Contender {
  return {
    name: engine.name,
    version,
    async prepare() {
      const opened = await openOrSkip(engine);
      if ('skip' in opened) return opened;
      const sweeps = opened.backend.sweeps as Sweeps;
      const { N, D, parameters, vectors, points } = grid;
      const sweep: Sweep = { program: lawProgram(), axes: [N, D], parameters, vectors };
      return whole(points, async () => {
        const surface = await sweeps.surface(sweep, SHARES);
        const { quantiles } = await surface.tile(0, points);
        surface.dispose();
        return { find: () => find(grid, quantiles[0], 'f32') };
      });
    },
  };
}

/** Type-7 quantiles of sorted values, written at `point`. */
function takeQuantiles(sorted: ArrayLike<number>, out: readonly Float64Array[], point: number): void {
  SHARES.forEach((share, s) => {
    const rank = share * (sorted.length - 1);
    const below = sorted[Math.floor(rank)];
    out[s][point] = below + (rank - Math.floor(rank)) * (sorted[Math.ceil(rank)] - below);
  });
}

/** Terms by axis and vector, a sum at every point, and a sort. */
function bySorting({ N, D, parameters, vectors, points }: Omit<Grid, 'expected'>): Float64Array[] {
  const [E, A, B, alpha, beta] = parameters;
  const out = SHARES.map(() => new Float64Array(points));
  const byD = Array.from(D, (d) => B.map((b, v) => b / d ** beta[v]));
  const values = new Float64Array(vectors);
  N.forEach((n, i) => {
    const byN = A.map((a, v) => E[v] + a / n ** alpha[v]);
    byD.forEach((terms, j) => {
      for (let v = 0; v < vectors; v++) values[v] = byN[v] + terms[v];
      values.sort();
      takeQuantiles(values, out, i * D.length + j);
    });
  });
  return out;
}

function plain(grid: Grid): Contender {
  return {
    name: 'plain JavaScript, terms by axis, sort',
    version: `Node ${process.versions.node}`,
    prepare: async () =>
      whole(grid.points, async () => {
        const found = bySorting(grid);
        return { find: () => find(grid, found, 'f64') };
      }),
  };
}

const source = `function (N, D, E, A, B, alpha, beta) {
  const v = this.thread.x;
  return E[v] + A[v] / Math.pow(N[this.thread.z], alpha[v]) + B[v] / Math.pow(D[this.thread.y], beta[v]);
}`;

function gpuJs(mode: GpuJsMode, grid: Grid): Contender {
  return {
    name: `${nameOfMode(mode)}, then sort in JavaScript`,
    version: versionOf('gpu.js'),
    async prepare() {
      const opened = await openGpuJs(mode);
      if ('skip' in opened) return opened;
      const { N, D, parameters, vectors, points } = grid;
      const kernel = opened.kernel(source, [vectors, D.length, N.length]);
      const inputs = [N, D, ...parameters].map((column) => Float32Array.from(column));
      return whole(
        points,
        async () => {
          const values = flat(await kernel.run(...inputs));
          const out = SHARES.map(() => new Float64Array(points));
          for (let point = 0; point < points; point++) {
            takeQuantiles(values.subarray(point * vectors, (point + 1) * vectors).sort(), out, point);
          }
          return { find: () => find(grid, out, 'f32') };
        },
        kernel.destroy,
      );
    },
  };
}

function numpy({ scipy }: Peers, grid: Grid): Contender {
  return {
    name: 'NumPy, percentile',
    version: 'skip' in scipy ? '' : scipy.versions.numpy,
    prepare: async () => {
      if ('skip' in scipy) return scipy;
      const question = {
        task: 'quantiles',
        N: [...grid.N],
        D: [...grid.D],
        parameters: grid.parameters.map((column) => [...column]),
        shares: SHARES,
      };
      return whole(grid.points, async () => {
        const reply = await scipy.ask(question);
        const rows = 'values' in reply ? reply.values.map((row) => [row].flat()) : [];
        return { seconds: reply.seconds, find: () => find(grid, rows, 'f64') };
      });
    },
  };
}

export function quantileTask(peers: Peers, { quantileSide, quantileVectors }: Sizes): PeerTask {
  const [N, D] = axesOf(quantileSide);
  const parameters = naturalColumns(nearbyVectors(quantileVectors));
  const inputs = { N, D, parameters, vectors: quantileVectors, points: quantileSide * quantileSide };
  const grid: Grid = { ...inputs, expected: bySorting(inputs) };
  return {
    name: 'quantile-surface',
    title: `Three quantiles over ${quantileVectors} parameter vectors on a grid of ${quantileSide} x ${quantileSide}`,
    item: 'point',
    contenders: [
      ...peers.engines.all.map((engine) => ours(engine, peers.version, grid)),
      plain(grid),
      ...gpuJsModes.map((mode) => gpuJs(mode, grid)),
      numpy(peers, grid),
    ],
  };
}
