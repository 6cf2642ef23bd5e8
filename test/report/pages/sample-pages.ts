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
  fitReport,
  isoflopReport,
  multiverseReport,
  rolloutReport,
  surfaceReport,
} from '../../../src/report/index.js';
import { tableOf } from '../../../src/runs/table-of.js';
import { allocate } from '../../../src/tasks/allocate/allocate.js';
import type { FrontierEndOptima } from '../../../src/tasks/allocate/plot-data.js';
import type { AllocateRequest } from '../../../src/tasks/allocate/request.js';
import { design } from '../../../src/tasks/design/design.js';
import type { FittedLaw } from '../../../src/tasks/fitted/fitted-law.js';
import { fittedOfPreset } from '../../../src/tasks/fitted/published.js';
import { type IsoflopOutcome, isoflop } from '../../../src/tasks/isoflop/isoflop.js';
import { parseSurfaceJob } from '../../../src/tasks/surface/job.js';
import { surfaceRecord } from '../../../src/tasks/surface/make-record.js';
import { surface } from '../../../src/tasks/surface/surface.js';
import { sampleResults } from '../../bench/page-fixture.js';
import { onInput, outcome, uncertain } from '../fixture.js';
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

const N = parseAxis('N=1e7..1e12:24');
const D = parseAxis('D=1e9..1e13:20');

/** Pages by name. */
export async function samplePages(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['fit', await fitReport(uncertain())],
    ['plain fit', await fitReport(outcome())],
    ['fit of one input', await fitReport(onInput())],
    ['crowded fit', await crowded()],
    ['multiverse', await multiverseReport(multiverseRecord(13))],
    ['isoflop', await isoflopReport(await isoflopOutcome())],
    ['comparison', await compareReport(compareRecord())],
    ['rollout', await rolloutReport(rolloutRecord())],
    ['chain', await chainReport(chainRecord())],
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
