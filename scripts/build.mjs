// Builds dist/: the command line, the Node library, the browser library, the studio, their types, and the licences of the packages
// that are inside. Source maps are left out: they would be most of the package.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compiler } from './compiler.mjs';
import { joinChunks } from './join-chunks.mjs';
import { kept, loads } from './loads.mjs';
import { packages } from './packages.mjs';
import { shaders } from './shaders.mjs';
import { buildStudio } from './studio.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const { peerDependencies, engines } = JSON.parse(readFileSync('package.json', 'utf8'));
const target = `node${engines.node.replace('>=', '')}`;

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  format: 'esm',
  splitting: true,
  plugins: [shaders],
  // Beside the entries, so that every file finds the worker as ./cpu-worker.js.
  chunkNames: '[name]-[hash]',
  logLevel: 'warning',
  minify: true,
  metafile: true,
};

rmSync('dist', { recursive: true, force: true });

// Node: packages are inside, since finding and reading their files one by one took a fifth of a command's time. Those written as
// CommonJS stay outside. What is imported lazily becomes a chunk of its own, so that `--help` loads next to nothing.
const node = { platform: 'node', target };
const forNode = await build({
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
  ...node,
  // zod would write code for each schema, which takes longer than to check the one job that a command has.
  define: { 'globalThis.__zod_globalConfig': '{"jitless":true}' },
  plugins: [...packages, ...shared.plugins],
  external: ['cli-progress', ...Object.keys(peerDependencies)],
});

await joinChunks(forNode.metafile.outputs, {
  kept,
  loads,
  lazy: 0.2,
  // What Node compiles while it finds, reads and links another file.
  perFile: 8000,
  options: { bundle: true, format: 'esm', minify: true, ...node },
});

// Browsers: everything inside. The CSV reader has an edition that brings its own Buffer.
const forBrowsers = await build({
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
  alias: { 'csv-parse/sync': 'csv-parse/browser/esm/sync' },
});

const studio = await buildStudio('dist/studio');

execFileSync(process.execPath, [compiler(), '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
keepReachable(
  'dist/types',
  Object.values(exports).flatMap((entry) => entry.types ?? []),
);
chmodSync('dist/cli.js', 0o755);
writeFileSync('dist/LICENSES.txt', licences([forNode, forBrowsers, studio]));

/** The licences of the packages of which something is inside, each text once. */
function licences(builds) {
  const inputs = builds.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const folders = inputs.flatMap((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []);
  const packages = new Map();
  for (const folder of [...new Set(folders)].sort()) {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
    const text = file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), 'utf8').trim();
    packages.set(text, [...(packages.get(text) ?? []), `${name} ${version}`]);
  }
  return [...packages]
    .map(([text, names]) => `${names.join('\n')}\n\n${text}\n`)
    .join(`\n${'-'.repeat(80)}\n\n`);
}

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
