// Pages with scripts: bundled into a folder.
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

/** Bundles `entryPoints` into the folder `to`, made anew, with `files` beside them. */
export async function buildSite({ to, entryPoints, files, loader = {} }) {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to);
  await build({
    entryPoints,
    outdir: to,
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    loader: { '.wgsl': 'text', ...loader },
    alias: { 'csv-parse/sync': 'csv-parse/browser/esm/sync' },
    chunkNames: '[name]-[hash]',
    // zod would try whether it may evaluate text as code, which the pages' policy reports as a violation.
    banner: { js: '(globalThis.__zod_globalConfig??={}).jitless=true;' },
    logLevel: 'warning',
  });
  for (const file of files) copyFileSync(file, join(to, basename(file)));
}
