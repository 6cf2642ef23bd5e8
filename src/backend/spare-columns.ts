/** Columns that surfaces gave back: the first touch of fresh memory takes longer than numbers take to be converted. */

/** Newest last. */
const spare: Float64Array[] = [];
const MAX_SPARE = 16;
const MAX_BYTES = 1 << 26;

/** A column of `count` numbers, whatever they are: one that was given back, or a new one. */
export function takeColumn(count: number): Float64Array {
  const at = spare.findLastIndex(({ length }) => length === count);
  return at < 0 ? new Float64Array(count) : spare.splice(at, 1)[0];
}

/** Columns that are read no more. */
export function giveBackColumns(columns: readonly Float64Array[]): void {
  spare.push(...columns);
  const bytes = (): number => spare.reduce((sum, { byteLength }) => sum + byteLength, 0);
  while (spare.length > MAX_SPARE || bytes() > MAX_BYTES) spare.shift();
}
