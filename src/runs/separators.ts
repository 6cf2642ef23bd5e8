/** Commas and points in numbers: which is the decimal sign of a table, and where that cannot be known. */
import { type NumberStyle, usualStyle } from './cell.js';

/** A comma and three digits: thousands or a decimal comma. */
const EITHER = /^[+-]?[1-9]\d{0,2},\d{3}$/;
const DECIMAL_COMMA =
  /^[+-]?(?:\d+,(?:\d{1,2}|\d{4,})|\d{4,},\d+|0\d*,\d+|,\d+|\d{1,3}(?:\.\d{3})+,\d+|\d+,\d+[eE][+-]?\d+)$/;
const COMMA_THOUSANDS = /^[+-]?[1-9]\d{0,2}(?:(?:,\d{3}){2,}(?:\.\d+)?|,\d{3}\.\d+)$/;
const DECIMAL_POINT =
  /^[+-]?(?:\d+\.(?:\d{1,2}|\d{4,})|\d{4,}\.\d+|0\d*\.\d+|\.\d+|\d+\.\d+[eE][+-]?\d+|\d{1,3}(?:,\d{3})+\.\d+)$/;
const POINT_THOUSANDS = /^[+-]?[1-9]\d{0,2}(?:(?:\.\d{3}){2,}(?:,\d+)?|\.\d{3},\d+)$/;

/**
 * The style of a table's numbers by its first rows. Commas are decimal where some number cannot be written otherwise
 * (`5,25`), and where nothing decides but cells are parted by semicolons, as spreadsheets part them in countries with
 * decimal commas.
 */
export function styleOf(rows: Iterable<readonly string[]>, delimiter: string): NumberStyle {
  const seen = {
    either: false,
    decimalComma: false,
    commaThousands: false,
    decimalPoint: false,
    pointThousands: false,
  };
  for (const cells of rows) {
    for (const cell of cells) {
      const text = cell.trim();
      const hasComma = text.includes(',');
      if (!hasComma && (delimiter === ',' || !text.includes('.'))) continue;
      if (hasComma) {
        seen.either ||= EITHER.test(text);
        seen.decimalComma ||= DECIMAL_COMMA.test(text);
        seen.commaThousands ||= COMMA_THOUSANDS.test(text);
      }
      seen.decimalPoint ||= DECIMAL_POINT.test(text);
      seen.pointThousands ||= POINT_THOUSANDS.test(text);
    }
  }
  if (seen.decimalComma && seen.commaThousands) return { commas: 'none', points: 'decimal' };
  const bySemicolons = delimiter === ';' && seen.either && !seen.commaThousands && !seen.decimalPoint;
  if (!seen.decimalComma && !bySemicolons && !(seen.pointThousands && delimiter === ';')) return usualStyle;
  return { commas: 'decimal', points: seen.pointThousands && !seen.decimalPoint ? 'thousands' : 'decimal' };
}

/** The numbers of a column that have commas. */
export class CommaUse {
  private either = 0;
  private isSure = false;
  private example = '';

  constructor(private readonly style: NumberStyle) {}

  see(text: string): void {
    if (EITHER.test(text.trim())) {
      if (this.either === 0) this.example = text.trim();
      this.either++;
    } else {
      this.isSure = true;
    }
  }

  /** A sentence where nothing in the column says what its commas are; `name` as expressions have it. */
  note(name: string): string | undefined {
    if (this.isSure || this.either === 0) return undefined;
    const cells =
      this.either === 1 ? 'its one number with a comma' : `like all ${this.either} numbers with commas`;
    return this.style.commas === 'decimal'
      ? `"${this.example}" in the column ${name} is read as ${this.example.replace(',', '.')} (${cells}): commas are taken for decimal signs. If they part thousands, map it as ${name}*1000.`
      : `"${this.example}" in the column ${name} is read as ${this.example.replace(',', '')} (${cells}): commas are taken to part thousands. If they are decimal signs, map it as ${name}/1000.`;
  }
}
