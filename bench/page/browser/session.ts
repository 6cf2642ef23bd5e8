/** A run of the benchmark in this tab. */
import { machine } from '#platform';
import manifest from '../../../package.json' with { type: 'json' };
import { startAgent } from '../../agents-browser.js';
import type { PlannedEngine } from '../../engines.js';
import type { BenchEngine, BenchEntry, BenchResults } from '../../results.js';
import { runBench } from '../../run.js';
import type { Suite } from '../../suite.js';
import type { Charted } from '../suite-view.js';

export interface Session {
  readonly suites: readonly Suite[];
  readonly sizes: (suite: Suite) => readonly number[];
  readonly engines: readonly PlannedEngine[];
  readonly notes: readonly string[];
  readonly seconds: number;
  readonly limit: number;
}

export interface SessionHooks {
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
