/** Simulated runs of a law as a fit takes them, and what is known of their optimum by other means. */

import { benchRuns, type LawRuns } from '../../../simulated/runs.js';
import { findPreset } from '../../../src/laws/index.js';
import type { Model } from '../../../src/problem/model.js';
import { createStarts, type StartSettings, type Starts } from '../../../src/problem/starts.js';
import type { Table } from '../../../src/runs/table.js';
import { tableOf } from '../../../src/runs/table-of.js';
import { compileKernel } from '../../../src/solver/kernel.js';
import { createLocalSearch } from '../../../src/solver/local-search.js';
import { createPasses } from '../../../src/solver/passes.js';
import { createPolisher, type Polished } from '../../../src/solver/polish.js';
import { type FitJob, type FitJobInput, parseFitJob } from '../../../src/tasks/fit/job.js';
import { modelOfJob } from '../../../src/tasks/fit/model-of-job.js';
import type { JobModel } from '../../../src/tasks/fit/problem-of-job.js';

/** What a user of the library hands over, and the model that becomes of it. */
export interface SimulatedFit {
  readonly job: FitJob;
  readonly table: Table;
  readonly jobModel: JobModel;
  readonly model: Model;
  /** The parameters the runs were drawn from, internal coordinates. */
  readonly truth: Float64Array;
}

export function simulatedFit(
  { law, values, columns }: LawRuns,
  more: Partial<FitJobInput> = {},
): SimulatedFit {
  const job = parseFitJob({ runs: 'simulated', law: law.name, ...more });
  const table = tableOf(columns, job.runs);
  const jobModel = modelOfJob(job, table);
  const { model } = jobModel;
  const truth = model.toInternal(model.free.map(({ name }) => values[name]));
  return { job, table, jobModel, model, truth };
}

/** The Chinchilla law on so many of the runs that all suites share. */
export function chinchillaFit(rows: number, more: Partial<FitJobInput> = {}): SimulatedFit {
  const { law, preset } = findPreset('chinchilla:besiroglu-2024');
  return simulatedFit({ law, values: preset.values, columns: { ...benchRuns(rows) } }, more);
}

/** The same on groups of so many rows, whose losses differ by factors. */
export function groupedFit(groups: number, rows: number): SimulatedFit {
  const { law, preset } = findPreset('chinchilla:besiroglu-2024');
  const { N, D, L } = benchRuns(groups * rows);
  const factor = (group: number): number => 1 + 0.02 * (group % 13);
  const group = L.map((_, row) => row % groups);
  const own = ['E', 'A', 'B'].flatMap((name) =>
    Array.from({ length: groups }, (_, g) => [`${name}[${g}]`, preset.values[name] * factor(g)] as const),
  );
  const columns = { N, D, L: L.map((loss, row) => loss * factor(group[row])), group };
  const values = { ...preset.values, ...Object.fromEntries(own) };
  return simulatedFit({ law, values, columns }, { per: 'E,A,B by group' });
}

export function startsOf(model: Model, plan: StartSettings['plan']): Starts {
  return createStarts(model, { plan, planned: true, given: [], range: {}, seed: 0 });
}

/** Starts of an exhaustive search, and the rows that it may pass over in one step of all. */
const EXHAUSTIVE = { most: 64, least: 4, rows: 1e6 } as const;

/**
 * The lowest minimum that float64 on one thread knows of: from the parameters that the runs were drawn from, and from
 * many starts searched one by one.
 */
export async function lowestKnown({ model, truth }: SimulatedFit): Promise<Polished> {
  const { problem } = model;
  const kernel = await compileKernel(problem);
  const passes = createPasses(kernel);
  const polish = createPolisher(kernel, passes);
  const follow = createLocalSearch(kernel, passes, 'f64');
  const { most, least, rows } = EXHAUSTIVE;
  const count = Math.max(least, Math.min(most, Math.floor(rows / problem.rows)));
  const starts = startsOf(model, { kind: 'seeded', count });
  const at = new Float64Array(problem.size);
  let best = polish(truth);
  for (let k = 0; k < starts.count; k++) {
    starts.fill(k, 1, at);
    follow(at, { maxSteps: 500, tolerance: 1e-9, smoothing: 1e-3 });
    const end = polish(at);
    if (end.objective < best.objective) best = end;
  }
  return best;
}
