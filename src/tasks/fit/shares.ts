/** Laws of mixtures take shares of one whole. */
import { field, IsolossError } from '../../errors.js';
import type { Law } from '../../laws/law.js';
import type { Runs } from '../../runs/resolve.js';
import { describeRow, placeOf } from '../../runs/table.js';
import { formatNumber, listed } from '../../text.js';

/** What any shares may miss one by, and what those of many domains that are written with few digits may. */
const TOLERANCE = 0.005;
const MOST = 0.02;

/** Throws `bad-shares` for the first row whose shares do not sum to one. */
export function checkShares({ shares = [] }: Law, { inputs, rows, table }: Runs): void {
  if (shares.length === 0) return;
  const columns = shares.map((name) => inputs.get(name) ?? new Float64Array(rows.length));
  let rounding: number | undefined;
  const tolerance = (): number => {
    rounding ??= (columns.length / 2) * 10 ** -decimalsOf(columns);
    return Math.min(MOST, Math.max(TOLERANCE, rounding));
  };
  for (const [i, row] of rows.entries()) {
    const sum = columns.reduce((total, column) => total + column[i], 0);
    const negative = shares.find((_, k) => columns[k][i] < 0);
    const off = Math.abs(sum - 1);
    if ((off <= TOLERANCE || off <= tolerance()) && negative === undefined) continue;
    const [first] = shares;
    const isPercent = Math.abs(sum - 100) <= 100 * MOST;
    throw new IsolossError(
      'bad-shares',
      negative === undefined
        ? `${describeRow(table, row)}: the shares ${listed(shares)} sum to ${formatNumber(sum, 4)}, not to 1.`
        : `${describeRow(table, row)}: the share ${negative} is below zero.`,
      isPercent
        ? `They seem to be in per cent: ${field('map')} ${first}=${first}/100, and so on.`
        : `Every domain of the data needs its share; for shares of a part divide them by their sum, ${field('map')} ${first}=${first}/(${shares.slice(0, 3).join('+')}${shares.length > 3 ? '+...' : ''}).`,
      { place: placeOf(table, row) },
    );
  }
}

/** The most decimals of any share. */
function decimalsOf(columns: readonly Float64Array[]): number {
  const decimals = (value: number): number => /\.(\d+)$/.exec(String(value))?.[1].length ?? 0;
  return columns.reduce(
    (most, column) => column.reduce((more, value) => Math.max(more, decimals(value)), most),
    0,
  );
}
