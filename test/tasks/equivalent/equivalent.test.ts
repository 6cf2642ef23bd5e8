import { describe, expect, test } from 'vitest';
import { equivalent } from '../../../src/tasks/equivalent/equivalent.js';
import { isAborted } from '../../../src/tasks/finished.js';
import type { FittedLaw } from '../../../src/tasks/fitted/fitted-law.js';
import { fittedOfPreset } from '../../../src/tasks/fitted/published.js';
import { solveAgainst } from '../../../src/tasks/solve/solve.js';

const chinchilla = fittedOfPreset('chinchilla:besiroglu-2024');
const REFITS = 60;

/** Made-up refits about published values. */
const withRefits = (fitted: FittedLaw, phase: number): FittedLaw => ({
  ...fitted,
  replicates: {
    count: REFITS,
    columns: Object.fromEntries(
      Object.entries(fitted.values).map(([name, value], p) => [
        name,
        Float64Array.from({ length: REFITS }, (_, i) => value * (1 + 0.02 * Math.sin(7 * i + p + phase))),
      ]),
    ),
  },
});

const only = async (...asked: Parameters<typeof equivalent>) => (await equivalent(...asked)).points[0];

describe('published equivalents are reproduced', () => {
  test('the dense size of routed models, by the closed form of Clark et al. (2022)', async () => {
    const law = fittedOfPreset('routed:clark-2022-s-base');
    const { a, b, c, Estart, Emax } = law.values;
    for (const [N, E] of [
      [1e8, 64],
      [1.3e9, 512],
    ]) {
      const saturated = 1 / (1 / (E - 1 + 1 / (1 / Estart - 1 / Emax)) + 1 / Emax);
      const alpha = (experts: number) => a + c * Math.log10(experts);
      const dense = N ** (alpha(saturated) / alpha(Estart)) * (saturated / Estart) ** (b / alpha(Estart));
      const point = await only(law, { at: { N, E }, for: 'N', reference: 'E=1' });
      expect(Number(point.equivalent?.value) / dense).toBeCloseTo(1, 9);
      expect(Number(point.factor?.value) / (dense / N)).toBeCloseTo(1, 9);
    }
  });

  test('the fresh tokens that repeated ones are worth (Muennighoff et al. 2023): 1 + 15.4 (1 - exp(-R/15.4)) for each unique token', async () => {
    const law = fittedOfPreset('data-constrained:muennighoff-2023');
    const U = 2.5e10;
    const record = await equivalent(law, {
      at: { N: 1e9, U },
      axis: { name: 'D', values: [2 * U, 4 * U, 40 * U] },
      for: 'D',
      reference: 'U=D',
    });
    expect([record.axis, record.asked]).toEqual(['D', 3]);
    const { RD } = law.values;
    for (const { at, equivalent: fresh } of record.points) {
      const repeats = at.D / U - 1;
      expect(Number(fresh?.value) / (U * (1 - RD * Math.expm1(-repeats / RD)))).toBeCloseTo(1, 9);
    }
    // Four epochs are worth nearly as much as fresh data.
    expect(record.points[1].factor?.value).toBeCloseTo(0.931, 2);
  });

  test('the parameters that training in few bits leaves (Kumar et al. 2024), and the dense size of sparse ones (Frantar et al. 2023)', async () => {
    const low = { N: 1e9, D: 1e10, Pw: 4, Pa: 4, Pkv: 4 };
    const reference = 'Pw=1000,Pa=1000,Pkv=1000';
    const { factor } = await only(fittedOfPreset('precision:kumar-2024'), { at: low, for: 'N', reference });
    expect(factor?.value).toBeCloseTo(0.191, 3);
    for (const [preset, worth] of [
      ['sparse:frantar-2023-t5', 2.16],
      ['sparse:frantar-2023-vit', 2.17],
    ] as const) {
      const dense = await only(fittedOfPreset(preset), {
        at: 'N=1e8,D=1e11,S=.75',
        for: 'N',
        reference: 'S=0',
      });
      expect(dense.factor?.value).toBeCloseTo(worth, 1);
    }
  });
});

