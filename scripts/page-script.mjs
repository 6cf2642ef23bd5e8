// Makes the script of reports: `npm run page-script`.
import { runBundled } from './run-bundled.mjs';

await runBundled('page-script');
