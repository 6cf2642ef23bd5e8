// Builds the benchmark's page into dist-bench/; with --serve [PORT], serves it on localhost under its security policy.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { serveIfAsked } from './serve.mjs';
import { buildSite } from './site.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const from = 'bench/page/browser';
const to = 'dist-bench';
await buildSite({
  to,
  entryPoints: [
    { in: `${from}/main.ts`, out: 'main' },
    // Beside what starts them.
    { in: 'bench/agent-worker.ts', out: 'bench-worker' },
    { in: 'src/worker.ts', out: 'cpu-worker' },
  ],
  files: [`${from}/index.html`, `${from}/style.css`, 'examples/browser/icon.svg'],
});

// Charts and tables look as in reports: the style that those have inline is a file here.
const { outputFiles } = await build({
  entryPoints: ['src/report/markup/style.ts'],
  bundle: true,
  format: 'esm',
  write: false,
});
const { style } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
writeFileSync(`${to}/report.css`, style);
await serveIfAsked(to);
