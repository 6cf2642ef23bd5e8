/** Approach 3: the law fitted to all runs, with refits of resamples of the runs. */
import type { Backend } from '../../backend/contract.js';
import type { Control } from '../../control.js';
import { AbortError, IsolossError } from '../../errors.js';
import { hasConverged } from '../../problem/replicates.js';
import { tableOf } from '../../runs/table-of.js';
import { quantiles } from '../../statistics/quantile.js';
import { fit } from '../fit/fit.js';
import type { FitOutcome } from '../fit/outcome.js';
import type { LawParameters } from './chinchilla-optimum.js';
import type { AskedIsoflop } from './job.js';
import type { Points } from './points.js';

export const LAW = 'chinchilla';

/** With more rows, resamples differ so little that the optimum of all rows is the only start of their refits that is needed. */
const MANY = 5000;

/** The middle half of a normal distribution in standard deviations. */
const MIDDLE_HALF = 1.3489795003921634;

export interface FittedIsoflopLaw {
  readonly record: FitOutcome['record'];
  readonly parameters: LawParameters;
  /** Of the refits that converged. */
  readonly refits: readonly LawParameters[];
  /** Standard deviation of the log residuals, from their middle half. */
  readonly noise: number;
}

/** The fit, or why there is none. */
export async function fitLaw(
  points: Points,
  job: AskedIsoflop,
  source: string,
  control: Control & { readonly backend: Backend },
): Promise<FittedIsoflopLaw | { readonly reason: string }> {
  const { loss, delta, bootstrap, level, seed } = job;
  const runs = new Set(points.run).size;
  const table = tableOf(
    {
      N: points.logN.map(Math.exp),
      D: points.logD.map(Math.exp),
      loss: points.loss,
      run: points.run,
    },
    source,
  );
  try {
    const { record, replicates } = await fit(
      {
        law: LAW,
        loss,
        ...(delta === undefined ? {} : { delta }),
        bootstrap,
        ...(points.loss.length > MANY ? { refitStarts: 0 } : {}),
        level,
        seed,
        ...(runs < points.run.length ? { scheme: 'cluster', cluster: 'run' } : {}),
      },
      table,
      control,
    );
    const kept = Array.from(replicates?.status.keys() ?? []).filter((row) =>
      hasConverged(replicates?.status[row] ?? 0),
    );
    const [lower, upper] = quantiles(Float64Array.from(record.residuals), [0.25, 0.75]);
    return {
      record,
      parameters: parametersOf((name) => record.parameters[name]),
      refits: kept.map((row) => parametersOf((name) => replicates?.columns[name][row] ?? Number.NaN)),
      noise: (upper - lower) / MIDDLE_HALF,
    };
  } catch (error) {
    if (error instanceof AbortError || !(error instanceof IsolossError) || !isOfRuns(error)) throw error;
    return { reason: error.message };
  }
}

/** Errors of the runs of one group, which are its answer. */
const ofRuns: ReadonlySet<string> = new Set([
  'too-few-rows',
  'one-group',
  'lone-rows',
  'no-finite-start',
  'nothing-to-fit',
]);

const isOfRuns = ({ kind, code }: IsolossError): boolean => kind === 'run' || ofRuns.has(code);

function parametersOf(value: (name: string) => number): LawParameters {
  return { E: value('E'), A: value('A'), B: value('B'), alpha: value('alpha'), beta: value('beta') };
}
