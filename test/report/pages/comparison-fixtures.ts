/** Records of comparisons, rollouts and chains, made up. */
import { chain } from '../../../src/tasks/chain/chain.js';
import { parseChainJob } from '../../../src/tasks/chain/job.js';
import type { ChainRecord } from '../../../src/tasks/chain/record.js';
import { parseCompareJob } from '../../../src/tasks/compare/job.js';
import type { CompareRecord, Contender } from '../../../src/tasks/compare/record.js';
import type { Criterion, CriterionName } from '../../../src/tasks/contenders/criterion.js';
import { fittedOfPreset } from '../../../src/tasks/fitted/published.js';
import { parseRolloutJob } from '../../../src/tasks/rollout/job.js';
import type { RolloutRecord } from '../../../src/tasks/rollout/record.js';

const LAWS = [
  'chinchilla',
  '<b>bold</b> & a law of many, many letters',
  'chinchilla:besiroglu-2024',
  'short',
];
const ran = {
  backend: { name: 'cpu', adapter: 'a processor', precision: 'f32', software: false, reason: 'asked for' },
  seconds: { total: 1.5 },
  events: [],
} as const;

export function compareRecord(changes: Partial<CompareRecord> = {}): CompareRecord {
  const contenders = LAWS.map(
    (name, i): Contender => ({
      name,
      law: 'chinchilla',
      formula: 'E + A/N^alpha + B/D^beta',
      status: i === 2 ? 'published' : i === 3 ? 'failed' : 'converged',
      ...(i === 3 ? { reason: 'No rows <here>' } : {}),
      freeParameters: i === 2 ? 0 : 5,
      ...(i === 2 ? {} : { loss: { residual: 'log', kind: 'huber', delta: 0.001 } as const }),
      objective: i === 3 ? null : 0.001 * (1 + i),
      logLikelihood: i === 3 ? null : 600 - 50 * i,
      aicc: i === 3 ? null : -1200 + 90 * i,
      bic: i === 3 ? null : -1180 + 90 * i,
      crossValidation:
        i === 3
          ? null
          : { value: 0.007 + 0.002 * i, interval: [0.006, 0.012 + 0.002 * i], failed: 0, refits: 10 },
      extrapolation:
        i === 3
          ? null
          : { value: 0.01 + 0.004 * i, interval: [0.008, 0.02 + 0.003 * i], failed: 90, refits: 500 },
      parameters: i === 3 ? {} : { E: 1.82, A: 477.8, alpha: 0.347 },
      derived: {},
      intervals: i === 3 || i === 2 ? {} : { E: [1.77, 1.87], A: null, alpha: [0.32, 0.37] },
      notes: i === 0 ? ['These runs can hardly tell B and A apart.'] : [],
    }),
  );
  const criterion = (
    name: CriterionName,
    of: (contender: Contender) => number | null | undefined,
  ): Criterion => {
    const known = contenders.flatMap((contender) => {
      const value = of(contender);
      return value === null || value === undefined ? [] : [{ contender: contender.name, value }];
    });
    const isPublished = ({ contender }: { readonly contender: string }): boolean => contender === LAWS[2];
    const published = known.filter(isPublished);
    return {
      name,
      best: known[0].contender,
      published: published.map(({ contender, value }) => ({
        contender,
        value,
        difference: value - known[0].value,
        interval: [0.001, Math.abs(value)],
      })),
      ranking: known
        .filter((one) => !isPublished(one))
        .map(({ contender, value }, i) => ({
          contender,
          value,
          difference: value - known[0].value,
          interval: [-0.1 * value, Math.abs(value)],
          p: i === 2 ? 0.002 : 1,
          mayBeBest: i < 2,
        })),
      leftOut: [{ contender: 'short', why: 'it could not be fitted' }],
    };
  };
  return {
    schema: 'isoloss/compare@1',
    job: parseCompareJob({ runs: "it's.csv", law: LAWS }),
    data: { source: 'runs/it.csv', rows: 240, runs: 240, target: 'loss', notes: ['L is guessed.'] },
    measure: 'log',
    contenders,
    crossValidation: { folds: 10, rows: 240 },
    extrapolation: {
      scale: '6*N*D',
      fittedTo: 5.6e20,
      heldOutFrom: 5.7e20,
      heldOutTo: 1.3e22,
      fitted: 192,
      heldOut: 48,
      runs: 48,
      drawn: { fitted: 'runs', heldOut: 'runs' },
    },
    criteria: [
      criterion('objective', ({ objective }) => objective),
      criterion('aicc', ({ aicc }) => aicc),
      criterion('crossValidation', ({ crossValidation }) => crossValidation?.value),
      criterion('extrapolation', ({ extrapolation }) => extrapolation?.value),
    ],
    ...ran,
    ...changes,
  };
}

export function rolloutRecord(): RolloutRecord {
  const laws = LAWS.slice(0, 2);
  const cuts = [1e19, 3e19, 1e20, 1e21];
  return {
    schema: 'isoloss/rollout@1',
    job: parseRolloutJob({ runs: 'runs.csv', law: laws }),
    data: { source: 'runs/it.csv', rows: 240, target: 'loss', groups: 1, notes: [] },
    measure: 'log',
    scale: '6*N*D',
    asked: 8,
    laws: laws.map((name, i) => ({
      name,
      law: 'chinchilla',
      formula: 'E + A/N^alpha',
      steps: 4,
      asked: 4,
      predictions: 320,
      error: 0.01 * (1 + i),
      coverage: i === 0 ? 0.93 : 0.6,
      reach: i === 0 ? 10 : 1,
    })),
    steps: cuts.flatMap((fittedTo, k) =>
      laws.map((law, i) => ({
        law,
        fittedTo,
        beyond: 1.3e22 / fittedTo,
        fitted: 60 * (k + 1),
        predicted: 240 - 60 * k,
        status: 'converged' as const,
        error: 0.02 / (k + 1) + 0.01 * i,
        bias: 0.001,
        coverage: [0.5, 0.8, 0.95].map((level) => ({ level, share: level - 0.05 * i })),
        parameters: { E: 1.8 },
      })),
    ),
    horizons: laws.flatMap((law) =>
      [1, 2, 5].map((from) => ({
        law,
        from,
        to: from * 2,
        predictions: 50,
        error: 0.004 * from,
        bias: 0,
        coverage: 0.9,
      })),
    ),
    ...ran,
  };
}

export function chainRecord(): ChainRecord {
  const fits = ['chinchilla:besiroglu-2024', 'downstream-sigmoid:bhagia-2024-hellaswag'] as const;
  const [loss, metric] = fits.map(fittedOfPreset);
  const tasks = ['hellaswag', 'a task of a very long name indeed, with <tags>'];
  const record = chain(
    tasks.map((name) => ({
      name,
      loss: {
        ...loss,
        replicates: {
          count: 60,
          columns: Object.fromEntries(
            Object.entries(loss.values).map(([key, value]) => [
              key,
              Float64Array.from({ length: 60 }, (_, i) => value * (1 + 0.003 * Math.sin(7 * i))),
            ]),
          ),
        },
      },
      metric: { ...metric, residuals: { quantiles: [-0.02, 0, 0.02], scale: 'raw' as const } },
      at: ['N=7e9,D=4e12', 'N=1.3e10,D=5e12'],
      observed: Float64Array.of(0.27, 0.28),
    })),
    { level: 0.9 },
  );
  return {
    ...record,
    job: parseChainJob({ tasks: tasks.map(() => fits.join(',')).slice(0, 1), at: ['N=7e9,D=4e12'] }),
  };
}
