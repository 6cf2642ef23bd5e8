import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryOf } from '../../../src/store/abandoned-temporaries.js';
import { type ObjectStore, openStore } from '../../../src/store/objects.js';
import { fullDisk, mayMount } from '../../support/full-disk.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { bytesOf, listed, testStore, textOf } from './contract.js';

let folder = '';

async function fresh(): Promise<ObjectStore> {
  folder = join(temporaryFolder('objects'), 'deep', 'out');
  return await openStore(folder);
}

describe('a store in a folder', () => {
  testStore(fresh, () => openStore(folder));

  test('is created with its first object, and names files by their path', async () => {
    const store = await fresh();
    expect(await listed(store, '')).toEqual([]);
    expect(existsSync(folder)).toBe(false);
    expect(store.location).toBe(folder);
    await store.create('chunks/1', bytesOf('1'));
    expect(readdirSync(folder)).toEqual(['chunks']);
    expect(readdirSync(join(folder, 'chunks'))).toEqual(['1']);
  });

  test('shows nothing of what dead processes left, and removes it', async () => {
    const store = await fresh();
    await store.create('chunks/1', bytesOf('1'));
    const dead = spawn(process.execPath, ['-e', '']);
    await once(dead, 'exit');
    const chunks = join(folder, 'chunks');
    const id = '0b8f6f7e-5d5c-4a3b-9d5e-0123456789ab';
    const nameOf = (host: string, pid: number) => `.isoloss-${host}-${pid}-${id}.tmp`;
    const host = /isoloss-(\w{8})-/.exec(temporaryOf('', id))?.[1] as string;
    const [left, own] = [nameOf(host, dead.pid as number), nameOf(host, process.pid)];
    const [old, elsewhere] = [nameOf('00000000', 1), nameOf('00000001', 1)];
    for (const name of [left, own, old, elsewhere]) writeFileSync(join(chunks, name), 'half');
    utimesSync(join(chunks, old), 0, 0);
    const next = await openStore(folder);
    expect((await listed(next, '')).map(({ key }) => key)).toEqual(['chunks/1']);
    await next.create('chunks/2', bytesOf('2'));
    expect(readdirSync(chunks).sort()).toEqual([elsewhere, own, '1', '2'].sort());
  });

  test('goes on after its folder was removed', async () => {
    const store = await fresh();
    await store.create('chunks/1', bytesOf('1'));
    execFileSync('rm', ['-r', folder]);
    expect(await store.create('chunks/1', bytesOf('again'))).toBe('created');
    expect(await textOf(store, 'chunks/1')).toBe('again');
  });

  test('is refused where a file lies, at an empty path, and at an unknown address', async () => {
    const file = join(temporaryFolder('objects'), 'runs.csv');
    writeFileSync(file, 'N,D\n');
    const refused = { code: 'bad-store', kind: 'input' };
    await expect(openStore(file)).rejects.toMatchObject(refused);
    await expect(openStore(join(file, 'out'))).rejects.toMatchObject(refused);
    await expect(openStore(' ')).rejects.toMatchObject(refused);
    await expect(openStore('gs://bucket/job')).rejects.toThrow("A store cannot be at 'gs://'.");
  });

  test('says that a file lies where it needs a folder, and a folder where it needs a file', async () => {
    const store = await fresh();
    await store.create('chunks', bytesOf('a file'));
    mkdirSync(join(folder, 'job.json'));
    const refused = { code: 'cannot-write', kind: 'input' };
    await expect(store.create('chunks/1', bytesOf('1'))).rejects.toMatchObject({
      ...refused,
      message: `'${join(folder, 'chunks', '1')}' cannot be written: a file lies where a folder should be.`,
    });
    await expect(store.replace('job.json', bytesOf('1'))).rejects.toMatchObject(refused);
    await expect(store.read('job.json')).rejects.toMatchObject({ code: 'cannot-read', kind: 'input' });
    expect(readdirSync(folder).sort()).toEqual(['chunks', 'job.json']);
  });

  test.skipIf(!mayMount)('says that its disk is full, which another try may find changed', async () => {
    await fullDisk(temporaryFolder('objects'), 2, async (disk) => {
      const store = await openStore(disk);
      await store.create('1', bytesOf('1'));
      await expect(store.create('2', new Uint8Array(1 << 16))).rejects.toMatchObject({
        code: 'cannot-write',
        kind: 'run',
        message: `'${join(disk, '2')}' cannot be written: the disk is full.`,
      });
      expect(readdirSync(disk).sort()).toEqual(['1', 'filler.csv']);
      unlinkSync(join(disk, 'filler.csv'));
      expect(await store.create('2', new Uint8Array(1 << 16))).toBe('created');
    });
  });

  test.skipIf(!mayMount)('says that its disk is read-only, which no other try will change', async () => {
    await fullDisk(temporaryFolder('objects'), 2, async (disk) => {
      const store = await openStore(disk);
      await store.create('1', bytesOf('1'));
      execFileSync('mount', ['-o', 'remount,ro', disk]);
      for (const key of ['2', 'chunks/2']) {
        await expect(store.create(key, bytesOf('2'))).rejects.toMatchObject({
          code: 'cannot-write',
          kind: 'input',
          message: `'${join(disk, key)}' cannot be written: its disk is read-only.`,
        });
      }
      expect(await textOf(await openStore(disk), '1')).toBe('1');
    });
  });

  // Root may write in every folder.
  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'says that its folder is read-only',
    async () => {
      const store = await fresh();
      await store.create('1', bytesOf('1'));
      chmodSync(folder, 0o555);
      await expect(store.create('2', bytesOf('2'))).rejects.toMatchObject({
        code: 'cannot-write',
        kind: 'input',
        message: expect.stringContaining('its folder is read-only'),
      });
      chmodSync(folder, 0o755);
    },
  );
});
