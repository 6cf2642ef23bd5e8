// Builds the studio: static files in which everything but the page itself lies in a folder named by its content.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { joinChunks } from './join-chunks.mjs';
import { shaders } from './shaders.mjs';

const from = 'src/studio';
const cache = 'node_modules/.cache/isoloss-studio';
/** The table of the example. */
const runs = 'examples/simulated-isoflop.csv';

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  format: 'esm',
  loader: { '.csv': 'text' },
  plugins: [shaders],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
};

/** Builds into the folder `to`, made anew, and resolves to what the bundler says of the scripts. */
export async function buildStudio(to) {
  const { example, style } = await partsOf();
  rmSync(to, { recursive: true, force: true });
  const files = join(to, 'files');
  mkdirSync(files, { recursive: true });
  const scripts = await build({
    ...shared,
    entryPoints: [
      { in: `${from}/page/main.tsx`, out: 'main' },
      { in: `${from}/compute/worker.ts`, out: 'worker' },
      // Beside what starts it, as the library has it.
      { in: 'src/worker.ts', out: 'cpu-worker' },
    ],
    outdir: files,
    minify: true,
    metafile: true,
    splitting: true,
    platform: 'browser',
    target: 'es2023',
    alias: {
      'csv-parse/sync': 'csv-parse/browser/esm/sync',
      'd3-geo': `./${from}/compute/no-maps.ts`,
      'd3-delaunay': `./${from}/compute/no-delaunay.ts`,
      'd3-time-format': `./${from}/compute/no-dates.ts`,
    },
    charset: 'utf8',
    chunkNames: '[name]-[hash]',
    plugins: [shaders, withoutSchemes, given({ '#studio-runs': readFileSync(runs, 'utf8') })],
    // zod would try whether it may evaluate text as code, which the page's policy reports as a violation.
    define: { 'globalThis.__zod_globalConfig': '{"jitless":true}' },
  });
  const fitted = [
    'src/tasks/fit/fit-work.ts',
    'src/formula/wasm/compile-program.ts',
    'src/backend/cpu/index.ts',
  ];
  const judged = ['src/tasks/fit/make-record.ts', 'src/tasks/uncertainty/uncertainty.ts'];
  await joinChunks(scripts.metafile.outputs, {
    kept: ['main', 'worker', 'cpu-worker'].map((name) => `${files}/${name}.js`),
    // The page; what a fit loads, and its figures; then what judges it once it is made.
    loads: [
      { files: [`${files}/main.js`], weight: 10 },
      { files: [`${files}/worker.js`, ...fitted], weight: 10 },
      { files: [`${files}/worker.js`, ...fitted, ...judged], weight: 10 },
      { files: [`${files}/cpu-worker.js`], weight: 10 },
    ],
    lazy: 0,
    // Files come side by side, and their bytes over a network.
    perFile: 200,
    options: {
      bundle: true,
      format: 'esm',
      minify: true,
      platform: 'browser',
      target: 'es2023',
      charset: 'utf8',
    },
  });
  const own = await build({
    entryPoints: [`${from}/site/style.css`],
    bundle: true,
    minify: true,
    write: false,
  });
  const { code } = await (await import('esbuild')).transform(style, { loader: 'css', minify: true });
  writeFileSync(join(files, 'style.css'), code + own.outputFiles[0].text);
  writeFileSync(join(files, 'example.json'), JSON.stringify(example));
  const version = digestOf(files);
  renameSync(files, join(to, version));
  const page = readFileSync(`${from}/site/index.html`, 'utf8').replaceAll('%FOLDER%', version);
  writeFileSync(join(to, 'index.html'), page);
  for (const name of ['manifest.webmanifest', 'icon.svg'])
    copyFileSync(`${from}/site/${name}`, join(to, name));
  const kept = [
    '',
    'icon.svg',
    'manifest.webmanifest',
    ...readdirSync(join(to, version)).map((name) => `${version}/${name}`),
  ];
  await build({
    ...shared,
    entryPoints: [`${from}/site/service-worker.ts`],
    outfile: join(to, 'service-worker.js'),
    format: 'iife',
    minify: true,
    platform: 'browser',
    define: { FILES: JSON.stringify(kept), VERSION: JSON.stringify(version) },
  });
  return scripts;
}

/** Runs what is made once in a process of its own, with the worker beside it that fits need. */
async function partsOf() {
  await build({
    ...shared,
    entryPoints: [
      { in: 'scripts/studio-parts.ts', out: 'parts' },
      { in: 'src/worker.ts', out: 'cpu-worker' },
    ],
    outdir: cache,
    splitting: true,
    platform: 'node',
    packages: 'external',
  });
  const output = join(cache, 'parts.json');
  const { status } = spawnSync(process.execPath, [join(cache, 'parts.js'), runs, output], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The example of the studio could not be made.');
  return JSON.parse(readFileSync(output, 'utf8'));
}

/** Plot without its schemes of colours. */
const withoutSchemes = {
  name: 'without-schemes',
  /** @param {import('esbuild').PluginBuild} build */
  setup({ onResolve }) {
    onResolve({ filter: /\/schemes\.js$/ }, ({ importer }) =>
      importer.includes('@observablehq/plot') ? { path: resolve(from, 'compute/no-schemes.ts') } : undefined,
    );
  },
};

/** Modules by name, whose default exports are these values. */
function given(values) {
  return {
    name: 'given',
    /** @param {import('esbuild').PluginBuild} build */
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^#studio-/ }, ({ path }) => ({ path, namespace: 'given' }));
      onLoad({ filter: /.*/, namespace: 'given' }, ({ path }) => ({
        contents: JSON.stringify(values[path]),
        loader: 'json',
      }));
    },
  };
}

function digestOf(folder) {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 12);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  await buildStudio('dist/studio');
}
