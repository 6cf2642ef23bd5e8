import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Where the tests' build of the CPU back end's worker lies. */
export const workerUrl = new URL('../../node_modules/.cache/isoloss/cpu-worker.mjs', import.meta.url).href;

/** Builds the worker once before the tests. */
export async function setup(): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL('../../src/worker.ts', import.meta.url))],
    outfile: fileURLToPath(workerUrl),
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    loader: { '.wgsl': 'text' },
    logLevel: 'warning',
  });
}
