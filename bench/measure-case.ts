/** One case: a suite at one size, on several engines in turn. */
import { IsolossError } from '../src/errors.js';
import type { Ceilings, Prepared, Sample } from './agent.js';
import { type SamplerOptions, type Series, type Subject, sampleInTurn } from './measure/sampler.js';
import { LEAST_SAMPLES, scaled, timingOf } from './measure/statistics.js';
import { scale } from './operation-count.js';
import type { BenchEntry, Roofline, TimedEntry, Timing } from './results.js';
import { roofline } from './roofline.js';
import type { RunningEngine } from './running-engine.js';
import type { Suite } from './suite.js';

/** The result of one engine; `run` is the time of a run, from which that of larger sizes is predicted. */
export interface CaseResult {
  readonly engine: RunningEngine;
  readonly entry: BenchEntry;
  readonly run?: number;
  /** A run did only a part of the size's work (`Work.sampled`), so that larger sizes need not take longer. */
  readonly sampled: boolean;
}

interface ReadyEngine {
  readonly engine: RunningEngine;
  readonly prepared: Prepared;
  readonly subject: Subject<Sample>;
}

/** Name and size as entries have them. */
export function caseOf(suite: Suite, size: number, engine: string) {
  const label = suite.labels?.[suite.sizes.indexOf(size)];
  return { suite: suite.name, engine, size, ...(label === undefined ? {} : { label }) };
}

/** Prepares the case on every engine, then samples those whose first run was right. Interrupted, what has enough samples stays. */
export async function measureCase(
  suite: Suite,
  size: number,
  engines: readonly RunningEngine[],
  options: SamplerOptions,
): Promise<CaseResult[]> {
  const results = new Map<RunningEngine, CaseResult>();
  const ready: ReadyEngine[] = [];
  const fail = async (engine: RunningEngine, error: unknown): Promise<void> => {
    if (options.signal?.aborted) return;
    await engine.failed(error);
    const entry = { ...caseOf(suite, size, engine.id), outcome: 'failed', reason: reasonOf(error) } as const;
    results.set(engine, { engine, entry, sampled: false });
  };
  for (const engine of engines) {
    if (options.signal?.aborted) break;
    try {
      const agent = await engine.agent();
      await engine.calibrate();
      const prepared = await agent.prepare(suite.name, size);
      const { verdict, wall, compile = 0 } = prepared.first;
      const run = Math.max(0, wall - compile);
      if (verdict.right) {
        const subject = { sample: agent.sample, resolution: engine.facts.resolution, first: run };
        ready.push({ engine, prepared, subject });
      } else results.set(engine, wrong(suite, size, engine, verdict.wrong, run));
    } catch (error) {
      await fail(engine, error);
    }
  }
  const subjects = ready.map(({ subject }) => subject);
  const sampled = await sampleInTurn(subjects, options);
  for (const [k, { engine, prepared, subject }] of ready.entries()) {
    const { samples, error } = sampled[k];
    const last = samples.at(-1);
    if (error !== undefined) await fail(engine, error);
    else if (last !== undefined && !last.verdict.right)
      results.set(engine, wrong(suite, size, engine, last.verdict.wrong, subject.first));
    else if (samples.length >= (options.signal?.aborted ? LEAST_SAMPLES : 1)) {
      const entry = timed(suite, size, engine, prepared, sampled[k]);
      const { sampled: units } = prepared;
      const run = units === undefined ? entry.wall.median : (entry.wall.median * units) / size;
      results.set(engine, { engine, entry, run, sampled: units !== undefined });
      if (!options.signal?.aborted) await recalibrate(engine);
    }
  }
  return engines.flatMap((engine) => results.get(engine) ?? []);
}

/** How the machine fares after the case. Whatever fails now does so beyond what was timed. */
async function recalibrate(engine: RunningEngine): Promise<void> {
  try {
    await engine.calibrate();
  } catch (error) {
    await engine.failed(error);
  }
}

function wrong(suite: Suite, size: number, engine: RunningEngine, reason: string, run: number): CaseResult {
  return {
    engine,
    entry: { ...caseOf(suite, size, engine.id), outcome: 'wrong', reason },
    run,
    sampled: false,
  };
}

/** Where a run works through a part of the size, times and counts are scaled to the whole. */
function timed(
  suite: Suite,
  size: number,
  engine: RunningEngine,
  { prepare, first, counted, passes, sampled }: Prepared,
  { samples }: Series<Sample>,
): TimedEntry {
  const factor = sampled === undefined ? 1 : size / sampled;
  const wall = timingOf(samples.map((sample) => sample.wall));
  const part = (name: 'device' | 'readback'): { readonly [name: string]: Timing } => {
    const values = samples.flatMap((sample) => sample[name] ?? []);
    return values.length === samples.length ? { [name]: scaled(timingOf(values), factor) } : {};
  };
  const errors = [first, ...samples].map(({ verdict }) => (verdict.right ? verdict.error : 0));
  const { compile } = first;
  const entry = {
    ...caseOf(suite, size, engine.id),
    outcome: 'timed' as const,
    wall: scaled(wall, factor),
    ...part('device'),
    ...part('readback'),
    prepare,
    first: (compile ?? 0) + Math.max(0, first.wall - (compile ?? 0)) * factor,
    ...(compile === undefined ? {} : { compile }),
    error: Math.max(...errors),
    counted: scale(counted, factor),
    ...(passes === undefined ? {} : { passes }),
    ...(sampled === undefined ? {} : { sampled }),
  };
  return { ...entry, roofline: rooflineOf(entry, engine.ceilings) };
}

/** Of one run: entries of samples are scaled to the whole. */
export function rooflineOf(
  { counted, wall, size, sampled = size }: Pick<TimedEntry, 'counted' | 'wall' | 'size' | 'sampled'>,
  ceilings: Ceilings,
): Roofline {
  const share = sampled / size;
  return roofline(scale(counted, share), ceilings, share * wall.median);
}

function reasonOf(error: unknown): string {
  if (error instanceof IsolossError) return error.message;
  return `Unexpected: ${error instanceof Error ? error.message : String(error)}`;
}
