// `npm test`: everything that must hold, straight after a clone. `--long` runs test/long instead of the rest, `--fast`
// only tests in Node that need neither driver nor browser and are quick; other arguments go to vitest.
// Lint and types are checked beside the build and the tests, and reported after them. The last lines are the slowest files
// and the count; lint, types and build count as one each.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { compiler } from './compiler.mjs';
import { ensureDebianPackages } from './debian.mjs';
import { ensureBuilt, ensurePackages, root } from './ready.mjs';

const args = process.argv.slice(2).filter((arg) => arg !== '--long' && arg !== '--fast');
const long = process.argv.includes('--long');
const fast = process.argv.includes('--fast');

/** Files that are named at the end, by the time they took. */
const SLOWEST = 15;
/** What the last check of types found, so that the next reads what has changed since. */
const buildInfo = join(root, 'node_modules/.cache/isoloss/types.tsbuildinfo');
const count = { passed: 0, failed: 0, skipped: 0 };
let slowest = [];

function passed(title) {
  console.log(`${title}: passed`);
  count.passed++;
}

function failed(title, why) {
  console.error(`${title} failed: ${why}`);
  count.failed++;
}

/** Runs a tool, a script for Node, beside what follows; the function that it returns waits for it and reports. */
function beside(title, script, ...toolArgs) {
  const child = spawn(process.execPath, [script, ...toolArgs], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece) => {
      text += piece;
    });
  }
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) =>
      resolve(code === 0 ? undefined : signal === null ? `exit code ${code}` : `killed by ${signal}`),
    );
  });
  return async () => {
    const why = await ended;
    process.stdout.write(text);
    if (why === undefined) passed(title);
    else failed(title, why);
  };
}

function vitest() {
  const folder = mkdtempSync(join(tmpdir(), 'isoloss-test-'));
  const report = join(folder, 'report.json');
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...(fast ? ['--project', 'node'] : []),
      ...args,
    ],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ISOLOSS_LONG: long ? '1' : '', ISOLOSS_FAST: fast ? '1' : '' },
    },
  );
  let failed = 0;
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
    slowest = testResults
      .map(({ name, startTime, endTime }) => ({
        file: relative(root, name),
        seconds: (endTime - startTime) / 1000,
      }))
      .sort((a, b) => b.seconds - a.seconds)
      .slice(0, SLOWEST);
    for (const file of testResults) {
      const states = file.assertionResults.map((result) => result.status);
      count.passed += states.filter((state) => state === 'passed').length;
      const fails = states.filter((state) => state === 'failed').length;
      // A file that could not be loaded has failed as a whole.
      failed += fails === 0 && file.status === 'failed' ? 1 : fails;
      count.skipped += states.filter((state) => state !== 'passed' && state !== 'failed').length;
    }
  } catch (error) {
    console.error(`vitest left no report: ${error.message}`);
  }
  // Errors outside any test fail the run as well.
  count.failed += failed === 0 && status !== 0 ? 1 : failed;
  rmSync(folder, { recursive: true, force: true });
}

try {
  ensurePackages();
  if (!fast) ensureDebianPackages();
  const checks = long
    ? []
    : [
        beside('Lint', join(root, 'node_modules/@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'),
        beside('Types', compiler(), '--noEmit', '--incremental', '--tsBuildInfoFile', buildInfo),
      ];
  if (!fast) {
    try {
      ensureBuilt();
      passed('Build');
    } catch (error) {
      failed('Build', error.message);
    }
  }
  console.log(`\n${long ? 'Long tests' : 'Tests'}`);
  vitest();
  for (const finish of checks) await finish();
} catch (error) {
  console.error(error.message);
  count.failed++;
}

if (slowest.length > 1) {
  console.log('\nSlowest files, seconds (a file runs once in each environment):');
  for (const { file, seconds } of slowest) console.log(`${seconds.toFixed(1).padStart(8)}  ${file}`);
}
console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exitCode = count.failed > 0 ? 1 : 0;
