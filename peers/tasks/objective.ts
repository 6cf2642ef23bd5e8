/** The objective of one problem at many parameter vectors. */

import { modelOf, naturalColumns, nearbyVectors, type PeerData, toInternal } from '../data.js';
import { openOrSkip, type PeerEngine } from '../engines.js';
import { flat, type GpuJsMode, gpuJsModes, nameOfMode, openGpuJs } from '../gpu-js.js';
import { DELTA, type PeerLoss, plainObjective, SIZE } from '../loss.js';
import { versionOf } from '../packages.js';
import type { Contender, Finding, PeerTask, Sizes } from '../task.js';
import type { Peers } from '../tasks.js';
import { ALLOWED, type Arithmetic, valueFinding, whole } from '../values.js';

const LOSS: PeerLoss = 'huber';

/** Vectors that NumPy takes at once: its arrays stay in the cache. */
const CHUNK = 500;

/** What comes back from NumPy to be checked: each so many-th value. */
const EVERY = 7;

/** Ways that take a hundred times as long as others, at a rate that does not depend on how many vectors there are, have a part of them. */
const PART = 0.1;

interface Points {
  readonly data: PeerData;
  /** Row-major: log E, log A, log B, alpha, beta. */
  readonly vectors: Float64Array;
  readonly count: number;
  /** By float64. */
  readonly expected: Float64Array;
}

/** A relative error of the law moves a residual by as much, and the sum by at most delta times that for each row. */
function find(
  { data, expected }: Points,
  found: ArrayLike<number>,
  arithmetic: Arithmetic,
  every?: number,
): Finding {
  const ofLaw = ALLOWED[arithmetic] * data.rows * DELTA;
  return valueFinding(found, expected, () => ofLaw, every);
}

/** The first vectors alone. */
function partOf({ data, vectors, count, expected }: Points): Points {
  const some = Math.max(1, Math.round(PART * count));
  return {
    data,
    vectors: vectors.subarray(0, some * SIZE),
    count: some,
    expected: expected.subarray(0, some),
  };
}

function ours(engine: PeerEngine, version: string, points: Points, gradient: boolean): Contender {
  return {
    name: gradient ? `${engine.name}, with gradients` : engine.name,
    version,
    async prepare() {
      const opened = await openOrSkip(engine);
      if ('skip' in opened) return opened;
      const model = modelOf(points.data, LOSS);
      const prepared = await opened.backend.prepare(model.problem);
      const internal = toInternal(model, points.vectors);
      return whole(
        points.count,
        async () => {
          const { objective } = await prepared.objective(internal, DELTA, {}, { gradient });
          return { find: () => find(points, objective, engine.kind === 'webgpu' ? 'f32' : 'f64') };
        },
        () => prepared.dispose(),
      );
    },
  };
}

function plain(points: Points, slopes: boolean): Contender {
  const { data, vectors, count } = points;
  return {
    name: slopes ? 'plain JavaScript, with gradients' : 'plain JavaScript',
    version: `Node ${process.versions.node}`,
    prepare: async () => {
      const objective = plainObjective(data, LOSS);
      const gradient = new Float64Array(SIZE);
      return whole(count, async () => {
        const values = new Float64Array(count);
        for (let k = 0; k < count; k++) {
          const at = vectors.subarray(k * SIZE, (k + 1) * SIZE);
          values[k] = slopes ? objective.gradient(at, gradient) : objective.value(at);
        }
        return { find: () => find(points, values, 'f64') };
      });
    },
  };
}

const source = `function (runs, E, a, b, alpha, beta) {
  const v = this.thread.x;
  const floor = E[v];
  const av = a[v];
  const bv = b[v];
  const alphav = alpha[v];
  const betav = beta[v];
  let sum = 0;
  for (let i = 0; i < this.constants.rows; i++) {
    const law = floor + Math.exp(av - alphav * runs[0][i]) + Math.exp(bv - betav * runs[1][i]);
    const size = Math.abs(Math.log(law) - runs[2][i]);
    if (size <= this.constants.delta) {
      sum += 0.5 * size * size;
    } else {
      sum += this.constants.delta * (size - 0.5 * this.constants.delta);
    }
  }
  return sum;
}`;

function gpuJs(mode: GpuJsMode, points: Points): Contender {
  return {
    name: nameOfMode(mode),
    version: versionOf('gpu.js'),
    async prepare() {
      const opened = await openGpuJs(mode);
      if ('skip' in opened) return opened;
      const { data, vectors, count } = points;
      const kernel = opened.kernel(source, [count], { rows: data.rows, delta: DELTA });
      const single = (column: Float64Array): Float32Array => Float32Array.from(column);
      const [E, A, B, alpha, beta] = naturalColumns(vectors);
      // Together: WebGPU promises room for eight arrays, the one of results included.
      const runs = [data.logN, data.logD, data.logL].map(single);
      const columns = [E, A.map(Math.log), B.map(Math.log), alpha, beta].map(single);
      return whole(
        count,
        async () => {
          const values = await kernel.run(runs, ...columns);
          return { find: () => find(points, flat(values), 'f32') };
        },
        kernel.destroy,
      );
    },
  };
}

function numpy({ scipy }: Peers, points: Points): Contender {
  return {
    name: 'NumPy',
    version: 'skip' in scipy ? '' : scipy.versions.numpy,
    prepare: async () => {
      if ('skip' in scipy) return scipy;
      const { data, vectors, count } = points;
      const { N, D, L } = data.runs;
      const question = {
        task: 'objective',
        N: [...N],
        D: [...D],
        L: [...L],
        loss: LOSS,
        points: [...vectors],
        chunk: CHUNK,
        every: EVERY,
      };
      return whole(count, async () => {
        const reply = await scipy.ask(question);
        const values = 'values' in reply ? reply.values.flat() : [];
        return { seconds: reply.seconds, find: () => find(points, values, 'f64', EVERY) };
      });
    },
  };
}

export function objectiveTask(data: PeerData, peers: Peers, sizes: Sizes): PeerTask {
  const vectors = nearbyVectors(sizes.vectors);
  const objective = plainObjective(data, LOSS);
  const expected = Float64Array.from({ length: sizes.vectors }, (_, k) =>
    objective.value(vectors.subarray(k * SIZE, (k + 1) * SIZE)),
  );
  const points: Points = { data, vectors, count: sizes.vectors, expected };
  const part = partOf(points);
  return {
    name: 'objective',
    title: `Huber 1e-3 objective of ${data.rows} runs at ${sizes.vectors} parameter vectors`,
    item: 'vector',
    contenders: [
      ...[false, true].flatMap((gradient) =>
        peers.engines.all.map((engine) => ours(engine, peers.version, points, gradient)),
      ),
      plain(part, false),
      plain(part, true),
      ...gpuJsModes.map((mode) => gpuJs(mode, mode === 'webgpu' ? points : part)),
      numpy(peers, part),
    ],
  };
}
