/**
 * Tells change from noise. Times are noisy in two layers: samples of a process differ, and so do processes (where
 * memory lies, how code was compiled), so that no number of samples of one pair of processes says how another would
 * fare. A round is one such pair, and leaves one number: the median of the logarithms of the ratios of samples taken
 * next to each other. Measured beside low quantiles of either build's samples on two cores with a load of 7: rounds of
 * equal builds spread by 9 % and 10 % (medians of pairs, least samples), by 2 % and 2 % where the machine was quiet; a
 * quarter of the way up, by 15 %. Rounds are independent: a t interval over them holds whatever samples do.
 *
 * On a busy machine the time that the process had processors for spreads far less than the wall's (2 % beside 9 %).
 * Where an engine computes on processors both are looked at, each at half of the level.
 */
import { studentQuantile } from '../../src/statistics/student.js';
import { median } from '../measure/statistics.js';
import type { AgainstVerdict, Measure, MeasureName } from './results.js';

/** Probability that a run of all cases reports any change where there is none, at most. */
export const LEVEL = 0.05;

/** One round: logarithms of the ratio of this build's time to the other's. */
export interface RoundEstimate {
  readonly wall: number;
  readonly processor?: number | undefined;
}

/** The median of the logarithms of `times[k] / others[k]`. */
export function roundRatio(times: readonly number[], others: readonly number[]): number {
  return median(times.map((time, k) => Math.log(time / others[k])));
}

/** An interval of such logarithms, `estimate` plus or minus `half`, over rounds. */
interface Interval {
  readonly name: MeasureName;
  readonly estimate: number;
  readonly half: number;
  readonly rounds: readonly number[];
}

export interface DecideOptions {
  /** Cases of the run: the level is shared among them. */
  readonly cases: number;
  /** The least change that is reported, relative. */
  readonly smallest: number;
}

export interface Decision {
  readonly verdict: AgainstVerdict;
  readonly by: MeasureName;
  readonly wall: Measure;
  readonly processor?: Measure;
}

function intervalsOf(rounds: readonly RoundEstimate[], cases: number): readonly [Interval, ...Interval[]] {
  const both = rounds.every(({ processor }) => processor !== undefined);
  const level = LEVEL / cases / (both ? 2 : 1);
  const of = (name: MeasureName): Interval => {
    const values = rounds.map((round) => round[name] ?? 0);
    const n = values.length;
    const estimate = values.reduce((sum, value) => sum + value, 0) / n;
    const squares = values.reduce((sum, value) => sum + (value - estimate) ** 2, 0);
    const error = Math.sqrt(squares / (n - 1) / n);
    const half = n < 2 ? Number.POSITIVE_INFINITY : studentQuantile(1 - level / 2, n - 1) * error;
    return { name, estimate, half, rounds: values };
  };
  return both ? [of('wall'), of('processor')] : [of('wall')];
}

/**
 * Whether more rounds would tell more: while no interval is as narrow as the least change of interest. It looks at
 * spreads alone, never at what they are about, so that going on until something shows is not what it does.
 */
export function settled(rounds: readonly RoundEstimate[], { cases, smallest }: DecideOptions): boolean {
  return intervalsOf(rounds, cases).some(({ half }) => half <= Math.log1p(smallest));
}

/**
 * A change is reported where an interval excludes equality and the estimate exceeds the least change of interest; what
 * is neither changed nor settled is unclear. The wall's time is what users wait for: where it is settled, it decides.
 */
export function decide(rounds: readonly RoundEstimate[], { cases, smallest }: DecideOptions): Decision {
  const least = Math.log1p(smallest);
  const intervals = intervalsOf(rounds, cases);
  const [wall, processor] = intervals;
  const narrower = processor !== undefined && processor.half < wall.half ? processor : wall;
  const changes = ({ estimate, half }: Interval): boolean =>
    Math.abs(estimate) > half && Math.abs(estimate) > least;
  const say = (verdict: AgainstVerdict, { name }: Interval): Decision => ({
    verdict,
    by: name,
    wall: measureOf(wall),
    ...(processor === undefined ? {} : { processor: measureOf(processor) }),
  });
  const change = (by: Interval): Decision => say(by.estimate > 0 ? 'slower' : 'faster', by);
  if (changes(wall)) {
    const agree = changes(narrower) && narrower.estimate > 0 === wall.estimate > 0;
    return change(agree ? narrower : wall);
  }
  if (wall.half <= least) return say('unchanged', wall);
  if (processor !== undefined && changes(processor)) return change(processor);
  return say(narrower.half <= least ? 'unchanged' : 'unclear', narrower);
}

function measureOf({ estimate, half, rounds }: Interval): Measure {
  return {
    ratio: Math.exp(estimate),
    interval: [Math.exp(estimate - half), Math.exp(estimate + half)],
    rounds: rounds.map(Math.exp),
  };
}
