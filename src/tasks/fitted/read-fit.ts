/** A fit as commands and their users name it. Node only. */
import { dirname, resolve } from 'node:path';
import { IsolossError } from '../../errors.js';
import { laws } from '../../laws/index.js';
import { NotJson, readJson, Unreadable } from '../../store/read-json.js';
import { readReplicates } from '../../store/replicates.js';
import { excerpt } from '../../text.js';
import { checkBelonging } from './belonging.js';
import type { FittedLaw } from './fitted.js';
import { fittedOfPreset } from './fitted-of.js';
import { badFit, checkStoredFit, fittedOfStored } from './stored-fit.js';

/** `chinchilla:besiroglu-2024`, `broken:2:paper-2023`: no path looks like it. */
const PRESET = /^[a-z][a-z\d-]*(:\d+)?:[a-z\d][a-z\d-]*$/i;

/**
 * A fitted law by what its user calls it: a record's path (`-` is standard input), whose file of replicates is read
 * with it, or published values (`chinchilla:besiroglu-2024`). Throws `unreadable-fit`, `bad-fit`, `unknown-law`,
 * `unknown-preset`, and what `readReplicates` throws.
 */
export async function readFitted(text: string): Promise<FittedLaw> {
  const value = await recordAt(text);
  if (value === undefined) return fittedOfPreset(text);
  const record = checkStoredFit(value, text);
  const file = record.bootstrap?.replicates;
  if (file === undefined) return fittedOfStored(record, text);
  const stored = await readReplicates(resolve(dirname(text), file.file), file.digest);
  checkBelonging(record, value, stored, text);
  return fittedOfStored(record, text, stored.replicates);
}

/** Undefined where there is no such file and the name is one of published values. */
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
