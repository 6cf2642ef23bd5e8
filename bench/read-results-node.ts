import { readFile } from 'node:fs/promises';
import { IsolossError } from '../src/errors.js';
import { parseResults } from './parse-results.js';
import type { BenchResults } from './results.js';

/**
 * A result file on disk.
 * @throws IsolossError `cannot-read`, and what `parseResults` throws
 */
export async function readResults(file: string): Promise<BenchResults> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw new IsolossError(
      'cannot-read',
      `'${file}' cannot be read${missing ? ': there is no such file' : ''}.`,
      'Check the path.',
      { place: { file }, cause },
    );
  }
  return parseResults(text, file);
}
