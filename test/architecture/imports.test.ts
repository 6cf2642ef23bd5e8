/** Which folders import which. docs/ARCHITECTURE.md says what each layer of `src` is for. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

/** From the lowest to the highest: a folder imports from those before it and from itself. Files of `src` itself lie below all. */
const layers = [
  '.',
  'platform',
  'linear-algebra',
  'statistics',
  'loss',
  'formula',
  'parquet',
  'laws',
  'problem',
  'jobs',
  'costs',
  'runs',
  'bands',
  'solver',
  'backend',
  'store',
  'tasks',
  'queue',
  'report',
  'studio',
  'cli',
];

/** The library's entries are above everything but the command line. */
const entries = ['index.ts', 'core.ts', 'files.ts', 'worker.ts'];

/** What the rest of `src` may import of the back ends. */
const contract = [/^backend\/[\w-]+\.ts$/, /^backend\/(cpu|webgpu|webgl)\/index\.ts$/];

const root = resolve(import.meta.dirname, '../..');
const src = join(root, 'src');

interface Import {
  readonly from: string;
  readonly to: string;
}

/** Every import within `folder` by relative path, types and dynamic ones included; paths are relative to it. */
function importsOf(folder: string): Import[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));
  const specifier = /(?:from\s*|import\s*\(\s*|import\s+|URL\(\s*)'(\.[^']+)'/g;
  return files.flatMap((from) => {
    const text = readFileSync(join(folder, from), 'utf8');
    return [...text.matchAll(specifier)].map(([, target]) => ({
      from,
      to: relative(folder, resolve(folder, dirname(from), target))
        .replaceAll('\\', '/')
        .replace(/\.js$/, '.ts')
        .replace(/^.*\.ts$/, (path) => (existsSync(join(folder, `${path}x`)) ? `${path}x` : path)),
    }));
  });
}

const folderOf = (file: string): string => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '.');
const imports = importsOf(src);
const within = imports.filter(({ to }) => !to.startsWith('..'));

describe('imports of src', () => {
  test('are found, in every folder', () => {
    expect(new Set(within.map(({ from }) => folderOf(from)))).toEqual(new Set(layers));
  });

  test('stay in src, but for the shaders', () => {
    const outside = imports.filter(({ to }) => to.startsWith('..') && !to.startsWith('../shaders/'));
    expect(outside).toEqual([]);
  });

  test('run downward from layer to layer', () => {
    const layer = (file: string): number => layers.indexOf(folderOf(file));
    const upward = within.filter(({ from, to }) => !entries.includes(from) && layer(to) > layer(from));
    expect(upward).toEqual([]);
    expect(within.filter(({ from }) => layer(from) < 0)).toEqual([]);
  });

  test('make no circle of files, types included', () => {
    const next = new Map<string, string[]>();
    for (const { from, to } of within) next.set(from, [...(next.get(from) ?? []), to]);
    const done = new Set<string>();
    const circles: string[][] = [];
    const visit = (file: string, path: readonly string[]): void => {
      const at = path.indexOf(file);
      if (at >= 0) circles.push([...path.slice(at), file]);
      if (at >= 0 || done.has(file)) return;
      for (const to of next.get(file) ?? []) visit(to, [...path, file]);
      done.add(file);
    };
    for (const file of next.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });

  test('reach back ends through their contract and their index alone', () => {
    const inside = within.filter(
      ({ from, to }) =>
        folderOf(from) !== 'backend' &&
        folderOf(to) === 'backend' &&
        !(from === 'worker.ts' && to === 'backend/cpu/worker.ts') &&
        !contract.some((allowed) => allowed.test(to)),
    );
    expect(inside).toEqual([]);
  });
});

describe('imports of the benchmark', () => {
  test('are of itself, of simulated runs and of the library, the command line left out', () => {
    const outside = importsOf(join(root, 'bench')).filter(({ to }) => to.startsWith('..'));
    const allowed = /^\.\.\/(package\.json|simulated\/.*|src\/(?!cli\/).*)$/;
    expect(outside.filter(({ to }) => !allowed.test(to))).toEqual([]);
  });
});

test.each(['src', 'bench', 'bin', 'examples'])('%s, which is shipped, imports no other tools', (folder) => {
  const peers = importsOf(join(root, folder)).filter(({ to }) => /^(\.\.\/)+peers\//.test(to));
  expect(peers).toEqual([]);
});
