import { type Graph, isLeaf, type Node, type NodeId } from './graph.js';
import type { Program } from './program.js';
import { computingOrder, readsOf, rootBody } from './root.js';
import { rootText } from './root-text.js';

/**
 * A law as WGSL statements. `prelude` runs once a parameter vector and reads `u0 .. u{p-1}`; `row` runs once a row
 * and reads `c0 .. c{k-1}`, the row's columns; both only define names that begin with `v`. Functions named `law_*`
 * come from `shaders/lib/math.wgsl`, which guards them against what WGSL leaves undefined.
 */
export interface WgslLaw {
  readonly prelude: string;
  readonly row: string;
  /** The prediction on the residual's scale, an expression. */
  readonly value: string;
  /** d value / d u_i, one expression a parameter. */
  readonly gradient: readonly string[];
}

/** A float64 as an f32 literal that WGSL accepts: finite, in range, with a decimal point or exponent. */
export function literal(value: number): string {
  const limit = 3.4e38;
  const rounded = Math.fround(Math.max(-limit, Math.min(limit, value)));
  const text = String(rounded);
  return `${/[.e]/.test(text) ? text : `${text}.0`}f`;
}

/** One operation on expressions, as an expression. */
export function operation(node: Node, args: readonly string[]): string {
  const [x, y] = args;
  switch (node.kind) {
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
    case 'min':
    case 'max':
    case 'abs':
    case 'sign':
      return `${node.kind}(${args.join(', ')})`;
    case 'select':
      return `select(${args[3]}, ${args[2]}, ${x} < ${y})`;
    default:
      return `law_${node.kind}(${args.join(', ')})`;
  }
}

/** In parentheses where it is negative: a negative literal after an operator needs them. */
export function operand(name: string): string {
  return name.startsWith('-') ? `(${name})` : name;
}

/** Statements for `roots`: those that do not depend on the row, and the others. `failed`: conditions that roots are none. */
function statements(
  graph: Graph,
  roots: readonly NodeId[],
): { prelude: string[]; row: string[]; names: string[]; failed: string[] } {
  const names = new Map<NodeId, string>();
  const perRow = new Set<NodeId>();
  const prelude: string[] = [];
  const row: string[] = [];
  const failed: string[] = [];
  const nameOf = (id: NodeId): string => names.get(id) as string;
  const root = (id: NodeId): readonly string[] => {
    const { equation, slope, lo, hi, inside } = rootBody(graph, id);
    const text = rootText(`v${id}`, operand(nameOf(lo)), operand(nameOf(hi)), (unknown) => {
      const known = new Map<NodeId, string>();
      const within = (at: NodeId): string => operand(known.get(at) ?? nameOf(at));
      const lines = inside.flatMap((at) => {
        const node = graph.node(at);
        known.set(at, node.kind === 'unknown' ? unknown : `v${id}_${at}`);
        return node.kind === 'unknown'
          ? []
          : [`let v${id}_${at} = ${operation(node, node.args.map(within))};`];
      });
      return { lines, equation: within(equation), slope: within(slope) };
    });
    failed.push(text.failed);
    return text.lines;
  };
  for (const id of computingOrder(graph, roots)) {
    const node = graph.node(id);
    if (isLeaf(node)) {
      if (node.kind === 'column') perRow.add(id);
      const name = { const: literal(node.value), column: `c${node.value}`, coordinate: `u${node.value}` };
      if (!(node.kind in name)) throw new RangeError(`a lowered program has no leaf of kind ${node.kind}`);
      names.set(id, name[node.kind as keyof typeof name]);
      continue;
    }
    const inRow = readsOf(graph, id).some((arg) => perRow.has(arg));
    if (inRow) perRow.add(id);
    const lines =
      node.kind === 'root'
        ? root(id)
        : [
            `let v${id} = ${operation(
              node,
              node.args.map((arg) => operand(nameOf(arg))),
            )};`,
          ];
    (inRow ? row : prelude).push(...lines);
    names.set(id, `v${id}`);
  }
  return { prelude, row, names: roots.map(nameOf), failed };
}

/** The law's value and gradient as WGSL. */
export function emitWgsl(program: Program): WgslLaw {
  const { prelude, row, names, failed } = statements(program.graph, [program.value, ...program.gradient]);
  return {
    prelude: prelude.join('\n'),
    row: row.join('\n'),
    // Bits of a NaN, which stop the fit: compilers refuse constants that are none.
    value:
      failed.length === 0
        ? names[0]
        : `bitcast<f32>(select(bitcast<u32>(${names[0]}), 0x7fc00000u, ${failed.map((each) => `(${each})`).join(' | ')}))`,
    gradient: names.slice(1),
  };
}
