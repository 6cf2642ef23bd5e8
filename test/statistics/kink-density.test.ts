import { expect, test } from 'vitest';
import { densityAtKink, hallSheather } from '../../src/statistics/kink-density.js';
import { expectAllNear, expectNear } from './support.js';

const residuals = Float64Array.of(-3, -1, -0.5, -0.2, 0, 0.1, 0.3, 0.4, 1.2, 2.5);
const once = new Float64Array(10).fill(1);

test('the bandwidth is that of Hall and Sheather, halved where quantiles would lie outside', () => {
  // Python: statistics.NormalDist.
  expectNear(hallSheather(100, 0.5), 0.20931604694700326, 1e-12);
  expectNear(hallSheather(100, 0.9), 0.0745422823685639, 1e-12);
  expectNear(hallSheather(20, 0.9), 0.06373275493031334, 1e-12);
});

test('the density of all and of each row is the kernel’s', () => {
  // The same formulas in plain Python.
  const median = densityAtKink(residuals, once, 1, 0.5);
  expectNear(median.mean, 0.30553123844350605, 1e-12);
  expectAllNear(
    median.rows,
    [
      0.06626438056855749, 0.3407579077673512, 0.36649167594223814, 0.37369713103120644, 0.30553123844350605,
      0.37472648175820195, 0.371981546486214, 0.36957972812322454, 0.32566076377141756, 0.16062153054314277,
    ],
    1e-12,
  );
  const quantile = densityAtKink(residuals, once, 2, 0.8);
  expectNear(quantile.mean, 0.46839574018767965, 1e-12);
  expectNear(quantile.rows[5], 0.8103308856635375, 1e-12);
});

test('rows that the fit passes through are left out and have the density of the others', () => {
  const { exact, rows, mean } = densityAtKink(residuals, once, 2, 0.5);
  expect(exact).toEqual([4]);
  expect(rows[4]).toBe(mean);
  const without = residuals.filter((r) => r !== 0);
  expectNear(densityAtKink(without, new Float64Array(9).fill(1), 2, 0.5).mean, mean, 1e-14);
});

test('a row that counts m times is m rows', () => {
  const times = Float64Array.of(1, 2, 0, 1, 0, 3, 1, 1, 2, 1);
  const drawn = Float64Array.from([...residuals].flatMap((r, i) => new Array<number>(times[i]).fill(r)));
  const counted = densityAtKink(residuals, times, 1, 0.5);
  const written = densityAtKink(drawn, new Float64Array(drawn.length).fill(1), 1, 0.5);
  expectNear(counted.mean, written.mean, 1e-14);
  expectNear(counted.rows[1], written.rows[1], 1e-14);
});

test('there is a density wherever more rows than parameters count, however far apart they lie', () => {
  const apart = densityAtKink(Float64Array.of(-100, 0, 80, 1e6), new Float64Array(4).fill(1), 1, 0.5);
  expect(apart.mean).toBeGreaterThan(0);
  expect(apart.rows.every((f) => f >= 0)).toBe(true);
  expect(densityAtKink(residuals, new Float64Array(10), 1, 0.5).mean).toBeNaN();
});
