import { describe, expect, test } from 'vitest';
import { lawRuns } from '../../../simulated/runs.js';
import { axisValues, parseAxis } from '../../../src/jobs/grammar.js';
import { laws } from '../../../src/laws/index.js';
import type { FittedLaw } from '../../../src/tasks/fitted/fitted-law.js';
import { fittedOfPreset } from '../../../src/tasks/fitted/published.js';
import { predict } from '../../../src/tasks/predict/predict.js';
import { parseSurfaceRequest } from '../../../src/tasks/surface/job.js';
import { planSurface, quantileName, unrepeatedColumns } from '../../../src/tasks/surface/plan.js';
import type { SurfaceRequest } from '../../../src/tasks/surface/request.js';
import { type SurfaceControl, type SurfaceOutcome, surface } from '../../../src/tasks/surface/surface.js';
import type { SurfaceRows } from '../../../src/tasks/surface/tiles.js';
import { finishedBy } from '../../support/finished.js';

/** Of each law the values that its simulated runs are drawn from. */
const published = laws.map(({ name }) => lawRuns(name, 40));
const chinchilla = fittedOfPreset('chinchilla:besiroglu-2024');

/** Whole columns by name, in the order of points. */
async function columnsOf(
  fitted: FittedLaw,
  request: SurfaceRequest,
  control: SurfaceControl = {},
): Promise<Record<string, number[]>> {
  return (await made(fitted, request, control)).columns;
}

async function made(fitted: FittedLaw, request: SurfaceRequest, control: SurfaceControl = {}) {
  const columns: Record<string, number[]> = {};
  const sizes: number[] = [];
  const outcome: SurfaceOutcome = await surface(fitted, request, {
    where: { backend: 'cpu' },
    ...control,
    onTile: async (tile, plan) => {
      plan.columns.forEach(({ name }, c) => {
        columns[name] = [...(columns[name] ?? []), ...tile.columns[c]];
      });
      sizes.push(tile.columns[0].length);
      await control.onTile?.(tile, plan);
    },
  });
  return { columns, outcome, sizes };
}

/** Made-up refits around published values: each parameter off by its own few per cent. */
function withRefits(fitted: FittedLaw, count: number): FittedLaw {
  const columns = Object.entries(fitted.values).map(([name, value], p) => {
    const wobble = (i: number) => Math.sin(12.9898 * (i + 1) + 78.233 * (p + 1));
    return [name, Float64Array.from({ length: count }, (_, i) => value * (1 + 0.04 * wobble(i)))] as const;
  });
  return { ...fitted, replicates: { count, columns: Object.fromEntries(columns) } };
}

const plane = { axes: [parseAxis('N=1e7..1e13:13'), parseAxis('D=1e9..1e14:11')] };

