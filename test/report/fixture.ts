import { defineLaw } from '../../src/laws/define.js';
import { findLaw } from '../../src/laws/index.js';
import type { Law } from '../../src/laws/law.js';
import { createModel, type Model } from '../../src/problem/model.js';
import type { Replicates } from '../../src/problem/replicates.js';
import { threefry } from '../../src/problem/threefry.js';
import { parseFitJob } from '../../src/tasks/fit/job.js';
import type { FitOutcome } from '../../src/tasks/fit/outcome.js';
import { predictorOf } from '../../src/tasks/fit/predictor.js';
import type { Bootstrap, FitRecord, Profile } from '../../src/tasks/fit/record.js';
import { verdictRule } from '../../src/tasks/uncertainty/verdict-rule.js';

const truth = { E: 1.8172, A: 482.01, B: 2085.43, alpha: 0.3478, beta: 0.3658 };
type Inputs = Record<string, ArrayLike<number>>;

function law({ N, D }: Inputs, p = truth): Float64Array {
  return Float64Array.from(N, (n, i) => p.E + p.A / n ** p.alpha + p.B / D[i] ** p.beta);
}

/** Simulated runs, no randomness: sizes by budgets, with an error that looks like noise. */
function simulated(): { N: Float64Array; D: Float64Array; noise: Float64Array } {
  const cells = Array.from({ length: 14 }, (_, i) => 5e7 * 1.45 ** i).flatMap((n) =>
    Array.from({ length: 12 }, (_, j) => [n * (1 + 0.1 * Math.sin(j * 7)), 8e8 * 1.6 ** j]),
  );
  const noise = cells.map(
    (_, i) => 0.004 * (Math.sin(i * 12.9898) + Math.sin(i * 78.233) * Math.sin(i * 3.1)),
  );
  return {
    N: Float64Array.from(cells, ([n]) => n),
    D: Float64Array.from(cells, ([, d]) => d),
    noise: Float64Array.from(noise),
  };
}

/** The model of all these runs, as the fit task would have made it. */
function modelOf(law: Law, inputs: Readonly<Record<string, Float64Array>>, target: Float64Array): Model {
  return createModel(
    law,
    {
      inputs: new Map(Object.entries(inputs)),
      target,
      weight: new Float64Array(target.length).fill(1),
      rowNumbers: Int32Array.from(target, (_, i) => i + 2),
      source: 'simulated runs',
      rowWord: 'line',
    },
    { loss: { residual: 'raw', rho: { kind: 'squared' } }, fix: {}, positive: [], bound: {} },
  );
}

/** A fit of simulated runs, as the fit task would return it. */
export function outcome(changes: Partial<FitRecord> = {}): FitOutcome {
  const { N, D, noise } = simulated();
  const predicted = law({ N, D });
  const observed = predicted.map((value, i) => value * Math.exp(noise[i]));
  const heldOut = Uint8Array.from(N, (n) => (n > 5e9 ? 1 : 0));
  const fitted = heldOut.filter((flag) => flag === 0).length;
  const job = parseFitJob({
    runs: "simulated runs/it's.csv",
    law: 'chinchilla',
    map: { N: 'Model Size', D: 'C/(6*N)' },
    holdOut: 'N > 5e9',
    objectiveGrid: [
      { name: 'alpha', lo: 0.2, hi: 0.6, count: 40 },
      { name: 'beta', lo: 0.2, hi: 0.6, count: 40 },
    ],
  });
  const axis = Array.from({ length: 40 }, (_, i) => 0.2 * 3 ** (i / 39));
  const surface = axis.flatMap((alpha) =>
    axis.map((beta) => {
      const u = Math.log(alpha / truth.alpha);
      const v = Math.log(beta / truth.beta);
      return 0.001018274 * (1 + 3 * (u * u + v * v + 1.75 * u * v));
    }),
  );
  const record: FitRecord = {
    schema: 'isoloss/fit@1',
    job,
    law: {
      name: 'chinchilla',
      formula: 'E + A/N^alpha + B/D^beta',
      where: [],
      inputs: [
        { name: 'N', unit: 'parameters', from: 'Model Size' },
        { name: 'D', unit: 'tokens', from: 'C/(6*N)' },
      ],
      source: 'Hoffmann et al. 2022, Training Compute-Optimal Large Language Models, arXiv:2203.15556',
    },
    data: {
      source: "simulated runs/it's.csv",
      digest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      rows: fitted,
      heldOut: heldOut.length - fitted,
      ranges: { N: [Math.min(...N), Math.max(...N)], D: [Math.min(...D), Math.max(...D)] },
      notes: ["the column 'loss' is taken as L", '3 rows with a missing loss were dropped'],
    },
    loss: { residual: 'log', kind: 'huber', delta: 1e-3 },
    parameters: truth,
    fixed: {},
    objective: 0.001018274017800598,
    status: 'converged',
    statusText: 'converged: no step lowers the objective further',
    certificate: { decrement: 3.1e-15, gradient: 8.2e-12, condition: 412.7, atBound: [] },
    starts: {
      kind: 'seeded:16',
      count: 16,
      converged: 12,
      atBest: 14,
      merged: 3,
      statuses: { converged: 12, stepLimit: 1, atBound: 0, singular: 0, notFinite: 0, merged: 3 },
      minima: [
        { objective: 0.001018274017800598, parameters: truth, starts: 14 },
        { objective: 0.00130417, parameters: { ...truth, beta: 0.412, B: 6120 }, starts: 1 },
      ],
    },
    seed: 0,
    identifiability: {
      freeParameters: 5,
      degreesOfFreedom: fitted - 5,
      weak: [],
      verdicts,
      rule: verdictRule,
      rivals: [],
    },
    derived: {
      a: {
        formula: 'beta/(alpha + beta)',
        unit: '1',
        value: truth.beta / (truth.alpha + truth.beta),
      },
    },
    asymptotic: { level: 0.95, gaussNewton: asymptotic, sandwich: asymptotic },
    score: { rows: fitted, rmse: 0.01234, rmsle: 0.00456 },
    residuals: Array.from({ length: 201 }, (_, i) => (i - 100) * 8e-5),
    holdOut: { rows: heldOut.length - fitted, rmse: 0.0201, rmsle: 0.0078 },
    objectiveGrid: {
      axes: [
        { name: 'alpha', values: axis },
        { name: 'beta', values: axis },
      ],
      objective: surface,
      gradient: {},
    },
    warnings: [],
    backend: {
      name: 'cpu',
      adapter: 'a processor',
      precision: 'f64',
      software: false,
      reason: 'no hardware GPU',
    },
    seconds: { total: 0.412, prepare: 0.02, search: 0.35, polish: 0.012, uncertainty: 0 },
    events: [],
    ...changes,
  };
  return {
    record,
    rows: {
      inputs: { N, D },
      observed,
      predicted,
      residual: noise.map((value) => -value),
      weight: new Float64Array(N.length).fill(1),
      heldOut,
      rowNumbers: Int32Array.from(N, (_, i) => i + 2),
    },
    model: modelOf(findLaw('chinchilla'), { N, D }, observed),
    predict: predictorOf((inputs) => law(inputs)),
  };
}

