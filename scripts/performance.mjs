// Makes the tables of docs/PERFORMANCE.md and the schema of result files: `npm run performance`.
import { runBundled } from './run-bundled.mjs';

await runBundled('performance');
