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
import { textsOf } from './chunk-columns.js';
import { beginDivided } from './divided-session.js';
import { fromExactJson, toExactJson } from './exact-json.js';
import type { InputFile } from './job.js';
import type { Session, SessionControl } from './session.js';
import { madeHere, timeless } from './timeless.js';

/** Seconds of a fit besides its searches: the model, the record, tests of residuals. */
const BESIDE = 0.01;

type Result = Awaited<ReturnType<BatchWork['make']>>[number];

/** Begins the task, which waits where its batch is wanted; `run` is the task, given who makes the batch. */
export async function beginBatch(
  runs: InputFile,
  run: (elsewhere: MakeBatch, table: Table) => Promise<unknown>,
  control: SessionControl,
): Promise<Session> {
  const table = await parseTable(runs.bytes, runs.name);
  let info: FitRecord['backend'] = {
    ...{ name: 'cpu', adapter: '', precision: 'f32', software: false },
    reason: 'no fit could be made',
  };
  return beginDivided(
    (wait) =>
      run(async (work, take) => {
        const read = await wait<readonly Result[]>({
          items: work.fits.length,
          secondsEach: await secondsOf(work),
          backend: () => info,
          // Each fit searches in the arithmetic that its runs and starts need.
          precision: 'as each fit needs',
          async make(first, count, partControl) {
            const results = await work.make(first, count, partControl);
            for (const result of results) if (!(result instanceof IsolossError)) info = result.record.backend;
            return results;
          },
          columns: (results) => [
            {
              name: 'status',
              data: results.map((result) =>
                result instanceof IsolossError ? 'failed' : result.record.status,
              ),
            },
            { name: 'fit', data: results.map(textOf) },
          ],
          part: (chunk) =>
            textsOf(chunk, 'fit').map((text) => onThis(resultOf(fromExactJson(text) as BatchReply), info)),
        });
        await read((results, first) => {
          for (const [k, result] of results.entries()) take(first + k, result);
        });
      }, table),
    control,
  );
}

/** A fit as the text that a chunk holds: without what differs from time to time, and from processor to processor. */
function textOf(result: Result): string {
  const reply = replyOf(result);
  if (!('fit' in reply)) return toExactJson(reply);
  const { record, ...rest } = reply.fit;
  return toExactJson({ fit: { ...rest, record: timeless(record) } });
}

/** A fit of a chunk as one that was made here, on a back end of its name. */
function onThis(result: Result, info: FitRecord['backend']): Result {
  return result instanceof IsolossError ? result : { ...result, record: madeHere(result.record, info) };
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
