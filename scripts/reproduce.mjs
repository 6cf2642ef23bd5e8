// Recomputes published numbers and writes docs/LAWS.md: `npm run reproduce`.
import { runBundled } from './run-bundled.mjs';

await runBundled('reproduce', [
  { in: 'scripts/reproduce.ts', out: 'reproduce' },
  { in: 'src/worker.ts', out: 'cpu-worker' },
]);
