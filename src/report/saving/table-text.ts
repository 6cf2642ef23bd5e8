/** Numbers of a figure as CSV: signs and powers of ten that programs read, and a column for either end of an interval. */

/** `1.5×10⁻³`, in whose exponent raised digits stand. */
const POWER = /(?:([\d.]+)\u00d7)?10([\u207b\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+)/g;
const RAISED = '\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079';
const RAISED_MINUS = '\u207b';

/** `1.5e-3` for `1.5×10⁻³`. */
const asProgramsRead = (text: string): string =>
  text
    .replace(/\u2212/g, '-')
    .replace(
      POWER,
      (_, digits: string | undefined, power: string) =>
        `${digits ?? 1}e${[...power].map((sign) => (sign === RAISED_MINUS ? '-' : RAISED.indexOf(sign))).join('')}`,
    );

const RANGE = /^(\S+) to (\S+)$/;

export function tableText(rows: readonly HTMLTableRowElement[]): string {
  const cells = rows.map((row) =>
    [...row.cells].map(({ textContent }) => asProgramsRead(textContent.trim()).replace(/^\u2013$/, '')),
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
