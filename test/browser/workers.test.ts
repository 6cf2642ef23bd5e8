import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { fit, parseFitJob, parseTable } from '../../src/index.js';
import { chromiumMissing, chromiumPath, runInChromium } from '../support/browser.js';
import { madeOnce } from '../support/made-once.js';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const runs = readFileSync(file('../../examples/simulated-isoflop.csv'), 'utf8');
const inNode = madeOnce(async () => {
  const job = parseFitJob({ runs: 'runs.csv', law: 'chinchilla', starts: 'sobol:8000', backend: 'cpu' });
  return fit(job, await parseTable(runs, 'runs.csv'));
});

describe('in Chromium, under a content security policy, Web Workers search', () => {
  for (const isolated of [false, true]) {
    test(`a page that is ${isolated ? '' : 'not '}cross-origin isolated: as Node does`, async (context) => {
      if (chromiumPath === undefined) context.skip(chromiumMissing);
      const { record } = await inNode();
      const seen = await runInChromium(file('workers.page.ts'), runs, { isolated });
      expect(seen).toMatchObject({ isolated, worked: true, events: [] });
      const { objective, atBest } = seen as { objective: number; atBest: number };
      expect(Math.abs(objective / record.objective - 1)).toBeLessThan(1e-12);
      // Logarithms of the columns differ in their last digit between engines, which moves a few starts of a hundred, in tails.
      expect(Math.abs(atBest - record.starts.atBest)).toBeLessThan(0.03 * 8000);
    });
  }
});
