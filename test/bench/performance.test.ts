import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readResults } from '../../bench/read-results-node.js';
import { suites } from '../../bench/suites/index.js';
import { modelTable } from '../../scripts/model-table.js';
import { newestResults } from '../../scripts/performance-files.js';
import { jobs, performanceTable } from '../../scripts/performance-table.js';
import { root } from '../support/data-folder.js';
import { sampleResults } from './page-fixture.js';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('the table of times in docs/PERFORMANCE.md', () => {
  test('is what the kept results say', async (context) => {
    const newest = newestResults(root);
    if (newest === undefined) return context.skip('no result file is kept');
    const readme = readFileSync(join(root, 'docs/PERFORMANCE.md'), 'utf8');
    const [, kept] = readme.split('<!-- performance -->\n');
    const table = performanceTable(await readResults(newest));
    expect(kept.slice(0, kept.indexOf('<!-- /performance -->')), 'npm run performance writes it').toBe(table);
  });

  test('has what the model says of GPUs that were not measured', () => {
    const document = readFileSync(join(root, 'docs/PERFORMANCE.md'), 'utf8');
    const [, kept] = document.split('<!-- model -->\n');
    expect(kept.slice(0, kept.indexOf('<!-- /model -->')), 'npm run performance writes it').toBe(
      modelTable(),
    );
  });

  test('leads with the GPU over the CPU, then has the jobs by engine', () => {
    const parts = plain(performanceTable(sampleResults())).trim().split('\n\n');
    expect(parts[0].split('\n')[0]).toBe(
      '| suite | size | GPU over CPU | fastest GPU engine | fastest CPU engine | GPU ahead |',
    );
    expect(parts[0]).toContain(
      '| quantiles | 100K points | 21.3× | 1.94 ms, webgpu-made-up | 41.3 ms, cpu-8 | from 3000 |',
    );
    expect(parts[1].split('\n')[0]).toBe('|  | cpu-1 | cpu-8 | webgpu-made-up | webgpu-lavapipe | webgl |');
    expect(parts[1]).toMatch(/\| 4,500 starts \| 674 ms \| 374 ms \| 912 µs \| 690 ms \| skipped \|/);
  });

  test('marks the jobs of which a sample was run', () => {
    const results = sampleResults();
    expect(performanceTable(results)).not.toContain('a sample was run');
    const entries = results.entries.map((entry) =>
      entry.suite === 'starts' && entry.outcome === 'timed' ? { ...entry, sampled: 10 } : entry,
    );
    const text = plain(performanceTable({ ...results, entries }));
    expect(text).toContain('| 4,500 starts | 674 ms\\* | 374 ms\\* |');
    expect(text).toContain('\\* a sample was run, and its time is scaled to the whole.');
  });

  test('has the jobs that the suites measure', () => {
    for (const { suite, size } of jobs) {
      expect(suites.find(({ name }) => name === suite)?.sizes, suite).toContain(size);
    }
  });

  test('has what others take for the same, relative to the fastest of isoloss, with the machine below', () => {
    const text = plain(performanceTable(sampleResults()));
    expect(text).toContain(
      'Starts of a fit:\n\n|  | a fit | of the fastest isoloss | ends at the best minimum |',
    );
    expect(text).toContain('| made-up minimiser (1.0.0) | 9 ms | 15000× | 11 % |');
    expect(text).not.toContain('absent minimiser');
    expect(text).toContain(
      'Medians of isoloss 0.1.0, 2026-03-01, made-up processor, 8 threads, 16 GiB, made-up x64, Node 20.20.0.',
    );
    expect(text).toContain('webgpu-lavapipe is made-up webgpu-lavapipe (software)');
  });

  test('says where there is no hardware GPU, and is made of whatever was measured', () => {
    const results = sampleResults();
    const software = {
      ...results,
      engines: results.engines.map((engine) => ({ ...engine, software: engine.backend !== 'cpu' })),
    };
    expect(performanceTable(software)).toContain('No hardware GPU was measured');
    expect(performanceTable({ ...results, entries: [], peers: [] })).not.toMatch(/NaN|undefined|Infinity/);
  });
});
