/** How flat an optimum is: how far N may be from it before the loss rises by a share of itself, and what that costs. */
import { computeFor, type LawParameters, lawAt, lawOptimum } from './chinchilla-optimum.js';
import type { ProfileMinimum } from './profile-curve.js';
import type { Counting, Flatness } from './record.js';

/** Shares of the loss. */
export const FLAT_SHARES = [0.001, 0.01] as const;

/** Logarithm of the factor by which N is taken from the optimum of a law at most. */
const FARTHEST = Math.log(1e6);

/** Of the curve through the runs; beyond them it says nothing. */
export function flatnessOfProfile(
  minimum: ProfileMinimum,
  law: LawParameters | undefined,
  cost: Counting['cost'],
  logC: number,
): Flatness[] {
  const { x, loss, from, to, at } = minimum;
  return FLAT_SHARES.map((share): Flatness => {
    const limit = loss * (1 + share);
    const [lo, hi] = [crossing(at, x, from, limit), crossing(at, x, to, limit)];
    return { share, approach: 2, N: [natural(lo), natural(hi)], compute: spared(law, cost, logC, share) };
  });
}

export function flatnessOfLaw(law: LawParameters, cost: Counting['cost'], logC: number): Flatness[] {
  const { logN, loss } = lawOptimum(law, cost, logC);
  const logBudget = logC - Math.log(cost.coefficient);
  const at = (x: number) => lawAt(law, x, (logBudget - cost.n * x) / cost.d);
  return FLAT_SHARES.map((share): Flatness => {
    const limit = loss * (1 + share);
    const ends = [-FARTHEST, FARTHEST].map((far) => natural(crossing(at, logN, logN + far, limit)));
    return { share, approach: 3, N: [ends[0], ends[1]], compute: spared(law, cost, logC, share) };
  });
}

/** The share of a budget by which a loss that much above its optimum is reached at the best N. */
function spared(
  law: LawParameters | undefined,
  cost: Counting['cost'],
  logC: number,
  share: number,
): number | null {
  if (law === undefined) return null;
  const enough = computeFor(law, cost, lawOptimum(law, cost, logC).loss * (1 + share));
  const fraction = enough === undefined ? Number.NaN : -Math.expm1(enough - logC);
  return Number.isFinite(fraction) ? fraction : null;
}

/** Where a curve that rises from its minimum at `inside` reaches `limit`, by bisection; undefined where it does not up to `outside`. */
function crossing(
  at: (x: number) => number,
  inside: number,
  outside: number,
  limit: number,
): number | undefined {
  if (!(at(outside) > limit)) return undefined;
  let [below, above] = [inside, outside];
  for (let i = 0; i < 60; i++) {
    const middle = (below + above) / 2;
    if (at(middle) > limit) above = middle;
    else below = middle;
  }
  return (below + above) / 2;
}

const natural = (x: number | undefined): number | null => (x === undefined ? null : Math.exp(x));
