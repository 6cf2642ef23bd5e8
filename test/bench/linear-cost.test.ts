import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exponentOf, type LinearCost, readLinearCost } from '../../scripts/linear-cost.js';
import { linearCostFigure, linearCostTable } from '../../scripts/linear-cost-figure.js';
import { LINEAR_COST, LINEAR_COST_FIGURE } from '../../scripts/performance-files.js';
import { figureFile } from '../../scripts/save-figure.js';
import { canvas } from '../../src/report/canvas/node.js';
import { root } from '../support/data-folder.js';

const made: LinearCost = {
  date: '2026-01-02T00:00:00.000Z',
  machine: 'A processor, 2 threads',
  series: [
    {
      of: 'rows',
      title: '32 starts',
      points: [
        { count: 100, seconds: 1e-3, runs: 9 },
        { count: 1000, seconds: 2e-2, runs: 1 },
      ],
    },
  ],
};

test('the exponent of a cost is the slope of its logarithm', () => {
  const points = [1, 10, 100].map((count) => ({ count, seconds: 3e-3 * count ** 1.25, runs: 1 }));
  expect(exponentOf({ points })).toBeCloseTo(1.25, 12);
});

test('the table has the time of one by count, and the exponent', () => {
  const [heads, , rows] = linearCostTable(made).trim().replaceAll('\u00a0', ' ').split('\n');
  expect(heads).toBe('| time of one of | 100 | 1,000 | exponent |');
  expect(rows).toBe('| rows | 10 µs | 20 µs | 1.301 |');
});

test('the figure is a file of its own: colours are there, nothing refers to a page', async () => {
  const drawing = await canvas();
  const text = figureFile(linearCostFigure(made, drawing), drawing);
  expect(text).toMatch(/^<svg xmlns="[^"]+" viewBox="0 0 720 428"/);
  expect(text).not.toContain('var(--');
});

test('docs/PERFORMANCE.md and its figure are of the kept costs', async (context) => {
  const path = join(root, LINEAR_COST);
  if (!existsSync(path)) return context.skip('no costs are kept');
  const cost = await readLinearCost(path);
  const document = readFileSync(join(root, 'docs/PERFORMANCE.md'), 'utf8');
  const [, kept] = document.split('<!-- linear -->\n');
  expect(kept.slice(0, kept.indexOf('<!-- /linear -->')), 'npm run performance writes it').toBe(
    linearCostTable(cost),
  );
  const drawing = await canvas();
  const figure = figureFile(linearCostFigure(cost, drawing), drawing);
  expect(readFileSync(join(root, LINEAR_COST_FIGURE), 'utf8'), 'npm run performance draws it').toBe(figure);
});
