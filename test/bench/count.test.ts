import { describe, expect, test } from 'vitest';
import {
  countNormalPass,
  countObjective,
  countPoint,
  countRows,
  countTables,
  scale,
  sum,
  traffic,
} from '../../bench/operation-count.js';
import { benchRuns } from '../../simulated/runs.js';
import { findLaw } from '../../src/laws/index.js';
import type { Loss } from '../../src/loss/loss.js';
import { createModel } from '../../src/problem/model.js';
import type { Problem } from '../../src/problem/problem.js';
import { chinchilla, formulas } from '../support/sweeps.js';

function problemOf(rows: number, loss: Loss): Problem {
  const { N, D, L } = benchRuns(rows);
  const runs = {
    inputs: new Map([
      ['N', N],
      ['D', D],
    ]),
    target: L,
    weight: new Float64Array(rows).fill(1),
    rowNumbers: Int32Array.from({ length: rows }, (_, i) => i + 1),
    source: 'simulated runs',
    rowWord: 'row',
  } as const;
  return createModel(findLaw('chinchilla'), runs, { loss, fix: {}, positive: [], bound: {} }).problem;
}
const ROWS = 240;
const huber = problemOf(ROWS, { residual: 'log', rho: { kind: 'huber', delta: 1e-3 } });

describe('counts of E + A/N^alpha + B/D^beta on the log residual', () => {
  test('of a Gauss-Newton pass are those that a hand counts', () => {
    // exp(a - alpha log N) and its like for D: 2 operations and an exponential each; E's is made once a pass.
    // Two additions, a logarithm. Slopes: 1 / law, three shares, two of them times -column over again (3 each).
    const law = 2 * 2 + 2 + 1 + 3 + 2 * 3;
    // value - target; |r|, min(s, delta) = m, m / 2, s - m / 2, times m; times weight, added up; m / s, times weight.
    const loss = 1 + 5 + 2 + 2;
    // Five slopes times the weight, five sums with r, fifteen with each other.
    const sums = 5 + 2 * 5 + 2 * 15;
    expect(countNormalPass(huber, 'f32')).toEqual({
      precision: 'f32',
      operations: ROWS * (law + loss + sums),
      transcendentals: ROWS * (2 + 1) + 1,
      bytes: 0,
      readback: 0,
    });
  });

  test('of the objective leave out the normal sums, and bring six numbers back', () => {
    const perRow = 16 + 10 + 1 + 2 * 5;
    expect(countObjective(huber)).toEqual({
      precision: 'f32',
      operations: ROWS * perRow,
      transcendentals: 3 * ROWS + 1,
      bytes: 4 * (5 + 6),
      readback: 4 * 6,
    });
  });

  test('read two columns, the target and the weight', () => {
    expect(countRows(huber, 'f64').bytes).toBe(8 * 4 * ROWS);
  });

  test('know what other losses need', () => {
    const perRow = (loss: Loss): number => countNormalPass(problemOf(ROWS, loss), 'f32').operations / ROWS;
    const whole = perRow(huber.loss);
    expect(perRow({ residual: 'log', rho: { kind: 'squared' } })).toBe(whole - 6);
    expect(perRow({ residual: 'log', rho: { kind: 'quantile', tau: 0.1 } })).toBe(whole + 2);
    const raw = perRow({ residual: 'raw', rho: { kind: 'huber', delta: 1e-3 } });
    expect(perRow({ residual: 'relative', rho: { kind: 'huber', delta: 1e-3 } })).toBe(raw + 1);
    // Slopes of the raw law: 1, A and B as they are; -log N A, -log D B: neither shares nor 1 / law.
    expect(raw).toBe(whole - 1 - 3 - 2);
  });
});

describe('counts of sweeps', () => {
  const { program } = formulas(chinchilla.axes, chinchilla.parameters, chinchilla.law);

  test('leave one addition a point of a law whose terms meet one axis each', () => {
    expect(countPoint(program)).toMatchObject({ precision: 'f32', operations: 1, transcendentals: 0 });
  });

  test('make tables once an axis value: E + A/N^alpha and B/D^beta', () => {
    expect(countTables(program, [100, 30])).toMatchObject({
      precision: 'f64',
      operations: 2 * 100 + 30,
      transcendentals: 130,
    });
  });

  test('count at every point what joins axes', () => {
    const joined = formulas(
      chinchilla.axes,
      chinchilla.parameters,
      'E + ((A/N)^(alpha/beta) + B/D)^beta',
    ).program;
    expect(countPoint(joined)).toMatchObject({ operations: 2, transcendentals: 1 });
  });
});

describe('counted work', () => {
  test('adds up and multiplies', () => {
    const pass = countNormalPass(huber, 'f32');
    const total = sum(countRows(huber, 'f64'), scale(pass, 10), traffic('f32', 6, 5));
    expect(total).toEqual({
      precision: 'f32',
      operations: 10 * pass.operations,
      transcendentals: 10 * pass.transcendentals,
      bytes: 8 * 4 * ROWS + 24,
      readback: 20,
    });
  });
});
