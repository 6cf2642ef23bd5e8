import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** Where other characters are the subject: what is read, what pages typeset, what a terminal replaces. */
const exempt =
  /^src\/(studio\/|report\/(figures|markup|pages|sentences\/compact\.ts)|typography\.ts|formula\/(lookalikes|lex|spelling)\.ts|runs\/)|^bin\/ascii\.ts|^src\/text\.ts/;

test('what the program says at a terminal and in records is ASCII, so that it can be pasted back', () => {
  const root = resolve(import.meta.dirname, '../..');
  const found = ['src', 'bin']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (file) => `${folder}/${file}`,
      ),
    )
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => !exempt.test(file))
    .flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .map((line, i) => [`${file}:${i + 1}`, line] as const),
    )
    .filter(([, line]) => /[\u0080-\uffff]/.test(line) && !/^\s*(\*|\/\*\*|\/\/)/.test(line))
    .map(([place]) => place);
  expect(found).toEqual([]);
});
