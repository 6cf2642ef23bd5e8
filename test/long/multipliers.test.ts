/** Coverage of compute multipliers by ladders of three to six runs. */
import { expect, test } from 'vitest';
import { multiplierCoverage } from '../tasks/multiplier/coverage.js';

const SIMULATIONS = 2000;

test('95 % intervals of a multiplier hold the truth 95 % of the time, within 1.6 points', () => {
  for (const noise of [0.003, 0.012]) {
    for (let m = 3; m <= 6; m++) {
      for (let n = 3; n <= m; n++) {
        const shares = multiplierCoverage([m, n], SIMULATIONS, { noise });
        process.stderr.write(`${m} and ${n} runs, scatter ${noise}: ${JSON.stringify(shares)}\n`);
        for (const share of Object.values(shares)) expect(Math.abs(share - 0.95)).toBeLessThan(0.016);
      }
    }
  }
});
