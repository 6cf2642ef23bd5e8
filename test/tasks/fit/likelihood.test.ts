/** Counts fitted by maximum likelihood, against published generalised linear models and their own fixed points. */
import { describe, expect, test } from 'vitest';
import { createCpuBackend } from '../../../src/backend/cpu/engine.js';
import { devianceResidual } from '../../../src/loss/likelihood.js';
import { createCountDraws } from '../../../src/problem/count-draws.js';
import { threefryWords } from '../../../src/problem/threefry.js';
import { compileKernel } from '../../../src/solver/kernel.js';
import { createPolisher } from '../../../src/solver/polish.js';
import { fit } from '../../../src/tasks/fit/fit.js';
import { withInformation } from '../../../src/tasks/fit/information.js';
import { type FitJobInput, parseFitJob } from '../../../src/tasks/fit/job.js';
import { modelOfJob } from '../../../src/tasks/fit/model-of-job.js';
import { fittedOfRecord } from '../../../src/tasks/fitted/stored-fit.js';
import { predict } from '../../../src/tasks/predict/predict.js';
import { asymptotic } from '../../../src/tasks/uncertainty/asymptotic.js';
import { tableOf } from '../support.js';

async function fitted(columns: Readonly<Record<string, readonly number[]>>, job: Partial<FitJobInput>) {
  const table = await tableOf(columns);
  return fit(parseFitJob({ runs: 'runs.csv', law: 'p', backend: 'cpu', ...job }), table);
}

/** Tobacco budworms that survived six doses, of 20 of each sex (Collett 1991; Venables and Ripley, MASS, section 7.2). */
const budworm = {
  dose: [0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5],
  male: [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0],
  dead: [1, 4, 9, 13, 18, 20, 0, 2, 6, 10, 12, 16],
  all: new Array<number>(12).fill(20),
};
const logistic = {
  law: 'sigmoid(a + b*male + c*dose)',
  map: { L: 'dead/all' },
  likelihood: 'binomial',
  trials: 'all',
  start: ['a=-2,b=0.1,c=0.5'],
} as const;

/** Dobson (1990), page 93: the example of R's ?glm. */
const dobson = {
  count: [18, 17, 15, 20, 10, 20, 25, 13, 12],
  o2: [0, 1, 0, 0, 1, 0, 0, 1, 0],
  o3: [0, 0, 1, 0, 0, 1, 0, 0, 1],
  t2: [0, 0, 0, 1, 1, 1, 0, 0, 0],
  t3: [0, 0, 0, 0, 0, 0, 1, 1, 1],
  hours: new Array<number>(9).fill(2),
};

