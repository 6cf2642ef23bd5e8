// Counts alarms on tables without cause for one: `npm run adequacy -- [--tables N]`.
import { runBundled } from './run-bundled.mjs';

await runBundled('adequacy');
