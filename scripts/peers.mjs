// `npm run bench:peers -- --help` tells its options.
import { runBundled } from './run-bundled.mjs';

await runBundled('peers', [
  { in: 'peers/main.ts', out: 'peers' },
  { in: 'src/worker.ts', out: 'cpu-worker' },
]);
