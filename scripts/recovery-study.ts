/**
 * How well the laws of the catalogue are recovered: runs are drawn from a law whose parameters are known, the law is fitted to
 * them, and the intervals of its parameters are asked whether the truth lies within.
 */
import { lawRuns } from '../simulated/runs.js';
import {
  type Backend,
  type FitJobInput,
  type FitRecord,
  findLaw,
  fit,
  parseFitJob,
  parseTable,
} from '../src/index.js';

export interface Recovery {
  readonly law: string;
  readonly draws: number;
  readonly converged: number;
  /** Of the first draw: the lowest objective of the search, over that of the minimum near the truth. */
  readonly search: number;
  /** Of the draws in which the parameter has an interval, those in which the interval holds the truth. */
  readonly parameters: readonly { readonly name: string; readonly made: number; readonly held: number }[];
}

/** Ends of an interval count as within by this share of the truth, which binary fractions round. */
const SLACK = 1e-9;

/**
 * Fits `draws` sets of `rows` runs, each other runs with other noise, under squares on the scale of the noise, and counts which
 * 95 % intervals (Gauss-Newton) hold the truth. Fits start at the truth; the first is searched as users search as well.
 */
export async function recover(law: string, rows: number, draws: number, backend: Backend): Promise<Recovery> {
  const counts = new Map<string, { made: number; held: number }>();
  let converged = 0;
  let search = Number.NaN;
  for (let draw = 1; draw <= draws; draw++) {
    const { values, columns } = lawRuns(law, rows, draw);
    const names = Object.keys(columns);
    const lines = Array.from({ length: rows }, (_, row) => names.map((name) => columns[name][row]).join());
    const table = await parseTable([names.join(), ...lines].join('\n'), 'runs.csv');
    const job = {
      runs: 'runs.csv',
      law,
      ...lossOf(law, columns.L),
      map: Object.fromEntries(names.map((name) => [name, name])),
    } as const;
    const { record } = await fit(parseFitJob({ ...job, start: [values] }), table, { backend });
    if (draw === 1)
      search = (await fit(parseFitJob(job), table, { backend })).record.objective / record.objective;
    if (record.status === 'converged' || record.status === 'atBound') converged++;
    count(record, values, counts);
  }
  const parameters = [...counts].map(([name, { made, held }]) => ({ name, made, held }));
  return { law, draws, converged, search, parameters };
}

/** That of the noise: squares on its scale, or the likelihood of the law. */
function lossOf(law: string, losses: Float64Array): Pick<FitJobInput, 'residual' | 'loss'> {
  if (findLaw(law).loss?.likelihood !== undefined) return {};
  return { residual: losses.every((loss) => loss > 0) ? 'log' : 'raw', loss: 'squared' };
}

function count(
  { asymptotic }: FitRecord,
  values: Readonly<Record<string, number>>,
  counts: Map<string, { made: number; held: number }>,
): void {
  for (const [name, truth] of Object.entries(values)) {
    const interval = asymptotic?.gaussNewton.intervals[name] ?? null;
    const counted = counts.get(name) ?? { made: 0, held: 0 };
    counts.set(name, counted);
    if (interval === null) continue;
    counted.made++;
    const slack = SLACK * Math.abs(truth);
    if (truth >= interval[0] - slack && truth <= interval[1] + slack) counted.held++;
  }
}