describe('published generalised linear models', () => {
  test('logistic regression of the budworm data: estimates, standard errors, deviance', async () => {
    const { record, rows } = await fitted(budworm, logistic);
    // MASS prints -3.4732 (.4685), 1.1007 (.3558), 1.0642 (.1311) and a residual deviance of 6.7571 on 9.
    expect(record.parameters.a).toBeCloseTo(-3.4732, 4);
    expect(record.parameters.b).toBeCloseTo(1.1007, 4);
    expect(record.parameters.c).toBeCloseTo(1.0642, 4);
    expect(record.objective).toBeCloseTo(6.7571, 4);
    const { standardErrors, intervals } = record.asymptotic.gaussNewton;
    expect(standardErrors.a).toBeCloseTo(0.4685, 4);
    expect(standardErrors.b).toBeCloseTo(0.3558, 4);
    expect(standardErrors.c).toBeCloseTo(0.1311, 4);
    // Normal quantiles, as the noise is known.
    expect(intervals.c?.[1]).toBeCloseTo(record.parameters.c + 1.959964 * (standardErrors.c ?? 0), 6);
    expect(record.loss).toEqual({ residual: 'deviance', likelihood: 'binomial', kind: 'squared' });
    expect(rows.residual.reduce((sum, r) => sum + r * r, 0)).toBeCloseTo(record.objective, 10);
    expect(record.goodness?.overdispersed).toBe(false);
  });

  test('Poisson regression of Dobson’s counts, as they are and as rates of an exposure', async () => {
    const law = 'exp(a + b2*o2 + b3*o3 + c2*t2 + c3*t3)';
    const start = ['a=2,b2=0.1,b3=0.1,c2=0.1,c3=0.1'];
    const counts = await fitted(dobson, { law, map: { L: 'count' }, likelihood: 'poisson', start });
    const rates = await fitted(dobson, {
      law,
      map: { L: 'count/hours' },
      likelihood: 'poisson',
      exposure: 'hours',
      start,
    });
    const { parameters, asymptotic, objective, goodness } = counts.record;
    const published = {
      a: [3.045, 0.1709],
      b2: [-0.4543, 0.2022],
      b3: [-0.293, 0.1927],
      c2: [0, 0.2],
      c3: [0, 0.2],
    };
    for (const [name, [value, error]] of Object.entries(published)) {
      expect(parameters[name]).toBeCloseTo(value, 3);
      expect(asymptotic.gaussNewton.standardErrors[name]).toBeCloseTo(error, 4);
    }
    expect(objective).toBeCloseTo(5.1291, 4);
    // R: AIC 56.76 with five parameters.
    expect(-2 * (goodness?.logLikelihood ?? 0) + 10).toBeCloseTo(56.76, 2);
    expect(rates.record.parameters.a).toBeCloseTo(parameters.a - Math.log(2), 8);
    expect(rates.record.objective).toBeCloseTo(objective, 8);
  });

  test('single outcomes and their sums by group give one fit, and one information', async () => {
    const single = budworm.dose.flatMap((dose, i) =>
      Array.from({ length: 20 }, (_, k) => ({
        dose,
        male: budworm.male[i],
        hit: k < budworm.dead[i] ? 1 : 0,
      })),
    );
    const apart = await fitted(
      { dose: single.map((s) => s.dose), male: single.map((s) => s.male), hit: single.map((s) => s.hit) },
      { ...logistic, map: { L: 'hit' }, trials: '1' },
    );
    const together = await fitted(budworm, logistic);
    for (const name of ['a', 'b', 'c']) {
      expect(apart.record.parameters[name]).toBeCloseTo(together.record.parameters[name], 8);
      expect(apart.record.asymptotic.gaussNewton.standardErrors[name]).toBeCloseTo(
        together.record.asymptotic.gaussNewton.standardErrors[name] ?? 0,
        8,
      );
    }
    // Single outcomes say nothing of the fit's quality.
    expect(apart.record.goodness?.p).toBeNull();
    expect(apart.record.exact).toBeUndefined();
  });

  test('a million trials a row converge to the digits of float64', async () => {
    const x = Array.from({ length: 20 }, (_, i) => i / 4 - 2);
    const n = 1e6;
    const hits = x.map((v, i) => Math.round(n / (1 + Math.exp(-(0.3 + 1.7 * v + 0.002 * Math.sin(9 * i))))));
    const { record } = await fitted(
      { x, hits },
      { law: '1/(1 + exp(-(a + b*x)))', map: { L: `hits/${n}` }, likelihood: 'binomial', trials: String(n) },
    );
    // Newton's method on the score equations.
    let [a, b] = [0.3, 1.7];
    for (let turn = 0; turn < 20; turn++) {
      let [ga, gb, haa, hab, hbb] = [0, 0, 0, 0, 0];
      x.forEach((v, i) => {
        const p = 1 / (1 + Math.exp(-(a + b * v)));
        const [g, h] = [hits[i] - n * p, n * p * (1 - p)];
        ga += g;
        gb += g * v;
        haa += h;
        hab += h * v;
        hbb += h * v * v;
      });
      const det = haa * hbb - hab * hab;
      a += (hbb * ga - hab * gb) / det;
      b += (haa * gb - hab * ga) / det;
    }
    expect(record.status).toBe('converged');
    expect(record.parameters.a).toBeCloseTo(a, 10);
    expect(record.parameters.b).toBeCloseTo(b, 10);
    expect(record.goodness?.p).not.toBeNull();
  });
});

