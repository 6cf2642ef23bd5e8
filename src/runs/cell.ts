/** One cell of a table: a number, a text, a boolean, or null where the value is missing. */
export type Cell = number | string | boolean | null;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const SUFFIXED = /^([+-]?(?:\d+\.?\d*|\.\d+))([kKMBT])$/;
const SEPARATED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const MISSING = /^(?:[+-]?nan|NA|[+-]?inf(?:inity)?)?$/i;
/** Conventional marks of a missing number; some of them may also be ordinary texts. */
const MISSING_WORD =
  /^(?:n\/a|#n\/a(?: n\/a)?|#na|<na>|nat|null|#null!|none|nil|-+|[–—]|\?|#div\/0!|#num!|#value!|#ref!|-?1\.#(?:ind|inf|qnan))$/i;
const BOOLEAN = /^(?:true|false)$/i;

const exponent: Readonly<Record<string, string>> = { k: 'e3', K: 'e3', M: 'e6', B: 'e9', T: 'e12' };

/**
 * The value of a cell's text. Numbers may be plain, scientific, or end in k, M, B or T (`1.3B`); with `separators`
 * also `1,300,000`, which in CSV is possible only inside quotes. Empty cells, NaN, NA and infinities are missing. A number
 * too large for float64 stays text, so that it is reported and not read as infinity.
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

/** Whether a text is a number and nothing else. */
export function isNumeral(text: string): boolean {
  return NUMBER.test(text.trim());
}

function finiteOr(text: string, value: number): Cell {
  return Number.isFinite(value) ? value : text;
}

/** True for `N/A`, `none`, `-` and the like, which are missing values in a column of numbers and texts in one of texts. */
export function isMissingWord(cell: Cell): boolean {
  return typeof cell === 'string' && MISSING_WORD.test(cell);
}

/** True for missing values: null, and the NaN that arithmetic with a missing value yields. */
export function isMissing(cell: Cell): cell is null | number {
  return cell === null || Number.isNaN(cell);
}
