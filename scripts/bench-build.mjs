// The command line and the benchmark's agent in a folder of their own.
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Bundles into `outdir`; returns the command line's file. */
export async function buildBench(outdir = join(root, 'node_modules/.cache/isoloss-bench')) {
  await build({
    absWorkingDir: root,
    entryPoints: [
      { in: 'bin/isoloss.ts', out: 'cli' },
      { in: 'bench/agent-process.ts', out: 'bench-agent' },
      { in: 'src/worker.ts', out: 'cpu-worker' },
    ],
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    loader: { '.wgsl': 'text' },
    logLevel: 'warning',
  });
  mkdirSync(outdir, { recursive: true });
  // By this the command knows its version.
  copyFileSync(join(root, 'package.json'), join(outdir, 'package.json'));
  return join(outdir, 'cli.js');
}
