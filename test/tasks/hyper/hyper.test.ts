import { describe, expect, test } from 'vitest';
import { lawFunction } from '../../../src/laws/evaluate.js';
import { findPreset } from '../../../src/laws/index.js';
import { threefry } from '../../../src/problem/threefry.js';
import { tableOf } from '../../../src/runs/table-of.js';
import { normalQuantile } from '../../../src/statistics/normal.js';
import { isAborted } from '../../../src/tasks/finished.js';
import { hyper } from '../../../src/tasks/hyper/hyper.js';
import type { HyperRequest } from '../../../src/tasks/hyper/request.js';

const { law, preset } = findPreset('rate-and-batch:li-2025-step');
const truth = preset.values;
const loss = lawFunction(law);
const best = (N: number, D: number) => ({
  lr: Math.exp(truth.l0 + truth.lN * Math.log(N / 1e9) + truth.lD * Math.log(D / 1e9)),
  B: Math.exp(truth.b0 + truth.bD * Math.log(D / 1e9)),
});

/** Sweeps of the published response surface over a grid about the best values, off centre, with noise of log losses. */
function sweepRuns(noise: number, simulation = 0, shift = 0.3) {
  let counter = 0;
  return [6e7, 2.5e8, 1e9].flatMap((N) =>
    [4e9, 2e10, 1e11].flatMap((D) =>
      [-2, -1, 0, 1, 2].flatMap((i) =>
        [-2, -1, 0, 1, 2].map((j) => {
          const lr = best(N, D).lr * Math.exp(0.6 * i + shift);
          const B = best(N, D).B * Math.exp(0.7 * j - shift);
          const [word] = threefry(5, simulation, counter++, 0);
          const scatter = noise * normalQuantile((word + 0.5) / 2 ** 32);
          return { N, D, lr, B, loss: loss(truth, { N, D, lr, batch: B }) * Math.exp(scatter) };
        }),
      ),
    ),
  );
}

const ask = (rows: readonly object[], request: HyperRequest = {}) =>
  hyper({ over: ['lr', 'B'], bootstrap: 50, ...request }, tableOf(rows, 'sweep.csv'));

