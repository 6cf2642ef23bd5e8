/** Stores of objects, by where they lie. Node only. */
import { IsolossError } from '../errors.js';
import type { ObjectStore } from './object-store.js';

export type { ListedObject, ObjectStore } from './object-store.js';

/** Anything before `://` is the scheme of an address; `C:\out` and `./a:b` are paths. */
const SCHEME = /^([a-z][a-z\d+.-]+):\/\//i;

/**
 * The store at a path (`out`, `/data/out`) or at `s3://bucket/prefix`. A folder that does not exist is created with its
 * first object. Throws `bad-store` for an address of another kind, and for a path at which something other than a folder
 * lies, and `no-credentials` for a bucket if there are none; where those are looked for, `s3/credentials.ts` says.
 */
export async function openStore(location: string): Promise<ObjectStore> {
  const scheme = SCHEME.exec(location)?.[1]?.toLowerCase();
  if (scheme === undefined) {
    const { openFolder } = await import('./folder-objects.js');
    return openFolder(location);
  }
  if (scheme === 's3') {
    const { openBucket } = await import('./s3/s3-objects.js');
    return await openBucket(location);
  }
  throw new IsolossError(
    'bad-store',
    `A store cannot be at '${scheme}://'.`,
    'Give the path of a folder, or s3://bucket/prefix.',
  );
}
