/** Groups whose parameters differ: what differs, whether it needs to, and the rows of each. */
import type { FitRecord } from '../../tasks/fit/record.js';
import { formatCount, formatNumber } from '../../text.js';
import { type Html, html } from '../markup/html.js';
import { codeCell, numberCell, numberHead, strongCell, table, textCell, textHead } from '../markup/table.js';
import { groupWords } from '../sentences/fit.js';
import { endsText } from '../sentences/uncertainty.js';

/** Undefined where all rows have the same parameters. */
export function groupsTable(record: FitRecord): Html | undefined {
  const { groups } = record;
  if (groups === undefined) return undefined;
  const [differ, ...tests] = groupWords(record);
  const equality = groups.equality.map(({ parameter, f, degrees, p, common }) => [
    codeCell(parameter),
    numberCell(formatNumber(f, 4)),
    numberCell(degrees.map((n) => n ?? '∞').join(', ')),
    strongCell(formatNumber(p, 2)),
    numberCell(formatNumber(common.value, 5)),
    numberCell(endsText(common.interval)),
  ]);
  const heads = ['F', 'Degrees of freedom', 'p if equal', 'Common value', 'Interval'];
  const rows = groups.names.map((name, g) => [textCell(name), numberCell(formatCount(groups.rows[g]))]);
  return html`<p>${differ} ${tests.join(' ')}</p>
${equality.length === 0 ? undefined : table([textHead('Parameter'), ...heads.map(numberHead)], equality)}
<details><summary>Rows of each group (${groups.by})</summary>${table([textHead('Group'), numberHead('Fitted rows')], rows)}</details>`;
}
