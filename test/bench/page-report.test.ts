import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { compareResults } from '../../bench/compare.js';
import { ratioText } from '../../bench/page/format.js';
import { benchReport } from '../../bench/page/report.js';
import { attained } from '../../bench/page/roofline.js';
import { overtake, suiteViews } from '../../bench/page/suite-view.js';
import type { BenchResults } from '../../bench/results.js';
import { formatDuration, formatRate } from '../../src/text.js';
import { madeOnce } from '../support/made-once.js';
import { withoutItsScript } from '../support/page-script.js';
import { sampleResults } from './page-fixture.js';

const canvas = {
  Plot,
  document: parseHTML('<!doctype html><html><body></body></html>').document as unknown as Document,
};
const pageOf = (...results: BenchResults[]): string => benchReport(results, canvas);
/** Of the sample, and of the one with nothing amiss. */
const samplePage = madeOnce(() => pageOf(sampleResults()));
const cleanPage = madeOnce(() => pageOf(sampleResults({ clean: true })));
const read = (page: string): Document => parseHTML(page).document as unknown as Document;
const texts = (document: Document, selector: string): string[] =>
  [...document.querySelectorAll(selector)].map((element) => element.textContent?.trim() ?? '');

/** One suite on one CPU and one GPU engine, with these medians by size. */
function twoLines(cpu: readonly number[], gpu: readonly number[]): BenchResults {
  const whole = sampleResults({ clean: true });
  const sizes = [10, 100, 1000];
  const template = whole.entries.find(({ outcome }) => outcome === 'timed');
  if (template?.outcome !== 'timed') throw new Error('the fixture has no timed case');
  const entry = (engine: string, size: number, median: number) => ({
    ...template,
    suite: 'law',
    engine,
    size,
    wall: { ...template.wall, median, interval: [median / 1.1, median * 1.1] as [number, number] },
  });
  return {
    ...whole,
    suites: whole.suites.filter(({ name }) => name === 'law'),
    entries: sizes.flatMap((size, i) => [
      entry('cpu-8', size, cpu[i]),
      entry('webgpu-made-up', size, gpu[i]),
    ]),
  };
}

const overtakeOf = (results: BenchResults) => overtake(suiteViews(results)[0]);

