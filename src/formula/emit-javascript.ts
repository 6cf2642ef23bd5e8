/**
 * A formula as JavaScript text, in the subset that gpu.js compiles to shaders: `const`, arithmetic, `?:`, `Math` and
 * calls of functions. The text is never run as JavaScript. Infinities and NaN are undefined in shaders; so, as in WGSL,
 * every number is finite, and where that is not the value of the formula a fault flag is set beside it.
 */
import { type Graph, isLeaf, type Node, type NodeId } from './graph.js';
import { javaScriptFunctions } from './javascript-functions.js';
import { computingOrder } from './root.js';
import type { RootDialect } from './root-text.js';
import { type Faults, none, type Surroundings, sweepRoot } from './sweep-root.js';

export interface JavaScriptValue {
  /** Statements that define names beginning with `v` and `f`. */
  readonly body: string;
  /** An expression. */
  readonly value: string;
  /** An expression, above zero where the value is not finite. */
  readonly fault: string;
  /** Operations whose functions the text calls, each after those that it needs itself. */
  readonly functions: readonly string[];
}

/** Magnitudes from LARGEST on count as not finite; divisors and arguments of logarithms must exceed the two below it. */
const LARGEST = '1e36';
const SMALLEST_NORMAL = '1.1754944e-38';
const SMALLEST_POSITIVE = '1e-35';
const LARGEST_EXPONENT = '80.0';

const dialect: RootDialect = {
  variable: 'let',
  library: 'Math.',
  and: '&&',
  isUsable: (divisor) => `Math.abs(${divisor}) > ${SMALLEST_NORMAL} && Math.abs(${divisor}) < ${LARGEST}`,
};

/** Leaves are constants and `column`, for which `column` gives an expression: finite, and beyond 1e36 where it has no value. */
export function emitJavaScript(
  graph: Graph,
  root: NodeId,
  column: (table: number) => string,
): JavaScriptValue {
  const names = new Map<NodeId, string>();
  const faults = new Map<NodeId, Faults>();
  const lines: string[] = [];
  const functions = new Set<string>();
  const define = (name: string, condition: string): string => `const ${name} = ${condition} ? 1.0 : 0.0;`;
  const nameOf = (id: NodeId): string => names.get(id) as string;
  const faultsAt = (id: NodeId): Faults => faults.get(id) as Faults;
  const compute: Surroundings['compute'] = (label, node, args, before) => {
    const own: string[] = [];
    const inherited = new Map<string, { readonly mended: boolean }>();
    addFunction(node.kind, functions);
    before.forEach((each, i) => {
      if (node.kind === 'select' && i > 1) return;
      for (const [name, fault] of each) {
        if (node.kind !== 'div' || i === 0 || !fault.mended) inherited.set(name, fault);
      }
    });
    if (node.kind === 'select' && before[2].size + before[3].size > 0) {
      own.push(`const f${label} = ${args[0]} < ${args[1]} ? ${anyOf(before[2])} : ${anyOf(before[3])};`);
      inherited.set(`f${label}`, { mended: false });
    }
    faultsOf(node, args).forEach(({ condition, mended }, i) => {
      own.push(define(`f${label}${'ab'[i]}`, condition));
      inherited.set(`f${label}${'ab'[i]}`, { mended });
    });
    return { value: `const v${label} = ${operation(node, args)};`, flags: own, faults: inherited };
  };
  const around: Surroundings = { dialect, nameOf, faultsOf: faultsAt, operand: (name) => name, compute };
  for (const id of computingOrder(graph, [root])) {
    const node = graph.node(id);
    if (node.kind === 'const') {
      faults.set(id, none);
      names.set(id, literal(node.value));
      continue;
    }
    if (isLeaf(node) && node.kind !== 'column') {
      throw new RangeError(`a sweep has no leaf of kind ${node.kind}`);
    }
    names.set(id, `v${id}`);
    if (node.kind === 'column') {
      lines.push(`const v${id} = ${column(node.value)};`, define(`f${id}`, `Math.abs(v${id}) > ${LARGEST}`));
      faults.set(id, new Map([[`f${id}`, { mended: false }]]));
      continue;
    }
    if (node.kind === 'root') {
      const text = sweepRoot(graph, id, around);
      lines.push(...text.lines, define(`f${id}`, text.failed));
      faults.set(id, new Map([...text.faults, [`f${id}`, { mended: false }]]));
      continue;
    }
    const text = compute(String(id), node, node.args.map(nameOf), node.args.map(faultsAt));
    lines.push(text.value, ...text.flags);
    faults.set(id, text.faults);
  }
  return {
    body: lines.join('\n'),
    value: names.get(root) as string,
    fault: anyOf(faults.get(root) ?? none),
    functions: [...functions],
  };
}

/** An expression, above zero where one of the flags is set. */
function anyOf(faults: Faults): string {
  return faults.size === 0 ? '0.0' : [...faults.keys()].join(' + ');
}

/** In parentheses where it is negative, for use after an operator. */
function literal(value: number): string {
  const limit = 3.4e38;
  const rounded = Math.fround(Math.max(-limit, Math.min(limit, value)));
  const text = Number.isInteger(rounded) && Math.abs(rounded) < 1e21 ? `${rounded}.0` : String(rounded);
  return rounded < 0 ? `(${text})` : text;
}

function operation({ kind }: Node, args: readonly string[]): string {
  const [x, y] = args;
  switch (kind) {
    case 'neg':
      return `-${x}`;
    case 'add':
      return `${x} + ${y}`;
    case 'sub':
      return `${x} - ${y}`;
    case 'mul':
      return `${x} * ${y}`;
    case 'div':
      return `${x} / ${y}`;
    case 'select':
      return `${x} < ${y} ? ${args[2]} : ${args[3]}`;
    case 'min':
    case 'max':
    case 'abs':
    case 'sign':
      return `Math.${kind}(${args.join(', ')})`;
    default:
      return `law_${kind}(${args.join(', ')})`;
  }
}

/** Adds the function of an operation, after those that it calls. */
function addFunction(kind: string, functions: Set<string>): void {
  if (!(kind in javaScriptFunctions)) return;
  for (const [, other] of javaScriptFunctions[kind].matchAll(/law_(\w+)\(/g)) {
    if (other !== kind) addFunction(other, functions);
  }
  functions.add(kind);
}

/** Conditions under which an operation's result differs from the formula's. */
function faultsOf(
  { kind }: Node,
  [x, y]: readonly string[],
): readonly { readonly condition: string; readonly mended: boolean }[] {
  const invalid = (condition: string) => ({ condition, mended: false });
  const tooLarge = (exponent: string) => ({ condition: `${exponent} > ${LARGEST_EXPONENT}`, mended: true });
  switch (kind) {
    case 'exp':
    case 'expm1':
      return [tooLarge(x)];
    case 'log':
      return [invalid(`${x} < ${SMALLEST_POSITIVE}`)];
    case 'log1p':
      return [invalid(`1.0 + ${x} < ${SMALLEST_POSITIVE}`)];
    case 'sqrt':
      return [invalid(`${x} < 0.0`)];
    case 'pow':
      return [
        invalid(`(${x} < ${SMALLEST_POSITIVE} && (${x} !== 0.0 || ${y} <= 0.0))`),
        tooLarge(`${y} * law_log(${x})`),
      ];
    case 'div':
      return [invalid(`Math.abs(${y}) < ${SMALLEST_NORMAL}`)];
    default:
      return [];
  }
}
