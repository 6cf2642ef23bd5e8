/** `isoloss bench --against`: as built where it measures, in this process where it refuses. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { againstSchema } from '../../bench/against/results.js';
import { isoloss } from '../cli/support.js';
import { checkRecord } from '../support/record-schemas.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = join(root, 'dist', 'cli.js');

function bench(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [cli, 'bench', ...argv], (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

describe('isoloss bench --against', () => {
  beforeAll(() => {
    if (!existsSync(cli)) throw new Error('dist/ is missing: npm run build');
  });

  test('measures a copy of the build beside it, whose bytes are the same', { timeout: 180_000 }, async () => {
    const other = temporaryFolder('other');
    cpSync(join(root, 'dist'), join(other, 'dist'), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(other, 'node_modules'));
    const page = join(other, 'against.html');
    const few = ['--suite', 'pass-f32', '--backend', 'cpu', '--rounds', '2', '--smallest', '99'];
    const { code, out, err } = await bench('--against', other, ...few, '--json', '--report', page);
    expect(err).toBe('');
    const results = againstSchema.parse(JSON.parse(out));
    checkRecord(results);
    expect(results.cases).toMatchObject([
      { suite: 'pass-f32', size: 240, engine: 'cpu-1', outcome: 'compared', bytes: 'same' },
    ]);
    expect(results.builds.other.name).toContain('other');
    expect(readFileSync(page, 'utf8')).toContain('id="time-ratios"');
    expect(code).toBe(0);
  });

  test.each([
    ['/nowhere/at/all', "There is no folder '/nowhere/at/all'."],
    [join(root, 'src'), 'There is no build of isoloss'],
  ])('refuses %j, which is no other build', async (other, message) => {
    const { code, err } = await bench('--against', other);
    expect(err).toContain(message);
    expect(err).toContain('fix:');
    expect(code).toBe(2);
  });

  test.each([
    [['--against', root, '--rounds', '1'], "--rounds knows no '1'"],
    [['--against', root, '--smallest', '0'], "--smallest knows no '0'"],
    [['--against', root, '--compare', 'before.json'], '--against and --compare do not go together'],
    [['--rounds', '3'], '--rounds goes with --against'],
  ])('refuses %j with what to do', async (argv, message) => {
    const { code, err } = await isoloss('bench', ...argv);
    expect(err).toContain(message);
    expect(err).toContain('fix:');
    expect(code).toBe(2);
  });
});
