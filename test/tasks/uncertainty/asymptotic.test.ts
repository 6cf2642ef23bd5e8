import { describe, expect, test } from 'vitest';
import { derivedOf } from '../../../src/tasks/fitted/derived.js';
import { asymptotic } from '../../../src/tasks/uncertainty/asymptotic.js';
import { needData } from '../../support/data.js';
import { readTable } from '../../support/files.js';
import { decay, decayJob, line, lineJob, outlying, x } from '../small-runs.js';
import { fitted, tableOf } from '../support.js';

function expectNear(value: number | null | undefined, expected: number, share = 1e-8): void {
  expect(Math.abs((value ?? Number.NaN) / expected - 1)).toBeLessThan(share);
}

describe('asymptotic standard errors', () => {
  test('of a line are those of the textbook, and HC3', async () => {
    const { model, best } = await fitted(lineJob, await tableOf({ x, y: line }));
    const { gaussNewton, sandwich } = asymptotic(model, best, 0.95);
    // numpy: s^2 (X'X)^-1, and (X'X)^-1 X' diag(e / (1 - h))^2 X (X'X)^-1, h being each row's leverage.
    expectNear(gaussNewton.standardErrors.a, 0.13082309787655072);
    expectNear(gaussNewton.standardErrors.b, 0.022756145244412506);
    expectNear(sandwich.standardErrors.a, 0.09558528877267777);
    expectNear(sandwich.standardErrors.b, 0.022924846103880646);
    // scipy.stats.t.ppf(.975, 8).
    expectNear(gaussNewton.intervals.a?.[0], 2.1354773687901245);
    expectNear(gaussNewton.intervals.b?.[1], 0.8529337296328048);
  });

  test('take weights for how precise rows are', async () => {
    const weight = [1, 2, 1, 3, 1, 1, 2, 1, 4, 1];
    const table = await tableOf({ x, y: line, weight });
    const { model, best } = await fitted({ ...lineJob, weight: 'weight' }, table);
    const { gaussNewton, sandwich } = asymptotic(model, best, 0.95);
    // numpy: weighted least squares.
    expectNear(gaussNewton.standardErrors.a, 0.1206148894398344);
    expectNear(gaussNewton.standardErrors.b, 0.01981715451885479);
    expectNear(sandwich.standardErrors.a, 0.14127786781294246);
    expectNear(sandwich.standardErrors.b, 0.021159505815989212);
  });

  test('nothing is said of what depends on a parameter that lies anywhere as well as at its bound', async () => {
    const z = x.map(() => 0);
    const job = {
      ...lineJob,
      law: 'a + b*x + c*z',
      map: { ...lineJob.map, z: 'z' },
      bound: { c: [0, 2] },
    } as const;
    const { model, best } = await fitted(job, await tableOf({ x, y: line, z }));
    const derived = derivedOf(model, { sum: 'a + c', slope: '2*b' });
    const { sandwich } = asymptotic(model, { ...best, atBound: [2] }, 0.95, derived);
    expect(sandwich.standardErrors).toMatchObject({ c: null, sum: null });
    expect(sandwich.standardErrors.slope).toBeGreaterThan(0);
  });

  test('of positive parameters and of what they imply agree with scipy', async () => {
    const { model, best } = await fitted(decayJob, await tableOf({ x, y: decay }));
    const { gaussNewton, sandwich } = asymptotic(
      model,
      best,
      0.95,
      derivedOf(model, { half: 'log(2)/k', slope: 'a*k' }),
    );
    // scipy.optimize.curve_fit's covariance.
    expectNear(gaussNewton.standardErrors.a, 0.06305988035673511, 1e-6);
    expectNear(gaussNewton.standardErrors.k, 0.005316555765882855, 1e-6);
    // numpy, with the exact second derivative by log a and log k.
    expectNear(sandwich.standardErrors.a, 0.05195910662817393, 1e-6);
    expectNear(sandwich.standardErrors.k, 0.006051219813495555, 1e-6);
    // Symmetric in the logarithm.
    expectNear(gaussNewton.intervals.k?.[0], 0.2986354151340566, 1e-6);
    expectNear(gaussNewton.intervals.k?.[1], 0.323161779373204, 1e-6);
    expectNear(sandwich.intervals.a?.[1], 5.225836153748135, 1e-6);
    // numpy: the delta method.
    expectNear(gaussNewton.standardErrors.half, 0.03818515252165828, 1e-6);
    expectNear(sandwich.standardErrors.half, 0.043461738068437554, 1e-6);
    expectNear(gaussNewton.standardErrors.slope, 0.04482680353545899, 1e-6);
    // Symmetric in the logarithm, being positive; numpy's interval about the value itself begins at 1.4824074216294243.
    const { a, k } = model.values(best.parameters);
    const reach = (a * k - 1.4824074216294243) / (a * k);
    expectNear(gaussNewton.intervals.slope?.[0], a * k * Math.exp(-reach), 1e-6);
    expectNear(gaussNewton.intervals.slope?.[1], a * k * Math.exp(reach), 1e-6);
  });

  test('under a Huber loss are those of an M-estimator', async () => {
    const job = { ...lineJob, loss: 'huber', delta: 0.2 } as const;
    const { model, best } = await fitted(job, await tableOf({ x, y: outlying }));
    const { gaussNewton, sandwich } = asymptotic(model, best, 0.95);
    // numpy: Huber's proposal 2 on the reweighted curvature, and H^-1 (sum (psi / (1 - h))^2 J J') H^-1, psi' at each row
    // being the share within delta of zero of Epanechnikov's kernel about its residual, as wide as Silverman has it.
    expectNear(gaussNewton.standardErrors.a, 0.19991079861417377);
    expectNear(gaussNewton.standardErrors.b, 0.03745820976239607);
    expectNear(sandwich.standardErrors.a, 0.12133483404535673);
    expectNear(sandwich.standardErrors.b, 0.031069633244375897);
  });

  test('of a median do not depend on whether it is called absolute loss or a quantile', async () => {
    const table = await tableOf({ x, y: outlying });
    const [first, second] = await Promise.all(
      [{ loss: 'absolute' } as const, { loss: 'quantile', tau: 0.5 } as const].map(async (loss) => {
        const { model, best } = await fitted({ ...lineJob, ...loss }, table);
        return asymptotic(model, best, 0.95);
      }),
    );
    expectNear(first.gaussNewton.standardErrors.b, second.gaussNewton.standardErrors.b ?? Number.NaN);
    // Rows met exactly have a slope of nothing in particular; the others agree.
    expectNear(first.sandwich.standardErrors.b, second.sandwich.standardErrors.b ?? Number.NaN, 0.2);
  });

  test('are null at a bound, which the others take as given', async () => {
    const { model, best } = await fitted(
      { ...lineJob, bound: { b: [0, 0.7] } },
      await tableOf({ x, y: line }),
    );
    const { gaussNewton, sandwich } = asymptotic(model, best, 0.95);
    for (const estimate of [gaussNewton, sandwich]) {
      expect(estimate.standardErrors.b).toBeNull();
      expect(estimate.intervals.b).toBeNull();
    }
    // With b given a is a mean: sqrt(sum r^2 / (n - 2) / n).
    const rest = line.map((y, row) => y - 0.7 * x[row]);
    const mean = rest.reduce((p, q) => p + q) / 10;
    const squares = rest.reduce((sum, r) => sum + (r - mean) ** 2, 0);
    expectNear(gaussNewton.standardErrors.a, Math.sqrt(squares / 8 / 10));
  });

  test('are null along open directions and without degrees of freedom', async () => {
    // a and c only ever appear as their sum.
    const open = await fitted({ ...lineJob, law: 'a + c + b*x' }, await tableOf({ x, y: line }));
    const sums = derivedOf(open.model, { sum: 'a + c', difference: 'a - c' });
    const both = asymptotic(open.model, open.best, 0.95, sums);
    for (const estimate of [both.gaussNewton, both.sandwich]) {
      expect(estimate.standardErrors).toMatchObject({ a: null, c: null, difference: null });
      expect(estimate.intervals.a).toBeNull();
      expect(estimate.standardErrors.b).toBeGreaterThan(0);
      expect(estimate.standardErrors.sum).toBeGreaterThan(0);
    }
    const table = await tableOf({ x: x.slice(0, 2), y: line.slice(0, 2) });
    const exact = await fitted(lineJob, table);
    const { gaussNewton, sandwich } = asymptotic(exact.model, exact.best, 0.95);
    for (const estimate of [gaussNewton, sandwich]) {
      expect(estimate.standardErrors).toEqual({ a: null, b: null });
      expect(estimate.intervals).toEqual({ a: null, b: null });
    }
  });

  test('of published runs are of the size that resampling finds', async (context) => {
    const file = needData(context, 'chinchilla-240.csv');
    const { model, best } = await fitted({ runs: file, law: 'chinchilla' }, await readTable(file));
    const { gaussNewton, sandwich } = asymptotic(model, best, 0.95);
    // 200,000 resamples of pairs.
    const bootstrap = { A: 121.3, B: 1358, E: 0.0254, alpha: 0.01514, beta: 0.0203 };
    for (const [name, error] of Object.entries(bootstrap)) {
      for (const estimate of [gaussNewton, sandwich]) {
        const ratio = (estimate.standardErrors[name] ?? Number.NaN) / error;
        expect(ratio).toBeGreaterThan(0.3);
        expect(ratio).toBeLessThan(3);
      }
    }
  });
});
