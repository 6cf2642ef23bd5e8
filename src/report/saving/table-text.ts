/** Numbers of a figure as CSV: minus signs that programs read, and a column for either end of an interval. */

const RANGE = /^(\S+) to (\S+)$/;

export function tableText(rows: readonly HTMLTableRowElement[]): string {
  const cells = rows.map((row) =>
    [...row.cells].map(({ textContent }) =>
      textContent
        .trim()
        .replace(/\u2212/g, '-')
        .replace(/^\u2013$/, ''),
    ),
  );
  const [heads, ...body] = cells;
  const isRange = heads.map(
    (_, i) =>
      body.some((row) => RANGE.test(row[i])) && body.every((row) => row[i] === '' || RANGE.test(row[i])),
  );
  const parted = (row: readonly string[], k: number): string[] =>
    row.flatMap((cell, i) => {
      if (!isRange[i]) return [cell];
      return k === 0 ? [`${cell}, lower`, `${cell}, upper`] : (RANGE.exec(cell) ?? ['', '', '']).slice(1, 3);
    });
  return cells.map((row, k) => `${parted(row, k).map(quoted).join(',')}\n`).join('');
}

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);
