/** The points of a profile: fits with one coordinate fixed at each of many values. */
import { yieldToEvents } from '#platform';
import type { PreparedProblem } from '../../backend/contract.js';
import type { Control } from '../../control.js';
import { throwIfAborted } from '../../errors.js';
import type { StartSet } from '../../problem/problem.js';
import { createExactObjective } from '../../solver/exact-objective.js';
import type { CpuKernel } from '../../solver/kernel.js';
import { createPasses } from '../../solver/passes.js';
import { createPolisher, type Polished, type Polisher } from '../../solver/polish.js';
import type { SearchOptions } from '../../solver/search-options.js';
import { hasLowest, isInBasin } from '../fit/minima.js';
import { AT_BEST } from '../fit/tolerances.js';

/** Search results polished per value, at most. */
const MAX_POLISHED = 2;

/** A start so near a fit, relative to the fit's objective, leads to it. */
const NEAR = 1e-3;

/** An objective is lower than another if by more than this, relative: less is rounding. */
const MIN_DECREASE = 1e-11;

/** Longest time between yields to the event loop, milliseconds. */
const YIELD_INTERVAL = 50;

/** The best fit known with the parameter fixed at `x`, on the profile's axis. */
export interface ProfilePoint {
  readonly x: number;
  /** All internal coordinates. */
  readonly at: Float64Array;
  /** Infinite if no start reached a finite objective. */
  readonly objective: number;
  /** The fit itself, where there is one. */
  readonly polished?: Polished;
}

/** Fits at more and more values. Each fit is a start for its neighbours, so that the profile is continuous. */
export class ProfilePoints {
  private points: ProfilePoint[] = [];
  private readonly hold: readonly number[];
  private readonly polish: Polisher;
  private readonly objectiveAt: (at: Float64Array) => number;
  private nextYield = performance.now() + YIELD_INTERVAL;

  /**
   * `coordinate`: internal coordinate `index` for a value of x; `guesses`: starts for a value, internal coordinates,
   * whose entry at `index` is replaced.
   */
  constructor(
    private readonly prepared: PreparedProblem,
    private readonly kernel: CpuKernel,
    private readonly index: number,
    private readonly coordinate: (x: number) => number,
    private readonly guesses: (x: number) => readonly Float64Array[],
    private readonly options: SearchOptions,
    private readonly control: Control,
  ) {
    const passes = createPasses(kernel);
    this.hold = [index];
    this.polish = createPolisher(kernel, passes);
    this.objectiveAt = createExactObjective(kernel, passes.evaluator);
  }

  /** Ascending in x. */
  get sorted(): readonly ProfilePoint[] {
    return this.points;
  }

  /**
   * The best of the minima reached from `guesses` with the coordinate fixed at `x`, in float64; those that will not be lower than
   * `goal`, or than one before them, need not be reached.
   */
  async refit(x: number, guesses: readonly Float64Array[], goal = Infinity): Promise<ProfilePoint> {
    let best: ProfilePoint = { x, at: this.fixedAt(guesses[0], x), objective: Infinity };
    for (const guess of guesses) {
      const start = this.fixedAt(guess, x);
      if (this.leadsTo(best, start)) continue;
      const polished = this.polish(start, {
        hold: this.hold,
        maxSteps: this.options.maxSteps,
        goal: Math.min(goal, best.objective),
      });
      const { parameters, objective } = polished;
      if (objective < best.objective) best = { x, at: parameters, objective, polished };
      await this.yieldWhenDue();
    }
    return best;
  }

  /** Whether a start with the coordinate fixed at a fit's value lies in the fit's basin. */
  private leadsTo({ polished }: ProfilePoint, start: Float64Array): boolean {
    if (polished === undefined || !hasLowest(polished)) return false;
    const objective = this.objectiveAt(start);
    return (
      objective >= polished.objective && isInBasin(this.kernel, polished, { at: start, objective }, 0, NEAR)
    );
  }

  /** The start with the lower objective of two, with the coordinate fixed at `x`. */
  lower(x: number, a: Float64Array, b: Float64Array | undefined): Float64Array {
    if (b === undefined) return a;
    const at = (guess: Float64Array): number => this.objectiveAt(this.fixedAt(guess, x));
    return at(b) < at(a) ? b : a;
  }

  /** Adds a fit, unless a better one at its value is known. */
  insert(fit: ProfilePoint): void {
    const after = this.points.findIndex(({ x }) => x >= fit.x);
    const place = after < 0 ? this.points.length : after;
    const isKnown = this.points[place]?.x === fit.x;
    if (isKnown && this.points[place].objective <= fit.objective) return;
    this.points.splice(place, isKnown ? 1 : 0, fit);
  }

