import { z } from 'zod';
import { IsolossError } from '../src/errors.js';
import { type BenchResults, resultsSchema } from './results.js';

/**
 * A result file's text, checked. `file` names it in errors.
 * @throws IsolossError `bad-results`
 */
export function parseResults(text: string, file: string): BenchResults {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw badResults(file, `it is no JSON: ${why}`);
  }
  const parsed = resultsSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw badResults(file, `${z.core.toDotPath(issue.path) || 'all of it'}: ${issue.message}`);
}

function badResults(file: string, why: string): IsolossError {
  return new IsolossError(
    'bad-results',
    `'${file}' holds no results of isoloss bench (${why}).`,
    'Give a file that isoloss bench --json FILE wrote.',
    { place: { file } },
  );
}