/** Standard deviations of the simulated estimates, of the logarithm. */
const spreads = { E: 0.012, A: 0.22, B: 0.4, alpha: 0.028, beta: 0.045, a: 0.02 };
const names = [...Object.keys(truth), 'a'];

const verdicts: FitRecord['identifiability']['verdicts'] = {
  E: { verdict: 'determined', why: 'Its standard error is 1.2 % of it.' },
  A: { verdict: 'determined', why: 'Its standard error is 22 % of it.' },
  B: {
    verdict: 'weakly determined',
    why: 'Its standard error is 40 % of it, and its profile is open above.',
  },
  alpha: { verdict: 'determined', why: 'Its standard error is 2.8 % of it.' },
  beta: { verdict: 'determined', why: 'Its standard error is 4.5 % of it.' },
};

const values: Readonly<Record<string, number>> = { ...truth, a: truth.beta / (truth.alpha + truth.beta) };

const around = (width: number) =>
  Object.fromEntries(
    Object.entries(spreads).map(([name, spread]) => [
      name,
      [values[name] * Math.exp(-width * spread), values[name] * Math.exp(width * spread)] as const,
    ]),
  );

const asymptotic: FitRecord['asymptotic']['sandwich'] = {
  standardErrors: Object.fromEntries(
    Object.entries(spreads).map(([name, spread]) => [name, values[name] * spread]),
  ),
  intervals: around(1.96),
};

/** Refits around the truth, A with alpha and B with beta as closely tied as in life; every hundredth failed. */
export function replicates(count = 1000): Replicates {
  const normal = (i: number, draw: number) => {
    const [u, v] = threefry(7, i, draw, 0).map((word) => (word + 0.5) / 2 ** 32);
    return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
  };
  const rows = Array.from({ length: count }, (_, i) => {
    const [a, b, e] = [normal(i, 0), normal(i, 1), normal(i, 2)];
    const alpha = truth.alpha * Math.exp(spreads.alpha * a);
    const beta = truth.beta * Math.exp(spreads.beta * b);
    return {
      E: truth.E * Math.exp(spreads.E * (0.5 * a + 0.6 * b + 0.6 * e)),
      A: truth.A * Math.exp(spreads.A * (0.98 * a + 0.2 * normal(i, 3))),
      B: truth.B * Math.exp(spreads.B * (0.98 * b + 0.2 * normal(i, 4))),
      alpha,
      beta,
      a: beta / (alpha + beta),
    };
  });
  const column = (name: keyof (typeof rows)[0]) => Float64Array.from(rows, (row) => row[name]);
  return {
    count,
    columns: {
      E: column('E'),
      A: column('A'),
      B: column('B'),
      alpha: column('alpha'),
      beta: column('beta'),
      a: column('a'),
    },
    objective: new Float64Array(count).fill(0.001),
    status: Uint8Array.from(rows, (_, i) => (i % 100 === 99 ? 2 : 1)),
    improved: new Uint8Array(count),
  };
}

