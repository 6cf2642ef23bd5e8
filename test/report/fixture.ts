import { parseFitJob } from '../../src/store/job.js';
import type { FitRecord } from '../../src/store/record.js';
import type { FitOutcome } from '../../src/tasks/fit.js';

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
    identifiability: { freeParameters: 5, degreesOfFreedom: fitted - 5, weak: [] },
    score: { rows: fitted, rmse: 0.01234, rmsle: 0.00456 },
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
    seconds: { total: 0.412, prepare: 0.02, search: 0.35, polish: 0.012 },
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
    predict: (inputs) => law(inputs),
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
    predict,
  };
}
