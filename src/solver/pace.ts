/** Whether a descent that is only wanted if it reaches a goal will get there in the steps that it has. */
import { ENOUGH_INTERVAL } from './newton.js';

/** Questions over which the fall is measured: rejected steps in a row, between which the damping grows, are fewer. */
const WINDOW = 6;

export interface Pace {
  /** Asked every {@link ENOUGH_INTERVAL} steps. Once it has said yes, `hasGivenUp` stays true. */
  isTooSlow(objective: number): boolean;
  readonly hasGivenUp: boolean;
}

/** Descent along a valley slows down, so that the goal is out of reach where the last steps' fall, kept up, would not lead to it. */
export function createPace(goal: number, maxSteps: number): Pace {
  const objectives: number[] = [];
  let hasGivenUp = false;
  return {
    isTooSlow(objective) {
      objectives.push(objective);
      const before = objectives[objectives.length - 1 - WINDOW];
      if (before === undefined) return false;
      const windowsLeft = (maxSteps / ENOUGH_INTERVAL - objectives.length) / WINDOW;
      hasGivenUp ||= objective - goal > windowsLeft * (before - objective);
      return hasGivenUp;
    },
    get hasGivenUp() {
      return hasGivenUp;
    },
  };
}