const bootstrap: Bootstrap = {
  scheme: 'pairs',
  resamples: 1000,
  asked: 1000,
  failed: 10,
  statuses: { converged: 990, stepLimit: 10, atBound: 0, singular: 0, notFinite: 0, merged: 0 },
  starts: { count: 9, kind: 'seeded:8' },
  improved: 3,
  level: 0.95,
  standardErrors: Object.fromEntries(
    Object.entries(spreads).map(([name, spread]) => [name, 1.05 * values[name] * spread]),
  ),
  bias: Object.fromEntries(Object.entries(spreads).map(([name, s]) => [name, -0.1 * values[name] * s])),
  intervals: Object.fromEntries(
    names.map((name) => [name, { percentile: around(2)[name], bca: around(2.1)[name] }]),
  ),
  names,
  covariance: names.map(() => names.map(() => 0)),
  correlations: names.map((a, i) =>
    names.map((b, j) => (i === j ? 1 : `${a}${b}`.length < 4 ? -0.12 : 0.31 + 0.1 * Math.sin(i + j))),
  ),
  notes: ['Basic intervals are left out: they reach below zero.'],
  replicates: { file: "it's.replicates.parquet", digest: 'ab'.repeat(32), rows: 1000, columns: names },
};

/** A quadratic profile; `open` leaves its upper end open. */
function profile(parameter: keyof typeof truth, open: boolean): Profile {
  const steps = Array.from({ length: 31 }, (_, i) => (i - 15) / 5);
  const at = (t: number) => truth[parameter] * Math.exp(t * spreads[parameter]);
  const statistic = steps.map((t) => (open && t > 0 ? 2.6 * (1 - Math.exp(-t)) : t * t));
  return {
    parameter,
    values: steps.map(at),
    objective: statistic.map((s, i) => (i === 30 ? null : 0.001 * (1 + s / 100))),
    statistic: statistic.map((s, i) => (i === 30 ? null : s)),
    threshold: 3.8415,
    statisticText:
      'Twice the rise in log likelihood, against the chi-squared quantile of one degree of freedom.',
    level: 0.95,
    interval: [at(-1.96), open ? null : at(1.96)],
    others: {},
  };
}

/** The same fit with all that is said of uncertainty. */
export function uncertain(changes: Partial<FitRecord> = {}): FitOutcome {
  const plain = outcome();
  const { identifiability } = plain.record;
  return {
    ...plain,
    ...{ replicates: replicates() },
    record: {
      ...plain.record,
      bootstrap,
      profiles: [profile('alpha', false), profile('B', true)],
      identifiability: {
        ...identifiability,
        leverage: [
          { row: 17, largest: 0.91, shifts: { E: 0.0103, A: -61.2, B: 12.1, alpha: -0.0088, beta: 0.001 } },
          { row: 102, largest: 0.34, shifts: { E: -0.0041, A: 7.2, B: -280, alpha: 0.0011, beta: -0.0056 } },
        ],
      },
      ...changes,
    },
  };
}

/** A formula of one input, without a catalogue entry, on losses that pass through zero. */
export function onInput(): FitOutcome {
  const x = Float64Array.from({ length: 20 }, (_, i) => 10 ** (i / 4));
  const predict = (inputs: Inputs) => Float64Array.from(inputs.x, (value) => 2 - Math.log10(value));
  const predicted = predict({ x });
  const residual = predicted.map((_, i) => 0.1 * Math.sin(i * 5));
  const { record } = outcome();
  const { objectiveGrid: _, holdOut: __, ...rest } = record;
  return {
    record: {
      ...rest,
      job: parseFitJob({ runs: '-', law: 'a - b*log10(x)' }),
      law: {
        name: 'formula',
        formula: 'a - b*log10(x)',
        where: [],
        inputs: [{ name: 'x', unit: '', from: 'x' }],
      },
      loss: { residual: 'raw', kind: 'squared' },
      parameters: { a: 2, b: 1 },
      identifiability: { ...record.identifiability, verdicts: {} },
      derived: {},
      score: { rows: 20, rmse: 0.07 },
      starts: { ...record.starts, minima: [{ objective: 0.1, parameters: { a: 2, b: 1 }, starts: 16 }] },
    },
    rows: {
      inputs: { x },
      observed: predicted.map((value, i) => value - residual[i]),
      predicted,
      residual,
      weight: new Float64Array(20).fill(1),
      heldOut: new Uint8Array(20),
      rowNumbers: Int32Array.from(x, (_, i) => i + 2),
    },
    model: modelOf(
      defineLaw({ name: 'formula', formula: 'a - b*log10(x)', inputs: ['x'], parameters: ['a', 'b'] }),
      { x },
      predicted,
    ),
    predict: predictorOf(predict),
  };
}
