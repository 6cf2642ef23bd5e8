import { expect, test } from 'vitest';
import { typeset, typesetPage } from '../../../src/report/markup/typeset.js';

test.each([
  ['-0.5 to -1.5e-3', '−0.5 to −1.5×10⁻³'],
  ['1e21 and 5.76e23', '10²¹ and 5.76×10²³'],
  ['1e9..1e13:24', '10⁹..10¹³:24'],
  ['(-3 +- 0.2)', '(−3 ± 0.2)'],
  ['95 % of refits', '95\u00a0% of refits'],
  ['refining 8 ms, 2 min 3 s, 4 steps', 'refining 8\u00a0ms, 2\u00a0min 3\u00a0s, 4 steps'],
  ['C = 6 N D', 'C = 6·N·D'],
  ["Newton's, Student&#39;s", 'Newton’s, Student’s'],
  ['-', '–'],
  ['D = C/(6*N), 6*N*D', 'D = C/(6·N), 6·N·D'],
  ['log(L - E), k*(x - x0)', 'log(L\u00a0−\u00a0E), k·(x\u00a0−\u00a0x0)'],
  ['N 4.33x, D 1/4x', 'N 4.33×, D 1/4×'],
  ['L &#60; 4, C &#60;= 5e20', 'L\u00a0&#60;\u00a04, C\u00a0≤\u00a05×10²⁰'],
  ['runs with L &lt; 3.44, C <= 5e20', 'runs with L\u00a0&lt;\u00a03.44, C\u00a0≤\u00a05×10²⁰'],
])('sets %s as print does', (text, set) => expect(typeset(text)).toBe(set));

test.each([
  'besiroglu-2024, curve-72, 2026-11-29',
  'ratio_1e21 of run1e5.csv',
  '--where, --set',
  '--where L < 3',
  "State == 'finished'",
  'runs-*.csv, 12x4, fp8x',
  '3-4',
  'N - val/loss',
])('leaves names, dates, options and quotations as they are: %s', (text) => expect(typeset(text)).toBe(text));

test('sets the text of a page, but neither attributes nor what is to be copied', () => {
  expect(typesetPage('<p>a fit with --bootstrap</p><pre>--bootstrap</pre>')).toBe(
    '<p>a fit with <span class="unbroken">--bootstrap</span></p><pre>--bootstrap</pre>',
  );
  expect(
    typesetPage('<p title="-1">-1 of `x-1`</p><pre>1e9<code>-1</code></pre><svg><text>`-1`</text></svg>'),
  ).toBe('<p title="-1">−1 of <code>x-1</code></p><pre>1e9<code>-1</code></pre><svg><text>`−1`</text></svg>');
});
