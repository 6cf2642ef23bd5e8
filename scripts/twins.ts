/** The tests of `test/gpu` that compare kernels with their twins, bundled to run without Vitest's workers: in Deno, or where nothing is installed. */
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** By file: tests that run every kernel once. A driver's compiler takes most of their time. */
export const everyKernelOnce: Readonly<Record<string, readonly string[]>> = {
  engine: ['the probe kernel finds its known values'],
  valid: ['every kernel that is generated is valid'],
  fit: ['out of steps it says so', 'a box holds'],
  refit: ['rows drawn with replacement: as the twin', 'targets with noise: as the twin'],
  resample: ['for any number of units'],
  objective: ['Huber on the log', 'the deviance of binomial counts'],
  surface: ['three axes, a table of no axis', 'one parameter vector'],
  allocate: ['three axes, and a budget'],
};

const forVitest = (root: string): Plugin => ({
  name: 'without-vitest',
  setup({ onResolve }) {
    onResolve({ filter: /^vitest$/ }, () => ({ path: join(root, 'test/compilers/wgpu/vitest.ts') }));
  },
});

/** Files of `folder`: run.js, which runs tests of the others; see `test/compilers/wgpu/run.ts`. */
export async function bundleTwins(root: string, folder: string, platform: 'browser' | 'node'): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: [
      { in: 'test/compilers/wgpu/run.ts', out: 'run' },
      { in: 'src/worker.ts', out: 'cpu-worker' },
      ...Object.keys(everyKernelOnce).map((name) => ({ in: `test/gpu/${name}.test.ts`, out: name })),
    ],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform,
    loader: { '.wgsl': 'text' },
    external: ['node:*', 'vitest/browser', 'webgpu'],
    ...(platform === 'browser' ? { alias: { 'csv-parse/sync': 'csv-parse/browser/esm/sync' } } : {}),
    plugins: [forVitest(root)],
    logLevel: 'warning',
  });
}
