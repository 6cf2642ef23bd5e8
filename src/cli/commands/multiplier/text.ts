import { multiplierParts, multiplierVerdict } from '../../../report/sentences/multiplier.js';
import type { MultiplierRecord } from '../../../tasks/multiplier/record.js';
import { plural } from '../../../text.js';
import { layoutFor } from '../../layout.js';
import { partsText } from '../../parts.js';

/** A compute multiplier for a person at a terminal. */
export function multiplierText(record: MultiplierRecord, out: NodeJS.WritableStream): string {
  const { bold, prose, style } = layoutFor(out);
  const { tone, headline, text } = multiplierVerdict(record);
  const colour = { sure: 'green', doubtful: 'yellow', failed: 'red' } as const;
  const { source, against, rows } = record.data;
  return [
    prose(
      `${bold('Compute multipliers')} of ${plural(rows, 'run')} of ${source}${against === undefined ? '' : ` and ${against}`}`,
    ),
    '',
    prose(`${style(colour[tone], headline)}. ${text}`),
    '',
    partsText(multiplierParts(record), out),
  ].join('\n');
}