describe('equivalents of two laws', () => {
  const hoffmann = fittedOfPreset('chinchilla:hoffmann-2022');

  test('are the data that the other needs at equal loss, for every pair of refits, and have reasons where there is none', async () => {
    const [first, second] = [withRefits(chinchilla, 0), withRefits(hoffmann, 1)];
    const request = { at: 'N=7e9', axis: 'D=[1e11,1e18]', for: 'D' };
    const record = await equivalent(first, request, second, {});
    const [{ at, equivalent: data, factor, loss }, far] = record.points;
    const { E, A, B, alpha, beta } = hoffmann.values;
    const needed = (B / (Number(loss?.value) - E - A / at.N ** alpha)) ** (1 / beta);
    expect(Number(data?.value) / needed).toBeCloseTo(1, 8);
    expect(Number(factor?.value) / (needed / 1e11)).toBeCloseTo(1, 8);
    expect(factor?.band?.[0]).toBeLessThan(Number(factor?.value));
    expect(record).toMatchObject({ kind: 'input', pairing: 'independent', drawn: expect.any(Number) });
    expect(record.drawn).toBeGreaterThanOrEqual(REFITS);
    // Besiroglu's floor lies above Hoffmann's: a limit of data that the other reaches with finite data.
    expect(far.equivalent?.value).toBeLessThan(1e18);
    const back = await equivalent(second, { ...request, axis: 'D=[1e11,1e18]' }, first, {});
    expect(back.points[1]).toMatchObject({
      equivalent: null,
      reason: expect.stringContaining('its floor there'),
    });
  });

  test('in compute are those of solve, at every budget', async () => {
    const record = await equivalent(chinchilla, { budget: '1e21,1e23' }, hoffmann);
    const known = await solveAgainst(chinchilla, hoffmann, { budget: 1e23 });
    expect(record.points[1].factor).toEqual(known.solved.find(({ name }) => name === 'factor'));
    expect([record.kind, record.axis]).toEqual(['compute', 'cost']);
    expect(Number(record.points[1].equivalent?.value)).toBeCloseTo(
      1e23 * Number(record.points[1].factor?.value),
      -16,
    );
  });

  test('say once for each fit and input how far, and from which budget on, they extrapolate', async () => {
    const own = { ...chinchilla, ranges: { N: [5e7, 1e11], D: [1e9, 3e11] } } as const;
    const { warnings } = await equivalent(
      own,
      { budget: '1e21,1e22,1e24,1e25' },
      { ...hoffmann, ranges: {} },
    );
    expect(warnings.filter((line) => line.includes('Extrapolation'))).toEqual([
      expect.stringMatching(
        /^chinchilla\S*: Extrapolation from the budget 1e25 on: N is [\d.]+ times the largest fitted \(1e11\)\.$/,
      ),
      expect.stringMatching(
        /^chinchilla\S*: Extrapolation from the budget 1e24 on: D is up to [\d.]+ times the largest fitted \(3e11\)\.$/,
      ),
    ]);
  });
});

test('rates of exchange are ratios of slopes: tokens for a parameter, and reciprocal the other way', async () => {
  const fitted = withRefits(chinchilla, 2);
  const at = { N: 7e10, D: 1.4e12 };
  const { rates = [] } = await only(fitted, { at });
  const worth = (values: Readonly<Record<string, number>>) =>
    (values.alpha * values.A * at.N ** (-values.alpha - 1)) /
    (values.beta * values.B * at.D ** (-values.beta - 1));
  const [tokens, parameters] = rates;
  expect([tokens.of, tokens.in, parameters.of]).toEqual(['N', 'D', 'D']);
  expect(tokens.rate.value).toBeCloseTo(worth(chinchilla.values), 8);
  expect(tokens.elasticity.value).toBeCloseTo((worth(chinchilla.values) * at.N) / at.D, 10);
  expect(tokens.rate.value * parameters.rate.value).toBeCloseTo(1, 10);
  const drawn = Array.from({ length: REFITS }, (_, i) => {
    const columns = Object.entries(fitted.replicates?.columns ?? {});
    return worth(Object.fromEntries(columns.map(([name, column]) => [name, column[i]])));
  }).sort((a, b) => a - b);
  const rank = 0.025 * (REFITS - 1);
  const below = Math.floor(rank);
  expect(tokens.rate.band?.[0]).toBeCloseTo(
    drawn[below] + (rank - below) * (drawn[below + 1] - drawn[below]),
    8,
  );
});

test('an abort keeps the points that are done', async () => {
  const abort = new AbortController();
  const progress = (done: number) => (done === 3 ? abort.abort() : undefined);
  const request = { at: 'N=7e9', axis: 'D=1e10..1e13:9', for: 'D' };
  const error: unknown = await equivalent(chinchilla, request, fittedOfPreset('chinchilla:hoffmann-2022'), {
    signal: abort.signal,
    progress,
  }).catch((reason) => reason);
  if (!isAborted(error, 'equivalent')) throw error;
  expect([error.finished?.points.length, error.finished?.asked]).toEqual([3, 9]);
});

test('what cannot be asked is said', async () => {
  const refused = { code: 'bad-question' };
  await expect(equivalent(chinchilla, { at: 'N=1e9' })).rejects.toMatchObject(refused);
  await expect(equivalent(chinchilla, { at: 'N=1e9,D=1e10', for: 'D' })).rejects.toMatchObject(refused);
  await expect(equivalent(chinchilla, { at: 'N=1e9,D=1e10' }, chinchilla)).rejects.toMatchObject(refused);
  const limit = { at: 'N=1e15,D=1e18,S=0', for: 'N', reference: 'D=1e9' };
  await expect(equivalent(fittedOfPreset('sparse:frantar-2023-t5'), limit)).rejects.toMatchObject({
    code: 'unreachable-loss',
  });
});
