import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyseObjective } from '../../bench/suites/support/row-sums.js';
import { laws } from '../../src/laws/index.js';
import { denseShape } from '../../src/linear-algebra/matrix-shape.js';
import { packedIndex, packedLength } from '../../src/linear-algebra/packed.js';
import { type HuberForm, huberForm } from '../../src/loss/loss.js';
import { residualSlopes } from '../../src/loss/residual.js';
import type { Problem } from '../../src/problem/problem.js';
import { compileKernel } from '../../src/solver/kernel.js';
import { createCurvature, createNormal, createPasses } from '../../src/solver/passes.js';
import { lossesOf, modelNear } from '../formula/wasm/models.js';
import { spread } from '../formula/wasm/support.js';
import { parameterNames, parameterValues, realFormula } from '../support/formulas.js';
import { limitCases, limitModel, limitNames, limitValues } from '../support/limits.js';
import { problemOf } from '../support/problem.js';

/** What the f32 analysis allows, for float64: rounding errors go with the size of the last place. */
const F64_OF_F32 = 2 ** -28;

const SMOOTHING = 1e-3;

/** Sums over rows by closures, and the sums of the sizes of their terms (with values in place of residuals). */
function reference(problem: Problem, at: Float64Array, { delta, up, down }: HuberForm) {
  const { rows, size, target, weight } = problem;
  const { value, gradient, hessian } = problem.evaluator().hessian(at);
  const slope = residualSlopes(problem);
  const triangle = packedLength(size);
  const sums = { gaussNewton: new Float64Array(triangle), hessian: new Float64Array(triangle) };
  const sizes = { gaussNewton: new Float64Array(triangle), hessian: new Float64Array(triangle) };
  let objective = 0;
  for (let row = 0; row < rows; row++) {
    const r = (value[row] - target[row]) * slope[row];
    const length = Math.abs(r);
    const c = weight[row] * (r > 0 ? up : down);
    const omega = length <= delta ? c : (c * delta) / length;
    objective += length <= delta ? 0.5 * c * r * r : c * delta * (length - 0.5 * delta);
    const level = Math.abs(slope[row]) * (Math.abs(value[row]) + Math.abs(target[row]));
    for (let i = 0, entry = 0; i < size; i++) {
      for (let j = 0; j <= i; j++, entry++) {
        const product = gradient[i][row] * gradient[j][row] * slope[row] ** 2;
        const second = (hessian[entry]?.[row] ?? 0) * slope[row];
        sums.gaussNewton[entry] += omega * product;
        sums.hessian[entry] += (length <= delta ? c : 0) * product + omega * r * second;
        sizes.gaussNewton[entry] += omega * Math.abs(product) * (1 + level / Math.max(length, delta));
        sizes.hessian[entry] += omega * (Math.abs(product) + level * Math.abs(second));
      }
    }
  }
  return { objective, sums, sizes };
}

