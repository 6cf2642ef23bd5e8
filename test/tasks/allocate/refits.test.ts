import { describe, expect, it } from 'vitest';
import { createCpuBackend } from '../../../src/backend/cpu/engine.js';
import { defineLaw } from '../../../src/laws/index.js';
import { allocate } from '../../../src/tasks/allocate/allocate.js';
import { fit } from '../../../src/tasks/fit/fit.js';
import { parseFitJob } from '../../../src/tasks/fit/job.js';
import type { FittedLaw } from '../../../src/tasks/fitted/fitted-law.js';
import { fittedOfOutcome } from '../../../src/tasks/fitted/make-fitted-law.js';
import { fittedOfPreset } from '../../../src/tasks/fitted/published.js';
import { needData } from '../../support/data.js';
import { readTable } from '../../support/files.js';

const backend = createCpuBackend({ workers: 1 });
const preset = fittedOfPreset('chinchilla:besiroglu-2024');

/** Parameters about the published ones, moved the way refits are: coefficients with their exponents. */
function moved(fitted: FittedLaw, count: number): FittedLaw {
  const wave = (row: number, k: number) => Math.sin(12.9898 * (row + 1) * (k + 1)) * 0.05;
  const column = (name: string, k: number) =>
    Float64Array.from({ length: count }, (_, row) => fitted.values[name] * Math.exp(wave(row, k)));
  const columns = Object.fromEntries(fitted.law.parameters.map(({ name }, k) => [name, column(name, k)]));
  return { ...fitted, replicates: { count, columns } };
}

/** N = G (C/6)^a of every refit. */
function closedN({ replicates }: FittedLaw, C: number): number[] {
  const { A, B, alpha, beta } = replicates?.columns ?? {};
  return Array.from(A, (a, row) => {
    const sum = alpha[row] + beta[row];
    const G = ((alpha[row] * a) / (beta[row] * B[row])) ** (1 / sum);
    return G * (C / 6) ** (beta[row] / sum);
  });
}

const sorted = (values: readonly number[]) => [...values].sort((x, y) => x - y);
/** Exact at shares that fall on an order statistic. */
const atRank = (values: readonly number[], share: number) =>
  sorted(values)[Math.round(share * (values.length - 1))];
const near = (value: number, expected: number, relative = 1e-6) =>
  expect(Math.abs(value / expected - 1)).toBeLessThan(relative);

