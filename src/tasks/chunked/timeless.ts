/** Records as chunks hold them: without what differs from time to time, and from one processor to another. */
import type { BackendInfo } from '../../backend/contract.js';

/** What of a record says how it was made. */
interface HowMade {
  readonly backend?: BackendInfo & { readonly reason: string };
  readonly seconds?: object;
  readonly events?: readonly string[];
}

export function timeless<Record extends object>(record: Record & HowMade): Record {
  const { backend, seconds, events } = record;
  return {
    ...record,
    ...(backend && { backend: { ...backend, adapter: '', reason: '' } }),
    ...(seconds && { seconds: Object.fromEntries(Object.keys(seconds).map((stage) => [stage, 0])) }),
    ...(events && { events: [] }),
  };
}

/** A record of a chunk as one that was made here, on a back end of its name. */
export function madeHere<Record extends object>(
  record: Record & HowMade,
  { adapter, reason }: { readonly adapter: string; readonly reason: string },
): Record {
  const { backend } = record;
  return backend === undefined ? record : { ...record, backend: { ...backend, adapter, reason } };
}
