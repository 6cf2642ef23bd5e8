import { readFileSync } from 'node:fs';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { drawingDocument } from '../../src/report/canvas/drawing-document.js';
import { parseTable } from '../../src/runs/parse-table.js';
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
  for (const group of ['runs', 'compute', 'objective', 'residuals']) {
    const what = { group, spending: { budget: 1e21 }, rooms: ['middle'] as const, quick: false };
    const drawn = await drawGroup(outcome, fitted, what, { Plot, document: drawingDocument() });
    const expected = await drawGroup(outcome, fitted, what, { Plot, document });
    expect(drawn.length, group).toBe(expected.length);
    drawn.forEach(({ id, marks }, i) => {
      const text = marks.join('');
      expect(text.length, id).toBeGreaterThan(3000);
      // Compared as a whole: the difference of two such texts would take minutes to print.
      expect(normal(text) === normal(expected[i].marks.join('')), id).toBe(true);
    });
    // Pieces that can be put into a page one by one, which while a control is dragged have no tooltips.
    const quick = await drawGroup(outcome, fitted, { ...what, quick: true }, { Plot, document });
    for (const { marks } of [...drawn, ...quick]) {
      const pieces = marks
        .slice(1, -1)
        .map((mark) => parseHTML(`<svg>${mark}</svg>`).document.firstElementChild);
      expect(pieces.map((piece) => piece?.children.length)).toEqual(pieces.map(() => 1));
    }
    expect(quick.map(({ marks }) => marks.length)).toEqual(drawn.map(({ marks }) => marks.length));
    expect(quick.some(({ marks, numbers }) => numbers !== '' || marks.join('').includes('<title>'))).toBe(
      false,
    );
  }
});

test('every figure that shows runs says of each dot which run it is', async () => {
  const file = new URL('../../examples/simulated-isoflop.csv', import.meta.url);
  const table = await parseTable(readFileSync(file), 'runs.csv');
  const outcome = await fit({ law: 'chinchilla', holdOut: 'N > 3e9' }, table);
  const fitted = fittedOfOutcome(outcome);
  const count = outcome.rows.observed.length;
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const rooms = ['narrow'] as const;
  const runsOf: Record<string, number> = {};
  for (const group of ['runs', 'compute', 'residuals', 'panels']) {
    for (const { id, marks } of await drawGroup(
      outcome,
      fitted,
      { group, spending: { budget: 0 }, rooms, quick: false },
      { Plot, document },
    )) {
      const found = [...marks.join('').matchAll(/ data-run="(\d+)"/g)].map(([, run]) => Number(run));
      expect(
        found.every((run) => run < count),
        id,
      ).toBe(true);
      runsOf[id] = new Set(found).size;
    }
  }
  const { 'residual-spread': none, 'residual-quantiles': fittedOnly, ...all } = runsOf;
  expect(none).toBe(0);
  expect(fittedOnly).toBe(outcome.rows.heldOut.filter((out) => out === 0).length);
  expect(Object.keys(all).length).toBeGreaterThan(8);
  expect(new Set(Object.values(all))).toEqual(new Set([count]));
});
