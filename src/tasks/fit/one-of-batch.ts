/** One fit of a batch, on this thread or, whole, on a worker. */
import { chooseBackend } from '../../backend/choose.js';
import type { Backend } from '../../backend/contract.js';
import type { Control } from '../../control.js';
import type { ErrorCode } from '../../error-codes.js';
import { AbortError, type ErrorKind, type ErrorPlace, IsolossError, type Wording } from '../../errors.js';
import type { Law } from '../../laws/law.js';
import type { Table } from '../../runs/table.js';
import { type TableData, tableOfData } from '../../runs/table-data.js';
import type { Precision } from '../../solver/search-options.js';
import { fit, fitOn } from './fit.js';
import type { AskedFit, FitJob } from './job.js';
import type { FitOutcome } from './outcome.js';
import type { FitRequest } from './request.js';

/** One fit of a batch. */
export interface FitOfBatch {
  readonly job: FitRequest | FitJob | AskedFit;
  /** Fits of the same table should have the same object, which is sent to each worker once. */
  readonly table: Table;
  /** A law that replaces the job's. */
  readonly law?: Law;
  /** Points at which the fitted law is evaluated. */
  readonly at?: readonly Readonly<Record<string, number>>[];
}

/** What a batch keeps of a fit: plain data. */
export interface BatchedFit extends Pick<FitOutcome, 'record' | 'rows' | 'replicates'> {
  /** The law as it was fitted. */
  readonly law: Law;
  /** L at each point of `at`, natural units; NaN where the law is not defined there. */
  readonly predictions: Float64Array;
}

/** Where a fit of a batch runs: a back end given by the caller, or how to choose one; neither is disposed. */
export type Place = { readonly backend: Backend } | { readonly choose: typeof chooseBackend };

/** The fit, or the error that says why there is none. Rejects with an `AbortError`, and for what is no {@link IsolossError}. */
export async function fitHere(
  { job, table, law, at = [] }: FitOfBatch,
  control: Pick<Control, 'signal' | 'event'>,
  place: Place,
): Promise<BatchedFit | IsolossError> {
  try {
    const own = { ...control, ...(law === undefined ? {} : { law }) };
    const { record, rows, replicates, model, predict } = await ('backend' in place
      ? fit(job, table, { ...own, backend: place.backend })
      : fitOn(place.choose, job, table, own));
    return {
      record,
      rows,
      law: model.law,
      ...(replicates === undefined ? {} : { replicates }),
      predictions: Float64Array.from(at, (point) => predict(point)),
    };
  } catch (error) {
    if (!(error instanceof IsolossError) || error instanceof AbortError) throw error;
    return error;
  }
}

/** What a worker is sent of a fit; its table is shared by many. */
export interface BatchCall {
  readonly job: FitJob;
  readonly law?: Law;
  readonly at?: NonNullable<FitOfBatch['at']>;
  /** Why the CPU was chosen, or in which arithmetic the caller's back end searches. */
  readonly place: { readonly reason: string } | { readonly precision: Precision };
}

/** An error as plain data. */
export interface ErrorData {
  readonly code: ErrorCode;
  readonly wording: Wording;
  readonly kind: ErrorKind;
  readonly place: ErrorPlace;
}

/** What a worker answers. */
export type BatchReply = { readonly fit: BatchedFit } | { readonly error: ErrorData };

/** Of a worker: the function that makes fits of a table, on this thread alone. */
export async function fitsOf(shared: unknown): Promise<(call: unknown) => Promise<BatchReply>> {
  const { setCommonWorkers } = await import('../../backend/cpu/index.js');
  setCommonWorkers(1);
  const table = tableOfData(shared as TableData);
  return async (call) => {
    const { place, ...fitted } = call as BatchCall;
    return replyOf(await fitHere({ ...fitted, table }, {}, await placeOf(place)));
  };
}

/** The result of {@link fitHere} as plain data. */
export function replyOf(result: BatchedFit | IsolossError): BatchReply {
  return result instanceof IsolossError ? { error: errorData(result) } : { fit: result };
}

export function errorData({ code, marked, kind, place }: IsolossError): ErrorData {
  return { code, wording: marked, kind, place };
}

export function errorOf({ code, wording, kind, place }: ErrorData): IsolossError {
  return new IsolossError(code, wording.message, wording.fix, { kind, place });
}

async function placeOf(place: BatchCall['place']): Promise<Place> {
  if ('precision' in place) {
    const { backend } = await chooseBackend('cpu', undefined, { precision: place.precision });
    return { backend };
  }
  return {
    choose: async (_asked, _adapter, options) => ({ ...(await onCpu(options)), reason: place.reason }),
  };
}

/** The CPU's back end, a new one for each fit: a failover lasts as long as a back end. */
export function onCpu(options: Parameters<typeof chooseBackend>[2]): ReturnType<typeof chooseBackend> {
  return chooseBackend('cpu', undefined, options);
}

/** What {@link fitHere} had resolved to on the worker. */
export function resultOf(reply: BatchReply): BatchedFit | IsolossError {
  return 'fit' in reply ? reply.fit : errorOf(reply.error);
}
