/** FIT, the first argument of every command that asks something of a fit. */
import { IsolossError } from '../errors.js';
import { parseNumber } from '../jobs/grammar.js';
import type { FittedLaw } from '../tasks/fitted/fitted.js';

/** What its help says: `command.argument('<fit>', fittedHelp)`. */
export const fittedHelp =
  'the record of a fit (isoloss fit --json FILE; - is standard input), or published values such as chinchilla:besiroglu-2024';

/** Reads what FIT names; see `readFitted` for errors. Loaded on first use, so that help stays quick. */
export async function fittedArgument(text: string): Promise<FittedLaw> {
  return (await import('../tasks/fitted/read-fit.js')).readFitted(text);
}

/** The text of `--level`. Throws `bad-number`, `bad-level`. */
export function readLevel(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const level = parseNumber(text);
  if (level >= 0.5 && level <= 0.9999) return level;
  throw new IsolossError(
    'bad-level',
    `--level ${text} does not lie between 0.5 and 0.9999.`,
    'Write 0.95 for the middle 95 % of what is possible.',
  );
}

/** Standard input is read once. Throws `one-input` where several of the paths name it. */
export function checkStandardInput(paths: readonly (string | undefined)[]): void {
  if (paths.filter((path) => path === '-').length < 2) return;
  throw new IsolossError(
    'one-input',
    'Two things are to be read from standard input.',
    'Name a file for one of them.',
  );
}
