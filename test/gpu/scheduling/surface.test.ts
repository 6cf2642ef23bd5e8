/** How surfaces are cut into tiles and submissions shows in no result. */
import { beforeAll, expect, test } from 'vitest';
import type { SurfaceTile, Sweep, Sweeps } from '../../../src/backend/sweep.js';
import { useEngine } from '../../support/shared-engine.js';
import { chinchillaVectors, logSpaced, sweepOf } from '../../support/sweep-of.js';

const { engine, setPace, shortOfMemory } = useEngine();
let on: Sweeps;
beforeAll(async () => {
  on = (await engine()).sweeps;
});

const shares = [0.05, 0.5, 1];

async function whole(sweep: Sweep, wanted: readonly number[] = shares): Promise<SurfaceTile> {
  const count = sweep.axes.reduce((product, values) => product * values.length, 1);
  const surface = await on.surface(sweep, wanted);
  const tile = await surface.tile(0, count);
  surface.dispose();
  return tile;
}

/** All there is in a tile, for comparisons to the bit. */
const contents = ({ mean, deviation, quantiles: q }: SurfaceTile) =>
  [...mean, ...deviation, ...q.flat()].map((column) => [...column]);

const withVectors = (count: number) =>
  sweepOf(
    ['E + (A / N + B / D)^beta + 1e-3 * M', 'A * N / (D + M)'],
    { M: logSpaced(1, 50, 3), N: logSpaced(1, 100, 5), D: logSpaced(1, 1e4, 11) },
    chinchillaVectors(count),
  );
const made = withVectors(90);

test('tiles and submissions of any size give the same bytes', async () => {
  const expected = await whole(made.sweep);
  for (const [points, tiles] of [
    [1, [[17, 20]]],
    [
      7,
      [
        [3, 30],
        [164, 1],
      ],
    ],
    [
      40,
      [
        [0, 165],
        [5, 4],
      ],
    ],
  ] as const) {
    setPace({ points });
    const surface = await on.surface(made.sweep, shares);
    for (const [first, count] of tiles) {
      const tile = await surface.tile(first, count);
      expect(contents(tile)).toEqual(contents(expected).map((column) => column.slice(first, first + count)));
    }
  }
});

test('so does one vector, in the arrays of an earlier tile where these are as long', async () => {
  const one = withVectors(1);
  const expected = await whole(one.sweep, []);
  const surface = await on.surface(one.sweep, []);
  let into: SurfaceTile | undefined;
  for (const points of [1, 7, 40, 1000]) {
    setPace({ points });
    for (const first of [0, 3, 135]) {
      const tile: SurfaceTile = await surface.tile(first, 30, {}, into);
      if (into !== undefined) expect(tile.mean[0]).toBe(into.mean[0]);
      expect(contents(tile)).toEqual(contents(expected).map((column) => column.slice(first, first + 30)));
      into = tile;
    }
  }
  surface.dispose();
});

test('one vector: lines that an invocation makes together or alone, in fresh memory or in what a surface gave back', async () => {
  const { sweep, points } = sweepOf(
    ['E + A / N^alpha + B / D^beta', 'N * D'],
    { N: logSpaced(1, 100, 61), D: logSpaced(1, 1e4, 70) },
    chinchillaVectors(1),
  );
  const expected = contents(await whole(sweep, []));
  let before: Float64Array | undefined;
  for (const pace of [90, 3000, 5000]) {
    setPace({ points: pace });
    const surface = await on.surface(sweep, [], { reuse: true });
    const tile = await surface.tile(0, points);
    expect(contents(tile)).toEqual(expected);
    if (before !== undefined) expect(tile.mean).toContain(before);
    before = tile.mean[0];
    surface.dispose();
  }
});

test('tiles asked for at once do not mix', async () => {
  const expected = await whole(made.sweep);
  const surface = await on.surface(made.sweep, shares);
  const [a, b] = await Promise.all([surface.tile(0, 70), surface.tile(60, 50)]);
  expect(contents(a)).toEqual(contents(expected).map((column) => column.slice(0, 70)));
  expect(contents(b)).toEqual(contents(expected).map((column) => column.slice(60, 110)));
  surface.dispose();
});

test('where memory runs out fewer rows of tables are kept, with the same result', async () => {
  const expected = await whole(made.sweep);
  const limit = 9000;
  const { result, sizes } = await shortOfMemory('tables', limit, () => whole(made.sweep));
  expect(contents(result)).toEqual(contents(expected));
  expect(sizes.at(-1)).toBeLessThanOrEqual(limit);
});

test('a device lost in the middle is replaced, and what was unfinished done again', async () => {
  const expected = await whole(made.sweep);
  const devices: GPUDevice[] = [];
  const hooks = { pace: { points: 20 }, onDevice: (device: GPUDevice) => devices.push(device) };
  const frail = (await engine(hooks)).sweeps;
  const events: string[] = [];
  const reported: number[] = [];
  const surface = await frail.surface(made.sweep, shares);
  const tile = await surface.tile(0, made.points, {
    progress: (done) => {
      reported.push(done);
      if (reported.length === 3) devices[0].destroy();
    },
    event: (text) => events.push(text),
  });
  expect(contents(tile)).toEqual(contents(expected));
  expect(devices).toHaveLength(2);
  expect(events).toHaveLength(1);
  expect(reported.at(-1)).toBe(made.points);
  expect([...reported].sort((a, b) => a - b)).toEqual(reported);
});

test('an interrupt stops it, and the surface can be used again', async () => {
  setPace({ points: 5 });
  const surface = await on.surface(made.sweep, shares);
  const controller = new AbortController();
  const running = surface.tile(0, made.points, {
    signal: controller.signal,
    progress: () => controller.abort(),
  });
  await expect(running).rejects.toMatchObject({ code: 'interrupted' });
  expect((await surface.tile(0, 2)).count).toBe(2);
});
