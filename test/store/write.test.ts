import { execFileSync } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { checkWritable, recordText, writeWhole } from '../../src/store/write.js';
import { temporaryFolder } from '../support/temporary-folder.js';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder('write');
});

describe('writing results', () => {
  test('replaces a file whole and leaves nothing beside it', async () => {
    const path = join(folder, 'fit.json');
    writeFileSync(path, 'before');
    await writeWhole(path, 'after');
    expect(readFileSync(path, 'utf8')).toBe('after');
    expect(readdirSync(folder)).toEqual(['fit.json']);
  });

  test('goes through a link to the file it names, and the link stays', async () => {
    const real = join(folder, 'real.json');
    const link = join(folder, 'link.json');
    writeFileSync(real, 'before');
    symlinkSync(real, link);
    await writeWhole(link, 'after');
    expect(readFileSync(real, 'utf8')).toBe('after');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });

  test.skipIf(process.platform === 'win32')(
    'fills a pipe, as it would a device, and leaves it there',
    async () => {
      const pipe = join(folder, 'pipe');
      execFileSync('mkfifo', [pipe]);
      await expect(checkWritable(pipe)).resolves.toBeUndefined();
      const [text] = await Promise.all([readFile(pipe, 'utf8'), writeWhole(pipe, 'text')]);
      expect(text).toBe('text');
      expect(lstatSync(pipe).isFIFO()).toBe(true);
    },
  );

  test('that cannot be finished leaves nothing behind', async () => {
    await expect(writeWhole(folder, 'text')).rejects.toMatchObject({ code: 'cannot-write', kind: 'run' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is refused beforehand for folders, missing folders and the job’s own input', async () => {
    await expect(checkWritable(folder)).rejects.toThrow(/is a folder/);
    await expect(checkWritable(join(folder, 'no', 'fit.json'))).rejects.toThrow(/does not exist/);
    const runs = join(folder, 'runs.csv');
    await expect(checkWritable(runs, [join(folder, '.', 'runs.csv')])).rejects.toThrow(/own input/);
    await expect(checkWritable(join(folder, 'new.json'), [runs])).resolves.toBeUndefined();
  });

  test('a record is indented JSON with arrays of numbers on one line', () => {
    const record = { a: [1, -2.5e-7, null], text: ['[\n 1\n]'], nested: [[1, 2], []] };
    const text = recordText(record);
    expect(JSON.parse(text)).toEqual(record);
    expect(text).toContain('"a": [ 1, -2.5e-7, null ],');
    expect(text.endsWith('}\n')).toBe(true);
  });
});
