import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('.', import.meta.url));
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const isThere = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))']).status === 0;

test('the Python module answers as its own tests say, and the cells of the notebook print what is stored in it', (context) => {
  if (!isThere) context.skip('python3 (3.8 or newer) is not on the path');
  if (!existsSync(cli)) throw new Error('dist/ is missing: npm run build');
  const { status, stderr } = spawnSync('python3', ['-B', '-m', 'unittest', 'discover', '-s', folder], {
    env: { ...process.env, ISOLOSS: cli },
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  expect(stderr).toMatch(/Ran \d\d tests/);
}, 600_000);
