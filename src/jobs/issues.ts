import type * as z from 'zod/mini';
import { excerpt } from '../text.js';

/** Things wrong that a message names; the rest are counted. */
const NAMED = 4;

/** What is wrong with a value of unknown origin, by field: a sentence of bounded length. */
export function issuesText(issues: readonly z.core.$ZodIssue[]): string {
  const lines = issues
    .slice(0, NAMED)
    .map(({ path, message }) => `${excerpt(path.map(String).join('.'))}: ${excerpt(message, 200)}`);
  const more = issues.length - lines.length;
  return more > 0 ? `${lines.join('; ')}; and ${more} more` : lines.join('; ');
}
