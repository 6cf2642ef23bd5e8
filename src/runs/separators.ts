/** Commas and points in numbers: which is the decimal sign, and where that cannot be known. */
import { type NumberStyle, usualStyle } from './cell.js';

/** A comma and three digits: thousands or a decimal comma. */
const EITHER = /^[+-]?[1-9]\d{0,2},\d{3}$/;
/** A point and three digits, in a table with decimal commas: thousands or a decimal point. */
const EITHER_POINT = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;
const DECIMAL_COMMA =
  /^[+-]?(?:\d+,(?:\d{1,2}|\d{4,})|\d{4,},\d+|0\d*,\d+|,\d+|\d{1,3}(?:\.\d{3})+,\d+|\d+,\d+[eE][+-]?\d+)$/;
const COMMA_THOUSANDS = /^[+-]?[1-9]\d{0,2}(?:(?:,\d{3}){2,}(?:\.\d+)?|,\d{3}\.\d+)$/;
const DECIMAL_POINT =
  /^[+-]?(?:\d+\.(?:\d{1,2}|\d{4,})|\d{4,}\.\d+|0\d*\.\d+|\.\d+|\d+\.\d+[eE][+-]?\d+|\d{1,3}(?:,\d{3})+\.\d+)$/;
const POINT_THOUSANDS = /^[+-]?[1-9]\d{0,2}(?:(?:\.\d{3}){2,}(?:,\d+)?|\.\d{3},\d+)$/;

/**
 * How each column of a table writes its numbers, by its first rows. Commas are decimal in all of them where some number of the
 * table cannot be written otherwise (`5,25`), and where nothing decides but cells are parted by semicolons, as
 * spreadsheets part them in countries with decimal commas. Points then part thousands, save in columns where they cannot.
 */
export function stylesOf(
  rows: readonly (readonly string[])[],
  delimiter: string,
  columns: number,
): NumberStyle[] {
  const commas = commasOf(rows, delimiter);
  if (commas !== 'decimal') {
    return new Array<NumberStyle>(columns).fill(
      commas === 'thousands' ? usualStyle : { commas, points: 'decimal' },
    );
  }
  const points = Array.from({ length: columns }, (_, column) => pointsIn(rows, column));
  const isDecimalAlone = points.some(({ decimal }) => decimal) && !points.some(({ thousands }) => thousands);
  return points.map(({ decimal, thousands, either, hasDecimalComma }) => {
    const partThousands = thousands || (either && (hasDecimalComma || !isDecimalAlone));
    return { commas, points: partThousands && !decimal ? 'thousands' : 'decimal' };
  });
}

function commasOf(rows: readonly (readonly string[])[], delimiter: string): NumberStyle['commas'] {
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
  if (seen.decimalComma && seen.commaThousands) return 'none';
  const bySemicolons = delimiter === ';' && seen.either && !seen.commaThousands && !seen.decimalPoint;
  return seen.decimalComma || bySemicolons || (seen.pointThousands && delimiter === ';')
    ? 'decimal'
    : 'thousands';
}

/** What shows in a column of a table with decimal commas what its points are. */
interface Points {
  readonly decimal: boolean;
  readonly thousands: boolean;
  readonly either: boolean;
  readonly hasDecimalComma: boolean;
}

function pointsIn(rows: readonly (readonly string[])[], column: number): Points {
  const seen = { decimal: false, thousands: false, either: false, hasDecimalComma: false };
  for (const cells of rows) {
    const text = cells[column]?.trim() ?? '';
    seen.decimal ||= DECIMAL_POINT.test(text);
    seen.thousands ||= POINT_THOUSANDS.test(text);
    seen.either ||= EITHER_POINT.test(text);
    seen.hasDecimalComma ||= DECIMAL_COMMA.test(text);
  }
  return seen;
}

/** The numbers of a column whose commas, or points beside decimal commas, may be of either kind. */
export class SeparatorUse {
  private readonly commas = new Sign(EITHER);
  private readonly points = new Sign(EITHER_POINT);

  constructor(private readonly style: NumberStyle) {}

  see(written: string): void {
    const text = written.trim();
    if (text.includes(',')) this.commas.see(text);
    // A decimal comma says what the points of its column are.
    const isAboutPoints = text.includes('.') || DECIMAL_COMMA.test(text);
    if (this.style.commas === 'decimal' && isAboutPoints) this.points.see(text);
  }

  /** Sentences on what nothing in the column decides; `name` as expressions have it. */
  note(name: string): string | undefined {
    const { commas, points } = this.style;
    const notes = [
      this.commas.note(name, ',', commas === 'decimal'),
      this.points.note(name, '.', points === 'decimal'),
    ];
    return notes.filter((note) => note !== undefined).join(' ') || undefined;
  }
}

/** The numbers of a column that have a sign. */
class Sign {
  private count = 0;
  private isSure = false;
  private example = '';

  constructor(private readonly either: RegExp) {}

  see(text: string): void {
    if (!this.either.test(text)) {
      this.isSure = true;
      return;
    }
    if (this.count === 0) this.example = text;
    this.count++;
  }

  note(name: string, sign: ',' | '.', isDecimal: boolean): string | undefined {
    const { count, example } = this;
    if (this.isSure || count === 0) return undefined;
    const noun = sign === ',' ? 'comma' : 'point';
    const cells = count === 1 ? `its one number with a ${noun}` : `like all ${count} numbers with ${noun}s`;
    return isDecimal
      ? `"${example}" in the column ${name} is read as ${example.replace(sign, '.')} (${cells}): ${noun}s are taken for decimal signs. If they part thousands, map it as ${name}*1000.`
      : `"${example}" in the column ${name} is read as ${example.replace(sign, '')} (${cells}): ${noun}s are taken to part thousands. If they are decimal signs, map it as ${name}/1000.`;
  }
}
