import { expect, test } from 'vitest';
import {
  allocationSeconds,
  fitSeconds,
  surfaceSeconds,
  tooSmallForGpu,
} from '../../src/backend/break-even.js';

const chinchilla = { rows: 240, rowOperations: 89, starts: 64, resamples: 0, refitStarts: 1 };

test('a default fit, and a bootstrap from the optimum, are too small for a GPU on any machine', () => {
  expect(tooSmallForGpu(fitSeconds(chinchilla), 1)).toMatch(/^about \d+ ms of work on one thread/);
  const bootstrap = { ...chinchilla, resamples: 100_000 };
  expect(tooSmallForGpu(fitSeconds(bootstrap), 2)).toMatch(/on 2 threads/);
});

test('some 30,000 fits of 240 rows pay on 8 threads, and 18 million on any number of threads', () => {
  const fits = (starts: number) => tooSmallForGpu(fitSeconds({ ...chinchilla, starts }), 8);
  expect(fits(15_000)).toBeDefined();
  expect(fits(60_000)).toBeUndefined();
  const protocol = { ...chinchilla, resamples: 4000, refitStarts: 4501 };
  expect(tooSmallForGpu(fitSeconds(protocol), 256)).toBeUndefined();
});

test('surfaces and allocations by their values and candidates', () => {
  expect(tooSmallForGpu(surfaceSeconds(1e4, 4000), 2)).toBeDefined();
  expect(tooSmallForGpu(surfaceSeconds(512 * 512, 4000), 2)).toBeUndefined();
  expect(tooSmallForGpu(allocationSeconds(1e6), 2)).toBeDefined();
  expect(tooSmallForGpu(allocationSeconds(1e9), 2)).toBeUndefined();
});
