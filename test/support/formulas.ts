import fc from 'fast-check';
import type { Expression } from '../../src/formula/ast.js';
import { functions } from '../../src/formula/functions.js';

/** Inputs are positive data, p and q positive parameters, r and s real ones. */
export const inputNames = ['x', 'y'] as const;
export const parameterNames = ['p', 'q', 'r', 's'] as const;
export const positive = [true, true, false, false] as const;

const positiveLeaf = fc.constantFrom('x', 'y', 'p', 'q', '2', '0.5', '3.25');
const realLeaf = fc.oneof(positiveLeaf, fc.constantFrom('r', 's', '1', '-1.5'));

/** Formulas whose powers, logarithms and roots have positive arguments by construction, so that they are finite. */
const grammar = fc.letrec<{ positive: string; real: string }>((tie) => ({
  positive: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    positiveLeaf,
    fc
      .tuple(tie('positive'), fc.constantFrom('+', '*', '/'), tie('positive'))
      .map(([a, o, b]) => `(${a} ${o} ${b})`),
    fc
      .tuple(tie('positive'), fc.constantFrom('r', 's', '-r', '0.5', '2', '-1', '(r*s)', '1.7'))
      .map(([a, e]) => `${a}^(${e})`),
    tie('positive').map((a) => `sqrt(${a})`),
    tie('real').map((a) => `exp(tanh(${a}))`),
    tie('real').map((a) => `softplus(${a})`),
    fc
      .tuple(fc.constantFrom('min', 'max'), tie('positive'), tie('positive'))
      .map(([f, a, b]) => `${f}(${a}, ${b})`),
  ),
  real: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    realLeaf,
    tie('positive'),
    tie('positive').map((a) => `log(${a})`),
    tie('positive').map((a) => `log1p(${a})`),
    fc.tuple(tie('real'), fc.constantFrom('+', '-', '*'), tie('real')).map(([a, o, b]) => `(${a} ${o} ${b})`),
    fc.tuple(tie('real'), tie('positive')).map(([a, b]) => `${a} / ${b}`),
    tie('real').map((a) => `(-${a})^2`),
    tie('real').map((a) => `-sigmoid(${a})`),
    fc.tuple(fc.constantFrom('sin', 'cos', 'atan', 'tanh'), tie('real')).map(([f, a]) => `${f}(${a})`),
    fc.tuple(tie('real'), tie('real')).map(([a, b]) => `logsumexp(tanh(${a}), atan(${b}))`),
  ),
}));

export const realFormula = grammar.real;
export const positiveFormula = grammar.positive;

/** Away from zero, next to which 1 / r and what is built on it have no digits to compare. */
const real = fc
  .double({ min: -1.5, max: 1.5, noNaN: true })
  .map((value) => (Math.abs(value) < 1e-3 ? 0.25 : value));

/** Values of p, q, r, s. */
export const parameterValues = fc.tuple(
  fc.double({ min: 0.3, max: 3, noNaN: true }),
  fc.double({ min: 0.3, max: 3, noNaN: true }),
  real,
  real,
);

/** The meaning of an expression read straight off its tree: independent of graph, rules and emitters. */
export function interpret(expression: Expression, names: Readonly<Record<string, number>>): number {
  const value = (node: Expression): number => interpret(node, names);
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'name':
      return names[expression.name];
    case 'unary':
      return -value(expression.operand);
    case 'call':
      return functions.get(expression.name)?.f64(...expression.arguments.map(value)) ?? Number.NaN;
    case 'binary': {
      const [a, b] = [value(expression.left), value(expression.right)];
      switch (expression.operator) {
        case '+':
          return a + b;
        case '-':
          return a - b;
        case '*':
          return a * b;
        case '/':
          return a / b;
        case '^':
          return a ** b;
        default:
          return Number.NaN;
      }
    }
    default:
      return Number.NaN;
  }
}
