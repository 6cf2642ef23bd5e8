// Builds dist/: the command line, the Node library, the browser library and their types.
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const { dependencies, optionalDependencies, engines } = JSON.parse(readFileSync('package.json', 'utf8'));
const packages = [...Object.keys(dependencies), ...Object.keys(optionalDependencies)];
const target = `node${engines.node.replace('>=', '')}`;

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  format: 'esm',
  splitting: true,
  sourcemap: true,
  loader: { '.wgsl': 'text' },
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
    { in: 'src/backend/cpu/worker.ts', out: 'cpu-worker' },
    { in: 'bin/isoloss.ts', out: 'cli' },
    // Forked by the command that measures.
    { in: 'bench/agent-process.ts', out: 'bench-agent' },
  ],
  outdir: 'dist',
  platform: 'node',
  target,
  external: packages,
});

// Browsers: everything inside. The CSV reader has an edition that brings its own Buffer.
await build({
  ...shared,
  entryPoints: [
    { in: 'src/index.ts', out: 'index' },
    { in: 'src/backend/cpu/worker.ts', out: 'cpu-worker' },
    { in: 'src/backend/webgl/index.ts', out: 'webgl' },
  ],
  outdir: 'dist/browser',
  platform: 'browser',
  target: 'es2023',
  alias: { 'csv-parse/sync': 'csv-parse/browser/esm/sync' },
});

execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
chmodSync('dist/cli.js', 0o755);
