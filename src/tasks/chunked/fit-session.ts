/** The bootstrap of a fit in chunks: an item is the refit of one resample. */
import { createHash } from 'node:crypto';
import type { BackendInfo, BackendName } from '../../backend/contract.js';
import { field, IsolossError } from '../../errors.js';
import { parseTable } from '../../runs/parse-table.js';
import { fitInParts } from '../fit/fit.js';
import { askFit } from '../fit/job.js';
import type { FitControl, FitOutcome } from '../fit/outcome.js';
import type { RefitPart, RefitWork, StoredRefits } from '../uncertainty/refit-work.js';
import type { Arithmetic } from './job.js';
import { refitColumns, refitsOf } from './refit-columns.js';
import type { BeginSession, Session } from './session.js';
import { storedRefits } from './stored-refits.js';

/** A fit that waits for its refits was given up. */
class GivenUp extends Error {}

/** A session whose answer is that of the fit. */
export interface FitSession extends Session {
  finish(...given: Parameters<Session['finish']>): Promise<FitOutcome>;
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
  const close = (): void => given.reject(new GivenUp('a fit was given up'));
  try {
    const arithmetic = { ...arithmeticOf(work.backend()), bits: await bitsOf(work, control) };
    return {
      items: work.resamples,
      secondsEach: work.secondsEach,
      arithmetic,
      now: () => arithmeticOf(work.backend()),
      make: async (first, count, chunkControl) =>
        refitColumns(await work.make(first, count, chunkControl), quantities),
      async finish(read) {
        const readRefits = (take: (part: RefitPart) => void) =>
          read((chunk) => take(refitsOf(chunk, work.columns, quantities)));
        storedRefits(work, readRefits).then(given.resolve, given.reject);
        const { record, ...rest } = await outcome;
        return { ...rest, record: { ...record, job: { ...record.job, backend: asked.backend } } };
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
};

function isBackend(name: string | undefined): name is BackendName {
  return name === 'cpu' || name === 'webgpu';
}

function arithmeticOf({ name, adapter, precision, check }: BackendInfo): Omit<Arithmetic, 'bits'> {
  // A processor computes what any other does.
  if (name === 'cpu') return { backend: name, precision };
  return { backend: name, adapter, precision, ...(check === undefined ? {} : { kernel: check.fingerprint }) };
}

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

/** A promise to be settled from outside, whose rejection may stay unheard. */
function promised<Value>() {
  let resolve: (value: Value) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<Value>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
