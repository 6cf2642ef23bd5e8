/** What holds of every store, wherever its objects lie. */
import { expect, test } from 'vitest';
import type { ListedObject, ObjectStore } from '../../../src/store/objects.js';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export async function textOf(store: ObjectStore, key: string): Promise<string | null> {
  const bytes = await store.read(key);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

export async function listed(store: ObjectStore, prefix: string): Promise<ListedObject[]> {
  const objects: ListedObject[] = [];
  for await (const object of store.list(prefix)) objects.push(object);
  return objects;
}

/**
 * Tests of a store; `fresh` opens an empty one, `again` another way to the objects of the last. With `plainly`, no name is listed
 * that begins with that of a folder, which s3rver leaves out of the second page.
 */
export function testStore(
  fresh: () => Promise<ObjectStore>,
  again: () => Promise<ObjectStore>,
  plainly = false,
): void {
  test('holds what was created, and keeps it', async () => {
    const store = await fresh();
    expect(await store.read('chunks/0001.parquet')).toBeNull();
    expect(await store.create('chunks/0001.parquet', bytesOf('first'))).toBe('created');
    expect(await store.create('chunks/0001.parquet', bytesOf('second'))).toBe('exists');
    const other = await again();
    expect(await other.create('chunks/0001.parquet', bytesOf('third'))).toBe('exists');
    expect(await textOf(other, 'chunks/0001.parquet')).toBe('first');
    // A key below an object, and one that others are below, are none.
    expect(await store.read('chunks/0001.parquet/part')).toBeNull();
  });

  test('has one creator of a key, whose bytes stay, of many at the same time', async () => {
    const stores = [await fresh(), await again(), await again()];
    const tries = Array.from({ length: 12 }, (_, i) => `bytes of ${i}`.repeat(1000));
    const answers = await Promise.all(
      tries.map((text, i) => (stores[i % 3] as ObjectStore).create('job.json', bytesOf(text))),
    );
    expect(answers.filter((answer) => answer === 'created')).toHaveLength(1);
    expect(await textOf(await again(), 'job.json')).toBe(tries[answers.indexOf('created')]);
  });

  test('replaces and removes', async () => {
    const store = await fresh();
    await store.replace('workers/a.json', bytesOf('1'));
    await store.replace('workers/a.json', bytesOf('two'));
    expect(await textOf(store, 'workers/a.json')).toBe('two');
    await store.remove('workers/a.json');
    await store.remove('workers/a.json');
    expect(await store.read('workers/a.json')).toBeNull();
  });

  test('holds any bytes, none of them too', async () => {
    const store = await fresh();
    const all = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 31) % 256);
    await store.create('all', all);
    await store.create('none', new Uint8Array());
    expect(Buffer.from((await store.read('all')) ?? []).equals(all)).toBe(true);
    expect(await store.read('none')).toEqual(new Uint8Array());
  });

  test('lists a prefix in the order of bytes, with sizes and times', async () => {
    const store = await fresh();
    const before = Date.now();
    const beside = plainly ? [] : ['a/b-c', 'a/b.c'];
    const keys = ['a/b/c', 'a/b0', 'a/B', 'ab', 'b/1', 'b/10', 'b/2', ...beside];
    for (const [i, key] of keys.entries()) await store.create(key, new Uint8Array(i));
    const all = await listed(store, '');
    expect(all.map(({ key }) => key)).toEqual([...keys].sort());
    for (const { key, size, modified } of all) {
      expect(size).toBe(keys.indexOf(key));
      // The clock of a file system is coarser than that of a process, and servers tell whole seconds.
      expect(Math.abs(modified - before)).toBeLessThan(60_000);
    }
    const under = async (prefix: string) => (await listed(await again(), prefix)).map(({ key }) => key);
    expect(await under('a/b')).toEqual([...beside, 'a/b/c', 'a/b0']);
    expect(await under('b/')).toEqual(['b/1', 'b/10', 'b/2']);
    expect(await under('none/')).toEqual([]);
  });

  test('does nothing once aborted', async () => {
    const store = await fresh();
    const aborted = AbortSignal.abort();
    const isAborted = { code: 'interrupted' };
    await expect(store.create('a', bytesOf('a'), aborted)).rejects.toMatchObject(isAborted);
    await expect(store.replace('a', bytesOf('a'), aborted)).rejects.toMatchObject(isAborted);
    expect(await listed(store, '')).toEqual([]);
    await store.create('a', bytesOf('a'));
    await expect(store.read('a', aborted)).rejects.toMatchObject(isAborted);
    await expect(store.remove('a', aborted)).rejects.toMatchObject(isAborted);
    await expect(store.list('', aborted)[Symbol.asyncIterator]().next()).rejects.toMatchObject(isAborted);
    expect(await textOf(store, 'a')).toBe('a');
  });

  test.each(['', '/a', 'a/', 'a//b', '../a', 'a/../b', '.a', 'a b', 'a\\b', 'é', 'a'.repeat(513)])(
    'takes no key %j',
    async (key) => {
      const store = await fresh();
      await expect(store.create(key, new Uint8Array())).rejects.toThrow(RangeError);
      await expect(store.read(key)).rejects.toThrow(RangeError);
    },
  );
}
