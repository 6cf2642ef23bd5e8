/** The script for SLURM as its tasks run it, on a job in a bucket. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BUCKET, KEYS, type RunningServer, startS3rver } from '../support/s3/server.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

let server: RunningServer;
beforeAll(async () => {
  server = await startS3rver();
});
afterAll(() => server?.close());

test('two tasks of the array, and what merges them, write the record that one process writes', async () => {
  const cli = join(root, 'dist/cli.js');
  if (!existsSync(cli)) throw new Error('dist/ is missing: npm run build');
  const folder = temporaryFolder('slurm');
  mkdirSync(join(folder, 'bin'));
  symlinkSync(cli, join(folder, 'bin', 'isoloss'));
  const env = {
    ...process.env,
    ...KEYS,
    PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
    AWS_ENDPOINT_URL: `http://127.0.0.1:${server.port}`,
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    RUNS: join(root, 'examples/simulated-isoflop.csv'),
    RESAMPLES: '200',
    SHARDS: '2',
    STORE: `s3://${BUCKET}/slurm`,
  };
  const task = (id: string) =>
    run('bash', [join(root, 'deploy/slurm.sh')], { cwd: folder, env: { ...env, SLURM_ARRAY_TASK_ID: id } });
  const [first, second] = await Promise.all([task('1'), task('2')]);
  expect(first.stdout).toContain('Shard 1 of 2 is done');
  expect(second.stdout).toContain('Shard 2 of 2 is done');
  for (const { stdout, stderr } of [first, second])
    expect(stdout + stderr).not.toContain(KEYS.AWS_SECRET_ACCESS_KEY);
  const isoloss = (...args: string[]) => run('isoloss', args, { cwd: folder, env });
  await isoloss('merge', env.STORE, '--json', 'merged.json');
  await isoloss('fit', env.RUNS, '--law', 'chinchilla', '--bootstrap', '200', '--json', 'alone.json');
  const [merged, alone] = ['merged', 'alone'].map((name) => {
    const record = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
    const { replicates, ...bootstrap } = record.bootstrap;
    return { bootstrap, digest: replicates.digest, parameters: record.parameters };
  });
  expect(merged.digest).toMatch(/^[\da-f]{64}$/);
  expect(merged).toEqual(alone);
}, 120_000);
