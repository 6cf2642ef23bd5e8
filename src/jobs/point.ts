/** Points at which something is asked of a law: `N=7e10,D=1.4e12`, where a formula may use the names before it. */
import { IsolossError } from '../errors.js';
import { namesIn } from '../formula/names-in.js';
import { oddNames } from '../formula/odd-names.js';
import { parse } from '../formula/parse.js';
import { inOwnSpelling } from '../formula/spelling.js';
import { splitList } from './split.js';

/** One name of a point and what it is. */
export type PointPart = readonly [name: string, formula: string];

/** Odd names may stand in backticks, as in formulas. */
const PART = /^\s*(?:`([^`]+)`|([\p{L}_][^=<>!`]*?))\s*=(?!=)\s*(\S.*?)\s*$/su;

/**
 * The parts of `N=1e9,D=20*N`, in order; commas inside parentheses belong to the formula. Each formula is made of
 * numbers, of names before it and of those in `known`; numbers may have suffixes (`70B`). Throws `bad-point`, `repeated-name`, `formula-syntax`.
 */
export function parsePointFormulas(text: string, known: readonly string[] = []): PointPart[] {
  const names = new Set(known);
  return splitList(text).map((part): PointPart => {
    const [, quoted, plain, written] = PART.exec(part) ?? [];
    const name = quoted ?? plain;
    if (name === undefined) {
      throw badPoint(text, `'${part}' is not of the form name=value`, 'Write it as in N=7e10,D=20*N.');
    }
    if (names.has(name)) {
      throw new IsolossError('repeated-name', `'${text}' gives ${name} twice.`, 'Give each name once.');
    }
    const formula = inOwnSpelling(
      written,
      oddNames(names, (other) => names.has(other)),
    );
    const unknown = namesIn(parse(formula)).find((other) => !names.has(other));
    if (unknown !== undefined) {
      const before = names.size === 0 ? 'there is none' : `there is ${[...names].join(', ')}`;
      const fix =
        unknown === name ? 'A value cannot be made of itself.' : `A formula uses names before it: ${before}.`;
      throw badPoint(text, `${name} is made of ${unknown}, which is not given before it`, fix);
    }
    names.add(name);
    return [name, formula];
  });
}

export function badPoint(text: string, why: string, fix: string): IsolossError {
  return new IsolossError('bad-point', `'${text}' is no point: ${why}.`, fix);
}
