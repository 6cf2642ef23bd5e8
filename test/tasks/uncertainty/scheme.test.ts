/** What each scheme draws. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type FitJobInput, fit, parseFitJob, type Table } from '../../../src/index.js';
import { createResampler, type DevicePlan, multiplyHigh } from '../../../src/problem/resample.js';
import { mean } from '../../../src/statistics/moments.js';
import { modelOfJob } from '../../../src/tasks/fit/model-of-job.js';
import { schemeOfJob } from '../../../src/tasks/uncertainty/scheme.js';
import { standardDeviation } from '../../support/standard-deviation.js';
import { tableOf } from '../support.js';

const rows = 40;
const at = Array.from({ length: rows }, (_, i) => i);
let table: Table;
beforeAll(async () => {
  const x = at.map((i) => 1 + i);
  table = await tableOf({
    x,
    L: x.map((v, i) => 3 + 20 / v ** 0.5 + 0.3 * Math.sin(37 * i)),
    run: at.map((i) => i % 7),
    size: at.map((i) => (i < 5 ? 0 : i < 15 ? 1 : 2)),
    sd: at.map((i) => 0.1 * (1 + (i % 4))),
    w: at.map((i) => i % 5),
  });
});

/** A scheme's plan on the table, and what it draws from. */
function planOf(input: Partial<FitJobInput>) {
  const job = parseFitJob({
    runs: 'runs.csv',
    law: 'a + b / x^c',
    map: { x: 'x' },
    ...(input.scheme?.startsWith('jackknife') ? {} : { bootstrap: 100 }),
    residual: 'raw',
    loss: 'squared',
    ...input,
  });
  const jobModel = modelOfJob(job, table);
  const { problem } = jobModel.model;
  const optimum = Float64Array.of(3, 20, 0.5);
  const scheme = schemeOfJob(job, jobModel, optimum);
  return {
    ...scheme,
    problem,
    resampler: createResampler(scheme.plan, problem),
    predicted: problem.evaluator().value(optimum).slice(),
  };
}

/** `of` each of the first `count` resamples. */
function drawn<T>(
  { resampler }: { readonly resampler: ReturnType<typeof createResampler> },
  count: number,
  of: (weight: Float64Array, target: Float64Array) => T,
): T[] {
  return Array.from({ length: count }, (_, r) => {
    resampler.draw(r);
    return of(resampler.weight, resampler.target);
  });
}

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

