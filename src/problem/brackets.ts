/** Why the equation of an implicit law has no root in a row. */
import { emitColumns } from '../formula/emit-columns.js';
import type { Graph, NodeId } from '../formula/graph.js';
import { computingOrder } from '../formula/root.js';
import { formatNumber } from '../text.js';

export interface BracketFailure {
  readonly row: number;
  /** Why, as a clause that a message goes on with. */
  readonly text: string;
}

/** The first row, if any, in which an equation of `root` does not change its sign within its bracket; leaves are natural units. */
export function bracketFailure(
  graph: Graph,
  root: NodeId,
  inputs: readonly Float64Array[],
  rows: number,
  parameters: ArrayLike<number>,
): BracketFailure | undefined {
  const failures = computingOrder(graph, [root]).flatMap((id) => {
    if (graph.node(id).kind !== 'root') return [];
    const [equation, lo, hi] = graph.node(id).args as readonly NodeId[];
    const ends = [lo, hi, graph.substitute(equation, lo), graph.substitute(equation, hi)];
    const emitted = emitColumns(graph, ends, { scalar: 'param', column: 'input' }, inputs, rows);
    emitted.run(parameters);
    for (let row = 0; row < rows; row++) {
      const text = failureText(emitted.results.map((column) => column[row]));
      if (text !== undefined) return [{ row, text }];
    }
    return [];
  });
  return failures.sort((a, b) => a.row - b.row)[0];
}

function failureText([lo, hi, atLo, atHi]: readonly number[]): string | undefined {
  const at = (end: number): string => formatNumber(end, 4);
  if (!(lo < hi)) return `the bracket of an equation, ${at(lo)} to ${at(hi)}, is empty`;
  for (const [end, value] of [
    [lo, atLo],
    [hi, atHi],
  ]) {
    if (Number.isNaN(value)) return `an equation has no value at ${at(end)}, an end of its bracket`;
  }
  if (atLo * atHi <= 0) return undefined;
  return `an equation keeps its sign between ${at(lo)} and ${at(hi)}, where its left side exceeds its right by ${at(atLo)} and ${at(atHi)}`;
}
