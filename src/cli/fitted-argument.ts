/** FIT, the first argument of every command that asks something of a fit. */
import type { FittedLaw } from '../tasks/fitted/fitted-law.js';

/** What its help says: `command.argument('<fit>', fittedHelp)`. */
export const fittedHelp =
  'the record of a fit (isoloss fit --json FILE; - is standard input), or published values such as chinchilla:besiroglu-2024; fit.json:c4 is the group c4 of a fit with groups';

/** Reads what FIT names; see `readFitted` for errors. Loaded on first use, so that help stays quick. */
export async function fittedArgument(text: string): Promise<FittedLaw> {
  return (await import('../tasks/fitted/read-fit.js')).readFitted(text);
}
