import { describe, expect, test } from 'vitest';
import { envelope } from '../../../src/report/figures/compute.js';
import { lawFrontier } from '../../../src/report/figures/law-frontier.js';
import { onInput, outcome, uncertain } from '../fixture.js';

describe('the frontier of a fitted law', () => {
  test('is that of the closed form, and the loss is the law there', () => {
    const fit = outcome();
    const { E, A, B, alpha, beta } = fit.record.parameters;
    const G = ((alpha * A) / (beta * B)) ** (1 / (alpha + beta));
    const points = lawFrontier(fit);
    expect(points.length).toBe(41);
    for (const { C, N, D, loss } of points) {
      expect(N / (G * (C / 6) ** (beta / (alpha + beta)))).toBeCloseTo(1, 2);
      expect((6 * N * D) / C).toBeCloseTo(1, 12);
      expect(loss).toBeCloseTo(E + A / N ** alpha + B / D ** beta, 5);
    }
  });

  test('has bands over the refits, about the optimum and the loss', () => {
    const banded = lawFrontier(uncertain()).filter(({ NBand }) => NBand !== undefined);
    expect(banded.length).toBe(11);
    for (const { N, loss, NBand, lossBand } of banded) {
      expect(N).toBeGreaterThan(NBand?.[0] ?? Number.NaN);
      expect(N).toBeLessThan(NBand?.[1] ?? Number.NaN);
      expect(loss).toBeGreaterThan(lossBand?.[0] ?? Number.NaN);
      expect(loss).toBeLessThan(lossBand?.[1] ?? Number.NaN);
    }
  });

  test('is empty without N and D', () => {
    expect(lawFrontier(onInput())).toEqual([]);
  });

  test('is empty where the runs vary only one of N and D', () => {
    const fit = outcome();
    const { N, D } = fit.rows.inputs;
    for (const inputs of [
      { N, D: D.map(() => 3e11) },
      { N: N.map(() => 1e9), D },
    ])
      expect(lawFrontier({ ...fit, rows: { ...fit.rows, inputs } })).toEqual([]);
  });
});

test('the envelope of the runs only falls, and no fitted run lies below it', () => {
  const fit = outcome();
  const steps = envelope(fit);
  expect(steps.every(({ x, y }, i) => i === 0 || (x >= steps[i - 1].x && y < steps[i - 1].y))).toBe(true);
  const { N, D } = fit.rows.inputs;
  fit.rows.observed.forEach((loss, row) => {
    if (fit.rows.heldOut[row] === 1) return;
    const before = steps.filter(({ x }) => x <= 6 * N[row] * D[row]);
    expect(loss).toBeGreaterThanOrEqual(before[before.length - 1].y);
  });
});
