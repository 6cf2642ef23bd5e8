import { field, IsolossError } from '../errors.js';
import { excerpt } from '../text.js';
import { NotJson, readJson, Unreadable } from './read-json.js';

/**
 * The fields of a job in a JSON file: a bare job, or the `job` block of a record. They are not validated, since options may
 * override some of them.
 */
export async function readJobFile(file: string): Promise<Record<string, unknown>> {
  const fail = (why: string, fix: string, cause: unknown = undefined) =>
    new IsolossError('bad-job-file', `'${excerpt(file, 200)}' ${why}.`, fix, { place: { file }, cause });
  let content: unknown;
  try {
    content = await readJson(file);
  } catch (cause) {
    if (cause instanceof Unreadable)
      throw fail(`cannot be read: ${cause.message}`, `Check the path given to ${field('job')}.`, cause);
    if (!(cause instanceof NotJson)) throw cause;
    throw fail(cause.message, 'Give a record that --json wrote, or its job block.', cause);
  }
  const job = isObject(content) && 'job' in content ? content.job : content;
  if (!isObject(job)) throw fail('holds no job', 'Give a record that --json wrote, or its job block.');
  return job;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
