/** Designs against theory: where law and goal are linear and the refits Gaussian, what a run tells is known. */
import { describe, expect, it } from 'vitest';
import { IsolossError } from '../../../src/errors.js';
import { defineLaw, findLaw } from '../../../src/laws/index.js';
import { normalQuantile } from '../../../src/statistics/normal.js';
import { design } from '../../../src/tasks/design/design.js';
import { goalOf } from '../../../src/tasks/design/goal.js';
import type { DesignRequest } from '../../../src/tasks/design/request.js';
import { weightedReduction } from '../../../src/tasks/design/weighted-reduction.js';
import type { FittedLaw } from '../../../src/tasks/fitted/fitted-law.js';

type Matrix = readonly (readonly number[])[];

const noise = 0.3;

/** Of a + b x + c x^2 at the points that were run. */
const information = pointsInformation([0.5, 1, 2, 3, 4]);

function regressor(x: number): number[] {
  return [1, x, x * x];
}

function pointsInformation(points: readonly number[]): number[][] {
  return regressor(0).map((_, i) =>
    regressor(0).map((_, j) => points.reduce((sum, x) => sum + regressor(x)[i] * regressor(x)[j], 0)),
  );
}

function plus(m: Matrix, x: number): number[][] {
  const v = regressor(x);
  return m.map((row, i) => row.map((value, j) => value + v[i] * v[j]));
}

/** Gauss and Jordan. */
function inverse(m: Matrix): number[][] {
  const n = m.length;
  const work = m.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let k = 0; k < n; k++) {
    const pivot = work[k][k];
    work[k] = work[k].map((value) => value / pivot);
    for (let i = 0; i < n; i++) {
      if (i === k) continue;
      const factor = work[i][k];
      work[i] = work[i].map((value, j) => value - factor * work[k][j]);
    }
  }
  return work.map((row) => row.slice(n));
}

function form(m: Matrix, c: readonly number[]): number {
  return m.reduce((sum, row, i) => sum + row.reduce((s, value, j) => s + c[i] * value * c[j], 0), 0);
}

/** Of c'theta, how much runs at `points` remove of what the first runs left. */
function removed(c: readonly number[], points: readonly number[]): number {
  const after = points.reduce(plus, information as number[][]);
  return 1 - form(inverse(after), c) / form(inverse(information), c);
}

function cholesky(m: Matrix): number[][] {
  const l = m.map((row) => row.map(() => 0));
  for (let i = 0; i < m.length; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = m[i][j];
      for (let k = 0; k < j; k++) sum -= l[i][k] * l[j][k];
      l[i][j] = i === j ? Math.sqrt(sum) : sum / l[j][j];
    }
  }
  return l;
}

const parabola = defineLaw({
  name: 'parabola',
  formula: 'a + b*x + c*x^2',
  inputs: ['x'],
  parameters: ['a', 'b', 'c'],
  loss: { rho: { kind: 'squared' }, residual: 'raw' },
});

/** The parabola with refits of which `theta` gives the deviations from the estimate, a column a parameter. */
function fittedParabola(theta: readonly Float64Array[]): FittedLaw {
  const values = { a: 3, b: -1, c: 0.1 };
  const columns = {
    a: theta[0].map((t) => 3 + t),
    b: theta[1].map((t) => t - 1),
    c: theta[2].map((t) => 0.1 + t),
  };
  const quantiles = Array.from(
    { length: 101 },
    (_, i) => noise * normalQuantile(Math.min(Math.max(i / 100, 1e-4), 1 - 1e-4)),
  );
  return {
    name: 'parabola',
    law: parabola,
    values,
    replicates: { count: theta[0].length, columns },
    residuals: { quantiles, scale: 'raw' },
    ranges: { x: [0.5, 4] },
  };
}

const root = cholesky(inverse(information));

/** Six refits whose sample covariance is exactly noise^2 times the inverse information. */
function exactRefits(): FittedLaw {
  const count = 6;
  const size = noise * Math.sqrt((count - 1) / 2);
  return fittedParabola(
    root.map((row) =>
      Float64Array.from({ length: count }, (_, r) => (r % 2 === 0 ? size : -size) * row[r >> 1]),
    ),
  );
}

/** Refits drawn evenly from the same Gaussian. */
function drawnRefits(count: number): FittedLaw {
  const draws = [2, 3, 5].map((prime) =>
    Float64Array.from({ length: count }, (_, r) => normalQuantile((0.5 + r * Math.sqrt(prime)) % 1)),
  );
  return fittedParabola(
    root.map((row) =>
      Float64Array.from(
        { length: count },
        (_, r) => noise * row.reduce((sum, value, k) => sum + value * draws[k][r], 0),
      ),
    ),
  );
}

