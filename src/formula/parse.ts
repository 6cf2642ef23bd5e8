import { field, IsolossError } from '../errors.js';
import { exponentOfSuffix } from '../numeral.js';
import { listed } from '../text.js';
import { pointedExcerpt } from '../visible.js';
import type { BinaryOperator, Expression, Path } from './ast.js';
import { type Arity, functions, indexedFunctions } from './functions.js';
import { lex, syntaxError, type Token } from './lex.js';
import { namesIn } from './names-in.js';
import { nearest } from './nearest.js';
import type { OddNames } from './odd-names.js';
import { pathFunctions } from './path-functions.js';
import { MAX_PARENTHESES, MAX_TERMS, tooLarge } from './size-limits.js';

/** Binding powers, loosest first; `^` binds to the right and tighter than unary minus, so -a^2 is -(a^2). */
const binaryPower: ReadonlyMap<string, number> = new Map([
  ['or', 1],
  ['and', 2],
  ['<', 4],
  ['<=', 4],
  ['>', 4],
  ['>=', 4],
  ['==', 4],
  ['!=', 4],
  ['+', 5],
  ['-', 5],
  ['*', 6],
  ['/', 6],
  ['^', 8],
]);
const NOT_POWER = 3;
const COMPARISON_POWER = 4;
const MINUS_POWER = 7;

const expectedOperand = 'a number, a name, a function, - or (';

class Parser {
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;
  /** Indices of the sums around the place, by name, with their values: numbers, or words. */
  private readonly indices = new Map<string, number | string>();
  private terms = 0;
  /** The `root` whose equation is being read. */
  private equation: Token | undefined;

  constructor(
    private readonly formula: string,
    private readonly more: ReadonlyMap<string, Arity>,
    private readonly names?: OddNames,
  ) {
    this.tokens = lex(formula, names);
  }

  whole(): Expression {
    if (this.tokens.length === 1) {
      throw syntaxError(this.formula, this.tokens[0].span, 'The formula is empty.', 'Write an expression.');
    }
    const expression = this.expression(0);
    const rest = this.peek();
    if (rest.kind !== 'end') {
      const fix = rest.text === ')' ? 'Remove it or open the parenthesis.' : 'Join the parts by an operator.';
      throw this.unexpected(rest, 'an operator or the end', fix);
    }
    return expression;
  }

  private peek(): Token {
    return this.tokens[this.at];
  }

  private take(): Token {
    const token = this.tokens[this.at];
    if (token.kind !== 'end') this.at++;
    return token;
  }

  private unexpected(token: Token, expected: string, fix: string): Error {
    if (token.kind === 'symbol' && token.text === '=') {
      return syntaxError(
        this.formula,
        token.span,
        `Character ${token.span.start + 1}: "=" has no meaning here.`,
        this.equation === undefined ? 'Equality is written ==.' : 'An equation has two sides.',
      );
    }
    const found = token.kind === 'end' ? token.text : `"${token.text}"`;
    return syntaxError(
      this.formula,
      token.span,
      `Character ${token.span.start + 1}: expected ${expected}, found ${found}.`,
      fix,
    );
  }

  private expression(minimum: number): Expression {
    if (++this.depth > MAX_PARENTHESES) {
      throw syntaxError(
        this.formula,
        this.peek().span,
        `The formula nests deeper than ${MAX_PARENTHESES} levels.`,
        'Simplify it.',
      );
    }
    let left = this.operand();
    for (;;) {
      const operator = this.binaryOperator(this.peek());
      const power = operator === undefined ? undefined : binaryPower.get(operator);
      if (operator === undefined || power === undefined || power < minimum) break;
      const token = this.take();
      const right = this.expression(operator === '^' ? power - 1 : power + 1);
      left = {
        kind: 'binary',
        operator,
        left,
        right,
        span: { start: left.span.start, end: right.span.end },
      };
      const next = this.binaryOperator(this.peek());
      if (power === COMPARISON_POWER && next !== undefined && binaryPower.get(next) === COMPARISON_POWER) {
        throw this.unexpected(
          this.peek(),
          'and, or, or the end',
          `Comparisons do not chain: write a ${token.text} b and b ${next} c.`,
        );
      }
    }
    this.depth--;
    return left;
  }

  private binaryOperator(token: Token): BinaryOperator | undefined {
    if (token.quoted) return undefined;
    if (token.kind === 'symbol') {
      const text = token.text === '**' ? '^' : token.text;
      return binaryPower.has(text) ? (text as BinaryOperator) : undefined;
    }
    return token.kind === 'name' && (token.text === 'and' || token.text === 'or') ? token.text : undefined;
  }

