/** How often the effective-compute multiplier of two short ladders covers the truth. */
import { expect, test } from 'vitest';
import { solveAgainstAtOnce as solveAgainst } from '../../src/tasks/solve/inverse.js';
import { FLOOR, factorOf, fittedLadder, type Line } from '../tasks/solve/ladders.js';

const PAIRS = 2000;

/** Standard normal numbers, the same in every run (Mulberry32, Box and Muller). */
function normals(seed: number): () => number {
  let state = seed;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

// With one degree of freedom each, Welch and Satterthwaite's t is known to cover too often.
test.each([
  { rows: [3, 3], sd: [0.002, 0.002], least: 95, most: 99 },
  { rows: [4, 4], sd: [0.002, 0.002], least: 94, most: 98 },
  { rows: [6, 6], sd: [0.01, 0.01], least: 93, most: 97 },
  { rows: [3, 6], sd: [0.005, 0.005], least: 93, most: 97 },
  { rows: [4, 6], sd: [0.002, 0.01], least: 92.5, most: 97 },
])('%j', { timeout: 600_000 }, ({ rows, sd, least, most }) => {
  const noise = normals(20_240_501);
  const lines: Line[] = [
    { logA: Math.log(1.5) + 0.1 * Math.log(1e19), alpha: 0.1 },
    { logA: Math.log(1.5) + 0.11 * Math.log(1.5e19), alpha: 0.11 },
  ];
  const truth = factorOf(lines[0], lines[1], 1e21);
  let covered = 0;
  for (let pair = 0; pair < PAIRS; pair++) {
    const [own, other] = lines.map((line, k) => {
      const C = Array.from({ length: rows[k] }, (_, i) => 1e18 * 100 ** (i / (rows[k] - 1)));
      const loss = C.map(
        (c) => (FLOOR + Math.exp(line.logA - line.alpha * Math.log(c))) * Math.exp(sd[k] * noise()),
      );
      return fittedLadder(String(k), C, loss, line);
    });
    const [lo, hi] = solveAgainst(own, other, { budget: 1e21 }).solved[0].band ?? [null, null];
    if ((lo ?? 0) <= truth && truth <= (hi ?? Infinity)) covered++;
  }
  const share = (100 * covered) / PAIRS;
  expect(share, `covers ${share} %`).toBeGreaterThan(least);
  expect(share, `covers ${share} %`).toBeLessThan(most);
});
