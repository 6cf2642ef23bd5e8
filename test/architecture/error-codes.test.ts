/** TypeScript keeps errors to the codes that are listed; this keeps the list to the codes that errors have. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const listing = 'src/error-codes.ts';

const codesIn = (text: string): string[] =>
  [...text.matchAll(/'([a-z][a-z\d]*(?:-[a-z\d]+)*)'/g)].map(([, code]) => code);

test('every code of an error that is listed is one of some error, and is listed once', () => {
  const sources = ['src', 'bin', 'bench'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => join(folder, file))
      .filter((file) => file.endsWith('.ts') && file !== listing),
  );
  const used = new Set(sources.flatMap((file) => codesIn(readFileSync(join(root, file), 'utf8'))));
  const listed = codesIn(readFileSync(join(root, listing), 'utf8'));
  expect(listed.length).toBeGreaterThan(100);
  expect(listed.filter((code) => !used.has(code))).toEqual([]);
  expect(listed.filter((code, i) => listed.indexOf(code) < i)).toEqual([]);
});
