import { describe, expect, test } from 'vitest';
import { defineLaw, type FittedLaw, fittedOfPreset, predict } from '../../../src/index.js';
import { quantiles } from '../../../src/statistics/quantile.js';
import { extrapolationWarnings } from '../../../src/tasks/fitted/extrapolation.js';
import { pointColumns } from '../../../src/tasks/fitted/parse-points.js';
import { predictRecord } from '../../../src/tasks/predict/make-record.js';

const rounded = fittedOfPreset('chinchilla:hoffmann-2022-rounded');
const besiroglu = fittedOfPreset('chinchilla:besiroglu-2024');

/** A line through x with made replicates: what bands must be is plain. */
const line: FittedLaw = {
  name: 'line',
  law: defineLaw({ name: 'line', formula: 'a + b*x', inputs: ['x'], parameters: ['a', 'b'] }),
  values: { a: 1, b: 2 },
  replicates: {
    count: 5001,
    columns: {
      a: Float64Array.from({ length: 5001 }, (_, i) => 1 + 0.1 * Math.sin(i)),
      b: Float64Array.from({ length: 5001 }, (_, i) => 2 + 0.1 * Math.cos(3 * i)),
    },
  },
  residuals: { quantiles: [-0.1, 0, 0.1], scale: 'raw' },
  ranges: { x: [1, 10] },
};

