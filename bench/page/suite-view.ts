/** A result file as its charts look at it: by suite, with the fastest of each kind of engine. */
import { formatDuration, listed, sentence } from '../../src/text.js';
import type { BenchEngine, BenchEntry, BenchSuite, TimedEntry } from '../results.js';
import { sizeText } from './format.js';

/** What charts of time need to know of an engine. */
export type EngineKind = Pick<BenchEngine, 'id' | 'backend' | 'software'>;

/** A result file, or as much of one as there is while it is being measured. */
export interface Charted {
  readonly suites: readonly BenchSuite[];
  readonly entries: readonly BenchEntry[];
  readonly engines: readonly EngineKind[];
}

export interface SuiteView {
  readonly suite: BenchSuite;
  readonly entries: readonly BenchEntry[];
  readonly timed: readonly TimedEntry[];
  /** In the file's order; those with an entry in this suite. */
  readonly engines: readonly EngineKind[];
  /** Sizes are laws or other names, not numbers to draw along. */
  readonly named: boolean;
}

export type Untimed = Exclude<BenchEntry, TimedEntry>;

/** Neither timed nor left out. */
export const isFaulty = ({ outcome }: BenchEntry): boolean => outcome === 'wrong' || outcome === 'failed';

export const isTimed = (entry: BenchEntry): entry is TimedEntry => entry.outcome === 'timed';

export function suiteViews({ suites, entries, engines }: Charted): SuiteView[] {
  return suites.flatMap((suite) => {
    const own = entries.filter((entry) => entry.suite === suite.name);
    if (own.length === 0) return [];
    return [
      {
        suite,
        entries: own,
        timed: own.filter(isTimed),
        engines: engines.filter(({ id }) => own.some(({ engine }) => engine === id)),
        named: own.some(({ label }) => label !== undefined),
      },
    ];
  });
}

/** The size that the GPU is compared with the CPU at: the headline, else the largest that both were timed at. */
export function comparedSize(view: SuiteView): number | undefined {
  const { cpu, gpu } = sidesOf(view);
  const both = cpu.map(({ size }) => size).filter((size) => gpu.some((entry) => entry.size === size));
  if (both.length === 0) return undefined;
  return both.includes(view.suite.headline) ? view.suite.headline : Math.max(...both);
}

/** The size that charts with room for one tell of: the compared one, else the largest that most engines were timed at. */
export function shownSize(view: SuiteView): number | undefined {
  const compared = comparedSize(view);
  if (compared !== undefined) return compared;
  const { suite, timed } = view;
  const counts = new Map<number, number>();
  for (const { size } of timed) counts.set(size, (counts.get(size) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  if ((counts.get(suite.headline) ?? 0) > 1 || counts.size === 0) return suite.headline;
  return Math.max(...[...counts].filter(([, count]) => count === most).map(([size]) => size));
}

/** At one size the fastest of those entries. */
export function fastest(entries: readonly TimedEntry[], size: number): TimedEntry | undefined {
  return entries
    .filter((entry) => entry.size === size)
    .reduce<TimedEntry | undefined>(
      (best, entry) => (best === undefined || entry.wall.median < best.wall.median ? entry : best),
      undefined,
    );
}

/** Entries of processors, and of GPUs: hardware alone where there is any, else what stands in for it. */
export function sidesOf({ timed, engines }: SuiteView): { cpu: TimedEntry[]; gpu: TimedEntry[] } {
  const gpus = engines.filter(({ backend }) => backend !== 'cpu');
  const hardware = gpus.filter(({ software }) => !software);
  const of = (chosen: readonly EngineKind[]) =>
    timed.filter(({ engine }) => chosen.some(({ id }) => id === engine));
  return {
    cpu: of(engines.filter(({ backend }) => backend === 'cpu')),
    gpu: of(hardware.length > 0 ? hardware : gpus),
  };
}

/** What stands on the GPU's side, in a word or two. */
export function gpuWords(engines: readonly EngineKind[]): string {
  const gpus = engines.filter(({ backend }) => backend !== 'cpu');
  return gpus.length > 0 && gpus.every(({ software }) => software) ? 'software GPU' : 'GPU';
}

/** Where the fastest GPU engine overtakes the fastest CPU engine for good, among the sizes that both were timed at. */
export type Overtake =
  | { readonly kind: 'at'; readonly size: number; readonly seconds: number }
  /** Ahead at the smallest size timed. */
  | { readonly kind: 'always'; readonly size: number }
  /** Behind at the largest size timed. */
  | { readonly kind: 'never'; readonly size: number };

/** A size that was interpolated is not known to more than two digits. */
export const crossingText = ({ kind, size }: Overtake): string =>
  sizeText(kind === 'at' ? Number(size.toPrecision(2)) : size);

export function overtake(view: SuiteView): Overtake | undefined {
  if (view.named || !view.suite.grows) return undefined;
  const { cpu, gpu } = sidesOf(view);
  const points = [...new Set(gpu.map(({ size }) => size))]
    .sort((a, b) => a - b)
    .flatMap((size) => {
      const [slow, fast] = [fastest(cpu, size), fastest(gpu, size)];
      if (slow === undefined || fast === undefined) return [];
      const seconds = slow.wall.median;
      return [{ size, seconds, lead: Math.log(seconds / fast.wall.median) }];
    });
  if (points.length === 0) return undefined;
  const behind = points.findLastIndex(({ lead }) => lead <= 0);
  if (behind < 0) return { kind: 'always', size: points[0].size };
  if (behind === points.length - 1) return { kind: 'never', size: points[behind].size };
  // Straight in logarithms, as the chart draws the lines.
  const [a, b] = [points[behind], points[behind + 1]];
  const share = a.lead / (a.lead - b.lead);
  return {
    kind: 'at',
    size: a.size * (b.size / a.size) ** share,
    seconds: a.seconds * (b.seconds / a.seconds) ** share,
  };
}

/** Times as fast as the fastest CPU engine at that size; undefined where no CPU engine was timed. */
export function speedup(view: SuiteView, entry: TimedEntry): number | undefined {
  const base = fastest(sidesOf(view).cpu, entry.size);
  return base === undefined ? undefined : base.wall.median / entry.wall.median;
}

/** What has no time, the gravest first; sizes of one suite and engine with one reason together. */
export function untimedGroups(entries: readonly BenchEntry[]): Untimed[][] {
  const groups = new Map<string, Untimed[]>();
  for (const kind of ['wrong', 'failed', 'skipped'] as const) {
    for (const entry of entries) {
      if (entry.outcome !== kind) continue;
      const why = expectedOf(entry) === undefined ? entry.reason : 'too long';
      const key = JSON.stringify([kind, entry.suite, entry.engine, why]);
      groups.set(key, [...(groups.get(key) ?? []), entry]);
    }
  }
  return [...groups.values()];
}

const expectedOf = (entry: Untimed): number | undefined =>
  entry.outcome === 'skipped' ? entry.expected : undefined;

/** Why the cases of such a group have no time; where runs would be too long, how long each. */
export function reasonText(group: readonly Untimed[]): string {
  const expected = group.flatMap((entry) => expectedOf(entry) ?? []);
  if (expected.length === 0) return sentence(group[0].reason);
  return `Expected to take ${listed(expected.map(formatDuration))}, longer than the limit.`;
}
