// Writes the simulated tables of examples/: node scripts/make-examples.mjs
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ['scripts/simulated-isoflop.ts'],
  bundle: true,
  format: 'esm',
  platform: 'node',
  write: false,
});
const source = Buffer.from(outputFiles[0].contents).toString('base64');
const { simulatedIsoflop } = await import(`data:text/javascript;base64,${source}`);
writeFileSync(`${root}/examples/simulated-isoflop.csv`, simulatedIsoflop());
