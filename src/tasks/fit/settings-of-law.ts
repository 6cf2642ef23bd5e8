/** Settings of a job that name parameters, where a job is made of several laws. */
import { IsolossError } from '../../errors.js';
import { namesIn } from '../../formula/names-in.js';
import { parse } from '../../formula/parse.js';
import type { Table } from '../../runs/table.js';
import type { FitJob } from './job.js';
import { modelOfJob } from './model-of-job.js';
import { namedParameters } from './problem-of-job.js';
import { isOfRows } from './row-errors.js';

/**
 * Options that name parameters apply to the laws that have them, so that laws with different parameters can be compared.
 * A name that no law has is kept, for the fit to reject.
 */
export function eachForItsLaw<Planned extends { readonly job: FitJob }>(
  planned: readonly Planned[],
  table: Table,
): Planned[] {
  const parameters = new Map<string, ReadonlySet<string>>();
  for (const { job } of planned) {
    if (!parameters.has(job.law)) parameters.set(job.law, parametersOf(job, table));
  }
  const has = (law: string, names: readonly string[]) =>
    names.every((name) => parameters.get(law)?.has(name));
  const laws = [...parameters.keys()];
  const applies = (law: string, names: readonly string[]) =>
    has(law, names) || !laws.some((other) => has(other, names));
  return planned.map((one) => {
    const { job } = one;
    const { law } = job;
    const ofLaw = <Value>(settings: Readonly<Record<string, Value>>) =>
      Object.fromEntries(Object.entries(settings).filter(([name]) => applies(law, [name])));
    const derive = Object.entries(job.derive).filter(([, formula]) => applies(law, namesIn(parse(formula))));
    return {
      ...one,
      job: {
        ...job,
        fix: ofLaw(job.fix),
        bound: ofLaw(job.bound),
        range: ofLaw(job.range),
        positive: job.positive.filter((name) => applies(law, [name])),
        derive: Object.fromEntries(derive),
      },
    };
  });
}

/** Names of the parameters of a job's law; none if resolving it against the table fails. */
function parametersOf(job: FitJob, table: Table): ReadonlySet<string> {
  const { where: _, weight: __, holdOut: ___, ...rest } = job;
  // Names that settings call parameters stay so, of which start ranges may be any.
  const range = Object.fromEntries(
    namedParameters(job).map((name): [string, [number, number]] => [name, [0, 1]]),
  );
  const bare = { ...rest, dropMissing: true, fix: {}, bound: {}, positive: [], range };
  try {
    return new Set(modelOfJob(bare, table).model.law.parameters.map(({ name }) => name));
  } catch (error) {
    if (error instanceof IsolossError && isOfRows(error)) return new Set();
    throw error;
  }
}
