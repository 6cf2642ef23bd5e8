/** What a verification says as a whole, at the terminal and on its page. */

import type { Check, VerifyRecord } from '../../tasks/verify/record.js';
import { plural } from '../../text.js';

export function verdict({ holds, checks }: Pick<VerifyRecord, 'holds' | 'checks'>): string {
  const count = (outcome: Check['outcome']): number =>
    checks.filter((check) => check.outcome === outcome).length;
  const [differing, open] = [count('differs'), count('unchecked')];
  if (differing > 0) return `The record does not hold: ${differing} of ${checks.length} checks differ.`;
  if (!holds) return 'Nothing of the record could be recomputed.';
  return open === 0
    ? 'The record holds.'
    : `All that can be recomputed holds; ${plural(open, 'check')} cannot be made.`;
}
