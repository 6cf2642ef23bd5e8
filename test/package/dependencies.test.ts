import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { WEBGPU_VERSION } from '../../src/platform/webgpu-version.js';
import { QUEUE_PACKAGES } from '../../src/queue/connection.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));

function importedBy(...folders: string[]): Set<string> {
  const packages = new Set<string>();
  const files = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(tsx?|mjs)$/.test(name))
        .map((name) => join(root, folder, name)),
    );
  const imports = /(?:\bfrom |\bimport\(|^import |\.resolve\()'((?:@[\w-]+\/)?[a-z][\w.-]*)(?:\/[^']*)?'/gm;
  for (const file of files) {
    for (const [, name] of readFileSync(file, 'utf8').matchAll(imports)) packages.add(name);
  }
  // Examples in comments import the package itself.
  packages.delete(manifest.name);
  return packages;
}

// Used by name rather than by import: tools that scripts run, and types without code; and by vitest.config.ts.
const tools = [
  '@biomejs/biome',
  '@vitest/browser-playwright',
  'deno',
  'typedoc-plugin-markdown',
  'typescript-native',
];

/** Packages that files with this extension in a folder of the build import. */
function importedByBuild(folder: string, extension: string): string[] {
  const path = join(root, 'dist', folder);
  if (!existsSync(path)) throw new Error('dist/ is missing: npm run build');
  const imports = /\b(?:from|import\()\s*["']((?:@[\w-]+\/)?[a-z][\w.-]*)(?:\/[^"']*)?["']/g;
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension) && (folder !== '' || !name.includes(sep)))
    .flatMap((name) => [...readFileSync(join(path, name), 'utf8').matchAll(imports)])
    .map(([, name]) => name);
  return [...new Set(names)].filter((name) => !isBuiltin(name)).sort();
}

test('what the build imports is installed with it, and nothing else is: other packages are inside, with their licences', () => {
  const peers = Object.keys(manifest.peerDependencies);
  const imported = [...importedByBuild('', '.js'), ...importedByBuild('types', '.d.ts')];
  expect(imported.sort()).toEqual([...Object.keys(manifest.dependencies), ...peers].sort());
  expect(importedByBuild('browser', '.js')).toEqual([]);
  const licences = readFileSync(join(root, 'dist/LICENSES.txt'), 'utf8');
  const inside = [...importedBy('src')].filter((name) => !imported.includes(name) || name === 'zod');
  expect(
    inside.filter((name) => !licences.includes(`\n${name} `) && !licences.startsWith(`${name} `)),
  ).toEqual([]);
});

test('messages where optional packages are absent name the versions that are tested with', () => {
  const { webgpu, ...queue } = manifest.peerDependencies;
  const isOptional = { optional: true };
  expect(manifest.peerDependenciesMeta).toEqual({
    bullmq: isOptional,
    ioredis: isOptional,
    webgpu: isOptional,
  });
  expect(webgpu).toBe(WEBGPU_VERSION);
  expect(
    Object.entries(queue).map(([name, range]) => `${name}@${parseInt(String(range).slice(1), 10)}`),
  ).toEqual(QUEUE_PACKAGES.split(' '));
  for (const [name, range] of Object.entries(manifest.peerDependencies)) {
    expect(manifest.devDependencies[name]).toBe(range);
  }
});

test('every development dependency is used', () => {
  const used = importedBy('src', 'test', 'scripts', 'bench', 'bin', 'peers', 'examples');
  const unused = Object.keys(manifest.devDependencies).filter(
    (name) =>
      !used.has(name) && !tools.includes(name) && !name.startsWith('@types/') && name !== '@webgpu/types',
  );
  expect(unused).toEqual([]);
});

test('the lock file holds the optional packages of every platform, or npm ci would fail', () => {
  const locked = Object.keys(lock.packages);
  const missing = Object.values<{ optionalDependencies?: Record<string, string> }>(lock.packages)
    .flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
    .filter((name) => !locked.some((path) => path.endsWith(`node_modules/${name}`)));
  expect(missing).toEqual([]);
});
