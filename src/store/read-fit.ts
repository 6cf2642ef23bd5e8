/** A fit as commands and their users name it. Node only. */
import { dirname, resolve } from 'node:path';
import { IsolossError } from '../errors.js';
import { laws } from '../laws/index.js';
import type { FittedLaw } from '../tasks/fitted/fitted.js';
import { fittedOfPreset } from '../tasks/fitted/fitted-of.js';
import { readBytes } from './read-bytes.js';
import { readReplicates } from './replicates.js';
import { badFit, checkStoredFit, fittedOfStored } from './stored-fit.js';

/** `chinchilla:besiroglu-2024`, `broken:2:paper-2023`: no path looks like it. */
const PRESET = /^[a-z][a-z\d-]*(:\d+)?:[a-z\d][a-z\d-]*$/i;

/**
 * A fitted law by what its user calls it: a record's path (`-` is standard input), whose file of replicates is read
 * with it, or published values (`chinchilla:besiroglu-2024`). Throws `unreadable-fit`, `bad-fit`, `unknown-law`,
 * `unknown-preset`, and what `readReplicates` throws.
 */
export async function readFitted(text: string): Promise<FittedLaw> {
  const content = await contentOf(text);
  if (content === undefined) return fittedOfPreset(text);
  const record = checkStoredFit(parseJson(content, text), text);
  const file = record.bootstrap?.replicates;
  if (file === undefined) return fittedOfStored(record, text);
  const { replicates } = await readReplicates(resolve(dirname(text), file.file), file.digest);
  return fittedOfStored(record, text, replicates);
}

/** Undefined where there is no such file and the name is one of published values. */
async function contentOf(path: string): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await readBytes(path));
  } catch (error) {
    // What is no file at all is said by itself; of the others, the system says what is wrong.
    if (error instanceof IsolossError && error.cause === undefined) throw error;
    const cause = error instanceof IsolossError ? error.cause : error;
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOENT' && PRESET.test(path)) return undefined;
    const place = { place: { file: path }, cause };
    const presets = code === 'ENOENT' ? presetsOf(path) : [];
    if (presets.length > 0) {
      const fix = `Name published values of it: ${presets.join(', ')}; or give the record of a fit.`;
      throw new IsolossError('unreadable-fit', `'${path}' is a law without its parameters.`, fix, place);
    }
    const known = {
      ENOENT: 'there is no such file',
      EACCES: 'permission is denied',
    };
    const reason = Object.entries(known).find(([name]) => name === code)?.[1] ?? String(cause);
    throw new IsolossError(
      'unreadable-fit',
      `'${path}' cannot be read: ${reason}.`,
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

function parseJson(content: string, file: string): unknown {
  try {
    return JSON.parse(content);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw badFit(
      file,
      `it is not JSON (${reason})`,
      'Give a record that isoloss fit --json FILE wrote.',
      cause,
    );
  }
}
