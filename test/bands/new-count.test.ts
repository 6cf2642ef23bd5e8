import { expect, test } from 'vitest';
import { newCountQuantiles } from '../../src/bands/new-count.js';

/** Of a mixture, by summing the probabilities of counts one by one. */
function summed(terms: (k: number) => number, probability: number, size: number): number {
  let total = 0;
  for (let k = 0; ; k++) {
    total += terms(k);
    if (total >= probability) return k / size;
  }
}

test('quantiles of a new proportion are those of the mixture of binomial distributions', () => {
  const laws = [0.2, 0.25, 0.4, 0.9];
  const n = 40;
  const choose = (k: number) =>
    Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((x, y) => x * y, 1);
  const terms = (k: number) =>
    laws.reduce((sum, p) => sum + choose(k) * p ** k * (1 - p) ** (n - k), 0) / laws.length;
  const shares = [0.025, 0.3, 0.5, 0.975];
  expect(newCountQuantiles(laws, 'binomial', n, shares)).toEqual(shares.map((p) => summed(terms, p, n)));
  expect(newCountQuantiles([0, 0], 'binomial', 10, [0.5, 0.99])).toEqual([0, 0]);
  expect(newCountQuantiles([1], 'binomial', 10, [0.01])).toEqual([1]);
});

test('and of a new rate those of Poisson distributions over its exposure', () => {
  const laws = [1.5, 2, 7];
  const exposure = 2.5;
  const terms = (k: number) =>
    laws.reduce((sum, rate) => {
      const mean = rate * exposure;
      return (
        sum + Array.from({ length: k }, (_, i) => mean / (i + 1)).reduce((x, y) => x * y, Math.exp(-mean))
      );
    }, 0) / laws.length;
  const shares = [0.025, 0.5, 0.975];
  expect(newCountQuantiles(laws, 'poisson', exposure, shares)).toEqual(
    shares.map((p) => summed(terms, p, exposure)),
  );
});
