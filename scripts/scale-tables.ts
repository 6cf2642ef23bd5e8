/** The simulation of jobs on many machines as the tables of docs/SCALE.md. */
import { itemsPerChunk } from '../src/tasks/chunked/plan.js';
import { markdownTable } from './markdown.js';
import { type Dealing, type Rates, type Simulated, type StoreLimits, simulate } from './scale-model.js';
import { bucket, folder, machinesOf, measured } from './scale-rates.js';

const MOST = 1e11;
const REFITS = [1e8, 1e9, MOST];
const COUNTS = [1, 16, 1000];

/** Chunks of a machine in the simulation of limits. */
const SOME = 20;

/** What is busy for a larger share of the time is a limit. */
const BUSY = 0.9;

/** Every number of refits on every number of machines; Markdown. */
export function costTable(rates: Rates = measured): string {
  const rows = REFITS.flatMap((refits) =>
    COUNTS.map((count) => {
      const run = (store: StoreLimits, dealing: Dealing) =>
        simulate(refits, machinesOf(count), store, rates, dealing);
      const [shards, queue, files] = [run(bucket, 'shards'), run(bucket, 'queue'), run(folder, 'queue')];
      return [
        refits.toExponential().replace('+', ''),
        count.toLocaleString('en'),
        queue.chunks.toLocaleString('en'),
        duration(shards.seconds),
        duration(queue.seconds),
        duration(files.seconds),
        `${percent(queue.work / machinesOf(count).threads / count / queue.seconds)}`,
        bytesText(queue.bytes / queue.seconds, '/s'),
        duration(queue.mergeSeconds),
        limitOf(queue, count),
      ];
    }),
  );
  const heads = [
    'Refits',
    'Machines',
    'Chunks',
    'Shards, bucket',
    'Queue, bucket',
    'Queue, shared folder',
    'Threads busy',
    'Written',
    'Merge',
    'What limits',
  ];
  return markdownTable([heads, ...rows], [0, 1, 2, 3, 4, 5, 6, 7, 8]);
}

/** The number of machines at which each thing is a limit, by the simulation of 1e11 refits on twice as many each time; Markdown. */
export function limitTable(rates: Rates = measured): string {
  const most = 2 ** 15;
  /** The least power of two at which it is a limit, given that it stays one. */
  const first = (isLimit: (count: number) => boolean): string => {
    let [below, above] = [-1, Math.log2(most) + 1];
    while (above - below > 1) {
      const middle = (below + above) >> 1;
      if (isLimit(2 ** middle)) above = middle;
      else below = middle;
    }
    return 2 ** above > most ? `more than ${most.toLocaleString('en')}` : (2 ** above).toLocaleString('en');
  };
  const perChunk = itemsPerChunk(MOST, rates.refit.seconds);
  const on = (store: StoreLimits, dealing: Dealing) => {
    const known = new Map<number, Simulated>();
    return (count: number): Simulated => {
      // Some chunks of each machine show it.
      const refits = Math.min(MOST, perChunk * count * SOME);
      const simulated =
        known.get(count) ?? simulate(refits, machinesOf(count), store, rates, dealing, perChunk);
      known.set(count, simulated);
      return simulated;
    };
  };
  const [inBucket, inFolder] = [on(bucket, 'queue'), on(folder, 'queue')];
  const rows = [
    ['The merge takes as long as the chunks', first((n) => inBucket(n).mergeSeconds > inBucket(n).seconds)],
    ['The bandwidth of the shared folder is taken', first((n) => inFolder(n).busy.bandwidth > BUSY)],
    ["The queue's server is busy all the time", first((n) => inBucket(n).busy.queue > BUSY)],
    ['The bucket takes no more objects', first((n) => inBucket(n).busy.writes > BUSY)],
  ];
  return markdownTable([['What', 'Machines'], ...rows], [1]);
}

function limitOf({ chunks, seconds, mergeSeconds, busy }: Simulated, count: number): string {
  const limits = [
    ...(chunks < 2 * count ? ['few chunks'] : []),
    ...(busy.bandwidth > BUSY || busy.writes > BUSY ? ['the store'] : []),
    ...(busy.queue > BUSY ? ['the queue'] : []),
    ...(mergeSeconds > seconds ? ['the merge'] : []),
  ];
  return limits.length > 0 ? limits.join(', ') : 'processors';
}

function duration(seconds: number): string {
  const units = [
    [86_400, 'd'],
    [3600, 'h'],
    [60, 'min'],
    [1, 's'],
  ] as const;
  const [unit, name] = units.find(([each]) => seconds >= 2 * each) ?? [1, 's'];
  return `${rounded(seconds / unit)} ${name}`;
}

function bytesText(bytes: number, per = ''): string {
  const units = [
    [1e12, 'TB'],
    [1e9, 'GB'],
    [1e6, 'MB'],
    [1e3, 'kB'],
  ] as const;
  const [unit, name] = units.find(([each]) => bytes >= each) ?? [1, 'B'];
  return `${rounded(bytes / unit)} ${name}${per}`;
}

/** Two digits, no more after the point than they need. */
function rounded(x: number): string {
  return Number(x.toPrecision(2)).toLocaleString('en');
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
