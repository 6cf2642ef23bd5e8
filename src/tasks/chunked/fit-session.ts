/** The bootstrap of a fit in chunks: an item is the refit of one resample. */
import { createHash } from 'node:crypto';
import { field, IsolossError } from '../../errors.js';
import { parseTable } from '../../runs/parse-table.js';
import type { ReplicateParts } from '../../store/replicates.js';
import { fitInParts } from '../fit/fit.js';
import { askFit } from '../fit/job.js';
import type { FitControl, FitOutcome } from '../fit/outcome.js';
import type { RefitPart, RefitWork, StoredRefits } from '../uncertainty/refit-work.js';
import { arithmeticOf, isBackend } from './arithmetic.js';
import { GivenUp, promised } from './promised.js';
import { refitColumns, refitsOf } from './refit-columns.js';
import type { BeginSession, Session } from './session.js';
import { storedRefits } from './stored-refits.js';

/** A fit whose refits lie in chunks, where they are not in `replicates`. */
export interface StoredOutcome extends FitOutcome {
  readonly parts: ReplicateParts;
}

/** A session whose answer is that of the fit. */
export interface FitSession extends Session {
  finish(...given: Parameters<Session['finish']>): Promise<StoredOutcome>;
}

/** Fits, and waits where the refits of resamples are wanted. `control` is that of the whole fit. */
export const beginFit: BeginSession = async (
  fields,
  { runs },
  control: FitControl,
  backend,
): Promise<FitSession> => {
  const asked = askFit({ ...fields, runs: runs.name });
  // What chooses for itself chooses what the chunks that are there have.
  const job = asked.backend === 'auto' && isBackend(backend) ? { ...asked, backend } : asked;
  if (job.bootstrap === undefined) {
    throw new IsolossError(
      'bad-job',
      'A fit has nothing to do in chunks without resamples.',
      `Ask for some with ${field('bootstrap')}.`,
    );
  }
  const table = await parseTable(runs.bytes, runs.name);
  const wanted = promised<RefitWork>();
  const given = promised<StoredRefits>();
  const outcome = fitInParts(
    (work) => {
      wanted.resolve(work);
      return given.promise;
    },
    job,
    table,
    control,
  );
  outcome.catch(wanted.reject);
  const work = await wanted.promise;
  const quantities = work.errors?.names ?? [];
  const close = (): void => given.reject(new GivenUp('a fit waits for its refits no longer'));
  try {
    const arithmetic = { ...arithmeticOf(work.backend()), bits: await bitsOf(work, control) };
    return {
      items: work.resamples,
      secondsEach: work.secondsEach,
      arithmetic,
      adapter: work.backend().adapter,
      now: () => arithmeticOf(work.backend()),
      make: async (first, count, chunkControl) =>
        refitColumns(await work.make(first, count, chunkControl), quantities),
      async finish(read) {
        const readRefits = (take: (part: RefitPart) => void) =>
          read((chunk) => take(refitsOf(chunk, work.columns, quantities)));
        storedRefits(work, readRefits).then(given.resolve, given.reject);
        const { record, ...rest } = await outcome;
        return {
          ...rest,
          record: { ...record, job: { ...record.job, backend: asked.backend } },
          parts: {
            count: work.resamples,
            names: work.columns,
            read: (take) => read((chunk) => take(refitsOf(chunk, work.columns, quantities).replicates)),
          },
        };
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
};

/** Of the optimum of all runs, where refits start, and of the first refit. */
async function bitsOf(work: RefitWork, control: FitControl): Promise<string> {
  const { signal, event } = control;
  const { replicates } = await work.make(0, 1, {
    ...(signal === undefined ? {} : { signal }),
    ...(event === undefined ? {} : { event }),
  });
  const hash = createHash('sha256');
  for (const column of [work.optimum, replicates.objective, ...Object.values(replicates.columns)]) {
    hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  }
  return hash.digest('hex');
}