  private operand(): Expression {
    const token = this.take();
    switch (token.kind) {
      case 'number':
        this.checkSuffix(token);
        return { kind: 'number', value: token.value, span: token.span };
      case 'text':
        return { kind: 'text', value: token.text, span: token.span };
      case 'name':
        return this.named(token);
      default:
        break;
    }
    if (token.text === '-' && !token.quoted) {
      const operand = this.expression(MINUS_POWER);
      return {
        kind: 'unary',
        operator: '-',
        operand,
        span: { start: token.span.start, end: operand.span.end },
      };
    }
    if (token.text === '+') return this.expression(MINUS_POWER);
    if (token.text === '(') {
      const inner = this.expression(0);
      this.close(token);
      return inner;
    }
    throw this.unexpected(token, expectedOperand, 'Complete or remove the operator before it.');
  }

  private close(open: Token): Token {
    const token = this.peek();
    if (token.text !== ')' || token.kind !== 'symbol') {
      throw this.unexpected(
        token,
        `) to close the parenthesis at character ${open.span.start + 1}`,
        'Balance the parentheses.',
      );
    }
    return this.take();
  }

  /** A suffix is read where its letter cannot be a name: `2B` may be a product in a law. */
  private checkSuffix({ suffix, text, span }: Token): void {
    if (suffix === undefined || this.names?.isKnown(suffix.letter) === false) return;
    const { digits, letter } = suffix;
    throw syntaxError(
      this.formula,
      span,
      `Character ${span.start + 1}: ${text} may be a number or a product.`,
      `Write ${digits}${exponentOfSuffix(letter)} for the number, ${digits}*${letter} for the product.`,
    );
  }

  /** Throws where an odd name also reads as a formula of known names. */
  private checkOnlyReading({ text, span }: Token): void {
    const parts = namesIfFormula(text, this.more);
    const isOther =
      parts !== undefined && parts[0] !== text && parts.every((name) => this.names?.isKnown(name));
    if (!isOther) return;
    throw new IsolossError(
      'ambiguous-name',
      `Character ${span.start + 1}: ${text} may be the column of that name, or a formula${parts.length > 0 ? ` of ${listed(parts)}` : ''}.\n${pointedExcerpt(this.formula, span.start, span.end)}`,
      `Write \`${text}\` in backticks for the column, ${respaced(text)} for the formula.`,
      { place: { position: span.start + 1 } },
    );
  }

  private named(token: Token): Expression {
    if (token.odd === true) this.checkOnlyReading(token);
    if (!token.quoted && token.text === 'not') {
      const operand = this.expression(NOT_POWER);
      return {
        kind: 'unary',
        operator: 'not',
        operand,
        span: { start: token.span.start, end: operand.span.end },
      };
    }
    if (!token.quoted && (token.text === 'and' || token.text === 'or')) {
      throw this.unexpected(token, expectedOperand, `Put an operand before ${token.text}.`);
    }
    const open = this.peek();
    if (!token.quoted && open.kind === 'symbol' && open.text === '(' && indexedFunctions.has(token.text)) {
      const indexed = this.indexed(token);
      if (indexed !== undefined) return indexed;
    }
    if (!token.quoted && open.kind === 'symbol' && open.text === '(' && token.text === 'root') {
      return this.root(token);
    }
    const index = token.quoted ? undefined : this.indices.get(token.text);
    if (typeof index === 'number') return { kind: 'number', value: index, span: token.span };
    if (index !== undefined) return { kind: 'name', name: index, span: token.span };
    if (open.kind === 'symbol' && open.text === '[') return this.element(token);
    if (open.kind !== 'symbol' || open.text !== '(') {
      if (token.text === '') {
        throw syntaxError(
          this.formula,
          token.span,
          'A name in backticks is empty.',
          'Write the name between them.',
        );
      }
      return { kind: 'name', name: token.text, span: token.span };
    }
    const definition: Arity | undefined = token.quoted
      ? undefined
      : (functions.get(token.text) ?? this.more.get(token.text));
    if (definition === undefined) {
      const names = [...functions.keys(), ...this.more.keys()];
      const near = nearest(token.text, names);
      if (pathFunctions.has(token.text)) {
        throw syntaxError(
          this.formula,
          token.span,
          `Character ${token.span.start + 1}: ${token.text} goes along the rows of a run, which only expressions over the columns of a table can.`,
          `Make an input of it with ${field('map')}, as in S=${token.text}(x by run order step).`,
        );
      }
      throw syntaxError(
        this.formula,
        token.span,
        `Character ${token.span.start + 1}: there is no function "${token.text}".`,
        near.length > 0
          ? `Did you mean ${near.join(' or ')}? A product is written with *.`
          : `Functions are ${names.join(', ')}; a product is written with *.`,
      );
    }
    this.take();
    const list = this.list();
    const path = definition.takesPath === true ? this.path() : undefined;
    const end = this.close(open);
    const span = { start: token.span.start, end: end.span.end };
    if (list.length < definition.minimum || list.length > definition.maximum) {
      const wanted =
        definition.minimum === definition.maximum
          ? `${definition.minimum}`
          : `${definition.minimum} to ${definition.maximum}`;
      throw syntaxError(
        this.formula,
        span,
        `${token.text} takes ${wanted} argument${wanted === '1' ? '' : 's'}, not ${list.length}.`,
        'Separate arguments by commas.',
      );
    }
    return {
      kind: 'call',
      name: token.text,
      arguments: list,
      ...(path === undefined ? {} : { path }),
      span,
    };
  }

