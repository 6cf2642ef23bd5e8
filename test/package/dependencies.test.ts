import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { WEBGPU_VERSION } from '../../src/platform/webgpu-version.js';

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

// Shipped inside the bundles that use them.
const bundled = ['@preact/signals', 'gpu.js', 'idb-keyval', 'preact'];

test('the shipped code imports every dependency, and nothing that is neither one nor bundled', () => {
  const dependencies = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  expect([...importedBy('src')].sort()).toEqual([...dependencies, ...bundled].sort());
});

test('the message where WebGPU is absent names the version that is tested with', () => {
  expect(manifest.peerDependencies).toEqual({ webgpu: WEBGPU_VERSION });
  expect(manifest.peerDependenciesMeta).toEqual({ webgpu: { optional: true } });
  expect(manifest.devDependencies.webgpu).toBe(WEBGPU_VERSION);
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
