// Makes the tables of docs/PERFORMANCE.md, with `--measure` after it has measured them: `npm run performance`.
import { runBundled } from './run-bundled.mjs';

await runBundled('performance', [
  { in: 'scripts/performance.ts', out: 'performance' },
  { in: 'src/worker.ts', out: 'cpu-worker' },
]);
