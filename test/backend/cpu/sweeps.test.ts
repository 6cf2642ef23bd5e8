import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { startWorker } from '#platform';
import { type CpuOptions, createCpuBackend } from '../../../src/backend/cpu/engine.js';
import { threadsPay } from '../../../src/backend/cpu/line-cost.js';
import type {
  AllocationResult,
  AllocationSearch,
  SurfaceTile,
  Sweep,
  Sweeps,
} from '../../../src/backend/sweep.js';
import type { Control } from '../../../src/control.js';
import type { WorkerHandle } from '../../../src/platform/platform.js';
import { quantiles } from '../../../src/statistics/quantile.js';
import { inPage } from '../../support/files.js';
import {
  chinchilla,
  draws,
  type Formulas,
  formulas,
  inDouble,
  inSingle,
  logSpaced,
  placeOf,
} from '../../support/sweeps.js';

const alone = createCpuBackend({ workers: 1 });
const sweeps = alone.sweeps as Sweeps;
afterAll(() => alone.dispose());

async function surface(
  sweep: Sweep,
  shares: readonly number[] = [],
  first = 0,
  count = sweep.axes.reduce((points, { length }) => points * length, 1) - first,
): Promise<SurfaceTile> {
  const prepared = await sweeps.surface(sweep, shares);
  try {
    return await prepared.tile(first, count);
  } finally {
    prepared.dispose();
  }
}

/** Laws of several shapes: axes, parameters with centre and spread, axis ranges. */
const laws = [
  {
    name: 'chinchilla',
    ...chinchilla,
    texts: [chinchilla.law, '-alpha*A/N^alpha', '-beta*B/D^beta'],
    ranges: [
      [1e7, 1e12, 9],
      [1e9, 1e13, 7],
    ],
  },
  {
    name: 'a power that joins axes',
    axes: ['N', 'D'],
    parameters: ['Nc', 'Dc', 'an', 'ad'],
    centre: [8.8e13, 5.4e13, 0.076, 0.095],
    spread: [4e12, 3e12, 0.001, 0.001],
    texts: ['((Nc/N)^(an/ad) + Dc/D)^ad'],
    ranges: [
      [1e6, 1e11, 8],
      [1e8, 1e12, 6],
    ],
  },
  {
    name: 'a break in one axis',
    axes: ['N'],
    parameters: ['a', 'b', 'c', 'd', 'f'],
    centre: [1.5, 20, 0.2, 1e9, 0.4],
    spread: [0.05, 1, 0.01, 1e8, 0.02],
    texts: ['a + b*N^(-c) * (1 + (N/d)^(1/f))^(-0.1*f)'],
    ranges: [[1e6, 1e12, 23]],
  },
  {
    name: 'the greater of two terms',
    axes: ['N', 'D'],
    parameters: ['E', 'A', 'B'],
    centre: [1.7, 400, 500],
    spread: [0.1, 30, 40],
    texts: ['E + max(A/N^0.34, B/D^0.34)'],
    ranges: [
      [1e7, 1e10, 5],
      [1e7, 1e10, 6],
    ],
  },
  {
    name: 'three axes',
    axes: ['N', 'D', 'T'],
    parameters: ['E', 'A', 'B', 'k'],
    centre: [1.7, 400, 500, 0.02],
    spread: [0.1, 30, 40, 0.002],
    texts: ['E + A/N^0.34 + B/D^0.3 + k*log(T)*exp(-D/1e12)', 'E*A'],
    ranges: [
      [1e7, 1e10, 3],
      [1e9, 1e12, 4],
      [1, 100, 5],
    ],
  },
] as const;

/** A law's sweep for so many vectors, and what it is in float64 and in f32 from f32 tables. */
function lawSweep(law: (typeof laws)[number], vectors: number): { sweep: Sweep; whole: Formulas } {
  const whole = formulas(law.axes, law.parameters, ...law.texts);
  return {
    whole,
    sweep: {
      program: whole.program,
      axes: law.ranges.map(([low, high, count]) => logSpaced(low, high, count)),
      parameters: draws(law.centre, law.spread, vectors),
      vectors,
    },
  };
}

function vectorOf({ parameters }: Sweep, v: number): number[] {
  return parameters.map((column) => column[v]);
}

