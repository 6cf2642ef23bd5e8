import { expect, test } from 'vitest';
import type { Canvas } from '../../../src/report/figures/figure.js';
import { objectiveFigures } from '../../../src/report/figures/objective.js';
import { outcome } from '../fixture.js';

/** Rises above the optimum that the table of a plane over the unit square has, by row from the top. */
function tableOf(rise: (alpha: number, beta: number) => number): number[][] {
  const { objectiveGrid, ...record } = outcome().record;
  const values = [0, 0.25, 0.5, 0.75, 1];
  const objective = values.flatMap((a) => values.map((b) => record.objective * (1 + rise(a, b))));
  const axes = ['alpha', 'beta'].map((name) => ({ name, values }));
  const [figure] = objectiveFigures(record, {} as Canvas, { axes, objective, region: record.objective });
  return figure.table.rows.map((cells) =>
    cells.slice(1).map((cell) => Number.parseFloat(cell) / (cell.endsWith('%') ? 100 : 1)),
  );
}

test('between the points of a refitted plane a valley is where it is', () => {
  const valley = (a: number, b: number) => (a - 0.4) ** 2 + 3 * (b - 0.55) ** 2;
  tableOf(valley).forEach((cells, up) => {
    cells.forEach((cell, across) => {
      const truth = valley(across / 6, 1 - up / 6);
      expect(Math.abs(cell - truth)).toBeLessThan(0.06 * truth);
    });
  });
});

test('a wall beside a slope makes no valley before it', () => {
  const wall = [0.3, 0.3, 0.4, 0.7, 14];
  const cells = tableOf((_, b) => wall[4 * b]).flat();
  expect(Math.min(...cells)).toBeGreaterThan(0.25);
});
