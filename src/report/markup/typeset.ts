/** Numbers and apostrophes as print sets them: `−1.5×10⁻³` for `-1.5e-3`. */

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A hyphen before a number, which is not within a word, a date or the name of a file. */
const MINUS = /(?<![\w.)\]%-])-(?=\.?\d)/g;
const POWER = /(?<!\w|\w\.)(\d+(?:\.\d+)?)e(-?)(\d+)(?!\w|\.\d)/g;
/** A product in a formula, `6*N*D`. */
const PRODUCT = /(?<=[\p{L}\d)])\*(?=[\p{L}\d(])/gu;
/** A multiple, `4.33x`. */
const MULTIPLE = /(?<![\w.-])(\d+(?:\.\d+)?) ?x(?!\w)/g;
/** A difference of symbols, `x - x0`; names of columns have longer words. */
const DIFFERENCE = /(?<=\b\w{1,2}|\)) - (?=\w{1,2}\b|\()/g;
/** A limit, `L < 3.44`, as text of a page has it. */
const CONDITION = / (&lt;|&gt;|&#60;|&#62;|<|>)(=?) (?=[-\d.])/g;
const APOSTROPHE = /(?<=\p{L})(?:'|&#39;)(?=\p{L})/gu;

/** Text of a page, with entities; programs' text is to be left out. */
export function typeset(text: string): string {
  // A cell of a table in which there is nothing.
  if (text === '-') return '–';
  const isOption = text.includes('--');
  return text
    .replace(APOSTROPHE, '’')
    .replace(POWER, (_, digits: string, sign: string, power: string) => {
      const raised = [...power].map((digit) => RAISED[Number(digit)]).join('');
      return `${digits === '1' ? '' : `${digits}×`}10${sign === '' ? '' : '⁻'}${raised}`;
    })
    .replace(PRODUCT, '·')
    .replace(/\b6 N D\b/g, '6·N·D')
    .replace(MULTIPLE, '$1×')
    .replace(/ \+- /g, ' ± ')
    .replace(DIFFERENCE, '\u00a0−\u00a0')
    .replace(CONDITION, (all, sign: string, equal: string) =>
      isOption ? all : `\u00a0${equal === '' ? sign : /lt|60|</.test(sign) ? '≤' : '≥'}\u00a0`,
    )
    .replace(/(\d) (?=%|(?:ms|s|min)\b)/g, '$1\u00a0')
    .replace(MINUS, '−');
}

/** Elements whose text is a program's or a reader's to copy; tooltips, of which a page has thousands, stay short. */
const VERBATIM = /^<(\/?)(code|pre|style|script|template|title)\b/i;

/** Names that a sentence quotes. */
const QUOTED = /`([^`<]+)`/g;

/** Options of the command line, which are not broken at their hyphens. */
const OPTION = /(?<![\w-])--[a-z][a-z-]*/g;

/** Sets the text between the tags of a page; attributes, and what is meant for programs, stay as they are. */
export function typesetPage(page: string): string {
  let depth = 0;
  let drawings = 0;
  return page
    .split(/(<[^>]*>)/)
    .map((part, i) => {
      if (i % 2 === 0) {
        if (depth > 0) return part;
        return drawings > 0
          ? typeset(part)
          : typeset(part)
              .replace(QUOTED, '<code>$1</code>')
              .replace(OPTION, '<span class="unbroken">$&</span>');
      }
      if (part.startsWith('<svg')) drawings++;
      if (part === '</svg>') drawings--;
      const [, closes, name] = VERBATIM.exec(part) ?? [];
      if (name !== undefined) depth += closes === '/' ? -1 : 1;
      return part;
    })
    .join('');
}
