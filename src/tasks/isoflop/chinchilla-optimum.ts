/** The closed-form optimum of L = E + A/N^alpha + B/D^beta under a cost of the form k N^n D^d. */
import type { LogOptimum } from './optima.js';
import type { Counting } from './record.js';

export interface LawParameters {
  readonly E: number;
  readonly A: number;
  readonly B: number;
  readonly alpha: number;
  readonly beta: number;
}

/** Exponents a and b of N_opt ~ C^a and D_opt ~ C^b. */
export function exponentsOf({ alpha, beta }: LawParameters, { n, d }: Counting['cost']) {
  const sum = alpha * d + beta * n;
  return { N: beta / sum, D: alpha / sum };
}

/** At a compute: where alpha A N^-alpha / n = beta B D^-beta / d; not finite where a parameter is zero. */
export function lawOptimum(law: LawParameters, cost: Counting['cost'], logC: number): LogOptimum {
  const { A, B, alpha, beta } = law;
  const { coefficient, n, d } = cost;
  const logBudget = logC - Math.log(coefficient);
  const ratio = Math.log((alpha * A * d) / (beta * B * n));
  const logN = (ratio + (beta * logBudget) / d) / (alpha + (beta * n) / d);
  const logD = (logBudget - n * logN) / d;
  return { logN, logD, loss: lawAt(law, logN, logD) };
}

/** The law at logarithms of N and D. */
export function lawAt({ E, A, B, alpha, beta }: LawParameters, logN: number, logD: number): number {
  return E + A * Math.exp(-alpha * logN) + B * Math.exp(-beta * logD);
}

/** The logarithm of the least compute at which the law reaches `loss`; undefined at and below its floor. */
export function computeFor(law: LawParameters, cost: Counting['cost'], loss: number): number | undefined {
  const { E, alpha, beta } = law;
  if (!(loss > E)) return undefined;
  // Above the floor the loss of the optimum is a power of compute.
  const reference = Math.log(cost.coefficient);
  const above = lawOptimum(law, cost, reference).loss - E;
  const { n, d } = cost;
  const power = (alpha * beta) / (alpha * d + beta * n);
  return reference - Math.log((loss - E) / above) / power;
}
