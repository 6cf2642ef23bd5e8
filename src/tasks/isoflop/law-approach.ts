/** Approach 3 as the record has it: exponents and optima of the law in closed form, over its refits. */
import { exponentsOf, lawOptimum } from './chinchilla-optimum.js';
import { estimate, exponent } from './estimates.js';
import type { AskedIsoflop } from './job.js';
import type { FittedIsoflopLaw } from './law.js';
import { Collected } from './optima.js';
import type { Approach, Counting, IsoflopLaw } from './record.js';

/** What the refits make of every budget and target. */
export function lawCollected(
  { refits }: FittedIsoflopLaw,
  cost: Counting['cost'],
  logC: readonly number[],
  targets: readonly number[],
): Collected {
  const collected = new Collected(refits.length, logC.length, targets);
  refits.forEach((refit, r) => {
    const { N, D } = exponentsOf(refit, cost);
    collected.set(r, {
      optima: logC.map((c) => lawOptimum(refit, cost, c)),
      lines: undefined,
    });
    collected.slopes.N[r] = N;
    collected.slopes.D[r] = D;
    targets.forEach((c, t) => {
      const { logN, logD, loss } = lawOptimum(refit, cost, c);
      collected.targets[t].logN[r] = logN;
      collected.targets[t].logD[r] = logD;
      collected.targets[t].loss[r] = loss;
    });
  });
  return collected;
}

export function lawApproach(
  { parameters }: FittedIsoflopLaw,
  cost: Counting['cost'],
  collected: Collected | undefined,
  { bootstrap, level }: AskedIsoflop,
  points: number,
): Omit<Approach, 'approach' | 'method'> {
  const { N, D } = exponentsOf(parameters, cost);
  const empty = new Float64Array(0);
  const optimum = lawOptimum(parameters, cost, 0);
  const isKnown = Number.isFinite(optimum.logN) && Number.isFinite(N);
  return {
    ...(isKnown ? {} : { reason: 'a term of the law is zero, so that the best N is at no compute inside' }),
    a: exponent(isKnown ? N : undefined, collected?.slopes.N ?? empty, level),
    b: exponent(isKnown ? D : undefined, collected?.slopes.D ?? empty, level),
    coefficients: isKnown ? { N: Math.exp(optimum.logN), D: Math.exp(optimum.logD) } : { N: null, D: null },
    points,
    resamples: { asked: bootstrap, kept: collected?.slopes.N.length ?? 0 },
  };
}

export function lawRecord(
  { record, parameters, refits, noise }: FittedIsoflopLaw,
  level: number,
): IsoflopLaw {
  return {
    name: record.law.name,
    formula: record.law.formula,
    status: record.status,
    objective: record.objective,
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [
        name,
        estimate(
          value,
          Float64Array.from(refits, (refit) => refit[name as keyof typeof refit]),
          level,
        ),
      ]),
    ),
    noise,
    warnings: record.warnings,
  };
}
