import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { beforeAll, describe, expect, type TestContext, test } from 'vitest';
import { WEBGPU_VERSION } from '../../src/platform/webgpu-version.js';
import { blocksOf } from '../support/markdown.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const { compiler }: { compiler: () => string } = await import(
  new URL('../../scripts/compiler.mjs', import.meta.url).href
);

const root = fileURLToPath(new URL('../../', import.meta.url));
const work = temporaryFolder('tarball');
let tarball = '';
let packed: readonly string[] = [];
let unpackedSize = 0;
/** Where the package is installed: without WebGPU at first, then with it. */
const folder = join(work, 'empty');

beforeAll(() => {
  if (!existsSync(join(root, 'dist/cli.js'))) throw new Error('dist/ is missing: npm run build');
  const { status, stdout, stderr } = run(
    root,
    'npm',
    'pack',
    '--json',
    '--ignore-scripts',
    '--pack-destination',
    work,
  );
  expect(status, stderr).toBe(0);
  const [{ filename, files, unpackedSize: size }] = JSON.parse(stdout);
  unpackedSize = size;
  tarball = join(work, filename);
  packed = files.map(({ path }: { path: string }) => path);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
});

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(cwd: string, command: string, ...args: string[]): Run {
  // npm sets variables for the scripts it runs; an npm inside must not take them for its own.
  const env = Object.entries(process.env).filter(([name]) => !name.startsWith('npm_'));
  return spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: Object.fromEntries(env),
    shell: process.platform === 'win32',
    // A program that does not end fails, and does not hold the whole suite.
    timeout: 300_000,
  });
}

/** Skips the test where the registry cannot be reached. */
function npmInstall(context: TestContext, ...options: string[]): void {
  const quick = ['--prefer-offline', '--no-audit', '--no-fund', '--omit=dev'];
  const npm = run(folder, 'npm', 'install', ...quick, ...options);
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH/.test(npm.stderr)) {
    context.skip('the npm registry cannot be reached');
  }
  expect(npm.status, npm.stderr).toBe(0);
}

function isoloss(...args: string[]): Run {
  return run(folder, process.execPath, join('node_modules/isoloss/dist/cli.js'), ...args);
}

function expectItFits(...outputs: string[]): void {
  const runs = 'node_modules/isoloss/examples/simulated-isoflop.csv';
  const fit = isoloss('fit', runs, '--law', 'chinchilla', '--json', '-', ...outputs);
  expect(fit.status, fit.stderr).toBe(0);
  const record = JSON.parse(fit.stdout);
  expect(record).toMatchObject({ schema: 'isoloss/fit@1', law: { name: 'chinchilla' }, status: 'converged' });
}

describe('the packed tarball', () => {
  test('holds dist, documents, examples and the licence, no sources or tests, in less than 9 MB', () => {
    // Two of them are the studio, whose scripts have the library and all that it loads within them.
    expect(unpackedSize).toBeLessThan(9e6);
    expect(packed.filter((path) => path.endsWith('.map'))).toEqual([]);
    expect(packed).toEqual(
      expect.arrayContaining([
        'dist/cli.js',
        'dist/index.js',
        'dist/browser/index.js',
        'dist/browser/cpu-worker.js',
        'schemas/fit@1.json',
        'LICENSE',
      ]),
    );
    expect(
      packed.filter(
        (path) =>
          !/^(deploy\/[\w-]+\.(sh|yaml)$|dist\/|docs\/\w+\.md$|examples\/|python\/isoloss\.py$|schemas\/[a-z-]+@\d+\.json$|LICENSE$|(README|CHANGELOG)\.md$|package\.json$)/.test(
            path,
          ),
      ),
    ).toEqual([]);
  });

  test('installed into an empty folder, it fits on the CPU and says how to get WebGPU', (context) => {
    npmInstall(context, tarball);
    expect(existsSync(join(folder, 'node_modules/webgpu'))).toBe(false);
    const bin = run(folder, join('node_modules/.bin/isoloss'), '--version');
    expect(bin.status, bin.stderr).toBe(0);
    expect(doctor()).toContain(absent);
    expectItFits('--report', 'report.html');
    expect(existsSync(join(folder, 'report.html'))).toBe(true);

    // As if it had been installed beside it.
    symlinkSync(join(root, 'node_modules/webgpu'), join(folder, 'node_modules/webgpu'));
    expect(doctor()).not.toContain(absent);
  }, 300_000);

  test('has the programs of the README and of the page on the library compile and run', async (context) => {
    if (!existsSync(join(folder, 'node_modules/isoloss'))) context.skip('it is not installed');
    copyFileSync(join(root, 'examples/simulated-isoflop.csv'), join(folder, 'runs.csv'));
    const programs = ['README', 'docs/LIBRARY'].flatMap((document) =>
      blocksOf(readFileSync(join(root, `${document}.md`), 'utf8')).map(({ language, file, code }, i) => ({
        name: file ?? `${document.replace('/', '-')}-${i}.${language}`,
        code,
        isForNode: file === undefined,
      })),
    );
    const runs: string[] = [];
    for (const { name, code, isForNode } of programs) {
      writeFileSync(join(folder, name), code);
      if (!isForNode) continue;
      writeFileSync(join(folder, `${name}.mjs`), (await transform(code, { loader: 'ts' })).code);
      runs.push(`await import('./${name}.mjs');`);
    }
    expect(runs.length).toBeGreaterThan(4);
    writeFileSync(join(folder, 'run.mjs'), runs.join('\n'));
    // As a strict NodeNext consumer would.
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          module: 'NodeNext',
          moduleDetection: 'force',
          target: 'ES2023',
          lib: ['ES2023', 'DOM'],
          strict: true,
          noEmit: true,
          types: ['node'],
          typeRoots: [join(root, 'node_modules/@types')],
        },
        files: programs.flatMap(({ name }) => (name.endsWith('.ts') ? [name] : [])),
      }),
    );
    const tsc = run(folder, process.execPath, compiler(), '-p', '.');
    expect(tsc.stdout).toBe('');
    expect(tsc.status).toBe(0);
    const ran = run(folder, process.execPath, 'run.mjs');
    expect(ran.status, ran.stderr).toBe(0);
    expect(ran.stdout).toContain('converged');
    for (const file of ['fit.json', 'fit.replicates.parquet', 'answer.json']) {
      expect(existsSync(join(folder, file)), file).toBe(true);
    }
  }, 300_000);
});

const absent = `the package webgpu is not installed (npm install webgpu@${WEBGPU_VERSION})`;

function doctor(): string {
  const { status, stdout, stderr } = isoloss('doctor');
  expect(status, stderr).toBe(0);
  return stdout.replace(/\s+/g, ' ');
}
