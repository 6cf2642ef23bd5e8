/** Which rows are held out, to be predicted from a fit to the others. */
import { field, IsolossError } from '../../errors.js';
import { formatCount } from '../../text.js';
import type { CommonRows, Scale } from '../contenders/common-rows.js';
import { USUAL_SHARE } from './job.js';

export interface HeldOutRows {
  /** The number of the row in the file, where an expression says which and there is nothing to order them by. */
  readonly scale: Scale;
  /** 1 where the row is held out. */
  readonly rows: Uint8Array;
}

/**
 * The rows to predict from a fit to the others: those for which an expression holds, or of the largest runs, in scale, so many
 * that they are at least the share asked for; runs equal in scale are held out together. Undefined for a share of 0, and
 * where there is nothing to order by. Throws `bad-hold-out` where none or all of the rows would be held out.
 */
export function heldOutRows(
  common: CommonRows,
  scale: Scale | undefined,
  asked: string | undefined,
): HeldOutRows | undefined {
  const { table, run, symbols } = common;
  const share = asked === undefined ? USUAL_SHARE : Number(asked);
  if (Number.isNaN(share)) {
    const holds = symbols.condition(asked ?? '', field('holdOut'));
    const rows = Uint8Array.from({ length: table.rows }, (_, row) => (holds(row) ? 1 : 0));
    return checked(
      rows,
      scale ?? { name: 'row', values: Float64Array.from(table.rowNumbers) },
      `${field('holdOut')} ${asked}`,
    );
  }
  if (!(share >= 0 && share < 1)) {
    throw new IsolossError(
      'bad-hold-out',
      `${field('holdOut')} ${asked} is no share of the runs.`,
      'Write 0.2 for the fifth that is largest, or an expression such as "C > 1e21".',
    );
  }
  if (share === 0) return undefined;
  if (scale === undefined) {
    if (asked === undefined) return undefined;
    throw new IsolossError(
      'bad-hold-out',
      `${field('holdOut')} ${asked}: nothing says which runs are the largest.`,
      `Say what laws are extrapolated in, ${field('scale')} COLUMN.`,
    );
  }
  // A run is as large as the largest of its rows.
  const largest = new Float64Array(common.runs).fill(-Infinity);
  for (const [row, r] of run.entries()) largest[r] = Math.max(largest[r], scale.values[row]);
  const ordered = largest.slice().sort();
  const from = ordered[Math.max(ordered.length - Math.max(Math.round(share * ordered.length), 1), 0)];
  const rows = run.map((r) => (largest[r] >= from ? 1 : 0));
  return checked(Uint8Array.from(rows), scale, `Runs with ${scale.name} of ${from} or more`);
}

function checked(rows: Uint8Array, scale: Scale, what: string): HeldOutRows {
  const count = rows.reduce((sum, held) => sum + held, 0);
  if (count > 0 && count < rows.length) return { rows, scale };
  throw new IsolossError(
    'bad-hold-out',
    `${what}: ${count === 0 ? 'no row is' : `all ${formatCount(count)} rows are`} held out.`,
    `Hold out some of the rows, or none: ${field('holdOut')} 0.`,
  );
}
