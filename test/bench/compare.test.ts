import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { compareResults } from '../../bench/compare.js';
import type { BenchResults, TimedEntry } from '../../bench/results.js';
import { comparisonText } from '../../bin/comparison-text.js';
import { flat, isoloss } from '../cli/support.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { sampleResults } from './page-fixture.js';

const before = sampleResults({ clean: true });
const later = (options = {}): BenchResults =>
  sampleResults({ clean: true, date: '2026-03-02T12:30:00Z', ...options });

/** Every timed case changed by `change`. */
const altered = (
  results: BenchResults,
  change: (entry: TimedEntry) => Partial<TimedEntry>,
): BenchResults => ({
  ...results,
  entries: results.entries.map((entry) =>
    entry.outcome === 'timed' ? { ...entry, ...change(entry) } : entry,
  ),
});

const scaledBy =
  (factor: number) =>
  ({ wall }: TimedEntry): Partial<TimedEntry> => ({
    wall: {
      ...wall,
      median: wall.median * factor,
      interval: [wall.interval[0] * factor, wall.interval[1] * factor],
    },
  });

const textOf = (now: BenchResults, old: BenchResults): string =>
  flat(comparisonText(compareResults(now, old), new PassThrough()));

describe('a comparison of two runs', () => {
  test('finds nothing changed between a run and itself', () => {
    const { changes, differences, outcomes, unmatched } = compareResults(before, before);
    expect(changes.length).toBe(before.entries.length);
    expect(changes.filter(({ changed }) => changed)).toEqual([]);
    expect([...differences, ...outcomes]).toEqual([]);
    expect(unmatched).toEqual({ now: 0, before: 0 });
    expect(textOf(before, before)).toContain(`0 cases of ${changes.length} changed beyond the noise`);
  });

  test('divides the pace of the machine out, calibration by calibration', () => {
    const { changes } = compareResults(later({ pace: 1.6 }), before);
    for (const { ratio, changed } of changes) {
      expect(ratio).toBeCloseTo(1, 9);
      expect(changed).toBe(false);
    }
  });

  test('reports twice the speed as changed, and which engines have it', () => {
    const { changes } = compareResults(later({ slower: 0.5, pace: 0.8 }), before);
    expect(new Set(changes.filter(({ changed }) => changed).map(({ engine }) => engine))).toEqual(
      new Set(['webgpu-made-up', 'webgpu-lavapipe']),
    );
    expect(changes[0].ratio).toBeCloseTo(2, 9);
  });

  test('adds the noise of both medians and of both runs as squares', () => {
    const wall = { median: 1, interval: [1 / 1.03, 1.03], quartiles: [1, 1], samples: 20 } as const;
    const quiet = altered(before, () => ({
      wall: { ...wall, interval: [...wall.interval], quartiles: [1, 1] },
    }));
    const steady = (noise: number): BenchResults => ({
      ...quiet,
      noise,
      engines: quiet.engines.map((engine) => ({ ...engine, calibration: [0.01, 0.01] })),
    });
    const { changes } = compareResults(altered(steady(0.02), scaledBy(0.9)), steady(0.05));
    const width = Math.exp(Math.hypot(Math.log(1.03), Math.log(1.03), Math.log(1.02), Math.log(1.05)));
    for (const { ratio, interval } of changes) {
      expect(ratio).toBeCloseTo(1 / 0.9, 12);
      expect(interval[0]).toBeCloseTo(ratio / width, 12);
      expect(interval[1]).toBeCloseTo(ratio * width, 12);
    }
  });

  test('takes an engine’s own calibrations for its noise where they strayed further than the run', () => {
    const faster = altered(later(), scaledBy(0.8));
    const wild = {
      ...faster,
      engines: faster.engines.map((engine) =>
        engine.id === 'cpu-1' ? { ...engine, calibration: [0.007, 0.0101, 0.014] } : engine,
      ),
    };
    const clear = (results: BenchResults): number =>
      compareResults(results, before).changes.filter(({ engine, changed }) => engine === 'cpu-1' && changed)
        .length;
    expect(clear(faster)).toBeGreaterThan(0);
    expect(clear(wild)).toBe(0);
  });

  test('never reports a change that no clock could distinguish from zero', () => {
    const blurred = altered(later({ slower: 0.1 }), ({ wall }) => ({
      wall: { ...wall, interval: [0, wall.interval[1]] },
    }));
    expect(compareResults(blurred, before).changes.some(({ changed }) => changed)).toBe(false);
  });

  test('says first that machines and adapters differ', () => {
    const elsewhere = {
      ...later(),
      machine: { ...before.machine, processor: 'another processor', threads: 4 },
      engines: before.engines.map((engine) =>
        engine.id === 'webgl' ? { ...engine, adapter: 'another adapter' } : engine,
      ),
    };
    const { differences } = compareResults(elsewhere, before);
    expect(differences).toEqual([
      'The machine’s processor was made-up processor and is another processor.',
      'The machine’s number of threads was 8 and is 4.',
      'webgl ran on made-up webgl and runs on another adapter.',
    ]);
    const text = textOf(elsewhere, before);
    expect(text.indexOf('another processor')).toBeGreaterThan(0);
    expect(text.indexOf('another processor')).toBeLessThan(text.indexOf('beyond the noise'));
  });

  test('compares times as they are, and says so, where a run was not calibrated', () => {
    const bare = { ...later(), engines: before.engines.map((engine) => ({ ...engine, calibration: [] })) };
    const { differences, changes } = compareResults(bare, before);
    expect(differences[0]).toBe('cpu-1 was not calibrated in both runs: its times are compared as they are.');
    expect(changes[0].ratio).toBeCloseTo(1, 12);
  });

  test('leaves a suite out that measures something else by now', () => {
    const renamed = {
      ...later({ slower: 0.5 }),
      suites: before.suites.map((suite) =>
        suite.name === 'law' ? { ...suite, title: 'another law' } : suite,
      ),
    };
    const { changes, differences } = compareResults(renamed, before);
    expect(differences).toEqual(['The suite law measures something else by now and is not compared.']);
    expect(changes.some(({ suite }) => suite === 'law')).toBe(false);
  });

  test('reports what was right before and is wrong now, and what is in one file only', () => {
    const broken = sampleResults({ date: '2026-03-02T12:30:00Z' });
    const text = textOf({ ...broken, entries: broken.entries.slice(1) }, before);
    expect(text).toContain('law 10M on webgpu-lavapipe: timed before, wrong now.');
    expect(text).toContain('In one of the files only: 0 cases of this run, 1 case of the other.');
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('with no case in common says that none was timed in both', () => {
    expect(textOf({ ...later(), entries: [] }, before)).toContain('No case was timed in both runs.');
  });
});

describe('isoloss bench --compare', () => {
  test('prints the change after the results, and draws it on the page', async () => {
    const folder = temporaryFolder('compare');
    const file = (name: string): string => join(folder, name);
    writeFileSync(file('before.json'), JSON.stringify(before));
    writeFileSync(file('now.json'), JSON.stringify(later({ slower: 0.5, pace: 1.3 })));
    const { code, out, err } = await isoloss(
      ...[
        'bench',
        '--read',
        file('now.json'),
        '--compare',
        file('before.json'),
        '--report',
        file('page.html'),
      ],
    );
    expect(code, err).toBe(0);
    expect(out.indexOf('GPU against CPU')).toBeLessThan(out.indexOf('Compared with isoloss 0.1.0'));
    expect(out).toMatch(/\d+ cases of \d+ changed beyond the noise: \d+ faster, 0 slower\./);
    expect(readFileSync(file('page.html'), 'utf8')).toContain('Change since 0.1.0');
  });

  test('refuses a file of another schema before anything is measured', async () => {
    const file = join(temporaryFolder('compare'), 'old.json');
    writeFileSync(file, JSON.stringify({ ...before, schema: 'isoloss/bench@0' }));
    const { code, out, err } = await isoloss('bench', '--compare', file);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('is of schema isoloss/bench@0; this version of isoloss reads isoloss/bench@1.');
  });
});
