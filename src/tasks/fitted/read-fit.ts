/** Reads a fitted law by path or preset name. Node only. */
import { dirname, resolve } from 'node:path';
import { IsolossError } from '../../errors.js';
import { isLawFile, readLaw } from '../../jobs/law-definition.js';
import { findPresetOf, type Law, laws } from '../../laws/index.js';
import { pathAndPart } from '../../store/path-and-part.js';
import { NotJson, readJson, Unreadable } from '../../store/read-json.js';
import { readReplicates } from '../../store/replicates.js';
import { excerpt } from '../../text.js';
import type { FittedLaw } from './fitted-law.js';
import { checkReplicatesMatch } from './match-replicates.js';
import { fittedOfPreset, fittedOfPublished } from './published.js';
import { badFit, checkStoredFit, fittedOfStored } from './stored-fit.js';

/** Preset names such as `chinchilla:besiroglu-2024`, `broken:2:paper-2023`. */
const PRESET = /^[a-z][a-z\d-]*(:\d+)?:[a-z\d][a-z\d-]*$/i;

/**
 * A fitted law from a record's path (`-` is standard input), with its file of replicates, or from published values
 * (`chinchilla:besiroglu-2024`), which may be those of a law file (`my.law.json:mine`). `fit.json:c4` is the group c4 of a
 * fit whose parameters differ between groups. Throws `unreadable-fit`, `bad-fit`, `unknown-law`, `unknown-preset`,
 * `invalid-law`, `group-needed`, `unknown-group`, and the errors of `readReplicates`.
 */
export async function readFitted(text: string): Promise<FittedLaw> {
  const { path, part: group } = await pathAndPart(text);
  const value = await recordAt(path);
  if (value === undefined) return fittedOfPreset(path);
  if (isLawFile(value)) return fittedOfLawFile(readLaw(value, { file: path }), path, group);
  const record = checkStoredFit(value, path);
  const file = record.bootstrap?.replicates;
  if (file === undefined) return fittedOfStored(record, path, undefined, group);
  const stored = await readReplicates(resolve(dirname(path), file.file), file.digest);
  checkReplicatesMatch(record, value, stored, path);
  return fittedOfStored(record, path, stored.replicates, group);
}

/** The preset of that name of a law file; the only one where none is named. */
function fittedOfLawFile(law: Law, path: string, name: string | undefined): FittedLaw {
  const only = law.presets.length === 1 ? law.presets[0] : undefined;
  const preset = name === undefined ? only : findPresetOf(law, name, path);
  if (preset !== undefined) return fittedOfPublished(`${path}:${preset.name}`, law, preset);
  const names = law.presets.map((one) => `${path}:${one.name}`);
  throw new IsolossError(
    'unreadable-fit',
    `'${excerpt(path, 200)}' is a law without its parameters.`,
    names.length === 0
      ? `Give the file presets, or fit it: isoloss fit RUNS --law ${path}.`
      : `Name published values of it: ${names.join(', ')}.`,
    { place: { file: path } },
  );
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
