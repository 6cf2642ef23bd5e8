import { describe, expect, test } from 'vitest';
import { argumentsOf } from '../../../src/jobs/form.js';
import { findLaw } from '../../../src/laws/index.js';
import { candidatesOf, isAllowed, usualRatio } from '../../../src/tasks/design/candidates.js';
import { designForm } from '../../../src/tasks/design/form.js';
import { type DesignJobInput, parseDesignJob } from '../../../src/tasks/design/job.js';
import type { FittedLaw } from '../../../src/tasks/fitted/fitted-law.js';

const law = findLaw('chinchilla');
const fitted: FittedLaw = {
  name: 'fit',
  law,
  values: law.presets[0].values,
  ranges: { N: [1e8, 1e10], D: [2e9, 2e11] },
  tokensPerParameter: [5, 100],
};
const job = (more: Partial<DesignJobInput> = {}) =>
  parseDesignJob({ fit: 'fit', goal: 'a_opt', budget: 1e22, ...more });

/** Least and greatest tokens per parameter of the runs that may be proposed. */
function ratios(more: Partial<DesignJobInput> = {}): [number, number] {
  const candidates = candidatesOf(fitted, job(more));
  const [N, D] = candidates.inputs;
  const seen = Array.from(N, (n, i) => D[i] / n).filter((_, i) => isAllowed(candidates, i));
  return [Math.min(...seen), Math.max(...seen)];
}

describe('a design', () => {
  test('proposes runs within the fitted range of tokens per parameter', () => {
    const [lo, hi] = ratios();
    expect(lo).toBeGreaterThanOrEqual(4.99);
    expect(hi).toBeLessThanOrEqual(100.01);
    expect(hi / lo).toBeGreaterThan(15);
  });

  test('goes beyond it where corners are asked for, or a constraint of N and D says what may be', () => {
    expect(ratios({ corners: true })[1]).toBeGreaterThan(1000);
    expect(ratios({ subjectTo: ['D <= 1000*N'] })[1]).toBeGreaterThan(500);
    expect(usualRatio(fitted, job({ set: { D: '200*N' } }))).toBeUndefined();
    expect(usualRatio(fitted, job({ subjectTo: ['D <= 3e11'] }))).toBeDefined();
    expect(argumentsOf(designForm, job({ corners: true }))).toContain('--corners');
  });

  test('has no such range where the fit says none', () => {
    const { tokensPerParameter: _, ...without } = fitted;
    expect(usualRatio(without, job())).toBeUndefined();
  });
});