describe('a sweep', () => {
  test('without noise gives the best values of every cell, their flatness, and the exponents of their law both ways', async () => {
    const record = await ask(sweepRuns(0), { at: [{ N: 7e9, D: 1.4e11 }] });
    expect([record.by, record.cells.length, record.published.length > 5]).toEqual([['N', 'D'], 9, true]);
    for (const { at, optimum, flatness, loss: least } of record.cells) {
      const { lr, B } = best(at.N, at.D);
      expect(optimum?.lr.value).toBeCloseTo(lr, 8);
      expect(Number(optimum?.B.value) / B).toBeCloseTo(1, 6);
      const lowest = loss(truth, { ...at, lr, batch: B } as never);
      expect(least).toBeCloseTo(lowest, 6);
      // ql x^2 = 1 % of the least loss.
      expect(Math.log(flatness?.lr ?? 0)).toBeCloseTo(Math.sqrt((0.01 * lowest) / truth.ql), 6);
    }
    for (const laws of [record.laws.slice(0, 2), record.surface?.laws ?? []]) {
      expect(laws.map(({ name }) => name)).toEqual(['lr', 'B']);
      expect(laws[0].exponents.N.value).toBeCloseTo(truth.lN, 4);
      expect(laws[0].exponents.D.value).toBeCloseTo(truth.lD, 4);
      expect(laws[1].exponents.N.value).toBeCloseTo(0, 4);
      expect(laws[1].exponents.D.value).toBeCloseTo(truth.bD, 4);
    }
    const [{ best: predicted, beyond }] = record.predictions;
    expect(Number(predicted.lr.law?.value) / best(7e9, 1.4e11).lr).toBeCloseTo(1, 4);
    expect(Number(predicted.B.surface?.value) / best(7e9, 1.4e11).B).toBeCloseTo(1, 3);
    expect(beyond).toBeCloseTo(7, 9);
    expect(record.laws.map(({ of }) => of.join())).toEqual(['N,D', 'N,D', 'C', 'C']);
  });

  test('with noise has intervals that hold the truth about as often as they say', async () => {
    const held = { cells: 0, law: 0, surface: 0 };
    const simulations = 24;
    const inside = (interval: readonly [number, number] | null | undefined, value: number) =>
      Number(interval !== null && interval !== undefined && interval[0] <= value && interval[1] >= value);
    let cells = 0;
    for (let k = 1; k <= simulations; k++) {
      const record = await ask(sweepRuns(0.001, k), { bootstrap: 60, published: ['rule:bi-2024-batch'] });
      for (const { at, optimum } of record.cells) {
        if (optimum === null) continue;
        cells += 2;
        held.cells +=
          inside(optimum.lr.interval, best(at.N, at.D).lr) + inside(optimum.B.interval, best(at.N, at.D).B);
      }
      held.law += inside(record.laws[0].exponents.N.interval, truth.lN);
      held.law += inside(record.laws[1].exponents.D.interval, truth.bD);
      held.surface += inside(record.surface?.laws[0].exponents.N.interval, truth.lN);
      held.surface += inside(record.surface?.laws[1].exponents.D.interval, truth.bD);
    }
    expect(Math.abs(held.cells / cells - 0.95)).toBeLessThan(0.035);
    // 48 intervals each.
    expect(held.law / (2 * simulations)).toBeGreaterThan(0.85);
    expect(held.surface / (2 * simulations)).toBeGreaterThan(0.8);
  });

  test('refuses an optimum at its edge, with too few values or runs, and where losses do not curve upwards', async () => {
    const one = sweepRuns(0).filter(({ N, D }) => N === 1e9 && D === 2e10);
    const reasonOf = async (rows: readonly object[], request: HyperRequest = {}) =>
      (await ask(rows, request)).cells[0].reason;
    const { lr, B } = best(1e9, 2e10);
    expect(await reasonOf(one.filter((row) => row.lr > 1.1 * lr))).toMatch(
      /^its best run lies at the least lr, /,
    );
    expect(await reasonOf(one.filter((row) => row.B < 0.9 * B))).toMatch(
      /^its best run lies at the largest B|^B takes 2/,
    );
    const middle = one.find((row) => row.lr > lr)?.B;
    expect(await reasonOf(one.filter((row) => row.B === middle))).toBe(
      'B takes 1 values: a bowl needs three',
    );
    expect(await reasonOf(one, { within: 1e-4 })).toMatch(
      /runs near its best one are too few: a bowl has 6 terms/,
    );
    const record = await ask(one);
    expect(record.cells[0].optimum?.lr.value).toBeCloseTo(lr, 8);
    expect(record.laws[0].reason).toBe('all cells have one scale');
  });

  test('says what laws cannot be had: cells that grow together, and too few of them', async () => {
    const rows = sweepRuns(0).filter(({ N, D }) =>
      [`${6e7} ${4e9}`, `${2.5e8} ${2e10}`, `${1e9} ${1e11}`].includes(`${N} ${D}`),
    );
    const { laws } = await ask(rows);
    expect(laws[0].reason).toMatch(/3 cells with an optimum are too few for 3 terms/);
    expect(laws[2]).toMatchObject({ of: ['C'], name: 'lr', coefficient: expect.anything() });
    const along = [1, 2, 4, 8].flatMap((factor) =>
      sweepRuns(0)
        .filter(({ N, D }) => N === 6e7 && D === 4e9)
        .map((row) => ({ ...row, N: row.N * factor, D: row.D * factor })),
    );
    expect((await ask(along)).laws[0].reason).toMatch(/N and D grow together/);
  });

  test('that is interrupted has intervals over the resamples that were made', async () => {
    const abort = new AbortController();
    const progress = (done: number) => (done === 20 ? abort.abort() : undefined);
    const error: unknown = await hyper({ over: ['lr', 'B'] }, tableOf(sweepRuns(0.001), 'sweep.csv'), {
      signal: abort.signal,
      progress,
    }).catch((reason) => reason);
    if (!isAborted(error, 'hyper')) throw error;
    expect(error.finished?.surface?.resamples).toEqual({ asked: 1000, made: 20, kept: 20 });
    expect(error.finished?.surface?.laws[0].exponents.N.interval).not.toBeNull();
  });

  test('compares with published rules, by name or all that are of what was swept', async () => {
    const rows = sweepRuns(0);
    const { published } = await ask(rows, { published: ['learning-rate:li-2025-step-batch'] });
    const ratios = [4e9, 2e10, 1e11].map((D) => (0.58 * D ** 0.571) / best(1e9, D).B);
    expect(published).toHaveLength(1);
    expect(published[0].ratio[0]).toBeCloseTo(Math.min(...ratios), 4);
    expect(published[0].ratio[2]).toBeCloseTo(Math.max(...ratios), 4);
    expect(published[0].excess[1]).toBeGreaterThan(published[0].excess[0]);
    await expect(ask(rows, { over: ['lr'], published: ['rule:bi-2024-batch'] })).rejects.toMatchObject({
      code: 'bad-question',
    });
  });
});
