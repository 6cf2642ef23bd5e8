import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formulas, wayOf } from '../formula/fuzz.js';

/** Minutes on two cores. */
const FORMULAS = 20_000;

it('20,000 odd formulas are each fitted or refused by a typed error, none over five seconds', async () => {
  const ways = new Map<string, number>();
  let slowest = { seconds: 0, formula: '' };
  await fc.assert(
    fc.asyncProperty(formulas, fc.constantFrom('log', 'raw', 'relative'), async (formula, residual) => {
      const began = process.cpuUsage();
      const way = await wayOf(formula, residual);
      const { user, system } = process.cpuUsage(began);
      if (user + system > 1e6 * slowest.seconds) slowest = { seconds: (user + system) / 1e6, formula };
      ways.set(way, (ways.get(way) ?? 0) + 1);
    }),
    { numRuns: FORMULAS },
  );
  process.stderr.write(`${JSON.stringify({ ways: [...ways], slowest })}\n`);
  expect(slowest.seconds, slowest.formula).toBeLessThan(5);
  expect(process.memoryUsage().rss).toBeLessThan(1e9);
}, 3.6e6);
