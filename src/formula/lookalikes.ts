/** Look-alike characters that keyboards, papers and word processors produce in place of a formula's own. */

/** Greek and Cyrillic letters that look Latin, and the letters that they look like. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  [
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο', 'ABEZHIKMNOPTYXo'],
    ['АВЕКМНОРСТХаеорсух', 'ABEKMHOPCTXaeopcyx'],
    ['ѕіјЅІЈ', 'sijSIJ'],
  ].flatMap(([letters, latin]) => [...letters].map((letter, i) => [letter, latin[i]] as const)),
);

/** Typographic signs, and the operators of formulas in their place. */
const SIGNS: ReadonlyMap<string, string> = new Map([
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
  ['＝', '=='],
  ['∧', 'and'],
  ['∨', 'or'],
  ['¬', 'not'],
  ['√', 'sqrt(...)'],
  ['∞', '1e300, or no bound at all'],
  ...[...'“”„«»‘’‚'].map((sign) => [sign, '"'] as const),
]);

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The digit of a superscript. */
export function superscript(character: string): string | undefined {
  const digit = SUPERSCRIPTS.indexOf(character);
  return digit < 0 ? undefined : String(digit);
}

/** The ASCII spelling of a look-alike sign, digit or letter. */
export function asciiFor(character: string): string | undefined {
  const plain = character.normalize('NFKC');
  const power = superscript(character);
  if (power !== undefined) return `^${power}`;
  return SIGNS.get(character) ?? (plain !== character && /^[!-~]+$/.test(plain) ? plain : undefined);
}

/** A name with the plain letters and digits that its characters look like. */
function plain(name: string): string {
  return [...name.normalize('NFKC')].map((letter) => LETTERS.get(letter) ?? letter).join('');
}

/** The plain name that a name with look-alike letters resembles; undefined where there is none, or it is plain itself. */
export function lookalike(name: string): string | undefined {
  const looks = plain(name);
  return looks !== name && /^\w+$/.test(looks) ? looks : undefined;
}

/** A name without case, spaces, underscores and the like, with plain letters: equal for different spellings of a name. */
export function skeleton(name: string): string {
  return plain(name)
    .toLowerCase()
    .replace(/[\s_.,:;/\\\-\u200b\u2060\ufeff]+/g, '');
}
