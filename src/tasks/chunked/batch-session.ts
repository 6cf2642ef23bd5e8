/** Tasks whose work is a batch of fits, in chunks: an item is one fit, whole. */
import { IsolossError } from '../../errors.js';
import { written } from '../../jobs/parsed.js';
import { parseTable } from '../../runs/parse-table.js';
import type { Table } from '../../runs/table.js';
import type { BatchWork, MakeBatch } from '../fit/batch.js';
import { secondsOfJob } from '../fit/fit-work.js';
import { modelOfJob } from '../fit/model-of-job.js';
import { type BatchReply, replyOf, resultOf } from '../fit/one-of-batch.js';
import { readRequest } from '../fit/read-request.js';
import type { FitRecord } from '../fit/record.js';
import { arithmeticOf } from './arithmetic.js';
import type { ChunkTable } from './chunk-file.js';
import { DamagedChunk } from './chunk-file.js';
import { fromExactJson, toExactJson } from './exact-json.js';
import type { Arithmetic, InputFile } from './job.js';
import { sha256Of } from './job-file.js';
import { GivenUp, promised } from './promised.js';
import type { ReadChunks, Session, SessionControl } from './session.js';

/** Seconds of a fit besides its searches: the model, the record, tests of residuals. */
const BESIDE = 0.01;

/** Begins the task, which waits where its batch is wanted; `run` is the task, given who makes the batch. */
export async function beginBatch(
  runs: InputFile,
  run: (elsewhere: MakeBatch, table: Table) => Promise<unknown>,
  { signal }: SessionControl,
): Promise<Session> {
  const table = await parseTable(runs.bytes, runs.name);
  const wanted = promised<{ work: BatchWork; take: Parameters<MakeBatch>[1] }>();
  const taken = promised<void>();
  const outcome = run((work, take) => {
    wanted.resolve({ work, take });
    return taken.promise;
  }, table);
  outcome.then(() => wanted.reject(nothingToDo()), wanted.reject);
  const { work, take } = await wanted.promise;
  const close = (): void => taken.reject(new GivenUp('a task waits for its fits no longer'));
  let info: FitRecord['backend'] = {
    ...{ name: 'cpu', adapter: '', precision: 'f32', software: false },
    reason: 'no fit could be made',
  };
  const make: BatchWork['make'] = async (first, count, control) => {
    const results = await work.make(first, count, control);
    for (const result of results) if (!(result instanceof IsolossError)) info = result.record.backend;
    return results;
  };
  // Each fit searches in the arithmetic that its runs and starts need.
  const arithmetic = (): Omit<Arithmetic, 'bits'> => ({
    ...arithmeticOf(info),
    precision: 'as each fit needs',
  });
  try {
    const control = signal === undefined ? {} : { signal };
    const [first] = await make(0, 1, control);
    return {
      items: work.fits.length,
      secondsEach: await secondsOf(work),
      arithmetic: { ...arithmetic(), bits: sha256Of(textOf(first)) },
      adapter: info.adapter,
      now: arithmetic,
      async make(from, count, chunkControl) {
        const results = await make(from, count, chunkControl);
        return [
          {
            name: 'status',
            data: results.map((result) => (result instanceof IsolossError ? 'failed' : result.record.status)),
          },
          { name: 'fit', data: results.map(textOf) },
        ];
      },
      async finish(read) {
        takeAll(read, take, () => info).then(taken.resolve, taken.reject);
        return outcome;
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

function nothingToDo(): IsolossError {
  return new IsolossError(
    'bad-job',
    'There is nothing to fit, and so nothing to do in chunks.',
    'Ask for it without a store.',
  );
}

async function takeAll(
  read: ReadChunks,
  take: Parameters<MakeBatch>[1],
  info: () => FitRecord['backend'],
): Promise<void> {
  await read(({ first, columns }: ChunkTable) => {
    const fits = columns.get('fit');
    if (!Array.isArray(fits)) throw new DamagedChunk('has no fits');
    fits.forEach((text: string, k) => {
      take(first + k, onThis(resultOf(fromExactJson(text) as BatchReply), info()));
    });
  });
}

type Result = Awaited<ReturnType<BatchWork['make']>>[number];

/** A fit as the text that a chunk holds: without what differs from time to time, and from processor to processor. */
function textOf(result: Result): string {
  const reply = replyOf(result);
  if (!('fit' in reply)) return toExactJson(reply);
  const { record, ...rest } = reply.fit;
  const seconds = Object.fromEntries(Object.keys(record.seconds).map((stage) => [stage, 0]));
  const backend = { ...record.backend, adapter: '', reason: '' };
  return toExactJson({ fit: { ...rest, record: { ...record, backend, seconds, events: [] } } });
}

/** A fit of a chunk as one that was made here, on a back end of its name. */
function onThis(result: Result, { adapter, reason }: FitRecord['backend']): Result {
  if (result instanceof IsolossError) return result;
  const { record } = result;
  return { ...result, record: { ...record, backend: { ...record.backend, adapter, reason } } };
}

/** Of the first fit that can be made, as all the others. */
async function secondsOf({ fits }: BatchWork): Promise<number> {
  const [{ job, table }] = fits;
  try {
    const read = await readRequest(job, table);
    return BESIDE + secondsOfJob(modelOfJob(read, table).model, written(read));
  } catch (error) {
    if (error instanceof IsolossError) return BESIDE;
    throw error;
  }
}