describe('a surface at the estimate', () => {
  test.each(published.map((runs) => [runs.law.name, runs] as const))(
    'of %s is what the law predicts, point by point',
    async (name, { law, values, columns: runs }) => {
      const fitted: FittedLaw = { name, law, values };
      const names = law.inputs.map((input) => input.name);
      const axes = names.slice(0, 3).map((input, i) => {
        const [lo, hi] = [Math.min(...runs[input]), Math.max(...runs[input])];
        return parseAxis(`${input}=${lo}..${hi}:${4 + i}${lo > 0 ? '' : ':lin'}`);
      });
      const set = Object.fromEntries(names.slice(3).map((input) => [input, String(runs[input][0])]));
      const { L, ...columns } = await columnsOf(fitted, { axes, set });
      const inputs = Object.fromEntries(
        names.map((input) => [input, columns[input] ?? L.map(() => runs[input][0])]),
      );
      const expected = predict(fitted, inputs).value;
      expect(L).toHaveLength(axes.reduce((count, axis) => count * axisValues(axis).length, 1));
      for (const [i, value] of L.entries()) {
        expect(Math.abs(value - expected[i])).toBeLessThanOrEqual(1e-12 * Math.abs(expected[i]));
      }
    },
  );

  test('has the last axis fastest, and both ends of every axis exactly', async () => {
    const { N, D } = await columnsOf(chinchilla, {
      axes: [parseAxis('N=[1e8,3e8]'), parseAxis('D=1e9..7e9:3:lin')],
    });
    expect(N).toEqual([1e8, 1e8, 1e8, 3e8, 3e8, 3e8]);
    expect(D).toEqual([1e9, 4e9, 7e9, 1e9, 4e9, 7e9]);
  });

  test('takes inputs that are formulas of axes, which need not be inputs themselves', async () => {
    const { C, N, L } = await columnsOf(chinchilla, {
      axes: [parseAxis('C=1e20..1e24:5'), parseAxis('N=1e8..1e10:3')],
      set: { tokens: 'C/(6*N)', D: 'tokens' },
    });
    const expected = predict(chinchilla, { N, D: C.map((c, i) => c / (6 * N[i])) }).value;
    for (const [i, value] of L.entries()) expect(value).toBeCloseTo(expected[i], 12);
  });

  test('has slopes that are finite differences of the law along the grid', async () => {
    const request = { axes: [parseAxis('N=1e8..1e11:7')], set: { D: '20*N' }, gradient: true };
    const { N, dL_dlogN, dL_dN } = await columnsOf(chinchilla, request);
    const along = (n: number[]) => predict(chinchilla, { N: n, D: n.map((x) => 20 * x) }).value;
    const step = 1e-4;
    const [above, below] = [1, -1].map((sign) => along(N.map((n) => n * Math.exp(sign * step))));
    for (const [i, slope] of dL_dlogN.entries()) {
      expect(slope / ((above[i] - below[i]) / (2 * step))).toBeCloseTo(1, 7);
      expect(dL_dN[i] * N[i]).toBeCloseTo(slope, 12);
    }
  });

  test('has slopes by parameter that are finite differences', async () => {
    const columns = await columnsOf(chinchilla, { ...plane, byParameter: true });
    const inputs = { N: columns.N, D: columns.D };
    for (const [name, value] of Object.entries(chinchilla.values)) {
      const step = 1e-5 * value;
      const [above, below] = [step, -step].map(
        (by) =>
          predict({ ...chinchilla, values: { ...chinchilla.values, [name]: value + by } }, inputs).value,
      );
      for (const [i, slope] of columns[`dL_d${name}`].entries()) {
        expect(slope / ((above[i] - below[i]) / (2 * step))).toBeCloseTo(1, 5);
      }
    }
  });

  test('has no slope along the logarithm of an axis that reaches zero, and the plain one there', async () => {
    const fitted: FittedLaw = {
      name: 'line',
      law: {
        ...chinchilla.law,
        name: 'line',
        formula: 'a + b*x^2',
        where: [],
        inputs: [{ name: 'x', unit: '', description: '' }],
        parameters: ['a', 'b'].map((name) => ({ name, unit: '', description: '', domain: 'real' as const })),
        presets: [],
      },
      values: { a: 1, b: 2 },
    };
    const columns = await columnsOf(fitted, { axes: [parseAxis('x=-1..1:5:lin')], gradient: true });
    expect(Object.keys(columns)).toEqual(['x', 'L', 'dL_dx']);
    expect(columns.dL_dx).toEqual([-4, -2, 0, 2, 4]);
  });
});

