/** The text of a law: a name, a formula, or an equation as every answer prints it. */
import { field, IsolossError } from '../../errors.js';
import { isLawJson } from '../../jobs/law-definition.js';

/** The symbol that laws predict. */
const TARGET = 'L';

export interface LawText {
  /** What stands left of the equals sign, where it is not L: a column or an expression over columns. */
  readonly target?: string;
  /** A law's name, a formula, or a law as JSON. */
  readonly body: string;
  /** Definitions of names in it, which follow after semicolons or line ends: `L = E + x; x = A/N^alpha`. */
  readonly where: readonly (readonly [name: string, formula: string])[];
}

/** The syntax of a law's name; anything else is a formula, and so is a single letter: a constant. */
const LAW_NAME = /^[a-z][a-z0-9]+(-[a-z0-9]+)*(:\d+)?$/i;

/** Whether a law is known by name or written out as JSON, and no formula. */
export function isWholeLaw(text: string): boolean {
  return isLawJson(text) || LAW_NAME.test(text.trim());
}

const EQUATION = /^\s*(`[^`]*`|"[^"]*"|[^=<>!"'`]+?)\s*=(?!=)([\s\S]*)$/u;
const DEFINITION = /^\s*(?:`([^`]+)`|([\p{L}_][\p{L}\p{N}_]*))\s*=(?!=)([\s\S]*)$/u;
/** What parts an equation from the definitions after it. */
const BETWEEN = /[;\n]+(?=\s*(?:`[^`]+`|[\p{L}_][\p{L}\p{N}_]*)\s*=(?!=))|;\s*$/u;

/**
 * Reads `E + A/N^alpha`, `L = E + A/N^alpha`, or `loss = E + x; x = A/N^alpha`; a law as JSON is its own body. Throws
 * `bad-law`.
 */
export function readLawText(text: string): LawText {
  if (isLawJson(text)) return { body: text, where: [] };
  const [, target, json = ''] = EQUATION.exec(text) ?? [];
  if (isLawJson(json)) return { body: json, where: [], ...targetOf(target) };
  const [first, ...rest] = definitionsOf(text);
  const where = rest
    .filter((part) => part.trim() !== '')
    .map((part): readonly [string, string] => {
      const [, quoted, plain, formula] = DEFINITION.exec(part) ?? [];
      return [quoted ?? plain, formula.trim()];
    });
  const equation = EQUATION.exec(first);
  // An equals sign in parentheses is that of an equation to be solved: root(y from 0 to 1, y = exp(-y)).
  const [, left, right] = equation !== null && isBalanced(equation[1]) ? equation : ['', undefined, first];
  const body = right.trim();
  if (body === '') {
    throw new IsolossError(
      'bad-law',
      left === undefined ? 'The law is empty.' : `'${text}' has nothing right of its equals sign.`,
      'Write it as in L = E + A/N^alpha.',
    );
  }
  return { body, where, ...targetOf(left) };
}

/** The law and the definitions that follow it, which are parted outside parentheses. */
function definitionsOf(text: string): string[] {
  const parts: string[] = [];
  for (const part of text.split(BETWEEN)) {
    const before = parts.at(-1);
    if (before === undefined || isBalanced(before)) parts.push(part);
    else parts[parts.length - 1] = `${before}\n${part}`;
  }
  return parts;
}

function isBalanced(text: string): boolean {
  return text.split('(').length === text.split(')').length;
}

function targetOf(left: string | undefined): Pick<LawText, 'target'> {
  const target = left?.trim();
  return target === undefined || target === TARGET ? {} : { target };
}

/**
 * The map of a job whose law has a left side: that is what L is. A left side which the map defines in its turn is what it
 * says there. Throws `two-targets` where the map says otherwise of L.
 */
export function mapWithTarget(
  map: Readonly<Record<string, string>>,
  target: string | undefined,
): Readonly<Record<string, string>> {
  if (target === undefined) return map;
  const { [target]: defined, ...others } = map;
  const meant = defined ?? target;
  const said = Object.hasOwn(map, TARGET) ? map[TARGET] : undefined;
  if (said !== undefined && said !== meant) {
    throw new IsolossError(
      'two-targets',
      `The law is one of '${meant}', and ${field('map')} ${TARGET}=${said} has another target.`,
      `Leave out ${field('map')} ${TARGET}, or write the law as ${TARGET} = ...`,
    );
  }
  return { ...(defined === undefined ? map : others), [TARGET]: meant };
}
