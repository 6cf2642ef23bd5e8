import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ObjectStore } from '../../../src/store/objects.js';
import { type BucketSettings, openBucket } from '../../../src/store/s3/s3-objects.js';
import { type Fate, type FaultyProxy, startProxy } from '../../support/s3/proxy.js';
import { BUCKET, KEYS, noMoto, type RunningServer, startMoto, startS3rver } from '../../support/s3/server.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { bytesOf, listed, testStore, textOf } from './contract.js';

/** Checks signatures. */
let server: RunningServer;
/** In front of it, one with conditional puts and one without. */
let proxy: FaultyProxy;
let plain: FaultyProxy;
/** No files of whoever runs the tests. */
let home: Record<string, string>;

beforeAll(async () => {
  const folder = temporaryFolder('aws');
  home = {
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  server = await startS3rver();
  proxy = await startProxy(server.port, true);
  plain = await startProxy(server.port, false);
});

afterAll(async () => {
  await proxy?.close();
  await plain?.close();
  await server?.close();
});

/** Waits pass at once, by a clock that they alone move; two objects make a page. */
function impatient(): BucketSettings {
  let time = Date.now();
  return {
    answer: silence,
    now: () => time,
    pause: async (milliseconds) => {
      time += milliseconds;
    },
    page: 2,
  };
}

const at = (url: string, prefix: string, more: Record<string, string> = {}): Promise<ObjectStore> =>
  openBucket(`s3://${BUCKET}/${prefix}`, { ...KEYS, AWS_ENDPOINT_URL: url, ...home, ...more }, impatient());

/** Milliseconds after which a server is silent. */
let silence = 30_000;

let prefixes = 0;
const newPrefix = () => `a job/of+${prefixes++}`;

describe('a store in a bucket that checks signatures', () => {
  let prefix = '';
  testStore(
    () => {
      prefix = newPrefix();
      return at(proxy.url, prefix);
    },
    () => at(proxy.url, prefix),
    true,
  );

  test('passes over what others put there', async () => {
    const prefix = newPrefix();
    const store = await at(proxy.url, prefix);
    await store.create('1', bytesOf('1'));
    await (await at(proxy.url, `${prefix}/a & b`)).create('2', bytesOf('2'));
    expect((await listed(store, '')).map(({ key }) => key)).toEqual(['1']);
  });

  test('keeps what is there on a server without conditional puts as well', async () => {
    const prefix = newPrefix();
    const [store, other] = [await at(plain.url, prefix), await at(plain.url, prefix)];
    expect(await store.create('1', bytesOf('first'))).toBe('created');
    expect(await store.create('1', bytesOf('second'))).toBe('exists');
    expect(await store.create('2', bytesOf('2'))).toBe('created');
    expect(await textOf(other, '1')).toBe('first');
  });
});

const transient: readonly Fate[] = ['error', 'slow-down', 'silent', 'refuse', 'lost', 'cut', 'damaged'];

describe('a store whose server fails', () => {
  test.each(transient)('(%s) creates, replaces, reads and lists all the same', async (fate) => {
    silence = fate === 'silent' ? 250 : 30_000;
    const store = await at(proxy.url, newPrefix());
    await store.create('0', bytesOf('0'));
    const first = proxy.seen.length;
    // Every other request, the first among them.
    proxy.decide = (_, index) => ((index - first) % 2 === 0 ? fate : 'pass');
    expect(await store.create('1', bytesOf('whole'))).toBe('created');
    expect(await store.create('1', bytesOf('other'))).toBe('exists');
    await store.replace('2', bytesOf('two'));
    expect(await textOf(store, '1')).toBe('whole');
    expect((await listed(store, '')).map(({ key }) => key)).toEqual(['0', '1', '2']);
    await store.remove('2');
    expect(await store.read('2')).toBeNull();
    proxy.decide = () => 'pass';
    silence = 30_000;
    expect(proxy.seen.length - first).toBeGreaterThan(7);
  });

  test('tells an object of its own, whose creation was not answered, from one of another', async () => {
    const prefix = newPrefix();
    const [store, other] = [await at(proxy.url, prefix), await at(proxy.url, prefix)];
    await store.create('0', bytesOf('0'));
    const first = proxy.seen.length;
    proxy.decide = (_, index) => (index < first + 2 ? 'lost' : 'pass');
    expect(await store.create('1', bytesOf('own'))).toBe('created');
    proxy.decide = () => 'pass';
    await other.create('2', bytesOf('of another'));
    const second = proxy.seen.length;
    proxy.decide = (_, index) => (index === second ? 'error' : 'pass');
    expect(await store.create('2', bytesOf('own'))).toBe('exists');
    proxy.decide = () => 'pass';
    expect(await textOf(store, '2')).toBe('of another');
  });

  test('gives up with what it had asked for and why, and says that another try may succeed', async () => {
    const store = await at(proxy.url, 'job');
    await store.create('0', bytesOf('0'));
    const first = proxy.seen.length;
    proxy.decide = () => 'slow-down';
    await expect(store.create('chunks/1', bytesOf('1'))).rejects.toMatchObject({
      code: 'store-unreachable',
      kind: 'run',
      message: `'s3://${BUCKET}/job/chunks/1' cannot be written: ${proxy.url} answers SlowDown.`,
    });
    // Three minutes, in pauses that grow to twenty seconds.
    const tries = proxy.seen.length - first;
    expect(tries).toBeGreaterThan(8);
    expect(tries).toBeLessThan(60);
    proxy.decide = () => 'pass';
    await store.remove('0');
  });

  test('is stopped while it waits', async () => {
    const stop = new AbortController();
    const store = await openBucket(
      `s3://${BUCKET}/stopped`,
      { ...KEYS, AWS_ENDPOINT_URL: proxy.url, ...home },
      { pause: async () => stop.abort() },
    );
    proxy.decide = () => 'error';
    await expect(store.create('1', bytesOf('1'), stop.signal)).rejects.toMatchObject({ code: 'interrupted' });
    proxy.decide = () => 'silent';
    const later = new AbortController();
    const waiting = store.read('1', later.signal);
    later.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'interrupted' });
    proxy.decide = () => 'pass';
  });
});

