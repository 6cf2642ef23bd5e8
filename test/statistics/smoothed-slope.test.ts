import { expect, test } from 'vitest';
import { bandwidth, probabilityWithin } from '../../src/statistics/smoothed-slope.js';
import { expectAllNear, expectNear } from './support.js';

const residuals = Float64Array.of(-3, -1, -0.5, -0.2, 0.1, 0.3, 0.4, 1.2, 2.5);
const once = new Float64Array(9).fill(1);

test('the bandwidth is Silverman’s', () => {
  // numpy: (30 sqrt(pi))^(1/5) 0.9 min(root mean square, quartiles' distance / 1.349) n^(-1/5).
  expectNear(bandwidth(residuals, once), 0.8565848819796968, 1e-14);
});

test('a row that counts m times is m rows', () => {
  const times = Float64Array.of(1, 2, 0, 1, 3, 1, 1, 2, 1);
  const drawn = Float64Array.from([...residuals].flatMap((r, i) => new Array<number>(times[i]).fill(r)));
  expectNear(bandwidth(residuals, times), bandwidth(drawn, new Float64Array(drawn.length).fill(1)), 1e-14);
});

test('the fraction within delta is that of noise spread by the kernel', () => {
  // numpy, by Epanechnikov's distribution function.
  expectAllNear(
    probabilityWithin(residuals, once, 0.4),
    [
      0.0, 0.06057569815075303, 0.4128407699716119, 0.6113561596682782, 0.6399953865212205,
      0.5636241149133743, 0.4967992522565089, 0.003200747743491106, 0.0,
    ],
    1e-12,
  );
});

test('where delta is large against the noise every row lies within', () => {
  expect(probabilityWithin(residuals, once, 1e30)).toEqual(new Float64Array(9).fill(1));
});

test('residuals without spread are counted', () => {
  expect(probabilityWithin(new Float64Array(3), new Float64Array(3).fill(1), 0.1)).toEqual(
    Float64Array.of(1, 1, 1),
  );
  expect(bandwidth(residuals, new Float64Array(9))).toBe(0);
});
