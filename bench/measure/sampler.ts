/** Samples several subjects side by side, so that what disturbs the machine for a while disturbs all of them alike. */
import { shuffled } from './shuffle.js';
import { LEAST_SAMPLES } from './statistics.js';

/** A run's time, or the mean of a few, seconds. */
interface Timed {
  readonly wall: number;
  /** Whether what it computed is right. */
  readonly verdict: { readonly right: boolean };
}

export interface Subject<Sample extends Timed> {
  /** Runs so many times under one clock. */
  sample(times: number): Promise<Sample>;
  /** Seconds that its clock can tell apart. */
  readonly resolution: number;
  /** Seconds of a run so far. */
  readonly first: number;
}

export interface SamplerOptions {
  /** Spent on every subject. */
  readonly seconds: number;
  /** Subjects whose runs are so long that six exceed this have fewer, at least one. */
  readonly limit: number;
  /** Orders the rounds. */
  readonly seed: number;
  /** Ends sampling early: the samples taken until then are the result. */
  readonly signal?: AbortSignal | undefined;
  /** Share done. */
  readonly progress?: ((share: number) => void) | undefined;
}

/** What was sampled of one subject; with an `error` or a wrong last sample it ended early. */
export interface Series<Sample> {
  readonly samples: Sample[];
  error?: unknown;
}

/** Rounds that a subject's time is spread over. */
const ROUNDS = 20;
/** A sample lasts at least this many steps of the clock, which then tells its time to 1 %. */
const STEPS = 100;
/** A subject's time is divided into about this many samples: of short runs, one sample times several. */
const MOST_SAMPLES = 200;
/** In warm-up, a sample counts as faster if its time is below this share of the fastest before. */
const STILL_FASTER = 0.97;
/** Warm-up ends after this many samples in a row that were not faster. */
const SETTLED = 3;
/** Share of a subject's time that its warm-up may take. */
const WARM_SHARE = 0.5;
/** Where that is short, warm-up may take so many seconds: engines compile code in stages. */
const WARM_LEAST = 0.25;
/** But no more than so many times the subject's time. */
const MOST_WARM_SHARE = 5;
/** Samples of a warm-up at most. */
const MOST_WARM = 50;

/** One subject under way. */
interface Track<Sample extends Timed> {
  readonly subject: Subject<Sample>;
  readonly series: Series<Sample>;
  /** Seconds of a run by the latest samples. */
  run: number;
  spent: number;
}

/**
 * Samples `subjects` in rounds, in an order drawn anew for each, until `seconds` were spent on each of them. One that
 * fails or is wrong drops out; the others go on.
 */
export async function sampleInTurn<Sample extends Timed>(
  subjects: readonly Subject<Sample>[],
  { seconds, limit, seed, signal, progress }: SamplerOptions,
): Promise<Series<Sample>[]> {
  const tracks = subjects.map(
    (subject): Track<Sample> => ({ subject, series: { samples: [] }, run: subject.first, spent: 0 }),
  );
  for (const track of tracks) if (!signal?.aborted) await warmUp(track, seconds, limit);
  const longest = Math.max(0, ...tracks.filter(alive).map(({ run }) => run));
  const rounds = Math.min(ROUNDS, Math.max(LEAST_SAMPLES, Math.ceil(seconds / longest)));
  for (let round = 0; round < rounds; round++) {
    for (const track of shuffled(tracks, seed, round)) {
      // Each has the same time a round; a run that is longer than that takes part in all rounds that it may.
      const due = ((round + 1) / rounds) * seconds;
      const may = runsWithin(limit, track.run);
      do {
        if (signal?.aborted) return tracks.map(({ series }) => series);
        if (!alive(track) || track.series.samples.length >= may) break;
        await sampleOnce(track, seconds);
      } while (track.spent < due && track.run < seconds / rounds);
    }
    progress?.((round + 1) / rounds);
  }
  return tracks.map(({ series }) => series);
}

/** Samples that a subject may have. */
function runsWithin(limit: number, run: number): number {
  return run * LEAST_SAMPLES <= limit ? 2 * MOST_SAMPLES : Math.max(1, Math.floor(limit / run));
}

function alive<Sample extends Timed>({ series }: Track<Sample>): boolean {
  const last = series.samples.at(-1);
  return series.error === undefined && (last === undefined || last.verdict.right);
}

/** Runs until runs no longer get faster: caches, just-in-time compilers, clocks of processors. */
async function warmUp<Sample extends Timed>(
  track: Track<Sample>,
  seconds: number,
  limit: number,
): Promise<void> {
  const most = Math.max(Math.min(WARM_LEAST, MOST_WARM_SHARE * seconds), WARM_SHARE * seconds);
  let fastest = track.run;
  let still = 0;
  let spent = 0;
  for (let k = 0; k < MOST_WARM && still < SETTLED && spent + track.run <= Math.min(most, limit); k++) {
    const times = batchOf(track, most / 10);
    const sample = await attempt(track, times);
    if (sample === undefined) return;
    spent += sample.wall * times;
    still = sample.wall < STILL_FASTER * fastest ? 0 : still + 1;
    fastest = Math.min(fastest, sample.wall);
    track.run = sample.wall;
  }
}

async function sampleOnce<Sample extends Timed>(track: Track<Sample>, seconds: number): Promise<void> {
  const times = batchOf(track, seconds / MOST_SAMPLES);
  const sample = await attempt(track, times);
  if (sample === undefined) return;
  track.series.samples.push(sample);
  track.spent += sample.wall * times;
  track.run = sample.wall;
}

/** Runs of one sample: enough that the clock tells them to 1 %, and that they last about `wished` seconds. */
function batchOf<Sample extends Timed>({ subject, run }: Track<Sample>, wished: number): number {
  const least = Math.max(STEPS * subject.resolution, wished);
  // A run of no time at all is one below the clock's step.
  return Math.max(1, Math.ceil(least / (run > 0 ? run : subject.resolution)));
}

/** Takes a sample. One whose result is wrong, or an error, is put in the series, which then is at its end. */
async function attempt<Sample extends Timed>(
  { subject, series }: Track<Sample>,
  times: number,
): Promise<Sample | undefined> {
  try {
    const sample = await subject.sample(times);
    if (sample.verdict.right) return sample;
    series.samples.push(sample);
  } catch (error) {
    series.error = error;
  }
  return undefined;
}
