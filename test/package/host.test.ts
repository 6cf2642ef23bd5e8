/** A program that uses the library lives on whatever happens to its jobs, files and workers, and ends by itself. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const index = new URL('../../dist/index.js', import.meta.url);
const host = fileURLToPath(new URL('host.mjs', import.meta.url));

test('aborts, damaged files and lost workers are typed errors or done again', {
  timeout: 240_000,
}, async () => {
  if (!existsSync(index)) throw new Error('dist/ is missing: npm run build');
  const child = spawn(process.execPath, [host, index.href], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (piece) => {
    out += piece;
  });
  child.stderr.on('data', (piece) => {
    err += piece;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([code, err]).toEqual([0, '']);
  const { outcomes, unhandled } = JSON.parse(out) as {
    outcomes: Record<string, unknown>;
    unhandled: string[];
  };
  expect(unhandled).toEqual([]);
  const of = (kind: RegExp) => Object.entries(outcomes).filter(([name]) => kind.test(name));
  // What has something to keep may resolve to that.
  for (const [name, way] of of(/^(bootstrap|surface|allocate|multiverse),/)) {
    expect(['interrupted', 'made'], name).toContain(way);
  }
  for (const [name, way] of of(/^fit,/)) expect([name, way]).toEqual([name, 'interrupted']);
  expect(of(/^[a-g]\./).map(([, way]) => way)).toEqual([
    'unreadable-parquet',
    'unreadable-parquet',
    'malformed-table',
    'malformed-table',
    'malformed-table',
    expect.stringMatching(/^[a-z]+(-[a-z]+)+$/),
    'empty-table',
  ]);
  for (const [name, way] of of(/^(record|job|preset)$/))
    expect([name, way]).toEqual([name, expect.stringMatching(/^[a-z]+-[a-z-]+$/)]);
  for (const [name, way] of of(/^(terminate|throw)/)) {
    expect([name, way]).toEqual([name, { status: 'converged', resamples: 48_000, ended: true, said: true }]);
  }
});
