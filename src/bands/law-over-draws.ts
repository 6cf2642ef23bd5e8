/** A law at one point after another, for all draws of its parameters. */

import { IsolossError } from '../errors.js';
import { emitColumns } from '../formula/emit-columns.js';
import type { NodeId } from '../formula/graph.js';
import { basesOfPowers, emitDraws } from '../formula/wasm/emit-draws.js';
import { instantiate } from '../formula/wasm/instantiate.js';
import type { LawGraph } from '../laws/graph.js';

export interface LawOverDraws {
  /** Evaluates at one value of each input; results are valid until the next call. */
  at(inputs: ArrayLike<number>): void;
  /** One value a draw. */
  readonly values: Float64Array;
  /** Their natural logarithms, where they were asked for. */
  readonly logs: Float64Array | undefined;
}

/**
 * `draws` are columns of parameters in the law's order. Powers are computed to a few times 1e-15, all else to rounding.
 */
export function lawOverDraws(
  { graph, root }: Pick<LawGraph, 'graph' | 'root'>,
  inputs: number,
  draws: readonly Float64Array[],
  withLogs = false,
): LawOverDraws {
  const count = draws[0]?.length ?? 1;
  const roots = withLogs ? [root, graph.log(root)] : [root];
  // Roles are exchanged: parameters are columns, one row a draw, and inputs are the scalars that change from call to call.
  const leaves = { scalar: 'input', column: 'param' } as const;
  const exact = emitColumns(graph, roots, leaves, draws, count);
  const compiled = inWebAssembly(graph, roots, inputs, draws, count);
  const [values] = exact.results;
  const logs = withLogs ? exact.results[1] : undefined;
  if (compiled === undefined) return { at: exact.run, values, logs };
  const bases = basesOfPowers(graph, root);
  const atPoint = emitColumns(graph, bases, leaves, draws, 1);
  return {
    values,
    logs,
    at: (point) => {
      atPoint.run(point);
      if (atPoint.results.every(([base]) => base > 0 && base < Infinity)) compiled(point, exact.results);
      else exact.run(point);
    },
  };
}

type Compiled = (inputs: ArrayLike<number>, results: readonly Float64Array[]) => void;

/** Undefined where the formula is too large for a module, or the engine has no WebAssembly. */
function inWebAssembly(
  graph: LawGraph['graph'],
  roots: readonly NodeId[],
  inputs: number,
  draws: readonly Float64Array[],
  count: number,
): Compiled | undefined {
  let code: ReturnType<typeof emitDraws>;
  let instance: ReturnType<typeof instantiate>;
  try {
    code = emitDraws(graph, roots, inputs, draws.length, count);
    instance = instantiate(new WebAssembly.Module(code.bytes), code.memory.end);
  } catch (error) {
    const isMissing = typeof WebAssembly === 'undefined' || error instanceof WebAssembly.CompileError;
    if (isMissing || (error instanceof IsolossError && error.code === 'formula-too-large')) return undefined;
    throw error;
  }
  const { memory } = code;
  const f64 = new Float64Array(instance.memory.buffer);
  draws.forEach((column, p) => {
    const start = memory.parameters / 8 + p * memory.padded;
    f64.set(column, start);
    f64.fill(column[count - 1], start + count, start + memory.padded);
  });
  const evaluate = instance.exports.values as (parameters: number, out: number, end: number) => void;
  const columns = roots.map((_, r) => {
    const start = memory.results / 8 + r * memory.padded;
    return f64.subarray(start, start + count);
  });
  return (point, results) => {
    for (let i = 0; i < inputs; i++) f64[memory.inputs / 8 + i] = point[i];
    evaluate(memory.parameters, memory.results, memory.results + 8 * memory.padded);
    columns.forEach((column, r) => {
      results[r].set(column);
    });
  };
}
