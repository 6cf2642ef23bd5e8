// Bundles bench/peers/run.ts and runs it: `npm run bench:peers -- [--tasks fit-huber,surface] [--seconds N] [--json FILE]
// [--into RESULTS.json] [--runs FILE]`.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const outdir = 'node_modules/.cache/isoloss-peers';
await build({
  entryPoints: [
    { in: 'bench/peers/run.ts', out: 'run' },
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
