/** A table in Markdown, the first row its heading; `right` names the columns that align to the right. */
export function markdownTable(rows: readonly (readonly string[])[], right: readonly number[] = []): string {
  const [heads, ...lines] = rows.map((row) => `| ${row.join(' | ')} |`);
  const rule = rows[0].map((_, column) => (right.includes(column) ? ' ---: |' : ' --- |')).join('');
  return [heads, `|${rule}`, ...lines].join('\n');
}
