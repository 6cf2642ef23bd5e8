/** A fit in chunks: an item is the refit of one resample, or where none are drawn the search from one start. */
import { parseTable } from '../../runs/parse-table.js';
import type { ReplicateParts } from '../../store/replicates.js';
import { fitInParts } from '../fit/fit.js';
import { askFit } from '../fit/job.js';
import type { FitControl, FitOutcome } from '../fit/outcome.js';
import { onBackendOfChunks } from './arithmetic.js';
import { beginDivided, type DividedSession } from './divided-session.js';
import { refitColumns, refitsOf } from './refit-columns.js';
import type { BeginSession } from './session.js';
import { followedOf, startColumns } from './start-columns.js';
import { storedRefits } from './stored-refits.js';

/** A fit whose refits, where it has any, lie in chunks if they are not in `replicates`. */
export interface StoredOutcome extends FitOutcome {
  readonly parts?: ReplicateParts;
}

/** `control` is that of the whole fit. */
export const beginFit: BeginSession = async (
  fields,
  { runs },
  control: FitControl,
  backend,
): Promise<DividedSession<StoredOutcome>> => {
  const asked = askFit({ ...fields, runs: runs.name });
  const job = onBackendOfChunks(asked, backend);
  const table = await parseTable(runs.bytes, runs.name);
  return beginDivided(async (wait) => {
    let parts: ReplicateParts | undefined;
    const { record, ...rest } = await fitInParts(
      job.bootstrap === undefined
        ? {
            search: (work) =>
              wait({ ...work, columns: startColumns, part: (chunk) => followedOf(chunk, work.size) }),
          }
        : {
            async refits(work) {
              const quantities = work.errors?.names ?? [];
              const read = await wait({
                ...work,
                columns: (part) => refitColumns(part, quantities),
                part: (chunk) => refitsOf(chunk, work.columns, quantities),
              });
              parts = {
                count: work.items,
                names: work.columns,
                read: (take) => read(({ replicates }) => take(replicates)),
              };
              return storedRefits(work, read);
            },
          },
      job,
      table,
      control,
    );
    return {
      ...rest,
      record: { ...record, job: { ...record.job, backend: asked.backend } },
      ...(parts === undefined ? {} : { parts }),
    };
  }, control);
};
