/** Reads a fitted law by path or preset name. Node only. */
import { access } from 'node:fs/promises';
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
 * (`chinchilla:besiroglu-2024`). `fit.json:c4` is the group c4 of a fit whose parameters differ between groups. Throws
 * `unreadable-fit`, `bad-fit`, `unknown-law`, `unknown-preset`, `group-needed`, `unknown-group`, and the errors of
 * `readReplicates`.
 */
export async function readFitted(text: string): Promise<FittedLaw> {
  const { path, group } = await pathAndGroup(text);
  const value = await recordAt(path);
  if (value === undefined) return fittedOfPreset(path);
  const record = checkStoredFit(value, path);
  const file = record.bootstrap?.replicates;
  if (file === undefined) return fittedOfStored(record, path, undefined, group);
  const stored = await readReplicates(resolve(dirname(path), file.file), file.digest);
  checkReplicatesMatch(record, value, stored, path);
  return fittedOfStored(record, path, stored.replicates, group);
}

/** Divides `fit.json:c4` at the first colon before which there is a file; a file of the whole name is that file. */
async function pathAndGroup(text: string): Promise<{ readonly path: string; readonly group?: string }> {
  const isFile = (path: string) =>
    path === '-'
      ? Promise.resolve(true)
      : access(path).then(
          () => true,
          () => false,
        );
  if (await isFile(text)) return { path: text };
  for (let colon = text.indexOf(':'); colon > 0; colon = text.indexOf(':', colon + 1)) {
    const path = text.slice(0, colon);
    if (await isFile(path)) return { path, group: text.slice(colon + 1) };
  }
  return { path: text };
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
