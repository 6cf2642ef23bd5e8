import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { pageScriptFile, pageScriptText } from '../../../scripts/page-script-text.js';
import type { Replicates } from '../../../src/problem/replicates.js';
import { fitReport } from '../../../src/report/index.js';
import { downloads, downloadsHash } from '../../../src/report/markup/downloads.js';
import { bootstrapSection } from '../../../src/report/pages/fit-bootstrap.js';
import type { Bootstrap, FitRecord } from '../../../src/tasks/fit/record.js';
import { madeOnce } from '../../support/made-once.js';
import { withoutItsScript } from '../../support/page-script.js';
import { onInput, outcome, replicates, uncertain } from '../fixture.js';

const page = (changes?: Partial<FitRecord>) => fitReport(outcome(changes));
/** The page of the fit as it is, made once. */
const plainPage = madeOnce(() => page());

const parsed = new Map<string, Document>();

/** The document of a page, which is parsed once. */
function documentOf(text: string): Document {
  const document = parsed.get(text) ?? parseHTML(text).document;
  parsed.set(text, document);
  return document;
}

/** The page of a fit with something amiss in many places. */
const oddPage = madeOnce(() => {
  const { record } = outcome();
  const [best] = record.starts.minima;
  const values = [0.5, 0.6, 0.7];
  return page({
    fixed: { beta: 'alpha' },
    warnings: ['beta lies at its bound.'],
    events: ['the GPU was lost once and replaced'],
    starts: {
      ...record.starts,
      minima: [best, { ...best, objective: best.objective * (1 - 1e-14) }],
    },
    asymptotic: {
      ...record.asymptotic,
      sandwich: { standardErrors: { E: null }, intervals: { E: null } },
    },
    objectiveGrid: {
      axes: ['alpha', 'beta'].map((name) => ({ name, values })),
      objective: values.flatMap((a) => values.map((b) => a + b)),
      gradient: {},
    },
  });
});

