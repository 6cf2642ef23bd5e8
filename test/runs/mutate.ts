import { IsolossError } from '../../src/errors.js';
import { parseTable } from '../../src/runs/parse-table.js';
import { damaged, random, type Sample } from '../support/mutations.js';

/** What came of reading damaged tables. */
export interface Outcome {
  read: number;
  refused: number;
  /** What was neither read nor refused as it should be, with its seed. */
  readonly wrong: string[];
  slowest: number;
}

const CODES = new Set([
  'empty-table',
  'ragged-row',
  'malformed-table',
  'unreadable-parquet',
  'not-text',
  'too-large',
]);

/** Milliseconds of the processor; nothing small may take as long. */
const LONGEST = 5000;

const LONGEST_MESSAGE = 2000;

/** Reads one damaged table per seed, each of the next sample, and all of its cells. */
export async function readDamaged(samples: readonly Sample[], seeds: Iterable<number>): Promise<Outcome> {
  const outcome: Outcome = { read: 0, refused: 0, wrong: [], slowest: 0 };
  const note = (seed: number, what: unknown) => outcome.wrong.push(`seed ${seed}: ${String(what)}`);
  let current = -1;
  const unhandled = (reason: unknown) => note(current, `unhandled rejection: ${String(reason)}`);
  process.on('unhandledRejection', unhandled);
  try {
    for (const seed of seeds) {
      current = seed;
      const { name, bytes } = samples[seed % samples.length];
      const start = process.cpuUsage();
      try {
        const table = await parseTable(damaged(bytes, random(seed)), name);
        for (const column of table.columns.values()) {
          for (let row = 0; row < Math.min(table.rows, 1000); row++) column.at(row);
        }
        // Columns that cannot be read are refused where they are used.
        const [why] = table.unreadable?.values() ?? [];
        if (why === undefined) outcome.read++;
        else outcome.refused++;
        if ((why?.length ?? 0) > LONGEST_MESSAGE) note(seed, 'the reason is too long');
      } catch (error) {
        if (!(error instanceof IsolossError)) note(seed, error instanceof Error ? error.stack : error);
        else if (!CODES.has(error.code)) note(seed, error.code);
        else if (error.message.length > LONGEST_MESSAGE) note(seed, 'the message is too long');
        outcome.refused++;
      }
      const { user, system } = process.cpuUsage(start);
      const took = (user + system) / 1000;
      outcome.slowest = Math.max(outcome.slowest, took);
      if (took > LONGEST) note(seed, `took ${took} ms`);
    }
    // An unhandled rejection is reported a turn later.
    await new Promise((resolve) => setTimeout(resolve, 50));
  } finally {
    process.off('unhandledRejection', unhandled);
  }
  return outcome;
}