/** The published Chinchilla law with refits strewn about it. */
function chinchilla(count = 40): FittedLaw {
  const law = findLaw('chinchilla');
  const values = { E: 1.8172, A: 482.01, B: 2085.43, alpha: 0.3478, beta: 0.3658 };
  const columns = Object.fromEntries(
    Object.entries(values).map(([name, value], j) => [
      name,
      Float64Array.from({ length: count }, (_, r) => value * (1 + 0.02 * Math.sin(1 + 7 * r + 2.3 * j))),
    ]),
  );
  return {
    name: 'own',
    law,
    values,
    replicates: { count, columns },
    residuals: { quantiles: [-0.02, -0.003, 0, 0.003, 0.02], scale: 'log' },
    ranges: { N: [1e8, 1e10], D: [1e9, 3e11] },
  };
}

async function failure(request: DesignRequest, fitted = chinchilla()): Promise<IsolossError> {
  const error: unknown = await design(fitted, request).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(IsolossError);
  return error as IsolossError;
}

describe('a design for a linear law', () => {
  const goal = 'a + 6*b + 36*c';
  const c = regressor(6);
  const axes = ['x=0..5:101:lin'];
  const at = Array.from({ length: 101 }, (_, i) => i / 20);

  it('removes at every candidate what c-optimal design says', async () => {
    const { map, best, noise: found } = await design(exactRefits(), { goal, axes, noise });
    expect(found.deviation).toBe(noise);
    map.share.forEach((share, i) => {
      expect(share).toBeCloseTo(removed(c, [at[i]]), 6);
    });
    const shares = at.map((x) => removed(c, [x]));
    expect(best.at.x).toBe(at[shares.indexOf(Math.max(...shares))]);
    expect(best.share).toBeCloseTo(Math.max(...shares), 10);
  });

  it('plans several runs as conditioning on each in turn does', async () => {
    const { plan = [], goal: now } = await design(exactRefits(), { goal, axes, noise, runs: 4 });
    const points: number[] = [];
    for (const { at: place, share, deviation } of plan) {
      const next = at.map((x) => removed(c, [...points, x]));
      points.push(place.x);
      expect(share).toBeCloseTo(Math.max(...next), 9);
      expect(share).toBeCloseTo(removed(c, points), 9);
      expect(deviation).toBeCloseTo(now.deviation * Math.sqrt(1 - share), 9);
    }
    expect(points).toHaveLength(4);
  });

  it('is borne out by weighted refits, which need no linearity', async () => {
    const { best, plan = [] } = await design(drawnRefits(4000), { goal, axes, runs: 2 });
    expect(best.share).toBeCloseTo(removed(c, [best.at.x]), 1);
    expect(Math.abs(best.weighted.share - best.share)).toBeLessThan(0.02);
    expect(best.weighted.effective).toBeGreaterThan(100);
    expect(Math.abs(plan[1].weighted.share - plan[1].share)).toBeLessThan(0.03);
  });

  it('takes the noise from the middle half of the residuals', async () => {
    const { noise: found } = await design(exactRefits(), { goal, axes });
    expect(found).toMatchObject({ deviation: expect.closeTo(noise, 3), scale: 'raw', from: 'residuals' });
    expect(found.rootMeanSquare).toBeCloseTo(noise, 1);
    const { residuals, ...refits } = exactRefits();
    if (residuals === undefined) throw new Error('no residuals');
    // Quantiles leave out how far the outermost residuals lie; a fit has the exact number.
    const fitted = { ...refits, residuals: { ...residuals, rootMeanSquare: 0.5 } };
    expect((await design(fitted, { goal, axes })).noise.rootMeanSquare).toBe(0.5);
  });

  it('counts a run in the costs as well, and ranks by either', async () => {
    const request = { goal, axes: ['x=0.05..5:100:lin'], cost: 'x^2', noise } as const;
    const byShare = await design(exactRefits(), request);
    const byCost = await design(exactRefits(), { ...request, by: 'cost' });
    expect(byCost.best).toEqual(byShare.mostPerCost);
    expect(byCost.best.at.x).toBeLessThan(byShare.best.at.x);
    expect(byCost.best.perCost).toBeCloseTo(byCost.best.share / byCost.best.at.x ** 2, 12);
  });
});

