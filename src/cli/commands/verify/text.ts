import { verdict } from '../../../report/sentences/verify.js';
import type { VerifyRecord } from '../../../tasks/verify/record.js';
import { formatSeconds } from '../../../text.js';
import { padEnd } from '../../display-width.js';
import { layoutFor } from '../../layout.js';

const marks = { holds: ['green', 'ok'], differs: ['red', 'FAIL'], unchecked: ['dim', '-'] } as const;

/** The width of the widest mark. */
const MARK = 4;

/** A verification for a person at a terminal. */
export function verifyText(
  { job, of, holds, checks, seconds }: VerifyRecord,
  out: NodeJS.WritableStream,
): string {
  const { bold, dim, facts, prose, style } = layoutFor(out);
  const width = Math.max(...checks.map(({ name }) => name.length));
  const names = checks.map(
    ({ name, outcome }) => `${padEnd(marks[outcome][1], MARK)}  ${name.padEnd(width)}`,
  );
  const lines = facts(checks.map(({ text }, i) => [names[i], text] as const));
  return [
    prose(`${bold(job.record)}  ${of}`),
    '',
    ...lines.map((line, i) => {
      const [format, mark] = marks[checks[i].outcome];
      return line.replace(mark, style(format, mark));
    }),
    '',
    prose(
      `${style(holds ? 'green' : 'red', verdict({ holds, checks }))} ${dim(`(${formatSeconds(seconds.total)})`)}`,
    ),
    '',
  ].join('\n');
}