describe('the optima of refits', () => {
  const fitted = moved(preset, 201);

  it('agree with the closed form at every budget of a frontier', async () => {
    const { frontier, shares } = await allocate(
      fitted,
      { budget: '1e18..1e26:9', quantiles: [0, 0.1, 0.5, 1] },
      { backend },
    );
    expect(frontier).toHaveLength(9);
    for (const { budget, quantiles, unsettled } of frontier) {
      expect(unsettled).toBe(0);
      const exact = closedN(fitted, budget as number);
      for (const [i, share] of shares.entries()) near(quantiles?.N[i] as number, atRank(exact, share), 1e-9);
    }
  });

  it('are the same whatever budgets are asked for beside one', async () => {
    const alone = await allocate(fitted, { budget: '1e26' }, { backend });
    const among = await allocate(fitted, { budget: '1e18..1e26:9' }, { backend });
    const [one, many] = [alone, among].map(({ quantiles }) => quantiles?.N ?? []);
    one.forEach((value, i) => {
      near(many[i], value, 1e-10);
    });
  });

  it('heed limits that bind in some refits and not in others', async () => {
    const free = closedN(fitted, 1e24);
    const limit = atRank(free, 0.5) * 1.0001;
    const { quantiles } = await allocate(
      fitted,
      { budget: '1e24', subjectTo: [`N <= ${limit}`], quantiles: [0, 0.25, 0.75, 1] },
      { backend },
    );
    const [least, quarter, most, all] = quantiles?.N ?? [];
    near(least, atRank(free, 0), 1e-9);
    near(quarter, atRank(free, 0.25), 1e-9);
    near(most, limit, 1e-9);
    near(all, limit, 1e-9);
  });

  it('lie on either side of kinks', async () => {
    const free = closedN(fitted, 1e22);
    const at = atRank(free, 0.5) * 1.0001;
    // Size above a threshold is dearer: some refits stay at it, others below.
    const { quantiles, frontier } = await allocate(
      fitted,
      { budget: '1e22', cost: `6*N*D*max(1, N/${at})`, quantiles: [0.1, 1] },
      { backend },
    );
    expect(frontier[0].unsettled).toBe(0);
    near(quantiles?.N[0] as number, atRank(free, 0.1), 1e-9);
    expect(quantiles?.N[1] as number).toBeLessThan(atRank(free, 1));
  });

  it('choose among listed values each for itself', async () => {
    const sizes = [1e9, 3e9, 1e10];
    const { quantiles } = await allocate(
      fitted,
      { budget: '1e21', axes: [`N=[${sizes.join()}]`], quantiles: [0, 0.5, 1] },
      { backend },
    );
    for (const value of quantiles?.N ?? [Number.NaN]) expect(sizes).toContain(value);
  });

  it('of a law with repeated data settle', async () => {
    const repeated = moved(fittedOfPreset('data-constrained:muennighoff-2023'), 50);
    const { frontier } = await allocate(
      repeated,
      { budget: '1e20..1e24:9', set: { U: '25e9' } },
      { backend },
    );
    expect(frontier.map(({ unsettled }) => unsettled)).toEqual(Array(9).fill(0));
  });
});

describe('one allocation for all refits', () => {
  const fitted = moved(preset, 201);
  const lossOf = (N: number, D: number): number[] => {
    const { E, A, B, alpha, beta } = fitted.replicates?.columns ?? {};
    return Array.from(E, (e, row) => e + A[row] * N ** -alpha[row] + B[row] * D ** -beta[row]);
  };
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const C = 1e23;
  /** The least of `of` along the budget, by scanning N. */
  const scanned = (of: (losses: readonly number[]) => number): number => {
    const at = Array.from({ length: 4001 }, (_, i) => 3e9 * 100 ** (i / 4000));
    return Math.min(...at.map((N) => of(lossOf(N, C / 6 / N))));
  };

  it('has the least expected loss, quantile of loss and expected regret', async () => {
    const { frontier } = await allocate(
      fitted,
      { budget: String(C), decide: ['expected', 'quantile:.9', 'regret'] },
      { backend },
    );
    const [expected, quantile, regret] = frontier[0].decisions ?? [];
    expect(Math.abs(expected.value - scanned(mean))).toBeLessThan(1e-7);
    expect(Math.abs(quantile.value - scanned((losses) => atRank(losses, 0.9)))).toBeLessThan(1e-5);
    const own = closedN(fitted, C).map((N, row) => lossOf(N, C / 6 / N)[row]);
    expect(Math.abs(regret.value - (scanned(mean) - mean(own)))).toBeLessThan(1e-7);
    for (const { value, plugIn, best } of [expected, quantile, regret]) {
      expect(value).toBeLessThanOrEqual(plugIn);
      near(best.cost, C, 1e-9);
    }
  });

  it('is the plug-in one where all refits agree', async () => {
    const same = { ...preset, replicates: { count: 39, columns: columnsOf(preset, 39) } };
    const { frontier } = await allocate(
      same,
      { budget: '1e23', decide: ['expected', 'quantile:.5'] },
      { backend },
    );
    for (const { best } of frontier[0].decisions ?? []) near(best.N, frontier[0].best.N, 1e-4);
    const [first, last] = [frontier[0].quantiles?.N[0], frontier[0].quantiles?.N[4]] as number[];
    near(first, last, 1e-12);
  });

  it('maximises where it is asked to', async () => {
    const law = defineLaw({
      name: 'proxy',
      formula: 'd*(al - be*d)',
      inputs: ['d'],
      parameters: ['al', 'be'],
    });
    const columns = { al: Float64Array.of(0.4, 0.5, 0.6), be: Float64Array.of(0.1, 0.1, 0.2) };
    const proxy: FittedLaw = {
      name: 'proxy',
      law,
      values: { al: 0.5, be: 0.12 },
      replicates: { count: 3, columns },
    };
    const { frontier } = await allocate(
      proxy,
      { maximize: 'L', axes: ['d=0.01..20:500'], decide: ['expected'], quantiles: [0, 0.5, 1] },
      { backend },
    );
    expect(frontier[0].quantiles?.d.map((d) => Number(d.toFixed(6)))).toEqual([1.5, 2, 2.5]);
    near(frontier[0].decisions?.[0].best.d as number, 1.5 / 0.8, 1e-5);
  });
});

