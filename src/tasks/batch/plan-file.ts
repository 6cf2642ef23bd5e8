/** The plan of a batch: what a user writes. Entries of the job follow from it and from the files that its patterns match. */
import * as z from 'zod/mini';
import { given, parserOf } from '../../jobs/fields.js';
import type { JsonValue } from '../../jobs/json-value.js';
import { described } from '../../jobs/schema.js';
import { type BatchCommand, batchCommands } from './commands.js';

/** Fields of a job as the block `job` of a command's records has them, without those of tables and of the back end. */
export interface PlanJob {
  readonly [field: string]: JsonValue;
}

/** An entry of a plan: one job for each of its tables and each of its laws. */
export interface PlanEntry {
  /** What it is called: stands before the names of tables and laws where there are several (default: the names of these). */
  readonly name?: string;
  /** Default: fit. */
  readonly command?: BatchCommand;
  /** Tables of runs: paths from the folder of the plan, or patterns with `*`, `?` and, for any folders, `**`. */
  readonly runs: string | readonly string[];
  /** Of a multiplier: the table of the baseline. */
  readonly against?: string;
  /** Laws, each fitted to each table: names, formulas or law files, also labelled as in `tied=E + A/N^alpha + B/D^alpha`. */
  readonly laws?: readonly string[];
  /** Further fields of the job; a list of laws that one command compares is `law` here. */
  readonly job?: PlanJob;
}

/** The file that `isoloss batch` reads. */
export interface PlanFile {
  /** Fields that the jobs of a command have where their entries do not say. */
  readonly defaults?: { readonly [Command in BatchCommand]?: PlanJob };
  readonly entries: readonly PlanEntry[];
}

const job = z.record(z.string(), z.json());

const planSchema = z.strictObject({
  defaults: described(
    z.exactOptional(
      z.strictObject(
        Object.fromEntries(batchCommands.map((command) => [command, z.exactOptional(job)])) as Record<
          BatchCommand,
          z.ZodMiniExactOptional<typeof job>
        >,
      ),
    ),
    'fields of jobs by command',
  ),
  entries: z
    .array(
      z.strictObject({
        name: z.exactOptional(given),
        command: z.exactOptional(z.enum(batchCommands)),
        runs: z.union([given, z.array(given).check(z.minLength(1, 'are none'))]),
        against: z.exactOptional(given),
        laws: z.exactOptional(z.array(given).check(z.minLength(1, 'are none'))),
        job: z.exactOptional(job),
      }),
    )
    .check(z.minLength(1, 'are none')),
});

/** Checks a plan of unknown origin. Throws `bad-job`, which names each thing wrong. */
export const parsePlanFile: (value: unknown, place: { readonly file: string }) => PlanFile =
  parserOf(planSchema);
