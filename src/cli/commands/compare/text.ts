import { compareParts, compareVerdict } from '../../../report/sentences/compare.js';
import { backendWords } from '../../../report/sentences/fit.js';
import type { CompareRecord } from '../../../tasks/compare/record.js';
import { plural } from '../../../text.js';
import { layoutFor } from '../../layout.js';
import { partsText } from '../../parts.js';

/** A comparison for a person at a terminal. */
export function compareText(record: CompareRecord, out: NodeJS.WritableStream): string {
  const { bold, prose, style, facts } = layoutFor(out);
  const { tone, headline, text } = compareVerdict(record);
  const colour = { sure: 'green', doubtful: 'yellow', failed: 'red' } as const;
  return [
    prose(
      `${bold(plural(record.contenders.length, 'law'))} on ${plural(record.data.rows, 'row')} of ${record.data.source}`,
    ),
    '',
    prose(`${style(colour[tone], headline)}. ${text}`),
    '',
    partsText(compareParts(record), out),
    ...facts([['back end', backendWords(record)]]),
    '',
  ].join('\n');
}
