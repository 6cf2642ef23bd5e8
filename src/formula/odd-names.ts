/** Names that are no identifiers, such as `config.n_params` and `val/loss`, in formulas over columns that have them. */

/** The names that a formula may contain as they are; those that begin with an operator, and numbers, only in backticks. */
export interface OddNames {
  /** The longest such name that begins at a character of the formula. */
  readonly at: (formula: string, at: number) => string | undefined;
  /** Whether an identifier has a meaning: a name that also reads as a formula of such identifiers is ambiguous. */
  readonly isKnown: (name: string) => boolean;
}

const IDENTIFIER = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const PLAIN = /^[\x20-\x7e]*$/;
const LETTER_OR_DIGIT = /[\p{L}\p{N}\p{M}_]/u;
/** A number, perhaps with a suffix: a column of that name is reached in backticks. */
const NUMERAL = /^[+-]?[\d.]+(?:[eE][+-]?\d+)?\p{L}?$/u;
/** What begins an operator, a text or a space: a column called `-` would make one of every minus sign. */
const OPENS_OTHERWISE = /^$|^[-+*/^()<>=!,\s"'`]/;

/** Whether a formula needs the name in backticks where its columns are not known. */
export function isOdd(name: string): boolean {
  return !IDENTIFIER.test(name);
}

/**
 * A name as it is written in an expression over a table that has it: as it is, which a shell leaves alone in double quotes,
 * and in backticks only where it would be read as an operator or a number.
 */
export function inExpression(name: string): string {
  return OPENS_OTHERWISE.test(name) || NUMERAL.test(name) ? `\`${name}\`` : name;
}

/** Those of `names` that are odd. */
export function oddNames(names: Iterable<string>, isKnown: (name: string) => boolean): OddNames {
  const byFirst = new Map<string, string[]>();
  for (const name of names) {
    if ((!isOdd(name) && PLAIN.test(name)) || NUMERAL.test(name) || OPENS_OTHERWISE.test(name)) continue;
    const list = byFirst.get(name[0]) ?? [];
    list.push(name);
    byFirst.set(name[0], list);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.length - a.length);
  return {
    isKnown,
    at: (formula, at) =>
      byFirst.get(formula[at])?.find((name) => formula.startsWith(name, at) && endsThere(formula, at, name)),
  };
}

/** Whether the formula's word ends with the name: `a.b` is no part of `a.bc`. */
function endsThere(formula: string, at: number, name: string): boolean {
  const next = String.fromCodePoint(formula.codePointAt(at + name.length) ?? 0x20);
  return !(LETTER_OR_DIGIT.test(next) && LETTER_OR_DIGIT.test(name.slice(-1)));
}

const LIKE_A_NAME =
  /(?!(?:and|or|not)(?![\p{L}\p{N}_]))[\p{L}_][\p{L}\p{N}_]*(?:[ .:/#%@&-]+(?!(?:and|or|not)(?![\p{L}\p{N}_]))[\p{L}\p{N}_]+)+/uy;

/** For formulas whose columns are not known yet: whatever looks like a name may be one, so that only the rest is checked. */
export const anyNames: OddNames = {
  isKnown: () => false,
  at(formula, at) {
    LIKE_A_NAME.lastIndex = at;
    return LIKE_A_NAME.exec(formula)?.[0];
  },
};
