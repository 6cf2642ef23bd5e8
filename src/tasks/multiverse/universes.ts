/** Prepares and validates the universes of a multiverse before anything is fitted. */
import { field, IsolossError } from '../../errors.js';
import { namesIn, parse } from '../../formula/parse.js';
import type { Table } from '../../runs/table.js';
import type { FitJob } from '../fit/job.js';
import { modelOfJob } from '../fit/model-of-job.js';
import { namedParameters } from '../fit/problem-of-job.js';
import { groupsBy } from './groups.js';
import { type AskedMultiverse, choiceNames, type UniverseJob, universesOf } from './job.js';
import type { Dimension } from './record.js';

/**
 * Errors that depend on the rows of a single universe: that universe fails, and the others continue. Any other error
 * is a fault of the job.
 */
const FAILURES: ReadonlySet<string> = new Set([
  'no-rows',
  'too-few-rows',
  'missing-values',
  'not-a-number',
  'not-positive',
  'bad-weight',
  'no-grid',
]);

export interface Plan {
  readonly universes: readonly UniverseJob[];
  readonly dimensions: readonly Dimension[];
  readonly points: readonly Point[];
}

/** A point of prediction, as written in the job and as numbers. */
export interface Point {
  readonly text: string;
  readonly at: Readonly<Record<string, number>>;
}

/** Throws an {@link IsolossError} for a job that is invalid whatever its rows. */
export function planOf(job: AskedMultiverse, table: Table): Plan {
  const universes = eachForItsLaw(universesOf(job, groupsBy(job, table)), table);
  const dimensions = dimensionsOf(universes);
  const points = job.at.map(({ text, value }): Point => ({ text, at: value }));
  checkChoices(universes, dimensions, points, table);
  return { universes, dimensions, points };
}

/**
 * Options that name parameters apply to the laws that have them, so that laws with different parameters can be compared.
 * A name that no law has is kept, for the fit to reject.
 */
function eachForItsLaw(planned: readonly UniverseJob[], table: Table): UniverseJob[] {
  const parameters = new Map<string, ReadonlySet<string>>();
  for (const { job } of planned) {
    if (!parameters.has(job.law)) parameters.set(job.law, parametersOf(job, table));
  }
  const has = (law: string, names: readonly string[]) =>
    names.every((name) => parameters.get(law)?.has(name));
  const laws = [...parameters.keys()];
  const applies = (law: string, names: readonly string[]) =>
    has(law, names) || !laws.some((other) => has(other, names));
  return planned.map(({ choices, job }) => {
    const { law } = job;
    const ofLaw = <Value>(settings: Readonly<Record<string, Value>>) =>
      Object.fromEntries(Object.entries(settings).filter(([name]) => applies(law, [name])));
    const derive = Object.entries(job.derive).filter(([, formula]) => applies(law, namesIn(parse(formula))));
    return {
      choices,
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
    if (error instanceof IsolossError && isFailure(error)) return new Set();
    throw error;
  }
}

/** What varies, with its values in the order given. */
function dimensionsOf(planned: readonly UniverseJob[]): Dimension[] {
  return choiceNames.flatMap((choice) => {
    const values = [...new Set(planned.flatMap(({ choices }) => choices[choice] ?? []))];
    return values.length < 2 ? [] : [{ choice, values }];
  });
}

/** Resolves each value of each dimension against the table once, in the first universe that has it, before anything is fitted. */
function checkChoices(
  planned: readonly UniverseJob[],
  dimensions: readonly Dimension[],
  points: readonly Point[],
  table: Table,
): void {
  const witnesses = new Set([
    planned[0],
    ...dimensions.flatMap(({ choice, values }) =>
      values.flatMap((value) => planned.find(({ choices }) => choices[choice] === value) ?? []),
    ),
  ]);
  for (const { choices, job } of witnesses) {
    try {
      const { law } = modelOfJob(job, table).model;
      for (const { text, at } of points) {
        const missing = law.inputs.map(({ name }) => name).filter((name) => !Object.hasOwn(at, name));
        if (missing.length === 0) continue;
        throw new IsolossError(
          'incomplete-point',
          `The point ${text} has no ${missing.join(', ')}, which the law ${law.name} needs.`,
          `Give every input of every law, such as ${field('at')} ${text},${missing.map((name) => `${name}=1e9`).join(',')}.`,
        );
      }
    } catch (error) {
      if (!(error instanceof IsolossError)) throw error;
      if (!isFailure(error)) throw inUniverse(choices, error);
    }
  }
}

/** Adds to an error the universe in which it arose. */
function inUniverse(choices: UniverseJob['choices'], error: IsolossError): IsolossError {
  const words = Object.entries(choices).map(([choice, value]) => `${choice} ${value}`);
  return new IsolossError(
    error.code,
    `In the universe ${words.join(', ')}: ${error.marked.message}`,
    error.marked.fix,
    {
      kind: error.kind,
      place: error.place,
      cause: error,
    },
  );
}

/** Whether an error concerns a single universe. */
export function isFailure({ kind, code }: IsolossError): boolean {
  return kind === 'run' || FAILURES.has(code);
}
