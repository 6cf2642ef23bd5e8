import { describe, expect, test } from 'vitest';
import { conclusionsOf } from '../../../src/tasks/multiverse/conclusions.js';
import type { Dimension, Universe } from '../../../src/tasks/multiverse/record.js';

const universe = (choices: Universe['choices'], alpha: number | null, reason?: string): Universe => ({
  choices,
  status: reason === undefined ? 'converged' : 'singular',
  ...(reason === undefined ? {} : { reason }),
  objective: 1,
  parameters: { alpha },
  derived: {},
  intervals: { alpha: [0.9, 1.5] },
  predictions: {},
  rows: 10,
  heldOut: 0,
  warnings: 0,
});

const dimensions: Dimension[] = [
  { choice: 'filter', values: ['all', 'small'] },
  { choice: 'loss', values: ['huber', 'squared'] },
  { choice: 'delta', values: ['0.1', '0.2'] },
];

const conclude = (universes: readonly Universe[]) =>
  conclusionsOf(
    [{ kind: 'parameters', name: 'alpha', unit: '' }],
    universes,
    dimensions,
    (_, value, at) => Math.abs(value - at) <= 0.1 * Math.abs(at),
  );

describe('a conclusion', () => {
  test('reports the spread over universes and the fractions that agree with the base', () => {
    const values = [1, 1.05, -1, 2, 1.09];
    const [alpha] = conclude(values.map((value) => universe({}, value)));
    expect(alpha).toMatchObject({ count: 5, min: -1, lowerQuartile: 1, median: 1.05, max: 2, base: 1 });
    expect([alpha.upperQuartile, alpha.sameSign, alpha.near]).toEqual([1.09, 0.8, 0.6]);
    expect([alpha.interval, alpha.inside]).toEqual([[0.9, 1.5], 0.6]);
  });

  test('compares only universes that differ in one choice', () => {
    const [{ moves }] = conclude([
      universe({ filter: 'all', loss: 'huber', delta: '0.1' }, 10),
      universe({ filter: 'all', loss: 'huber', delta: '0.2' }, 12),
      universe({ filter: 'all', loss: 'squared' }, 20),
      universe({ filter: 'small', loss: 'huber', delta: '0.1' }, 110),
      universe({ filter: 'small', loss: 'huber', delta: '0.2' }, 116),
      universe({ filter: 'small', loss: 'squared' }, 150),
    ]);
    // Losses by the medians of their deltas: 20 - 11 and 150 - 113; delta within the huber loss only.
    expect(moves).toEqual([
      { choice: 'filter', typical: 104, most: 130, sets: 3 },
      { choice: 'loss', typical: 23, most: 37, sets: 2 },
      { choice: 'delta', typical: 4, most: 6, sets: 2 },
    ]);
  });

  test('leaves out universes without an optimum or the quantity, the base included', () => {
    const [alpha] = conclude([
      universe({ filter: 'all' }, 5, 'stopped'),
      universe({ filter: 'small' }, 7),
      universe({ filter: 'small' }, null),
    ]);
    expect(alpha).toMatchObject({ count: 1, base: null, near: null, sameSign: null, median: 7, moves: [] });
    expect(conclude([universe({}, 5, 'stopped')])).toEqual([]);
  });
});
