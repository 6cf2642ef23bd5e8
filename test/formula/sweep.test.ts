import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../src/formula/error-analysis.js';
import type { Node } from '../../src/formula/graph.js';
import { inputNames, parameterNames, parameterValues, realFormula } from '../support/formulas.js';
import { chinchilla, formulas, inSingle } from '../support/sweeps.js';

function axesOf(text: string): (number | undefined)[] {
  return formulas(chinchilla.axes, chinchilla.parameters, text).program.tables.map(({ axis }) => axis);
}

function kindsOf(text: string): string[] {
  const { graph, program } = formulas(chinchilla.axes, chinchilla.parameters, text);
  return graph.order(program.roots).map((id) => graph.node(id).kind);
}

describe('formulas cut for sweeping', () => {
  test('leave one addition of a law whose terms meet one axis each', () => {
    expect(axesOf(chinchilla.law)).toEqual([0, 1]);
    expect(kindsOf(chinchilla.law)).toEqual(['column', 'column', 'add']);
  });

  test('leave one multiplication of a cost, whose constant goes with an axis', () => {
    expect(axesOf('6*N*D').sort()).toEqual([0, 1]);
    expect(kindsOf('6*N*D')).toEqual(['column', 'column', 'mul']);
  });

  test('tabulate once what several of them have in common', () => {
    const { program } = formulas(['N', 'D'], ['a'], 'N^a + D', 'N^a * D', 'N^a');
    expect(program.tables).toHaveLength(2);
  });

  test('know constants, parameters alone and single axes', () => {
    expect(axesOf('3')).toEqual([]);
    expect(axesOf('E * A')).toEqual([undefined]);
    expect(axesOf('E + A/N^alpha')).toEqual([0]);
    expect(kindsOf('E + A/N^alpha')).toEqual(['column']);
  });

  test('mean what they meant, for random formulas', () => {
    const positive = fc.double({ min: 0.3, max: 3, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(realFormula, { minLength: 1, maxLength: 3 }),
        fc.tuple(positive, positive),
        parameterValues,
        (texts, inputs, parameters) => {
          const cut = formulas(inputNames, parameterNames, ...texts);
          const natural = ({ kind, value }: Node): number =>
            kind === 'const' ? value : (kind === 'input' ? inputs : parameters)[value];
          const whole = evaluate(cut.graph, cut.whole, (node) => ({ value: natural(node), error: 0 }));
          const tables = evaluate(
            cut.graph,
            cut.program.tables.map(({ expression }) => expression),
            (node) => ({ value: natural(node), error: 0 }),
          );
          const roots = evaluate(cut.graph, cut.program.roots, (node) =>
            node.kind === 'const' ? { value: node.value, error: 0 } : tables[node.value],
          );
          roots.forEach(({ value, error }, root) => {
            const wanted = whole[root];
            // Bounds of single precision, as double has them.
            const allowed = 2 ** -28 * (error + wanted.error);
            if (!Number.isFinite(allowed)) return;
            expect(Math.abs(value - wanted.value), texts[root]).toBeLessThanOrEqual(allowed);
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  test('have tables of one axis at most, whatever they join', () => {
    fc.assert(
      fc.property(realFormula, (text) => {
        const { graph, program } = formulas(inputNames, parameterNames, text);
        for (const { axis, expression } of program.tables) {
          const met = graph
            .order([expression])
            .map((id) => graph.node(id))
            .filter(({ kind }) => kind === 'input')
            .map(({ value }) => value);
          expect(new Set(met)).toEqual(new Set(axis === undefined ? [] : [axis]));
        }
        for (const id of graph.order(program.roots)) {
          expect(['input', 'param']).not.toContain(graph.node(id).kind);
        }
      }),
    );
  });

  test('are bounded in single precision by what their tables and joints may lose', () => {
    const cut = formulas(chinchilla.axes, chinchilla.parameters, chinchilla.law);
    const [{ value, error }] = inSingle(cut, [1e9, 2e10], chinchilla.centre);
    expect(value).toBeCloseTo(1.82 + 482 / 1e9 ** 0.3478 + 2085 / 2e10 ** 0.3658, 12);
    expect(error).toBeGreaterThan(0);
    expect(error).toBeLessThan(1e-6);
  });
});