const SHARES = [0, 0.05, 0.31, 0.5, 0.95, 1];

describe('a surface', () => {
  for (const law of laws) {
    test.each([2, 3, 101])(
      `of %i vectors lies within what f32 may lose, for ${law.name}`,
      async (vectors) => {
        const { sweep, whole } = lawSweep(law, vectors);
        const tile = await surface(sweep, SHARES);
        for (let point = 0; point < tile.count; point++) {
          const place = placeOf(point, sweep.axes);
          const byVector = Array.from({ length: vectors }, (_, v) =>
            inSingle(whole, place, vectorOf(sweep, v)),
          );
          law.texts.forEach((_, root) => {
            const values = Float64Array.from(byVector, (roots) => roots[root].value);
            // Order statistics and means move by no more than what moves most.
            const allowed = Math.max(...byVector.map((roots) => roots[root].error));
            const mean = values.reduce((sum, x) => sum + x, 0) / vectors;
            const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
            expect(Math.abs(tile.mean[root][point] - mean)).toBeLessThanOrEqual(allowed);
            const deviation = Math.sqrt(squares / (vectors - 1));
            expect(Math.abs(tile.deviation[root][point] - deviation)).toBeLessThanOrEqual(2 * allowed);
            quantiles(values, SHARES).forEach((wanted, k) => {
              expect(Math.abs(tile.quantiles[root][k][point] - wanted)).toBeLessThanOrEqual(allowed);
            });
          });
        }
      },
    );

    test(`of one vector is its values in float64, for ${law.name}`, async () => {
      const { sweep, whole } = lawSweep(law, 1);
      const tile = await surface(sweep);
      for (let point = 0; point < tile.count; point++) {
        inDouble(whole, placeOf(point, sweep.axes), vectorOf(sweep, 0)).forEach(({ value, error }, root) => {
          expect(Math.abs(tile.mean[root][point] - value)).toBeLessThanOrEqual(error);
          expect(tile.deviation[root][point]).toBe(0);
        });
      }
      expect(tile.quantiles).toEqual(law.texts.map(() => []));
    });
  }

  /** Products and one sum: in f32 what anyone computes. */
  const plain = formulas(['x', 'y'], ['p', 'q'], 'p*x + q*y');
  const plainValues = ({ parameters: [p, q], vectors }: Sweep, [x, y]: readonly number[]): Float64Array =>
    Float64Array.from({ length: vectors }, (_, v) =>
      Math.fround(Math.fround(p[v] * x) + Math.fround(q[v] * y)),
    );
  const plainSweep = (vectors: number, parameters: readonly Float64Array[]): Sweep => ({
    program: plain.program,
    axes: [Float64Array.of(-2, -1, 0.5, 1, 3), logSpaced(0.01, 100, 41)],
    parameters,
    vectors,
  });

  const samples: Readonly<Record<string, (vectors: number) => Float64Array[]>> = {
    'nearly normal': (n) => draws([1, 2], [0.2, 0.5], n),
    'all the same': (n) => [new Float64Array(n).fill(1.3), new Float64Array(n).fill(0.7)],
    'of few values': (n) =>
      draws([1, 2], [0.2, 0.5], n).map((column) => column.map((x) => Math.round(4 * x))),
    'mostly one value': (n) => draws([1, 2], [1, 1], n).map((column) => column.map((x) => Math.max(x, 2))),
    'spread over many powers': (n) => draws([0, 0], [6, 6], n).map((column) => column.map((x) => 10 ** x)),
  };
  for (const [name, sample] of Object.entries(samples)) {
    test.each([2, 5, 16, 17, 4001])(
      `has the exact order statistics of %i values, ${name}`,
      async (vectors) => {
        const sweep = plainSweep(vectors, sample(vectors));
        const tile = await surface(sweep, SHARES);
        for (let point = 0; point < tile.count; point++) {
          const wanted = quantiles(plainValues(sweep, placeOf(point, sweep.axes)), SHARES);
          expect(SHARES.map((_, k) => tile.quantiles[0][k][point])).toEqual(wanted);
        }
      },
    );
  }

  test.each([2, 3, 15])(
    'has exact order statistics of as few as %i values along long lines',
    async (vectors) => {
      const sweep = plainSweep(vectors, draws([1, 2], [0.2, 0.5], vectors));
      const long = { ...sweep, axes: [Float64Array.of(1, 3), logSpaced(0.01, 100, 2000)] };
      const tile = await surface(long, SHARES);
      for (let point = 0; point < tile.count; point++) {
        const wanted = quantiles(plainValues(long, placeOf(point, long.axes)), SHARES);
        expect(SHARES.map((_, k) => tile.quantiles[0][k][point])).toEqual(wanted);
      }
    },
  );

  test('has no number where a value is not finite, and right ones beside', async () => {
    const whole = formulas(['x', 'y'], ['p', 'q'], 'log(x - p) + q*y', 'p*x + q*y');
    const vectors = 300;
    const parameters = draws([2, 1], [0.1, 0.1], vectors);
    const axes = [Float64Array.of(1, 2, 4, 5), logSpaced(1, 10, 6)];
    const tile = await surface({ program: whole.program, axes, parameters, vectors }, [0.5]);
    const known = [...tile.mean[0]].map(Number.isFinite);
    expect(known).toEqual(Array.from({ length: 24 }, (_, point) => point >= 12));
    expect([...tile.quantiles[0][0]].map(Number.isFinite)).toEqual(known);
    expect([...tile.deviation[0]].map(Number.isFinite)).toEqual(known);
    expect([...tile.mean[1], ...tile.quantiles[1][0]].every(Number.isFinite)).toBe(true);
    for (let point = 12; point < 24; point++) {
      const [x, y] = placeOf(point, axes);
      const values = Float64Array.from(parameters[0], (p, v) => Math.log(x - p) + parameters[1][v] * y);
      expect(tile.quantiles[0][0][point]).toBeCloseTo(quantiles(values, [0.5])[0], 5);
    }
    const one = await surface({
      program: whole.program,
      axes,
      parameters: [[2.5], [1]].map((p) => Float64Array.from(p)),
      vectors: 1,
    });
    expect([...one.mean[0]].map(Number.isFinite)).toEqual(known);
  });

  test('is the same bytes in tiles of any size and order', async () => {
    const { sweep } = lawSweep(laws[0], 700);
    const axes = [logSpaced(1e7, 1e12, 11), logSpaced(1e9, 1e13, 37)];
    const large = { ...sweep, axes };
    const whole = await surface(large, [0.1, 0.5, 0.9]);
    const prepared = await sweeps.surface(large, [0.1, 0.5, 0.9]);
    await fc.assert(
      fc.asyncProperty(fc.nat(11 * 37 - 1), fc.nat(150), async (first, size) => {
        const count = Math.min(size, 11 * 37 - first);
        const part = await prepared.tile(first, count);
        const cut = (columns: readonly Float64Array[]) => columns.map((c) => c.slice(first, first + count));
        expect(part).toEqual({
          first,
          count,
          mean: cut(whole.mean),
          deviation: cut(whole.deviation),
          quantiles: whole.quantiles.map(cut),
        });
      }),
      { numRuns: 40 },
    );
    prepared.dispose();
  });

  const oneVector: Readonly<Record<string, readonly Float64Array[]>> = {
    'lines longer than a stretch': [logSpaced(1e7, 1e12, 5), logSpaced(1e9, 1e13, 5000)],
    'more points than a piece of work': [logSpaced(1e7, 1e12, 300), logSpaced(1e9, 1e13, 301)],
    'lines of one point': [logSpaced(1e7, 1e12, 700), Float64Array.of(1e9)],
    'lines of three points': [logSpaced(1e7, 1e12, 3001), logSpaced(1e9, 1e13, 3)],
  };
  for (const [name, axes] of Object.entries(oneVector)) {
    test(`of one vector is the same bytes in tiles of any size and order, ${name}`, async () => {
      const { sweep, whole } = lawSweep(laws[0], 1);
      const prepared = await sweeps.surface({ ...sweep, axes }, []);
      const points = axes[0].length * axes[1].length;
      const all = await prepared.tile(0, points);
      for (let point = 0; point < points; point += 97) {
        inDouble(whole, placeOf(point, axes), vectorOf(sweep, 0)).forEach(({ value, error }, root) => {
          expect(Math.abs(all.mean[root][point] - value)).toBeLessThanOrEqual(error);
        });
      }
      let into: SurfaceTile | undefined;
      await fc.assert(
        fc.asyncProperty(fc.nat(points - 1), fc.nat(9000), async (first, size) => {
          const count = Math.min(size, points - first);
          into = await prepared.tile(first, count, {}, into);
          // One by one, as a comparison of so many numbers by `toEqual` takes longer than computing them.
          const isSame = into.mean.every((column, root) =>
            column.every((value, i) => Object.is(value, all.mean[root][first + i])),
          );
          expect(isSame).toBe(true);
          expect(into.mean.map(({ length }) => length)).toEqual(all.mean.map(() => count));
        }),
        { numRuns: 20 },
      );
      prepared.dispose();
    });
  }

  test('of one vector is the same bytes where its arrays lie in memory of its own, of earlier surfaces too', async () => {
    // One that overflows at some points.
    const { program } = formulas(['x', 'y'], ['p'], 'p*x + y', 'exp(x)*y', 'x - y');
    const axes = [logSpaced(1, 1000, 300), logSpaced(1, 1e4, 401)];
    const points = 300 * 401;
    for (const slope of [1.5, -2]) {
      const sweep: Sweep = { program, axes, parameters: [Float64Array.of(slope)], vectors: 1 };
      const all = await surface(sweep);
      expect(all.mean[1].some(Number.isNaN)).toBe(true);
      const prepared = await sweeps.surface(sweep, [], { reuse: true });
      const before: (SurfaceTile | undefined)[] = [undefined, undefined];
      let inPlace = 0;
      for (const [first, count] of [
        [0, 60_000],
        [60_000, 60_000],
        [12_345, 60_000],
        [70_001, 50_299],
        [3, 16_385],
        [0, points],
        [points - 7, 7],
      ]) {
        // Two tiles in turn, as where one is read while the next is made.
        const into = before.shift();
        const tile = await prepared.tile(first, count, {}, into);
        before.push(tile);
        if (tile.mean[0].buffer.byteLength > 8 * count) inPlace++;
        tile.mean.forEach((column, root) => {
          expect(column).toHaveLength(count);
          expect(column.every((value, i) => Object.is(value, all.mean[root][first + i]))).toBe(true);
        });
      }
      expect(inPlace).toBe(6);
      prepared.dispose();
    }
  });

  test('of one vector uses threads where a value takes longer than handing it over, by its operations', () => {
    const pays = (law: (typeof laws)[number], threads: number) =>
      threadsPay(formulas(law.axes, law.parameters, ...law.texts).program, threads);
    // Sums of tables; a power at every point.
    expect([2, 8, 64].map((threads) => pays(laws[0], threads))).toEqual([false, false, false]);
    expect([1, 2, 8, 64].map((threads) => pays(laws[1], threads))).toEqual([false, true, true, true]);
  });

  test('of one vector has NaN for infinities and all else that is not finite', async () => {
    const { program } = formulas(['x', 'y'], ['p'], 'p/x + y', '-p/x - y', 'log(x) + y', 'sqrt(x - p)*y');
    const axes = [Float64Array.of(-1, 0, 1, 2), Float64Array.of(0.5, 1, 2)];
    const tile = await surface({ program, axes, parameters: [Float64Array.of(1)], vectors: 1 });
    const known = (from: number) => (_: number, point: number) => Math.floor(point / 3) >= from;
    for (const columns of [tile.mean, tile.deviation]) {
      const finite = columns.map((column) => [...column].map(Number.isFinite));
      const [over, under, logarithm, root] = finite;
      const notZero = Array.from({ length: 12 }, (_, point) => Math.floor(point / 3) !== 1);
      expect([over, under]).toEqual([notZero, notZero]);
      expect(logarithm).toEqual(Array.from({ length: 12 }, known(2)));
      expect(root).toEqual(Array.from({ length: 12 }, known(2)));
      const bits = columns.flatMap((column) => [...new BigUint64Array(column.buffer)]);
      const bitsOfNaN = new BigUint64Array(Float64Array.of(Number.NaN).buffer)[0];
      expect(bits.filter((each) => each === bitsOfNaN)).toHaveLength(18);
    }
  });

  test.each([1, 700])(
    'of %i vectors comes in the arrays of an earlier tile where these are as long',
    async (vectors) => {
      const { sweep } = lawSweep(laws[0], vectors);
      const shares = vectors === 1 ? [] : [0.5];
      const prepared = await sweeps.surface(sweep, shares);
      const before = await prepared.tile(0, 20);
      const after = await prepared.tile(31, 20, {}, before);
      expect(after.mean[1]).toBe(before.mean[1]);
      expect(after).toEqual(await prepared.tile(31, 20));
      const shorter = await prepared.tile(40, 10, {}, after);
      expect(shorter.mean[1]).not.toBe(after.mean[1]);
      expect(shorter).toEqual(await prepared.tile(40, 10));
      prepared.dispose();
    },
  );

  test('is the same values where one axis takes more rows than are kept', async () => {
    const vectors = 60_000;
    const { sweep } = lawSweep(laws[0], vectors);
    const axes = [logSpaced(1e7, 1e8, 3), logSpaced(1e9, 1e10, 90)];
    const tile = await surface({ ...sweep, axes }, [0.5], 80, 100);
    const point = await surface({ ...sweep, axes }, [0.5], 133, 1);
    expect(point.quantiles[0][0][0]).toBe(tile.quantiles[0][0][53]);
    expect(point.mean[2][0]).toBe(tile.mean[2][53]);
  });
});

