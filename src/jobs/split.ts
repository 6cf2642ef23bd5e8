/** Several values in one text, between commas: those of a formula stand in parentheses, brackets or quotes, or after a backslash. */

const OPENING = '([{';
const CLOSING = ')]}';
const QUOTES: Readonly<Record<string, string>> = {
  '`': '`',
  '"': '"',
  "'": "'",
  '\u201c': '\u201d',
  '\u2018': '\u2019',
};

/** `name=`, or the same of a name in backticks, at the beginning of a text. */
export const ASSIGNMENT = /^\s*(?:`[^`]+`|[\p{L}_][\p{L}\p{N}_]*)\s*=(?!=)/u;

/** Whether a comma before `rest` ends a value. */
type Ends = (rest: string) => boolean;

const always: Ends = () => true;
const beforeAssignment: Ends = (rest) => ASSIGNMENT.test(rest);

/** The parts of `a, f(b,c), [d,e]`. */
export const splitList = (text: string): string[] => split(text, always);

/** A text that {@link splitList} leaves whole. */
export const wholeInList = (text: string): string => whole(text, always);

/** The parts of `N=params,D=max(a,b)`: only a comma that another assignment follows ends one. */
export const splitAssignments = (text: string): string[] => split(text, beforeAssignment);

/** A text that {@link splitAssignments} leaves whole. */
export const wholeAssignment = (text: string): string => whole(text, beforeAssignment);

function split(text: string, ends: Ends): string[] {
  const parts: string[] = [];
  let part = '';
  let from = 0;
  for (const at of outerCommas(text).filter((at) => ends(text.slice(at + 1)))) {
    const backslashes = backslashesBefore(text, at);
    part += text.slice(from, at - Math.ceil(backslashes / 2));
    from = at + 1;
    if (backslashes % 2 === 1) {
      part += ',';
    } else {
      parts.push(part);
      part = '';
    }
  }
  return [...parts, part + text.slice(from)].map((one) => one.trim());
}

function whole(text: string, ends: Ends): string {
  let escaped = '';
  let from = 0;
  for (const at of outerCommas(text).filter((at) => ends(text.slice(at + 1)))) {
    escaped += `${text.slice(from, at)}${'\\'.repeat(backslashesBefore(text, at) + 1)},`;
    from = at + 1;
  }
  return escaped + text.slice(from);
}

const backslashesBefore = (text: string, at: number): number =>
  (/\\*$/.exec(text.slice(0, at)) ?? [''])[0].length;

/** Where the commas stand that no parenthesis, bracket or quote encloses. */
function outerCommas(text: string): number[] {
  const places: number[] = [];
  let depth = 0;
  let closer: string | undefined;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (closer !== undefined) {
      if (character === closer) closer = undefined;
    } else if (Object.hasOwn(QUOTES, character) && text.includes(QUOTES[character], i + 1)) {
      closer = QUOTES[character];
    } else if (OPENING.includes(character)) {
      depth++;
    } else if (CLOSING.includes(character)) {
      depth--;
    } else if (character === ',' && depth <= 0) {
      places.push(i);
    }
  }
  return places;
}
