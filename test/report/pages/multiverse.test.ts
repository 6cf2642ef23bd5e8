import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { multiverseReport } from '../../../src/report/index.js';
import { policy } from '../../../src/report/markup/document.js';
import type { MultiverseRecord } from '../../../src/tasks/multiverse/record.js';
import { withoutItsScript } from '../../support/page-script.js';
import { multiverseRecord as record } from './multiverse-fixture.js';

const shown = async (what: MultiverseRecord) => {
  const text = await multiverseReport(what);
  return { text, document: parseHTML(text).document };
};

describe('the page of a multiverse', () => {
  test('draws a curve for each conclusion, with a mark for each choice of each universe', async () => {
    const { document } = await shown(record(13));
    const figures = [...document.querySelectorAll('figure')];
    expect(figures.map((figure) => figure.querySelector('h3')?.textContent)).toEqual([
      'α',
      'B, nats',
      'a_opt',
      'L(N=7×10¹⁰,D=1.4×10¹²), nats per token',
    ]);
    const [alpha, , optimal] = figures;
    // 12 universes with two choices each, and 12 dots of which the base's is its own.
    expect(alpha.querySelectorAll('svg.wide g[data-mark="rule"] line').length).toBeGreaterThanOrEqual(24);
    expect(alpha.querySelectorAll('svg.wide g[data-mark="dot"] circle').length).toBe(11);
    expect(optimal.textContent).toContain('a_opt = β/(α + β).');
    expect(optimal.querySelector('svg.wide [data-mark="x-axis label"] tspan')?.textContent).toBe('opt');
    expect(optimal.textContent).toMatch(/All 12 universes lie within 10\s% of the base\./);
  });

  test('shows the verdict, failures with their reason, and the command that repeats it', async () => {
    const { text, document } = await shown(record(13));
    const words = document.body.textContent ?? '';
    expect(words).toContain('12 of 13 universes found an optimum.');
    expect(words).toContain('No rows <here>.');
    expect(words).toContain("isoloss multiverse 'it'\\''s.csv' --law chinchilla --law 'tied=E + A/N^alpha");
    expect(text).not.toContain('<b>bold');
    expect(words).toContain('no universe is ranked by its objective');
  });

  test('marks universes that lie at a bound', async () => {
    const plain = record(3);
    const [first, ...others] = plain.universes;
    const { document } = await shown({ ...plain, universes: [{ ...first, status: 'atBound' }, ...others] });
    const remarks = [...document.querySelectorAll('td.remark')].map(({ textContent }) => textContent);
    expect(remarks.filter((text) => text === 'at a bound')).toHaveLength(1);
    expect(remarks.filter((text) => text === 'no optimum')).toHaveLength(1);
  });

  test('says so where the job was stopped, where no universe has an optimum, and where the base has none', async () => {
    expect((await shown(record(13, { asked: 40 }))).text).toContain('27 were not fitted: stopped.');
    const none = record(2, { converged: 0, conclusions: [] });
    const { document } = await shown(none);
    expect(document.querySelector('.verdict.failed')?.textContent).toContain('No universe found an optimum');
    expect(document.querySelectorAll('figure')).toHaveLength(0);
    const whole = record(9);
    const baseless = whole.conclusions.map((c) => ({
      ...c,
      base: null,
      near: null,
      sameSign: null,
      interval: null,
      inside: null,
    }));
    expect((await shown({ ...whole, conclusions: baseless })).text).toContain(
      'The base universe found no optimum',
    );
  });

  test('stays light with thousands of universes', async () => {
    const { text } = await shown(record(5000));
    expect(text).toMatch(/of 4,999 universes are drawn/);
    expect(text).toContain('And 4,700 more');
    // The record is not drawn.
    expect(text.replace(/<template[\s\S]*<\/template>/, '').length).toBeLessThan(1.5e6);
  });

  test('is the same bytes for the same record, loads nothing and runs nothing', async () => {
    const text = await multiverseReport(record(13));
    expect(await multiverseReport(record(13))).toBe(text);
    expect(text).toContain(`content="${policy}"`);
    expect(withoutItsScript(text)).not.toMatch(/<script|<link|<img|<iframe|@import|https?:|\son\w+=/i);
    // Of the record, which is JSON, null is a value.
    const shown = withoutItsScript(text).replace(/<template[\s\S]*<\/template>/, '');
    expect(shown).not.toMatch(/NaN|undefined|null/);
  });
});