async function expectAgreement(problem: Problem, at: Float64Array): Promise<void> {
  const { size, loss } = problem;
  const form = huberForm(loss.rho, SMOOTHING);
  const passes = createPasses(await compileKernel(problem));
  const exact = analyseObjective(problem, at, SMOOTHING);
  const [wide, narrow, curvature] = [
    createNormal(denseShape(size)),
    createNormal(denseShape(size)),
    createCurvature(denseShape(size)),
  ];
  passes.normal('f64', at, form, wide);
  passes.normal('f32', at, form, narrow);
  passes.curvature(at, form, curvature);
  const gradient = new Float64Array(size);
  const objective = passes.gradient(at, form, gradient);
  const seen = [
    [wide.objective, ...wide.gradient],
    [objective, ...gradient],
    [curvature.objective, ...curvature.gradient],
    [narrow.objective, ...narrow.gradient],
    [passes.objective(at, form)],
  ];
  for (const [which, sums] of seen.entries()) {
    for (const [i, { value, error }] of exact.slice(0, sums.length).entries()) {
      const allowed = which === 3 ? error : F64_OF_F32 * error + 1e-13 * Math.abs(value);
      expect(
        Math.abs(sums[i] - value),
        `sum ${i} of pass ${which}: ${sums[i]} for ${value}`,
      ).toBeLessThanOrEqual(allowed);
    }
  }
  const { sums, sizes } = reference(problem, at, form);
  // Entries that cancel are as exact as their rows and columns; nothing is exact among denormal numbers.
  const scale = (size: Float64Array, i: number, j: number): number =>
    2 ** -900 + size[packedIndex(i, j)] + Math.sqrt(size[packedIndex(i, i)] * size[packedIndex(j, j)]);
  for (let i = 0, entry = 0; i < size; i++) {
    for (let j = 0; j <= i; j++, entry++) {
      const level = scale(sizes.gaussNewton, i, j);
      expect(Math.abs(wide.matrix[entry] - sums.gaussNewton[entry])).toBeLessThanOrEqual(1e-12 * level);
      expect(Math.abs(curvature.gaussNewton[entry] - sums.gaussNewton[entry])).toBeLessThanOrEqual(
        1e-12 * level,
      );
      expect(Math.abs(curvature.hessian[entry] - sums.hessian[entry])).toBeLessThanOrEqual(
        1e-12 * scale(sizes.hessian, i, j),
      );
      // Two-sided weights jump at zero, where f32 may see the other sign.
      if (form.up !== form.down) continue;
      expect(Math.abs(narrow.matrix[entry] - sums.gaussNewton[entry])).toBeLessThanOrEqual(1e-4 * level);
    }
  }
}

