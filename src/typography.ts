/** Numbers and signs as papers and word processors set them: `−1.5 × 10⁻³` for `-1.5e-3`. */

/** Characters that are set for a minus sign, the ASCII one included. */
const MINUS = '[-−–—‐‑‒﹣－]';
/** Spaces that only set digits apart, as in `1 400 000`. */
const THIN = '[\\u00a0\\u2009\\u202f]';
const TIMES = '[×·⋅∙∗✕✖*xX]';
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Digits, in groups of three where thin spaces set them apart, with or without a decimal point. */
const DIGITS = `(?:\\d{1,3}(?:${THIN}\\d{3})+(?!\\d)(?:\\.\\d*)?|\\d+\\.?\\d*|\\.\\d+)`;

/** A raised exponent, `²` or `⁻³`. */
export const RAISED = `[⁺⁻]?[${SUPERSCRIPTS}]+`;

/** A number without a sign: `1.3e9`. */
export const UNSIGNED = `${DIGITS}(?:[eE](?:${MINUS}|\\+)?\\d+)?`;

/** The same with a raised power of ten: `1.3 × 10⁹`. */
export const SCIENTIFIC = `${DIGITS}\\s*[×·⋅∙]\\s*10${RAISED}`;

const RAISED_ONLY = new RegExp(`^${RAISED}$`, 'u');
const NUMBER = new RegExp(
  `^(${MINUS}|[+＋])?(${DIGITS})` +
    `(?:[eE](${MINUS}|\\+)?(\\d+)|\\s*${TIMES}\\s*10(?:(${RAISED})|(?:\\^|\\*\\*)[({]?(${MINUS}|\\+)?(\\d+)[)}]?))?$`,
  'u',
);
const POWER = new RegExp(`^(${MINUS}|[+＋])?10(${RAISED})$`, 'u');

/** `-3` for `⁻³`; undefined where the text is no raised exponent. */
export function raisedExponent(text: string): string | undefined {
  if (!RAISED_ONLY.test(text)) return undefined;
  const digits = [...text].map((character) => SUPERSCRIPTS.indexOf(character)).filter((digit) => digit >= 0);
  return `${text.startsWith('⁻') ? '-' : ''}${digits.join('')}`;
}

const signOf = (text: string | undefined): string =>
  text === undefined || text === '+' || text === '＋' ? '' : '-';

const SPACES = new RegExp(THIN, 'g');

/** `-1.5e-3` for `−1.5 × 10⁻³`, `1400000` for `1 400 000`; undefined where the whole text is no number. */
export function plainNumber(text: string): string | undefined {
  const trimmed = text.trim();
  const power = POWER.exec(trimmed);
  if (power !== null) return `${signOf(power[1])}1e${raisedExponent(power[2])}`;
  const parts = NUMBER.exec(trimmed);
  if (parts === null) return undefined;
  const [, sign, digits, sign10, exponent, raised, signUp, up] = parts;
  const tail =
    exponent !== undefined
      ? `e${signOf(sign10)}${exponent}`
      : raised !== undefined
        ? `e${raisedExponent(raised)}`
        : up !== undefined
          ? `e${signOf(signUp)}${up}`
          : '';
  return `${signOf(sign)}${digits.replace(SPACES, '')}${tail}`;
}
