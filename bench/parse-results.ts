import { z } from 'zod';
import { IsolossError } from '../src/errors.js';
import { type BenchResults, resultsSchema } from './results.js';

const SCHEMA = resultsSchema.shape.schema.value;
/** A schema's name without its version. */
const KIND = SCHEMA.slice(0, SCHEMA.indexOf('@') + 1);

/**
 * A result file's text, checked. `file` names it in errors.
 * @throws IsolossError `bad-results` where it holds no results, `results-version` where those are of another schema
 */
export function parseResults(text: string, file: string): BenchResults {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw badResults(file, `it is no JSON: ${why}`);
  }
  const schema = schemaOf(value);
  if (schema?.startsWith(KIND) && schema !== SCHEMA) {
    throw new IsolossError(
      'results-version',
      `'${file}' is of schema ${schema}; this version of isoloss reads ${SCHEMA}.`,
      'Measure again, or use the version of isoloss that wrote the file.',
      { place: { file } },
    );
  }
  const parsed = resultsSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw badResults(file, `${z.core.toDotPath(issue.path) || 'all of it'}: ${issue.message}`);
}

function schemaOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('schema' in value)) return undefined;
  return typeof value.schema === 'string' ? value.schema : undefined;
}

function badResults(file: string, why: string): IsolossError {
  return new IsolossError(
    'bad-results',
    `'${file}' holds no results of isoloss bench (${why}).`,
    'Give a file that isoloss bench --json FILE wrote.',
    { place: { file } },
  );
}
