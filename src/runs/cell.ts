/** One cell of a table: a number, a text, true or false, or null where nothing was recorded. */
export type Cell = number | string | boolean | null;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const SUFFIXED = /^([+-]?(?:\d+\.?\d*|\.\d+))([kKMBT])$/;
const SEPARATED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const MISSING = /^(?:[+-]?nan|NA|[+-]?inf(?:inity)?)?$/i;
/** What people and their programs write where there is no number; as words, some are texts too. */
const MISSING_WORD =
  /^(?:n\/a|#n\/a(?: n\/a)?|#na|<na>|nat|null|#null!|none|nil|-+|[–—]|\?|#div\/0!|#num!|#value!|#ref!|-?1\.#(?:ind|inf|qnan))$/i;
const BOOLEAN = /^(?:true|false)$/i;

const exponent: Readonly<Record<string, string>> = { k: 'e3', K: 'e3', M: 'e6', B: 'e9', T: 'e12' };

/**
 * What a written cell means. Numbers may be plain, scientific, or end in k, M, B or T (`1.3B`); with `separators`
 * also `1,300,000`, which files write only inside quotes. Empty, NaN, NA and infinities are missing. A number too large
 * for float64 stays text, so that it is reported and not taken for infinity.
 */
export function typeCell(text: string, separators: boolean): Cell {
  const trimmed = text.trim();
  if (NUMBER.test(trimmed)) return finiteOr(trimmed, Number(trimmed));
  if (MISSING.test(trimmed)) return null;
  const suffixed = SUFFIXED.exec(trimmed);
  if (suffixed !== null) return finiteOr(trimmed, Number(suffixed[1] + exponent[suffixed[2]]));
  if (separators && SEPARATED.test(trimmed)) return Number(trimmed.replaceAll(',', ''));
  if (BOOLEAN.test(trimmed)) return trimmed.toLowerCase() === 'true';
  return trimmed;
}

function finiteOr(text: string, value: number): Cell {
  return Number.isFinite(value) ? value : text;
}

/** True for `N/A`, `none`, `-` and the like: in a column of numbers they are missing, in one of texts a text. */
export function isMissingWord(cell: Cell): boolean {
  return typeof cell === 'string' && MISSING_WORD.test(cell);
}

/** True for what stands for nothing: null, and the NaN that arithmetic with nothing yields. */
export function isMissing(cell: Cell): cell is null | number {
  return cell === null || Number.isNaN(cell);
}
