// Recovers every law of the catalogue from simulated runs: `npm run recovery -- [--draws N] [--rows N] [LAW]... [--keep]`.
import { runBundled } from './run-bundled.mjs';

await runBundled('recovery', [
  { in: 'scripts/recovery.ts', out: 'recovery' },
  { in: 'src/worker.ts', out: 'cpu-worker' },
]);
