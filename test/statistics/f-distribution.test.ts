import { expect, test } from 'vitest';
import { threefry } from '../../src/problem/threefry.js';
import { fTail, logGamma } from '../../src/statistics/f-distribution.js';
import { midRanks, normalScores, rankCorrelation } from '../../src/statistics/ranks.js';
import { regressionTest } from '../../src/statistics/regression-test.js';
import { Subspace } from '../../src/statistics/subspace.js';
import { intraclass } from '../../src/statistics/within-groups.js';

test.each([
  [1, 1, 5, 0.3632174676491229],
  [3.2, 4, 20, 0.034831623728782526],
  [50, 2, 100, 8.881784197001252e-16],
  [400, 3, 1700, 1.4770447929911954e-196],
  [0.3, 10, 9, 0.9628268738118714],
  [30, 1, 9990, 4.425218539053045e-8],
  [10000.0, 1, 30, 1.984611796727031e-39],
  [2, 300, 40, 0.004658172607943691],
  [150, 6, 227, 4.390139088494293e-76],
])('P(F > %s) under %s and %s degrees is %s, as SciPy has it', (f, k, df, p) => {
  expect(fTail(f, k, df) / p).toBeCloseTo(1, 9);
});

test.each([
  [0.5, 0.5723649429247],
  [3.3, 0.9870985778947343],
  [17, 30.671860106080675],
  [5000.5, 37586.88488728106],
])('log gamma(%s) is %s', (x, value) => {
  expect(logGamma(x)).toBeCloseTo(value, 10);
});

const x = Float64Array.of(
  0.346,
  0.822,
  0.33,
  -1.303,
  0.905,
  0.446,
  -0.537,
  0.581,
  0.365,
  0.294,
  0.028,
  0.547,
);
const y = Float64Array.of(
  -0.39,
  0.659,
  -0.152,
  -0.704,
  0.945,
  0.154,
  -1.319,
  0.324,
  0.373,
  0.018,
  1.322,
  1.554,
);

test('a regression test is the F test of nested least squares', () => {
  const known = new Subspace([new Float64Array(12).fill(1), x]);
  const found = regressionTest(y, known, [x.map((v) => v ** 2), x.map((v) => v ** 3)]);
  expect(found).toMatchObject({ k: 2, df: 8 });
  expect(found?.p).toBeCloseTo(0.7478972343501529, 10);
  expect(found?.explained).toBeCloseTo(0.07004810912947819, 10);
  expect(regressionTest(y, known, [x.map((v) => 3 - 2 * v)])).toBeUndefined();
});

test('a regression test on many groups is the same whether their columns are taken one by one or summed', () => {
  const groups = 40;
  const rows = groups * 25;
  const noise = (row: number, draw: number) => threefry(5, draw, row, 0)[0] / 2 ** 32 - 0.5;
  const column = (at: (row: number) => number) => Float64Array.from({ length: rows }, (_, row) => at(row));
  const of = (row: number) => row % groups;
  const ofGroup = (group: number, draw: number) =>
    column((row) => (of(row) === group ? 1 + 0.3 * noise(row, draw) : 0));
  const all = Array.from({ length: groups }, (_, group) => group);
  // Of each group a slope of its own, of which its indicator keeps little, and three columns of all rows.
  const known = new Subspace([
    column(() => 1),
    column((row) => noise(row, 1)),
    column((row) => of(row) + noise(row, 2)),
    ...all.map((group) => ofGroup(group, 3)),
  ]);
  const scores = column((row) => noise(row, 4) + 0.2 * Math.sin(of(row)));
  const indicators = all.map((group) => ofGroup(group, 5));
  const sums = indicators.map((_, k) =>
    column((row) => indicators.slice(0, k + 1).reduce((sum, c) => sum + c[row], 0)),
  );
  const one = regressionTest(scores, known, indicators);
  const other = regressionTest(scores, known, sums.reverse());
  expect(one).toMatchObject({ k: groups, df: other?.df });
  expect(Math.abs((one?.explained ?? 0) / (other?.explained ?? 1) - 1)).toBeLessThan(1e-10);
  expect(one?.explained).toBeGreaterThan(0.01);
  // Columns of the space add nothing to it, by either way.
  expect(
    regressionTest(
      scores,
      known,
      all.map((group) => ofGroup(group, 3)),
    ),
  ).toBeUndefined();
});

test('the intraclass correlation is tested as by analysis of variance', () => {
  const group = Uint32Array.of(0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2);
  expect(intraclass(y, group, 3).p).toBeCloseTo(0.2196655076588186, 10);
});

test('ranks of equal values are their mean, and scores are normal quantiles', () => {
  expect([...midRanks([3, 1, 3, 2])]).toEqual([3.5, 1, 3.5, 2]);
  expect(normalScores([5, 7, 6])[0]).toBeCloseTo(-0.8694237732888861, 12);
  expect(rankCorrelation(x, y)).toBeCloseTo(0.6223776223776225, 12);
});
