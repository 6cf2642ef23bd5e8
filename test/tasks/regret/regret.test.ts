import { describe, expect, test } from 'vitest';
import { regretReport } from '../../../src/report/index.js';
import type { FittedLaw } from '../../../src/tasks/fitted/fitted-law.js';
import { fittedOfPreset } from '../../../src/tasks/fitted/published.js';
import { regret } from '../../../src/tasks/regret/regret.js';

const preset = fittedOfPreset('chinchilla:besiroglu-2024');
const gopher = { N: 2.8e11, D: 3e11 };
const REFITS = 100;

/** Made-up refits about published values. */
const fitted: FittedLaw = {
  ...preset,
  replicates: {
    count: REFITS,
    columns: Object.fromEntries(
      Object.entries(preset.values).map(([name, value], p) => [
        name,
        Float64Array.from({ length: REFITS }, (_, i) => value * (1 + 0.03 * Math.sin(7 * i + p))),
      ]),
    ),
  },
};

/** By the closed form of the optimum. */
function exact(values: Readonly<Record<string, number>>) {
  const { E, A, B, alpha, beta } = values;
  const loss = E + A / gopher.N ** alpha + B / gopher.D ** beta;
  const G = ((alpha * A) / (beta * B)) ** (1 / (alpha + beta));
  const above = A * G ** -alpha + B * G ** beta;
  const least = 6 * ((loss - E) / above) ** (-(alpha + beta) / (alpha * beta));
  const spent = 6 * gopher.N * gopher.D;
  const best = E + above * (spent / 6) ** ((-alpha * beta) / (alpha + beta));
  return { share: 1 - least / spent, excess: loss - best, loss };
}

describe('the regret of an allocation', () => {
  test('says what inputs cost where it was said, so that its page draws it without a job', async () => {
    const record = await regret(fitted, { at: gopher, cost: '6*N*D + 2*N*1e11' });
    expect(record.cost).toBe('6*N*D + 2*N*1e11');
    const page = await regretReport(record, fitted);
    expect(page).toContain('<figure');
    expect(page).toContain('6·N·D + 2·N·10¹¹');
    expect(await regret(fitted, { at: gopher })).not.toHaveProperty('cost');
  });

  test('is that of the closed form, in compute, money and loss, and so are its bands over the refits', async () => {
    const record = await regret(fitted, { at: gopher, price: 1e-18 });
    const value = (of: 'equalLoss' | 'equalCost' | 'spent', name: string) =>
      record[of].find((one) => one.name === name);
    const known = exact(preset.values);
    expect(value('spent', 'L')?.value).toBeCloseTo(known.loss, 10);
    expect(value('equalLoss', 'share')?.value).toBeCloseTo(known.share, 8);
    expect(value('equalCost', 'excess')?.value).toBeCloseTo(known.excess, 8);
    const spent = 6 * gopher.N * gopher.D;
    expect(Number(value('equalLoss', 'spared')?.value) / spent).toBeCloseTo(known.share, 8);
    expect(Number(value('equalLoss', 'money')?.value) / (spent * 1e-18)).toBeCloseTo(known.share, 8);
    const shares = Array.from({ length: REFITS }, (_, i) => {
      const columns = Object.entries(fitted.replicates?.columns ?? {});
      return exact(Object.fromEntries(columns.map(([name, column]) => [name, column[i]]))).share;
    }).sort((a, b) => a - b);
    // Type 7 quantiles at 2.5 and 97.5 %.
    const quantile = (p: number) => {
      const rank = p * (REFITS - 1);
      const below = Math.floor(rank);
      return shares[below] + (rank - below) * (shares[Math.ceil(rank)] - shares[below]);
    };
    expect(value('equalLoss', 'share')?.band?.[0]).toBeCloseTo(quantile(0.025), 6);
    expect(value('equalLoss', 'share')?.band?.[1]).toBeCloseTo(quantile(0.975), 6);
    expect([record.drawn, record.reached]).toEqual([REFITS, REFITS]);
  });

  test('is nothing at the optimum', async () => {
    const { alpha, A, beta, B } = preset.values;
    const N = ((alpha * A) / (beta * B)) ** (1 / (alpha + beta)) * 1e23 ** (beta / (alpha + beta));
    const record = await regret(preset, { at: { N, D: 1e23 / N } });
    expect(record.equalLoss[0]).toMatchObject({ name: 'share', band: null });
    expect(record.equalLoss[0].value).toBeLessThan(1e-8);
    expect(record.equalCost[0].value).toBeLessThan(1e-8);
  });

  test('says of each input where it extrapolates', async () => {
    const { warnings } = await regret(
      { ...preset, ranges: { N: [5e7, 1e11], D: [1e9, 3e12] } },
      { at: gopher },
    );
    expect(warnings).toEqual([
      'Extrapolation: as a multiple of the largest fitted (1e11), N is 2.8 in the allocation.',
    ]);
  });

  test('needs every input', async () => {
    await expect(regret(preset, { at: 'N=1e9' })).rejects.toMatchObject({ code: 'bad-question' });
  });
});