describe('the report', () => {
  test('holds the law, every parameter, the verdict and the command that repeats it', async () => {
    const document = documentOf(await plainPage());
    const text = document.body.textContent ?? '';
    for (const part of [
      '1.8172',
      '482.01',
      '2085.43',
      '0.3478',
      '0.3658',
      'An optimum, weakly determined',
      '14 of 16 starts',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain("isoloss fit 'simulated runs/it'\\''s.csv' --law chinchilla --map 'N=Model Size'");
    expect(document.querySelectorAll('math').length).toBeGreaterThan(5);
    expect([...document.querySelectorAll('figure')].map((figure) => figure.id)).toEqual([
      'agreement',
      'law-contours',
      'partial-N',
      'partial-D',
      'compute',
      'residuals',
      'residual-spread',
      'residuals-N',
      'residuals-D',
      'residuals-compute',
      'residuals-D-per-N',
      'residual-quantiles',
      'published-alpha',
      'published-beta',
      'objective-plane',
      'objective',
    ]);
  });

  test('marks held-out runs, fixed parameters and warnings', async () => {
    const text = await oddPage();
    expect(text).toContain('held out');
    expect(text).toContain('= alpha');
    expect(text).toContain('>beta lies at its bound.<');
    expect(text).toContain('The GPU was lost once and replaced.');
  });

  test('calls minima that differ by rounding equally good', async () => {
    expect(await oddPage()).not.toMatch(/\+−|\+0 %|e-1\d %/);
  });

  test('has no rise of the objective at the optimum, and two digits of what it more than doubles by', async () => {
    const all = [...documentOf(await plainPage()).querySelectorAll('.numbers td')];
    const cells = all.map(({ textContent }) => textContent ?? '').filter((text) => text.startsWith('+'));
    expect(cells.length).toBeGreaterThan(40);
    expect(cells.filter((cell) => /⁻|e-/.test(cell))).toEqual([]);
    expect(cells.some((cell) => /^\+\d\.\d\s×$/.test(cell))).toBe(true);
  });

  test('draws no optimum where the grid leaves it out, and says so', async () => {
    const text = await oddPage();
    expect(outcome().record.parameters.alpha).toBeLessThan(0.5);
    expect(text).toContain('which lies outside this grid');
    expect(text).not.toContain('marked by the ring');
  });

  test('loads nothing, and runs the one script that saves what is in it', async () => {
    const text = await plainPage();
    expect(text).toContain(
      `content="default-src 'none'; script-src '${downloadsHash}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"`,
    );
    const scripts = [...text.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script]) => script);
    expect(scripts).toEqual([downloads]);
    expect(`sha256-${createHash('sha256').update(downloads).digest('base64')}`).toBe(downloadsHash);
    expect(readFileSync(pageScriptFile, 'utf8'), 'npm run page-script writes it').toBe(
      await pageScriptText(),
    );
    const rest = withoutItsScript(text);
    expect(rest).not.toMatch(/<script|<link|<img|<iframe|@import|\son\w+=/i);
    const urls = [...text.matchAll(/https?:\/\/[^"'\s<]+/g)].map(([url]) => url);
    expect(urls).toEqual([]);
    expect([...text.matchAll(/url\(([^)]*)\)/g)].every(([, target]) => target.startsWith('#'))).toBe(true);
  });

  test('tells how the fit was made in words for a paper, what to cite, and holds the record', async () => {
    const document = documentOf(await plainPage());
    const methods = document.querySelector('#methods')?.textContent ?? '';
    expect(methods).toContain(
      'The law L = E + A/N^alpha + B/D^beta (Hoffmann et al. 2022) was fitted to 156 runs by minimising the sum over the runs of a penalty, Huber (delta = 0.001) on the log residual.',
    );
    expect(methods).toContain('14 ended at the reported optimum');
    expect(methods).toContain('@article{hoffmann-2022,');
    expect(methods).toContain('eprint = {2203.15556}');
    const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
    expect(methods).toContain(`Made with isoloss ${version}, seed 0.`);
    const template = document.querySelector('template#json') as HTMLTemplateElement | null;
    expect(JSON.parse(template?.textContent ?? '')).toEqual(JSON.parse(JSON.stringify(outcome().record)));
  });

  test('has no digits that no eye sees', async () => {
    expect(await plainPage()).not.toMatch(/ d="[^"]*\d\.\d{4}/);
  });

  test('draws a law of one input, and losses that are not positive', async () => {
    const text = await fitReport(onInput());
    expect(text).toContain('id="partial-x"');
    expect(text).not.toContain('id="objective"');
    expect(withoutItsScript(text)).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('of very many runs draws some, says which, and stays small', async () => {
    const { record, rows, model, predict } = outcome();
    const many = (column: Float64Array) =>
      Float64Array.from({ length: 50_000 }, (_, i) => column[i % column.length]);
    const large = {
      record,
      model,
      predict,
      rows: {
        inputs: { N: many(rows.inputs.N), D: many(rows.inputs.D) },
        observed: many(rows.observed),
        predicted: many(rows.predicted),
        residual: many(rows.residual).with(1, -0.4),
        weight: many(rows.weight),
        heldOut: new Uint8Array(50_000),
        rowNumbers: new Int32Array(50_000),
      },
    };
    const text = await fitReport(large);
    expect(text).toContain('Of 50,000 runs every 63rd and the outermost are shown.');
    expect(text).toContain('residual -0.4');
    expect(text.length).toBeLessThan(2e6);
  });

  test.each([1, 3])('draws the objective over %i parameters', async (count) => {
    const axes = ['alpha', 'beta', 'E'].slice(0, count).map((name) => ({ name, values: [0.2, 0.3, 0.4] }));
    const objective = Array.from({ length: 3 ** count }, (_, i) => (i === 1 ? null : 0.002 + i * 1e-4));
    const text = await page({ objectiveGrid: { axes, objective, gradient: {} } });
    expect(text).toContain('id="objective"');
    if (count === 3) expect(text).toContain('the lowest over E');
    expect(withoutItsScript(text)).not.toMatch(/NaN|undefined/);
  });
});

describe('the report of uncertainty', () => {
  const rendered = (changes?: Partial<FitRecord>) => fitReport(uncertain(changes));
  const resampledPage = madeOnce(() => rendered());
  const cells = (page: string, section: string) => {
    const found = [...documentOf(page).querySelectorAll('section')].find(
      (element) => element.querySelector('h2')?.textContent === section,
    );
    return [...(found?.querySelectorAll('tbody tr') ?? [])].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => (cell.textContent ?? '').trim()),
    );
  };

  test('gives parameters the errors and intervals of the resamples', async () => {
    const text = await resampledPage();
    expect(text).toContain('Standard errors and percentile intervals from the refits of 1,000 resamples.');
    const [, , B] = cells(text, 'Parameters');
    expect(B.slice(1)).toEqual([
      '2085.43',
      '876',
      '937 to 4640',
      'weakly determinedIts standard error is 40\u00a0% of it, and its profile is open above.',
    ]);
    const [a] = cells(text, 'Derived quantities');
    expect(a.slice(1)).toEqual(['0.5126121', '0.0108', '0.493 to 0.534', 'beta/(alpha + beta)']);
  });

  test('correlates the first parameters where there are more quantities than a page is wide', () => {
    const { record } = uncertain();
    const many = Array.from({ length: 20 }, (_, i) => `E[g${i}]`);
    const names = [...many, 'alpha', 'a_opt'];
    const bootstrap = {
      ...record.bootstrap,
      names,
      intervals: {},
      correlations: names.map(() => names.map(() => 0.5)),
    } as Bootstrap;
    const parameters = Object.fromEntries([...many, 'alpha'].map((name) => [name, 1]));
    const text = bootstrapSection({ ...record, bootstrap, parameters }, undefined)?.text ?? '';
    const [, table] = text.split('Correlations</h3>');
    expect(table.match(/<th class="number/g)).toHaveLength(14);
    expect(table).toContain('aria-label="alpha"');
    expect(table).not.toContain('aria-label="a_opt"');
    expect(table).toContain('Of 22 quantities 14 are shown');
  });

  test('without resamples gives the asymptotic ones and says so', async () => {
    const text = await plainPage();
    expect(text).toContain('Standard errors and intervals from slopes and curvature at the optimum');
    expect(cells(text, 'Parameters')[3].slice(1, 4)).toEqual(['0.3478', '0.00974', '0.329 to 0.367']);
    expect(text).not.toMatch(/<h2>(?:Bootstrap|Likelihood|Rows)/);
  });

  test('leaves empty what no curvature determines', async () => {
    expect(cells(await oddPage(), 'Parameters')[0].slice(1, 4)).toEqual(['1.8172', '', '']);
  });

  test('shows how the resamples went, with their intervals, correlations and file', async () => {
    const text = await resampledPage();
    expect(text).toContain('1,000: 990 converged and 10 hit the step limit');
    expect(text).toContain('>Basic intervals are left out: they reach below zero.<');
    expect(text).toContain('href="./it&#39;s.replicates.parquet"');
    expect(cells(text, 'Bootstrap')[3]).toEqual([
      'α',
      '0.0102',
      '−0.000974',
      '0.329 to 0.368',
      '0.328 to 0.369',
    ]);
  });

  test('draws bands, pairs and profiles, small and the same every time', async () => {
    const text = await resampledPage();
    const document = documentOf(text);
    const ids = [...document.querySelectorAll('figure')].map(({ id }) => id);
    expect(ids).toEqual([
      'agreement',
      'law-contours',
      'partial-N',
      'partial-D',
      'compute',
      'residuals',
      'residual-spread',
      'residuals-N',
      'residuals-D',
      'residuals-compute',
      'residuals-D-per-N',
      'residual-quantiles',
      'published-alpha',
      'published-beta',
      'pairs',
      'profile-alpha',
      'profile-B',
      'objective-plane',
      'objective',
    ]);
    expect(document.querySelectorAll('[data-mark="area"] path').length).toBe(6);
    expect(text).toMatch(/95\s% interval: lower end 952\.2; no upper end up to 6920, as far as was looked\./);
    expect(withoutItsScript(text)).not.toMatch(/NaN|undefined|Infinity/);
    expect(text.length).toBeLessThan(1e6);
    expect(await rendered()).toBe(text);
  });

  test('draws what replicates there are, and none that failed', async () => {
    const dotsIn = (page: string) => {
      const [figure] = page.match(/<figure[^>]*id="pairs"[\s\S]*?<\/figure>/) ?? [''];
      const dots = [...parseHTML(figure).document.querySelectorAll('svg.wide path[stroke-linecap]')];
      return dots.reduce((sum, path) => sum + (path.getAttribute('d')?.match(/M/g)?.length ?? 0), 0) / 10;
    };
    const drawn = async (changes: Partial<Replicates>) =>
      dotsIn(await fitReport({ ...uncertain(), replicates: { ...replicates(), ...changes } }));
    const all = dotsIn(await resampledPage());
    expect(all).toBeGreaterThan(480);
    expect(all).toBeLessThanOrEqual(500);
    const few = await fitReport({ ...uncertain(), replicates: { ...replicates(), count: 100 } });
    expect(dotsIn(few)).toBeLessThanOrEqual(99);
    expect(few).toContain('dots and bands are of the first 100 resamples');
    expect(await resampledPage()).not.toContain('dots and bands are of');
    expect(await drawn({ status: new Uint8Array(1000).fill(5) })).toBe(0);
  });

  test('takes the refits of a jackknife for no draws: no band, no clouds, no percentiles', async () => {
    const { bootstrap } = uncertain().record;
    if (bootstrap === undefined) throw new Error('the fixture has a bootstrap');
    const starts = { count: 1, kind: 'the optimum' };
    const text = await rendered({ bootstrap: { ...bootstrap, scheme: 'jackknife', intervals: {}, starts } });
    expect(text).toContain('<h2>Jackknife</h2>');
    expect(text).toContain(
      'Standard errors from refits with each run left out in turn, intervals from slopes',
    );
    expect(text).not.toMatch(/id="pairs"|% of refits|intervals by kind|Improved/);
  });

  test('shows nothing of the spread where most refits failed: no band, no clouds, no table of intervals', async () => {
    const { bootstrap } = uncertain().record;
    if (bootstrap === undefined) throw new Error('the fixture has a bootstrap');
    const nothing = {
      standardErrors: {},
      bias: {},
      intervals: {},
      names: [],
      covariance: [],
      correlations: [],
    };
    const text = await rendered({ bootstrap: { ...bootstrap, ...nothing } });
    expect(text).toContain('<h2>Bootstrap</h2>');
    expect(text).toContain('Standard errors and intervals from slopes');
    expect(text).not.toMatch(/id="pairs"|% of refits|intervals by kind|Standard errors and bias/);
  });

  test('lists the rows that move the fit most with the shift of each parameter', async () => {
    const [first] = cells(await resampledPage(), 'Rows that move the fit most');
    expect(first).toEqual(['17', '', '0.91', '+0.010', '−61', '+12', '−0.0088', '+0.0010']);
  });

  test('escapes whatever a table, a formula, a message or resamples bring, and links a file as a path only', async () => {
    const evil = '<script>alert(1)</script>"\'&';
    const { record } = uncertain();
    const { bootstrap, profiles = [], identifiability } = record;
    if (bootstrap?.replicates === undefined) throw new Error('the fixture has replicates');
    const text = await rendered({
      data: { ...record.data, source: evil, notes: [evil] },
      law: {
        ...record.law,
        name: evil,
        inputs: ['N', 'D'].map((name) => ({ name, unit: evil, from: evil })),
      },
      warnings: [evil],
      backend: { ...record.backend, adapter: evil },
      bootstrap: {
        ...bootstrap,
        notes: [evil],
        starts: { count: 1, kind: evil },
        names: [evil],
        replicates: { ...bootstrap.replicates, file: 'javascript:alert(1)//x' },
      },
      profiles: profiles.map((profile) => ({ ...profile, statisticText: evil })),
      identifiability: {
        ...identifiability,
        verdicts: { E: { verdict: 'determined', why: evil } },
      },
      derived: { [evil]: { formula: evil, unit: evil, value: 1 } },
    });
    expect(withoutItsScript(text)).not.toContain('<script');
    expect(text).toContain('href="./javascript%3Aalert(1)//x"');
  });
});