function columnsOf({ law, values }: FittedLaw, count: number): Record<string, Float64Array> {
  return Object.fromEntries(
    law.parameters.map(({ name }) => [name, new Float64Array(count).fill(values[name])]),
  );
}

describe('4,000 resamples of the published Chinchilla runs', () => {
  it('spread what Chinchilla’s budget buys as far as they should, and have an optimum at 61 budgets', async (context) => {
    const runs = needData(context, 'chinchilla-240.csv');
    const table = await readTable(runs);
    const job = parseFitJob({ runs, law: 'chinchilla', bootstrap: 4000, refitStarts: '0', seed: 1 });
    const fitted = fittedOfOutcome(await fit(job, table, { backend }));
    const { best, quantiles, frontier } = await allocate(
      fitted,
      { budget: '5.76e23', quantiles: [0.1, 0.5, 0.9] },
      { backend },
    );
    near(best.N, 7.31904e10, 1e-5);
    near(best.D, 1.31165e12, 1e-5);
    expect(best.loss).toBeCloseTo(1.97391, 5);
    expect(frontier[0].unsettled).toBe(0);
    [5.762e10, 7.457e10, 9.775e10].forEach((N, i) => {
      near(quantiles?.N[i] as number, N, 0.025);
    });
    [10.05, 17.27, 28.91].forEach((ratio, i) => {
      near(quantiles?.['D/N'][i] as number, ratio, 0.05);
    });
    expect(frontier[0].beyond.N).toBeGreaterThan(4);
    expect(frontier[0].beyondCost).toBeGreaterThan(10);

    const wide = await allocate(fitted, { budget: '1e20..1e26:61' }, { backend });
    expect(wide.frontier.every(({ unsettled }) => unsettled === 0)).toBe(true);
    expect(wide.frontier.every(({ quantiles }) => quantiles?.N.every(Number.isFinite))).toBe(true);
  });
});

describe('quantiles over few refits', () => {
  const few = moved(preset, 19);

  it('are reported at the usual probabilities that the refits carry', async () => {
    const { shares, quantiles, job } = await allocate(few, { budget: '1e21' }, { backend });
    expect(shares).toEqual([0.1, 0.5, 0.9]);
    expect(job.quantiles).toEqual(shares);
    expect(quantiles?.N).toHaveLength(3);
    const { shares: all } = await allocate(moved(preset, 39), { budget: '1e21' }, { backend });
    expect(all).toEqual([0.025, 0.1, 0.5, 0.9, 0.975]);
  });

  it.each([
    ['quantiles', { quantiles: [0.04, 0.5] }],
    ['decisions', { decide: ['quantile:0.96'] }],
  ])('are refused where %s ask for more', async (_, asked) => {
    await expect(allocate(few, { budget: '1e21', ...asked }, { backend })).rejects.toMatchObject({
      code: 'too-few-refits',
      message: expect.stringMatching(/19 refits .* at least 24 are needed/),
    });
  });
});
