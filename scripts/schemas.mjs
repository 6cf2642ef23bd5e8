// Makes the JSON Schemas of records: `npm run schemas`.
import { runBundled } from './run-bundled.mjs';

await runBundled('schemas');
