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
import { own } from '../src/own.js';

export interface Recovery {
  readonly law: string;
  readonly draws: number;
  readonly converged: number;
  /** Of the first draw: the lowest objective of the search, over that of the minimum near the truth. */
  readonly search: number;
  readonly parameters: readonly RecoveredParameter[];
}

export interface RecoveredParameter {
  readonly name: string;
  /** Draws in which it has an interval, with one end at least. */
  readonly made: number;
  /** Of these, those in which the interval holds the truth. */
  readonly held: number;
  /** Draws in which the fit says that its symmetric interval misleads, so that the interval is that of its profile. */
  readonly profiled: number;
}

type Count = { -readonly [K in keyof Omit<RecoveredParameter, 'name'>]: number };

/** Ends of an interval count as within by this share of the truth, which binary fractions round. */
const SLACK = 1e-9;

/**
 * Fits `draws` sets of `rows` runs, each other runs with other noise, under squares on the scale of the noise, and counts which
 * 95 % intervals hold the truth: Gauss-Newton's, and those of profiles where the fit says that symmetric ones mislead. Fits start at the
 * truth; the first is searched as users search as well.
 */
export async function recover(law: string, rows: number, draws: number, backend: Backend): Promise<Recovery> {
  const counts = new Map<string, Count>();
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
    const fitted = async (more: Partial<FitJobInput>): Promise<FitRecord> =>
      (await fit(parseFitJob({ ...job, ...more }), table, { backend })).record;
    const plain = await fitted({ start: [values] });
    const profile = Object.keys(plain.asymptotic.doubtful ?? {});
    const record = profile.length === 0 ? plain : await fitted({ start: [values], profile });
    if (draw === 1) search = (await fitted({})).objective / record.objective;
    if (record.status === 'converged' || record.status === 'atBound') converged++;
    for (const [name, truth] of Object.entries(values)) {
      const counted = counts.get(name) ?? { made: 0, held: 0, profiled: 0 };
      counts.set(name, counted);
      count(intervalOf(record, name), truth, counted);
      if (profile.includes(name)) counted.profiled++;
    }
  }
  return { law, draws, converged, search, parameters: [...counts].map(([name, of]) => ({ name, ...of })) };
}

/** That of the noise: squares on its scale, or the likelihood of the law. */
function lossOf(law: string, losses: Float64Array): Pick<FitJobInput, 'residual' | 'loss'> {
  if (findLaw(law).loss?.likelihood !== undefined) return {};
  return { residual: losses.every((loss) => loss > 0) ? 'log' : 'raw', loss: 'squared' };
}

type Ends = readonly [lo: number | null, hi: number | null];

/** That of its profile where its symmetric one misleads. */
function intervalOf(record: FitRecord, name: string): Ends {
  const isDoubtful = own(record.asymptotic.doubtful, name) !== undefined;
  const profile = record.profiles?.find(({ parameter }) => parameter === name);
  if (isDoubtful && profile !== undefined) return profile.interval;
  return record.asymptotic.gaussNewton.intervals[name] ?? [null, null];
}

function count([lo, hi]: Ends, truth: number, counted: Count): void {
  if (lo === null && hi === null) return;
  counted.made++;
  const slack = SLACK * Math.abs(truth);
  if (truth >= (lo ?? -Infinity) - slack && truth <= (hi ?? Infinity) + slack) counted.held++;
}
