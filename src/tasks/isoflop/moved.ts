import { type LawParameters, lawAt } from './chinchilla-optimum.js';
import type { Points } from './points.js';
import type { BudgetPoints } from './profiles.js';

/**
 * Points as if each had the compute of its budget, at the same N and FLOP a token: D and the loss follow along the law. Without a
 * law the losses stay.
 */
export function movedToBudgets(
  points: Points,
  budgets: readonly BudgetPoints[],
  law: LawParameters | undefined,
): Points {
  const [logC, logD, loss] = [points.logC.slice(), points.logD.slice(), points.loss.slice()];
  for (const { logC: at, order } of budgets) {
    for (const point of order) {
      const moved = logD[point] + at - logC[point];
      if (law !== undefined) {
        const N = points.logN[point];
        loss[point] += lawAt(law, N, moved) - lawAt(law, N, logD[point]);
      }
      logD[point] = moved;
      logC[point] = at;
    }
  }
  return { ...points, logC, logD, loss };
}
