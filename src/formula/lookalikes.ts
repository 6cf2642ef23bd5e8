/** Characters that are taken for others: what keyboards, papers and word processors write in place of a formula's own. */

/** Greek and Cyrillic letters that look Latin, and the letters that they look like. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  [
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο', 'ABEZHIKMNOPTYXo'],
    ['АВЕКМНОРСТХаеорсух', 'ABEKMHOPCTXaeopcyx'],
    ['ѕіјЅІЈ', 'sijSIJ'],
  ].flatMap(([letters, latin]) => [...letters].map((letter, i) => [letter, latin[i]] as const)),
);

/** Signs in place of operators, and what a formula has for them. */
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

/** The digit that a superscript stands for. */
export function superscript(character: string): string | undefined {
  const digit = SUPERSCRIPTS.indexOf(character);
  return digit < 0 ? undefined : String(digit);
}

/** What a formula has in place of a sign, digit or letter, where it is taken for that. */
export function meant(character: string): string | undefined {
  const plain = character.normalize('NFKC');
  const power = superscript(character);
  if (power !== undefined) return `^${power}`;
  return SIGNS.get(character) ?? (plain !== character && /^[!-~]+$/.test(plain) ? plain : undefined);
}

/** A name with the plain letters and digits that its characters look like. */
function plain(name: string): string {
  return [...name.normalize('NFKC')].map((letter) => LETTERS.get(letter) ?? letter).join('');
}

/** The name of plain letters that another is taken for; undefined where it is not, or is plain itself. */
export function lookalike(name: string): string | undefined {
  const looks = plain(name);
  return looks !== name && /^\w+$/.test(looks) ? looks : undefined;
}

/** What two spellings of a name have in common: letters and digits without case, spaces, underscores and the like. */
export function skeleton(name: string): string {
  return plain(name)
    .toLowerCase()
    .replace(/[\s_.,:;/\\\-\u200b\u2060\ufeff]+/g, '');
}
