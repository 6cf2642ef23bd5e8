import { readNumeral } from '../numeral.js';

/** One cell of a table: a number, a text, a boolean, or null where the value is missing. */
export type Cell = number | string | boolean | null;

/** How a table writes numbers, judged from the whole table, since `1,300` alone says nothing. */
export interface NumberStyle {
  /** What a comma in a number is; `none` where commas in numbers contradict each other. */
  readonly commas: 'thousands' | 'decimal' | 'none';
  /** What a point in a number is. */
  readonly points: 'decimal' | 'thousands';
}

export const usualStyle: NumberStyle = { commas: 'thousands', points: 'decimal' };

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const MISSING = /^(?:[+-]?nan|NA|[+-]?inf(?:inity)?)?$/i;
/** Conventional marks of a missing number; some of them may also be ordinary texts. */
const MISSING_WORD =
  /^(?:n\/a|n\.a\.|#n\/a(?: n\/a)?|#na|<na>|nat|null|\(null\)|\\n|#null!|none|nil|undefined|missing|-+|[–—]|\?|\.{1,3}|…|#div\/0!|#num!|#value!|#ref!|#name\?|-?1\.#(?:ind|inf|qnan|snan))$/i;
const BOOLEAN = /^(?:true|false)$/i;

/** Digits in groups of three, with one kind of separator. */
const COMMA_GROUPS = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?(?:[eE][+-]?\d+)?(?: ?[kmbt])?$/i;
const POINT_GROUPS = /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d*)?$/;
const SPACE_GROUPS = /^[+-]?\d{1,3}(?:([ \u00a0\u2009\u202f'’])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/;
const DECIMAL_COMMA = /^[+-]?(?:\d+,\d*|,\d+)(?:[eE][+-]?\d+)?(?: ?[kmbt])?$/i;

/** Words of units behind a count or a loss: `1.4T tokens`, `70 million parameters`. */
const WITH_UNIT =
  /^(.*?\d[.,]?) ?(thousand|million|billion|trillion|[kmbt])?[ \u00a0-]?(?:tok(?:en)?s?|param(?:eter)?s?|flops?|steps?|samples?|examples?|nats?)?$/i;
/** How Python shows numbers of NumPy, PyTorch and JAX: `np.float64(2.5)`, `tensor(2.5, device='cuda:0')`. */
const PYTHON_SCALAR = /^(?:(?:np|numpy)\.)?(?:float\d+|u?int\d+|tensor|array)\(([^\s,()]+)(?:, .*)?\)$/i;
const PERCENT = /^(.*\d[.,]?) ?%$/;

/**
 * The value of a cell's text. Numbers may be plain, scientific, or end in k, M, B or T in either case (`1.3B`), in a unit
 * (`70B tokens`) or in % (a hundredth); digits may be grouped (`1,300,000`, `1 300 000`), commas and points as `style` has
 * it; numbers of Python's libraries may be as Python shows them (`np.float64(2.5)`). Empty cells, NaN, NA and infinities are
 * missing. A number too large for float64 stays text, so that it is reported and not read as infinity.
 */
export function typeCell(text: string, style: NumberStyle = usualStyle): Cell {
  const trimmed = text.trim();
  if (NUMBER.test(trimmed) && (style.points === 'decimal' || !POINT_GROUPS.test(trimmed))) {
    return finiteOr(trimmed, Number(trimmed));
  }
  if (MISSING.test(trimmed)) return null;
  if (BOOLEAN.test(trimmed)) return trimmed.toLowerCase() === 'true';
  const scalar = PYTHON_SCALAR.exec(trimmed);
  if (scalar !== null) {
    const cell = typeCell(scalar[1], style);
    return typeof cell === 'number' || cell === null ? cell : trimmed;
  }
  return LONGEST_NUMBER < trimmed.length || !/\d/.test(trimmed) ? trimmed : typeOddNumber(trimmed, style);
}

/** Longer texts are no numbers. */
const LONGEST_NUMBER = 64;

function typeOddNumber(text: string, style: NumberStyle): Cell {
  const number = readOddNumber(text, style);
  return number === undefined ? text : finiteOr(text, number);
}

/** Of a number that is not plain; undefined for other texts. */
function readOddNumber(text: string, style: NumberStyle): number | undefined {
  const plain = readGrouped(text.replace(/^[−–]/, '-'), style);
  if (plain !== undefined) return plain;
  const percent = PERCENT.exec(text);
  if (percent !== null) {
    const value = readOddNumber(percent[1], style);
    return value === undefined ? undefined : value / 100;
  }
  const [, digits, scale = ''] = WITH_UNIT.exec(text) ?? [];
  if (digits === undefined || digits === text) return undefined;
  return readGrouped(`${digits}${scale.charAt(0)}`, style);
}

function readGrouped(text: string, { commas, points }: NumberStyle): number | undefined {
  if (points === 'thousands' && POINT_GROUPS.test(text)) {
    return Number(text.replaceAll('.', '').replace(',', '.'));
  }
  if (commas === 'thousands' && COMMA_GROUPS.test(text)) return readNumeral(text.replaceAll(',', ''));
  if (commas === 'decimal' && DECIMAL_COMMA.test(text)) return readNumeral(text.replace(',', '.'));
  if (SPACE_GROUPS.test(text)) {
    const joined = text.replace(/[ \u00a0\u2009\u202f'’]/g, '');
    if (!joined.includes(',')) return Number(joined);
    return commas === 'decimal' ? Number(joined.replace(',', '.')) : undefined;
  }
  return readNumeral(text);
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
