/**
 * `npm run performance`: writes README's table of times from the newest of bench/results/<date>-<machine>.json, and
 * bench/results/bench.schema.json from the schema in bench/results.ts.
 */
import { writeFileSync } from 'node:fs';
import { readResults } from '../bench/read-results.js';
import { schemaText } from '../bench/schema.js';
import { between } from './between.js';
import { newestResults, SCHEMA } from './performance-files.js';
import { performanceTable } from './performance-table.js';

writeFileSync(SCHEMA, schemaText());
const newest = newestResults();
if (newest === undefined) process.stderr.write('No result file is kept: README stays as it is.\n');
else {
  const table = performanceTable(await readResults(newest));
  between('README.md', '<!-- performance -->', '<!-- /performance -->', table);
}
