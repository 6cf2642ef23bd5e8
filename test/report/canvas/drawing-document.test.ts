import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { drawingDocument } from '../../../src/report/canvas/drawing-document.js';

const rows = Array.from({ length: 40 }, (_, i) => ({
  x: i,
  y: Math.sin(i / 5),
  kind: i % 2 ? 'odd' : 'even',
}));

/** Marks of every kind that figures are made of. */
const options = (document: Document): Plot.PlotOptions => ({
  document,
  ariaLabel: '"y" < x > z',
  color: { scheme: 'blues' },
  marks: [
    Plot.frame(),
    Plot.gridX({ strokeOpacity: 0.2 }),
    Plot.contour(rows, {
      x: 'x',
      y: 'y',
      fill: 'y',
      blur: 2,
      interpolate: 'nearest',
      pixelSize: 20,
      clip: true,
    }),
    Plot.areaY(rows, { x: 'x', y1: 'y', y2: (row) => row.y + 1, fillOpacity: 0.3 }),
    Plot.lineY(rows, { x: 'x', y: 'y', stroke: 'kind', marker: 'dot' }),
    Plot.dot(rows, {
      x: 'x',
      y: 'y',
      symbol: 'kind',
      title: (row) => `${row.kind}\u00a0<${row.x}> & "more"`,
    }),
    Plot.ruleY([0]),
    Plot.link(rows.slice(0, 3), { x1: 'x', y1: 'y', x2: 'y', y2: 'x' }),
    Plot.text(['two\nlines'], { x: 3, y: 0.5, textAnchor: 'start' }),
    Plot.axisY({ label: null, tickFormat: (tick: number) => `${tick} %` }),
  ],
});

/** Plot numbers what it refers to within a drawing. */
const draw = (document: Document): string =>
  Plot.plot(options(document)).outerHTML.replace(/plot-(clip|marker)-\d+/g, 'plot-$1');

test('Plot draws the same markup in it as in a complete document', () => {
  const complete = parseHTML('<!doctype html><html><body></body></html>').document;
  const drawn = draw(drawingDocument());
  expect(drawn).toBe(draw(complete));
  expect(drawn.length).toBeGreaterThan(10_000);
});

test('what is written is read again as it was, whatever characters it has', () => {
  const text = '<b>"a" & b\u00a0&lt;</b>';
  const made = drawingDocument().createElement('p');
  made.setAttribute('title', text);
  made.append(text);
  const { firstElementChild: read } = parseHTML(`<html><body>${made.outerHTML}</body></html>`).document.body;
  expect([read?.getAttribute('title'), read?.textContent]).toEqual([text, text]);
});
