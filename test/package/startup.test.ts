import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.js';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

interface Loaded {
  readonly packages: Set<string>;
  /** Files of the build. */
  readonly files: Set<string>;
}

/** What loading `file` loads at once: static imports, followed through the build's own chunks. */
function loadedBy(file: string, loaded: Loaded = { packages: new Set(), files: new Set() }): Loaded {
  if (loaded.files.has(file)) return loaded;
  loaded.files.add(file);
  const statics = /(?:^|;)(?:import|export)\b[^;'"()]*"([^"]+)"(?=;|$)/gm;
  for (const [, name] of readFileSync(file, 'utf8').matchAll(statics)) {
    if (name.startsWith('.')) loadedBy(join(dirname(file), name), loaded);
    else if (!name.startsWith('node:')) loaded.packages.add(name);
  }
  return loaded;
}

const kilobytes = ({ files }: Loaded): number =>
  [...files].reduce((sum, file) => sum + readFileSync(file).length, 0) / 1000;

const built = (name: string): string => {
  if (!existsSync(join(dist, name))) throw new Error('dist/ is missing: npm run build');
  return join(dist, name);
};

test('starting the command line loads commander, no other package, and little of its own', () => {
  const loaded = loadedBy(built('cli.js'));
  expect([...loaded.packages]).toEqual(['commander']);
  expect(kilobytes(loaded)).toBeLessThan(50);
});

test('importing the library loads neither WebGPU nor, by its size, plots or Parquet', () => {
  const loaded = loadedBy(built('index.js'));
  expect([...loaded.packages]).toEqual([]);
  expect(kilobytes(loaded)).toBeLessThan(1300);
});

test('a fit loads few files of the build, since finding and linking each takes a millisecond', () => {
  const folder = temporaryFolder('loaded');
  const args = [
    built('cli.js'),
    'fit',
    'examples/pythia.csv',
    '--law',
    'chinchilla',
    '--fix',
    'beta=0.37,B=1e4',
  ];
  // Coverage lists the scripts that were run.
  const env = { ...process.env, NODE_V8_COVERAGE: folder };
  const { status, stderr } = spawnSync(process.execPath, args, { env, cwd: dirname(dist), encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  const scripts = readdirSync(folder).flatMap((name) =>
    (JSON.parse(readFileSync(join(folder, name), 'utf8')).result as { url: string }[]).map(({ url }) => url),
  );
  expect(new Set(scripts.filter((url) => url.includes('/dist/'))).size).toBeLessThan(45);
});
