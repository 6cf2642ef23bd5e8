/** Tables of the benchmark's page: heads and cells of text at the left, of numbers at the right. */
import { type Html, html } from '../../src/report/html.js';

export const left = (title: string): Html => html`<th>${title}</th>`;
export const right = (title: string | Html): Html => html`<th class="number">${title}</th>`;

/** A cell; a note stands below in small letters. */
export const text = (words: string, note?: string): Html => html`<td>${words}${small(note)}</td>`;
export const number = (words: string, note?: string): Html =>
  html`<td class="number plain">${words}${small(note)}</td>`;

const small = (note: string | undefined): Html | undefined =>
  note === undefined ? undefined : html`<small>${note}</small>`;

export function table(heads: readonly Html[], rows: readonly (readonly Html[])[]): Html {
  return html`<div class="scroll"><table>
<thead><tr>${heads}</tr></thead>
<tbody>${rows.map(
    (cells) => html`<tr>${cells}</tr>
`,
  )}</tbody></table></div>`;
}