describe('weighted refits', () => {
  it('learn nothing from a run that all of them foretell alike', () => {
    const goal = Float64Array.from({ length: 500 }, (_, i) => i - 249.5);
    const { share, effective } = weightedReduction([new Float64Array(500).fill(2)], goal, 0.1);
    expect(share).toBeCloseTo(0, 2);
    expect(effective).toBeCloseTo(499, 6);
  });

  it('see what a straight line through the covariance cannot', () => {
    // The goal is the square of what the run shows: no covariance, yet the run tells it.
    const x = Float64Array.from({ length: 2000 }, (_, i) => normalQuantile((i + 0.5) / 2000));
    const size = x.map((value) => value * value - 1);
    expect(weightedReduction([x.slice()], size, 0.1).share).toBeGreaterThan(0.95);
  });
});

describe('a goal', () => {
  it('has the optima of every refit by the solvers of allocations', async () => {
    const fitted = chinchilla();
    const N = await goalOf(fitted, 'log(N_opt(1e22)) - log(G) - a_opt*log(1e22/6)', { set: {} });
    const D = await goalOf(fitted, 'N_opt(1e20)*D_opt(1e20)*6 / 1e20 - 1', { set: {} });
    const L = await goalOf(fitted, 'L_opt(1e22) - E - A/N_opt(1e22)^alpha - B/D_opt(1e22)^beta', { set: {} });
    for (const { value, values } of [N, D, L]) {
      expect(Math.abs(value)).toBeLessThan(1e-9);
      expect(values).toHaveLength(40);
      for (const one of values) expect(Math.abs(one)).toBeLessThan(1e-8);
    }
  });

  it('takes several budgets in any order', async () => {
    const { values } = await goalOf(chinchilla(), 'log(N_opt(1e24)/N_opt(1e20)) - a_opt*log(1e4)', {
      set: {},
    });
    for (const one of values) expect(Math.abs(one)).toBeLessThan(1e-8);
  });

  it('has the loss at given inputs, and what the fit’s user derived', async () => {
    const fitted = { ...chinchilla(), derive: { half: 'A/2' } };
    const { value, values } = await goalOf(fitted, 'L(1e9, 2e10) - E - 2*half/1e9^alpha - B/2e10^beta', {
      set: {},
    });
    for (const one of [value, ...values]) expect(Math.abs(one)).toBeLessThan(1e-12);
  });

  it('follows the cost and what is set to a number, not what says where runs may lie', async () => {
    const plain = await goalOf(chinchilla(), 'N_opt(1e23)', { set: { D: '20*N' } });
    const same = await goalOf(chinchilla(), 'N_opt(1e23)', { set: {} });
    const served = await goalOf(chinchilla(), 'N_opt(1e23)', { cost: '6*N*D + 2*N*T', set: { T: '1e13' } });
    expect(plain.value).toBeCloseTo(same.value, 3);
    expect(served.value).toBeLessThan(0.7 * same.value);
  });
});