describe('deviance residuals', () => {
  test('have the square of the deviance, and its sign, without cancellation and at the edges', () => {
    const deviance = (p: number, y: number) =>
      2 * ((y > 0 ? y * Math.log(y / p) : 0) + (y < 1 ? (1 - y) * Math.log((1 - y) / (1 - p)) : 0));
    for (const y of [0, 0.001, 0.2, 0.5, 0.93, 1]) {
      for (const p of [1e-9, 0.01, 0.3, 0.77, 0.999]) {
        const r = devianceResidual('binomial', p, y, 50);
        expect(r * r).toBeCloseTo(50 * deviance(p, y), 9);
        expect(Math.sign(r)).toBe(Math.sign(p - y));
      }
    }
    // Near the observation: (p - y) sqrt(n / (y (1 - y))), to first order.
    expect(devianceResidual('binomial', 0.3 + 1e-9, 0.3, 1e6) / (1e-9 * Math.sqrt(1e6 / 0.21))).toBeCloseTo(
      1,
      6,
    );
    expect(devianceResidual('poisson', 4, 0, 3)).toBeCloseTo(Math.sqrt(2 * 4 * 3), 12);
    expect(devianceResidual('binomial', 1, 0.5, 3)).toBeNaN();
    expect(devianceResidual('poisson', -1, 0, 3)).toBeNaN();
  });
});

describe('intervals', () => {
  test('of nominal 95 % cover the truth in simulated counts, by the information, the sandwich and the deviance', async () => {
    const draws = 150;
    const truth = [0.4, 1.2];
    const x = Array.from({ length: 24 }, (_, i) => i / 6 - 2);
    const n = 30;
    const words = new Uint32Array(n * x.length);
    const job = parseFitJob({
      runs: 'runs.csv',
      law: 'sigmoid(a + b*x)',
      map: { L: `hits/${n}` },
      likelihood: 'binomial',
      trials: String(n),
    });
    const drawn = async (draw: number) => {
      threefryWords(1, draw, words);
      const hits = x.map((v, row) => {
        const p = 1 / (1 + Math.exp(-(truth[0] + truth[1] * v)));
        return words.slice(n * row, n * row + n).filter((word) => word < p * 2 ** 32).length;
      });
      return modelOfJob(job, await tableOf({ x, hits })).model;
    };
    const kernel = await compileKernel((await drawn(0)).problem);
    const covered = { information: 0, sandwich: 0, deviance: 0 };
    for (let draw = 0; draw < draws; draw++) {
      const model = await drawn(draw);
      // The rows are columns of one compiled kernel.
      const { columns } = model.problem;
      const polish = createPolisher({ ...kernel, columns });
      const at = model.toInternal(truth);
      const best = withInformation(model.problem, polish(at));
      const { gaussNewton, sandwich } = asymptotic(model, best, 0.95);
      const holds = ({ intervals: { b } }: typeof sandwich) =>
        b != null && b[0] <= 1.2 && 1.2 <= b[1] ? 1 : 0;
      covered.information += holds(gaussNewton);
      covered.sandwich += holds(sandwich);
      covered.deviance += polish(at, { hold: [1] }).objective - best.objective <= 3.841459 ? 1 : 0;
    }
    // Three standard deviations of a count of 150 at .95 are 8; the sandwich is known to be short with 24 rows.
    expect(covered.information).toBeGreaterThanOrEqual(134);
    expect(covered.information).toBeLessThanOrEqual(149);
    expect(covered.deviance).toBeGreaterThanOrEqual(134);
    expect(covered.deviance).toBeLessThanOrEqual(149);
    expect(covered.sandwich).toBeGreaterThanOrEqual(128);
  });

  test('of counts that scatter more than binomially are the sandwich’s, with a warning', async () => {
    const x = Array.from({ length: 40 }, (_, i) => i / 10 - 2);
    const hits = x.map((v, i) => Math.round(200 / (1 + Math.exp(-(v + 0.8 * Math.sin(77 * i))))));
    const { record } = await fitted(
      { x, hits },
      {
        law: 'sigmoid(a + b*x)',
        map: { L: 'hits/200' },
        likelihood: 'binomial',
        trials: '200',
        start: ['a=0,b=1'],
      },
    );
    expect(record.goodness?.overdispersed).toBe(true);
    expect(record.warnings.join(' ')).toMatch(/times as much about the law as binomial counts/);
    const { gaussNewton, sandwich } = record.asymptotic;
    expect((sandwich.standardErrors.b ?? 0) / (gaussNewton.standardErrors.b ?? 0)).toBeGreaterThan(2);
  });
});