/** What a search should find, candidate by candidate. */
function bruteForce(
  { axes, vectors, budgets, top }: AllocationSearch,
  evaluate: (place: readonly number[], v: number) => readonly number[],
  round: (x: number) => number = (x) => x,
): AllocationResult {
  const points = axes.reduce((count, { length }) => count * length, 1);
  const point = new Float64Array(vectors * budgets.length * top).fill(-1);
  const objective = new Float64Array(vectors * budgets.length * top).fill(Infinity);
  const feasible = new Float64Array(vectors * budgets.length);
  for (let v = 0; v < vectors; v++) {
    const candidates: { at: number; value: number; cost: number }[] = [];
    for (let at = 0; at < points; at++) {
      const numbers = evaluate(placeOf(at, axes), v);
      const [value, cost, ...slacks] = numbers;
      if (numbers.every(Number.isFinite) && slacks.every((slack) => slack <= 0))
        candidates.push({ at, value, cost });
    }
    candidates.sort((a, b) => a.value - b.value || a.at - b.at);
    budgets.forEach((budget, k) => {
      const within = candidates.filter(({ cost }) => cost <= round(budget));
      const list = v * budgets.length + k;
      feasible[list] = within.length;
      within.slice(0, top).forEach(({ at, value }, i) => {
        point[list * top + i] = at;
        // Which zero it is does not matter.
        objective[list * top + i] = value + 0;
      });
    });
  }
  return { point, objective, feasible };
}

