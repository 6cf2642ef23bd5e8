import { expect, test } from 'vitest';
import { allocationSeconds, fitSeconds, judgeWork, surfaceSeconds } from '../../src/backend/break-even.js';

const chinchilla = { rows: 240, rowOperations: 89, starts: 64, resamples: 0, refitStarts: 1 };

test('a default fit, and a bootstrap from the optimum, are too small for a GPU on any machine', () => {
  expect(judgeWork(fitSeconds(chinchilla), 1)).toEqual({
    pays: false,
    reason: expect.stringMatching(/about \d+ ms on one thread of the CPU, less than/),
  });
  const bootstrap = { ...chinchilla, resamples: 100_000 };
  expect(judgeWork(fitSeconds(bootstrap), 2).pays).toBe(false);
});

test('some 60,000 fits of 240 rows pay on 8 threads, and 18 million on any number of threads', () => {
  const fits = (starts: number) => judgeWork(fitSeconds({ ...chinchilla, starts }), 8).pays;
  expect(fits(30_000)).toBe(false);
  expect(fits(120_000)).toBe(true);
  const protocol = { ...chinchilla, resamples: 4000, refitStarts: 4501 };
  expect(judgeWork(fitSeconds(protocol), 256)).toMatchObject({
    pays: true,
    reason: expect.stringMatching(/^the work takes about .* on 256 threads of the CPU$/),
  });
});

test('work is within half of what one thread of a server processor was measured to take', () => {
  // By docs/PERFORMANCE.md: 4,500 starts, and 4,000 resamples searched from 9 and from 4,501 starts.
  const measured = [
    [{ ...chinchilla, starts: 4500 }, 0.232],
    [{ ...chinchilla, resamples: 4000, refitStarts: 9 }, 1.02],
    [{ ...chinchilla, resamples: 4000, refitStarts: 4501 }, 8.5 * 60],
  ] as const;
  for (const [work, seconds] of measured)
    expect(Math.abs(Math.log2(fitSeconds(work) / seconds))).toBeLessThan(0.58);
});

test('surfaces and allocations by their values and candidates', () => {
  expect(judgeWork(surfaceSeconds(1e4, 4000), 2).pays).toBe(false);
  expect(judgeWork(surfaceSeconds(512 * 512, 4000), 2).pays).toBe(true);
  expect(judgeWork(allocationSeconds(1e6), 2).pays).toBe(false);
  expect(judgeWork(allocationSeconds(1e9), 2).pays).toBe(true);
});
