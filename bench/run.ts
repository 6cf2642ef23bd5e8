/** The runner: every suite at growing sizes, on all engines side by side. */
import { IsolossError, throwIfAborted } from '../src/errors.js';
import { formatSeconds } from '../src/text.js';
import type { StartAgent } from './agent.js';
import { does, type PlannedEngine } from './engines.js';
import { spread } from './measure/statistics.js';
import { type CaseResult, caseOf, measureCase, rooflineOf } from './measure-case.js';
import type { BenchEngine, BenchEntry, BenchResults, Machine } from './results.js';
import { RunningEngine } from './running-engine.js';
import type { Suite } from './suite.js';

export interface BenchPlan {
  readonly suites: readonly Suite[];
  readonly engines: readonly PlannedEngine[];
  /** Which of a suite's sizes are measured; all by default. */
  readonly sizes?: ((suite: Suite) => readonly number[]) | undefined;
  /** Spent on every case and engine. */
  readonly seconds: number;
  /** Runs that are expected to take longer, seconds, are not begun. */
  readonly limit: number;
  /** Draws the order in which engines take turns. */
  readonly seed: number;
  /** Of isoloss. */
  readonly version: string;
  readonly machine: Machine;
  /** Sentences that the results should carry. */
  readonly notes?: readonly string[] | undefined;
}

export interface BenchHooks {
  /** Once it fires, what was measured is the result. */
  readonly signal?: AbortSignal | undefined;
  /** `done` of `total` cases, or of rounds of cases; `what` is under way. */
  readonly progress?: ((done: number, total: number, what: string) => void) | undefined;
  /** Called once with which engines could be opened. */
  readonly onOpen?: ((engines: readonly BenchEngine[]) => void) | undefined;
  /** Called with each new entry. */
  readonly onEntry?: ((entry: BenchEntry) => void) | undefined;
}

/**
 * Measures `plan` with an agent for each engine. Interrupted, it leaves what it has, and says so in the notes.
 * @throws IsolossError `bench-no-engine` where none can be opened; `interrupted` before anything could be measured
 */
export async function runBench(
  plan: BenchPlan,
  startAgent: StartAgent,
  { signal, progress, onOpen, onEntry }: BenchHooks = {},
): Promise<BenchResults> {
  const began = performance.now();
  const date = new Date().toISOString();
  const notes = [...(plan.notes ?? [])];
  const entries: BenchEntry[] = [];
  const cases = plan.suites.flatMap((suite) => {
    const chosen = plan.sizes?.(suite) ?? suite.sizes;
    return suite.sizes.filter((size) => chosen.includes(size)).map((size) => ({ suite, size }));
  });
  const engines = await openAll(plan.engines, startAgent, { signal, notes }, (id) =>
    progress?.(0, cases.length, `opening ${id}`),
  );
  for (const { name } of plan.suites.filter((suite) => !engines.some((engine) => does(engine.plan, suite))))
    notes.push(`None of these engines is one for the suite ${name}: it is not measured.`);
  onOpen?.(engines.map((engine) => engine.record()));
  const endAll = (): void => {
    for (const engine of engines) void engine.end();
  };
  signal?.addEventListener('abort', endAll, { once: true });
  try {
    const last = new Map<RunningEngine, Last>();
    for (const [done, { suite, size }] of cases.entries()) {
      if (signal?.aborted) break;
      progress?.(done, cases.length, nameOf(suite, size));
      const able = engines.filter(({ plan }) => does(plan, suite));
      const omitted = new Map(
        able.map((engine) => [engine, skipped(suite, size, engine, last.get(engine), plan.limit)]),
      );
      const due = able.filter((engine) => omitted.get(engine) === undefined);
      const results = await measureCase(suite, size, due, { ...plan, seed: plan.seed + done, signal });
      for (const result of results) last.set(result.engine, { ...result, suite, size });
      for (const engine of able) {
        const entry = omitted.get(engine) ?? results.find((result) => result.engine === engine)?.entry;
        if (entry === undefined) continue;
        entries.push(entry);
        onEntry?.(entry);
      }
    }
    if (!signal?.aborted) await raiseCeilings(engines, notes);
  } finally {
    signal?.removeEventListener('abort', endAll);
    await Promise.all(engines.map((engine) => engine.end()));
  }
  const final = entries.map((entry) => underCeilings(entry, engines));
  if (final.some((entry) => entry.outcome === 'timed' && entry.roofline.fraction > 1.1))
    notes.push('Where a fraction above one is stated, the ceiling was measured while the machine was busy.');
  if (signal?.aborted) notes.push('Interrupted: what was measured before is here, the rest is missing.');
  return {
    schema: 'isoloss/bench@1',
    version: plan.version,
    date,
    machine: plan.machine,
    options: { seconds: plan.seconds, limit: plan.limit, seed: plan.seed },
    noise: spread(engines.map(({ calibration }) => calibration)),
    engines: engines.map((engine) => engine.record()),
    suites: plan.suites.map(({ name, title, unit, headline, grows }) => ({
      name,
      title,
      unit,
      headline,
      grows,
    })),
    entries: final,
    peers: [],
    took: (performance.now() - began) / 1000,
    notes,
  };
}

