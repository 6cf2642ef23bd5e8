/** Another build of the project beside this one in the same run: what became slower or faster, and what only seems so. */
import { IsolossError, throwIfAborted } from '../src/errors.js';
import { decide, settled } from './against/decide.js';
import type { AgainstResults, BuildName, Comparison } from './against/results.js';
import { type Both, BuildFault, measureRound, type Round } from './against/round.js';
import type { StartAgent } from './agent.js';
import { does, type PlannedEngine } from './engines.js';
import { median } from './measure/statistics.js';
import { caseOf } from './measure-case.js';
import type { Machine } from './results.js';
import type { BenchHooks } from './run.js';
import type { Suite } from './suite.js';

/** A build, and how an agent of it is started. */
export interface Build {
  readonly name: string;
  readonly version: string;
  readonly start: StartAgent;
}

export interface AgainstPlan {
  readonly builds: Both<Build>;
  readonly suites: readonly Suite[];
  readonly engines: readonly PlannedEngine[];
  /** Which of a suite's sizes; by default its headline, or a smaller one where that takes long. */
  readonly sizes?: ((suite: Suite) => readonly number[]) | undefined;
  /** At least made of each case, two or more; up to four times as many where times spread. */
  readonly rounds: number;
  /** Sampled of each build in a round, at least. */
  readonly seconds: number;
  /** The least change that is reported, relative. */
  readonly smallest: number;
  readonly machine: Machine;
  readonly notes?: readonly string[] | undefined;
}

/** What is customary, and what `--rounds` and `--smallest` change. */
export const AGAINST = { rounds: 6, seconds: 0.5, smallest: 0.05 } as const;

/** Rounds of a case at most, for each that is made at least. */
const MOST = 4;

/** A case under way. */
interface Case {
  readonly suite: Suite;
  readonly engine: PlannedEngine;
  readonly mayShrink: boolean;
  size: number;
  readonly rounds: Round[];
  fault?: BuildFault;
}

/**
 * Measures both builds, case by case in rounds: a new process of each, the order alternating, sampled in turn. Rounds of
 * a case are spread over the run. Interrupted, it leaves what has been measured twice or more.
 * @throws IsolossError `agent-protocol`, `agent-died` where an agent of a build cannot be started; `bench-no-case`;
 *   `interrupted` before anything was measured
 */
export async function runAgainst(
  plan: AgainstPlan,
  { signal, progress }: Pick<BenchHooks, 'signal' | 'progress'> = {},
): Promise<AgainstResults> {
  const began = performance.now();
  const date = new Date().toISOString();
  const { builds, rounds, smallest } = plan;
  const notes = [...(plan.notes ?? [])];
  const cases = casesOf(plan);
  // Each as it would be spoken to: what differs in protocol is no matter of single cases.
  for (const { start } of [builds.this, builds.other]) await (await start()).end();
  const start = { this: builds.this.start, other: builds.other.start };
  const options = { cases: cases.length, smallest };
  const due = ({ rounds: made, fault }: Case): boolean =>
    fault === undefined &&
    (made.length < rounds || (made.length < MOST * rounds && !settled(estimatesOf(made), options)));
  const facts = new Map<PlannedEngine, Round['facts']>();
  let done = 0;
  while (!signal?.aborted && cases.some(due)) {
    for (const each of cases.filter(due)) {
      const { suite, engine, size, mayShrink } = each;
      progress?.(done, done + foreseen(cases.filter(due), rounds), `${suite.name} on ${engine.id}`);
      if (signal?.aborted) break;
      const first: BuildName = each.rounds.length % 2 === 0 ? 'this' : 'other';
      const shrink = mayShrink && each.rounds.length === 0;
      try {
        const round = await measureRound({
          ...plan,
          suite,
          engine,
          size,
          mayShrink: shrink,
          start,
          first,
          signal,
        });
        each.rounds.push(round);
        each.size = round.size;
        facts.set(engine, round.facts);
      } catch (error) {
        if (!(error instanceof BuildFault)) throw error;
        // What fails because it was ended did not fail.
        if (!signal?.aborted) each.fault = error;
      }
      done++;
    }
  }
  const compared = cases.flatMap((each) => comparisonOf(each, options) ?? []);
  if (compared.length === 0) throwIfAborted(signal);
  if (signal?.aborted) notes.push('Interrupted: what was measured before is here, the rest is missing.');
  return {
    schema: 'isoloss/bench-against@1',
    date,
    machine: plan.machine,
    builds: { this: named(builds.this), other: named(builds.other) },
    options: { rounds, seconds: plan.seconds, smallest },
    engines: plan.engines.flatMap((engine) => {
      const info = facts.get(engine)?.info;
      return info === undefined ? [] : [{ id: engine.id, adapter: info.adapter, software: info.software }];
    }),
    cases: compared,
    took: (performance.now() - began) / 1000,
    notes,
  };
}

function casesOf({ suites, engines, sizes }: AgainstPlan): Case[] {
  const cases = suites.flatMap((suite) =>
    (sizes?.(suite) ?? [suite.headline]).flatMap((size) =>
      engines
        .filter((engine) => does(engine, suite))
        .map((engine): Case => ({ suite, engine, size, mayShrink: sizes === undefined, rounds: [] })),
    ),
  );
  if (cases.length > 0) return cases;
  throw new IsolossError(
    'bench-no-case',
    `None of these engines (${engines.map(({ id }) => id).join(', ') || 'there is none'}) does any of these suites.`,
    'Choose others with --suite and --backend.',
  );
}

/** Rounds that are certainly left, and one for each case that may need more. */
function foreseen(cases: readonly Case[], rounds: number): number {
  return cases.reduce((total, { rounds: made }) => total + Math.max(1, rounds - made.length), 0);
}

const estimatesOf = (rounds: readonly Round[]) => rounds.map(({ estimate }) => estimate);

/** Undefined for what was interrupted before two rounds were made. */
function comparisonOf(
  { suite, engine, size, rounds, fault }: Case,
  options: { readonly cases: number; readonly smallest: number },
): Comparison | undefined {
  const base = caseOf(suite, size, engine.id);
  if (fault !== undefined)
    return { ...base, outcome: fault.outcome, build: fault.build, reason: fault.message };
  if (rounds.length < 2) return undefined;
  const bytes = bytesOf(rounds);
  const medianOf = (build: BuildName): number => median(rounds.flatMap(({ walls }) => walls[build]));
  return {
    ...base,
    outcome: 'compared',
    ...decide(estimatesOf(rounds), options),
    seconds: { this: medianOf('this'), other: medianOf('other') },
    samples: rounds.map(({ walls }) => walls.this.length),
    ...(bytes === undefined ? {} : { bytes }),
  };
}

/** Undefined where agents do not tell. */
function bytesOf(rounds: readonly Round[]): 'same' | 'different' | 'varying' | undefined {
  const digests = (build: BuildName) => new Set(rounds.map((round) => round.digests[build]));
  const [own, others] = [digests('this'), digests('other')];
  if (own.has(undefined) || others.has(undefined)) return undefined;
  if (own.size > 1 || others.size > 1) return 'varying';
  return others.has([...own][0]) ? 'same' : 'different';
}

const named = ({ name, version }: Build) => ({ name, version });
