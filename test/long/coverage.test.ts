/** The coverage study in small: `npm run coverage` is the whole of it, and docs/COVERAGE.md has what that found. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  type Cell,
  EXPONENT,
  type Kind,
  kinds,
  merged,
  prepareCell,
  type Tallies,
} from '../../scripts/coverage-study.js';
import { binomial } from '../support/binomial.js';
import { needData } from '../support/data.js';

const REPETITIONS = 200;
const RESAMPLES = 999;

/** A count this unlikely under the coverage claimed refutes it: there are some 40 of them. */
const UNLIKELY = 1e-4;

const gaussian = { noise: 'gaussian', every: 1 } as const;
const claims: readonly [Cell, readonly Kind[], lowest: number, highest: number][] = [
  [{ loss: 'squared', ...gaussian }, kinds, 0.925, 0.975],
  [{ loss: 'huber', ...gaussian }, ['percentile', 'bca', 'sandwich', 'profile'], 0.92, 0.98],
  [{ loss: 'huber', noise: 'residuals', every: 1 }, ['percentile', 'bca', 'sandwich', 'profile'], 0.92, 0.98],
];

test('the distribution of counts is the binomial', () => {
  // scipy.stats.binom.cdf.
  expect(1 - binomial(29, 300, 0.075)).toBeCloseTo(0.06692723838564121, 12);
});

for (const [cell, claimed, lowest, highest] of claims) {
  test(`intervals cover under ${JSON.stringify(cell)}`, async (context) => {
    const published = readFileSync(needData(context, 'chinchilla-240.csv'), 'utf8');
    const repeat = await prepareCell(published, cell, RESAMPLES);
    const all: Tallies[] = [];
    for (let k = 1; k <= REPETITIONS; k++) all.push(await repeat(k));
    for (const [name, byKind] of Object.entries(merged(all))) {
      for (const kind of name === EXPONENT ? [] : claimed) {
        const { within = 0, below = 0, above = 0 } = byKind[kind] ?? {};
        const misses = below + above;
        const made = within + misses;
        const description = `${kind} of ${name}: ${within} of ${made}`;
        expect(made, description).toBeGreaterThan(0.95 * REPETITIONS);
        expect(1 - binomial(misses - 1, made, 1 - lowest), description).toBeGreaterThan(UNLIKELY);
        expect(binomial(misses, made, 1 - highest), description).toBeGreaterThan(UNLIKELY);
      }
    }
  });
}
