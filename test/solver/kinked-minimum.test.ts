import { describe, expect, test } from 'vitest';
import type { Rho } from '../../src/loss/loss.js';
import { createExactSolver } from '../../src/solver/kinked-minimum.js';
import { dataFile, dataMissing } from '../support/data.js';
import { chinchilla, problemOf, readRuns, solverOf } from './support.js';
import { traceLaw } from './traced-law.js';

const penalties: Rho[] = [
  { kind: 'absolute' },
  { kind: 'quantile', tau: 0.3 },
  { kind: 'quantile', tau: 0.8 },
];

describe('exact minima of losses with a kink', () => {
  for (const name of ['chinchilla-234.csv', 'chinchilla-240.csv', 'chinchilla-245.csv']) {
    const file = dataFile(name);
    for (const rho of penalties) {
      test.skipIf(!file)(
        `exchanging rows reaches the minimum from a wrong choice of exact rows: ${name}, ${JSON.stringify(rho)}${file ? '' : `: ${dataMissing(name)}`}`,
        async () => {
          const problem = chinchilla(await readRuns(file as string), { residual: 'log', rho });
          const { fit, polish, passes } = await solverOf(problem);
          const at = Float64Array.of(6, 8, 0.5, 0.4, 0.4);
          fit(at, { maxSteps: 400, tolerance: 1e-8, smoothing: 1e-2 });
          const polished = polish(at);
          const minimum = createExactSolver(problem, passes.evaluator)(at, 1e-2, new Uint8Array(5));
          expect(minimum?.multiplier).toBeLessThanOrEqual(1);
          expect(minimum?.rows).toEqual(polished.exactRows);
          expect(Math.abs((minimum?.objective ?? 0) / polished.objective - 1)).toBeLessThan(1e-12);
        },
      );
    }
  }

  test('stay within bounds that cut off the vertex by less than the smoothing', async () => {
    const law = traceLaw(([c], [x]) => c.mul(x), 1, [[1], [1], [1]]);
    for (const gap of [1e-6, 1e-9, 0]) {
      const bound = 2 - gap;
      const { polish } = await solverOf(
        problemOf({
          law,
          target: [1, 2, 4],
          loss: { residual: 'raw', rho: { kind: 'quantile', tau: 0.4 } },
          upper: [bound],
        }),
      );
      const { parameters, atBound } = polish(Float64Array.of(1.5));
      expect(parameters[0]).toBeLessThanOrEqual(bound);
      expect(parameters[0]).toBeGreaterThan(bound - 1e-8);
      // What the smallest delta cannot tell from the bound may lie just inside it.
      if (gap !== 1e-9) expect(atBound).toEqual([0]);
    }
  });
});
