import { expect, test } from 'vitest';
import { axisOver, linearAxis, sparse } from '../../../src/report/figures/axis.js';
import { axisTitle } from '../../../src/report/figures/axis-titles.js';

/** Ranges that loss, sizes, exponents and coefficients have. */
const ranges = [
  [2.1, 3.4],
  [0.0108, 0.04],
  [350, 1000],
  [1041, 9933],
  [5e7, 2e10],
  [1e18, 1e26],
  [1e-12, 1e13],
] as const;

test('every logarithmic axis has at least two ticks, none outside, however few there is room for', () => {
  for (const [lo, hi] of ranges) {
    for (const most of [2, 3, 4, 7]) {
      const scale = sparse(axisOver([lo, hi]), most);
      expect(scale.ticks.length, `${lo} to ${hi}, ${most}`).toBeGreaterThanOrEqual(2);
      expect(scale.ticks.length, `${lo} to ${hi}, ${most}`).toBeLessThanOrEqual(most);
      for (const tick of scale.ticks) {
        expect(tick).toBeGreaterThanOrEqual(scale.domain[0]);
        expect(tick).toBeLessThanOrEqual(scale.domain[1]);
      }
    }
  }
});

test('half a decade has ticks at its lower end as well', () => {
  expect(Math.min(...axisOver([0.0108, 0.04]).ticks)).toBeLessThan(0.0135);
});

test('long labels, of powers of ten, are fewer', () => {
  const long = sparse(axisOver([2.5e19, 4.7e19]), 5);
  expect(long.ticks.length).toBeLessThanOrEqual(3);
  expect(sparse(axisOver([2.5e9, 4.7e9]), 5).ticks.length).toBeGreaterThan(3);
});

test('an axis has the name of a column that holds a unit in parentheses, and what an expression computes', () => {
  expect(axisTitle({ name: 'L', from: 'val loss (nats)' })).toBe('val loss (nats) (L)');
  expect(axisTitle({ name: 'D', unit: 'tokens', from: 'C/(6*N)' })).toBe('D = C/(6*N), tokens');
  expect(axisTitle({ name: 'L', unit: 'reward', from: 'reward' })).toBe('reward (L)');
  expect(axisTitle({ name: 'N', from: 'embedding + other' })).toBe('N = embedding + other');
});

test('even ticks have as many decimals as each other, and letters stay as they are', () => {
  const texts = ({ ticks, tickFormat }: ReturnType<typeof axisOver>): string[] => ticks.map(tickFormat);
  expect(texts(linearAxis(0.43, 0.62))).toEqual(['0.45', '0.50', '0.55', '0.60']);
  expect(texts(linearAxis(-1, 1))).toEqual(['−1.0', '−0.5', '0', '0.5', '1.0']);
  expect(texts(sparse(axisOver([2.17, 2.27]), 3))).toEqual(['2.15', '2.20', '2.25']);
  expect(texts(axisOver([9e8, 1.5e9]))).toEqual(['1.0B', '1.2B', '1.4B']);
  expect(texts(axisOver([7e8, 1.3e9]))).toEqual(['800M', '1B', '1.2B']);
  expect(texts(axisOver([0.01, 1]))).toContain('0.05');
});
