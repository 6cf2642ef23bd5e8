import { batchParts, batchVerdict } from '../../../report/sentences/batch.js';
import type { BatchRecord } from '../../../tasks/batch/record.js';
import { layoutFor } from '../../layout.js';
import { partsText } from '../../parts.js';

/** Rows of a table, and sentences of one kind, that a terminal shows. */
const MOST_SHOWN = 40;

/** A batch for a person at a terminal. */
export function batchText(record: BatchRecord, out: NodeJS.WritableStream): string {
  const { prose, style } = layoutFor(out);
  const { tone, headline, text } = batchVerdict(record);
  const colour = { sure: 'green', doubtful: 'yellow', failed: 'red' } as const;
  return [
    prose(`${style(colour[tone], headline)}. ${text}`),
    '',
    partsText(batchParts(record, MOST_SHOWN, '(--out has them all)'), out),
  ].join('\n');
}