  /**
   * Fits at new values: one batch on the back end, polished, then compared with their neighbours. Without `widely` their starts are
   * the neighbours alone, for values between others at which wider starts were followed.
   */
  async add(values: readonly number[], widely = true): Promise<void> {
    const fresh = [...new Set(values)].filter((x) => !this.points.some((fit) => fit.x === x));
    if (fresh.length === 0) return;
    const starts = fresh.flatMap((x) =>
      [...this.extrapolated(x), ...(widely ? this.guesses(x) : [])].map((guess) => this.fixedAt(guess, x)),
    );
    const startsPerValue = starts.length / fresh.length;
    const size = starts[0].length;
    const set: StartSet = {
      count: starts.length,
      fill: (first, n, out) => {
        for (let k = 0; k < n; k++) out.set(starts[first + k], k * size);
      },
    };
    const search = await this.prepared.search(
      set,
      0,
      set.count,
      { ...this.options, merge: false, hold: this.hold },
      { ...(this.control.signal === undefined ? {} : { signal: this.control.signal }) },
    );
    for (const [place, x] of fresh.entries()) {
      const candidates = Array.from({ length: startsPerValue }, (_, k) => place * startsPerValue + k)
        .filter((k) => Number.isFinite(search.objective[k]))
        .sort((a, b) => search.objective[a] - search.objective[b])
        .filter((k, rank, [first]) => rank === 0 || !isSame(search.objective[k], search.objective[first]))
        .slice(0, MAX_POLISHED)
        .map((k) => search.parameters.slice(k * size, (k + 1) * size));
      this.insert(await this.refit(x, candidates.length > 0 ? candidates : [starts[place * startsPerValue]]));
    }
    await this.improveNeighbours(fresh);
  }

  /** Refits the neighbours of changed fits from them, until no objective decreases. */
  private async improveNeighbours(changed: readonly number[]): Promise<void> {
    const queue = new Set<ProfilePoint>();
    this.points.forEach((fit, k) => {
      const neighbours = [this.points[k - 1], fit, this.points[k + 1]];
      if (neighbours.some((other) => other !== undefined && changed.includes(other.x))) queue.add(fit);
    });
    for (const fit of queue) {
      queue.delete(fit);
      const place = this.points.indexOf(fit);
      if (place < 0 || fit.objective === Infinity) continue;
      for (const neighbour of [place - 1, place + 1]) {
        const before = this.points[neighbour];
        if (before === undefined) continue;
        const beyond = this.points[2 * place - neighbour];
        const start = this.lower(before.x, fit.at, beyond && extrapolate(before.x, fit, beyond));
        if (this.leadsTo(before, this.fixedAt(start, before.x))) continue;
        const after = await this.refit(before.x, [start], before.objective);
        if (!isLower(after.objective, before.objective)) continue;
        this.points[neighbour] = after;
        queue.delete(before);
        queue.add(after);
      }
    }
  }

  /** Starts from the nearest fit: its coordinates, and the linear extrapolation through the next nearest. */
  private extrapolated(x: number): Float64Array[] {
    const byDistance = (a: ProfilePoint, b: ProfilePoint): number => Math.abs(a.x - x) - Math.abs(b.x - x);
    const [nearest, next = nearest] = [...this.points].sort(byDistance);
    return [nearest.at, extrapolate(x, nearest, next)];
  }

  private fixedAt(guess: Float64Array, x: number): Float64Array {
    const { lower, upper } = this.kernel;
    const at = guess.slice();
    at[this.index] = this.coordinate(x);
    for (let i = 0; i < at.length; i++) at[i] = Math.min(Math.max(at[i], lower[i]), upper[i]);
    return at;
  }

  private async yieldWhenDue(): Promise<void> {
    if (performance.now() < this.nextYield) return;
    await yieldToEvents();
    throwIfAborted(this.control.signal);
    this.nextYield = performance.now() + YIELD_INTERVAL;
  }
}

/** The straight line from `beyond` through `fit`, at `x`. */
function extrapolate(x: number, fit: ProfilePoint, beyond: ProfilePoint): Float64Array {
  const ratio = fit.x === beyond.x ? 0 : (x - fit.x) / (fit.x - beyond.x);
  return fit.at.map((u, i) => u + ratio * (u - beyond.at[i]));
}

/** Results of one search with equal objectives are one minimum. */
function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= AT_BEST * Math.abs(b);
}

function isLower(after: number, before: number): boolean {
  return before === Infinity ? after < Infinity : after < before - MIN_DECREASE * Math.abs(before);
}
