/** The job of a chain: fits of a loss and of what follows from it, task by task, and where to predict. */
import * as z from 'zod/mini';
import { bandLevel, byName, given, laterFormula, listOf, name, parserOf, point } from '../../jobs/fields.js';
import { type Parsed, parsedText, type Written, written } from '../../jobs/parsed.js';
import { described } from '../../jobs/schema.js';
import { parseTask, type TaskText } from './task-text.js';

export const chainJobSchema = z.readonly(
  z.strictObject({
    tasks: described(
      z.readonly(
        z.array(parsedText<TaskText>(parseTask)).check(
          z.minLength(1, 'none is given'),
          z.refine(
            (tasks: readonly Parsed<TaskText>[]) =>
              new Set(tasks.map(({ value }) => value.name)).size === tasks.length,
            'two of them have one name',
          ),
        ),
      ),
      'two fits: of a loss, and of what follows from it (accuracy, error, BLEU), with a name before them: hellaswag=loss.json,accuracy.json; records or published values',
    ),
    runs: described(z.exactOptional(given), 'table of targets to predict'),
    at: described(listOf(point), 'predict at this point, such as N=7e9,D=4e12: the inputs of the loss'),
    map: described(
      byName(laterFormula),
      'what an input is in the table, or L, what is observed of the metric',
    ),
    where: described(z.exactOptional(given), 'keep only the rows for which this expression holds'),
    feed: described(
      z.exactOptional(name),
      'the input of the second law that is the loss of the first (default: its only input, or x)',
    ),
    level: bandLevel('bands'),
  }),
);

/** A complete job whose texts are read. */
export type AskedChain = z.infer<typeof chainJobSchema>;

/** A complete job as JSON has it. */
export type ChainJob = Written<AskedChain>;

/** Reads a job of unknown origin; see `parserOf` for errors. */
export const askChain = parserOf(chainJobSchema);

/** The same, as JSON has it. */
export const parseChainJob = (...job: Parameters<typeof askChain>): ChainJob => written(askChain(...job));
