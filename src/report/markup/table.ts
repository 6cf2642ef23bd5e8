/** Tables of pages: heads and cells of text stand at the left, of numbers at the right. */
import { type Html, html } from './html.js';

export const textHead = (title: string): Html => html`<th>${title}</th>`;
export const numberHead = (title: string | Html): Html => html`<th class="number">${title}</th>`;

/** A cell; a note stands below in small letters. */
export const textCell = (text: string, note?: string): Html => html`<td>${text}${small(note)}</td>`;
export const numberCell = (text: string, note?: string): Html =>
  html`<td class="number plain">${text}${small(note)}</td>`;

/** A number that its row is about. */
export const strongCell = (text: string, note?: string): Html =>
  html`<td class="number">${text}${small(note)}</td>`;

const small = (note: string | undefined): Html | undefined =>
  note === undefined ? undefined : html`<small>${note}</small>`;

/** Scrolls by itself where it is wider than the page. */
export function table(heads: readonly Html[], rows: readonly (readonly Html[])[]): Html {
  return html`<div class="scroll"><table>
<thead><tr>${heads}</tr></thead>
<tbody>${rows.map(
    (cells) => html`<tr>${cells}</tr>
`,
  )}</tbody></table></div>`;
}
