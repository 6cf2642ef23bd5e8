/**
 * Where the files of a job lie that outlive a process and may be shared by several: objects under keys, in a folder or in a
 * bucket of an object store. Node only.
 *
 * What a job makes is created and never changed, and is whole or absent, so that doing a piece of work twice is harmless
 * and several processes may share a store without speaking to each other.
 */
/** An object as a listing has it. */
export interface ListedObject {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970, by the clock of the file system or of the server. */
  readonly modified: number;
}

/**
 * Objects under keys. A key is one or more names between slashes; a name has letters, digits, dots, hyphens and underscores,
 * and does not begin with a dot (`chunks/000012.parquet`). Every method throws an `AbortError` once its signal is aborted,
 * and `cannot-read`, `cannot-write` or `store-refused` where the folder or the server fails or refuses: of kind `run` where
 * another try may succeed (a full disk, a server that is down), of kind `input` where it will not (a read-only folder, a
 * missing bucket).
 */
export interface ObjectStore {
  /** As messages name it: a path, or `s3://bucket/prefix`; it holds no credentials. */
  readonly location: string;

  /** The bytes of an object, or null if there is none. */
  read(key: string, signal?: AbortSignal): Promise<Uint8Array | null>;

  /**
   * Creates an object, whole or not at all, and durable once this returns. One that is there is kept, whatever its bytes, and
   * the answer is `exists`; of several that create the same key at the same time, one is answered `created`.
   */
  create(key: string, bytes: Uint8Array, signal?: AbortSignal): Promise<'created' | 'exists'>;

  /** Writes an object in place of the one that is there, if any. For what may change: signs of life, merged summaries. */
  replace(key: string, bytes: Uint8Array, signal?: AbortSignal): Promise<void>;

  /**
   * The objects whose keys begin with `prefix`, in the order of the bytes of their keys. One that is created or removed
   * meanwhile may be listed or not.
   */
  list(prefix: string, signal?: AbortSignal): AsyncIterable<ListedObject>;

  /** Removes an object, if it is there. */
  remove(key: string, signal?: AbortSignal): Promise<void>;
}

const KEY = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/;

/** Most characters of a key: file systems limit paths, and stores limit keys to 1024 bytes with the prefix. */
const MAX_KEY = 512;

/** Throws a `RangeError` unless `key` is one that every store can hold: keys are made by the program, not given by users. */
export function checkKey(key: string): void {
  if (key.length > MAX_KEY || !KEY.test(key)) throw new RangeError(`not a key of a store: '${key}'`);
}

/** As {@link checkKey}, for the beginning of a key: it may be empty, or end in a slash or in the middle of a name. */
export function checkPrefix(prefix: string): void {
  if (prefix !== '') checkKey(prefix.endsWith('/') ? prefix.slice(0, -1) : prefix);
}