describe('a surface over refits of resamples', () => {
  const fitted = withRefits(chinchilla, 333);
  const quantiles = [0.025, 0.05, 0.5, 0.95, 1];

  test('is what sorting every value in double precision gives, to single precision', async () => {
    const columns = await columnsOf(fitted, { ...plane, quantiles, gradient: true });
    const { N, D } = columns;
    const vectors = Array.from({ length: 333 }, (_, v) =>
      Object.fromEntries(
        Object.entries(fitted.replicates?.columns ?? {}).map(([name, column]) => [name, column[v]]),
      ),
    );
    const check = (name: string, of: (v: Record<string, number>, i: number) => number, per?: number[]) => {
      for (const i of N.keys()) {
        const scale = per === undefined ? 1 : 1 / per[i];
        const values = vectors.map((v) => of(v, i) * scale).sort((a, b) => a - b);
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        const sd = Math.sqrt(
          values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1),
        );
        const near = (found: number, expected: number) =>
          expect(Math.abs(found - expected)).toBeLessThan(2e-6 * Math.abs(mean));
        near(columns[`${name}_mean`][i], mean);
        near(columns[`${name}_sd`][i], sd);
        for (const share of quantiles) {
          const rank = share * (values.length - 1);
          const [a, b] = [values[Math.floor(rank)], values[Math.ceil(rank)]];
          near(columns[`${name}_${quantileName(share)}`][i], a + (rank - Math.floor(rank)) * (b - a));
        }
      }
    };
    check('L', ({ E, A, B, alpha, beta }, i) => E + A / N[i] ** alpha + B / D[i] ** beta);
    check('dL_dlogN', ({ A, alpha }, i) => (-alpha * A) / N[i] ** alpha);
    check('dL_dD', ({ B, beta }, i) => (-beta * B) / D[i] ** beta, D);
  });

  test('is the same numbers whatever the size of its tiles', async () => {
    const request = { ...plane, quantiles, gradient: true };
    const [whole, ...cut] = await Promise.all([1000, 50, 7].map((tile) => made(fitted, request, { tile })));
    expect(whole.sizes).toEqual([143]);
    for (const { columns, outcome, sizes } of cut) {
      expect(sizes.length).toBeGreaterThan(2);
      expect(columns).toEqual(whole.columns);
      expect(outcome.columns).toEqual(whole.outcome.columns);
      expect(outcome.sketch).toEqual(whole.outcome.sketch);
    }
  });

  test('leaves them out where only the estimate is asked for', async () => {
    expect(Object.keys(await columnsOf(fitted, { ...plane, point: true }))).toEqual(['N', 'D', 'L']);
  });

  test('comes in the same arrays where they are not kept, with the same numbers', async () => {
    const request = { ...plane, quantiles, gradient: true };
    const kept: Float64Array[][] = [];
    const keep = (tile: SurfaceRows): void => void kept.push([...tile.columns]);
    const once = await made(fitted, request, { tile: 10, onTile: keep });
    expect(new Set(kept.flat().map(({ buffer }) => buffer)).size).toBe(kept.flat().length);
    kept.forEach((columns, k) => {
      once.outcome.plan.columns.forEach(({ name }, c) => {
        expect([...columns[c]]).toEqual(once.columns[name].slice(10 * k, 10 * k + columns[c].length));
      });
    });
    const tiles: Float64Array[][] = [];
    const again = await made(fitted, request, {
      tile: 10,
      reuse: true,
      onTile: ({ columns }) => void tiles.push([...columns]),
    });
    expect(again.columns).toEqual(once.columns);
    tiles[2].forEach((column, c) => {
      expect(tiles[4][c]).toBe(column);
    });
  });

  test('that is stopped keeps the whole tiles that were made', async () => {
    const stop = new AbortController();
    let tiles = 0;
    let given = 0;
    const outcome = await finishedBy(
      surface(
        fitted,
        { ...plane, quantiles },
        {
          where: { backend: 'cpu' },
          tile: 10,
          signal: stop.signal,
          onTile: (tile) => {
            given += tile.columns[0].length;
            if (++tiles === 3) stop.abort();
          },
        },
      ),
    );
    expect(outcome.points % 10).toBe(0);
    expect(outcome.points).toBeGreaterThanOrEqual(30);
    expect(outcome.points).toBeLessThan(143);
    expect(given).toBe(outcome.points);
  });

  test('that is stopped before its first tile is an interruption', async () => {
    const signal = AbortSignal.abort();
    await expect(surface(fitted, plane, { signal })).rejects.toMatchObject({ kind: 'interrupted' });
  });
});

describe('what a surface reports beside its columns', () => {
  test('is where each column is least and greatest, and where there is no value', async () => {
    const { outcome } = await made(chinchilla, plane);
    const loss = outcome.columns.find(({ name }) => name === 'L');
    expect(loss?.greatest?.at).toEqual({ N: 1e7, D: 1e9 });
    expect(loss?.least?.at).toEqual({ N: 1e13, D: 1e14 });
    expect(loss?.missing).toBe(0);
  });

  test('is a thinned plane of every column, other axes at their middle value', async () => {
    const axes = [parseAxis('N=1e8..1e10:200'), parseAxis('D=1e9..1e11:5')];
    const { outcome } = await made(chinchilla, { axes }, { tile: 77 });
    const { drawn, values, columns } = outcome.sketch;
    expect(drawn).toEqual([0, 1]);
    expect(values.map(({ length }) => length)).toEqual([161, 5]);
    expect(columns.N[0]).toBe(1e8);
    expect(columns.N.at(-1)).toBe(1e10);
    expect([...columns.D.subarray(0, 5)]).toEqual([...values[1]]);
    expect(columns.L.every(Number.isFinite)).toBe(true);
  });
});

