/** The benchmark in this tab. */
import { machine, threads } from '#platform';
import manifest from '../../../package.json' with { type: 'json' };
import { startAgent } from '../../agents-browser.js';
import { type FoundEngines, findEngines, type PlannedEngine } from '../../engines.js';
import type { BenchEngine, BenchEntry, BenchResults } from '../../results.js';
import { runBench } from '../../run.js';
import type { Suite } from '../../suite.js';
import type { Charted } from '../suite-view.js';

/** Engines that this tab has: the processor with one thread and with all, WebGPU, WebGL2. */
export function tabEngines(): Promise<FoundEngines> {
  const all = threads();
  const webgl = document.createElement('canvas').getContext('webgl2') !== null;
  return findEngines(
    { workers: [...new Set([1, all])] },
    { threads: all, here: webgl ? ['cpu', 'webgpu', 'webgl'] : ['cpu', 'webgpu'] },
    startAgent,
  );
}

interface Session {
  readonly suites: readonly Suite[];
  readonly sizes: (suite: Suite) => readonly number[];
  readonly engines: readonly PlannedEngine[];
  readonly notes: readonly string[];
  readonly seconds: number;
  readonly limit: number;
}

interface SessionHooks {
  readonly signal: AbortSignal;
  progress(share: number, words: string): void;
  /** What there is so far, between cases: drawing then disturbs no measurement. */
  partial(soFar: Charted): void;
}

const SEED = 0;

/** @throws IsolossError as {@link runBench} */
export function runInTab(session: Session, hooks: SessionHooks): Promise<BenchResults> {
  const { suites } = session;
  let engines: readonly BenchEngine[] = [];
  const entries: BenchEntry[] = [];
  return runBench({ ...session, seed: SEED, version: manifest.version, machine: machine() }, startAgent, {
    signal: hooks.signal,
    progress(done, total, what) {
      hooks.progress(done / Math.max(total, 1), `${done} of ${total}: ${what}`);
      if (entries.length > 0) hooks.partial({ suites, entries, engines });
    },
    onOpen: (opened) => {
      engines = opened;
    },
    onEntry: (entry) => void entries.push(entry),
  });
}