describe('predictions', () => {
  // Printed models and their training tokens: losses of both published fits.
  test.each([
    ['GPT-3', 175e9, 300e9, 2.0023, 2.008],
    ['Gopher', 280e9, 300e9, 1.9933, 1.9991],
    ['Chinchilla', 70e9, 1.4e12, 1.9366, 1.9734],
    ['LLaMA 65B', 65.2e9, 1.4e12, 1.9387, 1.9754],
    ['LLaMA 7B', 6.7e9, 1e12, 2.0547, 2.086],
  ])('of %s are the known ones', (_, N, D, first, second) => {
    expect(predict(rounded, { N: [N], D: [D] }).value[0].toFixed(4)).toBe(first.toFixed(4));
    expect(predict(besiroglu, { N: [N], D: [D] }).value[0].toFixed(4)).toBe(second.toFixed(4));
  });

  test('have bands that are quantiles over all replicates', () => {
    const { value, band, replicates } = predict(line, { x: [0, 4] }, { level: 0.9 });
    expect(Array.from(value)).toEqual([1, 9]);
    expect(replicates).toBe(5001);
    const { a, b } = line.replicates?.columns ?? {};
    for (const [row, x] of [0, 4].entries()) {
      const drawn = a.map((value, i) => value + b[i] * x);
      const [lower, upper] = quantiles(drawn, [0.05, 0.95]);
      expect([band?.lower[row], band?.upper[row]]).toEqual([lower, upper]);
    }
  });

  test('have wider bands for a new run', () => {
    const { band, newRun } = predict(line, { x: [4] });
    expect(newRun?.lower[0]).toBeLessThan(band?.lower[0] ?? 0);
    expect(newRun?.upper[0]).toBeGreaterThan(band?.upper[0] ?? 0);
  });

  test('take evenly chosen replicates where there are very many rows, and say how many', () => {
    const { residuals: _, ...plain } = line;
    const x = new Float64Array(4000).fill(3);
    expect(predict(plain, { x }).replicates).toBe(2500);
  });

  test('have no band where the law of some replicate has no value', () => {
    const law = defineLaw({
      name: 'root',
      formula: 'a + sqrt(x - b)',
      inputs: ['x'],
      parameters: ['a', 'b'],
    });
    const columns = { a: Float64Array.of(1, 1), b: Float64Array.of(1, 3) };
    const fitted = { name: 'root', law, values: { a: 1, b: 1 }, replicates: { count: 2, columns } };
    const inputs = { x: Float64Array.of(2, 4) };
    const prediction = predict(fitted, inputs);
    expect(Number.isNaN(prediction.band?.lower[0])).toBe(true);
    expect(prediction.band?.lower[1]).toBeGreaterThan(1);
    const record = predictRecord({ fitted, inputs, prediction });
    expect(record.points.map(({ band }) => band === null)).toEqual([true, false]);
    expect(record.warnings).toEqual([expect.stringMatching(/some replicate has no value at 1 of 2 points/)]);
  });

  test('say how far outside the fitted range they lie', () => {
    const { beyond = {} } = predict(line, { x: [0.1, 1, 5, 10, 40, -2] });
    expect(Array.from(beyond.x)).toEqual([0.1, 1, 1, 1, 4, Number.NaN]);
    expect(extrapolationWarnings(line, { x: Float64Array.of(0.1, 1, 4) })).toEqual([
      'Extrapolation in 2 of 3 rows: x is up to 4 times the largest fitted (10) and down to 1/10 of the smallest fitted (1).',
    ]);
    expect(
      extrapolationWarnings(line, { x: Float64Array.of(0.1, 0.5, 4, Number.NaN).subarray(0, 2) }),
    ).toEqual(['Extrapolation in 2 of 2 rows: x is down to 1/10 of the smallest fitted (1).']);
    expect(extrapolationWarnings(line, { x: Float64Array.of(4) })).toEqual([
      'Extrapolation: x is 4 times the largest fitted (10).',
    ]);
  });

  test('leave residuals on the fit’s scale, and a score of the rows that have a loss', () => {
    const inputs = { x: Float64Array.of(1, 2, 3) };
    const observed = Float64Array.of(3.5, Number.NaN, 6);
    const prediction = predict(line, inputs, { observed });
    expect(Array.from(prediction.residual ?? [])).toEqual([-0.5, Number.NaN, 1]);
    const { score, points } = predictRecord({ fitted: line, inputs, prediction, observed });
    expect(score).toMatchObject({ rows: 2, rmse: Math.sqrt(1.25 / 2) });
    expect(points.map((point) => 'observed' in point)).toEqual([true, false, true]);
  });

  test.each([
    [{ N: [1e9] }, 'missing-input', /needs D/],
    [{ N: [1e9], D: [1e10], n: [1] }, 'unknown-input', /n is no input/],
    [{ N: [1e9, 2e9], D: [1e10] }, 'unequal-lengths', /N has 2 values and D 1/],
    [{ N: [1e9, Number.NaN], D: [1, 1] }, 'not-a-number', /Row 2: N is NaN/],
    [{ N: [1e9, -1], D: [1, 1] }, 'not-positive', /row 2: the law takes a power of -1 \(N = -1\)/],
    [{ N: [1e9, 1e-310], D: [1, 1] }, 'no-value', /row 2/i],
  ])('of %j are refused', (inputs, code, message) => {
    const steep = { ...besiroglu, values: { ...besiroglu.values, alpha: 1.5 } };
    expect(() => predict(steep, inputs)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    );
  });
});

describe('points', () => {
  test('may be made of names before them', () => {
    const columns = pointColumns(besiroglu.law, ['N=1e9,D=20*N', 'C=6e21, N=max(1e8, 1e9), D=C/(6*N)']);
    expect(Array.from(columns.D)).toEqual([2e10, 1e12]);
  });

  test.each([
    ['N=1e9', 'bad-point', /does not say D/],
    ['C=1e21,N=1e9', 'bad-point', /does not say D/],
    ['N=1e9,D=M*N', 'bad-point', /made of M, which is not given before it/],
    ['D=20*N,N=1', 'bad-point', /made of N/],
    ['N=1,D=2,T=3', 'unknown-input', /T is no input/],
    ['N=1,N=2,D=2', 'repeated-name', /N twice/],
    ['N=1/0,D=2', 'bad-point', /N is not a finite number/],
    ['__proto__=1,N=1,D=1', 'unknown-input', /__proto__ is no input/],
    ['', 'bad-point', /not of the form/],
  ])('as %s are refused', (text, code, message) => {
    expect(() => pointColumns(besiroglu.law, [text])).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    );
  });
});
