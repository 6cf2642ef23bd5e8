import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lawRuns } from '../../simulated/runs.js';
import { lawOverDraws } from '../../src/bands/law-over-draws.js';
import { emitColumns } from '../../src/formula/emit-columns.js';
import { type GraphedLaw, graphOfLaw } from '../../src/laws/graph.js';
import { laws } from '../../src/laws/index.js';
import { parameterNames, realFormula } from '../support/formulas.js';

const DRAWS = 37;

/** The law by closures at one point, one value a draw. */
function byClosures(law: GraphedLaw, draws: readonly Float64Array[], point: readonly number[]): Float64Array {
  const { graph, root } = graphOfLaw(law);
  const emitted = emitColumns(graph, [root], { scalar: 'input', column: 'param' }, draws, DRAWS);
  emitted.run(point);
  return emitted.results[0];
}

function spread(parameters: number, seed = 0.3): Float64Array[] {
  return Array.from({ length: parameters }, (_, p) =>
    Float64Array.from({ length: DRAWS }, (_, i) => 0.6 + 0.5 * Math.sin(seed + i + 7 * p) ** 2),
  );
}

function expectClose(found: Float64Array, expected: Float64Array, tolerance: number): void {
  found.forEach((value, i) => {
    const wanted = expected[i];
    if (!Number.isFinite(wanted)) expect(value).toBe(wanted);
    else expect(Math.abs(value - wanted)).toBeLessThanOrEqual(tolerance * Math.max(Math.abs(wanted), 1));
  });
}

describe('a law over draws of its parameters', () => {
  test.each(laws.map((law) => [law.name, law] as const))('%s is the closures’ to 1e-14', (_, law) => {
    const draws = spread(law.parameters.length);
    const { at, values, logs } = lawOverDraws(graphOfLaw(law), law.inputs.length, draws, true);
    const { columns } = lawRuns(law.name, 2);
    for (const row of [0, 1]) {
      const point = law.inputs.map(({ name }) => columns[name][row]);
      at(point);
      const expected = byClosures(law, draws, point);
      expectClose(values, expected, 1e-14);
      expectClose(logs as Float64Array, expected.map(Math.log), 1e-14);
    }
  });

  test('any formula is as the closures have it', () => {
    fc.assert(
      fc.property(realFormula, fc.double({ min: 0.1, max: 5, noNaN: true }), (formula, x) => {
        const law: GraphedLaw = {
          formula,
          where: [],
          inputs: [{ name: 'x' }, { name: 'y' }] as unknown as GraphedLaw['inputs'],
          parameters: parameterNames.map((name) => ({
            name,
            domain: 'real',
          })) as unknown as GraphedLaw['parameters'],
        };
        const draws = spread(parameterNames.length, x);
        const evaluated = lawOverDraws(graphOfLaw(law), 2, draws);
        evaluated.at([x, 1 / x]);
        const expected = byClosures(law, draws, [x, 1 / x]);
        evaluated.values.forEach((value, i) => {
          if (!Number.isFinite(expected[i])) expect(Number.isFinite(value)).toBe(false);
          else expect(value).toBeCloseTo(expected[i], 6);
        });
      }),
      { numRuns: 60 },
    );
  });

  test.each([-2, 0])('a base of %d has the powers that it has', (x) => {
    const law = {
      formula: 'a + x^b',
      where: [],
      inputs: [{ name: 'x' }],
      parameters: ['a', 'b'].map((name) => ({ name, domain: 'real' })),
    } as unknown as GraphedLaw;
    const draws = [new Float64Array(DRAWS).fill(1), Float64Array.from({ length: DRAWS }, (_, i) => i % 3)];
    const evaluated = lawOverDraws(graphOfLaw(law), 1, draws);
    evaluated.at([x]);
    expect([...evaluated.values]).toEqual([...byClosures(law, draws, [x])]);
    expect(evaluated.values[2]).toBe(1 + x ** 2);
  });
});
