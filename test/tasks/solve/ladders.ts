/** Ladders of a few runs, fitted by Gauss and Newton's method in two parameters, apart from the project's own solver. */
import { defineLaw, type FittedLaw } from '../../../src/index.js';

export const FLOOR = 1.6;

const law = defineLaw({
  name: 'ladder',
  formula: `${FLOOR} + A*C^-alpha`,
  inputs: [{ name: 'C' }],
  parameters: [
    { name: 'A', domain: 'positive' },
    { name: 'alpha', domain: 'positive' },
  ],
});

export interface Line {
  readonly logA: number;
  readonly alpha: number;
}

/** What another line needs for the loss that this one has at C, as a multiple of C. */
export function factorOf(own: Line, other: Line, C: number): number {
  const log = Math.log(C);
  return Math.exp((other.logA - own.logA + own.alpha * log) / other.alpha - log);
}

/** Squares of log residuals made least; the covariance is s^2 (J'J)^-1 in log A and log alpha. */
export function fittedLadder(
  name: string,
  C: readonly number[],
  loss: readonly number[],
  start: Line,
): FittedLaw {
  let { logA, alpha } = start;
  const sums = () => {
    let [aa, ab, bb, a, b, ss] = [0, 0, 0, 0, 0, 0];
    for (const [i, c] of C.entries()) {
      const log = Math.log(c);
      const r = Math.exp(logA - alpha * log);
      const x = r / (FLOOR + r);
      const y = -alpha * log * x;
      const e = Math.log(loss[i] / (FLOOR + r));
      aa += x * x;
      ab += x * y;
      bb += y * y;
      a += x * e;
      b += y * e;
      ss += e * e;
    }
    return { aa, ab, bb, a, b, ss, det: aa * bb - ab * ab };
  };
  for (let step = 0; step < 50; step++) {
    const { aa, ab, bb, a, b, det } = sums();
    logA += (bb * a - ab * b) / det;
    alpha *= Math.exp((aa * b - ab * a) / det);
  }
  const { aa, ab, bb, ss, det } = sums();
  const degrees = C.length - 2;
  const s2 = ss / degrees;
  return {
    name,
    law,
    values: { A: Math.exp(logA), alpha },
    covariance: {
      names: ['A', 'alpha'],
      logarithmic: ['A', 'alpha'],
      held: [],
      bounds: {},
      rows: C.length,
      degrees,
      scatter: Math.sqrt(s2),
      matrix: [
        [(s2 * bb) / det, (-s2 * ab) / det],
        [(-s2 * ab) / det, (s2 * aa) / det],
      ],
      open: [],
    },
  };
}
