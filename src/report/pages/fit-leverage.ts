/** The rows that move the fit most, each with what leaving it out would do. */
import type { FitRecord } from '../../tasks/fit/record.js';
import { formatCount, formatNumber } from '../../text.js';
import { type Html, html } from '../markup/html.js';
import { inlineSymbol } from '../markup/math.js';

const MOST_ROWS = 10;

/** Undefined where refits without each row were not made. */
export function leverageTable({ identifiability }: FitRecord): Html | undefined {
  const leverage = (identifiability.leverage ?? []).slice(0, MOST_ROWS);
  if (leverage.length === 0) return undefined;
  const names = Object.keys(leverage[0].shifts);
  const most = Math.max(...leverage.map(({ largest }) => largest)) || 1;
  const rows = leverage.map(
    ({ row, largest, shifts }) => html`<tr><td class="number plain">${formatCount(row)}</td>
<td class="bar"><i style="width:${Number(((100 * largest) / most).toFixed(1))}%"></i></td><td class="number">${formatNumber(largest, 2)}</td>${names.map((name) => html`<td class="number plain">${signed(shifts[name])}</td>`)}</tr>
`,
  );
  return html`<div class="scroll"><table>
<thead><tr><th class="number">Row</th><th colspan="2">Largest shift, standard errors</th>${names.map((name) => html`<th class="number">Shift of ${inlineSymbol(name)}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>
<p class="muted">How far the fit moves when one row is left out: the fit without it less the fit.</p>`;
}

function signed(value: number): string {
  return `${value > 0 ? '+' : ''}${formatNumber(value, 2)}`;
}
