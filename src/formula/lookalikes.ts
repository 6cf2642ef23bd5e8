/** Look-alike characters that keyboards, papers and word processors produce in place of a formula's own. */

/** Greek and Cyrillic letters that look Latin, and the letters that they look like. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  [
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο', 'ABEZHIKMNOPTYXo'],
    ['АВЕКМНОРСТХаеорсух', 'ABEKMHOPCTXaeopcyx'],
    ['ѕіјЅІЈ', 'sijSIJ'],
  ].flatMap(([letters, latin]) => [...letters].map((letter, i) => [letter, latin[i]] as const)),
);

/** Typographic signs that mean just one thing in a formula, and that. */
const OPERATORS: ReadonlyMap<string, string> = new Map([
  ...[...'−–—‐‑‒﹣－'].map((sign) => [sign, '-'] as const),
  ...[...'×·⋅∙∗•✕✖＊'].map((sign) => [sign, '*'] as const),
  ...[...'÷∕⁄／'].map((sign) => [sign, '/'] as const),
  ['＋', '+'],
  ['＾', '^'],
  ['（', '('],
  ['）', ')'],
  ['，', ','],
  ['＜', '<'],
  ['＞', '>'],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
  ['∧', 'and'],
  ['∨', 'or'],
  ['¬', 'not'],
]);

/** Signs that are not read, and what may be written in their place. */
const ADVICE: ReadonlyMap<string, string> = new Map([
  ['＝', '=='],
  ['√', 'sqrt(...)'],
  ['∞', '1e300, or no bound at all'],
  ...[...'”»’‚«'].map((sign) => [sign, '"'] as const),
]);

/** The operator that a typographic sign is. */
export function operatorOf(character: string): string | undefined {
  return OPERATORS.get(character);
}

/** What may be written in place of a sign, digit or letter that has no meaning in a formula. */
export function asciiFor(character: string): string | undefined {
  const plain = character.normalize('NFKC');
  return ADVICE.get(character) ?? (plain !== character && /^[!-~]+$/.test(plain) ? plain : undefined);
}

/** A name with the plain letters and digits that its characters look like. */
function plain(name: string): string {
  return [...name.normalize('NFKC')].map((letter) => LETTERS.get(letter) ?? letter).join('');
}

/** The plain name that a name with look-alike letters resembles; undefined where there is none, or it is plain itself. */
export function lookalike(name: string): string | undefined {
  if (/^\w+$/.test(name)) return undefined;
  const looks = plain(name);
  return looks !== name && /^\w+$/.test(looks) ? looks : undefined;
}

/** A name without case, spaces, underscores and the like, with plain letters: equal for different spellings of a name. */
export function skeleton(name: string): string {
  return plain(name)
    .toLowerCase()
    .replace(/[\s_.,:;/\\\-\u200b\u2060\ufeff]+/g, '');
}
