import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readJobFile } from '../../src/store/read-job.js';
import { parseJson, readJson } from '../../src/store/read-json.js';
import { readFitted } from '../../src/tasks/fitted/read-fit.js';
import { temporaryFolder } from '../support/temporary-folder.js';

let folder: string;
const at = (name: string) => join(folder, name);
beforeAll(() => {
  folder = temporaryFolder('json');
  mkdirSync(at('folder'));
  writeFileSync(at('deep'), '['.repeat(1e6));
  writeFileSync(at('nul'), '{"a\0": 1}');
  writeFileSync(at('line'), `{"a": "${'x'.repeat(1e7)}`);
  writeFileSync(at('latin1'), Buffer.from([0x22, 0xe9, 0x22]));
  writeFileSync(at('long'), '');
  truncateSync(at('long'), 1e10);
  writeFileSync(
    at('many'),
    `{"schema": "isoloss/fit@1", "parameters": {${Array.from({ length: 1e5 }, (_, i) => `"${i}": "x"`).join()}}}`,
  );
});

test.each([
  ['UTF-8', Buffer.from('\uFEFF{"a": "é"}')],
  ['UTF-16, little end first', Buffer.from('\uFEFF{"a": "é"}', 'utf16le')],
  ['UTF-16, big end first', Buffer.from('\uFEFF{"a": "é"}', 'utf16le').swap16()],
])('a byte-order mark is read: %s', (_, bytes) => {
  expect(parseJson(bytes)).toEqual({ a: 'é' });
});

test('brackets in strings are no depth', () => {
  const text = JSON.stringify({ a: '[{'.repeat(500), b: '\\"[' });
  expect(parseJson(Buffer.from(text))).toEqual(JSON.parse(text));
});

describe.each([
  ['a record', readFitted],
  ['a job file', readJobFile],
])('%s', (_, read) => {
  test.each([
    ['deep', /more than 100 levels/],
    ['nul', /NUL/],
    ['line', /is not JSON/],
    ['latin1', /not text in UTF-8/],
    ['long', /longer than 64 MB/],
    ['folder', /is a folder/],
    ['missing', /there is no such file/],
    ['n'.repeat(300), /name is too long/],
  ])('that is %s is refused in a bounded sentence', async (name, message) => {
    const error: unknown = await read(at(name)).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: 'IsolossError', message: expect.stringMatching(message) });
    expect(String(error).length).toBeLessThan(600);
  });

  test.skipIf(!existsSync('/dev/zero'))(
    'that is a device or a pipe is refused, and nothing waits for it',
    async () => {
      await expect(read('/dev/zero')).rejects.toThrow(/is a device/);
      if (!existsSync(at('pipe'))) execFileSync('mkfifo', [at('pipe')]);
      await expect(read(at('pipe'))).rejects.toThrow(/is a pipe/);
    },
  );
});

test('a hundred thousand things wrong are named by the first few', async () => {
  const error: unknown = await readFitted(at('many')).catch((caught: unknown) => caught);
  expect(String(error)).toMatch(/; and [\d,]+ more/);
  expect(String(error).length).toBeLessThan(1500);
});

test('what is no file for its reader says so by itself', async () => {
  await expect(readJson(at('missing'))).rejects.toMatchObject({ name: 'Unreadable', code: 'ENOENT' });
});
