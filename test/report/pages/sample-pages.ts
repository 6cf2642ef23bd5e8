/** A page of every kind, as commands write them, from fits that the tests make up. */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { benchReport } from '../../../bench/page/report.js';
import { createCpuBackend } from '../../../src/backend/cpu/engine.js';
import { parseAxis } from '../../../src/jobs/grammar.js';
import { findLaw } from '../../../src/laws/index.js';
import {
  allocateReport,
  chainReport,
  compareReport,
  designReport,
  equivalentReport,
  fitReport,
  hyperReport,
  isoflopReport,
  multiplierReport,
  multiverseReport,
  predictReport,
  regretReport,
  rolloutReport,
  solveReport,
  surfaceReport,
} from '../../../src/report/index.js';
import { tableOf } from '../../../src/runs/table-of.js';
import { allocate } from '../../../src/tasks/allocate/allocate.js';
import type { FrontierEndOptima } from '../../../src/tasks/allocate/plot-data.js';
import type { AllocateRequest } from '../../../src/tasks/allocate/request.js';
import { design } from '../../../src/tasks/design/design.js';
import { equivalent } from '../../../src/tasks/equivalent/equivalent.js';
import { parseEquivalentJob } from '../../../src/tasks/equivalent/job.js';
import type { EquivalentRequest } from '../../../src/tasks/equivalent/request.js';
import type { FittedLaw } from '../../../src/tasks/fitted/fitted-law.js';
import { fittedOfPreset } from '../../../src/tasks/fitted/published.js';
import { hyper } from '../../../src/tasks/hyper/hyper.js';
import { type IsoflopOutcome, isoflop } from '../../../src/tasks/isoflop/isoflop.js';
import { multiplier } from '../../../src/tasks/multiplier/multiplier.js';
import { parsePredictJob } from '../../../src/tasks/predict/job.js';
import { predictRecord } from '../../../src/tasks/predict/make-record.js';
import { predictInParallel } from '../../../src/tasks/predict/predict.js';
import type { PredictRecord } from '../../../src/tasks/predict/record.js';
import { parseRegretJob } from '../../../src/tasks/regret/job.js';
import { regret } from '../../../src/tasks/regret/regret.js';
import { parseSolveJob } from '../../../src/tasks/solve/job.js';
import { solve, solveAgainst } from '../../../src/tasks/solve/solve.js';
import { parseSurfaceJob } from '../../../src/tasks/surface/job.js';
import { surfaceRecord } from '../../../src/tasks/surface/make-record.js';
import { surface } from '../../../src/tasks/surface/surface.js';
import { sampleResults } from '../../bench/page-fixture.js';
import { onInput, uncertain } from '../fixture.js';
import { chainRecord, compareRecord, rolloutRecord } from './comparison-fixtures.js';
import { multiverseRecord } from './multiverse-fixture.js';

const preset = fittedOfPreset('chinchilla:besiroglu-2024');

/** Published values with made-up refits about them, of columns that have names of their own. */
const fitted: FittedLaw = {
  ...preset,
  replicates: {
    count: 60,
    columns: Object.fromEntries(
      Object.entries(preset.values).map(([name, value], p) => [
        name,
        Float64Array.from({ length: 60 }, (_, i) => value * (1 + 0.03 * Math.sin(7 * i + p))),
      ]),
    ),
  },
  ranges: { N: [5e7, 1.6e10], D: [1e9, 3e11] },
  map: { N: 'Model Size', D: 'C/(6*N)', L: 'validation loss of the last checkpoint' },
};

async function allocation(request: AllocateRequest): Promise<string> {
  let ends: FrontierEndOptima | undefined;
  const backend = createCpuBackend({ workers: 1 });
  const record = await allocate(fitted, request, {
    backend,
    optima: (last) => {
      ends = { first: ends?.first ?? last, last };
    },
  });
  return allocateReport(record, fitted, ends);
}

async function surfaceOver(fields: Record<string, unknown>): Promise<string> {
  const { fit, backend, adapter: _, ...request } = parseSurfaceJob({ fit: fitted.name, ...fields });
  const outcome = await surface(fitted, request, { where: { backend: 'cpu' } });
  const record = surfaceRecord({ fit, backend, ...request }, fitted, outcome);
  return surfaceReport(record, outcome, fitted);
}

/** The most that a fit's page has to bear: eight parameters, long names, warnings, a formula that no line holds. */
function crowded(): Promise<string> {
  const fit = uncertain();
  const law = findLaw('broken:2');
  return fitReport({
    ...fit,
    record: {
      ...fit.record,
      law: {
        ...fit.record.law,
        name: law.name,
        formula: law.formula,
        inputs: [
          { name: 'N', unit: 'parameters', from: 'config.model.parameters without embeddings' },
          { name: 'D', unit: 'tokens', from: 'tokens' },
        ],
      },
      warnings: ['beta lies at its bound, and a_name_that_is_far_too_long_to_be_broken_anywhere_at_all too.'],
      events: ['the GPU was lost once and replaced'],
    },
  });
}

/** Six budgets about the optimum of published values, one of them on one side of it. */
async function isoflopOutcome(): Promise<IsoflopOutcome> {
  const { E, A, B, alpha, beta } = preset.values;
  const rows = Array.from({ length: 6 }, (_, k) => 1e18 * 4 ** k).flatMap((C, k) =>
    Array.from({ length: 7 }, (_, i) => {
      const N = 0.1 * C ** 0.51 * 2 ** (k === 2 ? i : i - 3);
      const D = C / (6 * N);
      return { N, D, loss: (E + A / N ** alpha + B / D ** beta) * (1 + 0.002 * Math.sin(7 * i + k)) };
    }),
  );
  const request = { bootstrap: 60, simulations: 5, target: 5.76e23 };
  return isoflop(request, tableOf(rows, 'runs.csv'), { backend: createCpuBackend({ workers: 1 }) });
}

