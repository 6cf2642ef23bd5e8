/** Rows as CSV. */
export function csvText(rows: Iterable<readonly unknown[]>): string {
  return `${Array.from(rows, (cells) => cells.map(cell).join(',')).join('\n')}\n`;
}

function cell(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
