import { describe, expect, test } from 'vitest';
import { likelihoodOfRows } from '../../src/loss/log-likelihood.js';
import type { ResidualScale, Rho } from '../../src/loss/loss.js';

const predicted = [2, 2.5, 3, 3.5, 4, 2.2, 2.7];
const observed = [2.1, 2.45, 3.2, 3.4, 4.1, 2.15, 2.9];
const weight = [1, 2, 1, 0, 0.5, 1, 1];

const cases: readonly (readonly [Rho, ResidualScale])[] = [
  [{ kind: 'squared' }, 'log'],
  [{ kind: 'absolute' }, 'raw'],
  [{ kind: 'quantile', tau: 0.2 }, 'log'],
  [{ kind: 'huber', delta: 0.03 }, 'log'],
  [{ kind: 'huber', delta: 0.03, over: 3, under: 0.5 }, 'raw'],
];

describe('the likelihood of a penalty', () => {
  test.each(cases)('is that of a density: %j, %s residuals', (rho, residual) => {
    expect(likelihoodOfRows({ residual, rho }, predicted, observed, weight).rows[3]).toBe(0);
    // One row's density over all losses, the scale of the noise held by many others.
    const others = 280;
    const many = (value: readonly number[]): number[] =>
      Array.from({ length: others }, (_, i) => value[i % 7]);
    const at = (loss: number): number => {
      const { rows } = likelihoodOfRows(
        { residual, rho },
        [...many(predicted), 3],
        [...many(observed), loss],
        [...many(weight), 1],
      );
      return Math.exp(rows[others]);
    };
    const step = 0.05;
    let integral = 0;
    for (let loss = 1 + step / 2; loss < 7; loss += step) integral += at(loss) * step;
    expect(integral).toBeCloseTo(1, 2);
  });

  test('has the closed forms of normal and Laplace noise at their best scales', () => {
    const even = new Array<number>(7).fill(1);
    const total = (rho: Rho) =>
      likelihoodOfRows({ residual: 'raw', rho }, predicted, observed, even).rows.reduce(
        (sum, row) => sum + row,
        0,
      );
    const residuals = predicted.map((value, i) => value - observed[i]);
    const mean = (of: (r: number) => number): number => residuals.reduce((sum, r) => sum + of(r), 0) / 7;
    expect(total({ kind: 'squared' })).toBeCloseTo(
      -3.5 * (Math.log(2 * Math.PI * mean((r) => r * r)) + 1),
      9,
    );
    expect(total({ kind: 'absolute' })).toBeCloseTo(-7 * (Math.log(2 * mean(Math.abs)) + 1), 9);
    // Huber's penalty is the one or the other where delta is beyond all residuals, or below them.
    expect(total({ kind: 'huber', delta: 10 })).toBeCloseTo(total({ kind: 'squared' }), 9);
    expect(total({ kind: 'huber', delta: 1e-7 })).toBeCloseTo(total({ kind: 'absolute' }), 5);
  });
});