/** Measures ceilings again now that the work is done: the machine may have been busy when the engines were opened. */
async function raiseCeilings(engines: readonly RunningEngine[], notes: string[]): Promise<void> {
  for (const engine of engines) {
    try {
      await engine.measureCeilings();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      notes.push(`The ceilings of ${engine.id} are those of the beginning: ${why}`);
    }
  }
  const threads = engines.filter(({ facts }) => facts.info.name === 'cpu');
  for (const engine of threads) {
    for (const fewer of threads) {
      if ((fewer.plan.spec.workers ?? Infinity) < (engine.plan.spec.workers ?? Infinity))
        engine.doesNoLessThan(fewer);
    }
  }
}

/** The entry with the roofline of its engine's final ceilings. */
function underCeilings(entry: BenchEntry, engines: readonly RunningEngine[]): BenchEntry {
  const engine = engines.find(({ id }) => id === entry.engine);
  return entry.outcome === 'timed' && engine !== undefined
    ? { ...entry, roofline: rooflineOf(entry, engine.ceilings) }
    : entry;
}

/** The engines that can be opened; of the others `notes` tell. */
async function openAll(
  plans: readonly PlannedEngine[],
  start: StartAgent,
  { signal, notes }: Pick<BenchHooks, 'signal'> & { readonly notes: string[] },
  opening: (id: string) => void,
): Promise<RunningEngine[]> {
  const engines: RunningEngine[] = [];
  for (const plan of plans) {
    opening(plan.id);
    try {
      throwIfAborted(signal);
      engines.push(await RunningEngine.open(plan, start, signal));
    } catch (error) {
      if (signal?.aborted) {
        await Promise.all(engines.map((engine) => engine.end()));
        throwIfAborted(signal);
      }
      const why = error instanceof Error ? error.message : String(error);
      notes.push(`${plan.id} could not be opened and is not measured: ${why}`);
    }
  }
  if (engines.length > 0) return engines;
  throw new IsolossError(
    'bench-no-engine',
    `No engine could be opened. ${notes.join(' ')}`,
    'isoloss doctor tells what this machine can run.',
    { kind: 'run' },
  );
}

/** What came of a suite's last size on an engine. */
type Last = CaseResult & { readonly suite: Suite; readonly size: number };

/** The entry of a case that is not begun: a smaller size failed, or a run would exceed `limit` seconds. */
function skipped(
  suite: Suite,
  size: number,
  engine: RunningEngine,
  last: Last | undefined,
  limit: number,
): BenchEntry | undefined {
  if (!suite.grows || last?.suite !== suite) return undefined;
  const entry = { ...caseOf(suite, size, engine.id), outcome: 'skipped' } as const;
  if (last.entry.outcome === 'failed') return { ...entry, reason: 'A smaller size failed.' };
  if (last.run === undefined) return undefined;
  const growth = last.sampled ? 1 : size / last.size;
  const expected = Math.max(last.run * growth, engine.ceilings.launch);
  if (expected <= limit) return undefined;
  const reason = `A run is expected to take ${formatSeconds(expected)}, longer than ${formatSeconds(limit)}.`;
  return { ...entry, reason, expected };
}

function nameOf(suite: Suite, size: number): string {
  return `${suite.name} ${suite.labels?.[suite.sizes.indexOf(size)] ?? size.toExponential().replace('e+', 'e')}`;
}
