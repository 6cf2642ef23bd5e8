/** Coverage of the intervals of an isoFLOP analysis on simulated tables. */
import { describe, expect, test } from 'vitest';
import { createCpuBackend } from '../../src/backend/cpu/engine.js';
import { threefryWords } from '../../src/problem/threefry.js';
import { tableOf } from '../../src/runs/table-of.js';
import { normalQuantile } from '../../src/statistics/normal.js';
import { isoflop } from '../../src/tasks/isoflop/isoflop.js';

const TABLES = 60;
const NOISE = 0.003;
const BUDGETS = Array.from({ length: 8 }, (_, k) => 6e18 * 500 ** (k / 7));
/** Factors of the best N: nine sizes over a factor of 25, as Hoffmann et al. have about. */
const FACTORS = Array.from({ length: 9 }, (_, i) => 5 ** ((i - 4) / 4));

const laws = {
  'of Besiroglu et al.': { E: 1.8172, A: 482.01, B: 2085.43, alpha: 0.3478, beta: 0.3658 },
  'of Hoffmann et al.': { E: 1.69, A: 406.4, B: 410.7, alpha: 0.34, beta: 0.28 },
  'of unlike exponents': { E: 1.8, A: 482, B: 30000, alpha: 0.3, beta: 0.5 },
} as const;

describe.each(Object.entries(laws))('tables drawn from the law %s', (_, law) => {
  test('have intervals that hold the exponent of N, or a bias that is stated', {
    timeout: 900_000,
  }, async () => {
    const { E, A, B, alpha, beta } = law;
    const truth = beta / (alpha + beta);
    const scale = ((alpha * A) / (beta * B)) ** (1 / (alpha + beta));
    const backend = createCpuBackend({ workers: 1 });
    const held = [0, 0, 0];
    const stated = [0, 0, 0];
    const errors: number[][] = [[], [], []];
    for (let t = 0; t < TABLES; t++) {
      const words = new Uint32Array(BUDGETS.length * FACTORS.length);
      threefryWords(17, t, words);
      const rows = BUDGETS.flatMap((C, b) =>
        FACTORS.map((factor, i) => {
          const N = scale * (C / 6) ** truth * factor;
          const D = C / (6 * N);
          const draw = normalQuantile((words[b * FACTORS.length + i] + 0.5) / 2 ** 32);
          return { N, D, C, loss: (E + A / N ** alpha + B / D ** beta) * Math.exp(NOISE * draw) };
        }),
      );
      const request = { bootstrap: 200, simulations: 100, seed: t, backend: 'cpu' } as const;
      const { record } = await isoflop(request, tableOf(rows), { backend });
      const [{ approaches, warnings }] = record.analyses;
      approaches.forEach(({ approach, a: { value, interval } }, k) => {
        if (value !== null) errors[k].push(value - truth);
        const isHeld = interval !== null && interval[0] <= truth && truth <= interval[1];
        if (isHeld) held[k]++;
        else if (warnings.some((text) => text.startsWith(`Approach ${approach}: on these sizes`)))
          stated[k]++;
      });
    }
    backend.dispose();
    const spread = errors.map((all) => {
      const mean = all.reduce((sum, x) => sum + x / all.length, 0);
      return [mean, Math.sqrt(all.reduce((sum, x) => sum + (x - mean) ** 2, 0) / all.length)];
    });
    // Of 60 tables 95 % are 57; below 52 has a chance of a percent.
    for (const k of [0, 1, 2]) {
      const found = `approach ${k + 1}: ${held[k]} of ${TABLES} held, ${stated[k]} stated, error ${spread[k]}`;
      expect(held[k] + stated[k], found).toBeGreaterThanOrEqual(52);
    }
  });
});
