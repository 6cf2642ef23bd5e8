import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const clone = temporaryFolder('clone');

function npmStart(): string {
  const { status, stdout, stderr } = spawnSync('npm', ['start'], { cwd: clone, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return stdout;
}

test('npm start in a bare copy installs, builds, fits and reports; again, it only fits', (context) => {
  const git = spawnSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (git.status !== 0) context.skip('this is no git checkout');
  for (const path of git.stdout.split('\0').filter((name) => name !== '' && existsSync(join(root, name)))) {
    cpSync(join(root, path), join(clone, path));
  }

  const first = npmStart();
  expect(first).toContain('Installing packages');
  expect(first).toContain('Building dist/');
  expect(JSON.parse(readFileSync(join(clone, 'fit.json'), 'utf8')).status).toBe('converged');
  expect(readFileSync(join(clone, 'report.html'), 'utf8')).toContain('<svg');

  const second = npmStart();
  expect(second).not.toContain('Installing packages');
  expect(second).not.toContain('Building dist/');
});
