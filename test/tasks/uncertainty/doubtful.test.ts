import { expect, test } from 'vitest';
import { type FitJobInput, fit } from '../../../src/index.js';
import { doubtful } from '../../../src/tasks/uncertainty/doubtful.js';
import { line, lineJob, x } from '../small-runs.js';
import { fitted, tableOf } from '../support.js';

/** The doubts about a fit, given the profiles of what lies at a bound. */
async function doubtsOf(job: Partial<FitJobInput>, y: readonly number[]) {
  const { model, best, profile } = await fitted({ ...lineJob, ...job }, await tableOf({ x, y }));
  const bounded = best.atBound.map((i) => model.free[i].name);
  const profiles = Object.values(await profile(bounded));
  return doubtful(model, best, 0.95, { profiles });
}

/** Runs whose residuals from the least-squares line are as many times those of `line`; its slope has a standard error of 2.8 %. */
const noisier = (times: number): number[] => {
  // numpy.polyfit(x, line, 1)
  const [slope, intercept] = [0.8004579646017699, 2.437155973451327];
  return line.map((y, row) => intercept + slope * x[row] + times * (y - intercept - slope * x[row]));
};

test('the interval of a parameter that enters linearly is what it says', async () => {
  expect(await doubtsOf({}, noisier(10))).toEqual({});
});

test('that of the inverse of a slope lies higher by the relative half-width of the slope', async () => {
  // Likelihood intervals of 1/b are those of b inverted: their middle lies h/b half-widths above 1/b, h being the half-width of b.
  const inverse = { law: 'a + x/t', start: ['a=2,t=1'] };
  expect(await doubtsOf(inverse, noisier(2.5))).toEqual({});
  expect(await doubtsOf(inverse, noisier(3.5))).toEqual({ t: 'higher' });
  expect(await doubtsOf({ law: 'a - x/t', start: ['a=2,t=-1'] }, noisier(3.5))).toEqual({ t: 'lower' });
  // In the logarithm by half as much.
  const positive = { ...inverse, positive: ['t'] };
  expect(await doubtsOf(positive, noisier(5.5))).toEqual({});
  expect(await doubtsOf(positive, noisier(7.5))).toEqual({ t: 'higher' });
});

test('an interval at one end of which the law has no value is doubted', async () => {
  const shifted = x.map((at, row) => (at - 0.9) ** 1.5 - 0.3 * (-1) ** row);
  expect(await doubtsOf({ law: 'k*(x - e)^1.5', start: ['k=1,e=0.9'] }, shifted)).toMatchObject({
    e: 'no value',
  });
});

test('beside a floor at zero, that may leave it, so are the intervals of what it would move', async () => {
  const low = x.map((at, row) => 5 / at ** 0.4 - 0.4 + 0.1 * (-1) ** row);
  const job = { law: 'E + A/x^a', positive: ['E', 'A', 'a'] };
  expect(await doubtsOf(job, low)).toEqual({ A: 'bound', a: 'bound' });
  expect(await doubtsOf({ ...job, fix: { E: 0 } }, low)).toEqual({});
});

test('without a minimum so are those of all that the runs determine', async () => {
  const logarithm = x.map((at, row) => 3 + Math.log(at) + 0.1 * (-1) ** row);
  const { record } = await fit(
    { runs: 'runs.csv', law: 'S - B/x^c + k*z', positive: ['B', 'c'], residual: 'raw', loss: 'squared' },
    await tableOf({ x, z: x.map((_, row) => row % 3), L: logarithm }),
  );
  expect(record.status).toBe('singular');
  expect(record.asymptotic.doubtful).toEqual({ c: 'open', k: 'open' });
});

test('runs without noise leave no doubt', async () => {
  expect(await doubtsOf({ law: 'a + x/t', start: ['a=2,t=1'] }, noisier(0))).toEqual({});
});
