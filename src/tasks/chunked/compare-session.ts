/** A comparison in chunks: an item is the refit of one law without a fold or to one resample, law after law. */
import { statusName } from '../../problem/status.js';
import { parseTable } from '../../runs/parse-table.js';
import { compareInParts } from '../compare/compare.js';
import { askCompare } from '../compare/job.js';
import type { CompareRecord } from '../compare/record.js';
import { onBackendOfChunks } from './arithmetic.js';
import { numbersOf, statusesOf } from './chunk-columns.js';
import { coordinateColumns, coordinatesOf } from './coordinates.js';
import { beginDivided, type DividedSession } from './divided-session.js';
import { type BeginSession, taskControl } from './session.js';

/** Every process makes the fits of all laws itself, which refits start from. */
export const beginCompare: BeginSession = async (
  fields,
  { runs },
  control,
  backend,
): Promise<DividedSession<CompareRecord>> => {
  const asked = askCompare({ ...fields, runs: runs.name });
  const job = onBackendOfChunks(asked, backend);
  const table = await parseTable(runs.bytes, runs.name);
  return beginDivided(async (wait) => {
    const record = await compareInParts(
      (work) =>
        wait({
          ...work,
          columns: ({ count, series, status, parameters, width }) => [
            { name: 'series', data: series },
            { name: 'status', data: Array.from(status, statusName) },
            ...coordinateColumns(parameters, count, width),
          ],
          part: (chunk) => ({
            count: chunk.count,
            series: numbersOf(chunk, 'series'),
            status: statusesOf(chunk),
            parameters: coordinatesOf(chunk, work.width),
            width: work.width,
          }),
        }),
      job,
      table,
      taskControl(control),
    );
    return { ...record, job: { ...record.job, backend: asked.backend } };
  }, control);
};
