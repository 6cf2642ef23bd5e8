/** One round: a new process of each build, sampled in turn. */
import type { EngineFacts, Prepared, Sample, StartAgent, StartedAgent } from '../agent.js';
import type { PlannedEngine } from '../engines.js';
import type { Suite } from '../suite.js';
import { type RoundEstimate, roundRatio } from './decide.js';
import { type BuildName, builds } from './results.js';

/** Both builds. */
export type Both<T> = Readonly<Record<BuildName, T>>;

export interface RoundPlan {
  readonly suite: Suite;
  readonly size: number;
  /** Take a smaller size where a run of this one takes too long. */
  readonly mayShrink: boolean;
  readonly engine: PlannedEngine;
  readonly start: Both<StartAgent>;
  /** The build that comes first. */
  readonly first: BuildName;
  /** Sampled of each build at least; longer where it takes longer to make them ready. */
  readonly seconds: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Round {
  readonly facts: EngineFacts;
  /** That was measured. */
  readonly size: number;
  readonly estimate: RoundEstimate;
  readonly walls: Both<readonly number[]>;
  readonly digests: Both<string | undefined>;
}

/** A build that cannot go on, by its own fault. */
export class BuildFault extends Error {
  constructor(
    readonly build: BuildName,
    readonly outcome: 'wrong' | 'failed',
    reason: string,
  ) {
    super(reason);
  }
}

/** A sample lasts about so long, seconds: short, so that what disturbs the machine for a while meets both builds. */
const SAMPLE = 0.005;
/** And so many of the clock's steps. */
const STEPS = 100;
/** Before samples count: compilers of V8 have settled by then. */
const WARM = { seconds: 0.4, pairs: 2 } as const;
/** Pairs of samples where runs are long. */
const LEAST_PAIRS = 10;
/** A round samples no longer than so many times what it does at least. */
const MOST_SECONDS = 4;
/** Runs of a size that nobody asked for take no longer, seconds. */
const LONGEST = 0.2;

/** @throws BuildFault where a build dies, fails, hangs or is wrong */
export async function measureRound(plan: RoundPlan): Promise<Round> {
  const { engine, seconds, start, signal } = plan;
  const order: readonly BuildName[] = plan.first === 'this' ? builds : [...builds].reverse();
  const began = performance.now();
  const started: StartedAgent[] = [];
  const endAll = (): void => {
    for (const { end } of started) void end();
  };
  signal?.addEventListener('abort', endAll, { once: true });
  const open = async (build: BuildName) => {
    const one = await faultOf(build, start[build]());
    started.push(one);
    // Ended while it was being started.
    if (signal?.aborted) await one.end();
    return { agent: one.agent, facts: await faultOf(build, one.agent.open(engine.spec)) };
  };
  try {
    const agents = await both(order, open);
    const prepare = async (build: BuildName, size: number): Promise<Prepared> => {
      const prepared = await faultOf(build, agents[build].agent.prepare(plan.suite.name, size));
      right(build, prepared.first);
      return prepared;
    };
    const { size, prepared: own } = await fitting(plan, (size) => prepare('this', size));
    const prepared = { this: own, other: await prepare('other', size) };
    const resolution = Math.max(agents.this.facts.resolution, agents.other.facts.resolution);
    let run = Math.min(ranFor(prepared.this), ranFor(prepared.other));
    /** Samples in turn, A B B A: a drift that is even meets both alike. */
    const samplePairs = async (least: number, seconds: number): Promise<Both<Sample[]>> => {
      const samples: Both<Sample[]> = { this: [], other: [] };
      const times = Math.max(1, Math.ceil(Math.max(SAMPLE, STEPS * resolution) / Math.max(run, resolution)));
      for (let pair = 0, spent = 0; pair < least || spent < seconds; pair++) {
        for (const build of pair % 2 === 0 ? order : [...order].reverse()) {
          const sample = await faultOf(build, agents[build].agent.sample(times));
          right(build, sample);
          samples[build].push(sample);
        }
        const [a, b] = [samples.this[pair], samples.other[pair]];
        spent += (times * (a.wall + b.wall)) / 2;
        run = Math.min(run, a.wall, b.wall);
      }
      return samples;
    };
    await samplePairs(WARM.pairs, Math.min(WARM.seconds, seconds));
    // Where processes take long to stand ready, more is learnt from more samples than from more processes.
    const ready = (performance.now() - began) / 1000;
    const samples = await samplePairs(
      LEAST_PAIRS,
      Math.min(MOST_SECONDS * seconds, Math.max(seconds, ready / 2)),
    );
    const walls = byBuild(samples, ({ wall }) => wall);
    const { facts } = agents.this;
    const processors = standsForWall(engine, facts)
      ? byBuild(samples, ({ processor }) => processor ?? 0)
      : walls;
    const known =
      processors !== walls && builds.every((build) => processors[build].every((time) => time > 0));
    return {
      facts,
      size,
      estimate: {
        wall: roundRatio(walls.this, walls.other),
        ...(known ? { processor: roundRatio(processors.this, processors.other) } : {}),
      },
      walls,
      digests: { this: prepared.this.first.digest, other: prepared.other.first.digest },
    };
  } finally {
    signal?.removeEventListener('abort', endAll);
    await Promise.all(started.map(({ end }) => end()));
  }
}

/**
 * Where processors do the work one after the other, or a driver shares it among them evenly, the time that they spend
 * is what the wall's would be on a quiet machine. Several workers may wait for each other: their wall's time is theirs.
 */
function standsForWall({ spec }: PlannedEngine, { info }: EngineFacts): boolean {
  return spec.backend === 'cpu' ? spec.workers === 1 : info.software;
}

/** Prepares the size, or the next smaller ones until a run is short enough. */
async function fitting(
  { suite, size, mayShrink }: RoundPlan,
  prepare: (size: number) => Promise<Prepared>,
): Promise<{ readonly size: number; readonly prepared: Prepared }> {
  const smaller = mayShrink && suite.grows ? suite.sizes.filter((each) => each < size).reverse() : [];
  let [chosen, prepared] = [size, await prepare(size)];
  for (const next of smaller) {
    if (ranFor(prepared) <= LONGEST) break;
    [chosen, prepared] = [next, await prepare(next)];
  }
  return { size: chosen, prepared };
}

/** Seconds of the first run without the compiler's share. */
function ranFor({ first: { wall, compile = 0 } }: Prepared): number {
  return Math.max(0, wall - compile);
}

function right(build: BuildName, { verdict }: Sample): void {
  if (!verdict.right) throw new BuildFault(build, 'wrong', verdict.wrong);
}

async function faultOf<T>(build: BuildName, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw new BuildFault(build, 'failed', error instanceof Error ? error.message : String(error));
  }
}

/** One after the other, in this order. */
async function both<T>(
  order: readonly BuildName[],
  make: (build: BuildName) => Promise<T>,
): Promise<Both<T>> {
  const made = new Map<BuildName, T>();
  for (const build of order) made.set(build, await make(build));
  return { this: made.get('this') as T, other: made.get('other') as T };
}

function byBuild<T>(samples: Both<readonly Sample[]>, of: (sample: Sample) => T): Both<T[]> {
  return { this: samples.this.map(of), other: samples.other.map(of) };
}
