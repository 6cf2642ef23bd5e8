/** What is measured, as data: a suite is a list of cases, a case prepares itself once and is then timed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Backend, chooseBackend, type FitJobInput, fit, parseFitJob } from '../src/index.js';
import { readTable } from '../src/runs/read-file.js';

export interface Case {
  readonly name: string;
  /** What to compare with: the name of another case of the suite. */
  readonly against?: string;
  /** The work to time; undefined, with a reason, where this machine cannot do it. */
  prepare(): Promise<{ readonly run: () => Promise<unknown> | unknown } | { readonly skip: string }>;
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

export const suites: readonly Suite[] = [
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
