/** Resamples of the published runs, under several seeds and in numbers. */
import { expect, test } from 'vitest';
import { needData } from '../support/data.js';
import { expectKnownSpread, searchedAgain } from '../tasks/uncertainty/resamples.js';

test.for([2, 3])('refits from one warm start have the known spread under seed %i', async (seed, context) => {
  await expectKnownSpread(needData(context, 'chinchilla-240.csv'), seed);
});

test('searched again from everywhere, 2,000 resamples improve in no case', async (context) => {
  const { failed, improved } = await searchedAgain(needData(context, 'chinchilla-240.csv'), 2000);
  expect([failed, improved]).toEqual([0, 0]);
});

test('with the outliers, searched again from everywhere, some of 2,000 improve', async (context) => {
  const { failed, improved } = await searchedAgain(needData(context, 'chinchilla-245.csv'), 2000);
  expect(failed).toBe(0);
  // 14 are known; other resamples give other counts.
  expect(improved).toBeGreaterThanOrEqual(4);
  expect(improved).toBeLessThanOrEqual(40);
});
