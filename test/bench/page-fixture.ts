/**
 * Result files for tests, made by a formula: each engine is a made-up device with ceilings, each suite made-up work, and
 * a time is what the ceilings ask for over a made-up share of them. No machine was measured.
 */
import {
  type BenchEngine,
  type BenchEntry,
  type BenchPeer,
  type BenchResults,
  type BenchSuite,
  bounds,
  resultsSchema,
  type Timing,
} from '../../bench/results.js';
import { threefry } from '../../src/problem/threefry.js';

interface Made {
  readonly suite: BenchSuite;
  readonly sizes: readonly number[];
  readonly labels?: readonly string[];
  /** Of one of the suite's units. */
  readonly operations: number;
  readonly transcendentals: number;
  readonly bytes: number;
  readonly readback: number;
  readonly precision?: 'f32' | 'f64';
}

const made: readonly Made[] = [
  work('law', 'Law and gradient at points', 'points', [1e3, 1e4, 1e5, 1e6, 1e7], 24, 3, 8, 12),
  work('quantiles', 'Quantile surface over 400 refits', 'points', [1e2, 1e3, 1e4, 1e5], 9000, 800, 24, 12),
  work('fit', 'A single fit', 'rows', [10, 100, 1e3, 1e4], 2.4e6, 1.4e5, 5e3, 64, 'f64'),
  work('starts', '4,500 starts', 'starts', [45, 450, 4500], 1.1e6, 6e4, 900, 48),
  work('bootstrap', 'Bootstrap, warm', 'resamples', [1, 100, 1e4, 1e6], 6e4, 4e3, 2e3, 48),
  work('allocate', 'Search for the best spending', 'candidates', [1e4, 1e6, 1e8], 6, 0, 1e-3, 1e-4),
  {
    ...work('laws', 'Every law, a fit', 'laws', [1, 2, 3, 4], 9e6, 3e5, 4e3, 64),
    labels: ['chinchilla', 'kaplan', 'data-constrained', 'a law whose name is far too long to draw'],
  },
];

function work(
  name: string,
  title: string,
  unit: string,
  sizes: readonly number[],
  operations: number,
  transcendentals: number,
  bytes: number,
  readback: number,
  precision: 'f32' | 'f64' = 'f32',
): Made {
  const headline = sizes[sizes.length - 1];
  const suite = { name, title, unit, headline, grows: name !== 'laws' };
  return { suite, sizes, operations, transcendentals, bytes, readback, precision };
}

function device(id: string, operations: number, transcendentals: number, launch: number): BenchEngine {
  const [backend] = id.split('-') as ['cpu' | 'webgpu' | 'webgl'];
  const rates = { operations, transcendentals };
  const isCpu = backend === 'cpu';
  return {
    id,
    backend,
    adapter: isCpu ? 'made-up processor' : `made-up ${id}`,
    software: id.endsWith('lavapipe'),
    ...(isCpu ? { workers: Number(id.split('-')[1]) } : {}),
    timestamps: backend === 'webgpu',
    ceilings: {
      f32: rates,
      f64: isCpu ? { operations: operations / 2, transcendentals: transcendentals / 3 } : null,
      copy: isCpu ? 1.2e10 : operations / 12,
      readback: isCpu ? null : 2e9,
      launch,
    },
    calibration: [0.0101, 0.01, 0.0102],
  };
}

export const sampleEngines: readonly BenchEngine[] = [
  device('cpu-1', 3e10, 6e8, 2e-6),
  device('cpu-8', 2e11, 4e9, 4e-5),
  device('webgpu-made-up', 8e12, 5e11, 4e-4),
  device('webgpu-lavapipe', 4e10, 9e8, 9e-4),
  device('webgl', 3e12, 2e11, 1.5e-3),
];

interface Options {
  readonly seed?: number;
  readonly date?: string;
  /** Time of WebGPU's cases, of what it would be. */
  readonly slower?: number;
  /** Without anything wrong, failed or skipped. */
  readonly clean?: boolean;
  /** How much slower the whole machine is, its calibration included. */
  readonly pace?: number;
}

