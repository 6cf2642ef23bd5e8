import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { gpuAgainstCpu } from '../../bench/gpu-against-cpu.js';
import { suiteViews } from '../../bench/page/suite-view.js';
import type { BenchResults } from '../../bench/results.js';
import { resultsText } from '../../bin/results-text.js';
import { sampleResults } from './page-fixture.js';

/** A terminal so wide, without colours. */
const terminal = (columns: number): NodeJS.WritableStream =>
  Object.assign(new PassThrough(), { isTTY: true, columns });
const textOf = (results: BenchResults, columns = 200): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escapes that colour
  resultsText(results, terminal(columns)).replace(/\x1b\[\d+m/g, '');
const only = (results: BenchResults, kept: (id: string) => boolean): BenchResults => ({
  ...results,
  engines: results.engines.filter(({ id }) => kept(id)),
  entries: results.entries.filter(({ engine }) => kept(engine)),
});
const lineOf = (text: string, start: string): string =>
  text
    .split('\n')
    .find((line) => line.trim().startsWith(start))
    ?.replaceAll('\u00a0', ' ') ?? '';

describe('results at a terminal', () => {
  test('lead with the GPU against the CPU, before any suite', () => {
    const text = textOf(sampleResults());
    const [, lead] = text.split('\n\n');
    expect(lead.split('\n')[0]).toBe('GPU against CPU, the fastest engine of each');
    expect(lineOf(lead, 'quantiles')).toMatch(/^ {2}quantiles +100K +21\.3x +1\.94 ms +41\.3 ms +from 3000$/);
    expect(lineOf(lead, 'law ')).toMatch(/never up to 10M$/);
    expect(lineOf(lead, 'fit')).toMatch(/always, from 10$/);
  });

  test('take hardware for the GPU where there is any, and the fastest of all CPU engines', () => {
    const results = sampleResults();
    const { speedups, remark } = gpuAgainstCpu(results, suiteViews(results));
    expect(remark).toBeUndefined();
    expect(speedups.every(({ gpu }) => gpu.engine !== 'webgpu-lavapipe')).toBe(true);
    for (const { speed, gpu, cpu } of speedups) expect(speed).toBe(cpu.wall.median / gpu.wall.median);
  });

  test('where the GPU has no time at the headline size compare at the largest that both have', () => {
    const results = sampleResults();
    const shorter = {
      ...results,
      entries: results.entries.filter(
        ({ suite, engine, size }) => suite !== 'quantiles' || engine.startsWith('cpu') || size < 1e5,
      ),
    };
    expect(lineOf(textOf(shorter).split('\n\n')[1], 'quantiles')).toMatch(/^ {2}quantiles +10K +7\.73x/);
  });

  test('say how often a fit of a search passes over the rows', () => {
    const results = sampleResults();
    const entries = results.entries.map((entry) =>
      entry.outcome === 'timed' && entry.suite === 'fit' ? { ...entry, passes: 27.41 } : entry,
    );
    expect(lineOf(textOf({ ...results, entries }), 'passes over the rows')).toMatch(
      /that a fit takes, \S+: 27\.4 on /,
    );
    expect(lineOf(textOf(results), 'passes over the rows')).toBe('');
  });

  test('call software what it is where no hardware was measured', () => {
    const text = textOf(only(sampleResults(), (id) => id.startsWith('cpu') || id === 'webgpu-lavapipe'));
    expect(text).toMatch(/suite +size +software GPU\/CPU +software GPU +CPU +software GPU ahead/);
  });

  test('say plainly that there is no GPU, and show no ratio', () => {
    const text = textOf(only(sampleResults(), (id) => id.startsWith('cpu')));
    expect(text).toContain('No GPU was measured: the CPU stands alone.');
    expect(text).not.toContain('GPU/CPU');
  });

  test('say plainly that a software adapter is none', () => {
    const text = textOf(only(sampleResults(), (id) => id.startsWith('cpu') || id.endsWith('lavapipe')));
    expect(text.replace(/\s+/g, ' ')).toContain(
      'No hardware GPU was measured: what stands in for it, webgpu-lavapipe, is software that runs on the CPU.',
    );
  });

  test('have a table for each suite, sizes down and engines across, with the half width of the interval', () => {
    const text = textOf(sampleResults());
    const suite = text.slice(text.indexOf('quantiles  Quantile surface over 400 refits'));
    const [head] = suite.split('\n').slice(1);
    expect(head.trim().split(/ {2,}/)).toEqual([
      'points',
      'cpu-1',
      'cpu-8',
      'webgpu-made-up',
      'webgpu-lavapipe',
      'webgl',
    ]);
    expect(lineOf(suite, '100K')).toMatch(/^ {2}100K +skipped +41\.3 ms \+-3\.8 % /);
  });

  test('say what is wrong, failed and skipped in these words, with reasons below', () => {
    const text = textOf(sampleResults());
    expect(lineOf(text.slice(text.indexOf('law  Law')), '10M')).toMatch(/ wrong /);
    expect(text).toContain(
      'wrong  law 10M on webgpu-lavapipe: Gradient 17 differs by 3 times what is allowed.',
    );
    expect(text).toContain('failed  allocate 100M on webgl: The context was lost <before> it ended.');
  });

  test('have no column for an engine that skips the whole suite', () => {
    const text = textOf(sampleResults());
    const fit = text.slice(text.indexOf('fit  A single fit'), text.indexOf('starts  4,500 starts'));
    expect(fit).not.toContain('webgl');
    expect(text).toContain('fit 10, 100, 1000, 10K on webgl: WebGL2 makes surfaces only.');
  });

  test('give no interval to what was run once', () => {
    const results = sampleResults();
    const entries = results.entries.map((entry) =>
      entry.outcome === 'timed' ? { ...entry, wall: { ...entry.wall, samples: 1 } } : entry,
    );
    const text = textOf({ ...results, entries });
    expect(lineOf(text.slice(text.indexOf('quantiles  Quantile')), '100K')).toMatch(/ 41\.3 ms once /);
  });

  test('mark what was extrapolated, and say what the mark means', () => {
    const marked = textOf(sampleResults());
    expect(marked).toMatch(/37\.4 ms\* \+-4\.6/);
    expect(marked).toContain('* extrapolated: a sample was run');
    const results = sampleResults();
    const whole = { ...results, entries: results.entries.filter(({ suite }) => suite !== 'bootstrap') };
    expect(textOf(whole)).not.toContain('extrapolated');
  });

  test('show the fraction of the ceiling that binds, its name, and the noise', () => {
    const text = textOf(sampleResults());
    expect(text).toMatch(/allocate 100M +24 % arithmetic/);
    expect(text).toContain('noise  +-1.2 %');
  });

  test('have no table wider than 80 columns where the terminal has no more', () => {
    const text = textOf(sampleResults(), 80);
    const tables = text.slice(0, text.indexOf('wrong, failed and skipped'));
    for (const line of tables.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('of a run in which nothing was timed are still a text', () => {
    const text = textOf({ ...sampleResults(), entries: [] });
    expect(text).toContain('GPU against CPU');
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
  });
});
