/**
 * What is measured, as data. A suite is one kind of work at growing sizes, on any engine that can do it. It knows of no
 * clock: it makes the work, says what was computed, and how to tell whether that is right.
 */
import type { Backend, EngineName } from '../src/backend/contract.js';

/** What a run of the work is counted to need, from the compiled formula: not what a back end happened to execute. */
export interface Counted {
  /** Arithmetic of which almost all is done. */
  readonly precision: 'f32' | 'f64';
  /** Additions, multiplications, comparisons, divisions; a multiply-add is two. */
  readonly operations: number;
  /** Exponentials, logarithms and powers, each once. */
  readonly transcendentals: number;
  /** Bytes that must cross the memory of the device at least once. */
  readonly bytes: number;
  /** Bytes of results that must come back to the host. */
  readonly readback: number;
}

/** Whether a result is right, by float64. */
export type Verdict =
  | {
      readonly right: true;
      /** The largest error met, as a share of what is allowed. */
      readonly error: number;
    }
  | { readonly right: false /** One sentence: what is wrong by how much. */; readonly wrong: string };

/** What one run computed. */
export interface Outcome {
  /** The numbers themselves: a run that leaves the bytes of one found right is right. */
  readonly bytes: readonly ArrayBufferView[];
  /** Compares with float64, all of it or a sample that any systematic fault must show in. Outside the clock. */
  check(): Promise<Verdict> | Verdict;
  readonly counted: Counted;
  /** Of searches: how often one fit passes over the rows, on average. */
  readonly passes?: number;
}

/** Work of one size made ready on one engine. */
export interface Work {
  /** What is timed: all of it, from inputs in host memory to results in host memory. Safe to repeat. */
  run(): Promise<Outcome>;
  /**
   * How many of the suite's units one run works through, where that is a sample of the size: its time is scaled to the
   * whole, and marked as extrapolated.
   */
  readonly sampled?: number;
  dispose(): void;
}

export interface Suite {
  /** As `--suite` has it. */
  readonly name: string;
  readonly title: string;
  /** What a size counts, plural: points, starts, resamples, rows, candidates. */
  readonly unit: string;
  /** Ascending. */
  readonly sizes: readonly number[];
  /** The size that tables and charts tell of where they have room for one. */
  readonly headline: number;
  /** Labels of sizes that are not numbers, such as laws by name; by place in `sizes`. */
  readonly labels?: readonly string[];
  /** Back ends that can do it. */
  readonly engines: readonly EngineName[];
  /** Uses one thread whatever an engine has: not measured on those of several, whose ceilings are not its own. */
  readonly oneThread?: true;
  /** Time grows with the size: larger ones are not begun where the last foretells too long a run. */
  readonly grows: boolean;
  prepare(size: number, backend: Backend): Promise<Work>;
}