  /** `t[j]`: the name t3 where j is 3, t_code where it is the word code. */
  private element(token: Token): Expression {
    let name = token.text;
    let { end } = token.span;
    while (this.takeSymbol('[')) {
      const index = this.take();
      const value = index.kind === 'number' ? index.value : this.indices.get(index.text);
      const isIndex = typeof value === 'string' || (Number.isSafeInteger(value) && Number(value) >= 0);
      if (value === undefined || !isIndex || !this.takeSymbol(']')) {
        throw this.unexpected(
          value === undefined || !isIndex ? index : this.peek(),
          value === undefined || !isIndex ? 'an index, which a sum around it names, or a whole number' : ']',
          'Write it as in sum(j from 1 to 5, t[j]*r[j]).',
        );
      }
      end = this.tokens[this.at - 1].span.end;
      name += typeof value === 'string' || /\d$/.test(name) ? `_${value}` : String(value);
    }
    return { kind: 'name', name, span: { start: token.span.start, end } };
  }

  /** A sum over an index, its terms written out; undefined, and nothing taken, where the parenthesis has none. */
  private indexed(token: Token): Expression | undefined {
    const { text: called } = token;
    const [name, word] = this.tokens.slice(this.at + 1, this.at + 3);
    const operator = indexedFunctions.get(called);
    const isIndexed =
      name.kind === 'name' && !name.quoted && ['from', 'in'].includes(word?.text) && !word.quoted;
    if (!isIndexed) {
      if (operator === undefined) return undefined;
      throw syntaxError(
        this.formula,
        token.span,
        `Character ${token.span.start + 1}: ${called} goes over an index, which is missing.`,
        `Write it as in ${called}(j from 1 to 5, t[j]*r[j]) or ${called}(d in web code, k[d]*d).`,
      );
    }
    const open = this.take();
    this.take();
    this.take();
    const values = word.text === 'from' ? this.range() : this.words();
    if (!this.takeSymbol(',')) {
      throw this.unexpected(this.peek(), ', before what is summed', 'Separate the index from the terms.');
    }
    const first = this.at;
    const outer = this.indices.get(name.text);
    this.terms += values.length;
    if (this.terms > MAX_TERMS) throw tooLarge('terms', MAX_TERMS);
    const terms = values.map((value) => {
      this.at = first;
      this.indices.set(name.text, value);
      return this.expression(0);
    });
    if (outer === undefined) this.indices.delete(name.text);
    else this.indices.set(name.text, outer);
    const span = { start: token.span.start, end: this.close(open).span.end };
    return terms.reduce(
      (left, right): Expression =>
        operator === undefined
          ? { kind: 'call', name: called, arguments: [left, right], span }
          : { kind: 'binary', operator, left, right, span },
    );
  }

  /** `root(y from lo to hi, left = right)`. */
  private root(token: Token): Expression {
    const example = 'Write it as in root(y from a to b, y + log(y) = x).';
    if (this.equation !== undefined) {
      throw syntaxError(
        this.formula,
        token.span,
        `Character ${token.span.start + 1}: a root has no place in the equation of another one, at character ${this.equation.span.start + 1}.`,
        'Name it as a part of the law if it does not depend on the unknown; otherwise solve for one of the two by hand.',
      );
    }
    const open = this.take();
    const unknown = this.peek();
    if (unknown.kind !== 'name') throw this.unexpected(unknown, 'the name of the unknown', example);
    this.take();
    if (!this.takeWord('from')) throw this.unexpected(this.peek(), 'from', example);
    const from = this.expression(0);
    if (!this.takeWord('to')) throw this.unexpected(this.peek(), 'to', example);
    const to = this.expression(0);
    if (!this.takeSymbol(',')) throw this.unexpected(this.peek(), ', before the equation', example);
    const index = this.indices.get(unknown.text);
    this.indices.delete(unknown.text);
    this.equation = token;
    const left = this.expression(0);
    const right = this.takeSymbol('=') ? this.expression(0) : undefined;
    this.equation = undefined;
    if (index !== undefined) this.indices.set(unknown.text, index);
    const equation = namesIn(left).concat(right === undefined ? [] : namesIn(right));
    const span = { start: token.span.start, end: this.close(open).span.end };
    if (!equation.includes(unknown.text)) {
      throw syntaxError(
        this.formula,
        unknown.span,
        `Character ${unknown.span.start + 1}: the equation of this root does not contain its unknown, ${unknown.text}.`,
        example,
      );
    }
    return {
      kind: 'root',
      name: unknown.text,
      from,
      to,
      left,
      ...(right === undefined ? {} : { right }),
      span,
    };
  }