function bench(): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  return benchReport([sampleResults()], { Plot, document: document as unknown as Document });
}

/** Three recipes, of which one has an exponent of its own. */
function multipliers() {
  const rows = ['adamw', 'muon', '<i>a recipe</i> & its name'].flatMap((recipe, r) =>
    [1e19, 1e20, 1e21, 1e22].map((C, i) => ({
      recipe,
      C,
      loss: (1.69 + 1070 * (C * (1 + r)) ** -(r === 2 ? 0.17 : 0.154)) * (1 + 0.002 * Math.sin(7 * i + r)),
    })),
  );
  return multiplier(
    { recipe: 'recipe', floor: 1.69, floorSource: 'made up', target: '1e24' },
    tableOf(rows, 'ladders.csv'),
  );
}

/** Learning rates and batches at six scales, of which one has its best run at an edge. */
function sweep() {
  const rows = [1e8, 3e8, 1e9].flatMap((N) =>
    [20, 100].flatMap((ratio) =>
      [-2, -1, 0, 1, 2].flatMap((i) =>
        [-1, 0, 1].map((j) => {
          const D = ratio * N;
          const x = 0.6 * i + (N === 1e9 && ratio === 100 ? 2 : 0.1);
          const noise = 1 + 0.001 * Math.sin(13 * i + 7 * j + ratio + N);
          return {
            N,
            D,
            lr: 4e-4 * (N / 1e9) ** -0.4 * Math.exp(0.6 * i),
            B: 6e4 * (D / 1e9) ** 0.5 * Math.exp(0.7 * j),
            loss:
              (1.8 + 480 / N ** 0.34 + 2000 / D ** 0.36 + 0.03 * x * x + 0.02 * (0.7 * j + 0.1) ** 2) * noise,
          };
        }),
      ),
    ),
  );
  return hyper({ over: ['lr', 'B'], bootstrap: 40, at: ['N=7e9,D=1.4e11'] }, tableOf(rows, 'sweep.csv'));
}

async function equivalents(request: EquivalentRequest) {
  const other = request.for === undefined ? undefined : fittedOfPreset('chinchilla:hoffmann-2022');
  const against = other === undefined ? {} : { against: other.name };
  const asked = parseEquivalentJob({ fit: fitted.name, ...against, at: 'N=1e9', ...request });
  return { ...(await equivalent(fitted, asked, other)), job: asked };
}

/** Of four runs of one size. */
async function predictions(): Promise<PredictRecord> {
  const inputs = { N: new Float64Array(4).fill(7e9), D: Float64Array.of(1e10, 3e10, 1e11, 3e11) };
  const observed = Float64Array.of(2.4, 2.3, 2.2, 2.1);
  const prediction = await predictInParallel(fitted, inputs, { observed });
  const job = parsePredictJob({ fit: fitted.name, at: [] });
  return { ...predictRecord({ fitted, inputs, prediction, observed }), job };
}

async function regretPage(at: string): Promise<string> {
  const job = parseRegretJob({ fit: fitted.name, at });
  return regretReport({ ...(await regret(fitted, { at })), job }, fitted);
}

async function solutionForD(at: string, loss: number): Promise<string> {
  const asked = { for: 'D', at, loss };
  const job = parseSolveJob({ fit: fitted.name, ...asked });
  return solveReport({ ...(await solve(fitted, asked)), job }, fitted);
}

async function equalLoss(budget: number): Promise<string> {
  const against = fittedOfPreset('chinchilla:hoffmann-2022');
  const job = parseSolveJob({ fit: fitted.name, against: against.name, budget });
  return solveReport({ ...(await solveAgainst(fitted, against, { budget })), job }, fitted, against);
}

const N = parseAxis('N=1e7..1e12:24');
const D = parseAxis('D=1e9..1e13:20');

/** Pages by name. */
export async function samplePages(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['fit', await fitReport(uncertain())],
    ['fit of one input', await fitReport(onInput())],
    ['crowded fit', await crowded()],
    ['multiverse', await multiverseReport(multiverseRecord(13))],
    ['isoflop', await isoflopReport(await isoflopOutcome())],
    ['comparison', await compareReport(compareRecord())],
    ['rollout', await rolloutReport(rolloutRecord())],
    ['chain', await chainReport(chainRecord())],
    ['multiplier', await multiplierReport(await multipliers())],
    ['equivalent', await equivalentReport(await equivalents({ axis: 'D=1e9..1e13:12', for: 'D' }))],
    ['hyper', await hyperReport(await sweep())],
    ['predictions', await predictReport(await predictions())],
    ['regret', await regretPage('N=7e10,D=3e11')],
    ['solution for D', await solutionForD('N=7e9', 2.1)],
    ['equal loss', await equalLoss(1e23)],
    ['surface', await surfaceOver({ axes: [N, D], quantiles: [0.05, 0.95] })],
    ['allocation', await allocation({ budget: '1e24', decide: ['expected', 'quantile:.9'], top: 3 })],
    ['frontier', await allocation({ budget: '1e20..1e26:13', decide: ['expected'] })],
    [
      'design',
      await designReport(
        await design(fitted, { goal: 'log(N_opt(1e24))', budget: 1e21, runs: 2, noise: 0.01 }),
        fitted,
      ),
    ],
    ['benchmark', bench()],
  ]);
}
