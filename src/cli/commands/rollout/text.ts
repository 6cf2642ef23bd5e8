import { backendWords } from '../../../report/sentences/fit.js';
import { rolloutParts, rolloutVerdict } from '../../../report/sentences/rollout.js';
import type { RolloutRecord } from '../../../tasks/rollout/record.js';
import { plural } from '../../../text.js';
import { layoutFor } from '../../layout.js';
import { partsText } from '../../parts.js';

/** A rollout for a person at a terminal. */
export function rolloutText(record: RolloutRecord, out: NodeJS.WritableStream): string {
  const { bold, prose, style, facts } = layoutFor(out);
  const { tone, headline, text } = rolloutVerdict(record);
  const colour = { sure: 'green', doubtful: 'yellow', failed: 'red' } as const;
  return [
    prose(
      `${bold(plural(record.laws.length, 'law'))} rolled out over ${plural(record.data.rows, 'row')} of ${record.data.source}`,
    ),
    '',
    prose(`${style(colour[tone], headline)}. ${text}`),
    '',
    partsText(rolloutParts(record), out),
    ...facts([['back end', backendWords(record)]]),
    '',
  ].join('\n');
}