describe('the scheme', () => {
  test('pairs draws as many rows as there are, each as often as any other, and moves no target', () => {
    const plan = planOf({});
    const totals = new Float64Array(rows);
    const counts = drawn(plan, 4000, (weight, target) => {
      expect(target).toEqual(plan.problem.target);
      weight.forEach((w, row) => {
        totals[row] += w;
      });
      return sum(weight);
    });
    expect(new Set(counts)).toEqual(new Set([rows]));
    // 4,000 draws of one row: within five standard deviations.
    for (const total of totals) expect(Math.abs(total - 4000)).toBeLessThan(5 * Math.sqrt(4000));
  });

  test('pairs multiplies the weights that rows have', () => {
    const plan = planOf({ weight: 'w' });
    drawn(plan, 50, (weight) => {
      weight.forEach((w, row) => {
        if (row % 5 === 0) expect(w).toBe(0);
        else expect(w % (row % 5)).toBe(0);
      });
    });
  });

  test('cluster draws whole clusters, as many as there are', () => {
    const plan = planOf({ scheme: 'cluster', cluster: 'run' });
    drawn(plan, 200, (weight) => {
      weight.forEach((w, row) => {
        expect(w).toBe(weight[row % 7]);
      });
      expect(sum(weight.subarray(0, 7))).toBe(7);
    });
  });

  test('cluster tells clusters apart by several columns, and forgets those held out', () => {
    expect(planOf({ scheme: 'cluster', cluster: 'run, size' }).plan).toMatchObject({
      order: { length: new Set(at.map((i) => `${i % 7} ${i < 5 ? 0 : i < 15 ? 1 : 2}`)).size },
    });
    const heldOut = planOf({ scheme: 'cluster', cluster: 'run', holdOut: 'run < 3' });
    expect(heldOut.plan).toMatchObject({ order: { length: 4 } });
    drawn(heldOut, 50, (weight) => {
      // Rows 3, 4, 5, 6 of the table come first.
      expect(sum(weight.subarray(0, 4))).toBe(4);
    });
  });

  test('stratified keeps how many rows each stratum has', () => {
    const plan = planOf({ scheme: 'stratified', strata: 'size' });
    drawn(plan, 200, (weight) => {
      const sizes = [weight.subarray(0, 5), weight.subarray(5, 15), weight.subarray(15)].map(sum);
      expect(sizes).toEqual([5, 10, 25]);
    });
    const [first] = drawn(plan, 1, (weight) => weight.slice());
    expect(new Set(first).size).toBeGreaterThan(1);
  });

  test('bayesian draws factors of mean 1 and variance 1, none of them 0', () => {
    const plan = planOf({ scheme: 'bayesian' });
    const factors = Float64Array.from(drawn(plan, 2000, (weight) => [...weight]).flat());
    expect(Math.min(...drawn(plan, 100, (weight) => Math.min(...weight)))).toBeGreaterThan(0);
    expect(mean(factors)).toBeCloseTo(1, 1.7);
    expect(standardDeviation(factors) ** 2).toBeCloseTo(1, 1);
  });

  test('residual draws residuals of other rows, of mean 0 under the squared loss, and moves no weight', () => {
    const plan = planOf({ scheme: 'residual' });
    const { problem, predicted } = plan;
    const inflation = Math.sqrt(rows / (rows - 3));
    const residual = predicted.map((value, row) => value - problem.target[row]);
    const centre = mean(residual);
    const pool = residual.map((e) => (e - centre) * inflation);
    expect(mean(pool)).toBeCloseTo(0, 12);
    drawn(plan, 20, (weight, target) => {
      expect(weight).toEqual(problem.weight);
      target.forEach((value, row) => {
        const error = predicted[row] - value;
        expect(pool.some((e) => Math.abs(e - error) < 1e-12)).toBe(true);
      });
    });
  });

  test('residual of a robust loss leaves the centre where the loss has put it', () => {
    const { plan, predicted, problem } = planOf({ scheme: 'residual', loss: 'absolute' });
    const inflation = Math.sqrt(rows / (rows - 3));
    const pool = predicted.map((value, row) => (value - problem.target[row]) * inflation);
    expect(plan).toMatchObject({ kind: 'noise', table: pool });
  });

  test('wild keeps the size of each row’s residual and tosses its sign', () => {
    const plan = planOf({ scheme: 'wild' });
    const { problem, predicted } = plan;
    const inflation = Math.sqrt(rows / (rows - 3));
    const signs = drawn(plan, 500, (weight, target) => {
      expect(weight).toEqual(problem.weight);
      return Array.from(target, (value, row) => {
        const own = predicted[row] - problem.target[row];
        const error = predicted[row] - value;
        expect(Math.abs(error)).toBeCloseTo(Math.abs(own) * inflation, 12);
        return Math.sign(error * own);
      });
    }).flat();
    expect(Math.abs(sum(signs))).toBeLessThan(5 * Math.sqrt(signs.length));
  });

  test.each(['raw', 'relative', 'log'] as const)(
    'wild on the %s scale gives back the observation where the sign is the row’s own',
    (residual) => {
      const { problem, predicted, ...plan } = planOf({ scheme: 'wild', residual });
      const inflation = Math.sqrt(rows / (rows - 3));
      drawn(plan, 5, (_, target) => {
        target.forEach((value, row) => {
          const own = Math.abs(problem.target[row] - predicted[row]) * inflation;
          expect(Math.abs(value - predicted[row])).toBeCloseTo(own, 12);
        });
      });
    },
  );

  test('parametric draws Gaussian noise with the residuals’ standard deviation', () => {
    const plan = planOf({ scheme: 'parametric' });
    const { problem, predicted } = plan;
    const squares = sum(predicted.map((value, row) => (value - problem.target[row]) ** 2));
    const sd = Math.sqrt(squares / (rows - 3));
    const noise = drawn(plan, 500, (_, target) =>
      Array.from(target, (value, row) => (value - predicted[row]) / sd),
    ).flat();
    expect(standardDeviation(Float64Array.from(noise))).toBeCloseTo(1, 1.7);
    // The share within one and two standard deviations of a normal distribution.
    for (const [reach, share] of [
      [1, 0.6827],
      [2, 0.9545],
    ]) {
      expect(noise.filter((z) => Math.abs(z) < reach).length / noise.length).toBeCloseTo(share, 1.7);
    }
  });

  test.each([
    ['raw', 1],
    ['relative', undefined],
  ] as const)(
    'parametric with a column of standard deviations takes each row’s own (%s)',
    (residual, unit) => {
      const plan = planOf({ scheme: 'parametric', noise: 'sd / 100', residual });
      const { predicted } = plan;
      const errors = drawn(plan, 2000, (_, target) => target.map((value, row) => value - predicted[row]));
      for (const row of [0, 1, 2, 3, 38]) {
        const own = Float64Array.from(errors, (error) => error[row]);
        const expected = (0.1 * (1 + (row % 4)) * (unit ?? predicted[row])) / 100;
        expect(standardDeviation(own) / expected).toBeGreaterThan(0.92);
        expect(standardDeviation(own) / expected).toBeLessThan(1.08);
      }
    },
  );

  test('residual and parametric take a weight for how precise its row is, and rows without weight for none', () => {
    for (const scheme of ['residual', 'parametric'] as const) {
      const plan = planOf({ scheme, weight: 'w' });
      const errors = drawn(plan, 2000, (_, target) =>
        target.map((value, row) => value - plan.predicted[row]),
      );
      const deviation = (row: number): number => standardDeviation(Float64Array.from(errors, (e) => e[row]));
      expect(deviation(10)).toBe(0);
      expect(deviation(11) / deviation(14)).toBeGreaterThan(1.8);
      expect(deviation(11) / deviation(14)).toBeLessThan(2.2);
    }
  });

  test('jackknife leaves out each row once, and jackknife-cluster each cluster', () => {
    const rowwise = planOf({ scheme: 'jackknife' });
    expect(rowwise.resamples).toBe(rows);
    drawn(rowwise, rows, (weight) => weight.indexOf(0)).forEach((row, r) => {
      expect(row).toBe(r);
    });
    const clusters = planOf({ scheme: 'jackknife-cluster', cluster: 'run' });
    expect(clusters.resamples).toBe(7);
    drawn(clusters, 7, (weight) => [...weight]).forEach((weight, r) => {
      expect(weight).toEqual(at.map((i) => (i % 7 === r ? 0 : 1)));
    });
  });

  test.each([
    [
      'one cluster',
      { scheme: 'cluster', cluster: '0*x' },
      'one-group',
      /^cluster 0\*x is the same in all 40/,
    ],
    ['one stratum', { scheme: 'stratified', strata: '0*x' }, 'one-group', /^strata 0\*x/],
    [
      'a stratum for every row',
      { scheme: 'stratified', strata: 'x' },
      'lone-rows',
      /all resamples would be the same/,
    ],
    ['a cluster that is no column', { scheme: 'cluster', cluster: 'rum' }, 'unknown-name', /^cluster: 'rum'/],
    [
      'negative noise',
      { scheme: 'parametric', noise: 'sd - 0.15' },
      'bad-noise',
      /runs\.csv, line 2: noise sd - 0\.15 is -0\.0/,
    ],
    ['no noise at all', { scheme: 'parametric', noise: '0*sd' }, 'bad-noise', /0 in every fitted row/],
    [
      'the same sides under a quantile',
      { scheme: 'wild', loss: 'quantile', tau: 0.9 },
      'one-sided-loss',
      /a share of 0\.9 below it/,
    ],
    [
      'the same sides under a Huber loss steeper on one',
      { scheme: 'parametric', over: 2 },
      'one-sided-loss',
      /weighs one side more/,
    ],
    ['a clash with a column of replicates', { law: 'status + b / x' }, 'name-clash', /"status"/],
  ] as const)('with %s is refused before anything is searched', async (_, input, code, message) => {
    const stages: string[] = [];
    const job = parseFitJob({
      runs: 'runs.csv',
      law: 'a + b / x^c',
      map: { x: 'x' },
      bootstrap: 100,
      ...input,
    });
    const failed = fit({ ...job, backend: 'cpu' }, table, { stage: (stage) => stages.push(stage) });
    await expect(failed).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    expect(stages).toEqual(['prepare']);
  });
});

