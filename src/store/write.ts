import { constants } from 'node:fs';
import { access, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { IsolossError } from '../errors.js';

/** Arrays of plain numbers, one a line as `JSON.stringify` lays them out. */
const NUMBER_ARRAY = /\[\n\s*(?:null|[-+.\deE]+)(?:,\n\s*(?:null|[-+.\deE]+))*\n\s*\]/g;

/** A record as JSON: indented, arrays of numbers on one line, a newline at the end. */
export function recordText(record: object): string {
  const text = JSON.stringify(record, null, 2);
  return `${text.replace(NUMBER_ARRAY, (array) => array.replace(/\s+/g, ' '))}\n`;
}

/**
 * Throws `cannot-write` where `path` could not be written later: asked before a long job rather than after it.
 * `inputs` are files the job reads, which no output may replace.
 */
export async function checkWritable(path: string, inputs: readonly string[] = []): Promise<void> {
  if (inputs.some((input) => resolve(input) === resolve(path))) {
    throw cannotWrite(path, 'it is the job’s own input', 'Name another file.');
  }
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) throw cannotWrite(path, 'it is a folder', 'Name a file inside it.');
  const special = there !== undefined && !there.isFile();
  try {
    await access(special ? path : dirname(await followed(path)), constants.W_OK);
  } catch (cause) {
    const [why, fix] = special
      ? ['it does not allow it', 'Name a file.']
      : ['its folder does not exist or is read-only', 'Create the folder first.'];
    throw cannotWrite(path, why, fix, cause);
  }
}

/** Where a path leads: through a link that is there, so that what it points to is written and the link stays. */
async function followed(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path));
}

/**
 * Writes `text` to `path` whole or not at all: beside it first, then renamed into place. A device or a pipe
 * (`/dev/null`) is written to, never replaced.
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  const isSpecial = there !== undefined && !there.isFile() && !there.isDirectory();
  const target = await followed(path);
  const beside = join(dirname(target), `.isoloss-${process.pid}-${Date.now().toString(36)}.tmp`);
  try {
    if (isSpecial) {
      await writeFile(path, text);
    } else {
      await writeFile(beside, text, { flag: 'wx' });
      await rename(beside, target);
    }
  } catch (cause) {
    await rm(beside, { force: true });
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw cannotWrite(path, reason, 'Free the space or name another file.', cause, 'run');
  }
}

function cannotWrite(
  path: string,
  why: string,
  fix: string,
  cause?: unknown,
  kind: 'input' | 'run' = 'input',
): IsolossError {
  return new IsolossError('cannot-write', `'${path}' cannot be written: ${why}.`, fix, {
    kind,
    cause,
    place: { file: path },
  });
}
