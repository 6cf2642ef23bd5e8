/**
 * `npm run performance`: writes the tables of docs/PERFORMANCE.md, that of the model, that of bench/results/compilers.json, those
 * of what was measured from the newest of bench/results/<date>-<machine>.json, and table and figure of
 * bench/results/linear-cost.json. `--measure` makes the files of measurements first, or with `--parts results` or `--parts costs`
 * one of them, `--adapter NAME` on adapters whose names contain this, `--most COUNT` for fewer rows, starts and resamples than a
 * million.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readResults } from '../bench/read-results-node.js';
import { canvas } from '../src/report/canvas/node.js';
import { between } from './between.js';
import { compilerInputs } from './compilers/kernels.js';
import { compilersTable } from './compilers-table.js';
import { readLinearCost } from './linear-cost.js';
import { linearCostFigure, linearCostTable } from './linear-cost-figure.js';
import { measurePerformance } from './measure-performance.js';
import { modelTable } from './model-table.js';
import { COMPILERS, LINEAR_COST, LINEAR_COST_FIGURE, newestResults } from './performance-files.js';
import { performanceTable } from './performance-table.js';
import { figureFile } from './save-figure.js';

const DOCUMENT = 'docs/PERFORMANCE.md';

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    measure: { type: 'boolean' },
    parts: { ...text, default: 'results,costs' },
    adapter: text,
    most: { ...text, default: '1e6' },
  },
});
if (values.measure) {
  const { parts, adapter, most } = values;
  await measurePerformance({ parts: parts.split(','), adapter, most: Number(most) });
}
between(DOCUMENT, '<!-- model -->', '<!-- /model -->', modelTable());
const compiled = JSON.parse(readFileSync(COMPILERS, 'utf8'));
between(
  DOCUMENT,
  '<!-- compilers -->',
  '<!-- /compilers -->',
  compilersTable(compiled, await compilerInputs()),
);
const newest = newestResults();
if (newest === undefined) process.stderr.write(`No result file is kept: ${DOCUMENT} stays as it is.\n`);
else {
  const table = performanceTable(await readResults(newest));
  between(DOCUMENT, '<!-- performance -->', '<!-- /performance -->', table);
}
if (existsSync(LINEAR_COST)) {
  const cost = await readLinearCost(LINEAR_COST);
  between(DOCUMENT, '<!-- linear -->', '<!-- /linear -->', linearCostTable(cost));
  const drawing = await canvas();
  writeFileSync(LINEAR_COST_FIGURE, figureFile(linearCostFigure(cost, drawing), drawing));
}
// Workers held open would keep the process alive.
process.exit();
