// Builds dist/: the command line, the Node library, the browser library, the studio and their types. Source maps are left out: they would
// be most of the package.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compiler } from './compiler.mjs';
import { buildStudio } from './studio.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const { dependencies, peerDependencies, engines } = JSON.parse(readFileSync('package.json', 'utf8'));
const packages = [...Object.keys(dependencies), ...Object.keys(peerDependencies)];
const target = `node${engines.node.replace('>=', '')}`;

/** Shaders as text, without their comments; lines that begin with `//#` are places of a template. */
const shaders = {
  name: 'shaders',
  /** @param {import('esbuild').PluginBuild} build */
  setup({ onLoad }) {
    onLoad({ filter: /\.wgsl$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/^ *\/\/(?!#).*\n/gm, ''),
      loader: 'text',
    }));
  },
};

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  format: 'esm',
  splitting: true,
  plugins: [shaders],
  // Beside the entries, so that every file finds the worker as ./cpu-worker.js.
  chunkNames: '[name]-[hash]',
  logLevel: 'warning',
};

rmSync('dist', { recursive: true, force: true });

// Node: packages stay packages, and what is imported lazily becomes a chunk of its own, so that `--help` loads
// next to nothing.
await build({
  ...shared,
  entryPoints: [
    { in: 'src/index.ts', out: 'index' },
    { in: 'src/core.ts', out: 'core' },
    { in: 'src/report/index.ts', out: 'report' },
    { in: 'src/files.ts', out: 'files' },
    { in: 'src/worker.ts', out: 'cpu-worker' },
    { in: 'bin/isoloss.ts', out: 'cli' },
    // Forked by the command that measures.
    { in: 'bench/agent-process.ts', out: 'bench-agent' },
  ],
  outdir: 'dist',
  platform: 'node',
  target,
  minify: true,
  external: packages,
});

// Browsers: everything inside, without comments and names. The CSV reader has an edition that brings its own Buffer.
await build({
  ...shared,
  entryPoints: [
    { in: 'src/index.ts', out: 'index' },
    { in: 'src/core.ts', out: 'core' },
    { in: 'src/report/index.ts', out: 'report' },
    { in: 'src/worker.ts', out: 'cpu-worker' },
    { in: 'src/backend/webgl/index.ts', out: 'webgl' },
  ],
  outdir: 'dist/browser',
  platform: 'browser',
  target: 'es2023',
  minify: true,
  alias: { 'csv-parse/sync': 'csv-parse/browser/esm/sync' },
});

await buildStudio('dist/studio');

execFileSync(process.execPath, [compiler(), '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
keepReachable(
  'dist/types',
  Object.values(exports).flatMap((entry) => entry.types ?? []),
);
chmodSync('dist/cli.js', 0o755);

/** Removes the declarations that those of the entries do not import: the compiler writes one for every file it reads. */
function keepReachable(folder, entries) {
  const kept = new Set();
  const keep = (file) => {
    if (kept.has(file) || !existsSync(file)) return;
    kept.add(file);
    for (const [, name] of readFileSync(file, 'utf8').matchAll(/(?:\bfrom |\bimport\()['"](\.[^'"]+)['"]/g)) {
      keep(resolve(dirname(file), name.replace(/\.js$/, '.d.ts')));
    }
  };
  for (const entry of entries) keep(resolve(entry));
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = resolve(join(folder, name));
    if (name.endsWith('.ts') && !kept.has(file)) rmSync(file);
  }
}
