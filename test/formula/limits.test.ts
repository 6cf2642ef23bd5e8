import { describe, expect, test } from 'vitest';
import {
  type LimitCase,
  limitCases,
  limitColumns,
  limitModel,
  limitNames,
  limitValues,
} from '../support/limits.js';

const { x, y, z } = limitColumns;
const rows = x.length;

describe('limits that are finite', () => {
  test.each(
    limitCases.map((one): [string, LimitCase] => [
      `${one.formula} at s = ${(one.at ?? limitValues)[3]}`,
      one,
    ]),
  )('are taken: %s', (_, { formula, truth, residual = 'raw', at = limitValues }) => {
    const model = limitModel(formula, { residual });
    const valueAt = (natural: ArrayLike<number>, row: number): number => {
      const values = [...at];
      model.free.forEach(({ name }, j) => {
        values[limitNames.indexOf(name)] = natural[j];
      });
      const value = truth(values[0], values[1], values[2], values[3], x[row], y[row], z[row]);
      return residual === 'log' ? Math.log(value) : value;
    };
    const internal = model.toInternal(model.free.map(({ name }) => at[limitNames.indexOf(name)]));
    const { value, gradient, hessian } = model.problem.evaluator().hessian(internal);
    const seen = {
      value: value.slice(),
      gradient: gradient.map((g) => g.slice()),
      hessian: hessian.map((h) => h?.slice()),
    };
    const step = 1e-5;
    const moved = (j: number, by: number): Float64Array => internal.map((u, i) => (i === j ? u + by : u));
    for (let row = 0; row < rows; row++) {
      expect(seen.value[row]).toBeCloseTo(valueAt(model.toNatural(internal), row), 12);
      seen.gradient.forEach((slope, j) => {
        const [up, down] = [step, -step].map((by) => valueAt(model.toNatural(moved(j, by)), row));
        expect(slope[row], `slope ${j} in row ${row}`).toBeCloseTo((up - down) / (2 * step), 7);
      });
    }
    // Second derivatives by differences of the first.
    seen.gradient.forEach((_slope, i) => {
      for (let j = 0; j <= i; j++) {
        const [up, down] = [step, -step].map((by) =>
          model.problem.evaluator().gradient(moved(j, by)).gradient[i].slice(),
        );
        for (let row = 0; row < rows; row++) {
          const second = seen.hessian[(i * (i + 1)) / 2 + j]?.[row] ?? 0;
          expect(second, `curvature ${i}, ${j} in row ${row}`).toBeCloseTo(
            (up[row] - down[row]) / (2 * step),
            6,
          );
        }
      }
    });
    const predicted = model.predict(internal, { x, y, z });
    for (let row = 0; row < rows; row++)
      expect(residual === 'log' ? Math.log(predicted[row]) : predicted[row]).toBeCloseTo(seen.value[row], 12);
  });
});

describe('limits that are not finite', () => {
  const refused: readonly (readonly [string, Parameters<typeof limitModel>[1], RegExp])[] = [
    ['p + q/x', {}, /line 2: the law divides by 0 \(x = 0\)/],
    ['p + r*log(x)', {}, /line 2: the law takes a logarithm of 0 \(x = 0\)/],
    [
      'p + q*x^-r',
      { bound: { r: [0, null] } },
      /line 2: the law takes a power of 0 \(x = 0\), whose exponent depends on r/,
    ],
    [
      'p + q*x^r',
      { bound: { r: [null, -0.1] } },
      /takes a power of 0 \(x = 0\), whose exponent depends on r/,
    ],
    ['p + q*x^r', { fix: { r: '-1' } }, /line 2: the law divides by 0 \(x = 0\)/],
    ['p + q*(y/x)/(1/x)', {}, /line 2: the law divides by 0/],
    ['p + q*exp(r/x)*x', { bound: { r: [0, null] } }, /line 2: the law divides by 0/],
    [
      'p*x^q',
      { residual: 'log' },
      /line 2: the law is 0 whatever its parameters, which has no logarithm \(x = 0\)/,
    ],
    ['p + q*(x - 1)^r', {}, /line 2: the law takes a power of -1/],
  ];
  test.each(refused)('are refused with the row and what is wrong: %s', (formula, settings, message) => {
    expect(() => limitModel(formula, settings)).toThrow(
      expect.objectContaining({ code: 'not-positive', message: expect.stringMatching(message) }),
    );
  });

  test('are judged at the parameters where those decide, and the sentence names them', () => {
    const model = limitModel('r + p*x^s');
    expect(model.conditions).toEqual([
      'In line 2 (x = 0) the law has a finite value only where s is above zero.',
    ]);
    const at = (s: number): Float64Array =>
      model.problem
        .evaluator()
        .value(model.toInternal([1.3, 0.4, s]))
        .slice();
    expect(at(0.6).every(Number.isFinite)).toBe(true);
    expect([...at(-0.6)].map(Number.isFinite)).toEqual([...x].map((value) => value !== 0));
    expect(limitModel('r + p*x^-s').conditions).toEqual([
      'In line 2 (x = 0) the law has a finite value only where s is below zero.',
    ]);
    expect(limitModel('r + (p - r)/(1 + (q/x)^s)').conditions).toEqual([]);
  });

  test('leave a law alone whose data hold no zeros', () => {
    const columns = { x: x.map((value) => value + 0.1), y, z: z.map((value) => value + 0.1) };
    for (const { formula } of limitCases) {
      if (formula.includes('1 - z')) continue;
      const { limit, root, inputs } = limitModel(formula, { columns });
      expect([limit.root, limit.inputs]).toEqual([root, inputs]);
    }
  });
});
