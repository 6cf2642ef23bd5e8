import { describe, expect, test } from 'vitest';
import { parseAxis } from '../../../src/jobs/grammar.js';
import { fittedOfPreset } from '../../../src/tasks/fitted/published.js';
import { predict } from '../../../src/tasks/predict/predict.js';
import { type ContourAxis, contours, roundLevels } from '../../../src/tasks/surface/contours.js';
import { surface } from '../../../src/tasks/surface/surface.js';

const even = (lo: number, hi: number, count: number): ContourAxis => ({
  values: Float64Array.from({ length: count }, (_, i) => lo + (i * (hi - lo)) / (count - 1)),
  logarithmic: false,
});

/** A function of two numbers over columns. */
const over = (f: (x: number, y: number) => number) => (x: Float64Array, y: Float64Array) =>
  x.map((value, i) => f(value, y[i]));

describe('contours', () => {
  test('of a law lie on their level to nine digits, one unbroken line each', async () => {
    const fitted = fittedOfPreset('chinchilla:besiroglu-2024');
    const axes = [parseAxis('N=1e7..1e13:40'), parseAxis('D=1e9..1e14:300')];
    const levels = [2, 2.2, 3];
    const { contours: found } = await surface(fitted, { axes, contours: levels });
    expect(found?.lines.map(({ level }) => level)).toEqual(levels);
    for (const { level, points, closed } of found?.lines ?? []) {
      expect(closed).toBe(false);
      expect(points.length).toBeGreaterThan(40);
      const [N, D] = [points.map(([x]) => x), points.map(([, y]) => y)];
      for (const value of predict(fitted, { N, D }).value) expect(Math.abs(value - level)).toBeLessThan(1e-9);
      // From one side of the grid to another, never back.
      expect(D).toEqual([...D].sort((a, b) => (D[0] < D[D.length - 1] ? a - b : b - a)));
    }
  });

  test('of a bowl are closed rings, each vertex exact however coarse the grid', () => {
    const lines = contours(
      over((x, y) => x * x + y * y),
      even(-2, 2, 9),
      even(-2, 2, 8),
      [1, 2.25],
    );
    expect(lines.map(({ level, closed }) => [level, closed])).toEqual([
      [1, true],
      [2.25, true],
    ]);
    for (const { level, points } of lines) {
      expect(points[0]).toEqual(points[points.length - 1]);
      for (const [x, y] of points) expect(x * x + y * y).toBeCloseTo(level, 12);
    }
  });

  test('pass a saddle on the side on which the function’s own middle lies', () => {
    const saddle = (x: number, y: number) => x * y;
    const count = (level: number) => contours(over(saddle), even(-1, 1, 2), even(-1, 1, 2), [level]);
    const through = (level: number) =>
      count(level).map(({ points }) => points.map(([x, y]) => Math.sign(x * y)));
    expect(through(0.5)).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect(through(-0.5)).toEqual([
      [-1, -1],
      [-1, -1],
    ]);
  });

  test('leave out cells with a corner that has no value', () => {
    const f = over((x, y) => (x < 0 ? Number.NaN : y));
    const [line, ...more] = contours(f, even(-2, 2, 5), even(0, 1, 3), [0.3]);
    expect(more).toEqual([]);
    expect(Math.min(...line.points.map(([x]) => x))).toBe(0);
    expect(line.points.every(([, y]) => y === 0.3)).toBe(true);
  });

  test('through corners of the grid come out without points on top of each other', () => {
    const lines = contours(
      over((x, y) => x + y),
      even(0, 4, 5),
      even(0, 4, 5),
      [4],
    );
    expect(lines).toHaveLength(1);
    expect(lines[0].points).toHaveLength(5);
    for (const [x, y] of lines[0].points) expect(x + y).toBe(4);
  });

  test('have none of their own where the level is not met', () => {
    expect(
      contours(
        over((x) => x),
        even(0, 1, 3),
        even(0, 1, 3),
        [7],
      ),
    ).toEqual([]);
  });
});

describe('round levels', () => {
  test('ascend inside what the values span and have few digits', () => {
    const values = Float64Array.from({ length: 1000 }, (_, i) => 1.8 + 3 / (1 + i) ** 0.3);
    const levels = roundLevels(values, 8);
    expect(levels.length).toBeGreaterThan(5);
    expect(levels).toEqual([...new Set(levels)].sort((a, b) => a - b));
    expect(levels[0]).toBeGreaterThan(1.8);
    for (const level of levels) expect(String(level).length).toBeLessThan(6);
  });

  test('are none where nothing varies', () => {
    expect(roundLevels(Float64Array.of(2, 2, 2), 5)).toEqual([]);
    expect(roundLevels(Float64Array.of(Number.NaN, 1), 5)).toEqual([]);
  });
});
