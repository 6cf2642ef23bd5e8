/** The work of a command, and what it is done with. */
import type { Context } from './command.js';
import type { Outputs } from './outputs.js';
import type { Progress } from './progress.js';

/** What a job is done with beside its own fields. */
export interface Tools extends Context {
  readonly outputs: Outputs;
}

/** From the moment at which it has something to keep, and calls `begin`, an interruption is heard by the work. */
export type Work<Result> = (progress: Progress, begin: () => void) => Promise<Result> | Result;
