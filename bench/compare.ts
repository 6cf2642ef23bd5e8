/** What changed between two runs, case by case, beyond what noise explains. */
import { median, spread } from './measure/statistics.js';
import type { BenchEngine, BenchEntry, BenchResults, Timing } from './results.js';

/** Which case it is. */
interface Place {
  readonly suite: string;
  readonly engine: string;
  readonly size: number;
  readonly label: string | undefined;
}

/** A case that both runs timed. */
export interface Change extends Place {
  /** Seconds, as the files have them. */
  readonly before: number;
  readonly now: number;
  /** Times as fast as before, once each run's own calibration is divided out. */
  readonly ratio: number;
  /** What noise leaves of the ratio: see `RULE`. */
  readonly interval: readonly [number, number];
  /** The interval leaves no change out. */
  readonly changed: boolean;
}

/** A case that has a time in one of the runs alone, or in neither and for different reasons. */
export interface OutcomeChange extends Place {
  readonly before: BenchEntry['outcome'];
  readonly now: BenchEntry['outcome'];
}

export interface Comparison {
  /** The runs compared. */
  readonly now: BenchResults;
  readonly before: BenchResults;
  /** Sentences on what else differs, machines and adapters first: to be read before any change. */
  readonly differences: readonly string[];
  /** Every case that both timed, the largest change first. */
  readonly changes: readonly Change[];
  readonly outcomes: readonly OutcomeChange[];
  /** Cases that are in one of the files only. */
  readonly unmatched: { readonly now: number; readonly before: number };
}

/** What counts as a change, for people. */
export const RULE =
  'A case changed where its ratio, after calibration, lies further from 1 than noise explains: the half widths of both medians’ 95 % intervals and, for each run, the spread of that engine’s calibrations (with fewer than six of them at least the whole run’s noise), as logarithms, added as squares.';

/** Fewest calibrations that an engine's own noise is estimated from. */
const ENOUGH = 6;

/** Cases are matched by suite, size and engine; suites that measure another thing by now are left out. */
export function compareResults(now: BenchResults, before: BenchResults): Comparison {
  const redefined = now.suites.filter(({ name, title }) =>
    before.suites.some((suite) => suite.name === name && suite.title !== title),
  );
  const comparable = ({ entries }: BenchResults): BenchEntry[] =>
    entries.filter(({ suite }) => redefined.every(({ name }) => name !== suite));
  const earlier = new Map(comparable(before).map((entry) => [keyOf(entry), entry]));
  const pairs = comparable(now).flatMap((entry) => {
    const old = earlier.get(keyOf(entry));
    return old === undefined ? [] : [{ entry, old }];
  });
  const changes = pairs.flatMap(({ entry, old }) =>
    entry.outcome === 'timed' && old.outcome === 'timed' && entry.wall.median > 0 && old.wall.median > 0
      ? [{ ...placeOf(entry), ...changeOf(entry.wall, old.wall, entry.engine, now, before) }]
      : [],
  );
  return {
    now,
    before,
    differences: [
      ...machineDifferences(now, before),
      ...(now.noise === null || before.noise === null
        ? ['The noise of one of the runs is not known: the spread of its samples alone is.']
        : []),
      ...engineDifferences(now, before),
      ...redefined.map(({ name }) => `The suite ${name} measures something else by now and is not compared.`),
    ],
    changes: changes.sort((a, b) => Math.abs(Math.log(b.ratio)) - Math.abs(Math.log(a.ratio))),
    outcomes: pairs.flatMap(({ entry, old }) =>
      entry.outcome === old.outcome ? [] : [{ ...placeOf(entry), before: old.outcome, now: entry.outcome }],
    ),
    unmatched: {
      now: now.entries.length - pairs.length,
      before: before.entries.length - pairs.length,
    },
  };
}

const keyOf = ({ suite, engine, size, label }: BenchEntry): string =>
  JSON.stringify([suite, engine, size, label]);

const placeOf = ({ suite, engine, size, label }: BenchEntry): Place => ({ suite, engine, size, label });

function changeOf(
  now: Timing,
  before: Timing,
  engine: string,
  ...[nowRun, beforeRun]: [BenchResults, BenchResults]
): Pick<Change, 'before' | 'now' | 'ratio' | 'interval' | 'changed'> {
  const [paced, pacedBefore] = [nowRun, beforeRun].map((run) => calibrationOf(run, engine));
  const pace = paced.length === 0 || pacedBefore.length === 0 ? 1 : median(paced) / median(pacedBefore);
  const ratio = (before.median / now.median) * pace;
  const width = Math.exp(
    Math.hypot(
      halfWidth(now),
      halfWidth(before),
      Math.log1p(noiseOf(paced, nowRun)),
      Math.log1p(noiseOf(pacedBefore, beforeRun)),
    ),
  );
  return {
    before: before.median,
    now: now.median,
    ratio,
    interval: [ratio / width, ratio * width],
    changed: ratio > width || ratio < 1 / width,
  };
}

/**
 * The noise of an engine's times: that of its own calibrations where there are enough of them, so that a noisier engine does
 * not hide a change of this one; else no less than that of the whole run.
 */
function noiseOf(calibration: readonly number[], { noise }: BenchResults): number {
  const own = spread([calibration]) ?? 0;
  return calibration.length >= ENOUGH ? own : Math.max(noise ?? 0, own);
}

/** Half of the median's interval, on the logarithm; without end where the interval reaches zero. */
function halfWidth({ interval: [low, high] }: Timing): number {
  return low > 0 ? Math.log(high / low) / 2 : Infinity;
}

function calibrationOf({ engines }: BenchResults, id: string): readonly number[] {
  return engines.find((engine) => engine.id === id)?.calibration ?? [];
}

function machineDifferences({ machine: now }: BenchResults, { machine: before }: BenchResults): string[] {
  return (['processor', 'threads', 'platform', 'runtime'] as const)
    .filter((what) => before[what] !== now[what])
    .map((what) => {
      const words = what === 'threads' ? 'number of threads' : what;
      return `The machine’s ${words} was ${before[what]} and is ${now[what]}.`;
    });
}

function engineDifferences(now: BenchResults, before: BenchResults): string[] {
  const earlier = new Map(before.engines.map((engine) => [engine.id, engine]));
  return now.engines
    .flatMap((engine) => {
      const old = earlier.get(engine.id);
      if (old === undefined) return [`${engine.id} was not measured before.`];
      earlier.delete(engine.id);
      return [
        ...(old.adapter === engine.adapter
          ? []
          : [`${engine.id} ran on ${old.adapter} and runs on ${engine.adapter}.`]),
        ...(isCalibrated(engine) && isCalibrated(old)
          ? []
          : [`${engine.id} was not calibrated in both runs: its times are compared as they are.`]),
      ];
    })
    .concat([...earlier.keys()].map((id) => `${id} was measured before and is not now.`));
}

const isCalibrated = ({ calibration }: BenchEngine): boolean => calibration.length > 0;
