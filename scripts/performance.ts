/**
 * `npm run performance`: writes the tables of docs/PERFORMANCE.md, that of the model, and those of what was measured from the
 * newest of bench/results/<date>-<machine>.json.
 */
import { readResults } from '../bench/read-results-node.js';
import { between } from './between.js';
import { modelTable } from './model-table.js';
import { newestResults } from './performance-files.js';
import { performanceTable } from './performance-table.js';

between('docs/PERFORMANCE.md', '<!-- model -->', '<!-- /model -->', modelTable());
const newest = newestResults();
if (newest === undefined)
  process.stderr.write('No result file is kept: docs/PERFORMANCE.md stays as it is.\n');
else {
  const table = performanceTable(await readResults(newest));
  between('docs/PERFORMANCE.md', '<!-- performance -->', '<!-- /performance -->', table);
}