describe('what cannot be counts is refused, by row', () => {
  const binomial = { law: 'sigmoid(a + b*x)', likelihood: 'binomial', trials: 'n' } as const;
  const poisson = { law: 'exp(a + b*x)', likelihood: 'poisson' } as const;
  const x = [0, 1, 2, 3];
  test.each([
    [
      'counts above trials',
      { x, L: [1, 0, 9, 4], n: [5, 5, 5, 5] },
      binomial,
      /line 4: L is 9, more than its 5 trials/,
    ],
    [
      'counts where proportions belong',
      { x, L: [0, 2, 3, 4], n: [5, 5, 5, 5] },
      binomial,
      /line 3: L is 2, which is no proportion/,
    ],
    ['negative proportions', { x, L: [0.2, -0.2, 1, 0], n: [5, 5, 5, 5] }, binomial, /line 3: L is -0\.2/],
    ['trials of zero', { x, L: [0.2, 0.4, 1, 0], n: [5, 0, 5, 5] }, binomial, /line 3: trials is 0/],
    ['parts of trials', { x, L: [0.2, 0.4, 1, 0], n: [5, 2.5, 5, 5] }, binomial, /line 3: trials is 2\.5/],
    [
      'parts of successes',
      { x, L: [0.2, 0.5, 1, 0], n: [5, 5, 5, 5] },
      binomial,
      /line 3: L is 0\.5 of 5 trials, which makes 2\.5 successes/,
    ],
    ['negative counts', { x, L: [1, -2, 3, 4] }, poisson, /line 3: L is -2, a rate below zero/],
    [
      'counts that are not whole',
      { x, L: [1, 2.5, 3, 4] },
      poisson,
      /line 3: .*2\.5 events, not a whole number/,
    ],
  ] as const)('%s', async (_, columns, job, message) => {
    await expect(fitted(columns, { ...job, map: { x: 'x' } })).rejects.toMatchObject({
      code: 'bad-counts',
      message: expect.stringMatching(message),
    });
  });

  test('a proportion rounded to its digits is the whole count that it stands for', async () => {
    const { record } = await fitted(
      { x: [0, 1, 2], L: [0.33, 0.512, 0.7], n: [997, 997, 997] },
      { ...binomial, start: ['a=0,b=1'] },
    );
    expect(record.status).toBe('converged');
  });

  test('a law outside (0, 1) at every start, with the row and the value', async () => {
    const columns = { x: [1, 2, 3], L: [0.2, 0.4, 0.4], n: [5, 5, 5] };
    const job = { law: 'exp(a*x)', likelihood: 'binomial', trials: 'n', start: ['a=1'] } as const;
    await expect(fitted(columns, job)).rejects.toThrow(
      /At a = 1 the law is 2\.718 in line 2 of runs\.csv, where it must lie strictly/,
    );
  });

  test.each([
    [{ likelihood: 'binomial' }, /needs the trials/],
    [{ likelihood: 'binomial', trials: '1', loss: 'huber' }, /a loss of its own/],
    [{ likelihood: 'poisson', trials: '1' }, /trials belongs to the binomial/],
  ] as const)('%j', (job, message) => {
    expect(() => parseFitJob({ runs: 'runs.csv', law: 'p', ...job })).toThrow(message);
  });

  test('trials of a law that is fitted by no likelihood, its own among them', async () => {
    const columns = { t: [1, 2, 4, 8], L: [1, 0, 1, 0] };
    await expect(fitted(columns, { law: 'p*t', trials: '5' })).rejects.toThrow(
      /trials: trials belongs to the binomial likelihood/,
    );
    const job = { law: 'time-horizon', trials: '5', loss: 'squared' } as const;
    await expect(fitted(columns, job)).rejects.toThrow(/trials: trials belongs to the binomial likelihood/);
  });

  test('schemes that add noise to counts', async () => {
    const job = { ...logistic, bootstrap: 100, scheme: 'wild' } as const;
    await expect(fitted(budworm, job)).rejects.toMatchObject({ code: 'no-count-noise' });
  });
});

