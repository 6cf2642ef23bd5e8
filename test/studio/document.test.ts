import { readFileSync } from 'node:fs';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { parseTable } from '../../src/runs/parse-table.js';
import { smallDocument } from '../../src/studio/compute/document.js';
import { drawGroup } from '../../src/studio/compute/figures.js';
import { fit } from '../../src/tasks/fit/fit.js';
import { fittedOfOutcome } from '../../src/tasks/fitted/make-fitted-law.js';

/** Markup in which neither the order of attributes nor the way empty elements are closed matters. */
const normal = (markup: string): string =>
  markup
    .replace(/<(\w+)((?: [\w:-]+="[^"]*")*) ?\/>/g, '<$1$2></$1>')
    .replace(/<(\w+)((?: [\w:-]+="[^"]*")+)>/g, (_, name: string, attributes: string) => {
      const sorted = [...attributes.matchAll(/[\w:-]+="[^"]*"/g)].map(([one]) => one).sort();
      return `<${name} ${sorted.join(' ')}>`;
    });

test('the document of the worker draws what linkedom draws', async () => {
  const file = new URL('../../examples/simulated-isoflop.csv', import.meta.url);
  const table = await parseTable(readFileSync(file), 'runs.csv');
  const grid = ['alpha=0.2..0.5:12', 'beta=0.2..0.5:12'];
  const outcome = await fit({ law: 'chinchilla', objectiveGrid: grid }, table);
  const fitted = fittedOfOutcome(outcome);
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  for (const id of ['runs', 'compute', 'objective', 'residuals']) {
    const drawn = await drawGroup(id, outcome, fitted, 1e21, { Plot, document: smallDocument() });
    const expected = await drawGroup(id, outcome, fitted, 1e21, { Plot, document });
    expect(drawn.length, id).toBeGreaterThan(10_000);
    // Compared as a whole: the difference of two such texts would take minutes to print.
    expect(normal(drawn) === normal(expected), id).toBe(true);
  }
});
