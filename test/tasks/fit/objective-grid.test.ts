import { expect, test } from 'vitest';
import { fit, parseFitJob, parseTable } from '../../../src/index.js';

test('an objective grid under a loss with a kink holds the exact objective and its slope', async () => {
  const table = await parseTable('N,loss\n1,1\n1,2\n1,4\n', 'three.csv', 'csv');
  const { record } = await fit(
    parseFitJob({
      runs: 'three.csv',
      law: 'a * N',
      loss: 'absolute',
      residual: 'raw',
      objectiveGrid: [{ name: 'a', lo: 1.5, hi: 3.5, count: 5, linear: true }],
      backend: 'cpu',
    }),
    table,
  );
  const exact = [1.5, 2, 2.5, 3, 3.5].map((a) => Math.abs(a - 1) + Math.abs(a - 2) + Math.abs(a - 4));
  record.objectiveGrid?.objective.forEach((value, k) => {
    expect(value).toBeCloseTo(exact[k], 7);
  });
  const slopes = record.objectiveGrid?.gradient.a ?? [];
  // At a = 2 a row is fitted exactly: it has no slope of its own.
  [-1, 0, 1, 1, 1].forEach((slope, k) => {
    expect(slopes[k]).toBeCloseTo(slope, 7);
  });
});
