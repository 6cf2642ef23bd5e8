import { createCpuBackend } from '../../src/backend/cpu/engine.js';
import type { Control } from '../../src/control.js';
import { parsePoint } from '../../src/jobs/grammar.js';
import type { Model } from '../../src/problem/model.js';
import { createStarts } from '../../src/problem/starts.js';
import { parseTable } from '../../src/runs/parse-table.js';
import type { Table } from '../../src/runs/table.js';
import { compileKernel } from '../../src/solver/kernel.js';
import type { Polished } from '../../src/solver/polish.js';
import { exactObjectives } from '../../src/tasks/fit/followed-starts.js';
import { type FitJob, type FitJobInput, parseFitJob } from '../../src/tasks/fit/job.js';
import { findMinima, SearchPool } from '../../src/tasks/fit/minima.js';
import { modelOfJob } from '../../src/tasks/fit/model-of-job.js';
import { namedLaw } from '../../src/tasks/fit/named-law.js';
import type { Minimum, Profile } from '../../src/tasks/fit/record.js';
import { rivalsOf } from '../../src/tasks/uncertainty/identifiability.js';
import { profiles } from '../../src/tasks/uncertainty/profile.js';

const search = { maxSteps: 500, tolerance: 1e-9, smoothing: 1e-3 };

/** A fit by its parts, for tests of what is made of it. */
export interface Fitted {
  readonly job: FitJob;
  readonly table: Table;
  readonly model: Model;
  readonly best: Polished;
  readonly rivals: readonly Minimum[];
  /** Free parameters, natural units. */
  readonly values: Readonly<Record<string, number>>;
  profile(names: readonly string[], control?: Control): Promise<Record<string, Profile>>;
}

/** Fits on the CPU in double precision. */
export async function fitted(input: FitJobInput, table: Table): Promise<Fitted> {
  const job = parseFitJob(input);
  const { model } = modelOfJob(job, table);
  const plan = { kind: 'seeded' } as const;
  const starts = createStarts(model, {
    plan,
    planned: false,
    given: job.start.map(parsePoint),
    range: job.range,
    seed: job.seed,
  });
  const backend = createCpuBackend({ precision: 'f64', workers: 1 });
  const prepared = await backend.prepare(model.problem);
  const kernel = await compileKernel(model.problem);
  const ends = new SearchPool();
  ends.take(await exactObjectives(kernel)(await prepared.search(starts, 0, starts.count, search)));
  const minima = await findMinima(kernel, ends, search.maxSteps);
  prepared.dispose();
  const best = minima.found[0].polished;
  const rivals = rivalsOf(model, minima);
  return {
    job,
    table,
    model,
    best,
    rivals,
    values: model.values(best.parameters),
    async profile(names, control) {
      const all = await profiles(
        { job, table, named: await namedLaw(job.law), names, model, best, rivals, backend, search },
        control,
      );
      return Object.fromEntries(all.map((profile) => [profile.parameter, profile]));
    },
  };
}

/** A table of named columns. */
export function tableOf(columns: Readonly<Record<string, readonly number[]>>): Promise<Table> {
  const names = Object.keys(columns);
  const rows = columns[names[0]].map((_, row) => names.map((name) => columns[name][row]).join());
  return parseTable(new TextEncoder().encode([names.join(), ...rows].join('\n')), 'runs.csv');
}
