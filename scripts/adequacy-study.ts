/**
 * How often the tests of residuals raise an alarm where there is no cause: tables are simulated from laws that are then
 * fitted to them, with noise, sizes, designs and columns of many kinds.
 */
import { type Backend, fit } from '../src/index.js';
import { threefry } from '../src/problem/threefry.js';
import { parseTable } from '../src/runs/parse-table.js';
import { normalQuantile } from '../src/statistics/normal.js';
import { type FitJobInput, parseFitJob } from '../src/tasks/fit/job.js';
import type { Adequacy } from '../src/tasks/fit/record.js';

export interface Simulated {
  readonly csv: string;
  readonly job: Omit<FitJobInput, 'runs'>;
  /** What was simulated, for messages. */
  readonly kind: string;
}

const noises = ['gaussian', 'heavy', 'laplace', 'scatter grows with N', 'scatter falls with D'] as const;
const designs = ['scattered', 'grid', 'isoflop', 'repeated'] as const;

interface Law {
  readonly job: Omit<FitJobInput, 'runs'>;
  readonly loss: (n: number, d: number) => number;
}

const laws: readonly Law[] = [
  {
    job: { law: 'chinchilla' },
    loss: (n, d) => 1.8 + 480 / n ** 0.35 + 2100 / d ** 0.37,
  },
  {
    job: { law: 'chinchilla', loss: 'squared' },
    loss: (n, d) => 1.7 + 400 / n ** 0.34 + 410 / d ** 0.28,
  },
  {
    job: { law: 'E + A/N^alpha', positive: ['E', 'A', 'alpha'] },
    loss: (n) => 1.7 + 400 / n ** 0.34,
  },
  {
    job: { law: 'kaplan' },
    loss: (n, d) => ((8.8e13 / n) ** (0.076 / 0.095) + 5.4e13 / d) ** 0.095,
  },
  {
    job: { law: 'E + A/C^alpha', map: { C: '6*N*D' }, positive: ['E', 'A', 'alpha'], loss: 'absolute' },
    loss: (n, d) => 1.6 + 800 / (6 * n * d) ** 0.13,
  },
];

/** Table number `index`, the same whenever it is asked for. */
export function simulated(index: number): Simulated {
  let drawn = 0;
  const uniform = (): number => (threefry(0xadec, index, drawn++, 0)[0] + 0.5) / 2 ** 32;
  const normal = (): number => normalQuantile(uniform());
  const oneOf = <T>(choices: readonly T[]): T => choices[Math.floor(uniform() * choices.length)];
  const law = laws[index % laws.length];
  const noise = oneOf(noises);
  const design = oneOf(designs);
  const rows = Math.round(30 * 8 ** uniform());
  const sizes = 4 + Math.floor(uniform() * 8);
  const sigma = 0.001 * 10 ** uniform();
  const level = (k: number): number => 3e7 * 300 ** (k / (sizes - 1));
  const point: Readonly<Record<(typeof designs)[number], (i: number) => [n: number, d: number]>> = {
    scattered: () => [3e7 * 300 ** uniform(), 5e8 * 300 ** uniform()],
    grid: (i) => [
      level(i % sizes),
      5e8 * 300 ** (Math.floor(i / sizes) / Math.max(1, Math.ceil(rows / sizes) - 1)),
    ],
    isoflop: (i) => {
      const c = 1e18 * 1000 ** ((i % sizes) / (sizes - 1));
      const n = Math.sqrt(c / 120) * 10 ** (2 * uniform() - 1);
      return [n, c / (6 * n)];
    },
    repeated: (i) => {
      const k = Math.floor(i / 3);
      return [level(k % sizes), 5e8 * 300 ** ((Math.floor(k / sizes) * 0.37) % 1)];
    },
  };
  const points = Array.from({ length: rows }, (_, i) => point[design](i));
  const error: Readonly<Record<(typeof noises)[number], (n: number, d: number) => number>> = {
    gaussian: normal,
    // Student's t with three degrees of freedom.
    heavy: () => normal() / Math.sqrt((normal() ** 2 + normal() ** 2 + normal() ** 2) / 3),
    laplace: () => Math.sign(uniform() - 0.5) * -Math.log(uniform()),
    'scatter grows with N': (n) => normal() * (n / 5e8) ** 0.2,
    'scatter falls with D': (_, d) => normal() * (d / 1e10) ** -0.2,
  };
  const labs = 2 + Math.floor(uniform() * 4);
  const lines = points.map(([n, d], i) => {
    const loss = law.loss(n, d) * Math.exp(sigma * error[noise](n, d));
    const batch = 2 ** Math.round(6 + Math.log10(n / 1e7) + uniform());
    return [
      `run-${i}`,
      n,
      d,
      6 * n * d,
      `lab${Math.floor(labs * uniform())}`,
      uniform() < 0.8 ? 'adamw' : 'lion',
      (3e-4 * 2 ** normal()).toPrecision(3),
      batch,
      Math.floor(1e4 * uniform()),
      i < rows / 2 ? 2023 : 2024,
      Number(loss.toPrecision(6)),
    ].join();
  });
  return {
    csv: ['name,N,D,flops,lab,optimizer,lr,batch,seed,year,loss', ...lines].join('\n'),
    job: law.job,
    kind: `${law.job.law}, ${noise}, ${design}, ${rows} rows`,
  };
}

/** The fit's findings on a simulated table. */
export async function judged({ csv, job }: Simulated, backend: Backend): Promise<Adequacy | undefined> {
  const table = await parseTable(new TextEncoder().encode(csv), 'simulated.csv');
  const { record } = await fit(parseFitJob({ runs: 'simulated.csv', backend: 'cpu', ...job }), table, {
    backend,
  });
  return record.adequacy;
}
