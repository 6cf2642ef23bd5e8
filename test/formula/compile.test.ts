/** Every way of computing a formula against the meaning of its tree, and derivatives against differences. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linearParameters } from '../../src/formula/analyse.js';
import { build } from '../../src/formula/build.js';
import { Derivative } from '../../src/formula/differentiate.js';
import { emitColumns } from '../../src/formula/emit-columns.js';
import { evaluateNode } from '../../src/formula/evaluate-node.js';
import { Graph, type NodeId } from '../../src/formula/graph.js';
import { type Lowered, lower } from '../../src/formula/lower.js';
import { parse } from '../../src/formula/parse.js';
import {
  inputNames,
  interpret,
  parameterNames,
  parameterValues,
  positive,
  positiveFormula,
  realFormula,
} from '../support/formulas.js';

const inputs = [Float64Array.of(0.4, 0.9, 1.7, 2.6, 5), Float64Array.of(3, 1.1, 0.7, 0.2, 2)];
const rows = inputs[0].length;
/** More rows than a block of the column emitter. */
const long = inputs.map((column) =>
  Float64Array.from({ length: 1200 }, (_, i) => column[i % rows] * (1 + i / 5000)),
);

function compiled(text: string): { graph: Graph; root: NodeId } {
  const graph = new Graph();
  const symbols = new Map<string, NodeId>([
    ...inputNames.map((name, i) => [name, graph.leaf('input', i)] as const),
    ...parameterNames.map((name, i) => [name, graph.leaf('param', i)] as const),
  ]);
  return { graph, root: build(graph, text, symbols) };
}

function dataColumn(graph: Graph, id: NodeId, columns: readonly Float64Array[]): Float64Array {
  const data = emitColumns(graph, [id], { scalar: 'param', column: 'input' }, columns, columns[0].length);
  data.run([]);
  return data.results[0];
}

function lowered(graph: Graph, root: NodeId, logValue: boolean): Lowered {
  return lower(graph, root, {
    logarithmic: positive,
    mayAbsorb: positive.map(() => true),
    positiveInput: [true, true],
    logValue,
    mean: (id) => dataColumn(graph, id, inputs).reduce((sum, x) => sum + x, 0) / rows,
  });
}

function truth(
  text: string,
  values: readonly number[],
  row: number,
  columns: readonly Float64Array[],
): number {
  const names = [
    ...inputNames.map((name, i) => [name, columns[i][row]]),
    ...parameterNames.map((name, i) => [name, values[i]]),
  ];
  return interpret(parse(text), Object.fromEntries(names));
}

/** Close relative to the size of what was added up on the way, which the value alone does not tell. */
function expectClose(seen: number, wanted: number, tolerance: number): void {
  if (!Number.isFinite(wanted)) return;
  expect(Math.abs(seen - wanted)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(wanted)) * 100);
}

const moderate = (values: Iterable<number>): boolean =>
  [...values].every((v) => Number.isFinite(v) && Math.abs(v) < 1e6);

