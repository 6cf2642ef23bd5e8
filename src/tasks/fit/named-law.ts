import { isLawJson, lawOfJson } from '../../jobs/law-definition.js';
import type { Law } from '../../laws/law.js';
import { isWholeLaw, readLawText } from './law-text.js';

/**
 * The law that a job's text names or has as JSON; undefined for a formula. The catalogue is loaded where it is needed. Throws
 * `unknown-law` and `bad-law`.
 */
export async function namedLaw(law: string): Promise<Law | undefined> {
  const { body } = readLawText(law);
  if (isLawJson(body)) return lawOfJson(body);
  if (!isWholeLaw(body)) return undefined;
  const { findLaw } = await import('../../laws/index.js');
  return findLaw(body);
}
