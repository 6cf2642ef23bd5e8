import { describe, expect, test } from 'vitest';
import { coverageNotes, observedCoverage } from '../../../src/tasks/uncertainty/coverage-notes.js';

const huber = { residual: 'log', rho: { kind: 'huber', delta: 1e-3 } } as const;

describe('notes on coverage', () => {
  test('warn of a kind that fell short, once, with what was seen', () => {
    const [note, ...more] = coverageNotes(['basic', 'basic'], huber, 240);
    expect(note).toMatch(
      /^Basic intervals of nominal 95 % were seen to cover 8\d to 9\d % in simulated fits/,
    );
    expect(note).toContain('240 rows');
    expect(more).toEqual([]);
  });

  test('speak of the studied size nearest by ratio', () => {
    const rowsIn = (rows: number) =>
      coverageNotes(['basic'], huber, rows)
        .join()
        .match(/, (\d+) rows/)?.[1];
    expect(rowsIn(130)).toBe('240');
    expect(rowsIn(1e5)).toBe('240');
  });

  test('are silent of kinds that cover', () => {
    expect(coverageNotes(['percentile', 'bca', 'profile'], huber, 240)).toEqual([]);
    expect(coverageNotes(['basic', 'profile'], { residual: 'log', rho: { kind: 'squared' } }, 240)).toEqual(
      [],
    );
  });

  test('rest on each situation once', () => {
    const keys = observedCoverage.map(({ kind, loss, rows }) => `${kind} ${loss} ${rows}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThanOrEqual(20);
  });
});