/** Any plan, over tables of 1 to 30 rows. */
const anyPlan: fc.Arbitrary<DevicePlan> = fc
  .record({
    kind: fc.constantFrom('draw', 'omit', 'factor', 'noise'),
    seed: fc.nat(0xffffffff),
    n: fc.integer({ min: 1, max: 30 }),
    units: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ kind, seed, n, units: most }): DevicePlan => {
    const units = Math.min(n, most);
    const unit = Uint32Array.from({ length: n }, (_, row) => row % units);
    const order = Uint32Array.from({ length: units }, (_, u) => u);
    switch (kind) {
      case 'draw':
        return { kind, seed, unit, order, from: order.map(() => 0), among: order.map(() => units) };
      case 'omit':
        return { kind, unit, units };
      case 'factor':
        return { kind, seed, unit, units, table: Float64Array.of(0.5, 1, 2) };
      default:
        return {
          kind: 'noise',
          seed,
          fitted: Float64Array.from(unit, Number),
          spread: new Float64Array(n).fill(2),
          table: Float64Array.of(-1, 0, 1),
        };
    }
  });

function observationsOf(plan: DevicePlan) {
  const n = plan.kind === 'noise' ? plan.fitted.length : plan.unit.length;
  return {
    weight: Float64Array.from({ length: n }, (_, row) => row + 1),
    target: Float64Array.from({ length: n }, (_, row) => -row),
  };
}

