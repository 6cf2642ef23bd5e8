// Builds examples/browser into dist-example/; with --serve [PORT], serves it on localhost under its security policy.
import { fileURLToPath } from 'node:url';
import { serveIfAsked } from './serve.mjs';
import { buildSite } from './site.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const from = 'examples/browser';
const to = 'dist-example';
await buildSite({
  to,
  entryPoints: [
    { in: `${from}/main.ts`, out: 'main' },
    { in: `${from}/worker.ts`, out: 'worker' },
    // Beside what starts it, as the library has it.
    { in: 'src/worker.ts', out: 'cpu-worker' },
  ],
  files: ['index.html', 'style.css', 'icon.svg'].map((file) => `${from}/${file}`),
  loader: { '.csv': 'text' },
});
await serveIfAsked(to);
