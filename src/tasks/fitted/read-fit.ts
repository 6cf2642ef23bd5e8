/** Reads a fitted law by path or preset name. Node only. */
import { dirname, resolve } from 'node:path';
import { IsolossError } from '../../errors.js';
import { isLawFile, readLaw } from '../../jobs/law-definition.js';
import { findPresetOf, type Law, laws, someNames } from '../../laws/index.js';
import type { Replicates } from '../../problem/replicates.js';
import { pathAndPart } from '../../store/path-and-part.js';
import { NotJson, parseJson, readJson, Unreadable } from '../../store/read-json.js';
import { readReplicates, replicatesOfBytes, type StoredReplicates } from '../../store/replicates.js';
import { excerpt } from '../../text.js';
import type { FittedLaw } from './fitted-law.js';
import { checkReplicatesMatch } from './match-replicates.js';
import { fittedOfPreset, fittedOfPublished } from './published.js';
import { badFit, checkStoredFit, fittedOfStored, type StoredFit } from './stored-fit.js';

/** Preset names such as `chinchilla:besiroglu-2024`, `broken:2:paper-2023`. */
const PRESET = /^[a-z][a-z\d-]*(:\d+)?:[a-z\d][a-z\d-]*$/i;

/** A fitted law by the group of its record; of fits without groups, and of published values, that one. */
export interface FittedGroups {
  /** The columns or expression that tell groups apart; absent where there are none, or one is named. */
  readonly by?: string;
  readonly fits: readonly { readonly group?: string; readonly fitted: FittedLaw }[];
}

/**
 * A fitted law from a record's path (`-` is standard input), with its file of replicates, or from published values
 * (`chinchilla:besiroglu-2024`), which may be those of a law file (`my.law.json:mine`). `fit.json:c4` is the group c4 of a
 * fit whose parameters differ between groups. Throws `unreadable-fit`, `bad-fit`, `unknown-law`, `unknown-preset`,
 * `invalid-law`, `group-needed`, `unknown-group`, and the errors of `readReplicates`.
 */
export async function readFitted(text: string): Promise<FittedLaw> {
  const { group, fitOf } = await opened(text);
  return fitOf(group);
}

/** As {@link readFitted}, for all groups of a fit where none is named. Their refits are those of one fit, in the same order. */
export async function readFittedGroups(text: string): Promise<FittedGroups> {
  const { group, groups, fitOf } = await opened(text);
  if (groups === undefined || group !== undefined) return { fits: [{ fitted: fitOf(group) }] };
  return { by: groups.by, fits: groups.names.map((name) => ({ group: name, fitted: fitOf(name) })) };
}

interface Opened {
  /** The group that is named. */
  readonly group?: string;
  readonly groups?: { readonly by: string; readonly names: readonly string[] };
  fitOf(group: string | undefined): FittedLaw;
}

/**
 * As {@link readFitted}, of files that were read: `fit` as its path names it, the group or preset that stands after the path, and
 * the file of replicates that the record names.
 */
export async function fittedOfFiles(
  fit: { readonly name: string; readonly bytes: Uint8Array },
  part: string | undefined,
  replicates: Uint8Array | undefined,
): Promise<FittedLaw> {
  const { group, fitOf } = await openedRecord(parseJson(fit.bytes), fit.name, part, (file, digest) => {
    const path = resolve(dirname(fit.name), file);
    return replicates === undefined
      ? readReplicates(path, digest)
      : replicatesOfBytes(path, replicates, digest);
  });
  return fitOf(group);
}

async function opened(text: string): Promise<Opened> {
  const { path, part } = await pathAndPart(text);
  const value = await recordAt(path);
  if (value === undefined) return { fitOf: () => fittedOfPreset(path) };
  return openedRecord(value, path, part, (file, digest) =>
    readReplicates(resolve(dirname(path), file), digest),
  );
}

type ReadReplicates = (file: string, digest: string) => Promise<StoredReplicates>;

async function openedRecord(
  value: unknown,
  path: string,
  part: string | undefined,
  read: ReadReplicates,
): Promise<Opened> {
  if (isLawFile(value)) {
    const law = readLaw(value, { file: path });
    return { fitOf: () => fittedOfLawFile(law, path, part) };
  }
  const record = checkStoredFit(value, path);
  const replicates = await replicatesOf(record, value, path, read);
  return {
    ...(part === undefined ? {} : { group: part }),
    ...(record.groups === undefined ? {} : { groups: record.groups }),
    fitOf: (group) => fittedOfStored(record, path, replicates, group),
  };
}

async function replicatesOf(
  record: StoredFit,
  value: unknown,
  path: string,
  read: ReadReplicates,
): Promise<Replicates | undefined> {
  const file = record.bootstrap?.replicates;
  if (file === undefined) return undefined;
  const stored = await read(file.file, file.digest);
  checkReplicatesMatch(record, value, stored, path);
  return stored.replicates;
}

/** Whether `path` names published values of the catalogue, and no file. Throws as {@link readFitted} where it is neither. */
export async function isPublished(path: string): Promise<boolean> {
  return path !== '-' && (await recordAt(path)) === undefined;
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
      : `Name published values of it: ${someNames(names, path)}.`,
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
      const fix = `Name published values of it: ${someNames(presets, path)}; or give the record of a fit.`;
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
