/** The built command line as a process: what only shows across a process boundary. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.js';
import { chinchilla, simulatedRuns } from './support.js';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

function start(...argv: string[]) {
  const child = spawn(process.execPath, [cli, ...argv]);
  const text = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    text.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    text.err += chunk;
  });
  const ended = new Promise<{ code: number | null; signal: string | null; out: string; err: string }>(
    (resolve) => child.on('close', (code, signal) => resolve({ code, signal, ...text })),
  );
  return { child, ended };
}

describe('the isoloss command', () => {
  let runs: string;
  beforeAll(() => {
    if (!existsSync(cli)) throw new Error('dist/ is missing: npm run build');
    runs = simulatedRuns(temporaryFolder('cli'));
  });

  test('reads standard input, writes pure JSON to standard output and exits 0', async () => {
    const { child, ended } = start('fit', '-', ...chinchilla, '--json', '-');
    child.stdin.end(readFileSync(runs));
    const { code, out, err } = await ended;
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ status: 'converged', data: { source: 'standard input' } });
  });

  test('writes no colours into pipes, and exits 2 on bad input', async () => {
    const { child, ended } = start('fit', 'none.csv', '--law', 'chinchilla');
    child.stdin.end();
    const { code, out, err } = await ended;
    expect([code, out]).toEqual([2, '']);
    expect(err).toBe('error: none.csv cannot be read: there is no such file.\n  fix: Check the path.\n');
  });

  test('exits with 130 on Ctrl-C, even while it waits for input, and leaves no file', async () => {
    const folder = temporaryFolder('cli');
    const { child, ended } = start('fit', '-', ...chinchilla, '--json', join(folder, 'fit.json'));
    // More than a pipe holds: once it is written, the command is up and reading.
    const rows = readFileSync(runs, 'utf8').repeat(100);
    await new Promise((written) => child.stdin.write(rows, written));
    child.kill('SIGINT');
    const { code, err } = await ended;
    expect([code, err]).toEqual([130, expect.stringContaining('Interrupted.')]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is content when its reader leaves early', async () => {
    const { child, ended } = start('laws', '--json');
    child.stdin.end();
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await ended).toMatchObject({ code: 0, err: '' });
  });
});
