/** Prepares and validates the universes of a multiverse before anything is fitted. */
import { field, IsolossError } from '../../errors.js';
import type { Table } from '../../runs/table.js';
import { modelOfJob } from '../fit/model-of-job.js';
import { isOfRows } from '../fit/row-errors.js';
import { eachForItsLaw } from '../fit/settings-of-law.js';
import { groupsBy } from './groups.js';
import { type AskedMultiverse, choiceNames, type UniverseJob, universesOf } from './job.js';
import type { Dimension } from './record.js';

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
      if (!isOfRows(error)) throw inUniverse(choices, error);
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