describe('a law with a likelihood', () => {
  const law = {
    name: 'by-dose',
    formula: 'sigmoid(a + b*male + c*dose)',
    inputs: ['male', 'dose'],
    parameters: ['a', 'b', 'c'],
    loss: { residual: 'raw', rho: { kind: 'squared' }, likelihood: 'binomial' },
  } as const;

  test('is fitted by it unless another loss is asked for', async () => {
    const { likelihood: _, ...job } = logistic;
    const asked = await fitted(budworm, logistic);
    const own = await fitted(budworm, { ...job, law: JSON.stringify(law) });
    expect(own.record.parameters).toEqual(asked.record.parameters);
    expect(own.record.loss).toEqual(asked.record.loss);
    const { trials: __, ...rest } = job;
    const squares = await fitted(budworm, { ...rest, law: JSON.stringify(law), loss: 'squared' });
    expect(squares.record.loss).toEqual({ residual: 'raw', kind: 'squared' });
    expect(squares.record.parameters.c).not.toBeCloseTo(asked.record.parameters.c, 3);
  });

  test('of single outcomes needs no trials', async () => {
    const t = Array.from({ length: 60 }, (_, i) => 2 ** (i / 6));
    const L = t.map((_, i) => Number((i * 7) % 60 > i));
    const { record } = await fitted({ t, L }, { law: 'time-horizon' });
    expect(record.loss).toMatchObject({ residual: 'deviance', likelihood: 'binomial' });
    const said = await fitted({ t, L }, { law: 'time-horizon', likelihood: 'binomial', trials: '1' });
    expect(record.parameters).toEqual(said.record.parameters);
  });
});

describe('counts drawn from the fitted law', () => {
  /** Exact quantiles from the definition of the distribution. */
  const smallest = (probability: (k: number) => number, share: number): number => {
    let [k, sum] = [0, probability(0)];
    while (sum < share) sum += probability(++k);
    return k;
  };
  const shares = Array.from({ length: 199 }, (_, i) => (i + 0.3) / 200);

  test('are the quantiles of their distributions', () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
    for (const [n, p] of [
      [1, 0.3],
      [20, 0.02],
      [20, 0.97],
      [60, 0.5],
    ]) {
      const draw = createCountDraws('binomial', Float64Array.of(p), Float64Array.of(n));
      const exact = (k: number) => choose(n, k) * p ** k * (1 - p) ** (n - k);
      expect(shares.map((share) => draw(0, share))).toEqual(shares.map((share) => smallest(exact, share)));
    }
    for (const rate of [0.05, 3.3, 40]) {
      const draw = createCountDraws('poisson', Float64Array.of(rate / 4), Float64Array.of(4));
      const exact = (k: number): number => (k === 0 ? Math.exp(-rate) : (exact(k - 1) * rate) / k);
      expect(shares.map((share) => draw(0, share))).toEqual(shares.map((share) => smallest(exact, share)));
    }
    const edges = createCountDraws('binomial', Float64Array.of(0, 1), Float64Array.of(7, 7));
    expect([edges(0, 0.999), edges(1, 0.001)]).toEqual([0, 7]);
    // Of many trials nearly normal: three standard deviations are 1500.
    const many = createCountDraws('binomial', Float64Array.of(0.5), Float64Array.of(1e6));
    expect(Math.abs(many(0, 0.99865) - 501_500)).toBeLessThan(3);
  });

  test('make a parametric bootstrap, with the standard errors of the information', async () => {
    const job = { bootstrap: 2000, scheme: 'parametric', refitStarts: '0' } as const;
    const { record } = await fitted(budworm, { ...logistic, ...job });
    const errors = record.bootstrap?.standardErrors ?? {};
    for (const [name, error] of [
      ['a', 0.4685],
      ['b', 0.3558],
      ['c', 0.1311],
    ] as const) {
      // Counts this small are skewed: refits scatter somewhat more.
      expect(errors[name] / error, name).toBeGreaterThan(0.95);
      expect(errors[name] / error, name).toBeLessThan(1.25);
    }
    const poisson = await fitted(dobson, {
      law: 'exp(a + b*o2 + c*o3 + d*t2 + e*t3)',
      map: { L: 'count/hours' },
      likelihood: 'poisson',
      exposure: 'hours',
      start: ['a=2,b=0,c=0,d=0,e=0'],
      ...job,
    });
    const { standardErrors } = poisson.record.asymptotic.gaussNewton;
    for (const [name, error] of Object.entries(poisson.record.bootstrap?.standardErrors ?? {})) {
      expect(Math.abs(error / (standardErrors[name] ?? 0) - 1), name).toBeLessThan(0.1);
    }
  });

  test('are the same on any number of workers, in chunks of any size', async () => {
    const table = await tableOf(budworm);
    const job = parseFitJob({
      runs: 'runs.csv',
      ...logistic,
      bootstrap: 1000,
      scheme: 'parametric',
      refitStarts: 8,
    });
    const of = async (workers: number) => {
      const backend = createCpuBackend({ workers });
      const { replicates } = await fit(job, table, { backend });
      backend.dispose();
      return replicates;
    };
    expect(await of(3)).toEqual(await of(1));
  });
});

