/** Which folders import which: the library knows nothing of its benchmark, and only `npm run bench:peers` of other tools. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../support/data-folder.js';

/** Imports of one folder's TypeScript, as `file: path` from the project's root. */
function importsOf(folder: string): { readonly file: string; readonly path: string }[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import\(?|URL\() ?'(\.[^']+)'/g)].map(
        ([, path]) => ({ file, path: posix.join(posix.dirname(file), path) }),
      ),
    );
}

const leaving = (folder: string, allowed: (path: string) => boolean): string[] =>
  importsOf(folder)
    .filter(({ path }) => !allowed(path))
    .map(({ file, path }) => `${file}: ${path}`);

describe('imports', () => {
  test('of the library stay within it, its shaders and its platform', () => {
    expect(importsOf('src').length).toBeGreaterThan(1000);
    expect(leaving('src', (path) => /^(src|shaders)\//.test(path))).toEqual([]);
  });

  test('of the benchmark are of itself and of the library, the command line left out', () => {
    const isAllowed = (path: string): boolean =>
      path.startsWith('bench/') || path === 'package.json' || /^src\/(?!cli\/)/.test(path);
    expect(leaving('bench', isAllowed)).toEqual([]);
  });

  test('of what is shipped are never of other tools', () => {
    for (const folder of ['src', 'bench', 'bin', 'examples'])
      expect(leaving(folder, (path) => !path.startsWith('peers/'))).toEqual([]);
  });
});
