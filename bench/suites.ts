/** What is measured, as data: a suite is a list of cases, a case prepares itself once and is then timed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Precision } from '../src/backend/contract.js';
import { createCpuBackend } from '../src/backend/cpu/engine.js';
import { createFitter } from '../src/backend/cpu/fit.js';
import { type CpuKernel, compileKernel } from '../src/backend/cpu/kernel.js';
import { createNormal, createPasses } from '../src/backend/cpu/passes.js';
import { createPolisher } from '../src/backend/cpu/polish.js';
import { type Backend, chooseBackend, type FitJobInput, fit, parseFitJob } from '../src/index.js';
import { defaultLoss, huberForm } from '../src/problem/loss.js';
import type { Problem, StartSet } from '../src/problem/problem.js';
import { createResampler } from '../src/problem/resample.js';
import { createStarts } from '../src/problem/starts.js';
import { readTable } from '../src/runs/read-file.js';
import { modelOfJob } from '../src/tasks/fit/problem-of-job.js';
import { refitAll } from '../src/tasks/uncertainty/refits.js';
import { schemeOfJob } from '../src/tasks/uncertainty/scheme.js';
import { plainNormalPass } from './plain.js';

export interface Case {
  readonly name: string;
  /** What to compare with: the name of another case of the suite. */
  readonly against?: string;
  /** The work to time; undefined, with a reason, where this machine cannot do it. */
  prepare(): Promise<Ready | { readonly skip: string }>;
}

export interface Ready {
  readonly run: () => Promise<unknown> | unknown;
  /** Items that one run works through: times are told for one of them. */
  readonly items?: number;
}

export interface Suite {
  readonly name: string;
  readonly title: string;
  readonly cases: readonly Case[];
}

const data = process.env.ISOLOSS_TEST_DATA ?? '../shared/data';

/** The 240 published runs where they are, else the simulated runs that come with the project. */
const runs = existsSync(join(data, 'chinchilla-240.csv'))
  ? join(data, 'chinchilla-240.csv')
  : 'examples/simulated-isoflop.csv';

/** A fit on a back end opened once, pipelines compiled before the clock starts. */
function fitCase(name: string, backend: 'cpu' | 'webgpu', job: Partial<FitJobInput>, against?: string): Case {
  return {
    name,
    ...(against === undefined ? {} : { against }),
    async prepare() {
      let open: Backend;
      try {
        open = (await chooseBackend(backend)).backend;
      } catch (error) {
        return { skip: error instanceof Error ? error.message : String(error) };
      }
      const table = await readTable(runs);
      const whole = parseFitJob({ runs, law: 'chinchilla', backend, ...job });
      return { run: () => fit(whole, table, { backend: open }) };
    },
  };
}

/** Internal coordinates near the optimum of the runs: log E, A and B at the data's centre, the two exponents. */
const optimum = Float64Array.of(0.6, -1, -1, 0.35, 0.37);

const PASSES = 1000;

/** One of the passes over the rows that a fit is made of, a thousand times. */
function passCase(
  name: string,
  against: string | undefined,
  make: (kernel: CpuKernel, problem: Problem) => () => void,
): Case {
  return {
    name,
    ...(against === undefined ? {} : { against }),
    async prepare() {
      const { problem } = modelOfJob(parseFitJob({ runs, law: 'chinchilla' }), await readTable(runs)).model;
      const pass = make(await compileKernel(problem), problem);
      return {
        items: PASSES,
        run: () => {
          for (let k = 0; k < PASSES; k++) pass();
        },
      };
    },
  };
}

const form = huberForm(defaultLoss.rho, 0);

/** The normal-equation pass of one precision. */
function normalPass(precision: Precision): (kernel: CpuKernel) => () => void {
  return (kernel) => {
    const passes = createPasses(kernel);
    const normal = createNormal(kernel.size);
    return () => passes.normal(precision, optimum, form, normal);
  };
}

/** All 4,500 customary starts fitted, so many workers at it. */
function searchCase(name: string, workers: number, against?: string): Case {
  return {
    name,
    ...(against === undefined ? {} : { against }),
    async prepare() {
      const { model } = modelOfJob(parseFitJob({ runs, law: 'chinchilla' }), await readTable(runs));
      const starts = createStarts(model, {
        plan: { kind: 'grid' },
        planned: true,
        given: [],
        range: {},
        seed: 0,
      });
      const prepared = await createCpuBackend({ workers }).prepare(model.problem);
      const options = { maxSteps: 500, tolerance: 1e-7, smoothing: 1e-3 };
      return { items: starts.count, run: () => prepared.search(starts, 0, starts.count, options) };
    },
  };
}

