/** Fits with one coordinate held at many values: the points of a profile. */
import { yieldToEvents } from '#platform';
import type { PreparedProblem } from '../../backend/contract.js';
import type { Control } from '../../control.js';
import { throwIfAborted } from '../../errors.js';
import type { StartSet } from '../../problem/problem.js';
import type { Polisher } from '../../solver/polish.js';
import type { SearchOptions } from '../../solver/search-options.js';
import { AT_BEST } from '../fit/tolerances.js';

/** Ends of each value's search that are polished. */
const POLISHED = 2;

/** A fit is lower than another where it is so by more than this, relative: less is rounding. */
const LOWER = 1e-11;

/** Longest stretch without looking at the event loop, milliseconds. */
const SLICE = 50;

/** The best fit known with the parameter held at `x`, on the profile's axis. */
export interface HeldFit {
  readonly x: number;
  /** All internal coordinates. */
  readonly at: Float64Array;
  /** Infinite where no start ended finite. */
  readonly objective: number;
}

/** Fits at growing numbers of values; each fit serves its neighbours as a start, so that the profile is one curve. */
export class HeldFits {
  private known: HeldFit[] = [];
  private readonly hold: readonly number[];
  private due = performance.now() + SLICE;

  /**
   * `coordinate`: what is held at `index` for a value; `guesses`: starts of every value, internal coordinates, whatever
   * they hold at `index`.
   */
  constructor(
    private readonly prepared: PreparedProblem,
    private readonly polish: Polisher,
    private readonly index: number,
    private readonly coordinate: (x: number) => number,
    private readonly guesses: (x: number) => readonly Float64Array[],
    private readonly options: SearchOptions,
    private readonly control: Control,
  ) {
    this.hold = [index];
  }

  /** Ascending in x. */
  get fits(): readonly HeldFit[] {
    return this.known;
  }

  /** The best of the minima that `guesses` lead to with the coordinate held at `x`, in float64. */
  async refit(x: number, guesses: readonly Float64Array[]): Promise<HeldFit> {
    let best: HeldFit = { x, at: this.heldAt(guesses[0], x), objective: Infinity };
    for (const guess of guesses) {
      const { parameters, objective } = this.polish(this.heldAt(guess, x), {
        hold: this.hold,
        maxSteps: this.options.maxSteps,
      });
      if (objective < best.objective) best = { x, at: parameters, objective };
      await this.breathe();
    }
    return best;
  }

  /** Whichever of two starts is lower with the coordinate held at `x`. */
  lower(x: number, a: Float64Array, b: Float64Array | undefined): Float64Array {
    if (b === undefined) return a;
    const at = (guess: Float64Array): number =>
      this.polish(this.heldAt(guess, x), { hold: this.hold, maxSteps: 0 }).objective;
    return at(b) < at(a) ? b : a;
  }

  /** Takes a fit made elsewhere. */
  insert(fit: HeldFit): void {
    const after = this.known.findIndex(({ x }) => x >= fit.x);
    const place = after < 0 ? this.known.length : after;
    const isKnown = this.known[place]?.x === fit.x;
    if (isKnown && this.known[place].objective <= fit.objective) return;
    this.known.splice(place, isKnown ? 1 : 0, fit);
  }

  /** Fits at new values: one batch on the back end, polished, then compared with their neighbours. */
  async add(values: readonly number[]): Promise<void> {
    const fresh = [...new Set(values)].filter((x) => !this.known.some((fit) => fit.x === x));
    if (fresh.length === 0) return;
    const starts = fresh.flatMap((x) =>
      [...this.continued(x), ...this.guesses(x)].map((guess) => this.heldAt(guess, x)),
    );
    const each = starts.length / fresh.length;
    const size = starts[0].length;
    const set: StartSet = {
      count: starts.length,
      fill: (first, n, out) => {
        for (let k = 0; k < n; k++) out.set(starts[first + k], k * size);
      },
    };
    const found = await this.prepared.search(
      set,
      0,
      set.count,
      { ...this.options, merge: false, hold: this.hold },
      { ...(this.control.signal === undefined ? {} : { signal: this.control.signal }) },
    );
    for (const [place, x] of fresh.entries()) {
      const ends = Array.from({ length: each }, (_, k) => place * each + k)
        .filter((k) => Number.isFinite(found.objective[k]))
        .sort((a, b) => found.objective[a] - found.objective[b])
        .filter((k, rank, [first]) => rank === 0 || !isSame(found.objective[k], found.objective[first]))
        .slice(0, POLISHED)
        .map((k) => found.parameters.slice(k * size, (k + 1) * size));
      this.insert(await this.refit(x, ends.length > 0 ? ends : [starts[place * each]]));
    }
    await this.settle(fresh);
  }

  /** Tries every changed fit as a start of its neighbours, until none of them falls. */
  private async settle(changed: readonly number[]): Promise<void> {
    const waiting = new Set<HeldFit>();
    this.known.forEach((fit, k) => {
      const near = [this.known[k - 1], fit, this.known[k + 1]];
      if (near.some((other) => other !== undefined && changed.includes(other.x))) waiting.add(fit);
    });
    for (const fit of waiting) {
      waiting.delete(fit);
      const place = this.known.indexOf(fit);
      if (place < 0 || fit.objective === Infinity) continue;
      for (const neighbour of [place - 1, place + 1]) {
        const before = this.known[neighbour];
        if (before === undefined) continue;
        const beyond = this.known[2 * place - neighbour];
        const after = await this.refit(before.x, [
          this.lower(before.x, fit.at, beyond && extended(before.x, fit, beyond)),
        ]);
        if (!isLower(after.objective, before.objective)) continue;
        this.known[neighbour] = after;
        waiting.delete(before);
        waiting.add(after);
      }
    }
  }

  /** From the nearest fit, as it is and on the straight line through its neighbour. */
  private continued(x: number): Float64Array[] {
    const byDistance = (a: HeldFit, b: HeldFit): number => Math.abs(a.x - x) - Math.abs(b.x - x);
    const [nearest, next = nearest] = [...this.known].sort(byDistance);
    return [nearest.at, extended(x, nearest, next)];
  }

  private heldAt(guess: Float64Array, x: number): Float64Array {
    const at = guess.slice();
    at[this.index] = this.coordinate(x);
    return at;
  }

  private async breathe(): Promise<void> {
    if (performance.now() < this.due) return;
    await yieldToEvents();
    throwIfAborted(this.control.signal);
    this.due = performance.now() + SLICE;
  }
}

/** The straight line from `beyond` through `fit`, at `x`. */
function extended(x: number, fit: HeldFit, beyond: HeldFit): Float64Array {
  const share = fit.x === beyond.x ? 0 : (x - fit.x) / (fit.x - beyond.x);
  return fit.at.map((u, i) => u + share * (u - beyond.at[i]));
}

/** Ends of one search at one objective are one minimum. */
function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= AT_BEST * Math.abs(b);
}

function isLower(after: number, before: number): boolean {
  return before === Infinity ? after < Infinity : after < before - LOWER * Math.abs(before);
}
