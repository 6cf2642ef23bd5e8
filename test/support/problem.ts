import { build } from '../../src/formula/build.js';
import { emitColumns } from '../../src/formula/emit-columns.js';
import { evaluateNode } from '../../src/formula/evaluate-node.js';
import { Graph } from '../../src/formula/graph.js';
import { lower } from '../../src/formula/lower.js';
import type { Loss } from '../../src/loss/loss.js';
import { defaultLoss } from '../../src/loss/loss.js';
import type { Problem, StartSet } from '../../src/problem/problem.js';
import { readText } from './files.js';

/** A law of the tests: names of parameters in order, those carried as logarithms, and the inputs' columns. */
export interface TestLaw {
  readonly formula: string;
  readonly parameters: readonly string[];
  readonly positive: readonly string[];
  readonly inputs: Readonly<Record<string, Float64Array>>;
  readonly observed: Float64Array;
  readonly weight?: Float64Array;
  readonly loss?: Loss;
  readonly lower?: readonly number[];
  readonly upper?: readonly number[];
}

/** A problem straight from the formula, and the way from natural parameters to its coordinates and back. */
export interface TestProblem {
  readonly problem: Problem;
  internal(natural: ArrayLike<number>): Float64Array;
  natural(internal: ArrayLike<number>): Float64Array;
}

export function problemOf(law: TestLaw): TestProblem {
  const { parameters, positive, observed, loss = defaultLoss } = law;
  const graph = new Graph();
  const inputNames = Object.keys(law.inputs);
  const inputs = Object.values(law.inputs);
  const rows = observed.length;
  const symbols = new Map([
    ...inputNames.map((name, i) => [name, graph.leaf('input', i)] as const),
    ...parameters.map((name, i) => [name, graph.leaf('param', i)] as const),
  ]);
  const columnOf = (expression: number): Float64Array => {
    const run = emitColumns(graph, [expression], { scalar: 'param', column: 'input' }, inputs, rows);
    run.run([]);
    return run.results[0];
  };
  const size = parameters.length;
  const lowered = lower(graph, build(graph, law.formula, symbols), {
    logarithmic: parameters.map((name) => positive.includes(name)),
    mayAbsorb: parameters.map(() => law.lower === undefined && law.upper === undefined),
    positiveInput: inputNames.map(() => true),
    logValue: loss.residual === 'log',
    mean: (expression) => columnOf(expression).reduce((sum, x) => sum + x, 0) / rows,
  });
  const { program } = lowered;
  const columns = lowered.columns.map(({ expression, centre }) =>
    columnOf(expression).map((x) => x - centre),
  );
  const leaves = { scalar: 'coordinate', column: 'column' } as const;
  const problem: Problem = {
    program,
    rows,
    size,
    columns,
    target: loss.residual === 'log' ? observed.map(Math.log) : observed,
    weight: law.weight ?? new Float64Array(rows).fill(1),
    loss,
    lower: Float64Array.from(law.lower ?? new Float64Array(size).fill(-Infinity)),
    upper: Float64Array.from(law.upper ?? new Float64Array(size).fill(Infinity)),
    closed: [],
    evaluator() {
      const gradient = emitColumns(graph, [program.value, ...program.gradient], leaves, columns, rows);
      const hessian = emitColumns(graph, program.hessian, leaves, columns, rows);
      const first = (at: Float64Array) => {
        gradient.run(at);
        const [value, ...rest] = gradient.results;
        return { value, gradient: rest };
      };
      return {
        rows,
        size,
        value: (at) => first(at).value,
        gradient: first,
        hessian(at) {
          hessian.run(at);
          return { ...first(at), hessian: hessian.results };
        },
      };
    },
  };
  const convert = (expressions: readonly number[], values: ArrayLike<number>) =>
    Float64Array.from(expressions, (id) => evaluateNode(graph, id, (node) => values[node.value]));
  return {
    problem,
    internal: (natural) => convert(lowered.internal, natural),
    natural: (internal) => convert(lowered.natural, internal),
  };
}

/** The columns N, D and loss of a table. */
export async function readRuns(
  file: string,
): Promise<{ N: Float64Array; D: Float64Array; loss: Float64Array }> {
  const [header, ...lines] = (await readText(file)).trim().split(/\r?\n/);
  const names = header.split(',');
  const column = (name: string) =>
    Float64Array.from(lines, (line) => Number(line.split(',')[names.indexOf(name)]));
  return { N: column('N'), D: column('D'), loss: column('loss') };
}

/** E + A/N^alpha + B/D^beta on runs of a table, with parameters in the order E, A, B, alpha, beta. */
export function chinchilla(
  runs: { readonly N: Float64Array; readonly D: Float64Array; readonly loss: Float64Array },
  rest: Partial<TestLaw> = {},
): TestProblem {
  return problemOf({
    formula: 'E + A / N^alpha + B / D^beta',
    parameters: ['E', 'A', 'B', 'alpha', 'beta'],
    positive: ['E', 'A', 'B'],
    inputs: { N: runs.N, D: runs.D },
    observed: runs.loss,
    ...rest,
  });
}

/** Simulated runs of the law above on a grid of sizes and token counts, with one per cent of scatter. */
export function simulatedRuns(rows: number): { N: Float64Array; D: Float64Array; loss: Float64Array } {
  const N = Float64Array.from({ length: rows }, (_, i) => 10 ** (7 + (3 * ((i * 7) % 31)) / 30));
  const D = Float64Array.from({ length: rows }, (_, i) => 10 ** (9 + (2.5 * ((i * 5) % 23)) / 22));
  // Weyl's sequence: evenly spread, the same everywhere.
  const scatter = (i: number) => ((i * 0.6180339887498949) % 1) - 0.5;
  const loss = N.map(
    (n, i) => (1.8 + 480 / n ** 0.348 + 2100 / D[i] ** 0.366) * Math.exp(0.02 * scatter(i + 1)),
  );
  return { N, D, loss };
}

/** The customary 4,500 starts: log E, log A, log B, alpha, beta on a grid. */
export function customaryGrid({ internal }: TestProblem): StartSet {
  const exponents = [0, 0.5, 1, 1.5, 2];
  const coefficients = [0, 5, 10, 15, 20, 25].map(Math.exp);
  const floors = [-1, -0.5, 0, 0.5, 1].map(Math.exp);
  const points: Float64Array[] = [];
  for (const E of floors)
    for (const A of coefficients)
      for (const B of coefficients)
        for (const alpha of exponents)
          for (const beta of exponents) points.push(internal([E, A, B, alpha, beta]));
  return startsAt(points);
}

export function startsAt(points: readonly Float64Array[]): StartSet {
  return {
    count: points.length,
    fill(first, n, out) {
      for (let i = 0; i < n; i++) out.set(points[first + i], i * points[first + i].length);
    },
  };
}
