import type { ErrorCode } from '../../error-codes.js';
import type { StatusName } from '../../problem/status.js';
import type { Interval } from '../../statistics/intervals.js';
import type { BatchCommand } from './commands.js';
import type { BatchJob } from './job.js';

/** An answer of a batch in short; its own record has the whole. */
export interface BatchAnswer {
  readonly name: string;
  readonly command: BatchCommand;
  /** The table of runs, as it was called. */
  readonly source: string;
  /** How a fit ended; `answered` for other commands, `failed` where `error` says why there is no answer. */
  readonly status: StatusName | 'answered' | 'failed';
  /** Of a fit: the law, its formula, the rows fitted, and the objective, a sum over them. */
  readonly law?: string;
  readonly formula?: string;
  readonly rows?: number;
  readonly objective?: number;
  /** Of a fit: parameters and derived quantities, natural units; null where one is not finite. */
  readonly parameters?: Readonly<Record<string, number | null>>;
  readonly derived?: Readonly<Record<string, number | null>>;
  /** The level of the intervals, and these by the names of parameters and derived quantities: of resamples where there are any, else asymptotic; null where undetermined. */
  readonly level?: number;
  readonly intervals?: Readonly<Record<string, Interval | null>>;
  /** One sentence each. */
  readonly warnings: readonly string[];
  readonly error?: { readonly code: ErrorCode; readonly message: string; readonly fix: string };
  /** The file of its record, where one was written: relative to this record. */
  readonly file?: string;
}

/** The record of a batch: its answers in the order of the job's entries. Each has a record of its own. */
export interface BatchRecord {
  readonly schema: 'isoloss/batch@1';
  readonly job: BatchJob;
  /** Entries that have an answer, and fits among them that did not converge. */
  readonly answered: number;
  readonly unconverged: number;
  readonly answers: readonly BatchAnswer[];
}
