import { build } from '../../src/formula/build.js';
import { type Approximate, evaluate, stored } from '../../src/formula/error-analysis.js';
import { evaluateNode } from '../../src/formula/evaluate-node.js';
import { Graph, type Node, type NodeId } from '../../src/formula/graph.js';
import { type SweepProgram, sweepProgram } from '../../src/formula/sweep.js';

export interface Formulas {
  readonly graph: Graph;
  /** As they were written. */
  readonly whole: readonly NodeId[];
  readonly program: SweepProgram;
}

/** Formulas of axes and parameters, cut for sweeping. */
export function formulas(
  axes: readonly string[],
  parameters: readonly string[],
  ...texts: readonly string[]
): Formulas {
  const graph = new Graph();
  const symbols = new Map([
    ...axes.map((name, axis) => [name, graph.leaf('input', axis)] as const),
    ...parameters.map((name, p) => [name, graph.leaf('param', p)] as const),
  ]);
  const whole = texts.map((text) => build(graph, text, symbols));
  return { graph, whole, program: sweepProgram(graph, whole) };
}

/** A law of N and D, its parameters near those published, and how widely resamples spread them. */
export const chinchilla = {
  axes: ['N', 'D'],
  parameters: ['E', 'A', 'B', 'alpha', 'beta'],
  law: 'E + A/N^alpha + B/D^beta',
  centre: [1.82, 482, 2085, 0.3478, 0.3658],
  spread: [0.03, 60, 300, 0.01, 0.01],
} as const;

export function logSpaced(low: number, high: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => low * (high / low) ** (i / Math.max(1, count - 1)));
}

/** Nearly normal numbers, the same everywhere. */
export function draws(centre: readonly number[], spread: readonly number[], count: number): Float64Array[] {
  let state = 1;
  const uniform = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const columns = centre.map(() => new Float64Array(count));
  for (let v = 0; v < count; v++) {
    columns.forEach((column, p) => {
      let sum = -6;
      for (let k = 0; k < 12; k++) sum += uniform();
      column[v] = centre[p] + spread[p] * sum;
    });
  }
  return columns;
}

/** The axis values at a point, the last axis fastest. */
export function placeOf(point: number, axes: readonly Float64Array[]): number[] {
  const place: number[] = [];
  let rest = point;
  for (const values of [...axes].reverse()) {
    place.unshift(values[rest % values.length]);
    rest = Math.floor(rest / values.length);
  }
  return place;
}

/** The formulas in float64 as written, with what computing them from f32 tables in f32 may miss. */
export function inSingle(
  { graph, whole, program }: Formulas,
  inputs: readonly number[],
  parameters: readonly number[],
): Approximate[] {
  const natural = ({ kind, value }: Node): number => (kind === 'input' ? inputs : parameters)[value];
  const tables = program.tables.map(({ expression }) => stored(evaluateNode(graph, expression, natural)));
  const bounds = evaluate(graph, program.roots, ({ kind, value }) =>
    kind === 'const' ? stored(value) : tables[value],
  );
  return whole.map((id, root) => ({ value: evaluateNode(graph, id, natural), error: bounds[root].error }));
}

/** The formulas in float64, with what another way of computing them in float64 may differ by. */
export function inDouble(
  { graph, whole }: Formulas,
  inputs: readonly number[],
  parameters: readonly number[],
): Approximate[] {
  const exact = evaluate(graph, whole, ({ kind, value }) => ({
    value: kind === 'const' ? value : (kind === 'input' ? inputs : parameters)[value],
    error: 0,
  }));
  // Both ways err, 29 bits below single precision.
  return exact.map(({ value, error }) => ({ value, error: 2 * 2 ** -29 * error }));
}
