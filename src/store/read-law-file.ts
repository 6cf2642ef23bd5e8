/** Law files: a law and its presets as JSON. Node only. */
import { IsolossError } from '../errors.js';
import { readLaw } from '../jobs/law-definition.js';
import type { Law } from '../laws/law.js';
import { excerpt } from '../text.js';
import { NotJson, readJson, Unreadable } from './read-json.js';

/** The law in a file. Throws `unreadable-law`, `invalid-law`, and `formula-syntax` where a formula does not parse. */
export async function readLawFile(path: string): Promise<Law> {
  try {
    return readLaw(await readJson(path), { file: path });
  } catch (cause) {
    if (!(cause instanceof Unreadable || cause instanceof NotJson)) throw cause;
    const why = cause instanceof Unreadable ? `cannot be read: ${cause.message}` : cause.message;
    throw new IsolossError(
      'unreadable-law',
      `'${excerpt(path, 200)}' ${why}.`,
      'Give a law file: isoloss laws NAME --json FILE writes one to begin with.',
      { place: { file: path }, cause },
    );
  }
}