export function sampleResults({
  seed = 1,
  date = '2026-03-01T12:30:00Z',
  slower = 1,
  clean = false,
  pace = 1,
}: Options = {}): BenchResults {
  let draws = 0;
  const share = (): number => threefry(seed, 0, draws++, 0)[0] / 2 ** 32;
  const timing = (median: number): Timing => {
    const width = 1 + 0.02 + 0.06 * share();
    return {
      median,
      interval: [median / width, median * width],
      quartiles: [median / (width * 1.03), median * width * 1.03],
      samples: 20,
    };
  };
  const entryOf = (made: Made, engine: BenchEngine, size: number, place: number): BenchEntry => {
    const { suite, labels, precision = 'f32' } = made;
    const sampled = suite.name === 'bootstrap' && size === 1e6 ? { sampled: 1e4 } : {};
    const whole = labels === undefined ? size : 1 + place;
    const label = labels?.[place];
    const base = { suite: suite.name, engine: engine.id, size, ...(label === undefined ? {} : { label }) };
    const counted = {
      precision: engine.ceilings[precision] === null ? ('f32' as const) : precision,
      operations: made.operations * whole,
      transcendentals: made.transcendentals * whole,
      bytes: made.bytes * whole,
      readback: made.readback * whole,
    };
    const { ceilings } = engine;
    const rates = ceilings[counted.precision] ?? ceilings.f32;
    const least = [
      counted.operations / rates.operations,
      counted.transcendentals / rates.transcendentals,
      counted.bytes / (ceilings.copy ?? 1e10),
      ceilings.readback === null ? 0 : counted.readback / ceilings.readback,
      ceilings.launch,
    ];
    const floor = Math.max(...least);
    const fraction = 0.15 + 0.6 * share();
    const wall = (pace * (engine.backend === 'webgpu' ? slower : 1) * floor) / fraction;
    if (!clean) {
      if (engine.id === 'webgl' && ['fit', 'starts', 'bootstrap', 'laws'].includes(suite.name))
        return { ...base, outcome: 'skipped', reason: 'WebGL2 makes surfaces only' };
      if (engine.id === 'cpu-1' && size === suite.headline && suite.name === 'quantiles')
        return { ...base, outcome: 'skipped', reason: 'a run would take too long', expected: wall };
      if (engine.id === 'webgpu-lavapipe' && suite.name === 'law' && size === 1e7)
        return { ...base, outcome: 'wrong', reason: 'gradient 17 differs by 3 times what is allowed' };
      if (engine.id === 'webgl' && suite.name === 'allocate' && size === 1e8)
        return { ...base, outcome: 'failed', reason: 'the context was lost <before> it ended' };
    }
    return {
      ...base,
      outcome: 'timed',
      wall: timing(wall),
      ...(engine.timestamps ? { device: timing(0.9 * wall), compile: 0.05 } : {}),
      prepare: 0.02,
      first: wall + 0.08,
      error: 0.1 + 0.3 * share(),
      counted,
      roofline: { fraction: fraction / pace, bound: bounds[least.indexOf(floor)] },
      ...sampled,
    };
  };
  const engines = sampleEngines.map((engine) => ({
    ...engine,
    calibration: engine.calibration.map((seconds) => pace * seconds),
  }));
  return resultsSchema.parse({
    schema: 'isoloss/bench@1',
    version: '0.1.0',
    date,
    machine: {
      processor: 'made-up processor',
      threads: 8,
      memory: 16 * 2 ** 30,
      platform: 'made-up x64',
      runtime: 'Node 20.20.0',
    },
    options: { seconds: 1, limit: 60, seed },
    noise: 0.012,
    engines,
    suites: made.map(({ suite }) => suite),
    entries: made.flatMap((one) =>
      one.sizes.flatMap((size, place) => engines.map((engine) => entryOf(one, engine, size, place))),
    ),
    peers: peersOf(timing),
    took: 640,
    notes: ['made by a formula: no machine was measured'],
  });
}

function peersOf(timing: (median: number) => Timing): BenchPeer[] {
  const peer = (task: string, name: string, median: number, reached?: number): BenchPeer => ({
    task,
    title: task === 'starts' ? 'Starts of a fit' : 'Law at points',
    name,
    version: '1.0.0',
    outcome: 'timed',
    each: timing(median),
    item: task === 'starts' ? 'fit' : 'point',
    items: 1000,
    ...(reached === undefined ? {} : { reached, near: Math.min(1, reached + 0.05) }),
  });
  return [
    peer('starts', 'isoloss, CPU', 2e-5, 0.88),
    peer('starts', 'isoloss, WebGPU', 6e-7, 0.88),
    peer('starts', 'made-up minimiser', 9e-3, 0.11),
    peer('starts', 'another made-up minimiser', 4e-4, 0.28),
    {
      task: 'starts',
      title: 'Starts of a fit',
      name: 'absent minimiser',
      version: '1.0.0',
      item: 'fit',
      outcome: 'skipped',
      reason: 'it is not installed',
    },
    peer('points', 'isoloss, WebGPU', 2e-11),
    peer('points', 'made-up arrays', 3e-8),
  ];
}
