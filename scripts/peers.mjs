// `npm run bench:peers -- [--tasks fit-huber,surface] [--seconds N] [--json FILE] [--into RESULTS.json] [--runs FILE]`.
import { runBundled } from './run-bundled.mjs';

await runBundled('peers', [
  { in: 'bench/peers/run.ts', out: 'peers' },
  { in: 'src/backend/cpu/worker.ts', out: 'cpu-worker' },
]);
