// Simulates jobs on many machines and writes the tables of docs/SCALE.md: `npm run scale`.
import { runBundled } from './run-bundled.mjs';

await runBundled('scale');
