/** The result file of `isoloss bench`, schema `isoloss/bench@1`: seconds, bytes and operations, never scaled. */
import { z } from 'zod';

const finite = z.number();
const seconds = z.number().nonnegative().describe('seconds');

const rates = z.strictObject({
  operations: finite.describe('operations a second, a multiply-add counted as two'),
  transcendentals: finite.describe('exponentials a second'),
});

export const ceilingsSchema = z.strictObject({
  f32: rates,
  f64: rates.nullable(),
  copy: finite.nullable().describe('bytes a second, read and written, by a copy in device memory'),
  readback: finite.nullable().describe('bytes a second from the device to the host'),
  launch: seconds.describe('from handing over the least work there is until it is known to be done'),
});

export const machineSchema = z.strictObject({
  processor: z.string(),
  threads: z.int().positive(),
  memory: finite.nullable().describe('bytes'),
  platform: z.string().describe('operating system and architecture'),
  runtime: z.string().describe('Node or browser with its version'),
});

export const engineSchema = z.strictObject({
  id: z.string().describe('unique in the file: cpu-1, cpu-2, webgpu-lavapipe, webgl'),
  backend: z.enum(['cpu', 'webgpu', 'webgl']),
  adapter: z.string(),
  software: z.boolean(),
  workers: z.int().positive().optional(),
  timestamps: z.boolean(),
  ceilings: ceilingsSchema,
  calibration: z.array(seconds).describe('of the fixed kernel, as often as it was measured during the run'),
});

const timing = z.strictObject({
  median: seconds,
  /** Of the median, 95 %. */
  interval: z.tuple([seconds, seconds]),
  quartiles: z.tuple([seconds, seconds]),
  samples: z.int().positive(),
});

const counted = z.strictObject({
  precision: z.enum(['f32', 'f64']),
  operations: finite,
  transcendentals: finite,
  bytes: finite,
  readback: finite,
});

export const bounds = ['operations', 'transcendentals', 'bytes', 'readback', 'launch'] as const;

const rooflineSchema = z.strictObject({
  fraction: finite.describe('least time that the ceilings allow, over the median'),
  bound: z.enum(bounds).describe('the ceiling that asks for that time'),
});

/** What names a case. */
export const caseBase = {
  suite: z.string(),
  engine: z.string().describe('id of an engine'),
  size: finite,
  label: z.string().optional(),
};

export const entrySchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    ...caseBase,
    outcome: z.literal('timed'),
    wall: timing,
    device: timing.optional().describe('time on the device by its own timestamps'),
    readback: timing.optional(),
    prepare: seconds,
    first: seconds.describe('the first run, compilation included'),
    compile: seconds.optional(),
    error: finite.describe('largest error met, as a share of what is allowed'),
    counted: counted.describe('what a run needs at least; of a sample, scaled to the size as its times are'),
    passes: finite.optional().describe('passes over the rows that a fit of a search takes, on average'),
    roofline: rooflineSchema,
    sampled: finite.optional().describe('units really run; times are extrapolated from these to the size'),
  }),
  z.strictObject({ ...caseBase, outcome: z.literal('wrong'), reason: z.string() }),
  z.strictObject({ ...caseBase, outcome: z.literal('failed'), reason: z.string() }),
  z.strictObject({
    ...caseBase,
    outcome: z.literal('skipped'),
    reason: z.string(),
    expected: seconds.optional().describe('what a run was expected to take'),
  }),
]);

export const suiteSchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  unit: z.string(),
  headline: finite,
  grows: z.boolean(),
});

/** A peer's or our own way with one task of `bench/peers`. */
export const peerSchema = z.strictObject({
  task: z.string(),
  title: z.string().describe('of the task'),
  name: z.string(),
  version: z.string(),
  outcome: z.enum(['timed', 'wrong', 'failed', 'skipped']),
  reason: z.string().optional(),
  /** Of one item of the task: a fit, a point. */
  each: timing.optional(),
  item: z.string(),
  items: z.int().positive().optional().describe('worked through in one run'),
  /** Share of starts that end within 1e-6 of the least objective known; of tasks that search. */
  reached: finite.optional(),
  /** Share within 1e-4. */
  near: finite.optional(),
  /** Starts, or resamples, that these are shares of. */
  judged: z.int().optional(),
  error: finite.optional(),
});

export const resultsSchema = z.strictObject({
  schema: z.literal('isoloss/bench@1'),
  version: z.string().describe('of isoloss'),
  date: z.iso.datetime(),
  machine: machineSchema,
  options: z.strictObject({ seconds: finite, limit: finite, seed: z.int() }),
  noise: finite
    .nullable()
    .describe(
      'spread of the calibration kernel over the run: relative, half of a 95 % range; null: not known',
    ),
  engines: z.array(engineSchema),
  suites: z.array(suiteSchema),
  entries: z.array(entrySchema),
  peers: z.array(peerSchema),
  took: seconds,
  notes: z.array(z.string()),
});

export type BenchResults = z.infer<typeof resultsSchema>;
export type BenchEngine = z.infer<typeof engineSchema>;
export type BenchEntry = z.infer<typeof entrySchema>;
export type TimedEntry = Extract<BenchEntry, { outcome: 'timed' }>;
export type BenchSuite = z.infer<typeof suiteSchema>;
export type BenchPeer = z.infer<typeof peerSchema>;
export type Machine = z.infer<typeof machineSchema>;
export type Timing = z.infer<typeof timing>;
export type Roofline = z.infer<typeof rooflineSchema>;

/** What a mark on extrapolated times means. */
export const SAMPLED = 'a sample was run, and its time is scaled to the whole';
