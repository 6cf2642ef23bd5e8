import { sharesDisplay } from '#platform';

/** Milliseconds of a submission, far below the seconds at which drivers kill: less where a page is to be drawn meanwhile. */
const SUBMISSION = { alone: 75, besidePage: 16 };

/** Time that is the same for submissions of different sizes counts as the host's up to so many milliseconds. */
const LARGEST_OVERHEAD = 250;

/** Of a wait, the part that remains where half the work takes no less, within noise. */
const UNCHANGED = 0.75;

/**
 * How many units of work a submission takes, adapted to how long the last ones took; one instance for all work of a kind.
 *
 * The wait for a submission is not the device's time alone: some browsers report its end on a timer of 100 ms. So the
 * round trip of an empty submission is subtracted, and where a smaller submission is waited for as long as a larger one,
 * the wait is taken for overhead and the size restored.
 */
export class Pacing {
  readonly #fixed: boolean;
  readonly #wanted = sharesDisplay() ? SUBMISSION.besidePage : SUBMISSION.alone;
  #units: number;
  #overhead = 0;
  /** The submission after which the size was reduced. */
  #reducedAfter: { readonly units: number; readonly milliseconds: number } | undefined;

  /** With `units`, every submission takes so many. */
  constructor(units?: number) {
    this.#fixed = units !== undefined;
    this.#units = units ?? 0;
  }

  /** Units of the next submission; `first` of the very first one. */
  next(first: number): number {
    if (this.#units === 0) this.#units = Math.max(1, Math.floor(first));
    return this.#units;
  }

  /** A submission of so many units was waited for so long; `roundTrip` is the wait for an empty one, milliseconds. */
  adapt(units: number, milliseconds: number, roundTrip: number): void {
    if (this.#fixed) return;
    const before = this.#reducedAfter;
    if (before !== undefined && 2 * units <= before.units) {
      this.#reducedAfter = undefined;
      if (milliseconds > UNCHANGED * before.milliseconds) {
        this.#overhead = Math.min(milliseconds, LARGEST_OVERHEAD);
        this.#units = Math.max(this.#units, before.units);
        return;
      }
    }
    const device = milliseconds - Math.min(LARGEST_OVERHEAD, Math.max(this.#overhead, roundTrip));
    const wanted = Math.max(1, Math.round((units * this.#wanted) / Math.max(device, 0.1)));
    if (device <= this.#wanted) {
      // A short last part takes little time, which is no reason for shorter ones.
      this.#units = Math.max(this.#units, Math.min(wanted, 4 * units));
    } else if (units > 1 && units >= this.#units) {
      // Those submitted before the size was reduced last are not a reason to reduce it again.
      this.#reducedAfter = { units, milliseconds };
      this.#units = Math.max(1, Math.min(wanted, Math.floor(units / 2)));
    }
  }
}
