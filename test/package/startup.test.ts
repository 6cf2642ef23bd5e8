import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/** Packages that loading `file` loads at once: static imports, followed through the build's own chunks. */
function packagesLoadedBy(file: string, seen = new Set<string>()): Set<string> {
  const packages = new Set<string>();
  if (seen.has(file)) return packages;
  seen.add(file);
  const statics = /(?:^|;)(?:import|export)\b[^;'"()]*"([^"]+)"(?=;|$)/gm;
  for (const [, name] of readFileSync(file, 'utf8').matchAll(statics)) {
    if (name.startsWith('.')) {
      for (const found of packagesLoadedBy(join(dirname(file), name), seen)) packages.add(found);
    } else if (!name.startsWith('node:')) packages.add(name);
  }
  return packages;
}

test('starting the command line loads commander, widths of characters, and no other package', () => {
  if (!existsSync(join(dist, 'cli.js'))) throw new Error('dist/ is missing: npm run build');
  expect([...packagesLoadedBy(join(dist, 'cli.js'))]).toEqual(['string-width', 'commander']);
});

test('importing the library does not load WebGPU, the plots or Parquet', () => {
  const loaded = packagesLoadedBy(join(dist, 'index.js'));
  const parquet = ['hyparquet', 'hyparquet-compressors', 'hyparquet-writer'];
  for (const heavy of ['webgpu', '@observablehq/plot', 'linkedom', ...parquet]) {
    expect(loaded).not.toContain(heavy);
  }
});