test('columns that repeat along an axis are distinguished from those that do not', () => {
  const counted = (request: SurfaceRequest) =>
    unrepeatedColumns(planSurface(chinchilla, parseSurfaceRequest(request)));
  // L alone; slopes along the logarithm of each axis and by parameter depend on one axis or none.
  expect(counted({ ...plane, gradient: true, byParameter: true })).toBe(1);
  expect(counted({ axes: [plane.axes[0], parseAxis('D=1e9..1e14:10000')] })).toBe(2);
  expect(counted({ axes: plane.axes.slice(0, 1), set: { D: '20*N' }, gradient: true })).toBe(4);
});

describe('a surface that cannot be', () => {
  const N = parseAxis('N=1e8..1e10:3');
  const D = parseAxis('D=1e9..1e11:3');
  test.each<[string, SurfaceRequest, string, RegExp]>([
    ['an axis that is no input', { axes: [N, parseAxis('d=1e9..1e11:3')] }, 'unknown-input', /d is no input/],
    ['an input that is not given', { axes: [N] }, 'missing-input', /needs D/],
    ['an axis given twice', { axes: [N, N] }, 'repeated-name', /N is two axes/],
    [
      'an axis that is also set',
      { axes: [N, D], set: { D: '20*N' } },
      'repeated-name',
      /D is an axis and set/,
    ],
    ['a formula of unknown names', { axes: [N], set: { D: '20*M' } }, 'unknown-name', /M is neither/],
    ['a formula of itself', { axes: [N], set: { D: '20*D' } }, 'unknown-name', /D is neither/],
    ['a formula that is none', { axes: [N], set: { D: '20*' } }, 'bad-job', /set\.D/],
    ['quantiles without refits', { axes: [N, D], quantiles: [0.5] }, 'no-replicates', /no refits/],
    ['a share above 1', { axes: [N, D], quantiles: [0.5, 5] }, 'bad-job', /within 0 and 1/],
    ['shares out of order', { axes: [N, D], quantiles: [0.5, 0.1] }, 'bad-job', /ascend/],
    [
      'a power of what is not above zero',
      { axes: [N, parseAxis('D=0..1e11:5:lin')] },
      'not-positive',
      /power of 0 \(D = 0\)|divides by 0/,
    ],
    ['no value anywhere', { axes: [N], set: { D: '0*N - 1' } }, 'no-value', /no finite value|power of -1/],
    ['no axes', { axes: [] }, 'bad-job', /needs an axis/],
    [
      'contours along a line',
      { axes: [N], set: { D: '20*N' }, contours: 'auto' },
      'no-plane',
      /has one axis/,
    ],
    ['levels that are not reached', { axes: [N, D], contours: [9] }, 'no-such-level', /does not reach 9/],
  ])('%s is refused', async (_, request, code, message) => {
    const failed = surface(chinchilla, request);
    await expect(failed).rejects.toMatchObject({ code, kind: 'input' });
    await expect(failed).rejects.toThrow(message);
  });

  test.each([
    [0.05, 'q05'],
    [0.5, 'q50'],
    [0.025, 'q025'],
    [0.975, 'q975'],
    [0, 'q00'],
    [1, 'q100'],
    [0.1, 'q10'],
    [1e-7, 'q0000001'],
  ])('a column of the quantile %f is called %s', (share, name) => {
    expect(quantileName(share)).toBe(name);
  });
});

describe('quantiles over few refits', () => {
  const refits = withRefits(chinchilla, 19);

  test('are reported as far as the refits have one beyond them, and at the least and greatest', async () => {
    const columns = await columnsOf(refits, { ...plane, quantiles: [0, 0.05, 0.95, 1] });
    expect(columns.L_q05.every((low, i) => columns.L_q00[i] < low && low < columns.L_q95[i])).toBe(true);
  });

  test.each([[[0.04, 0.5]], [[0.5, 0.96]]])('are refused at %j', async (quantiles) => {
    await expect(surface(refits, { ...plane, quantiles })).rejects.toMatchObject({
      code: 'too-few-refits',
      message: expect.stringMatching(/19 refits .* too few for a quantile at 0\.(04|96): at least 24/),
    });
    await expect(surface(refits, { ...plane, quantiles, point: true })).rejects.toMatchObject({
      code: 'no-replicates',
    });
  });
});
