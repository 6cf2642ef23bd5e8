/**
 * A sweep's formulas as WGSL. The functions of `shaders/lib/math.wgsl` are finite everywhere; where that is not the value of
 * the formula (a logarithm of a negative number, an exponential beyond f32), a fault flag is set beside the value.
 */
import { literal, operand, operation } from './emit-wgsl.js';
import { type Graph, isLeaf, type Node, type NodeId } from './graph.js';
import { computingOrder } from './root.js';
import { type Faults, none, type OperationText, type Surroundings, sweepRoot } from './sweep-root.js';

export interface WgslValues {
  /** Statements that define names beginning with `v` and `fault`: `f32` would be a type. */
  readonly body: string;
  /** An expression a root. */
  readonly values: readonly string[];
  /** By root, a condition: true where its value is not finite. */
  readonly faults: readonly string[];
}

/**
 * Leaves are constants and `column`: `c0`, `c1` ... are their numbers as bits. `areFinite`: none of these is infinite, NaN or too
 * large, which then is not tested.
 */
export function emitWgslValues(graph: Graph, roots: readonly NodeId[], areFinite = false): WgslValues {
  const names = new Map<NodeId, string>();
  const faults = new Map<NodeId, Faults>();
  const lines: string[] = [];
  const nameOf = (id: NodeId): string => names.get(id) as string;
  const faultsOf = (id: NodeId): Faults => faults.get(id) as Faults;
  const around: Surroundings = { nameOf, faultsOf, operand, compute };
  for (const id of computingOrder(graph, roots)) {
    const node = graph.node(id);
    if (node.kind === 'const') {
      names.set(id, literal(node.value));
      faults.set(id, Math.abs(node.value) < 3.4e38 ? none : new Map([['true', { mended: false }]]));
      continue;
    }
    if (isLeaf(node) && node.kind !== 'column') {
      throw new RangeError(`a sweep has no leaf of kind ${node.kind}`);
    }
    names.set(id, `v${id}`);
    if (node.kind === 'column') {
      lines.push(`let v${id} = bitcast<f32>(c${node.value});`);
      if (areFinite) {
        faults.set(id, none);
        continue;
      }
      lines.push(`let fault${id} = (c${node.value} & 0x7fffffffu) >= SANE;`);
      faults.set(id, new Map([[`fault${id}`, { mended: false }]]));
      continue;
    }
    if (node.kind === 'root') {
      const text = sweepRoot(graph, id, around);
      lines.push(...text.lines, `let fault${id} = ${text.failed};`);
      faults.set(id, new Map([...text.faults, [`fault${id}`, { mended: false }]]));
      continue;
    }
    const text = compute(String(id), node, node.args.map(nameOf), node.args.map(faultsOf));
    lines.push(text.value, ...text.flags);
    faults.set(id, text.faults);
  }
  return {
    body: lines.join('\n'),
    values: roots.map(nameOf),
    faults: roots.map((root) => anyOf(faultsOf(root))),
  };
}

function compute(
  label: string,
  node: Node,
  names: readonly string[],
  faults: readonly Faults[],
): OperationText {
  const args = names.map(operand);
  const value = operation(node, args);
  const flags: string[] = [];
  const inherited = new Map(faults.flatMap((each, i) => [...propagated(node, i, each)]));
  if (node.kind === 'select') {
    const [a, b, x, y] = faults;
    inherited.clear();
    for (const [name, fault] of [...a, ...b]) inherited.set(name, fault);
    if (x.size + y.size > 0) {
      flags.push(`let fault${label} = select(${anyOf(y)}, ${anyOf(x)}, ${args[0]} < ${args[1]});`);
      inherited.set(`fault${label}`, { mended: false });
    }
  }
  ownFaults(node, args).forEach(({ condition, mended }, i) => {
    const name = `fault${label}${'ab'[i]}`;
    flags.push(`let ${name} = ${condition};`);
    inherited.set(name, { mended });
  });
  // A power of zero is zero, which its computation through the logarithm does not give.
  const powered = node.kind === 'pow' ? `select(${value}, 0.0, ${args[0]} == 0.0)` : value;
  return { value: `let v${label} = ${powered};`, flags, faults: inherited };
}

/** A condition: whether one of the flags is set. */
function anyOf(faults: Faults): string {
  return faults.size === 0 ? 'false' : `(${[...faults.keys()].join(' | ')})`;
}

/** The faults of argument `i` that are faults of the result. */
function propagated(node: Node, i: number, faults: Faults): Faults {
  if (node.kind !== 'div' || i === 0) return faults;
  return new Map([...faults].filter(([, { mended }]) => !mended));
}

/** Conditions under which the result by `lib/math.wgsl` differs from the formula's. */
function ownFaults(
  { kind }: Node,
  [x, y]: readonly string[],
): readonly { readonly condition: string; readonly mended: boolean }[] {
  const invalid = (condition: string) => ({ condition, mended: false });
  const tooLarge = (exponent: string) => ({ condition: `${exponent} > LARGEST_EXPONENT`, mended: true });
  switch (kind) {
    case 'exp':
    case 'expm1':
      return [tooLarge(x)];
    case 'log':
      return [invalid(`${x} < SMALLEST_POSITIVE`)];
    case 'log1p':
      return [invalid(`1.0 + ${x} < SMALLEST_POSITIVE`)];
    case 'sqrt':
      return [invalid(`${x} < 0.0`)];
    case 'pow':
      return [
        invalid(`(${x} < SMALLEST_POSITIVE) & ((${x} != 0.0) | (${y} <= 0.0))`),
        tooLarge(`${y} * law_log(${x})`),
      ];
    case 'div':
      // WGSL leaves quotients by subnormal divisors undefined.
      return [invalid(`magnitude(${y}) < 0x00800000u`)];
    default:
      return [];
  }
}
