import { describe, expect, test } from 'vitest';
import { ENOUGH_INTERVAL } from '../../src/solver/newton.js';
import { createPace } from '../../src/solver/pace.js';

const MAX_STEPS = 400;
const GOAL = 0.5;

/** The questions answered until a descent is given up, or undefined if it never is. */
function givenUpAfter(objectiveAt: (question: number) => number): number | undefined {
  const pace = createPace(GOAL, MAX_STEPS);
  for (let k = 0; k < MAX_STEPS / ENOUGH_INTERVAL; k++) if (pace.isTooSlow(objectiveAt(k))) return k;
  return undefined;
}

describe('a descent that is only wanted below a goal', () => {
  test('is given up early where it levels off above it', () => {
    const after = givenUpAfter((k) => 1 + 1 / (1 + k));
    expect(after).toBeGreaterThan(1);
    expect(after).toBeLessThan(MAX_STEPS / ENOUGH_INTERVAL / 4);
  });

  test('is kept up where its pace leads there in the steps left, and below it', () => {
    expect(givenUpAfter((k) => 1 - k / 150)).toBeUndefined();
    expect(givenUpAfter(() => GOAL / 2)).toBeUndefined();
  });

  test('is kept up over a few rejected steps', () => {
    expect(givenUpAfter((k) => 1 - Math.max(0, k - 3) / 60)).toBeUndefined();
  });

  test('stays given up', () => {
    const pace = createPace(GOAL, MAX_STEPS);
    for (let k = 0; k < 20; k++) pace.isTooSlow(1);
    expect(pace.hasGivenUp).toBe(true);
    expect(pace.isTooSlow(GOAL / 2)).toBe(true);
  });
});
