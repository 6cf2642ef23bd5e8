import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseResults } from '../../bench/parse-results.js';
import { readResults } from '../../bench/read-results-node.js';
import { IsolossError } from '../../src/errors.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { sampleResults } from './page-fixture.js';

const errorOf = (value: unknown): IsolossError => {
  try {
    parseResults(typeof value === 'string' ? value : JSON.stringify(value), 'some.json');
  } catch (error) {
    if (error instanceof IsolossError) return error;
    throw error;
  }
  throw new Error('it was read');
};

describe('a result file', () => {
  test('is read as it was written', async () => {
    const file = join(temporaryFolder('results'), 'bench.json');
    writeFileSync(file, JSON.stringify(sampleResults()));
    expect(await readResults(file)).toEqual(sampleResults());
  });

  test('that is not there is named', async () => {
    await expect(readResults('/nonexistent/bench.json')).rejects.toMatchObject({
      code: 'cannot-read',
      message: "'/nonexistent/bench.json' cannot be read: there is no such file.",
      place: { file: '/nonexistent/bench.json' },
    });
  });

  test('that is no JSON, or the record of something else, is refused', () => {
    expect(errorOf('{').message).toMatch(/^'some\.json' holds no results of isoloss bench \(it is no JSON: /);
    for (const other of [{ schema: 'isoloss/fit@1' }, {}, null, 3, []]) {
      expect(errorOf(other)).toMatchObject({ code: 'bad-results', place: { file: 'some.json' } });
    }
  });

  test('of another version of the schema is refused, with both versions named', () => {
    expect(errorOf({ ...sampleResults(), schema: 'isoloss/bench@7' })).toMatchObject({
      code: 'results-version',
      message: "'some.json' is of schema isoloss/bench@7; this version of isoloss reads isoloss/bench@1.",
    });
  });

  test('with a fault is refused with the place of the fault', () => {
    const results = sampleResults();
    const entries = results.entries.map((entry, i) =>
      i === 3 && entry.outcome === 'timed' ? { ...entry, wall: { ...entry.wall, median: 'fast' } } : entry,
    );
    expect(errorOf({ ...results, entries }).message).toMatch(/\(entries\[3\]\.wall\.median: .*number/);
    expect(errorOf({ ...results, notice: 1 }).message).toContain('notice');
  });
});
