/** Values of the law on a grid, one parameter vector. */
import type { PreparedSurface, Sweep, Sweeps } from '../../src/backend/sweep.js';
import { build } from '../../src/formula/build.js';
import { Graph } from '../../src/formula/graph.js';
import { type SweepProgram, sweepProgram } from '../../src/formula/sweep.js';
import { findPreset } from '../../src/laws/index.js';
import { chinchilla } from '../../src/laws/parameters-and-tokens/chinchilla.js';
import { axesOf } from '../data.js';
import { openOrSkip, type PeerEngine } from '../engines.js';
import { flat, type GpuJsMode, gpuJsModes, nameOfMode, openGpuJs } from '../gpu-js.js';
import { versionOf } from '../packages.js';
import type { Contender, PeerTask, Sizes } from '../task.js';
import type { Peers } from '../tasks.js';
import { ALLOWED, type Arithmetic, valueFinding, whole } from '../values.js';

/** E, A, B, alpha, beta: the published fit. */
const published = Object.values(findPreset('chinchilla:besiroglu-2024').preset.values);

/** What comes back from SciPy to be checked: each so many-th value. */
const EVERY = 97;

/** The law as what isoloss sweeps. */
export function lawProgram(): SweepProgram {
  const graph = new Graph();
  const symbols = new Map([
    ...chinchilla.inputs.map(({ name }, axis) => [name, graph.leaf('input', axis)] as const),
    ...chinchilla.parameters.map(({ name }, p) => [name, graph.leaf('param', p)] as const),
  ]);
  return sweepProgram(graph, [build(graph, chinchilla.formula, symbols)]);
}

interface Grid {
  readonly N: Float64Array;
  readonly D: Float64Array;
  readonly points: number;
  /** By float64, D fastest. */
  readonly expected: Float64Array;
}

function find(grid: Grid, found: ArrayLike<number>, arithmetic: Arithmetic, every?: number) {
  const allowed = (place: number): number => ALLOWED[arithmetic] * grid.expected[place];
  return valueFinding(found, grid.expected, allowed, every);
}

function ours(engine: PeerEngine, version: string, grid: Grid): Contender {
  return {
    name: engine.name,
    version,
    async prepare() {
      const opened = await openOrSkip(engine);
      if ('skip' in opened) return opened;
      const sweeps = opened.backend.sweeps as Sweeps;
      const sweep: Sweep = {
        program: lawProgram(),
        axes: [grid.N, grid.D],
        parameters: published.map((value) => Float64Array.of(value)),
        vectors: 1,
      };
      let before: PreparedSurface | undefined;
      return whole(
        grid.points,
        async () => {
          // What it was given back is written again, as by all that can.
          before?.dispose();
          const surface = await sweeps.surface(sweep, [], { reuse: true });
          before = surface;
          const { mean } = await surface.tile(0, grid.points);
          return { find: () => find(grid, mean[0], engine.kind === 'webgpu' ? 'f32' : 'f64') };
        },
        () => before?.dispose(),
      );
    },
  };
}

function plain(name: string, fill: (grid: Grid, out: Float64Array) => void, grid: Grid): Contender {
  return {
    name: `plain JavaScript, ${name}`,
    version: `Node ${process.versions.node}`,
    prepare: async () => {
      const values = new Float64Array(grid.points);
      return whole(grid.points, async () => {
        fill(grid, values);
        return { find: () => find(grid, values, 'f64') };
      });
    },
  };
}

function powersEverywhere({ N, D }: Grid, out: Float64Array): void {
  const [E, A, B, alpha, beta] = published;
  let place = 0;
  for (const n of N) for (const d of D) out[place++] = E + A / n ** alpha + B / d ** beta;
}

function termsByAxis({ N, D }: Grid, out: Float64Array): void {
  const [E, A, B, alpha, beta] = published;
  const byN = N.map((n) => E + A / n ** alpha);
  const byD = D.map((d) => B / d ** beta);
  let place = 0;
  for (let i = 0; i < byN.length; i++) {
    for (let j = 0; j < byD.length; j++) out[place++] = byN[i] + byD[j];
  }
}

const source = `function (N, D, E, A, B, alpha, beta) {
  return E + A / Math.pow(N[this.thread.y], alpha) + B / Math.pow(D[this.thread.x], beta);
}`;

function gpuJs(mode: GpuJsMode, grid: Grid): Contender {
  return {
    name: `${nameOfMode(mode)}, powers at every point`,
    version: versionOf('gpu.js'),
    async prepare() {
      const opened = await openGpuJs(mode);
      if ('skip' in opened) return opened;
      const kernel = opened.kernel(source, [grid.D.length, grid.N.length]);
      const [N, D] = [Float32Array.from(grid.N), Float32Array.from(grid.D)];
      return whole(
        grid.points,
        async () => {
          const values = await kernel.run(N, D, ...published);
          return { find: () => find(grid, flat(values), 'f32') };
        },
        kernel.destroy,
      );
    },
  };
}

function numpy({ scipy }: Peers, grid: Grid): Contender {
  return {
    name: 'NumPy, terms by axis',
    version: 'skip' in scipy ? '' : scipy.versions.numpy,
    prepare: async () => {
      if ('skip' in scipy) return scipy;
      const { N, D } = grid;
      const question = { task: 'surface', N: [...N], D: [...D], parameters: published, every: EVERY };
      return whole(grid.points, async () => {
        const reply = await scipy.ask(question);
        const values = 'values' in reply ? reply.values.flat() : [];
        return { seconds: reply.seconds, find: () => find(grid, values, 'f64', EVERY) };
      });
    },
  };
}

export function surfaceTask(peers: Peers, { side }: Sizes): PeerTask {
  const [N, D] = axesOf(side);
  const points = side * side;
  const grid: Grid = { N, D, points, expected: new Float64Array(points) };
  powersEverywhere(grid, grid.expected);
  return {
    name: 'surface',
    title: `Values of E + A/N^alpha + B/D^beta on a grid of ${side} x ${side}`,
    item: 'point',
    contenders: [
      ...peers.engines.all.map((engine) => ours(engine, peers.version, grid)),
      plain('terms by axis', termsByAxis, grid),
      plain('powers at every point', powersEverywhere, grid),
      ...gpuJsModes.map((mode) => gpuJs(mode, grid)),
      numpy(peers, grid),
    ],
  };
}