describe('random formulas', () => {
  test('closures over columns give the meaning of the tree, in blocks too', () => {
    fc.assert(
      fc.property(realFormula, parameterValues, (text, values) => {
        const { graph, root } = compiled(text);
        const run = emitColumns(graph, [root], { scalar: 'param', column: 'input' }, long, 1200);
        run.run(values);
        for (const row of [0, 3, 511, 512, 1199])
          expectClose(run.results[0][row], truth(text, values, row, long), 1e-12);
      }),
      { numRuns: 300 },
    );
  });

  test('the lowered law at internal coordinates is the law at natural parameters, on either scale', () => {
    fc.assert(
      fc.property(fc.oneof(realFormula, positiveFormula), parameterValues, (text, values) => {
        const { graph, root } = compiled(text);
        const wanted = Array.from(inputs[0], (_, row) => truth(text, values, row, inputs));
        fc.pre(moderate(wanted));
        const logValue = wanted.every((value) => value > 1e-6);
        const law = lowered(graph, root, logValue);
        const columns = law.columns.map(({ expression, centre }) =>
          dataColumn(graph, expression, inputs).map((value) => value - centre),
        );
        const internal = law.internal.map((id) => evaluateNode(graph, id, (leaf) => values[leaf.value]));
        const back = law.natural.map((id) => evaluateNode(graph, id, (leaf) => internal[leaf.value]));
        back.forEach((value, j) => {
          expectClose(value, values[j], 1e-13);
        });
        const run = emitColumns(
          graph,
          [law.program.value],
          { scalar: 'coordinate', column: 'column' },
          columns,
          rows,
        );
        run.run(internal);
        for (let row = 0; row < rows; row++) {
          expectClose(run.results[0][row], logValue ? Math.log(wanted[row]) : wanted[row], 1e-11);
        }
      }),
      { numRuns: 600 },
    );
  });

  test('gradients and Hessians agree with central differences', () => {
    fc.assert(
      fc.property(
        realFormula,
        parameterValues,
        fc.nat({ max: 3 }),
        fc.nat({ max: 3 }),
        (text, values, i, j) => {
          const { graph, root } = compiled(text);
          const first = new Derivative(graph, 'param', i).of(root);
          const second = new Derivative(graph, 'param', j).of(first);
          const run = emitColumns(
            graph,
            [root, first, second],
            { scalar: 'param', column: 'input' },
            inputs,
            rows,
          );
          const at = (k: number, h: number): Float64Array[] => {
            run.run(values.map((v, m) => (m === k ? v + h : v)));
            return run.results.map((column) => column.slice());
          };
          const h = 1e-5;
          const [here, up, down, near, far] = [at(i, 0), at(i, h), at(i, -h), at(j, h), at(j, -h)];
          for (let row = 0; row < rows; row++) {
            // Differences mean nothing across the kink of a minimum, nor where rounding swamps them.
            const all = [here, up, down, near, far].flatMap((results) =>
              results.map((column) => column[row]),
            );
            if (!moderate(all)) continue;
            const kink = Math.abs(up[1][row] - down[1][row]) > 0.01 * (1 + Math.abs(here[1][row]));
            if (!kink) expectClose((up[0][row] - down[0][row]) / (2 * h), here[1][row], 1e-5);
            const bend = Math.abs(near[2][row] - far[2][row]) > 0.01 * (1 + Math.abs(here[2][row]));
            if (!bend && !kink) expectClose((near[1][row] - far[1][row]) / (2 * h), here[2][row], 1e-5);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('analysis', () => {
  const linear = (text: string): string[] => {
    const { graph, root } = compiled(text);
    return linearParameters(graph, root, parameterNames.length).map((j) => parameterNames[j]);
  };

  test('finds the parameters that enter linearly once the others are fixed', () => {
    expect(linear('p + q*x^r')).toEqual(['p', 'q']);
    expect(linear('p*q*x')).toEqual(['p']);
    expect(linear('(p*x^r + q*x^-r)*y^-r + s')).toEqual(['p', 'q', 's']);
    expect(linear('exp(p*x)')).toEqual([]);
    expect(linear('max(p, q - r*x)')).toEqual([]);
    expect(linear('p + abs(q)*x')).toEqual(['p']);
  });

  test('an input under logarithms and powers alone is a centred logarithm, its shift taken up by the coefficient', () => {
    const { graph, root } = compiled('p + q/x^r');
    const law = lowered(graph, root, true);
    expect(law.columns).toHaveLength(1);
    const values = dataColumn(graph, law.columns[0].expression, inputs);
    expect(values[2]).toBeCloseTo(Math.log(inputs[0][2]), 14);
    expect(law.columns[0].centre).toBeCloseTo(values.reduce((sum, x) => sum + x, 0) / rows, 14);
  });

  test('a sum to a power that parameters make small is finite where its addends are beyond any number', () => {
    const { graph, root } = compiled('((p/x)^(r/s) + q/y)^s');
    const law = lowered(graph, root, true);
    const columns = law.columns.map(({ expression, centre }) =>
      dataColumn(graph, expression, inputs).map((value) => value - centre),
    );
    const at = (values: readonly number[]) => {
      const internal = law.internal.map((id) => evaluateNode(graph, id, (leaf) => values[leaf.value]));
      const { value, gradient } = law.program;
      const roots = [value, ...gradient];
      const run = emitColumns(graph, roots, { scalar: 'coordinate', column: 'column' }, columns, rows);
      run.run(internal);
      return run.results;
    };
    const [r, p, q] = [0.5, 100, 3];
    const [value, ...gradient] = at([p, q, r, 1e-4]);
    for (let row = 0; row < rows; row++) {
      // The other addend is nothing beside this one, to the power of 5,000.
      expectClose(value[row], r * Math.log(p / inputs[0][row]), 1e-15);
      expectClose(gradient[0][row], r, 1e-15);
      expectClose(gradient[2][row], Math.log(p / inputs[0][row]), 1e-15);
    }
    const [usual] = at([p, q, r, 0.25]);
    for (let row = 0; row < rows; row++) {
      const sum = (p / inputs[0][row]) ** (r / 0.25) + q / inputs[1][row];
      expectClose(usual[row], 0.25 * Math.log(sum), 1e-15);
    }
  });

  test('expressions of the data alone are one column, computed once in float64', () => {
    const { graph, root } = compiled('p + q*(min(x, y)/sqrt(x*y) - 1)^2');
    expect(lowered(graph, root, false).columns).toHaveLength(1);
  });

  test('equal parts of a law are computed once', () => {
    const { graph, root } = compiled('p*x^r + q*x^r');
    const powers = graph.order([root]).filter((id) => graph.node(id).kind === 'pow');
    expect(powers).toHaveLength(1);
  });

  test('an unknown name is an error that suggests a known one', () => {
    expect(() => compiled('p + qq*x')).toThrow(/uses "qq"/);
    expect(() => compiled('p < q')).toThrow(/a law is a number/);
  });
});
