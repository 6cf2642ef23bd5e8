// Brings a clone to where it can run: packages installed, dist/ built; does nothing where both are up to date.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

function step(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')} ended with exit code ${status}`);
}

function lockedPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

/** True where node_modules holds what package-lock.json asks for; optional packages may be missing. */
function packagesUpToDate() {
  const installed = lockedPackages(join(root, 'node_modules/.package-lock.json'));
  return Object.entries(lockedPackages(join(root, 'package-lock.json'))).every(
    ([path, { version, optional }]) =>
      path === '' || installed[path]?.version === version || (optional && installed[path] === undefined),
  );
}

export function ensurePackages() {
  if (packagesUpToDate()) return;
  console.log('Installing packages (npm ci) ...');
  // On Linux no package needs its install script, and that of deno fails where there is none (Alpine).
  const args = process.platform === 'linux' ? ['ci', '--ignore-scripts'] : ['ci'];
  // On Windows npm is a batch file, which only a shell runs.
  step('npm', args, { shell: process.platform === 'win32' });
}

/** Time of the newest file in or under `path`, milliseconds. */
export function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

const sources = [
  'src',
  'shaders',
  'bench',
  'simulated',
  'bin',
  'scripts/build.mjs',
  'tsconfig.json',
  'tsconfig.build.json',
  'package.json',
];
/** What the build writes last. */
const lastOutput = join(root, 'dist/types/index.d.ts');

export function ensureBuilt() {
  const sourcesTime = Math.max(...sources.map((path) => newest(join(root, path))));
  if (existsSync(lastOutput) && statSync(lastOutput).mtimeMs > sourcesTime) return;
  console.log('Building dist/ ...');
  step(process.execPath, ['scripts/build.mjs']);
}
