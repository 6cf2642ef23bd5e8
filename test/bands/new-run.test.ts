import { describe, expect, test } from 'vitest';
import { newRunQuantiles } from '../../src/bands/new-run.js';
import { quantiles } from '../../src/statistics/quantile.js';

const shares = [0.025, 0.5, 0.975];
const knots = Array.from({ length: 201 }, (_, k) => k / 200);

describe('the loss of a new run', () => {
  test('around a law that is known is the law less the residuals', () => {
    const residuals = knots.map((u) => 0.1 * (u - 0.3));
    const [lo, middle, hi] = newRunQuantiles(
      Float64Array.of(2),
      { quantiles: residuals, scale: 'raw' },
      shares,
    );
    // A residual is prediction less observation: the upper residuals make the lower losses.
    expect(lo).toBeCloseTo(2 - 0.1 * (0.975 - 0.3), 12);
    expect(middle).toBeCloseTo(2 - 0.1 * 0.2, 12);
    expect(hi).toBeCloseTo(2 - 0.1 * (0.025 - 0.3), 12);
  });

  test('without scatter is the law of the replicates', () => {
    const values = Float64Array.from({ length: 999 }, (_, i) => 1 + ((i * 7919) % 999) / 998);
    const found = newRunQuantiles(values, { quantiles: knots.map(() => 0), scale: 'log' }, shares);
    for (const [i, value] of quantiles(values, shares).entries())
      expect(Math.abs(found[i] - value)).toBeLessThan(2e-3);
  });

  test.each(['raw', 'log', 'relative'] as const)(
    'is the mixture over replicates and residuals (%s)',
    (scale) => {
      const values = Float64Array.from(
        { length: 400 },
        (_, i) => 2 + 0.1 * Math.sin(i) + 0.02 * Math.cos(7 * i),
      );
      const residuals = knots.map((u) => 0.03 * (2 * u - 1) ** 3 + 0.004 * u);
      const found = newRunQuantiles(values, { quantiles: residuals, scale }, shares);
      // Every value with every residual of a fine grid: the mixture by brute force.
      const fine = Array.from({ length: 2000 }, (_, k) => {
        const at = ((k + 0.5) / 2000) * 200;
        const i = Math.floor(at);
        return residuals[i] + (at - i) * (residuals[i + 1] - residuals[i]);
      });
      const all = Float64Array.from(
        Array.from(values).flatMap((value) =>
          fine.map((r) =>
            scale === 'raw' ? value - r : scale === 'log' ? value * Math.exp(-r) : value / (1 + r),
          ),
        ),
      );
      for (const [i, value] of quantiles(all, shares).entries())
        expect(Math.abs(found[i] - value)).toBeLessThan(1e-5);
    },
  );

  test('has no quantiles where a value has no logarithm', () => {
    const found = newRunQuantiles(Float64Array.of(2, -1), { quantiles: knots, scale: 'log' }, shares);
    expect(found).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });
});
