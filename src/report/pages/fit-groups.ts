/** Groups whose parameters differ: what differs, whether it needs to, and the rows of each. */
import type { FitRecord } from '../../tasks/fit/record.js';
import { formatCount, formatNumber } from '../../text.js';
import { type Html, html } from '../markup/html.js';
import { groupWords } from '../sentences/fit.js';
import { endsText } from '../sentences/uncertainty.js';

/** Undefined where all rows have the same parameters. */
export function groupsTable(record: FitRecord): Html | undefined {
  const { groups } = record;
  if (groups === undefined) return undefined;
  const [differ, ...tests] = groupWords(record);
  const equality = groups.equality.map(
    ({ parameter, f, degrees, p, common }) => html`<tr>
<td class="name">${parameter}</td>
<td class="number">${formatNumber(f, 4)}</td>
<td class="number plain">${degrees[0]}, ${degrees[1]}</td>
<td class="number">${formatNumber(p, 2)}</td>
<td class="number">${formatNumber(common.value, 5)}</td>
<td class="number plain">${endsText(common.interval)}</td></tr>
`,
  );
  const rows = groups.names.map(
    (
      name,
      g,
    ) => html`<tr><td class="name">${name}</td><td class="number">${formatCount(groups.rows[g])}</td></tr>
`,
  );
  return html`<p>${differ} ${tests.join(' ')}</p>
${
  equality.length === 0
    ? undefined
    : html`<div class="scroll"><table>
<thead><tr><th>Parameter</th><th class="number">F</th><th class="number">Degrees of freedom</th><th class="number">p if equal</th><th class="number">Common value</th><th class="number">Interval</th></tr></thead>
<tbody>${equality}</tbody></table></div>`
}
<details><summary>Rows of each group (${groups.by})</summary><div class="scroll"><table>
<thead><tr><th>Group</th><th class="number">Fitted rows</th></tr></thead>
<tbody>${rows}</tbody></table></div></details>`;
}