/** Pairs resamples refitted from the optimum of all runs and `others` seeded starts, and polished. */
function bootstrapCase(name: string, others: number, open: () => Promise<Backend>, against?: string): Case {
  const resamples = 4000;
  return {
    name,
    ...(against === undefined ? {} : { against }),
    async prepare() {
      let backend: Backend;
      try {
        backend = await open();
      } catch (error) {
        return { skip: error instanceof Error ? error.message : String(error) };
      }
      const job = parseFitJob({ runs, law: 'chinchilla', bootstrap: resamples });
      const jobModel = modelOfJob(job, await readTable(runs));
      const { problem } = jobModel.model;
      const best = createPolisher(await compileKernel(problem))(optimum).parameters;
      const { plan } = schemeOfJob(job, jobModel, best);
      const all = new Float64Array(best.length * (1 + others));
      all.set(best);
      if (others > 0) {
        const seeded = { kind: 'seeded', count: others } as const;
        const settings = { plan: seeded, planned: true, given: [], range: {}, seed: 0 };
        createStarts(jobModel.model, settings).fill(0, others, all.subarray(best.length));
      }
      const starts: StartSet = {
        count: 1 + others,
        fill: (first, n, out) => out.set(all.subarray(first * best.length, (first + n) * best.length)),
      };
      const prepared = await backend.prepare(problem);
      const options = { maxSteps: 500, tolerance: 4e-7, smoothing: 1e-3, merge: others > 0 };
      return { run: () => refitAll({ problem, prepared, plan, resamples, starts, options }, {}) };
    },
  };
}

const RESAMPLES = 200;

/** Refits of pairs resamples from the optimum of the whole table, one core. */
function warmCase(name: string, precision: Precision, tolerance: number, against?: string): Case {
  return {
    name,
    ...(against === undefined ? {} : { against }),
    async prepare() {
      const job = parseFitJob({ runs, law: 'chinchilla', bootstrap: RESAMPLES, seed: 1 });
      const jobModel = modelOfJob(job, await readTable(runs));
      const { problem } = jobModel.model;
      const whole = await compileKernel(problem);
      const start = createPolisher(whole)(optimum).parameters;
      const { plan } = schemeOfJob(job, jobModel, start);
      const fitters = Array.from({ length: RESAMPLES }, (_, resample) => {
        const { weight, target, draw } = createResampler(plan, whole);
        draw(resample);
        const kernel: CpuKernel = { ...whole, weight, target };
        return createFitter(kernel, createPasses(kernel), precision);
      });
      const at = start.slice();
      return {
        items: RESAMPLES,
        run: () => {
          for (const fitOne of fitters) {
            at.set(start);
            fitOne(at, { maxSteps: 500, tolerance, smoothing: 1e-3 });
          }
        },
      };
    },
  };
}

export const suites: readonly Suite[] = [
  {
    name: 'passes',
    title: 'Objective, 5 gradient sums and 15 normal sums over the rows, one core, a pass',
    cases: [
      passCase('plain JavaScript', undefined, (_, problem) => {
        const pass = plainNormalPass(problem, form);
        const sums = new Float64Array(21);
        return () => pass(optimum, sums);
      }),
      passCase('closures over columns, law and gradient alone', 'plain JavaScript', (_, problem) => {
        const evaluator = problem.evaluator();
        return () => evaluator.gradient(optimum);
      }),
      passCase('f32x4', 'plain JavaScript', normalPass('f32')),
      passCase('f64x2', 'plain JavaScript', normalPass('f64')),
    ],
  },
  {
    name: 'search',
    title: 'Cold fits from the customary 4,500 starts, each to its end, a fit',
    cases: [searchCase('one thread', 1), searchCase('two workers', 2, 'one thread')],
  },
  {
    name: 'warm',
    title: 'Warm refits of pairs resamples, one core, a fit',
    cases: [warmCase('f32', 'f32', 4e-7), warmCase('f64 to 1e-8', 'f64', 1e-8, 'f32')],
  },
  {
    name: 'bootstrap',
    title: '4,000 pairs resamples refitted and polished in float64',
    cases: [
      bootstrapCase('from the optimum alone, cpu', 0, async () => createCpuBackend()),
      bootstrapCase(
        'from the optimum alone, webgpu',
        0,
        async () => (await chooseBackend('webgpu')).backend,
        'from the optimum alone, cpu',
      ),
      bootstrapCase(
        'searched again from 9 starts each, cpu',
        8,
        async () => createCpuBackend(),
        'from the optimum alone, cpu',
      ),
    ],
  },
  {
    name: 'fit',
    title: 'E + A/N^alpha + B/D^beta, Huber 1e-3 on log loss, search and float64 polish',
    cases: [
      fitCase('default seeded fit, cpu', 'cpu', {}),
      fitCase('grid of 4,500 starts, cpu', 'cpu', { starts: 'grid' }),
      fitCase('default seeded fit, webgpu', 'webgpu', {}, 'default seeded fit, cpu'),
      fitCase('grid of 4,500 starts, webgpu', 'webgpu', { starts: 'grid' }, 'grid of 4,500 starts, cpu'),
    ],
  },
  {
    name: 'command',
    title: 'The command line from start to exit',
    cases: [
      {
        name: 'node alone',
        prepare: async () => ({ run: () => spawnSync(process.execPath, ['-e', '0']) }),
      },
      {
        name: 'isoloss --help',
        against: 'node alone',
        prepare: async () =>
          existsSync('dist/cli.js')
            ? { run: () => spawnSync(process.execPath, ['dist/cli.js', '--help']) }
            : { skip: 'dist/cli.js is not built (npm run build)' },
      },
    ],
  },
];
