import { describe, expect, test } from 'vitest';
import { argumentsOf } from '../../../src/jobs/form.js';
import { predictorOf } from '../../../src/tasks/fit/predictor.js';
import { computeFactor, isClose } from '../../../src/tasks/multiverse/closeness.js';
import { multiverseForm } from '../../../src/tasks/multiverse/form.js';
import { parseMultiverseJob } from '../../../src/tasks/multiverse/job.js';

const point = { text: 'N=1e9,D=2e10', at: { N: 1e9, D: 2e10 } };
/** 2 + .4 at the point. */
const predict = predictorOf(({ N, D }) =>
  Float64Array.of(2 + 0.2 * (N[0] / 1e9) ** -0.5 + 0.2 * (D[0] / 2e10) ** -0.5),
);
const near = (measure: 'loss' | 'reducible' | 'compute', value: number, within = 0.1): boolean =>
  isClose({ within, measure }, [point], predict, { kind: 'predictions', name: point.text }, value, 2.4);

describe('a predicted loss is near the base', () => {
  test('as a fraction of the loss', () => {
    expect([near('loss', 2.6), near('loss', 2.7), near('loss', 2.6, 0.05)]).toEqual([true, false, false]);
  });

  test('as a fraction of what lies above the floor', () => {
    expect([near('reducible', 2.43), near('reducible', 2.45), near('reducible', 2.37)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('as compute that takes the base there', () => {
    // Both inputs 1 % larger: compute 1.0201 times as much, .4 / sqrt(1.01) above the floor.
    expect(computeFactor(predict, point, 2 + 0.4 / Math.sqrt(1.01))).toBeCloseTo(1.0201, 10);
    expect(near('compute', 2 + 0.4 / Math.sqrt(1.04))).toBe(true);
    expect(near('compute', 2 + 0.4 / Math.sqrt(1.06))).toBe(false);
    // Below the floor no compute leads.
    expect(near('compute', 1.9, 9)).toBe(false);
  });

  test('parameters are measured by themselves', () => {
    const about = { kind: 'parameters', name: 'alpha' } as const;
    expect(isClose({ within: 0.1, measure: 'compute' }, [point], predict, about, 0.31, 0.3)).toBe(true);
  });
});

test('a job says both, and its command again', () => {
  const job = parseMultiverseJob({
    runs: 'r.csv',
    law: ['chinchilla'],
    delta: [1e-3, 1e-2],
    within: 0.02,
    measure: 'compute',
  });
  expect(argumentsOf(multiverseForm, job).join(' ')).toContain('--within 0.02 --measure compute');
});
