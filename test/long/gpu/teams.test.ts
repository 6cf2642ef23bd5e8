/** On hardware a fit's rows are dealt among the invocations of a team; software adapters do so here alone. */
import { expect, test } from 'vitest';
import type { ResamplePlan } from '../../../src/problem/resample.js';
import type { RefitResult, SearchResult } from '../../../src/solver/results.js';
import type { SearchOptions } from '../../../src/solver/search-options.js';
import { identity } from '../../gpu/refits.js';
import { problemOf, startsAt } from '../../support/problem.js';
import { useEngine } from '../../support/shared-engine.js';

const options: SearchOptions = { maxSteps: 300, tolerance: 1e-8, smoothing: 0 };
const { engine, setPace } = useEngine();

/** A polynomial of so many coefficients, which makes small kernels of many sums. */
function polynomial(size: number, rows: number) {
  const x = Float64Array.from({ length: rows }, (_, i) => 2 * Math.sin(i + 1));
  const parameters = Array.from({ length: size }, (_, i) => `p${i}`);
  const at = (point: number): number =>
    parameters.reduce((sum, _, i) => sum + (1 + i / 3) * (point / 2) ** i, 0);
  return problemOf({
    formula: parameters.map((name, i) => `${name} * (x / 2)^${i}`).join(' + '),
    parameters,
    positive: [],
    inputs: { x },
    observed: x.map((point, i) => at(point) + 0.1 * Math.sin(7 * i)),
    loss: { residual: 'raw', rho: { kind: 'squared' } },
  });
}

/** More rows than eight invocations sum at once, and more sums than are joined at once. */
const rows = 2100;
const { problem, internal } = polynomial(6, rows);
const starts = startsAt(
  Array.from({ length: 21 }, (_, k) => internal(Array.from({ length: 6 }, (_, i) => Math.cos(k + i)))),
);
const pairs: ResamplePlan = {
  kind: 'draw',
  seed: 1,
  unit: identity(rows),
  order: identity(rows),
  from: new Uint32Array(rows),
  among: new Uint32Array(rows).fill(rows),
};
const noise: ResamplePlan = {
  kind: 'noise',
  seed: 1,
  fitted: problem.evaluator().value(internal([1, 1, 1, 1, 1, 1])),
  spread: new Float64Array(rows).fill(0.1),
  table: Float64Array.of(-1, 0, 1),
};

const bytes = (result: SearchResult | RefitResult) => [
  ...result.parameters,
  ...result.objective,
  ...result.status,
];

test('teams end where single invocations do, and at the same bits for any pieces and submissions', async () => {
  const alone = await (await (await engine()).prepare(problem)).search(starts, 0, starts.count, options);
  for (const team of [8, 64]) {
    setPace({ team });
    const prepared = await (await engine()).prepare(problem);
    const together = await prepared.search(starts, 0, starts.count, options);
    expect([...together.status]).toEqual([...alone.status]);
    alone.parameters.forEach((value, i) => {
      expect(Math.abs(together.parameters[i] - value)).toBeLessThan(2e-3);
    });
    setPace({ team, lanes: 5, iterations: 3 });
    const again = await (await engine()).prepare(problem);
    expect(bytes(await again.search(starts, 0, starts.count, options))).toEqual(bytes(together));
  }
});

test('objectives and gradients of teams are those of single invocations, but for the order of summation', async () => {
  const points = new Float64Array(6 * starts.count);
  starts.fill(0, starts.count, points);
  const alone = await (await (await engine()).prepare(problem)).objective(points, 0);
  setPace({ team: 8 });
  const together = await (await (await engine()).prepare(problem)).objective(points, 0);
  for (const name of ['objective', 'gradient'] as const) {
    const largest = Math.max(...alone[name].map(Math.abs));
    alone[name].forEach((value, i) => {
      expect(Math.abs(together[name][i] - value)).toBeLessThan(1e-5 * largest);
    });
  }
});

for (const [what, plan] of [
  ['drawn rows', pairs],
  ['drawn noise', noise],
] as const) {
  test(`teams refit resamples by ${what} as single invocations do, for any pieces`, async () => {
    const few = startsAt([internal([1, 1, 1, 1, 1, 1]), internal([0, 0, 0, 0, 0, 0])]);
    const refit = async () => (await (await engine()).prepare(problem)).refit(plan, few, 3, 5, options);
    const alone = await refit();
    setPace({ team: 8 });
    const together = await refit();
    alone.parameters.forEach((value, i) => {
      expect(Math.abs(together.parameters[i] - value)).toBeLessThan(2e-3);
    });
    setPace({ team: 8, lanes: 3, iterations: 2 });
    expect(bytes(await refit())).toEqual(bytes(together));
  });
}
