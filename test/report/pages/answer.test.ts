import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { section } from '../../../src/report/markup/document.js';
import { html } from '../../../src/report/markup/html.js';
import { numberCell, numberHead, table } from '../../../src/report/markup/table.js';
import { renderAnswer } from '../../../src/report/pages/answer.js';

const pageOf = (rows: number, shown?: number) => {
  const { document } = parseHTML(
    renderAnswer({
      title: 'An answer',
      figures: [section('picture', 'Picture', html`<figure></figure>`)],
      parts: [
        {
          kind: 'table',
          columns: [{ title: 'row', right: true }],
          rows: Array.from({ length: rows }, (_, i) => [String(i)]),
          ...(shown === undefined ? {} : { shown }),
        },
      ],
      record: {},
    }),
  );
  return document;
};

const idsOf = (document: Document) => [...document.querySelectorAll('section')].map(({ id }) => id);

test('a short answer comes before its figures, a long one after them', () => {
  expect(idsOf(pageOf(3)).slice(0, 2)).toEqual(['answer', 'picture']);
  expect(idsOf(pageOf(40)).slice(0, 2)).toEqual(['picture', 'answer']);
});

test('rows beyond those that are shown are folded, each once, and counted on paper', () => {
  const document = pageOf(40, 24);
  const [first, ...others] = [...document.querySelectorAll('#answer table')];
  expect(first.querySelectorAll('tbody tr')).toHaveLength(24);
  expect(
    others.map((table) => [
      table.closest('details.further') !== null,
      table.querySelectorAll('tbody tr').length,
    ]),
  ).toEqual([[true, 16]]);
  expect(document.querySelector('p.paper')?.textContent).toContain('16 further rows');
  expect(pageOf(24, 24).querySelector('details.further, p.paper')).toBeNull();
});

test('the columns of a table that is wider than the page stand closer', () => {
  const classOf = (columns: number): string =>
    /<table class="([^"]*)"/.exec(
      table(
        Array.from({ length: columns }, () => numberHead('objective')),
        [Array.from({ length: columns }, () => numberCell('0.001018'))],
      ).text,
    )?.[1] ?? '';
  expect(classOf(4)).toBe('');
  expect(classOf(12)).toBe('tight');
});
