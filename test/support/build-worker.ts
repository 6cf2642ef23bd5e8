import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

/** Where the tests' build of the CPU back end's worker lies. */
export const workerUrl = new URL('../../node_modules/.cache/isoloss/cpu-worker.mjs', import.meta.url).href;

/** Where that for pages lies, as `src/platform/browser.ts` has it. */
export const pageWorker = '../../node_modules/.cache/isoloss/cpu-worker-page.js';

/** Builds the workers once before the tests. */
export async function setup(): Promise<void> {
  const worker = {
    entryPoints: [fileURLToPath(new URL('../../src/worker.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    loader: { '.wgsl': 'text' },
    logLevel: 'warning',
  } satisfies BuildOptions;
  await Promise.all([
    build({ ...worker, outfile: fileURLToPath(workerUrl), platform: 'node', packages: 'external' }),
    build({
      ...worker,
      outfile: fileURLToPath(new URL(pageWorker, import.meta.url)),
      platform: 'browser',
    }),
  ]);
}
