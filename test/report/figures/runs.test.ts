import { describe, expect, test } from 'vitest';
import { findLaw, laws } from '../../../src/laws/index.js';
import type { Canvas } from '../../../src/report/figures/figure.js';
import { lawTerms, sumText, withoutTerms } from '../../../src/report/figures/law-terms.js';
import { partialResiduals } from '../../../src/report/figures/partial.js';
import { residualFigures } from '../../../src/report/figures/residuals.js';
import {
  quantilePoints,
  residualVariables,
  runningMedians,
} from '../../../src/report/figures/residuals-against.js';
import { onInput, outcome, uncertain } from '../fixture.js';

describe('partial residuals', () => {
  test('are the fitted term and the residual of each run, for every input of a sum', () => {
    const fit = outcome();
    const { observed, predicted } = fit.rows;
    const { alpha, A } = fit.record.parameters;
    const { part, y, fitted, along } = partialResiduals(fit, 'N');
    expect(sumText(part?.terms ?? [])).toBe('A/N^α');
    expect(withoutTerms('L', part?.others ?? [])).toBe('L − E − B/D^β');
    const N = fit.rows.inputs.N;
    for (const row of [0, 17, 100]) {
      expect(fitted[row]).toBeCloseTo(A / N[row] ** alpha, 12);
      expect(y[row] - fitted[row]).toBeCloseTo(observed[row] - predicted[row], 12);
    }
    expect(along(Float64Array.of(1e9))[0]).toBeCloseTo(A / 1e9 ** alpha, 12);
  });

  test('have the band of the term over the refits', () => {
    const { along, band } = partialResiduals(uncertain(), 'D');
    const at = Float64Array.of(1e9, 1e11);
    const [lo, hi] = band(at) ?? [];
    along(at).forEach((value, i) => {
      expect(lo?.[i]).toBeLessThan(value);
      expect(hi?.[i]).toBeGreaterThan(value);
    });
    expect(partialResiduals(outcome(), 'D').band(at)).toBeUndefined();
  });

  test('move runs along a law that is no sum of such terms, and leave the residual as it is', () => {
    const fit = outcome();
    const kaplan = findLaw('kaplan');
    const { part, held, y, fitted } = partialResiduals({ ...fit, model: { ...fit.model, law: kaplan } }, 'N');
    const { observed, predicted } = fit.rows;
    expect(part).toBeUndefined();
    expect(Object.keys(held)).toEqual(['D']);
    expect(y[5] / fitted[5]).toBeCloseTo(observed[5] / predicted[5], 12);
  });

  test('split every law of the catalogue into terms that make it up', () => {
    for (const law of laws) {
      const terms = lawTerms(law);
      expect(terms.length, law.name).toBeGreaterThan(0);
      for (const { text } of terms) {
        expect(text.split('(').length, `${law.name}: ${text}`).toBe(text.split(')').length);
      }
    }
    const { formula, ...law } = findLaw('chinchilla');
    const terms = lawTerms({ ...law, formula: '2*(E - (A/N^alpha - 1)) - (-(B)*D^(-beta) - A*(N + 1))' });
    expect(terms.map(({ text, sign }) => `${sign} ${text}`)).toEqual([
      '1 2*(E - (A/N^alpha - 1))',
      '-1 -(B)*D^(-beta)',
      '1 A*(N + 1)',
    ]);
    expect(formula).toBe('E + A/N^alpha + B/D^beta');
  });
});

describe('residuals', () => {
  test('are seen against inputs that vary, compute and tokens per parameter', () => {
    const fit = outcome();
    const variables = residualVariables(fit);
    expect(variables.map(({ name }) => name)).toEqual(['N', 'D', 'compute', 'D-per-N']);
    const { N, D } = fit.rows.inputs;
    expect(variables[2].values[3]).toBe(6 * N[3] * D[3]);
    expect(residualVariables(onInput()).map(({ title }) => title)).toEqual(['x']);
  });

  test('are counted in bins of which two meet at zero itself', () => {
    const fit = outcome();
    // Nothing is drawn before a figure's options are asked for.
    const canvas = {} as Canvas;
    for (const largest of [0.488, 0.1, 0.0218, 0.3, 1e-5]) {
      const residual = fit.rows.residual.map(
        (_, row) => (row % 2 === 0 ? 1 : -0.9) * largest * (row % 7 === 0 ? 1 : 0.01),
      );
      const figures = residualFigures({ ...fit, rows: { ...fit.rows, residual } }, canvas);
      const rows = figures.find(({ id }) => id === 'residual-spread')?.table?.rows ?? [];
      expect(rows.filter(([bin]) => /^0 to|to 0$/.test(String(bin))).length).toBe(2);
    }
  });

  test('have running medians and quantiles of the fitted rows alone', () => {
    const fit = outcome();
    const fitted = fit.rows.heldOut.filter((flag) => flag === 0).length;
    const medians = runningMedians(fit, fit.rows.inputs.D);
    expect(medians.length).toBe(10);
    const points = quantilePoints(fit);
    expect(points.length).toBe(fitted);
    expect(points[0].x).toBeCloseTo(-points[fitted - 1].x, 12);
    expect(points.every(({ y }, i) => i === 0 || y >= points[i - 1].y)).toBe(true);
    const within = medians.every(({ y }) => y > points[0].y && y < points[fitted - 1].y);
    expect(within).toBe(true);
  });
});