describe('passes agree with the closures', () => {
  test('where limits are taken in some rows', async () => {
    for (const { formula, residual = 'raw', at = limitValues } of limitCases) {
      const model = limitModel(formula, { residual });
      const natural = model.free.map(({ name }) => at[limitNames.indexOf(name)]);
      await expectAgreement(model.problem, model.toInternal(natural));
    }
  });

  for (const law of laws) {
    for (const loss of lossesOf(law)) {
      test(`${law.name}, ${loss.rho.kind} on ${loss.residual}`, async () => {
        const { model, natural } = modelNear(law, loss);
        for (const factor of [1, 1.02]) {
          const at = model.toInternal(natural.map((x) => x * factor)).map(Math.fround);
          expect([...model.problem.evaluator().value(at)].every(Number.isFinite)).toBe(true);
          await expectAgreement(model.problem, at);
        }
      });
    }
  }

  test('for random formulas', async () => {
    let compared = 0;
    const inputs = { x: Float64Array.of(0.4, 0.9, 1.7, 2.6, 5), y: Float64Array.of(3, 1.1, 0.7, 0.2, 2) };
    await fc.assert(
      fc.asyncProperty(realFormula, parameterValues, async (formula, values) => {
        const { problem, internal } = problemOf({
          // Every parameter enters, so that each has a gradient to compare.
          formula: `${formula} + p + q + r + s`,
          parameters: parameterNames,
          positive: ['p', 'q'],
          inputs,
          observed: Float64Array.of(1, 2, 0.5, 1.5, 3),
          loss: { residual: 'raw', rho: { kind: 'squared' } },
        });
        const at = internal(values).map(Math.fround);
        const exact = analyseObjective(problem, at, SMOOTHING);
        if (!exact.every(({ value, error }) => Math.abs(value) < 1e9 && error < 1e3)) return;
        const passes = createPasses(await compileKernel(problem));
        const form = huberForm(problem.loss.rho, SMOOTHING);
        const [wide, narrow] = [createNormal(denseShape(4)), createNormal(denseShape(4))];
        passes.normal('f64', at, form, wide);
        passes.normal('f32', at, form, narrow);
        for (const [i, { value, error }] of exact.entries()) {
          const seen = (sums: typeof wide) => (i === 0 ? sums.objective : sums.gradient[i - 1]);
          // Exponentials that f32 cuts off are 2^-40 at most.
          expect(Math.abs(seen(narrow) - value)).toBeLessThanOrEqual(error + 1e-9 * (1 + Math.abs(value)));
          expect(Math.abs(seen(wide) - value)).toBeLessThanOrEqual(
            F64_OF_F32 * error + 1e-13 * Math.abs(value) + Number.MIN_VALUE,
          );
        }
        const [truth, rows] = [problem.evaluator().hessian(at), passes.evaluator.hessian(at)];
        const columns = (of: typeof truth) => [of.value, ...of.gradient, ...of.hessian];
        columns(truth).forEach((column, k) => {
          const seen = columns(rows)[k];
          const size = column?.reduce((most, v) => Math.max(most, Math.abs(v)), 1) ?? 1;
          for (let row = 0; row < 5; row++) {
            expect(Math.abs((seen?.[row] ?? 0) - (column?.[row] ?? 0))).toBeLessThanOrEqual(1e-9 * size);
          }
        });
        compared++;
      }),
      { numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(35);
  });
});

/** a exp(-b x) + c on `rows` runs. */
function decay(rows: number, weight?: Float64Array): Problem {
  const x = spread(rows).map((v) => 4 * v);
  return problemOf({
    formula: 'a * exp(-b * x) + c',
    parameters: ['a', 'b', 'c'],
    positive: [],
    inputs: { x },
    observed: x.map((v, row) => 3 * Math.exp(-0.7 * v) + 1 + 0.05 * Math.cos(9 * row)),
    loss: { residual: 'raw', rho: { kind: 'huber', delta: 0.02 } },
    ...(weight === undefined ? {} : { weight }),
  }).problem;
}

const at = Float64Array.of(2.5, 0.5, 1.25);
const form: HuberForm = { delta: 0.02, up: 1, down: 1 };

async function sumsOf(problem: Problem, precision: 'f32' | 'f64'): Promise<number[]> {
  const normal = createNormal(denseShape(3));
  createPasses(await compileKernel(problem)).normal(precision, at, form, normal);
  return [normal.objective, normal.noise, ...normal.gradient, ...normal.matrix];
}

describe('rows', () => {
  for (const rows of [1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 257]) {
    test(`tables of ${rows} rows are summed whole, and nothing beside`, async () => {
      await expectAgreement(decay(rows), at);
    });
  }

  test('of weight zero do not count', async () => {
    const weight = Float64Array.from({ length: 20 }, (_, row) => (row < 13 ? 1 : 0));
    const some = decay(20, weight);
    const fewer: Problem = {
      ...some,
      rows: 13,
      columns: some.columns.map((column) => column.slice(0, 13)),
      target: some.target.slice(0, 13),
      weight: weight.slice(0, 13),
    };
    for (const precision of ['f32', 'f64'] as const) {
      const [all, kept] = [await sumsOf(some, precision), await sumsOf(fewer, precision)];
      all.forEach((sum, i) => {
        expect(Math.abs(sum / kept[i] - 1)).toBeLessThan(precision === 'f32' ? 1e-6 : 1e-14);
      });
    }
  });

  test('by the hundred thousand keep their digits in f32', async () => {
    const problem = decay(300_000);
    const [narrow, wide] = [await sumsOf(problem, 'f32'), await sumsOf(problem, 'f64')];
    narrow.forEach((sum, i) => {
      expect(Math.abs(sum / wide[i] - 1)).toBeLessThan(1e-5);
    });
  });
});

describe('bits', () => {
  test('are the same from a fresh instance, from the hundred-thousandth call, and after other passes', async () => {
    const problem = decay(41);
    const kernel = await compileKernel(problem);
    for (const precision of ['f32', 'f64'] as const) {
      const fresh = await sumsOf(problem, precision);
      const passes = createPasses(kernel);
      const normal = createNormal(denseShape(3));
      for (let call = 0; call < 100_000; call++) passes.normal(precision, at, form, normal);
      passes.evaluator.hessian(at);
      passes.curvature(Float64Array.of(9, 9, 9), form, createCurvature(denseShape(3)));
      passes.normal(precision, at, form, normal);
      expect([normal.objective, normal.noise, ...normal.gradient, ...normal.matrix]).toEqual(fresh);
    }
  });

  test('a point without a finite value has no finite objective, in either precision', async () => {
    const passes = createPasses(await compileKernel(decay(5)));
    for (const precision of ['f32', 'f64'] as const) {
      const normal = createNormal(denseShape(3));
      passes.normal(precision, Float64Array.of(1, -1e4, 0), form, normal);
      expect(Number.isFinite(normal.objective)).toBe(false);
    }
  });
});
