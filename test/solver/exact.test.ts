import { describe, expect, test } from 'vitest';
import { createExactFit } from '../../src/backend/cpu/exact.js';
import type { Rho } from '../../src/problem/loss.js';
import { dataFile, dataMissing } from '../support/data.js';
import { chinchilla, readRuns, solverOf } from './support.js';

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
          const problem = chinchilla(readRuns(file as string), { residual: 'log', rho });
          const { fit, polish, passes } = await solverOf(problem);
          const at = Float64Array.of(6, 8, 0.5, 0.4, 0.4);
          fit(at, { maxSteps: 400, tolerance: 1e-8, smoothing: 1e-2 });
          const polished = polish(at);
          const minimum = createExactFit(problem, passes.evaluator)(at, 1e-2, new Uint8Array(5));
          expect(minimum?.multiplier).toBeLessThanOrEqual(1);
          expect(minimum?.rows).toEqual(polished.exactRows);
          expect(Math.abs((minimum?.objective ?? 0) / polished.objective - 1)).toBeLessThan(1e-12);
        },
      );
    }
  }
});
