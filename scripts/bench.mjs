// Bundles bench/run.ts and runs it: `npm run bench -- [SUITE...] [--seconds N] [--json FILE]`.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const outdir = 'node_modules/.cache/isoloss-bench';
await build({
  entryPoints: [
    { in: 'bench/run.ts', out: 'run' },
    { in: 'src/backend/cpu/worker.ts', out: 'cpu-worker' },
  ],
  outdir,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  loader: { '.wgsl': 'text' },
  logLevel: 'warning',
});
const { status } = spawnSync(process.execPath, [`${outdir}/run.js`, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