describe('the page of a benchmark', () => {
  test('has every part, no script but the one that saves, and the same bytes again', () => {
    const page = samplePage();
    expect(withoutItsScript(page)).not.toMatch(/NaN|undefined|Infinity|<script/);
    expect(pageOf(sampleResults())).toBe(page);
    expect(texts(read(page), 'h2')).toEqual([
      'GPU against CPU',
      'Engines side by side',
      'How time grows',
      'Wrong, failed and skipped',
      'How near to the ceiling',
      'Beside what people use',
      'Every case',
      'Suites',
      'Engines',
      'How it ran',
      'Repeat it',
      'The record',
    ]);
  });

  test('draws a figure for every suite, engine and task, each named and described', () => {
    const document = read(samplePage());
    const figures = [...document.querySelectorAll('figure')];
    // Two of bars, seven suites, five engines, two tasks.
    expect(figures).toHaveLength(16);
    expect(new Set(figures.map(({ id }) => id)).size).toBe(16);
    for (const svg of document.querySelectorAll('figure > svg')) {
      expect(svg.getAttribute('aria-label')).toBeTruthy();
      expect(svg.getAttribute('aria-description')).toBeTruthy();
    }
  });

  test('lists all that has no time with its reason, sizes of one reason together', () => {
    const document = read(samplePage());
    const section = [...document.querySelectorAll('section')].find(
      (one) => one.querySelector('h2')?.textContent === 'Wrong, failed and skipped',
    );
    const rows = [...(section?.querySelectorAll('tbody tr') ?? [])].map((row) => row.textContent?.trim());
    expect(rows[0]).toMatch(/^wronglaw10Mwebgpu-lavapipeGradient 17 differs by 3 times what is allowed\.$/);
    expect(rows[1]).toMatch(/^failedallocate100MwebglThe context was lost <before> it ended\.$/);
    expect(rows[2]).toMatch(/^skippedquantiles100Kcpu-1Expected to take 657\sms, longer than the limit\.$/);
    expect(rows[3]).toBe('skippedfit10, 100, 1000, 10KwebglWebGL2 makes surfaces only.');
    expect(texts(document, '.verdict strong')).toEqual(['Wrong results']);
  });

  test('without anything amiss says so, and leaves the list of troubles out', () => {
    const document = read(cleanPage());
    expect(texts(document, '.verdict strong')).toEqual(['Every result was right']);
    expect(texts(document, 'h2')).not.toContain('Wrong, failed and skipped');
  });

  test('leads with the ratio of the fastest GPU engine to the fastest CPU engine', () => {
    const results = twoLines([1e-4, 1e-3, 1e-2], [1e-3, 1e-3, 1e-3]);
    const headline = { ...results, suites: results.suites.map((suite) => ({ ...suite, headline: 1000 })) };
    const document = read(pageOf(headline));
    const cells = texts(document, 'section table tbody tr:first-child td').slice(0, 5);
    expect(cells[1]).toBe('10×');
    expect(cells[2]).toBe('from 100');
    expect(cells[3]).toBe('1\u00a0mswebgpu-made-up');
    expect(cells[4]).toBe('10\u00a0mscpu-8');
  });

  test('says in titles what is seen', () => {
    const titles = (page: string): string[] => texts(read(page), 'figure h3');
    const titled = (results: BenchResults): string[] => titles(pageOf(results));
    expect(titled(twoLines([1e-4, 1e-3, 1e-2], [1e-3, 1e-3, 1e-3]))).toContain(
      'law: GPU ahead from about 100 points on',
    );
    expect(titled(twoLines([1, 1, 1], [2, 2, 2]))).toContain('law: CPU ahead of the GPU up to 1000 points');
    expect(titles(cleanPage()).join('; ')).toMatch(/cpu-1: at best \d+(\.\d)?\u00a0% of a ceiling, by /);
  });

  test('calls software that stands in for a GPU what it is', () => {
    const results = twoLines([1, 1, 1], [2, 2, 2]);
    const engines = results.engines.map((engine) => ({ ...engine, software: engine.backend !== 'cpu' }));
    const document = read(pageOf({ ...results, engines }));
    expect(texts(document, 'h2')[0]).toBe('Software GPU against CPU');
    expect(texts(document, 'dl.facts dt')[0]).toBe('Software GPU over CPU');
    expect(texts(document, '.verdict p').join(' ')).toContain('is software that runs on the CPU');
  });

  test('names lines at their ends, apart from each other', () => {
    const document = read(pageOf(twoLines([1, 1, 1], [1, 1, 1.01])));
    const names = [...document.querySelectorAll('figure[id*="scaling"] svg.wide text')].filter((text) =>
      /^(cpu-8|webgpu-made-up)$/.test(text.textContent ?? ''),
    );
    const heights = names.map((text) =>
      Number(/,(-?[\d.]+)/.exec(text.getAttribute('transform') ?? '')?.[1]),
    );
    expect(heights).toHaveLength(2);
    expect(Math.abs(heights[0] - heights[1])).toBeGreaterThanOrEqual(10);
  });

  test('escapes what a file says', () => {
    expect(pageOf({ ...sampleResults(), notes: ['<img src=x>'] })).toContain('&#60;img src=x&#62;');
  });

  test('of a file without cases still says what was tried', () => {
    const page = pageOf({ ...sampleResults(), entries: [], peers: [] });
    expect(texts(read(page), '.verdict strong')).toEqual(['Nothing was timed']);
    expect(withoutItsScript(page)).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('where the GPU overtakes', () => {
  test('lies between sizes as the lines cross on logarithms', () => {
    // The lead goes from a tenth at 100 to ten times at 1000: even half way.
    const found = overtakeOf(twoLines([1e-4, 1e-4, 1e-2], [1e-3, 1e-3, 1e-3]));
    expect(found?.kind).toBe('at');
    expect(found?.size).toBeCloseTo(100 * 10 ** 0.5, 6);
  });

  test('is told apart from always being ahead and never', () => {
    expect(overtakeOf(twoLines([1, 1, 1], [0.1, 0.1, 0.1]))).toEqual({ kind: 'always', size: 10 });
    expect(overtakeOf(twoLines([1, 1, 1], [2, 0.5, 2]))).toEqual({ kind: 'never', size: 1000 });
  });

  test('counts from where the GPU stays ahead', () => {
    const found = overtakeOf(twoLines([1, 1, 4], [0.5, 2, 2]));
    expect(found?.kind).toBe('at');
    expect(found?.size).toBeCloseTo(100 * 10 ** 0.5, 6);
  });
});

describe('a roofline', () => {
  test('has no dot above what the ceilings allow', () => {
    const results = sampleResults({ clean: true });
    for (const entry of results.entries) {
      const engine = results.engines.find(({ id }) => id === entry.engine);
      if (entry.outcome !== 'timed' || engine === undefined) continue;
      const dot = attained(entry, engine);
      const { copy } = engine.ceilings;
      const peak = engine.ceilings[entry.counted.precision]?.operations ?? 0;
      if (dot === undefined || copy === null) throw new Error(`${entry.suite} has no dot`);
      expect(dot.rate).toBeLessThanOrEqual(Math.min(peak, dot.intensity * copy) * (1 + 1e-9));
    }
  });
});

describe('several files', () => {
  const before = sampleResults();
  const now = sampleResults({ date: '2026-03-02T12:30:00Z', slower: 0.5, pace: 1.3 });

  test('are compared after calibration, the latest first', () => {
    const { changes } = compareResults(now, before);
    expect(changes).toHaveLength(117);
    for (const { engine, ratio, interval } of changes) {
      expect(ratio).toBeCloseTo(engine.startsWith('webgpu') ? 2 : 1, 9);
      expect(interval[0]).toBeLessThan(ratio);
      expect(interval[1]).toBeGreaterThan(ratio);
    }
    expect(changes[0].ratio).toBeCloseTo(2, 9);
  });

  test('give one page in whichever order they come', () => {
    const page = pageOf(before, now);
    expect(pageOf(now, before)).toBe(page);
    expect(withoutItsScript(page)).not.toMatch(/NaN|undefined|Infinity/);
    const document = read(page);
    expect(texts(document, 'h2')[0]).toBe('Change since 0.1.0 of 2026-03-01 12:30 UTC, Node 20.20.0');
    const ids = [...document.querySelectorAll('figure')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('numbers', () => {
  test('are written in three digits and the unit that suits', () => {
    expect([3.2e-6, 0.0141, 1.5, 99, 130, 7200].map(formatDuration)).toEqual([
      '3.2\u00a0µs',
      '14.1\u00a0ms',
      '1.5\u00a0s',
      '99\u00a0s',
      '2.17\u00a0min',
      '2\u00a0h',
    ]);
    expect(formatRate(1.234e12, 'op')).toBe('1.23\u00a0Top/s');
    expect([0.0584, 8.81, 1500].map(ratioText)).toEqual(['0.058×', '8.81×', '1500×']);
  });
});
