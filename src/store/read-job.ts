import { IsolossError } from '../errors.js';
import { readBytes } from './read-bytes.js';

/**
 * The fields of a job in a JSON file: a bare job, or the `job` block of a record. Not validated yet, since other
 * options may still override some of them.
 */
export async function readJobFile(file: string): Promise<Record<string, unknown>> {
  const fail = (why: string, fix: string, cause: unknown = undefined) =>
    new IsolossError('bad-job-file', `'${file}' ${why}.`, fix, { place: { file }, cause });
  let text: string;
  try {
    text = new TextDecoder().decode(await readBytes(file));
  } catch (cause) {
    throw fail('cannot be read', 'Check the path given to --job.', cause);
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw fail(`is not JSON: ${reason}`, 'Give a record that --json wrote, or its job block.', cause);
  }
  const job = isObject(content) && 'job' in content ? content.job : content;
  if (!isObject(job)) throw fail('holds no job', 'Give a record that --json wrote, or its job block.');
  return job;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
