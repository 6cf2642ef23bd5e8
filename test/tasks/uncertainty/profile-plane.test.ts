import { expect, test } from 'vitest';
import { tableOf } from '../../../src/runs/table-of.js';
import { fit } from '../../../src/tasks/fit/fit.js';
import { planeAxes, profilePlane } from '../../../src/tasks/uncertainty/profile-plane.js';

const runs = [1e7, 3e7, 1e8, 3e8, 1e9].flatMap((N, i) =>
  [5, 20, 80].map((ratio, k) => {
    const D = ratio * N;
    return { N, D, loss: 1.8 + 480 / N ** 0.34 + 2000 / D ** 0.36 + 0.003 * Math.sin(7 * k + 3 * i) };
  }),
);

test('the objective over both exponents is least at the fit, and is what fits with them fixed reach', async () => {
  const table = tableOf(runs, 'runs.csv');
  const outcome = await fit({ law: 'chinchilla', loss: 'squared' }, table);
  const plane = await profilePlane(outcome);
  const [alphas, betas] = plane?.axes ?? [];
  expect([alphas?.name, betas?.name]).toEqual(['alpha', 'beta']);
  const { parameters, objective } = outcome.record;
  const [middle, end] = [(alphas!.values.length - 1) / 2, alphas!.values.length - 1];
  const at = (i: number, j: number) => plane!.objective[i * betas!.values.length + j];
  expect(alphas!.values[middle]).toBeCloseTo(parameters.alpha, 12);
  expect(at(middle, middle)).toBeCloseTo(objective, 12);
  expect(Math.min(...plane!.objective.map(Number))).toBeGreaterThan(objective * (1 - 1e-9));
  for (const [i, j] of [
    [0, end],
    [middle, 0],
    [end, middle + 2],
  ]) {
    const fix = { alpha: alphas!.values[i], beta: betas!.values[j] };
    const { record } = await fit({ law: 'chinchilla', loss: 'squared', fix }, table);
    expect(at(i, j)! / record.objective, `${i}, ${j}`).toBeCloseTo(1, 9);
  }
  // F(2, 10) at 95 % is 4.103: the region ends where the sum of squares is 1 + 2 F / 10 times the least.
  expect(plane!.region / objective).toBeCloseTo(1 + (2 * 4.102821) / 10, 5);
});

test('there is none of laws that have fewer than two nonlinear parameters', async () => {
  const outcome = await fit({ law: 'E + A/N^alpha' }, tableOf(runs, 'runs.csv'));
  expect(planeAxes(outcome)).toBeUndefined();
  expect(await profilePlane(outcome)).toBeUndefined();
});
