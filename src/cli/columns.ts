/** A cell stays in its line, whatever a name in it holds. */
const inOneLine = (cell: string): string => cell.replaceAll('\n', '\\n');

/** Rows of cells as text columns two spaces apart; `right` names the columns that align to the right. */
export function columns(written: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const rows = written.map((row) => row.map(inOneLine));
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, i) => Math.max(widest[i] ?? 0, cell.length)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, i) => (right.includes(i) ? cell.padStart(widths[i]) : cell.padEnd(widths[i])))
      .join('  ')
      .trimEnd(),
  );
}

/** The same in as many tables as make none wider than `width`, each with the first column. */
export function columnsWithin(
  width: number,
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string[][] {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  const blocks: number[][] = [];
  let free = 0;
  for (let column = 1; column < widths.length; column++) {
    free -= widths[column] + 2;
    if (blocks.length === 0 || free < 0) {
      blocks.push([0]);
      free = width - widths[0] - widths[column] - 2;
    }
    blocks[blocks.length - 1].push(column);
  }
  return blocks.map((block) =>
    columns(
      rows.map((row) => block.map((column) => row[column])),
      block.flatMap((column, place) => (right.includes(column) ? [place] : [])),
    ),
  );
}
