import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, type TestContext, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const work = temporaryFolder('tarball');
let tarball = '';
let packed: readonly string[] = [];
/** Where the package is installed: without optional packages at first, then with them. */
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
  const [{ filename, files }] = JSON.parse(stdout);
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
  test('holds dist, documents, examples and the licence, and no sources or tests', () => {
    expect(packed).toEqual(
      expect.arrayContaining([
        'dist/cli.js',
        'dist/index.js',
        'dist/browser/index.js',
        'schemas/fit@1.json',
        'LICENSE',
      ]),
    );
    expect(
      packed.filter(
        (path) =>
          !/^(dist\/|docs\/\w+\.md$|examples\/|python\/isoloss\.py$|schemas\/[a-z-]+@\d+\.json$|LICENSE$|(README|CHANGELOG)\.md$|package\.json$)/.test(
            path,
          ),
      ),
    ).toEqual([]);
  });

  test('installed into an empty folder without optional packages, it says why there is no WebGPU and fits on the CPU', (context) => {
    npmInstall(context, '--omit=optional', tarball);
    expect(existsSync(join(folder, 'node_modules/webgpu'))).toBe(false);
    const doctor = isoloss('doctor');
    expect(doctor.status, doctor.stderr).toBe(0);
    expect(doctor.stdout).toContain('the optional package webgpu is not installed');
    expectItFits('--report', 'report.html');
    expect(existsSync(join(folder, 'report.html'))).toBe(true);
  }, 300_000);

  test('installed whole, it fits an example, and the README’s library example type-checks and runs', (context) => {
    npmInstall(context, '--include=optional', tarball);
    expect(existsSync(join(folder, 'node_modules/webgpu'))).toBe(true);
    const bin = run(folder, join('node_modules/.bin/isoloss'), '--version');
    expect(bin.status, bin.stderr).toBe(0);
    const doctor = isoloss('doctor');
    expect(doctor.status, doctor.stderr).toBe(0);
    expectItFits();

    // The README's library example, checked as a strict NodeNext consumer would, then run.
    const [, example] = /```ts\n(.*?)```/s.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
    for (const name of ['consumer.ts', 'consumer.mjs']) writeFileSync(join(folder, name), example ?? '');
    copyFileSync(join(root, 'examples/simulated-isoflop.csv'), join(folder, 'runs.csv'));
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          module: 'NodeNext',
          target: 'ES2023',
          lib: ['ES2023'],
          strict: true,
          noEmit: true,
          types: ['node'],
          typeRoots: [join(root, 'node_modules/@types')],
        },
        files: ['consumer.ts'],
      }),
    );
    const tsc = run(folder, process.execPath, join(root, 'node_modules/typescript/bin/tsc'), '-p', '.');
    expect(tsc.stdout).toBe('');
    expect(tsc.status).toBe(0);
    const ran = run(folder, process.execPath, 'consumer.mjs');
    expect(ran.status, ran.stderr).toBe(0);
    expect(ran.stdout).toContain('converged');
  }, 300_000);
});
