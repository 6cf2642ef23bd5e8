import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { analyseObjective } from '../../bench/suites/support/row-sums.js';
import type { Backend } from '../../src/backend/contract.js';
import { parameterNames, parameterValues, realFormula } from '../support/formulas.js';
import { limitCases, limitModel, limitNames, limitValues } from '../support/limits.js';
import { problemOf } from '../support/problem.js';
import { useEngine } from '../support/shared-engine.js';

const inputs = { x: Float64Array.of(0.4, 0.9, 1.7, 2.6, 5), y: Float64Array.of(3, 1.1, 0.7, 0.2, 2) };
const observed = Float64Array.of(1, 2, 0.5, 1.5, 3);

const { engine } = useEngine();
let backend: Backend;
beforeAll(async () => {
  backend = await engine();
});

test('random formulas: objective and gradient on the device are those of the closures, within what WGSL allows', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(realFormula, parameterValues, async (formula, values) => {
      const made = problemOf({
        // Every parameter enters, so that each has a gradient to compare.
        formula: `${formula} + p + q + r + s`,
        parameters: parameterNames,
        positive: ['p', 'q'],
        inputs,
        observed,
        loss: { residual: 'raw', rho: { kind: 'squared' } },
      });
      const at = made.internal(values).map(Math.fround);
      const exact = analyseObjective(made.problem, at, 1e-3);
      // Beyond this the kernels' clamps rule, and no bound means anything.
      if (!exact.every(({ value, error }) => Math.abs(value) < 1e9 && error < 1e3)) return;
      const prepared = await backend.prepare(made.problem);
      const { objective, gradient } = await prepared.objective(at, 1e-3);
      prepared.dispose();
      for (const [i, { value, error }] of exact.entries()) {
        const seen = i === 0 ? objective[0] : gradient[i - 1];
        expect(Math.abs(seen - value), `${seen} for ${value} ± ${error}`).toBeLessThanOrEqual(error);
      }
      const truth = made.problem.evaluator();
      const value = truth.value(at);
      const sum = observed.reduce((total, y, row) => total + (value[row] - y) ** 2, 0);
      expect(Math.abs(sum - exact[0].value)).toBeLessThanOrEqual(1e-10 * Math.max(1, sum));
      compared++;
    }),
    { numRuns: 24 },
  );
  // Most formulas must have been worth comparing.
  expect(compared).toBeGreaterThan(14);
});

test('a sum to a small power is exact to rounding where its addends are beyond f32', async () => {
  const made = problemOf({
    formula: '((p/x)^(r/s) + q/y)^s',
    parameters: parameterNames,
    positive: ['p', 'q'],
    inputs,
    observed,
    loss: { residual: 'log', rho: { kind: 'squared' } },
  });
  const prepared = await backend.prepare(made.problem);
  for (const s of [0.1, 0.01, 0.004]) {
    const at = made.internal([40, 2, 0.5, s]).map(Math.fround);
    const exact = analyseObjective(made.problem, at, 1e-3);
    // There is a bound: no clamp rules.
    expect(exact[0].error).toBeLessThan(1e-3 * exact[0].value);
    const { objective, gradient } = await prepared.objective(at, 1e-3);
    for (const [i, { value, error }] of exact.entries()) {
      const seen = i === 0 ? objective[0] : gradient[i - 1];
      expect(Math.abs(seen - value), `${seen} for ${value} ± ${error}`).toBeLessThanOrEqual(error);
    }
  }
  prepared.dispose();
});

