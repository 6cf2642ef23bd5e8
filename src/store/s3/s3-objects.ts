/**
 * A store in a bucket of S3, or of a server that speaks as it does. Node only.
 *
 * An object is created by a put that holds only if there is none (`If-None-Match: *`). If the answer to one was lost, a later
 * try finds the object that it had created, which is recognised by its bytes.
 */
import { throwIfAborted } from '../../errors.js';
import { checkKey, checkPrefix, type ListedObject, type ObjectStore } from '../object-store.js';
import { parseAddress, type S3Address } from './address.js';
import { PATIENCE, type Patience, type S3Answer, S3Client, sha256 } from './client.js';
import { CredentialSource } from './credentials.js';
import { type Environment, readSettings } from './settings.js';
import { elementOf, elementsOf } from './xml.js';

/** The digest of an object's bytes, which goes with it, so that a transfer that damaged them is noticed. */
const DIGEST = 'x-amz-meta-sha256';

/** Times that an object is read whose bytes do not have its digest. */
const READS = 3;

/** Settings that tests change. */
export interface BucketSettings extends Partial<Patience> {
  /** Objects in one answer to a listing; by default as many as the server gives, 1000. */
  readonly page?: number;
}

/** The store at `s3://bucket/prefix`. Throws `bad-store` and `no-credentials`; the server is not asked yet. */
export async function openBucket(
  location: string,
  environment: Environment = process.env,
  { page, ...patience }: BucketSettings = {},
): Promise<ObjectStore> {
  const address = parseAddress(location);
  const settings = await readSettings(environment);
  const source = new CredentialSource(environment);
  await source.get();
  return new S3Objects(address, new S3Client(address, settings, source, { ...PATIENCE, ...patience }), page);
}

class S3Objects implements ObjectStore {
  readonly location: string;
  /** Whether the server refuses to put an object where there is one; undefined until it was tried. */
  private isConditional: boolean | undefined;

  constructor(
    private readonly address: S3Address,
    private readonly client: S3Client,
    private readonly page: number | undefined,
  ) {
    this.location = `s3://${address.bucket}/${address.prefix.replace(/\/$/, '')}`;
  }

  async read(key: string, signal?: AbortSignal): Promise<Uint8Array | null> {
    checkKey(key);
    for (let reads = 1; ; reads++) {
      const answer = await this.client.send(
        { method: 'GET', key: this.keyOf(key), expected: [404], doing: 'read' },
        signal,
      );
      if (answer.status === 404) return null;
      const digest = answer.headers.get(DIGEST);
      // An object that was changed in the store is given as it is: what it holds has a digest of its own.
      if (digest === null || digest === sha256(answer.bytes) || reads === READS) return answer.bytes;
    }
  }

  async create(key: string, bytes: Uint8Array, signal?: AbortSignal): Promise<'created' | 'exists'> {
    checkKey(key);
    for (;;) {
      if (this.isConditional === false) return await this.createUnguarded(key, bytes, signal);
      const answer = await this.put(key, bytes, { 'if-none-match': '*' }, signal);
      if (answer.status < 300) {
        this.isConditional ??= await this.refusesAnother(key, bytes, signal);
        return 'created';
      }
      if (answer.status === 501) {
        this.isConditional = false;
        continue;
      }
      this.isConditional = true;
      if (!answer.mayBeRepeated) return 'exists';
      const there = await this.read(key, signal);
      // Removed since: only what may be removed can be created again.
      if (there === null) continue;
      return Buffer.compare(there, bytes) === 0 ? 'created' : 'exists';
    }
  }

  async replace(key: string, bytes: Uint8Array, signal?: AbortSignal): Promise<void> {
    checkKey(key);
    await this.client.send(this.putOf(key, bytes, {}), signal);
  }

  async *list(prefix: string, signal?: AbortSignal): AsyncIterable<ListedObject> {
    checkPrefix(prefix);
    const within = this.address.prefix;
    for (let token: string | undefined, isFirst = true; isFirst || token !== undefined; isFirst = false) {
      const answer = await this.client.send(
        {
          method: 'GET',
          query: {
            'list-type': '2',
            'encoding-type': 'url',
            prefix: within + prefix,
            ...(this.page !== undefined && { 'max-keys': String(this.page) }),
            ...(token !== undefined && { 'continuation-token': token }),
          },
          doing: 'listed',
        },
        signal,
      );
      const xml = Buffer.from(answer.bytes).toString();
      // Some servers leave keys as they are although asked to encode them.
      const isEncoded = elementOf(xml, 'EncodingType') === 'url';
      for (const each of elementsOf(xml, 'Contents')) {
        const object = listedOf(each, within, isEncoded);
        if (object !== undefined) yield object;
      }
      const next = elementOf(xml, 'NextContinuationToken');
      token = elementOf(xml, 'IsTruncated') === 'true' ? next : undefined;
    }
  }

  async remove(key: string, signal?: AbortSignal): Promise<void> {
    checkKey(key);
    await this.client.send(
      { method: 'DELETE', key: this.keyOf(key), expected: [404], doing: 'removed' },
      signal,
    );
  }

  /**
   * Whether a second put of what was just created is refused. A server that does not know the condition puts the same bytes
   * again, which does no harm.
   */
  private async refusesAnother(key: string, bytes: Uint8Array, signal?: AbortSignal): Promise<boolean> {
    const { status } = await this.put(key, bytes, { 'if-none-match': '*' }, signal);
    return status === 412;
  }

  /**
   * For servers without conditional puts: of two that create a key within the same moment, both may be answered `created`, and the
   * later one's object stays, which for work that is done twice has the same bytes.
   */
  private async createUnguarded(
    key: string,
    bytes: Uint8Array,
    signal?: AbortSignal,
  ): Promise<'created' | 'exists'> {
    const there = await this.client.send(
      { method: 'HEAD', key: this.keyOf(key), expected: [404], doing: 'read' },
      signal,
    );
    if (there.status !== 404) return 'exists';
    await this.replace(key, bytes, signal);
    return 'created';
  }

  private async put(
    key: string,
    bytes: Uint8Array,
    headers: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<S3Answer> {
    throwIfAborted(signal);
    return await this.client.send({ ...this.putOf(key, bytes, headers), expected: [412, 501] }, signal);
  }

  private putOf(key: string, body: Uint8Array, headers: Readonly<Record<string, string>>) {
    return {
      method: 'PUT',
      key: this.keyOf(key),
      body,
      headers: { ...headers, 'content-type': 'application/octet-stream', [DIGEST]: sha256(body) },
      doing: 'written',
    } as const;
  }

  private keyOf(key: string): string {
    return this.address.prefix + key;
  }
}

/** One entry of a listing; undefined for an object that no store made. */
function listedOf(xml: string, prefix: string, isEncoded: boolean): ListedObject | undefined {
  const [name, size, modified] = ['Key', 'Size', 'LastModified'].map((field) => elementOf(xml, field));
  if (name === undefined) return undefined;
  try {
    const whole = isEncoded ? decodeURIComponent(name.replaceAll('+', ' ')) : name;
    if (!whole.startsWith(prefix)) return undefined;
    const key = whole.slice(prefix.length);
    checkKey(key);
    return { key, size: Number(size), modified: Date.parse(modified ?? '') };
  } catch {
    return undefined;
  }
}