test('bands of a prediction stay within 0 and 1, and those of a new run have the noise of its trials', async () => {
  const { record } = await fitted(budworm, logistic);
  const law = fittedOfRecord(JSON.parse(JSON.stringify(record)));
  const at = { male: [1, 1, 0], dose: [5, 2, 0] };
  const few = predict(law, at, { size: 20 });
  const many = predict(law, at, { size: 1e6 });
  expect(predict(law, at).newRun).toBeUndefined();
  expect(few.residualScale).toBe('raw');
  for (let row = 0; row < 3; row++) {
    const law95 = [few.band?.lower[row] ?? Number.NaN, few.band?.upper[row] ?? Number.NaN];
    expect(law95[0]).toBeGreaterThanOrEqual(0);
    expect(law95[1]).toBeLessThanOrEqual(1);
    expect((few.newRun?.upper[row] ?? 0) * 20).toBeCloseTo(Math.round((few.newRun?.upper[row] ?? 0) * 20), 9);
    expect(few.newRun?.lower[row]).toBeLessThan(law95[0]);
    // With many trials the law's uncertainty is all there is: the outermost of 33 nodes are its 1.5 % points.
    expect(Math.abs((many.newRun?.lower[row] ?? 0) - law95[0])).toBeLessThan(0.02);
  }
});

test('outcomes that the law tells apart have no estimate, and a warning says why', async () => {
  const { record } = await fitted(
    { x: [-3, -2, -1, 1, 2, 3], hit: [0, 0, 0, 1, 1, 1] },
    { law: 'sigmoid(a + b*x)', map: { L: 'hit' }, likelihood: 'binomial', trials: '1', start: ['a=0,b=1'] },
  );
  expect(record.exact).toBeUndefined();
  expect(record.warnings.join(' ')).toMatch(/tells all successes from all failures \(separation\)/);
});

test('rows of equal outcomes are no copies, and weights repeat rows', async () => {
  const rows = { dose: [0, 0, 1, 1, 1, 2, 2, 2], hit: [0, 1, 0, 0, 1, 1, 1, 0], w: [8, 2, 4, 4, 3, 6, 7, 2] };
  const job = { law: 'sigmoid(a + c*dose)', likelihood: 'binomial', start: ['a=0,c=1'] } as const;
  const weighted = await fitted(rows, { ...job, map: { L: 'hit' }, trials: '1', weight: 'w' });
  const summed = await fitted(
    { dose: [0, 1, 2], hits: [2, 3, 13], n: [10, 11, 15] },
    { ...job, map: { L: 'hits/n' }, trials: 'n' },
  );
  for (const name of ['a', 'c']) {
    expect(weighted.record.parameters[name]).toBeCloseTo(summed.record.parameters[name], 8);
    expect(weighted.record.asymptotic.gaussNewton.standardErrors[name]).toBeCloseTo(
      summed.record.asymptotic.gaussNewton.standardErrors[name] ?? 0,
      8,
    );
  }
  expect(weighted.record.adequacy?.findings.map(({ kind }) => kind)).not.toContain('identical rows');
});

test('groups share a slope and are tested for equality by chi-square', async () => {
  const { record } = await fitted(
    { ...budworm, sex: budworm.male },
    { ...logistic, law: 'sigmoid(a + c*dose)', per: 'a by sex', start: ['a=-2,c=1'] },
  );
  // The same fit as with a column for the sex: z = 1.1007 / .3558.
  expect(record.objective).toBeCloseTo(6.7571, 4);
  const [equal] = record.groups?.equality ?? [];
  expect(equal.degrees).toEqual([1, null]);
  expect(Math.sqrt(equal.f)).toBeCloseTo(1.1007 / 0.3558, 2);
});
