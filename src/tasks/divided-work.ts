/** Work of a task that can be divided: made in parts, anywhere, and read where the parts then lie. */
import type { BackendInfo } from '../backend/contract.js';
import type { Control } from '../control.js';
import type { Sharing } from '../statistics/streamed-sample.js';

export interface DividedWork<Part> {
  /** Items, each a pure function of the task's job and its number. */
  readonly items: number;
  /** Parts hold whole units of so many items, but for the last (default: 1). */
  readonly unit?: number;
  /** Seconds that an item takes on one thread, about: by the job and its data alone. */
  readonly secondsEach: number;
  /** What all items depend on and the task computed before, such as the optimum that refits start from. */
  readonly given?: Float64Array;
  /** What computes at this moment. */
  readonly backend: () => BackendInfo;
  /**
   * Items `first .. first + count - 1`: the same bits in whatever parts they are made. Rejects with an `AbortError` where
   * not all of them could be made.
   */
  readonly make: (first: number, count: number, control: Control) => Promise<Part>;
}

/** Reads all parts in order, the same at every call; waits for `take`. */
export interface ReadParts<Part> {
  (take: (part: Part, first: number) => void | Promise<void>): Promise<void>;
  /** Where several count over the parts together: who reads those of this one, and how they tell each other. */
  readonly share?: { readonly read: ReadParts<Part>; readonly sharing: Sharing };
}

/** Has all parts of the work made, and resolves to who reads them. */
export type MakeParts<Part> = (work: DividedWork<Part>) => Promise<ReadParts<Part>>;
