import { own } from '../../own.js';
import type { Model } from '../../problem/model.js';
import { hasConverged, type Replicates } from '../../problem/replicates.js';
import type { RowLeverage } from '../fit/record.js';

/** Rows listed in a record at most. */
const MAX_ROWS = 10;

/**
 * The rows that move the fit most, strongest first. `leaveOneOut` holds one refit for each fitted row, in their order,
 * without that row; `rowNumbers` are those rows' numbers in the file. Shifts are scaled by `standardErrors`;
 * parameters without a positive one do not count. Refits that did not converge are left out.
 */
export function leverage(
  { free }: Model,
  rowNumbers: ArrayLike<number>,
  estimate: Readonly<Record<string, number>>,
  leaveOneOut: Replicates,
  standardErrors: Readonly<Record<string, number | null>>,
): RowLeverage[] {
  const rows: RowLeverage[] = [];
  for (let k = 0; k < leaveOneOut.count; k++) {
    if (!hasConverged(leaveOneOut.status[k])) continue;
    const shifts = free.map(({ name }): [string, number] => [
      name,
      leaveOneOut.columns[name][k] - estimate[name],
    ]);
    if (!shifts.every(([, shift]) => Number.isFinite(shift))) continue;
    const largest = shifts.reduce((most, [name, shift]) => {
      const error = own(standardErrors, name) ?? 0;
      return error > 0 ? Math.max(most, Math.abs(shift) / error) : most;
    }, 0);
    if (largest > 0) rows.push({ row: rowNumbers[k], shifts: Object.fromEntries(shifts), largest });
  }
  return rows.sort((a, b) => b.largest - a.largest || a.row - b.row).slice(0, MAX_ROWS);
}
