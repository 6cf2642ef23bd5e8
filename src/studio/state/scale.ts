/** Columns in thousands, millions or billions, as expressions: `params*1e6`. */

export const scales = ['1e3', '1e6', '1e9', '1e12'] as const;

export const scaleWords: Readonly<Record<string, string>> = {
  '': 'as is',
  '1e3': 'thousands',
  '1e6': 'millions',
  '1e9': 'billions',
  '1e12': 'trillions',
};

/** A column and the factor that its numbers are multiplied by; undefined for other expressions. */
export function scaledColumn(
  text: string,
  columns: readonly string[],
): { readonly column: string; readonly scale: string } | undefined {
  if (columns.includes(text)) return { column: text, scale: '' };
  const [, quoted, plain, scale] =
    /^\s*(?:`([^`]+)`|([\p{L}_][\p{L}\p{N}_]*))\s*\*\s*(1e\d+)\s*$/u.exec(text) ?? [];
  const column = quoted ?? plain;
  if (column === undefined || scale === undefined || !columns.includes(column)) return undefined;
  return scales.some((each) => each === scale) ? { column, scale } : undefined;
}

/** The expression of a scaled column; the column itself without a scale. */
export function scaledText(column: string, scale: string): string {
  return scale === '' ? column : `${inFormula(column)}*${scale}`;
}

/** A column within an expression, in backticks where its name is no identifier. */
export function inFormula(column: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(column) ? column : `\`${column}\``;
}
