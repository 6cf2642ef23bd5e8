// Writes the simulated tables of examples/: node scripts/make-examples.mjs
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The exports of a script in TypeScript. */
async function load(script) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [script],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  const source = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${source}`);
}

const { simulatedIsoflop } = await load('scripts/simulated-isoflop.ts');
writeFileSync(`${root}/examples/simulated-isoflop.csv`, simulatedIsoflop());
const { simulatedLab } = await load('scripts/simulated-lab.ts');
for (const [name, text] of Object.entries(simulatedLab()))
  writeFileSync(`${root}/examples/lab/${name}`, text);