  /** `1 to 5`. */
  private range(): number[] {
    const from = this.wholeNumber();
    if (!this.takeWord('to')) throw this.unexpected(this.peek(), 'to', 'Write a range as 1 to 5.');
    const at = this.peek();
    const to = this.wholeNumber();
    if (to < from) throw this.unexpected(at, `a number from ${from} on`, 'Write the least index first.');
    if (to - from >= MAX_TERMS) throw tooLarge('terms', MAX_TERMS);
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  }

  private wholeNumber(): number {
    const token = this.take();
    if (token.kind === 'number' && Number.isSafeInteger(token.value)) return token.value;
    throw this.unexpected(token, 'a whole number', 'Write a range as 1 to 5.');
  }

  /** `web code books`. */
  private words(): (number | string)[] {
    const words: (number | string)[] = [];
    for (;;) {
      const { kind, text, value } = this.peek();
      if (kind !== 'name' && kind !== 'number') break;
      words.push(kind === 'number' ? value : text);
      this.take();
    }
    if (words.length > 0) return words;
    throw this.unexpected(this.peek(), 'the values of the index', 'Write them as in d in web code books.');
  }

  private list(): Expression[] {
    const list = [this.expression(0)];
    while (this.peek().kind === 'symbol' && this.peek().text === ',') {
      this.take();
      list.push(this.expression(0));
    }
    return list;
  }

  /** `by a, b order c`, of which each part may be left out or stand first. */
  private path(): Path | undefined {
    let by: readonly Expression[] | undefined;
    let order: Expression | undefined;
    let isFilled = false;
    for (;;) {
      if (by === undefined && this.takeWord('by')) by = this.list();
      else if (order === undefined && this.takeWord('order')) order = this.expression(0);
      else if (order === undefined && this.takeWord('over')) {
        order = this.expression(0);
        isFilled = true;
      } else break;
    }
    if (by === undefined && order === undefined) return undefined;
    return { by: by ?? [], isFilled, ...(order === undefined ? {} : { order }) };
  }

  private takeSymbol(text: string): boolean {
    const isThere = this.peek().kind === 'symbol' && this.peek().text === text;
    if (isThere) this.take();
    return isThere;
  }

  private takeWord(word: string): boolean {
    const { kind, text, quoted } = this.peek();
    const isThere = kind === 'name' && text === word && !quoted;
    if (isThere) this.take();
    return isThere;
  }
}

/** The names of a text that is a formula; undefined where it is none. */
function namesIfFormula(text: string, more: ReadonlyMap<string, Arity>): string[] | undefined {
  try {
    return namesIn(parse(text, more));
  } catch (error) {
    if (error instanceof IsolossError) return undefined;
    throw error;
  }
}

/** A formula with spaces about its operators, or without them where it has them. */
function respaced(text: string): string {
  const wide = text.replace(/\s*([-+*/^(),<>=!])\s*/g, ' $1 ').trim();
  return wide === text ? text.replace(/\s*([-+*/^(),<>=!])\s*/g, '$1') : wide;
}

/**
 * Parses a formula; `more` are functions that it may call beside those of the language, `names` those that it may contain
 * without backticks although they are no identifiers. Throws an {@link IsolossError} `formula-syntax` that points at the
 * character and names what was expected, `formula-too-long`, or `ambiguous-name`.
 */
export function parse(
  formula: string,
  more: ReadonlyMap<string, Arity> = new Map(),
  names?: OddNames,
): Expression {
  if (more.size > 0 || names !== undefined) return new Parser(formula, more, names).whole();
  const known = parsed.get(formula);
  if (known !== undefined) return known;
  const expression = new Parser(formula, more, names).whole();
  if (parsed.size >= MOST_KEPT) parsed.clear();
  parsed.set(formula, expression);
  return expression;
}

/** Formulas parsed lately: a quantity of each of many groups has one formula. */
const parsed = new Map<string, Expression>();
const MOST_KEPT = 64;