describe('a resampler', () => {
  test('draws what its number says, whatever it has drawn before', () => {
    fc.assert(
      fc.property(anyPlan, fc.array(fc.nat(10_000_000), { minLength: 1, maxLength: 12 }), (plan, order) => {
        const observations = observationsOf(plan);
        const resampler = createResampler(plan, observations);
        for (const resample of order) {
          resampler.draw(resample);
          const fresh = createResampler(plan, observations);
          fresh.draw(resample);
          expect(resampler.weight).toEqual(fresh.weight);
          expect(resampler.target).toEqual(fresh.target);
        }
      }),
    );
  });

  test('stays within its bounds, and leaves what it draws from alone', () => {
    fc.assert(
      fc.property(anyPlan, fc.nat(10_000_000), (plan, resample) => {
        const observations = observationsOf(plan);
        const before = { weight: observations.weight.slice(), target: observations.target.slice() };
        const { weight, target, draw } = createResampler(plan, observations);
        draw(resample);
        expect(observations).toEqual(before);
        const times = weight.map((w, row) => w / before.weight[row]);
        if (plan.kind === 'draw') {
          const counts = plan.order.map((u) => times[u]);
          expect(sum(counts)).toBe(plan.order.length);
        }
        if (plan.kind === 'factor') for (const t of times) expect([0.5, 1, 2]).toContain(t);
        if (plan.kind === 'omit') for (const t of times) expect([0, 1]).toContain(t);
        if (plan.kind !== 'noise') expect(target).toEqual(before.target);
        else {
          expect(weight).toEqual(before.weight);
          target.forEach((value, row) => {
            expect([-2, 0, 2]).toContain(value - plan.fitted[row]);
          });
        }
      }),
    );
  });

  test('takes the high half of 64-bit products, as exact integers have it', () => {
    const word = fc.nat(0xffffffff);
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(multiplyHigh(a, b)).toBe(Number((BigInt(a) * BigInt(b)) >> 32n));
      }),
    );
  });
});
