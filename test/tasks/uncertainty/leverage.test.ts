import { expect, test } from 'vitest';
import { Status } from '../../../src/problem/status.js';
import { leverage } from '../../../src/tasks/uncertainty/leverage.js';
import { line, lineJob, x } from '../small-runs.js';
import { fitted, tableOf } from '../support.js';

/** Least squares without row `out`. */
function lineWithout(out: number): { a: number; b: number } {
  const rows = x.map((_, row) => row).filter((row) => row !== out);
  const mean = (of: (row: number) => number): number =>
    rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
  const [mx, my] = [mean((row) => x[row]), mean((row) => line[row])];
  const b = mean((row) => (x[row] - mx) * (line[row] - my)) / mean((row) => (x[row] - mx) ** 2);
  return { a: my - b * mx, b };
}

test('the rows that move a fit most come first, with shifts of every parameter; failed refits are left out', async () => {
  const { model, values } = await fitted(lineJob, await tableOf({ x, y: line }));
  const refits = x.map((_, row) => lineWithout(row));
  const status = new Uint8Array(10).fill(Status.converged);
  status[0] = Status.stepLimit;
  const replicates = {
    count: 10,
    columns: { a: Float64Array.from(refits, ({ a }) => a), b: Float64Array.from(refits, ({ b }) => b) },
    objective: new Float64Array(10),
    status,
    improved: new Uint8Array(10),
  };
  const errors = { a: 0.13082309787655072, b: 0.022756145244412506 };
  const rows = leverage(
    model,
    x.map((_, row) => row + 2),
    values,
    replicates,
    errors,
  );
  expect(rows).toHaveLength(9);
  expect(rows.map(({ row }) => row)).not.toContain(2);
  expect(rows.map(({ largest }) => largest)).toEqual(
    rows.map(({ largest }) => largest).sort((p, q) => q - p),
  );
  for (const { row, shifts, largest } of rows) {
    const { a, b } = lineWithout(row - 2);
    expect(shifts.a).toBeCloseTo(a - values.a, 12);
    expect(shifts.b).toBeCloseTo(b - values.b, 12);
    expect(largest).toBe(Math.max(Math.abs(shifts.a) / errors.a, Math.abs(shifts.b) / errors.b));
  }
  // A parameter without a standard error judges nothing.
  const judged = leverage(
    model,
    x.map((_, row) => row + 2),
    values,
    replicates,
    { a: null, b: errors.b },
  );
  expect(judged[0].largest).toBe(Math.max(...judged.map(({ shifts }) => Math.abs(shifts.b) / errors.b)));
});

test('at most ten rows are listed', async () => {
  const { model, values } = await fitted(lineJob, await tableOf({ x, y: line }));
  const count = 25;
  const replicates = {
    count,
    columns: {
      a: Float64Array.from({ length: count }, (_, k) => values.a + k),
      b: new Float64Array(count).fill(values.b),
    },
    objective: new Float64Array(count),
    status: new Uint8Array(count).fill(Status.converged),
    improved: new Uint8Array(count),
  };
  const numbers = Int32Array.from({ length: count }, (_, k) => k + 1);
  const rows = leverage(model, numbers, values, replicates, { a: 1, b: 1 });
  expect(rows.map(({ row }) => row)).toEqual([25, 24, 23, 22, 21, 20, 19, 18, 17, 16]);
});
