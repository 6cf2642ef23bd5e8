import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { checkWritable, identityOf } from '../../src/store/output-path.js';
import { StagedFiles, writeTogether, writeWhole } from '../../src/store/staged-files.js';
import { temporaryFolder } from '../support/temporary-folder.js';

let folder: string;
const at = (...names: string[]) => join(folder, ...names);
beforeEach(() => {
  folder = temporaryFolder('staged');
});

const digest = (digit: string) => digit.repeat(64);

/** A run whose record names a companion by its path. */
function write(content: string): Promise<void> {
  return writeTogether(async (files) => {
    await files.add(at('fit.parquet'), content);
    files.setCompanion({ path: at('fit.parquet'), digest: digest(content) });
    await files.addRecord(at('fit.json'), (path) => `${content} ${path}`);
  });
}

describe('files of one run', () => {
  test('replace those of an earlier one, by their own names, and leave nothing beside them', async () => {
    for (const run of ['1', '2', '3']) {
      await write(run);
      expect(readFileSync(at('fit.json'), 'utf8')).toBe(`${run} ${at('fit.parquet')}`);
      expect(readFileSync(at('fit.parquet'), 'utf8')).toBe(run);
      expect(readdirSync(folder).sort()).toEqual(['fit.json', 'fit.parquet']);
    }
  });

  test('take away the name with a digest that a run was killed on', async () => {
    await write('1');
    writeFileSync(at('fit.bbbbbbbbbbbb.parquet'), 'b');
    writeFileSync(at('fit.json'), `b ${JSON.stringify('fit.bbbbbbbbbbbb.parquet')}`);
    writeFileSync(at('fit.cccccccccccc.parquet'), 'of someone else');
    await write('2');
    expect(readdirSync(folder).sort()).toEqual(['fit.cccccccccccc.parquet', 'fit.json', 'fit.parquet']);
  });

  test('are all made before the first takes its place: one that fails leaves every other as it was', async () => {
    await write('1');
    const failed = writeTogether(async (files) => {
      await files.add(at('fit.parquet'), '2');
      await files.add(at('missing', 'fit.html'), 'page');
    });
    await expect(failed).rejects.toMatchObject({ code: 'cannot-write', kind: 'run' });
    expect(readFileSync(at('fit.parquet'), 'utf8')).toBe('1');
    expect(readdirSync(folder).sort()).toEqual(['fit.json', 'fit.parquet']);
  });

  test('where one cannot be written, the failure is kept and nothing more is made', async () => {
    const files = new StagedFiles();
    await files.attempt(() => files.add(at('a.csv'), 'a'));
    await files.attempt(() => files.add(at('missing', 'b.csv'), 'b'));
    expect(await files.attempt(() => Promise.resolve(1))).toBeUndefined();
    expect(files.failure).toMatchObject({ message: expect.stringContaining('its folder was removed') });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('keep the mode of the file that was there', async () => {
    writeFileSync(at('fit.json'), 'before');
    chmodSync(at('fit.json'), 0o640);
    await writeWhole(at('fit.json'), 'after');
    expect(statSync(at('fit.json')).mode & 0o777).toBe(0o640);
  });

  test('are written where a link leads, even one whose end is not there yet', async () => {
    mkdirSync(at('real'));
    symlinkSync(join('real', 'fit.json'), at('fit.json'));
    await checkWritable(at('fit.json'));
    await writeWhole(at('fit.json'), 'text');
    expect(readFileSync(at('real', 'fit.json'), 'utf8')).toBe('text');
    expect(lstatSync(at('fit.json')).isSymbolicLink()).toBe(true);
  });
});

describe('a path to write to', () => {
  test('is one file under whatever name', async () => {
    writeFileSync(at('runs.csv'), 'N');
    linkSync(at('runs.csv'), at('hard.csv'));
    symlinkSync(at('runs.csv'), at('soft.csv'));
    symlinkSync(folder, at('here'));
    for (const name of ['hard.csv', 'soft.csv', join('here', 'runs.csv')]) {
      await expect(checkWritable(at(name), [at('runs.csv')])).rejects.toThrow(/own input/);
    }
    expect(await identityOf(at('here', 'new.csv'))).toBe(await identityOf(at('new.csv')));
    expect(await identityOf(at('other.csv'))).not.toBe(await identityOf(at('new.csv')));
  });

  test.each([
    ['no name', '', /has no name/],
    ['a name of blanks', '  ', /has no name/],
    ['a name that is too long', 'n'.repeat(300), /name is too long/],
    ['a NUL character', 'a\0b', /NUL/],
    ['a folder', 'sub', /is a folder/],
    ['a folder that is to be', 'new/', /is a folder/],
    ['a folder that is missing', 'no/fit.json', /does not exist/],
    ['a file for a folder', 'file/fit.json', /should be its folder is a file/],
    ['links in a circle', 'circle', /circle/],
    ['a file that is read-only', 'fixed', /read-only/],
  ])('with %s is refused in a bounded sentence', async (_, name, message) => {
    mkdirSync(at('sub'));
    writeFileSync(at('file'), '');
    writeFileSync(at('fixed'), '');
    chmodSync(at('fixed'), 0o444);
    symlinkSync(at('circle'), at('circle'));
    const path = name.trim() === '' ? name : `${folder}/${name}`;
    const error: unknown = await checkWritable(path).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      code: 'cannot-write',
      kind: 'input',
      message: expect.stringMatching(message),
    });
    expect(String(error).length).toBeLessThan(400);
    expect(readdirSync(folder).sort()).toEqual(['circle', 'file', 'fixed', 'sub']);
  });
});