test('limits taken where data are zero: objective and gradient on the device are those of the closures', async () => {
  for (const { formula, residual = 'raw', at = limitValues } of limitCases.filter((_, i) => i % 4 === 1)) {
    const model = limitModel(formula, { residual });
    const natural = model.free.map(({ name }) => at[limitNames.indexOf(name)]);
    const internal = model.toInternal(natural).map(Math.fround);
    const exact = analyseObjective(model.problem, internal, 1e-3);
    const prepared = await backend.prepare(model.problem);
    const { objective, gradient } = await prepared.objective(internal, 1e-3);
    prepared.dispose();
    for (const [i, { value, error }] of exact.entries()) {
      expect(error, formula).toBeLessThan(1e-2 * (1 + Math.abs(value)));
      const seen = i === 0 ? objective[0] : gradient[i - 1];
      expect(Math.abs(seen - value), `${formula}: ${seen} for ${value} ± ${error}`).toBeLessThanOrEqual(
        error,
      );
    }
  }
});

test('a law without a finite value at the parameters has none on the device', async () => {
  const model = limitModel('r + p*x^s');
  const prepared = await backend.prepare(model.problem);
  const at = (s: number) => prepared.objective(model.toInternal([1.3, 0.4, s]), 1e-3);
  expect((await at(0.6)).objective[0]).toBeLessThan(1e6);
  expect((await at(-0.6)).objective[0]).not.toBeLessThan(1e30);
  prepared.dispose();
});

test('roots of equations: objective and gradient on the device are those of the closures', async () => {
  const cases: readonly (readonly [formula: string, at: readonly number[]])[] = [
    // Infinite at the upper end of its bracket, which depends on parameters.
    ['root(t from p to p + q, (t - p)/(p + q - t)^r = x^(-s))', [0.3, 2, 0.8, 1.4]],
    // Both ends are infinite; of rows and parameters close to either end.
    ['p*root(t from 0 to 1, log(t) - r*log1p(-t) = log(q) - s*log(x/y))', [2, 5, 1.5, 4]],
    // The loss on both sides, as in learning curves at any batch size.
    ['root(z from p to p + q*(1 + y/p^2), z = p + q*x^r*(1 + y/z^2)*0.1 + s*1e-3)', [0.5, 3, -0.3, 1]],
    // One for all rows, and one in a sum.
    [
      'sum(j from 1 to 2, root(w from 0 to 9, w^3 + w = j*x)) + r*root(v from 0 to 9, v*exp(v) = q) + p + s',
      [1, 2, 0.5, 0.1],
    ],
  ];
  for (const [formula, at] of cases) {
    const made = problemOf({
      formula,
      parameters: parameterNames,
      positive: ['p', 'q'],
      inputs,
      observed,
      loss: { residual: 'raw', rho: { kind: 'squared' } },
    });
    const internal = made.internal(at).map(Math.fround);
    const exact = analyseObjective(made.problem, internal, 1e-3);
    expect(exact[0].error, formula).toBeLessThan(1e-3 * exact[0].value);
    const prepared = await backend.prepare(made.problem);
    const { objective, gradient } = await prepared.objective(internal, 1e-3);
    for (const [i, { value, error }] of exact.entries()) {
      const seen = i === 0 ? objective[0] : gradient[i - 1];
      expect(Math.abs(seen - value), `${formula}: ${seen} for ${value} ± ${error}`).toBeLessThanOrEqual(
        error,
      );
    }
    prepared.dispose();
  }
});

test('an equation that does not change its sign in its bracket is no value on the device either', async () => {
  const made = problemOf({
    formula: 'log(root(t from 0 to p, t = x*q)) + r + s',
    parameters: parameterNames,
    positive: ['p', 'q'],
    inputs,
    observed,
    loss: { residual: 'raw', rho: { kind: 'squared' } },
  });
  const prepared = await backend.prepare(made.problem);
  const objectiveAt = async (p: number): Promise<number> =>
    (await prepared.objective(made.internal([p, 1, 0.1, 0.1]).map(Math.fround), 1e-3)).objective[0];
  expect(await objectiveAt(6)).toBeGreaterThan(0);
  // The greatest x is 5. Drivers differ in what they make of a NaN: it must not be a finite number.
  expect(Number.isFinite(await objectiveAt(4))).toBe(false);
  prepared.dispose();
});
