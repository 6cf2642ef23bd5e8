// Runs the coverage study: `npm run coverage -- [--repetitions N] [--resamples N] [--threads N] [--keep]`.
import { runBundled } from './run-bundled.mjs';

await runBundled('coverage');
