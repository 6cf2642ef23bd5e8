import { describe, expect, it } from 'vitest';
import { createCpuBackend } from '../../../src/backend/cpu/engine.js';
import { defineLaw } from '../../../src/laws/index.js';
import { allocate } from '../../../src/tasks/allocate/allocate.js';
import type { AllocateRequest } from '../../../src/tasks/allocate/request.js';
import type { FittedLaw } from '../../../src/tasks/fitted/fitted-law.js';

const backend = createCpuBackend({ workers: 1 });

const K = 7;
const names = (prefix: string): string[] => Array.from({ length: K }, (_, j) => `${prefix}${j + 1}`);

function lawOf(formula: string, parameters: readonly string[], values: readonly number[]): FittedLaw {
  const shares = names('r');
  return {
    name: 'mixture',
    law: defineLaw({ name: 'mixture', formula, inputs: shares, shares, parameters }),
    values: Object.fromEntries(parameters.map((name, i) => [name, values[i]])),
  };
}

const a = [3, 1, 4, 1.5, 9, 2.6, 5];
/** Least where shares are as 1 / a. */
const squares = lawOf(`1 + sum(j from 1 to ${K}, a[j]*r[j]^2)`, names('a'), a);

const t = [0.3, -1.2, 0.8, -0.4, 1.1, -0.9, 0.1];
const u = [-0.7, 0.9, -0.2, 0.5, -1.3, 0.4, 1.2];
const two = lawOf(
  `2 + exp(sum(j from 1 to ${K}, t[j]*r[j])) + exp(sum(j from 1 to ${K}, u[j]*r[j]))`,
  [...names('t'), ...names('u')],
  [...t, ...u],
);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

async function bestShares(fitted: FittedLaw, request: AllocateRequest = {}) {
  const { best, frontier } = await allocate(fitted, request, { backend });
  const [{ certificate, binding }] = frontier;
  expect(certificate.settled).toBe(true);
  expect(certificate.stationarity).toBeLessThan(1e-9);
  expect(certificate.violation).toBeLessThan(1e-9);
  const shares = names('r').map((name) => best[name]);
  expect(sum(shares)).toBeCloseTo(1, 12);
  return { shares, loss: best.loss, binding };
}

/** The nearest point whose shares lie within limits and sum to one, by bisection of the shift (Wang and Lu 2015). */
function projected(point: readonly number[], hi: readonly number[]): number[] {
  const at = (shift: number) => point.map((x, j) => Math.min(hi[j], Math.max(0, x - shift)));
  let [low, high] = [-2, 3];
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (sum(at(middle)) > 1) low = middle;
    else high = middle;
  }
  return at((low + high) / 2);
}

/** The best shares of `two` by gradient steps that are projected back. */
function byProjection(hi: readonly number[]): number[] {
  let r: number[] = t.map(() => 1 / K);
  for (let step = 0; step < 20000; step++) {
    const [x, y] = [t, u].map((weights) => Math.exp(sum(weights.map((weight, j) => weight * r[j]))));
    r = projected(
      r.map((share, j) => share - 0.05 * (x * t[j] + y * u[j])),
      hi,
    );
  }
  return r;
}

describe('the best shares of a mixture', () => {
  it('are those of the closed form within the simplex', async () => {
    const { shares, binding } = await bestShares(squares);
    const whole = sum(a.map((each) => 1 / each));
    shares.forEach((share, j) => {
      expect(share).toBeCloseTo(1 / a[j] / whole, 9);
    });
    expect(binding).toEqual([]);
  });

  it('lie at a corner where the law is monotone in a sum over them, and at limits where they are given', async () => {
    const one = lawOf(`2 + exp(sum(j from 1 to ${K}, t[j]*r[j]))`, names('t'), t);
    expect((await bestShares(one)).shares).toEqual(
      [0, 1, 0, 0, 0, 0, 0].map((share) => expect.closeTo(share, 12)),
    );
    const { shares } = await bestShares(one, { subjectTo: ['r2 <= 0.3'], axes: ['r6=0.1..0.4:9:lin'] });
    expect(shares).toEqual([0, 0.3, 0, 0.3, 0, 0.4, 0].map((share) => expect.closeTo(share, 9)));
    const last = lawOf(
      `2 + exp(sum(j from 1 to ${K}, t[j]*r[j]))`,
      names('t'),
      [...t].reverse().map((x) => x / 2),
    );
    expect((await bestShares(last, { axes: ['r7=0..0.25:2:lin'] })).shares[5]).toBeCloseTo(1, 9);
  });

  it.each([
    ['without limits', {}, [1, 1, 1, 1, 1, 1, 1]],
    ['with a limit', { subjectTo: ['r2 <= 0.2', 'r5 <= 0.15'] }, [1, 0.2, 1, 1, 0.15, 1, 1]],
  ] as const)('on an edge are those of projected gradients, %s', async (_, request, hi) => {
    const { shares, loss } = await bestShares(two, request);
    const expected = byProjection(hi);
    shares.forEach((share, j) => {
      expect(share).toBeCloseTo(expected[j], 6);
    });
    const exact = sum([t, u].map((weights) => Math.exp(sum(weights.map((weight, j) => weight * shares[j])))));
    expect(loss).toBeCloseTo(2 + exact, 12);
  });

  it('have quantiles over the refits of resamples', async () => {
    const count = 101;
    const wave = (row: number, k: number) => Math.exp(0.1 * Math.sin(12.9898 * (row + 1) * (k + 1)));
    const columns = Object.fromEntries(
      names('a').map((name, k) => [
        name,
        Float64Array.from({ length: count }, (_, row) => a[k] * wave(row, k)),
      ]),
    );
    const { quantiles, frontier } = await allocate(
      { ...squares, replicates: { count, columns } },
      { quantiles: [0.1, 0.5, 0.9] },
      { backend },
    );
    expect(frontier[0].unsettled).toBe(0);
    for (const k of [0, K - 1]) {
      const exact = Array.from({ length: count }, (_, row) => {
        const inverse = names('a').map((name) => 1 / columns[name][row]);
        return inverse[k] / sum(inverse);
      }).sort((x, y) => x - y);
      expect(quantiles?.[`r${k + 1}`]).toEqual([10, 50, 90].map((rank) => expect.closeTo(exact[rank], 8)));
    }
  });

  it('are what shares that are set leave', async () => {
    const { shares } = await bestShares(squares, { set: { r1: '0.5', r3: '2*r4' } });
    expect(shares[0]).toBe(0.5);
    expect(shares[2]).toBeCloseTo(2 * shares[3], 12);
    const left = [2, 5, 6, 7].map((j) => 1 / a[j - 1]);
    const pair = 9 / (4 * a[2] + a[3]);
    const scale = 0.5 / (sum(left) + pair);
    expect(shares[1]).toBeCloseTo(scale / a[1], 9);
  });

  it.each([
    [{ axes: ['r1=0..2:9:lin'] }, 'bad-shares', 'a range within 0 and 1'],
    [{ axes: names('r').map((name) => `${name}=0..0.1:2:lin`) }, 'bad-shares', '0.7 at most'],
    [{ subjectTo: ['r1 + r2 >= 1.5'] }, 'nothing-feasible', 'No mixture satisfies'],
  ])('are refused with %j', async (request, code, message) => {
    await expect(allocate(squares, request, { backend })).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
  });
});