describe('a design', () => {
  it('keeps to the budget and to what is demanded, and lists places apart', async () => {
    const { candidates, map, allowed, evaluated, axes } = await design(chinchilla(), {
      goal: 'log(N_opt(1e23))',
      budget: 1e20,
      subjectTo: ['D >= 5*N'],
      axes: ['N=1e8..1e10:24', 'D=1e9..1e12:30'],
    });
    expect(evaluated).toBe(720);
    expect(map.excess.filter((excess) => excess !== null && excess <= 0)).toHaveLength(allowed);
    expect(axes.map(({ name, unit }) => [name, unit])).toEqual([
      ['N', 'parameters'],
      ['D', 'tokens'],
    ]);
    for (const { at, share, loss, band, newRun, error } of candidates) {
      expect(at.cost).toBeCloseTo(6 * at.N * at.D, -10);
      expect(at.cost).toBeLessThanOrEqual(1e20);
      expect(at.D).toBeGreaterThanOrEqual(5 * at.N);
      expect(share).toBeLessThanOrEqual(candidates[0].share);
      expect(band?.[0]).toBeLessThan(loss);
      expect(newRun?.[1]).toBeGreaterThan(band?.[1] ?? Infinity);
      expect(error).toBeLessThan(0.2);
    }
    const apart = candidates.every(({ at }, i) =>
      candidates
        .slice(0, i)
        .every((o) => Math.abs(Math.log(at.N / o.at.N)) > 0.5 || Math.abs(Math.log(at.D / o.at.D)) > 0.7),
    );
    expect(apart).toBe(true);
  });

  it('takes a cost by name, for runs and optima alike, and writes it out', async () => {
    const asked = { goal: 'N_opt(1e23)', budget: 1e21, axes: ['N=1e8..1e10:8', 'D=1e9..1e12:8'] };
    const named = await design(chinchilla(), { ...asked, cost: 'inference', set: { T: '2e12' } });
    const written = await design(chinchilla(), { ...asked, cost: '6*N*D + 2*N*T', set: { T: '2e12' } });
    expect(named.job.cost).not.toBe('inference');
    expect(named.goal.value).toBeCloseTo(written.goal.value, 0);
    expect(named.best).toEqual(written.best);
  });

  it('chooses axes by what was fitted, and says where the best run leaves it', async () => {
    const { axes, warnings, best } = await design(chinchilla(), { goal: 'E' });
    expect(
      axes.map(({ values, chosen }) => [values[0], values[values.length - 1], values.length, chosen]),
    ).toEqual([
      [1e8, 1e11, 64, true],
      [1e9, 3e12, 64, true],
    ]);
    expect(best.beyond.N).toBeGreaterThan(1);
    expect(warnings.join()).toMatch(/outside what was fitted \(N is .* times the largest fitted/);
  });

  it('is the same for the same question', async () => {
    const request = {
      goal: 'L_opt(1e23)',
      budget: 1e21,
      axes: ['N=1e8..1e10:12', 'D=1e9..1e12:12'],
      runs: 2,
    };
    const [{ seconds: _, ...one }, { seconds: __, ...other }] = [
      await design(chinchilla(), request),
      await design(chinchilla(), request),
    ];
    expect(one).toEqual(other);
  });

  it('stops when aborted', async () => {
    const controller = new AbortController();
    const running = design(chinchilla(), { goal: 'E' }, { signal: controller.signal });
    controller.abort();
    await expect(running).rejects.toMatchObject({ code: 'interrupted' });
  });
});

describe('a question that cannot be answered', () => {
  it.each([
    [{ goal: 'log(N_opt(C))' }, 'unknown-name', /"C", which is no parameter or derived quantity/],
    [{ goal: 'log(N)' }, 'unknown-name', /an input of the law/],
    [{ goal: 'N_opt(-1)' }, 'bad-goal', /In N_opt\(-1\) the budget is -1/],
    [{ goal: 'N_opt(alpha)' }, 'bad-goal', /the budget is no number/],
    [{ goal: 'N_opt(1e23)', cost: '6*N*D*w', axes: ['w=1..2:4'] }, 'bad-goal', /the cost is made of w/],
    [{ goal: 'L(1e9)' }, 'formula-syntax', /L takes 2 arguments, not 1/],
    [{ goal: 'N_op(1e9)' }, 'formula-syntax', /there is no function "N_op"/],
    [{ goal: 'alpha > 1' }, 'formula-type', /a law is a number/],
    [{ goal: 'log(-alpha)' }, 'bad-goal', /no finite value at the estimated/],
    [{ goal: '3' }, 'constant-goal', /the same at every refit/],
    [{ goal: '' }, 'bad-job', /goal: is empty/],
    [{ goal: 'E', budget: 1 }, 'nothing-feasible', /No candidate satisfies "cost <= 1"/],
    [{ goal: 'E', subjectTo: ['N <= 2e8', 'N >= 3e8'] }, 'nothing-feasible', /together/],
    [{ goal: 'E', axes: ['N=1e8..1e9:2000'] }, 'too-many-points', /The axis N has 2000 points/],
    [{ goal: 'E', axes: ['N=1e8..1e9:1000', 'D=1e9..1e10:1000'] }, 'too-many-points', /1000000 candidates/],
    [{ goal: 'E', noise: 0 }, 'bad-job', /noise: must be above zero/],
    [{ goal: 'E', runs: 0 }, 'bad-job', /runs/],
    [{ goal: 'E', set: { alpha: '2' } }, 'name-clash', /a parameter of the law/],
  ] as const)('%j is %s', async (request, code, message) => {
    const error = await failure(request);
    expect([error.code, error.kind]).toEqual([code, 'input']);
    expect(error.message).toMatch(message);
    expect(error.fix).not.toBe('');
  });

  it('no refits, no scatter or no range is said before any work', async () => {
    const { replicates: _, ...bare } = chinchilla();
    const { residuals: __, ...still } = chinchilla();
    const { ranges: ___, ...anywhere } = chinchilla();
    expect(await failure({ goal: 'E' }, bare)).toMatchObject({
      code: 'no-replicates',
      fix: 'Fit with bootstrap 4000, keep the refits (isoloss fit --json FILE) and give that FILE.',
    });
    expect((await failure({ goal: 'E' }, still)).code).toBe('no-noise');
    expect((await failure({ goal: 'E' }, anywhere)).code).toBe('no-range');
  });

  it('laws do not know what goals may call', () => {
    expect(() => defineLaw({ name: 'own', formula: 'N_opt(x)', inputs: ['x'], parameters: [] })).toThrow(
      /no function "N_opt"/,
    );
  });
});
