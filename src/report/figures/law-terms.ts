/** The terms that a law is the sum of: which inputs each depends on, and its value at given parameters. */
import { lawOverDraws } from '../../bands/law-over-draws.js';
import type { Expression } from '../../formula/ast.js';
import { emitColumns } from '../../formula/emit-columns.js';
import { namesIn } from '../../formula/names-in.js';
import { parse } from '../../formula/parse.js';
import { type GraphedLaw, graphOfLaw } from '../../laws/graph.js';
import { plainFormula } from '../markup/math.js';

/** One term of a sum. */
export interface LawTerm {
  /** As the formula has it, without its sign. */
  readonly text: string;
  readonly sign: 1 | -1;
  /** The law's inputs that it depends on. */
  readonly inputs: ReadonlySet<string>;
}

/** Part of a law's sum: the terms with an input. */
export interface LawPart {
  readonly terms: readonly LawTerm[];
  /** All other terms. */
  readonly others: readonly LawTerm[];
  /** At `values` of the law's parameters, over columns of inputs in the law's order. */
  at(values: Readonly<Record<string, number>>, inputs: readonly Float64Array[]): Float64Array;
  /** At one point, for all draws of the parameters; `draws` are columns in the law's order. */
  over(draws: readonly Float64Array[]): { at(point: ArrayLike<number>): void; readonly values: Float64Array };
}

/** The terms of the law's sum, those of named parts that are summands among them. */
export function lawTerms({ formula, where = [], inputs }: GraphedLaw): LawTerm[] {
  const parts = new Map(where.map(([name, text]) => [name, text] as const));
  const names = new Set(inputs.map(({ name }) => name));
  const dependencies = (expression: Expression): string[] =>
    namesIn(expression).flatMap((name) => {
      const part = parts.get(name);
      return part === undefined ? (names.has(name) ? [name] : []) : dependencies(parse(part));
    });
  const summands = (expression: Expression, source: string, sign: 1 | -1): LawTerm[] => {
    const opposite = sign === 1 ? -1 : 1;
    if (expression.kind === 'binary' && (expression.operator === '+' || expression.operator === '-')) {
      return [
        ...summands(expression.left, source, sign),
        ...summands(expression.right, source, expression.operator === '+' ? sign : opposite),
      ];
    }
    if (expression.kind === 'unary' && expression.operator === '-') {
      return summands(expression.operand, source, opposite);
    }
    const part = expression.kind === 'name' ? parts.get(expression.name) : undefined;
    if (part !== undefined) return summands(parse(part), part, sign);
    const text = balanced(source, expression.span.start, expression.span.end);
    return [{ text, sign, inputs: new Set(dependencies(expression)) }];
  };
  return summands(parse(formula), formula, 1);
}

/** The terms with `input`, where they depend on no other one; undefined where the law is no such sum. */
export function partOf(law: GraphedLaw, input: string): LawPart | undefined {
  const all = lawTerms(law);
  const terms = all.filter(({ inputs }) => inputs.has(input));
  if (terms.length === 0 || terms.some(({ inputs }) => inputs.size > 1)) return undefined;
  const sum = terms.map(({ text, sign }) => ` ${sign === 1 ? '+' : '-'} (${text})`).join('');
  const { graph, root } = graphOfLaw({ ...law, formula: `0${sum}` });
  return {
    terms,
    others: all.filter((term) => !terms.includes(term)),
    at: (values, inputs) => {
      const part = emitColumns(
        graph,
        [root],
        { scalar: 'param', column: 'input' },
        inputs,
        inputs[0]?.length ?? 1,
      );
      part.run(law.parameters.map(({ name }) => values[name]));
      return part.results[0];
    },
    over: (draws) => lawOverDraws({ graph, root }, law.inputs.length, draws),
  };
}

/** `L − E − B/D^β`: what is left of `name` without the terms. */
export function withoutTerms(name: string, terms: readonly LawTerm[]): string {
  return [name, ...terms.map((term) => signed(term, -1))].join(' ');
}

/** `A/N^α`. */
export function sumText(terms: readonly LawTerm[]): string {
  return terms
    .map((term) => signed(term, 1))
    .join(' ')
    .replace(/^\+ /, '');
}

function signed({ text, sign }: LawTerm, by: 1 | -1): string {
  const negative = /^-(?![^(]*[+-])/.test(text);
  const plus = (sign === by) !== negative;
  const shown = plainFormula(negative ? text.slice(1) : text);
  return `${plus ? '+' : '−'} ${shown}`;
}

/** The source between two places with the parentheses that it opens or closes. */
function balanced(source: string, start: number, end: number): string {
  let [from, to] = [start, end];
  let [depth, least] = [0, 0];
  for (const letter of source.slice(start, end)) {
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    least = Math.min(least, depth);
  }
  for (let missing = -least; missing > 0; missing--) from = source.lastIndexOf('(', from - 1);
  for (let missing = depth - least; missing > 0; missing--) to = source.indexOf(')', to) + 1;
  return source.slice(from, to);
}
