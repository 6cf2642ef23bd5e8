import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formulas, wayOf } from './fuzz.js';

it('whatever the formula, it is fitted or refused by a typed error', async () => {
  const ways = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(formulas, fc.constantFrom('log', 'raw', 'relative'), async (formula, residual) => {
      const way = await wayOf(formula, residual);
      ways.set(way, (ways.get(way) ?? 0) + 1);
    }),
    { numRuns: 150, seed: 12 },
  );
  expect(ways.get('fitted')).toBeGreaterThan(5);
  expect(ways.get('formula-syntax')).toBeGreaterThan(5);
});
