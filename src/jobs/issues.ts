import type * as z from 'zod/mini';
import { excerpt, listed } from '../text.js';

/** Things wrong that a message names; the rest are counted. */
const NAMED = 4;

/** What is wrong with a value of unknown origin, by field: a sentence of bounded length. */
export function issuesText(issues: readonly z.core.$ZodIssue[]): string {
  const lines = issues.slice(0, NAMED).map((issue) => {
    const words = excerpt(issueWords(issue), 200);
    return issue.path.length === 0 ? words : `${excerpt(issue.path.map(String).join('.'))}: ${words}`;
  });
  const more = issues.length - lines.length;
  return more > 0 ? `${lines.join('; ')}; and ${more} more` : lines.join('; ');
}

/** What is wrong, without a full stop. */
export function issueWords(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'unrecognized_keys') return issue.message.replace(/\.$/, '');
  return `there is no field ${listed(issue.keys.map((key) => `'${excerpt(key)}'`))}`;
}
