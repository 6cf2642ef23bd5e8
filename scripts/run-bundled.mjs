import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Bundles scripts/NAME.ts, or what else there is to become NAME.js, and runs it in the root with this command's arguments. */
export async function runBundled(name, entryPoints = [{ in: `scripts/${name}.ts`, out: name }]) {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  const outdir = `node_modules/.cache/isoloss-${name}`;
  await build({
    entryPoints,
    outdir,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    loader: { '.wgsl': 'text' },
    logLevel: 'warning',
  });
  const { status } = spawnSync(process.execPath, [`${outdir}/${name}.js`, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}
