import { describe, expect, test } from 'vitest';
import { lawBands, MAX_BAND_REPLICATES } from '../../../src/tasks/fitted/bands.js';
import { outcome, replicates } from '../../report/fixture.js';

const { model } = outcome();
const inputs = [Float64Array.of(1e8, 7e9, 3e10), Float64Array.of(2e9, 1.4e11, 6e11)];

/** Quantiles of type 7 of the law at one point, written out. */
function expected(rows: readonly number[], point: number, shares: readonly number[]): number[] {
  const { E, A, B, alpha, beta } = replicates(5000).columns;
  const [N, D] = inputs.map((column) => column[point]);
  const sorted = rows.map((i) => E[i] + A[i] / N ** alpha[i] + B[i] / D ** beta[i]).sort((a, b) => a - b);
  return shares.map((share) => {
    const rank = share * (sorted.length - 1);
    const below = sorted[Math.floor(rank)];
    return below + (rank - Math.floor(rank)) * (sorted[Math.ceil(rank)] - below);
  });
}

describe('bands of a law', () => {
  const shares = [0.025, 0.5, 0.975];

  test('are the type-7 quantiles over the replicates that ended well', () => {
    const bands = lawBands(model, replicates(1000), inputs, shares);
    const rows = Array.from({ length: 1000 }, (_, i) => i).filter((i) => i % 100 !== 99);
    for (const point of [0, 1, 2]) {
      for (const [s, value] of expected(rows, point, shares).entries()) {
        expect(bands[s][point]).toBeCloseTo(value, 12);
      }
    }
  });

  test('take of very many replicates an even choice', () => {
    const all = replicates(5000);
    const status = new Uint8Array(5000).fill(1);
    const rows = Array.from({ length: MAX_BAND_REPLICATES }, (_, i) => Math.floor(i * 2.5));
    const bands = lawBands(model, { ...all, status }, inputs, shares);
    expect(bands.map((band) => band[1])).toEqual(
      expected(rows, 1, shares).map((value) => expect.closeTo(value, 12)),
    );
  });

  test('have no value where a replicate has none, and none at all without replicates', () => {
    const three = replicates(3);
    const none = lawBands(model, { ...three, status: Uint8Array.of(2, 4, 5) }, inputs, shares);
    expect(none.map((band) => [...band])).toEqual(shares.map(() => [Number.NaN, Number.NaN, Number.NaN]));
    const columns = { ...three.columns, alpha: Float64Array.of(0.3, Number.NaN, 0.3) };
    expect(lawBands(model, { ...three, columns }, inputs, [0.5])[0][0]).toBeNaN();
  });
});
