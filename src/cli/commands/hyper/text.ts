import { hyperParts, hyperVerdict } from '../../../report/sentences/hyper.js';
import type { HyperRecord } from '../../../tasks/hyper/record.js';
import { listed, plural } from '../../../text.js';
import { layoutFor } from '../../layout.js';
import { partsText } from '../../parts.js';

/** A sweep for a person at a terminal. */
export function hyperText(record: HyperRecord, out: NodeJS.WritableStream): string {
  const { bold, prose, style } = layoutFor(out);
  const { tone, headline, text } = hyperVerdict(record);
  const colour = { sure: 'green', doubtful: 'yellow', failed: 'red' } as const;
  return [
    prose(
      `${bold(`Best ${listed(record.over)}`)} of ${plural(record.data.rows, 'run')} of ${record.data.source}`,
    ),
    '',
    prose(`${style(colour[tone], headline)}. ${text}`),
    '',
    partsText(hyperParts(record), out),
  ].join('\n');
}