async function allocate(search: AllocationSearch): Promise<AllocationResult> {
  const found = await sweeps.allocate(search);
  return { ...found, objective: found.objective.map((value) => value + 0) };
}

describe('an allocation', () => {
  const plain = formulas(['x', 'y'], ['p', 'q'], 'p*x + q*y', 'x*y', 'y - 20*p');
  const bySums =
    ({ parameters: [p, q] }: AllocationSearch) =>
    ([x, y]: readonly number[], v: number): number[] => [p[v] * x + q[v] * y, x * y, y - 20 * p[v]];
  const f = Math.fround;
  const bySingleSums =
    ({ parameters: [p, q] }: AllocationSearch) =>
    ([x, y]: readonly number[], v: number): number[] => [
      f(f(p[v] * x) + f(q[v] * y)),
      f(f(x) * f(y)),
      // One axis: a table, in float64.
      f(y - 20 * p[v]),
    ];
  /** Small whole numbers, so that many candidates tie. */
  const axis = fc
    .uniqueArray(fc.integer({ min: -30, max: 60 }), { minLength: 1, maxLength: 40 })
    .map((values) => Float64Array.from(values).sort());
  const budgetList = fc
    .array(fc.oneof(fc.integer({ min: -100, max: 2000 }), fc.constant(Infinity)), {
      minLength: 1,
      maxLength: 7,
    })
    .map((values) => Float64Array.from(values).sort());
  const parameter = fc.integer({ min: -2, max: 3 });
  const fraction = fc.integer({ min: -2_000_000, max: 3_000_000 }).map((n) => n / 999_983);

  test('finds what looking at every candidate finds, for one vector', async () => {
    await fc.assert(
      fc.asyncProperty(
        axis,
        axis,
        parameter,
        parameter,
        budgetList,
        fc.integer({ min: 1, max: 5 }),
        async (x, y, p, q, budgets, top) => {
          const parameters = [Float64Array.of(p), Float64Array.of(q)];
          const search = { program: plain.program, axes: [x, y], parameters, vectors: 1, budgets, top };
          expect(await allocate(search)).toEqual(bruteForce(search, bySums(search)));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('finds what looking at every candidate in f32 finds, for many vectors', async () => {
    await fc.assert(
      fc.asyncProperty(
        axis,
        axis,
        fc.array(fc.tuple(fraction, parameter), {
          minLength: 2,
          maxLength: 5,
        }),
        budgetList,
        async (x, y, pairs, budgets) => {
          const parameters = [0, 1].map((k) => Float64Array.from(pairs, (pair) => pair[k]));
          const search = {
            program: plain.program,
            axes: [x, y],
            parameters,
            vectors: pairs.length,
            budgets,
            top: 2,
          };
          expect(await allocate(search)).toEqual(bruteForce(search, bySingleSums(search), f));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('searches a line longer than one stretch, ties to the lower number', async () => {
    const x = Float64Array.from({ length: 10_007 }, (_, i) => i);
    const whole = formulas(['x'], ['p'], 'max(5000 - x, p)', 'x');
    const search = {
      program: whole.program,
      axes: [x],
      parameters: [Float64Array.of(10)],
      vectors: 1,
      budgets: Float64Array.of(4000, 1e6),
      top: 3,
    };
    const found = await sweeps.allocate(search);
    expect([...found.point]).toEqual([4000, 3999, 3998, 4990, 4991, 4992]);
    expect([...found.feasible]).toEqual([4001, 10_007]);
  });

  test('finds nothing where nothing is feasible, and passes over what is not finite', async () => {
    const whole = formulas(['x', 'y'], ['p'], 'log(x - 3)', 'exp(y)', 'p - x');
    const axes = [Float64Array.of(1, 2, 3, 4, 5), Float64Array.of(1, 700, 800)];
    const search = (p: number, budget: number): AllocationSearch => ({
      program: whole.program,
      axes,
      parameters: [Float64Array.of(p)],
      vectors: 1,
      budgets: Float64Array.of(budget),
      top: 2,
    });
    expect(await sweeps.allocate(search(0, 1))).toEqual({
      point: Float64Array.of(-1, -1),
      objective: Float64Array.of(Infinity, Infinity),
      feasible: Float64Array.of(0),
    });
    // x of 4 and 5, y of 1 and 700: beyond, costs are infinite, within any budget or not.
    expect((await sweeps.allocate(search(0, Infinity))).feasible[0]).toBe(4);
    expect([...(await sweeps.allocate(search(4.5, Infinity))).point]).toEqual([12, 13]);
  });

  test('searches axes that no formula meets, and formulas that meet none', async () => {
    const whole = formulas(['x', 'y'], ['p'], 'p*x', '2', 'p - 3');
    for (const p of [[1], [1, 1]]) {
      const found = await sweeps.allocate({
        program: whole.program,
        axes: [Float64Array.of(5, 4), Float64Array.of(1, 2, 3)],
        parameters: [Float64Array.from(p)],
        vectors: p.length,
        budgets: Float64Array.of(1, 2),
        top: 4,
      });
      expect([...found.point.slice(0, 8)]).toEqual([-1, -1, -1, -1, 3, 4, 5, 0]);
      expect([...found.feasible.slice(0, 2)]).toEqual([0, 6]);
    }
  });

  test('takes costs beyond single precision for infinite, and those of one vector as they are', async () => {
    const whole = formulas(['x', 'y'], ['p'], 'p/x', 'x*y');
    const search = (vectors: number): AllocationSearch => ({
      program: whole.program,
      axes: [Float64Array.of(1e10, 1e20), Float64Array.of(1e15, 1e20)],
      parameters: [new Float64Array(vectors).fill(1)],
      vectors,
      budgets: Float64Array.of(Infinity),
      top: 1,
    });
    expect((await sweeps.allocate(search(1))).feasible[0]).toBe(4);
    expect((await sweeps.allocate(search(2))).feasible[0]).toBe(3);
  });

  test('has budgets of 61 at once agree with each alone', async () => {
    const whole = formulas(chinchilla.axes, chinchilla.parameters, chinchilla.law, '6*N*D', 'D - 2e13');
    const budgets = logSpaced(1e18, 1e26, 61);
    const search = {
      program: whole.program,
      axes: [logSpaced(1e7, 1e13, 90), logSpaced(1e9, 1e14, 130)],
      parameters: draws(chinchilla.centre, chinchilla.spread, 1),
      vectors: 1,
      budgets,
      top: 2,
    };
    const together = await sweeps.allocate(search);
    for (let k = 0; k < 61; k++) {
      const single = await sweeps.allocate({ ...search, budgets: budgets.slice(k, k + 1) });
      expect(single.point).toEqual(together.point.slice(2 * k, 2 * k + 2));
      expect(single.objective).toEqual(together.objective.slice(2 * k, 2 * k + 2));
      expect(single.feasible[0]).toBe(together.feasible[k]);
    }
    const [E, A, B, alpha, beta] = search.parameters.map((p) => p[0]);
    const wanted = bruteForce(search, ([N, D]) => [E + A / N ** alpha + B / D ** beta, 6 * N * D, D - 2e13]);
    expect(together.point).toEqual(wanted.point);
  });
});

const SIDE = 104;

/** Enough to do for workers to be called. */
const work = {
  surface: () => {
    const { sweep } = lawSweep(laws[0], 4000);
    return { ...sweep, axes: [logSpaced(1e7, 1e12, SIDE), logSpaced(1e9, 1e13, SIDE)] };
  },
  allocation: (): AllocationSearch => ({
    program: formulas(laws[1].axes, laws[1].parameters, laws[1].texts[0], '6*N*D').program,
    axes: [logSpaced(1e7, 1e12, 61), logSpaced(1e9, 1e13, 3000)],
    parameters: draws(laws[1].centre, laws[1].spread, 160),
    vectors: 160,
    budgets: logSpaced(1e18, 1e24, 5),
    top: 2,
  }),
};

async function on<T>(cpu: CpuOptions, does: (sweeps: Sweeps) => Promise<T>): Promise<T> {
  const backend = createCpuBackend({ leastWork: 0, ...cpu });
  try {
    return await does(backend.sweeps as Sweeps);
  } finally {
    backend.dispose();
  }
}

const jobs: Readonly<Record<string, (control?: Control) => (of: Sweeps) => Promise<unknown>>> = {
  'a surface': (control?: Control) => async (of: Sweeps) => {
    const prepared = await of.surface(work.surface(), [0.05, 0.5, 0.95]);
    return prepared.tile(0, SIDE * SIDE, control);
  },
  'an allocation': (control?: Control) => (of: Sweeps) => of.allocate(work.allocation(), control),
};

for (const [name, job] of Object.entries(jobs)) {
  describe(`the work of ${name}`, () => {
    test('gives the same bytes whatever the number of workers, and where one dies', async () => {
      const expected: unknown = await on({ workers: 1 }, job());
      const seen: number[] = [];
      expect(await on({ workers: 3 }, job({ progress: (done) => seen.push(done) }))).toEqual(expected);
      expect(seen).toEqual(seen.slice().sort((a, b) => a - b));
      expect(seen.length).toBeGreaterThan(1);
      if (inPage) return;
      // Ended as it starts, whatever it is given is lost with it.
      let started = 0;
      const firstDies = (): WorkerHandle => {
        const handle = startWorker();
        if (++started === 1) queueMicrotask(() => handle.terminate());
        return handle;
      };
      const events: string[] = [];
      const result = await on(
        { workers: 2, startWorker: firstDies },
        job({ event: (text) => events.push(text) }),
      );
      expect(result).toEqual(expected);
      expect(events.join()).toMatch(/A worker was lost/);
    });

    test('stops where it is interrupted', async () => {
      const stop = new AbortController();
      const ended = on({ workers: 2 }, job({ signal: stop.signal, progress: () => stop.abort() }));
      await expect(ended).rejects.toMatchObject({ code: 'interrupted' });
    });
  });
}