describe('a store that is refused', () => {
  const refused = { code: 'store-refused', kind: 'input' };

  test('says which key, right or bucket is missing, and nothing of the secret', async () => {
    const wrong = { AWS_SECRET_ACCESS_KEY: 'a-secret/of+someone' };
    const error = await (await at(proxy.url, 'job', wrong)).read('1').catch((error: unknown) => error);
    expect(error).toMatchObject({
      ...refused,
      message: `'s3://${BUCKET}/job/1' cannot be read: the secret key is not that of the access key (SignatureDoesNotMatch).`,
    });
    expect(JSON.stringify(error) + String(error)).not.toContain('someone');
    const unknown = { AWS_ACCESS_KEY_ID: 'AKIDNOBODY' };
    await expect((await at(proxy.url, 'job', unknown)).read('1')).rejects.toThrow(
      'the server does not know the access key (InvalidAccessKeyId)',
    );
    const elsewhere = await openBucket('s3://no-such-bucket', {
      ...KEYS,
      AWS_ENDPOINT_URL: proxy.url,
      ...home,
    });
    expect(elsewhere.location).toBe('s3://no-such-bucket/');
    const missing = { ...refused, message: `There is no bucket 'no-such-bucket' at ${proxy.url}.` };
    await expect(elsewhere.read('1')).rejects.toMatchObject(missing);
    await expect(elsewhere.create('1', bytesOf('1'))).rejects.toMatchObject(missing);
    await expect(listed(elsewhere, '')).rejects.toMatchObject(missing);
  });

  test('says that nothing answers at its address, sooner than of a server that has answered', async () => {
    const gone = await startProxy(server.port, true);
    await gone.close();
    await expect((await at(gone.url, 'job')).read('1')).rejects.toMatchObject({
      code: 'store-unreachable',
      kind: 'run',
      message: `'s3://${BUCKET}/job/1' cannot be read: ${gone.url} refuses connections.`,
    });
    const secure = gone.url.replace('http:', 'https:');
    await expect((await at(secure, 'job')).read('1')).rejects.toMatchObject({ code: 'store-unreachable' });
    await expect((await at(proxy.url.replace('http:', 'https:'), 'job')).read('1')).rejects.toMatchObject({
      ...refused,
      message: expect.stringContaining('cannot be encrypted'),
    });
  });
});

describe.skipIf(noMoto !== undefined)(
  `a store with conditional puts of its own${noMoto ? ` (${noMoto})` : ''}`,
  () => {
    let moto: RunningServer;
    let prefix = '';
    beforeAll(async () => {
      moto = await startMoto();
    });
    afterAll(() => moto?.close());
    const open = (more: Record<string, string> = {}) => at(`http://127.0.0.1:${moto.port}`, prefix, more);
    testStore(
      () => {
        prefix = newPrefix();
        return open();
      },
      () => open(),
    );
  },
);
