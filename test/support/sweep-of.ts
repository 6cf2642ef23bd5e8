import type { Sweep } from '../../src/backend/sweep.js';
import { build } from '../../src/formula/build.js';
import { evaluateNode } from '../../src/formula/evaluate-node.js';
import { Graph } from '../../src/formula/graph.js';
import { sweepProgram } from '../../src/formula/sweep.js';

/** A sweep from formulas in natural units, and its formulas in float64. */
export interface TestSweep {
  readonly sweep: Sweep;
  /** Formula `root` at a point and parameter vector. */
  exact(root: number, point: number, vector: number): number;
  readonly points: number;
  /** The value of each axis at a point. */
  at(point: number): number[];
}

export function sweepOf(
  formulas: readonly string[],
  axes: Readonly<Record<string, ArrayLike<number>>>,
  parameters: Readonly<Record<string, ArrayLike<number>>>,
): TestSweep {
  const graph = new Graph();
  const values = Object.values(axes).map((axis) => Float64Array.from(axis));
  const columns = Object.values(parameters).map((column) => Float64Array.from(column));
  const symbols = new Map([
    ...Object.keys(axes).map((name, i) => [name, graph.leaf('input', i)] as const),
    ...Object.keys(parameters).map((name, i) => [name, graph.leaf('param', i)] as const),
  ]);
  const roots = formulas.map((formula) => build(graph, formula, symbols));
  const vectors = columns[0]?.length ?? 1;
  const at = (point: number): number[] => {
    const place: number[] = [];
    let rest = point;
    for (let axis = values.length - 1; axis >= 0; axis--) {
      place[axis] = values[axis][rest % values[axis].length];
      rest = Math.floor(rest / values[axis].length);
    }
    return place;
  };
  return {
    sweep: { program: sweepProgram(graph, roots), axes: values, parameters: columns, vectors },
    points: values.reduce((product, axis) => product * axis.length, 1),
    at,
    exact(root, point, vector) {
      const place = at(point);
      return evaluateNode(graph, roots[root], ({ kind, value }) =>
        kind === 'input' ? place[value] : columns[value][vector],
      );
    },
  };
}

/** `count` numbers from `low` to `high`, evenly spaced in the logarithm. */
export function logSpaced(low: number, high: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => low * (high / low) ** (i / Math.max(1, count - 1)));
}

/** Numbers about `centre` with standard deviation `spread`, near enough: sums of three uniform ones; the same everywhere. */
export function scattered(count: number, centre: number, spread: number, seed: number): Float64Array {
  const uniform = (i: number, k: number) => {
    const x = Math.sin((i + 1) * 12.9898 + (3 * seed + k) * 78.233) * 43758.5453;
    return x - Math.floor(x) - 0.5;
  };
  return Float64Array.from(
    { length: count },
    (_, i) => centre + 2 * spread * (uniform(i, 0) + uniform(i, 1) + uniform(i, 2)),
  );
}

/** Parameters of E + A / N^alpha + B / D^beta, as a bootstrap scatters them. */
export function chinchillaVectors(count: number): Record<'E' | 'A' | 'B' | 'alpha' | 'beta', Float64Array> {
  return {
    E: scattered(count, 1.82, 0.03, 0),
    A: scattered(count, 482, 40, 1),
    B: scattered(count, 2085, 300, 2),
    alpha: scattered(count, 0.3478, 0.01, 3),
    beta: scattered(count, 0.3658, 0.01, 4),
  };
}
