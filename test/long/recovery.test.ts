/** Every law of the catalogue is recovered from simulated runs; docs/COVERAGE.md has what `npm run recovery` counted. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recover } from '../../scripts/recovery-study.js';
import { type Backend, chooseBackend } from '../../src/index.js';
import { laws } from '../../src/laws/index.js';
import { binomial } from '../support/binomial.js';

const ROWS = 240;
const DRAWS = 100;

/** A count this unlikely under 95 % refutes it: there are some 330 of them. */
const UNLIKELY = 1e-5;

/** Parameters that simulated runs leave open on both sides in many draws, and of which fits say so. */
const open = new Map([['precision', ['gkv', 'nkv']]]);

describe('laws are recovered, and their 95 % intervals hold the truth 95 times in 100', () => {
  let backend: Backend;
  beforeAll(async () => {
    ({ backend } = await chooseBackend('cpu'));
  });
  afterAll(() => backend.dispose());

  test.each(laws.map(({ name }) => name))('%s', async (law) => {
    const { converged, search, parameters } = await recover(law, ROWS, DRAWS, backend);
    // Of a search from no start: the minimum near the truth, or a lower one.
    expect(search).toBeLessThan(1 + 1e-6);
    expect(converged).toBeGreaterThan(0.9 * DRAWS);
    for (const { name, made, held } of parameters) {
      const words = `${name}: ${held} of ${made}`;
      if (open.get(law)?.includes(name) !== true) expect(made, words).toBeGreaterThan(0.8 * DRAWS);
      expect(binomial(held, made, 0.95), words).toBeGreaterThan(UNLIKELY);
    }
  });
});
