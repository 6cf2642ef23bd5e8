/** First and second derivatives of every law, by closures and in WebAssembly, against differences of what they are of. */
import { describe, expect, it } from 'vitest';
import type { Evaluator } from '../../src/formula/evaluator.js';
import { laws } from '../../src/laws/index.js';
import { packedIndex } from '../../src/linear-algebra/packed.js';
import { compileKernel } from '../../src/solver/kernel.js';
import { createPasses } from '../../src/solver/passes.js';
import { lossesOf, modelNear } from '../formula/wasm/models.js';

/** Central differences of sixth order: their error is of the order of the step to the sixth. */
const STENCIL = [
  [1, 45 / 60],
  [2, -9 / 60],
  [3, 1 / 60],
] as const;

const STEP = 5e-4;

/** Where a minimum or maximum switches, differences mix both sides: too short for that. */
const SHORT_STEP = 1e-5;

/** Share of the largest derivative of a column that rounding and the order of the differences leave. */
const ALLOWED = 2e-7;

/** d column / d coordinate i, row by row; `of` returns columns that the next call overwrites. */
function differences(
  of: (at: Float64Array) => Float64Array,
  at: Float64Array,
  i: number,
  step: number,
): Float64Array {
  const sum = new Float64Array(of(at).length);
  for (const [multiple, weight] of STENCIL) {
    for (const side of [1, -1]) {
      const moved = at.slice();
      moved[i] += side * multiple * step;
      const column = of(moved);
      for (let row = 0; row < sum.length; row++) sum[row] += (side * weight * column[row]) / step;
    }
  }
  return sum;
}

function expectClose(found: Float64Array, expected: Float64Array, scale: number, what: string): void {
  found.forEach((value, row) => {
    expect(
      Math.abs(value - expected[row]),
      `${what}, row ${row}: ${value}, by differences ${expected[row]}`,
    ).toBeLessThanOrEqual(ALLOWED * scale);
  });
}

const largest = (...columns: readonly Float64Array[]): number =>
  Math.max(...columns.map((column) => column.reduce((most, value) => Math.max(most, Math.abs(value)), 0)));

function checkDerivatives(
  evaluator: Evaluator,
  at: Float64Array,
  names: readonly string[],
  steps: readonly number[],
): void {
  const { value, gradient, hessian } = evaluator.hessian(at);
  const kept = { value: value.slice(), gradient: gradient.map((column) => column.slice()) };
  const second = hessian.map((column) => column?.slice() ?? null);
  for (const [i, name] of names.entries()) {
    const step = steps[i];
    const slope = differences((moved) => evaluator.value(moved), at, i, step);
    const scale = largest(kept.value, kept.gradient[i]);
    expectClose(kept.gradient[i], slope, scale, `slope by ${name}`);
    for (let j = 0; j <= i; j++) {
      const curve = differences((moved) => evaluator.gradient(moved).gradient[j], at, i, step);
      const column = second[packedIndex(i, j)] ?? new Float64Array(curve.length);
      const size = largest(kept.gradient[i], kept.gradient[j], column);
      expectClose(column, curve, size, `curvature by ${name} and ${names[j]}`);
    }
  }
}

describe('derivatives are those that differences show', () => {
  it.each(laws.map((law) => [law.name, law] as const))('%s', async (_, law) => {
    const { model, natural } = modelNear(law, lossesOf(law)[0]);
    const names = model.free.map(({ name }) => name);
    // A step away from where published zeros and ties would hide a term.
    const at = model.toInternal(natural).map((u, i) => {
      const shift = 0.01 * Math.sin(i + 1);
      return model.free[i].logarithmic ? u + shift : u + shift * (Math.abs(u) || 1);
    });
    // A coordinate that is no logarithm has the size of its parameter.
    const length = /\b(min|max)\(/.test(law.formula) ? SHORT_STEP : STEP;
    const steps = model.free.map(({ logarithmic }, i) =>
      logarithmic ? length : length * Math.max(Math.abs(at[i]), 1e-4),
    );
    checkDerivatives(model.problem.evaluator(), at, names, steps);
    checkDerivatives(createPasses(await compileKernel(model.problem)).evaluator, at, names, steps);
  });
});
