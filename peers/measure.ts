/** One task's ways timed side by side, and what they found judged by one measure. */
import { clockResolution } from '../bench/measure/clock.js';
import { type Series, type Subject, sampleInTurn } from '../bench/measure/sampler.js';
import { scaled, timingOf } from '../bench/measure/statistics.js';
import type { BenchPeer } from '../bench/results.js';
import type { Contender, Finding, PeerTask, Ready } from './task.js';

export interface MeasureOptions {
  /** Spent on every way. */
  readonly seconds: number;
  /** Hears of ways that are under way, and of what they fail of. */
  readonly tell?: (text: string) => void;
}

/** Runs of ways that do a sample of the items: so many of them in the time that there is. */
const RUNS = 20;

/** Ways whose runs are long have fewer of them than six once they took so many times their seconds. */
const PATIENCE = 4;

const SEED = 2026;

/** What is within this of the least objective known has reached it. */
const REACHED = 1e-6;
const NEAR = 1e-4;

interface Sample {
  readonly wall: number;
  readonly verdict: { readonly right: boolean };
}

interface Entrant {
  readonly contender: Contender;
  readonly ready: Ready;
  /** Of one run. */
  readonly items: number;
  readonly subject: Subject<Sample>;
  readonly findings: Finding[];
}

export async function measureTask(
  task: PeerTask,
  { seconds, tell = () => {} }: MeasureOptions,
): Promise<BenchPeer[]> {
  const resolution = clockResolution();
  const entrants: Entrant[] = [];
  const absent = new Map<Contender, Pick<BenchPeer, 'outcome' | 'reason'>>();
  for (const contender of task.contenders) {
    tell(`${task.name}: ${contender.name}`);
    try {
      const ready = await contender.prepare();
      if ('skip' in ready) absent.set(contender, { outcome: 'skipped', reason: ready.skip });
      else entrants.push(await enter(contender, ready, seconds, resolution));
    } catch (error) {
      absent.set(contender, { outcome: 'failed', reason: reasonOf(error) });
    }
  }
  tell(`${task.name}: all in turn`);
  const limit = PATIENCE * seconds;
  const series = await sampleInTurn(
    entrants.map(({ subject }) => subject),
    { seconds, limit, seed: SEED },
  );
  for (const { ready } of entrants) ready.dispose?.();
  const found = judge(task, entrants, series);
  return task.contenders.map((contender) => ({
    task: task.name,
    title: task.title,
    item: task.item,
    name: contender.name,
    version: contender.version,
    ...(absent.get(contender) ?? (found.get(contender) as Pick<BenchPeer, 'outcome'>)),
  }));
}

/** A first run of all items, or of as many as take about a run's share of the time. */
async function enter(
  contender: Contender,
  ready: Ready,
  seconds: number,
  resolution: number,
): Promise<Entrant> {
  const findings: Finding[] = [];
  let next = 0;
  let ran = 0;
  let judging = 0;
  const run = async (count: number): Promise<Sample> => {
    const first = next + count <= ready.most ? next : 0;
    next = first + count;
    const begun = performance.now();
    const done = await ready.run(first, count);
    const ended = performance.now();
    const wall = done.seconds ?? (ended - begun) / 1000;
    ran += wall;
    // To judge a million values takes longer than some ways take to make them: it has as much time as they have.
    if (judging > ran) return { wall, verdict: { right: true } };
    const finding = done.find();
    judging += (performance.now() - ended) / 1000;
    findings.push(finding);
    return { wall, verdict: { right: finding.kind === 'ends' || finding.error <= 1 } };
  };
  let items = ready.least;
  let first = await run(items);
  const wished = seconds / RUNS;
  // Twice: the first runs are slow.
  for (let k = 0; k < 2 && ready.most > ready.least; k++) {
    const fitting = Math.floor((wished / Math.max(first.wall, resolution)) * items);
    const better = Math.min(Math.max(fitting, ready.least), ready.most);
    if (better === ready.least && items === better) break;
    items = better;
    first = await run(items);
  }
  // How long the warming runs took is no sample, but what they found is judged like the rest.
  const subject: Subject<Sample> = {
    resolution,
    first: first.wall,
    async sample(times) {
      const samples: Sample[] = [];
      for (let k = 0; k < times; k++) samples.push(await run(items));
      return {
        wall: samples.reduce((sum, { wall }) => sum + wall, 0) / times,
        verdict: { right: samples.every(({ verdict }) => verdict.right) },
      };
    },
  };
  return { contender, ready, items, subject, findings };
}

type Judged = Pick<
  BenchPeer,
  'outcome' | 'reason' | 'each' | 'items' | 'reached' | 'near' | 'judged' | 'error'
>;

function judge(
  { search, item }: PeerTask,
  entrants: readonly Entrant[],
  series: readonly Series<Sample>[],
): Map<Contender, Judged> {
  const least = leastKnown(entrants, search?.least ?? 'of all');
  return new Map(
    entrants.map(({ contender, items, findings }, k): [Contender, Judged] => {
      const { samples, error } = series[k];
      if (error !== undefined) return [contender, { outcome: 'failed', reason: reasonOf(error) }];
      if (samples.length === 0) return [contender, { outcome: 'skipped', reason: 'a run takes too long' }];
      const timing = scaled(timingOf(samples.map(({ wall }) => wall)), 1 / items);
      const timed = { outcome: 'timed', each: timing, items } as const;
      if (search === undefined) {
        const worst = Math.max(...findings.map((finding) => (finding.kind === 'values' ? finding.error : 0)));
        if (worst <= 1) return [contender, { ...timed, error: worst }];
        const reason = `the largest error is ${worst.toPrecision(3)} times what is allowed`;
        return [contender, { outcome: 'wrong', reason }];
      }
      const ends = endsOf(findings);
      const reached = shareWithin(ends, least, REACHED);
      const near = shareWithin(ends, least, NEAR);
      const shares = { reached, near, judged: ends.size };
      if (near >= search.atLeast) return [contender, { ...timed, ...shares }];
      const count = Math.round(near * ends.size);
      const reason = `${count} of ${ends.size} ${item}s came within ${NEAR} of the least objective known`;
      return [contender, { outcome: 'wrong', reason, ...shares }];
    }),
  );
}

/** The least objective that anyone found, of an item or of all. */
function leastKnown(entrants: readonly Entrant[], of: 'of all' | 'of each'): (item: number) => number {
  const least = new Map<number, number>();
  const key = (item: number): number => (of === 'of all' ? 0 : item);
  for (const { findings } of entrants) {
    for (const finding of findings) {
      if (finding.kind === 'values') continue;
      finding.objective.forEach((objective, k) => {
        const at = key(finding.first + k);
        least.set(at, Math.min(objective, least.get(at) ?? Infinity));
      });
    }
  }
  return (item) => least.get(key(item)) ?? Infinity;
}

/** The objective where each item ended, the worst of several runs. */
function endsOf(findings: readonly Finding[]): Map<number, number> {
  const ends = new Map<number, number>();
  for (const finding of findings) {
    if (finding.kind === 'values') continue;
    finding.objective.forEach((objective, k) => {
      const item = finding.first + k;
      ends.set(item, Math.max(objective, ends.get(item) ?? 0));
    });
  }
  return ends;
}

function shareWithin(
  ends: ReadonlyMap<number, number>,
  least: (item: number) => number,
  tolerance: number,
): number {
  let within = 0;
  for (const [item, objective] of ends) if (objective <= least(item) * (1 + tolerance)) within++;
  return ends.size === 0 ? 0 : within / ends.size;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
