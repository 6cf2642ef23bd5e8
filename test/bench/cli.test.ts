/** `isoloss bench`: as built, a process that starts others, where it measures; in this process otherwise. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseResults } from '../../bench/parse-results.js';
import { isoloss } from '../cli/support.js';
import { checkRecord } from '../support/record-schemas.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { sampleResults } from './page-fixture.js';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

function start(...argv: string[]) {
  const child = spawn(process.execPath, [cli, 'bench', ...argv], { stdio: ['ignore', 'pipe', 'pipe'] });
  const text = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    text.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    text.err += chunk;
  });
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, ...text })),
  );
  return { child, ended };
}

const bench = (...argv: string[]) => start(...argv).ended;

/** Processes that `pid` started and that still run. */
function childrenOf(pid: number): number[] {
  try {
    return execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(/\s+/)
      .map(Number);
  } catch {
    // ps fails where it finds none.
    return [];
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

// No machine is so slow that sizes are skipped for it.
const short = ['--seconds', '0.05', '--limit', '1000', '--workers', '1'];

describe('isoloss bench', () => {
  beforeAll(() => {
    if (!existsSync(cli)) throw new Error('dist/ is missing: npm run build');
  });

  test('takes several suites by one name', async () => {
    const { code, err } = await isoloss('bench', '--suite', 'fit,surface', '--size', '7');
    expect([code, err]).toEqual([2, expect.stringMatching(/It takes 1000, .*262144.*10, 30, /s)]);
  });

  test('measures, writes files of the stated schema, shows them again, and exits by itself', async () => {
    const folder = temporaryFolder('bench');
    const [json, page] = [join(folder, 'bench.json'), join(folder, 'bench.html')];
    const { code, out, err } = await bench(
      '--suite',
      'law,fit',
      '--size',
      '10,1e3',
      ...short,
      '--json',
      json,
    );
    expect([code, err]).toEqual([0, '']);
    checkRecord(JSON.parse(readFileSync(json, 'utf8')));
    const { entries, engines, notes } = parseResults(readFileSync(json, 'utf8'), json);
    expect(engines.map(({ id }) => id)).toEqual(['cpu-1']);
    expect(entries.map(({ suite, size, outcome }) => `${suite} ${size} ${outcome}`)).toEqual([
      'law 1000 timed',
      'fit 10 timed',
      'fit 1000 timed',
    ]);
    // Tests of Node run without drivers.
    expect(notes).toEqual(['No WebGPU adapter was found here: the CPU is timed alone.']);
    expect(out).toContain('No WebGPU adapter was found here: the CPU is timed alone.');
    const shown = await isoloss('bench', '--read', json, '--report', page);
    expect(shown).toEqual({ code: 0, out, err: '' });
    expect(readFileSync(page, 'utf8')).toContain('</html>');
  });

  test('lists suites and their sizes', async () => {
    const { code, out } = await isoloss('bench', '--list');
    expect(code).toBe(0);
    expect(out).toMatch(/^ +surface +law, quantiles and objective$/m);
    for (const name of ['law', 'fit', 'starts', 'bootstrap', 'protocol', 'allocate', 'laws', 'chinchilla'])
      expect(out).toContain(name);
  });

  test('has exit code 1 where a result was wrong', async () => {
    const json = join(temporaryFolder('bench'), 'bench.json');
    const { entries, ...rest } = sampleResults();
    const right = entries.filter(({ outcome }) => outcome === 'timed');
    const of = async (some: typeof entries) => {
      writeFileSync(json, JSON.stringify({ ...rest, entries: some }));
      return isoloss('bench', '--read', json);
    };
    expect(await of(right)).toMatchObject({ code: 0 });
    const { suite, engine } = right[0];
    const wrong = { suite, engine, size: 30, outcome: 'wrong', reason: 'Off by half.' } as const;
    expect(await of([...right, wrong])).toMatchObject({
      code: 1,
      out: expect.stringContaining('Off by half.'),
    });
  });

  test.each([
    [['--suite', 'nothing'], /--suite knows no 'nothing'.*It takes law, /s],
    [['--suite', 'fit', '--size', '7'], /--size knows no '7'.*It takes 10, 30, /s],
    [['--suite', 'fit', '--backend', 'gpu'], /--backend knows no 'gpu'/],
    [['--suite', 'fit', '--workers', '0'], /--workers knows no '0'/],
    [['--seconds', '-1'], /--seconds knows no '-1'/],
    [['--seed', '1,2'], /--seed knows no '1,2'/],
    [['--read', 'none.json', '--suite', 'fit'], /--read and --suite do not go together/],
    [['--against', '.', '--seconds', '2'], /--against and --seconds do not go together/],
    [['--read', 'none.json'], /'none\.json' cannot be read: there is no such file/],
    [['--read', 'package.json'], /'package\.json' holds no results of isoloss bench/],
  ])('refuses %j', async (argv, words) => {
    const { code, err } = await isoloss('bench', ...argv);
    expect(code).toBe(2);
    expect(err).toMatch(words);
  });

  test('refuses an adapter that no agent finds', async () => {
    const { code, err } = await bench('--suite', 'fit', '--adapter', 'voodoo');
    expect([code, err]).toEqual([2, expect.stringMatching(/contains 'voodoo'.*isoloss doctor/s)]);
  });

  test('on Ctrl-C exits with 130, and leaves no process that it started', async () => {
    const { child, ended } = start('--suite', 'protocol', '--backend', 'cpu', ...short);
    let agents: number[] = [];
    await expect
      .poll(() => {
        agents = childrenOf(child.pid!);
        return agents.length;
      })
      .toBeGreaterThan(0);
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
    await expect.poll(() => agents.some(runs)).toBe(false);
  });
});
