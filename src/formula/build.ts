import { field, IsolossError } from '../errors.js';
import type { Expression } from './ast.js';
import type { Arity } from './functions.js';
import type { Graph, NodeId } from './graph.js';
import { syntaxError } from './lex.js';
import { nearest } from './nearest.js';
import { parse } from './parse.js';

/** The nodes that the names of a formula denote. */
export type Symbols = ReadonlyMap<string, NodeId>;

/** A function in addition to those of the language; `build` makes the node of a call, `text` being the call as written. */
export interface Call extends Arity {
  readonly build: (args: readonly NodeId[], text: string) => NodeId;
}

/**
 * The graph of a numeric formula, in which the functions `more` may be called as well. Throws `unknown-name` for a name
 * outside `symbols`, and `formula-type` for text and comparisons, which a law cannot have.
 */
export function build(
  graph: Graph,
  formula: string,
  symbols: Symbols,
  more: ReadonlyMap<string, Call> = new Map(),
): NodeId {
  let scope = symbols;
  const visit = (node: Expression): NodeId => {
    switch (node.kind) {
      case 'number':
        return graph.constant(node.value);
      case 'name': {
        const id = scope.get(node.name);
        if (id !== undefined) return id;
        const near = nearest(node.name, [...scope.keys()]);
        throw new IsolossError(
          'unknown-name',
          `The formula "${formula}" uses "${node.name}", which is neither an input nor a parameter.`,
          near.length > 0
            ? `Did you mean ${near.join(' or ')}?`
            : `Known names: ${[...scope.keys()].join(', ')}.`,
          { place: { position: node.span.start + 1 } },
        );
      }
      case 'unary':
        if (node.operator === '-') return graph.neg(visit(node.operand));
        break;
      case 'binary':
        switch (node.operator) {
          case '+':
            return graph.add(visit(node.left), visit(node.right));
          case '-':
            return graph.sub(visit(node.left), visit(node.right));
          case '*':
            return graph.mul(visit(node.left), visit(node.right));
          case '/':
            return graph.div(visit(node.left), visit(node.right));
          case '^':
            return graph.pow(visit(node.left), visit(node.right));
          default:
            break;
        }
        break;
      case 'call': {
        const own = more.get(node.name);
        const args = node.arguments.map(visit);
        return own === undefined
          ? call(graph, node.name, args)
          : own.build(args, formula.slice(node.span.start, node.span.end));
      }
      case 'root': {
        const [lo, hi] = [visit(node.from), visit(node.to)];
        scope = new Map([...symbols, [node.name, graph.leaf('unknown', 0)]]);
        const [left, right] = [visit(node.left), node.right === undefined ? undefined : visit(node.right)];
        scope = symbols;
        const equation = right === undefined ? left : graph.sub(left, right);
        if (graph.isOpen(equation)) return graph.root(equation, lo, hi);
        throw syntaxError(
          formula,
          node.span,
          `Character ${node.span.start + 1}: the unknown ${node.name} cancels out of this equation.`,
          'Correct it: there is nothing to solve for.',
        );
      }
      default:
        break;
    }
    const error = syntaxError(
      formula,
      node.span,
      `Character ${node.span.start + 1}: a law is a number; text, comparisons, and, or and not have no place in it.`,
      `Make an input of a condition with ${field('map')} "m=recipe == 'muon'", choose rows with ${field('where')}, or write cases with min and max.`,
    );
    throw new IsolossError('formula-type', error.marked.message, error.marked.fix, { place: error.place });
  };
  return visit(parse(formula, more));
}

function call(graph: Graph, name: string, args: readonly NodeId[]): NodeId {
  const fold = (join: (x: NodeId, y: NodeId) => NodeId): NodeId => args.slice(1).reduce(join, args[0]);
  switch (name) {
    case 'log2':
      return graph.mul(graph.constant(Math.LOG2E), graph.log(args[0]));
    case 'log10':
      return graph.mul(graph.constant(Math.LOG10E), graph.log(args[0]));
    case 'min':
      return fold((x, y) => graph.min(x, y));
    case 'max':
      return fold((x, y) => graph.max(x, y));
    case 'logsumexp':
      // log(e^x + e^y) = x + softplus(y - x) is accurate for either sign of y - x.
      return fold((x, y) => graph.add(x, graph.unary('softplus', graph.sub(y, x))));
    case 'exp':
    case 'expm1':
    case 'log':
    case 'log1p':
    case 'sqrt':
    case 'abs':
    case 'sin':
    case 'cos':
    case 'atan':
    case 'tanh':
    case 'sigmoid':
    case 'softplus':
      return graph.unary(name, args[0]);
    default:
      throw new RangeError(`the function ${name} has no node`);
  }
}
