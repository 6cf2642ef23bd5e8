import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.js';

const scratch = temporaryFolder('startup');
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

const kilobytes = ({ files }: Pick<Loaded, 'files'>): number =>
  [...files].reduce((sum, file) => sum + readFileSync(file).length, 0) / 1000;

const built = (name: string): string => {
  if (!existsSync(join(dist, name))) throw new Error('dist/ is missing: npm run build');
  return join(dist, name);
};

test('starting the command line loads no package, and little of its own', () => {
  const loaded = loadedBy(built('cli.js'));
  expect([...loaded.packages]).toEqual([]);
  expect(kilobytes(loaded)).toBeLessThan(75);
});

test('importing the library loads neither WebGPU nor, by its size, plots or Parquet', () => {
  const loaded = loadedBy(built('index.js'));
  expect([...loaded.packages]).toEqual([]);
  expect(kilobytes(loaded)).toBeLessThan(1300);
});

interface Script {
  readonly url: string;
  readonly functions: readonly { readonly ranges: readonly Range[] }[];
}

interface Range {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}

/** The files of the build that a command runs, in its workers too. */
function scriptsOf(...args: string[]): Script[] {
  const folder = mkdtempSync(join(scratch, 'scripts-'));
  // Coverage lists them.
  const env = { ...process.env, NODE_V8_COVERAGE: folder };
  const { status, stderr } = spawnSync(process.execPath, [built('cli.js'), ...args], {
    env,
    cwd: dirname(dist),
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  return readdirSync(folder)
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).result as Script[])
    .filter(({ url }) => url.includes('/dist/'));
}

const kilobytesOf = (scripts: readonly Script[]): number =>
  kilobytes({ files: new Set(scripts.map(({ url }) => fileURLToPath(url))) });

/** Whether the text stands in a script outside of functions that were not called. */
function ran(text: string, { url, functions }: Script): boolean {
  const at = readFileSync(fileURLToPath(url), 'utf8').indexOf(text);
  const around = functions.flatMap(({ ranges }) =>
    ranges.filter(({ startOffset, endOffset }) => startOffset <= at && at < endOffset),
  );
  return at >= 0 && around.every(({ count }) => count > 0);
}

describe('a fit of a table by the name of a law', () => {
  let scripts: readonly Script[] = [];
  beforeAll(() => {
    scripts = scriptsOf('fit', 'examples/pythia.csv', '--law', 'chinchilla', '--fix', 'beta=0.37,B=1e4');
  });

  test('loads few files of the build, since to find and link each takes time', () => {
    expect(new Set(scripts.map(({ url }) => url)).size).toBeLessThan(20);
  });

  test('loads little beside what it runs: no schemas but those of jobs, no messages in other languages', () => {
    expect(kilobytesOf(scripts)).toBeLessThan(800);
  });

  test('starts no workers, whatever the machine does besides', () => {
    expect(scripts.filter(({ url }) => url.endsWith('/cpu-worker.js'))).toEqual([]);
  });

  test('makes no tables for the width of text that is not ASCII', () => {
    const tables = 'RGI_Emoji';
    expect(
      scripts.filter(({ url }) => readFileSync(fileURLToPath(url), 'utf8').includes(tables)),
    ).not.toEqual([]);
    expect(scripts.filter((script) => ran(tables, script))).toEqual([]);
  });
});

test.each([
  ['the list of laws', 400, ['laws']],
  ['a law', 550, ['laws', 'chinchilla']],
  ['a prediction', 650, ['predict', 'chinchilla:besiroglu-2024', '--at', 'N=7e10,D=1.4e12']],
])('%s loads less than %d kB', (_, most, args) => {
  expect(kilobytesOf(scriptsOf(...args))).toBeLessThan(most);
});
