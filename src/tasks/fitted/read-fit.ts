/** Reads a fitted law by path or preset name. Node only. */
import { dirname, resolve } from 'node:path';
import { IsolossError } from '../../errors.js';
import { laws } from '../../laws/index.js';
import { NotJson, readJson, Unreadable } from '../../store/read-json.js';
import { readReplicates } from '../../store/replicates.js';
import { excerpt } from '../../text.js';
import type { FittedLaw } from './fitted-law.js';
import { fittedOfPreset } from './make-fitted-law.js';
import { checkReplicatesMatch } from './match-replicates.js';
import { badFit, checkStoredFit, fittedOfStored } from './stored-fit.js';

/** Preset names such as `chinchilla:besiroglu-2024`, `broken:2:paper-2023`. */
const PRESET = /^[a-z][a-z\d-]*(:\d+)?:[a-z\d][a-z\d-]*$/i;

/**
 * A fitted law from a record's path (`-` is standard input), with its file of replicates, or from published values
 * (`chinchilla:besiroglu-2024`). Throws `unreadable-fit`, `bad-fit`, `unknown-law`, `unknown-preset`, and the errors
 * of `readReplicates`.
 */
export async function readFitted(text: string): Promise<FittedLaw> {
  const value = await recordAt(text);
  if (value === undefined) return fittedOfPreset(text);
  const record = checkStoredFit(value, text);
  const file = record.bootstrap?.replicates;
  if (file === undefined) return fittedOfStored(record, text);
  const stored = await readReplicates(resolve(dirname(text), file.file), file.digest);
  checkReplicatesMatch(record, value, stored, text);
  return fittedOfStored(record, text, stored.replicates);
}

/** Undefined if there is no such file and the text has the form of a preset name. */
async function recordAt(path: string): Promise<unknown> {
  try {
    return await readJson(path);
  } catch (cause) {
    if (cause instanceof NotJson) {
      throw badFit(path, `it ${cause.message}`, 'Give a record that isoloss fit --json FILE wrote.', cause);
    }
    if (!(cause instanceof Unreadable)) throw cause;
    if (cause.code === 'ENOENT' && PRESET.test(path)) return undefined;
    const place = { place: { file: path }, cause };
    const presets = cause.code === 'ENOENT' ? presetsOf(path) : [];
    if (presets.length > 0) {
      const fix = `Name published values of it: ${presets.join(', ')}; or give the record of a fit.`;
      throw new IsolossError('unreadable-fit', `'${path}' is a law without its parameters.`, fix, place);
    }
    throw new IsolossError(
      'unreadable-fit',
      `'${excerpt(path, 200)}' cannot be read: ${cause.message}.`,
      'Give a record that isoloss fit --json FILE wrote, or published values such as chinchilla:besiroglu-2024.',
      place,
    );
  }
}

function presetsOf(law: string): string[] {
  return laws
    .filter(({ name }) => name === law)
    .flatMap(({ presets }) => presets.map(({ name }) => `${law}:${name}`));
}
