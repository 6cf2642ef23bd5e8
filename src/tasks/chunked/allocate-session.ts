/** An allocation over refits in chunks: an item is a refit, with its own best allocation of every budget. */
import { field, IsolossError } from '../../errors.js';
import { allocateInParts } from '../allocate/allocate.js';
import { askAllocation } from '../allocate/job.js';
import type { FrontierEndOptima } from '../allocate/plot-data.js';
import type { AllocateRecord } from '../allocate/record.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { onBackendOfChunks } from './arithmetic.js';
import { numbersOf } from './chunk-columns.js';
import { beginDivided, type DividedSession } from './divided-session.js';
import { fittedOfInputs } from './fit-files.js';
import { type BeginSession, taskControl } from './session.js';

export interface StoredAllocation {
  readonly record: AllocateRecord;
  readonly fitted: FittedLaw;
  readonly ends: FrontierEndOptima | undefined;
}

/** The objective of the refit's optimum, and where it is. */
const objectiveName = (budget: number): string => `budget ${budget + 1}`;
const axisName = (budget: number, axis: string): string => `budget ${budget + 1}: ${axis}`;

export const beginAllocate: BeginSession = async (
  fields,
  inputs,
  control,
  backend,
): Promise<DividedSession<StoredAllocation>> => {
  const asked = askAllocation(fields);
  const { fit, ...request } = onBackendOfChunks(asked, backend);
  const fitted = await fittedOfInputs(fit, inputs);
  if (fitted.replicates === undefined) {
    throw new IsolossError(
      'no-replicates',
      `An allocation is divided by the refits of its fit, and '${fitted.name}' has none.`,
      `Ask for it without a store, or fit with ${field('bootstrap')} and keep the refits (isoloss fit --json FILE).`,
    );
  }
  return beginDivided(async (wait) => {
    let ends: FrontierEndOptima | undefined;
    const record = await allocateInParts(
      (work) =>
        wait({
          ...work,
          columns: (part) =>
            part.flatMap(({ objective, axes }, b) => [
              { name: objectiveName(b), data: objective },
              ...axes.map((data, i) => ({ name: axisName(b, work.axes[i]), data })),
            ]),
          part: (chunk) =>
            Array.from({ length: work.budgets }, (_, b) => ({
              objective: numbersOf(chunk, objectiveName(b)),
              axes: work.axes.map((axis) => numbersOf(chunk, axisName(b, axis))),
            })),
        }),
      fitted,
      request,
      {
        ...taskControl(control),
        optima: (last) => {
          ends = { first: ends?.first ?? last, last };
        },
      },
    );
    return { record: { ...record, job: { ...record.job, backend: asked.backend } }, fitted, ends };
  }, control);
};
