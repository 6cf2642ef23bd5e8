import { describe, expect, test } from 'vitest';
import { AxisTables } from '../../src/backend/axis-tables.js';
import { BestPoints } from '../../src/backend/best-points.js';
import { analyseSweep } from '../../src/backend/check-sweeps.js';
import { createCpuBackend } from '../../src/backend/cpu/engine.js';
import type { AllocationResult, AllocationSearch, Sweeps } from '../../src/backend/sweep.js';
import { AllocateRun } from '../../src/backend/webgpu/allocate-run.js';
import { blocksOf, firstCandidate } from '../../src/backend/webgpu/candidate-blocks.js';
import { Session } from '../../src/backend/webgpu/session.js';
import { useEngine } from '../support/shared-engine.js';
import { chinchillaVectors, logSpaced, sweepOf, type TestSweep } from '../support/sweep-of.js';

const { engine } = useEngine();
async function sweeps(): Promise<Sweeps> {
  return (await engine()).sweeps;
}

const search = ({ sweep }: TestSweep, budgets: readonly number[], top = 1): AllocationSearch => ({
  ...sweep,
  budgets: Float64Array.from(budgets),
  top,
});

const contents = ({ point, objective, feasible }: AllocationResult) => [...point, ...objective, ...feasible];

async function twin(wanted: AllocationSearch): Promise<AllocationResult> {
  const cpu = createCpuBackend({ workers: 1 });
  const found = await (cpu.sweeps as Sweeps).allocate(wanted);
  cpu.dispose();
  return found;
}

interface Ranked {
  readonly point: number;
  readonly objective: number;
}

/** Objective, cost and slacks of every point, by float64 and within their errors in f32. */
function analysed(made: TestSweep, vector: number) {
  const { program, parameters } = made.sweep;
  return Array.from({ length: made.points }, (_, point) => {
    const at = made.at(point);
    const [objective, cost, ...slacks] = analyseSweep(
      program,
      (axis) => at[axis],
      (p) => parameters[p][vector],
    );
    return { objective, cost, slacks };
  });
}

/** The points that are feasible whatever rounding does, and those that may be; by float64, ties to the lower number. */
function ranked(points: ReturnType<typeof analysed>, budget: number): { sure: Ranked[]; possible: Ranked[] } {
  const [sure, possible]: Ranked[][] = [[], []];
  points.forEach(({ objective, cost, slacks }, point) => {
    const over = [...slacks];
    if (budget !== Infinity) {
      over.push({ value: cost.value - budget, error: cost.error + 2 ** -23 * budget });
    }
    const one = { point, objective: objective.value };
    if (over.every(({ value, error }) => value <= -error)) sure.push(one);
    if (over.every(({ value, error }) => value <= error)) possible.push(one);
  });
  const order = (a: Ranked, b: Ranked) => a.objective - b.objective || a.point - b.point;
  return { sure: sure.sort(order), possible: possible.sort(order) };
}

/**
 * What was found against a search in float64. Objectives may be off by `error`, so the true one of each place's point
 * is no more than twice that from what a search among the feasible points would have there.
 */
function compare(
  made: TestSweep,
  wanted: AllocationSearch,
  found: AllocationResult,
  vectors: readonly number[],
): void {
  const { budgets, top } = wanted;
  for (const vector of vectors) {
    const points = analysed(made, vector);
    budgets.forEach((budget, k) => {
      const { sure, possible } = ranked(points, budget);
      const list = vector * budgets.length + k;
      expect(found.feasible[list]).toBeGreaterThanOrEqual(sure.length);
      expect(found.feasible[list]).toBeLessThanOrEqual(possible.length);
      // The bound must mean something.
      expect(possible.length - sure.length).toBeLessThanOrEqual(0.02 * made.points);
      for (let place = 0; place < top; place++) {
        const [point, objective] = [found.point[list * top + place], found.objective[list * top + place]];
        if (place >= found.feasible[list]) {
          expect([point, objective]).toEqual([-1, Infinity]);
          continue;
        }
        expect(possible.some((each) => each.point === point)).toBe(true);
        const { value, error } = points[point].objective;
        expect(error).toBeLessThan(1e-3 * Math.abs(value));
        expect(Math.abs(objective - value)).toBeLessThanOrEqual(error);
        expect(value).toBeGreaterThanOrEqual(possible[place].objective - 2 * error);
        if (place < sure.length) expect(value).toBeLessThanOrEqual(sure[place].objective + 2 * error);
      }
    });
  }
}

const law = 'E + A / N^alpha + B / D^beta';

describe('allocation on the device', () => {
  test('budgets, a cap and the best few: as a search in float64 finds them, and the twin on the CPU to the bit', async () => {
    const made = sweepOf(
      [law, '6 * N * D', 'D - 15e12'],
      { N: logSpaced(1.01e7, 1e13, 61), D: logSpaced(1.03e9, 1e14, 83) },
      chinchillaVectors(5),
    );
    const wanted = search(made, [1e10, 1e20, 3e22, 1e24, 1e26, Infinity], 7);
    const found = await (await sweeps()).allocate(wanted);
    compare(made, wanted, found, [0, 1, 4]);
    expect(contents(found)).toEqual(contents(await twin(wanted)));
  });

  test('three axes, and a budget that joins them in a power', async () => {
    const made = sweepOf(
      ['E + A / N^0.34 + B / (D * (1 - exp(-R / T)))^0.28', '(N * D)^1.02 * R', 'R - T', '2e6 - N'],
      { N: logSpaced(1e6, 1e10, 17), D: logSpaced(1e8, 1e11, 19), R: logSpaced(1, 40, 23) },
      { E: [1.7, 1.8], A: [400, 450], B: [410, 380], T: [15.4, 12] },
    );
    const wanted = search(made, [1e17, 1.7e19, 1e21], 3);
    const found = await (await sweeps()).allocate(wanted);
    compare(made, wanted, found, [0, 1]);
  });

  test('4,001 vectors, many at a time', async () => {
    const made = sweepOf(
      [law, '6 * N * D'],
      { N: logSpaced(1e8, 1e12, 20), D: logSpaced(1e9, 1e13, 25) },
      chinchillaVectors(4001),
    );
    const wanted = search(made, [1.1e22, 1.3e24]);
    const reported: number[] = [];
    const found = await (await sweeps()).allocate(wanted, {
      progress: (done, total) => {
        expect(total).toBe(4001 * 500);
        reported.push(done);
      },
    });
    compare(made, wanted, found, [0, 2222, 4000]);
    expect(contents(found)).toEqual(contents(await twin(wanted)));
    expect(reported.at(-1)).toBe(4001 * 500);
    expect([...reported].sort((a, b) => a - b)).toEqual(reported);
  });

  test('ties go to the lower number, over blocks and within them', async () => {
    // Rounded down in whole steps, most objectives are shared by thousands of points.
    const axis = Float64Array.from({ length: 150 }, (_, i) => i);
    const made = sweepOf(['max(x, 3) + 0 * y', 'max(y, 140) + 0 * x'], { x: axis, y: axis }, { p: [1] });
    const found = await (await sweeps()).allocate(search(made, [140, 200], 400));
    const expected = (columns: number) =>
      Array.from({ length: 400 }, (_, k) => 150 * Math.floor(k / columns) + (k % columns));
    expect([...found.point]).toEqual([...expected(141), ...expected(150)]);
    expect(new Set(found.objective)).toEqual(new Set([3]));
  });

  test('nothing feasible is an answer, and so is a budget below every cost', async () => {
    const made = sweepOf(['x * y', 'x + y', 'x - y + c'], { x: [1, 2], y: [1, 2, 3] }, { c: [10, -1.5] });
    const found = await (await sweeps()).allocate(search(made, [1, 3.5, 9], 2));
    expect([...found.feasible]).toEqual([0, 0, 0, 0, 3, 6]);
    expect([...found.point]).toEqual([-1, -1, -1, -1, -1, -1, -1, -1, 0, 1, 0, 1]);
    expect(found.objective[0]).toBe(Infinity);
  });

  test('costs and objectives beyond single precision are not feasible, without a budget either', async () => {
    const made = sweepOf(
      ['log(x - 1) + 1 / y', 'a * x^3 * y^3'],
      { x: [1, 2, 1e5, 1e10, 1e13], y: [1, 2, 1e6, 1e15] },
      { a: [1, 1e-30] },
    );
    const found = await (await sweeps()).allocate(search(made, [1e27, Infinity], 1));
    // x = 1 has no objective, and no vector a y^3 for the last y.
    expect([...found.feasible]).toEqual([5, 8, 12, 12]);
    expect([...found.point]).toEqual([6, 6, 6, 6]);
    expect(found.objective.every(Number.isFinite)).toBe(true);
  });

  test('more budgets than a workgroup keeps', async () => {
    const made = sweepOf(
      ['1 / x + 1 / y', 'x * y'],
      { x: logSpaced(1, 1e3, 31), y: logSpaced(1, 1e3, 37) },
      { p: [1, 1] },
    );
    const budgets = logSpaced(1.1, 1.3e6, 300);
    const wanted = search(made, [...budgets]);
    expect(contents(await (await sweeps()).allocate(wanted))).toEqual(contents(await twin(wanted)));
  });
});

test('points beyond 32 bits are identified by their full number', async () => {
  const long = sweepOf(
    ['x / 7 + sin(y)', 'x + y', 'x - 9e9'],
    {
      x: Float64Array.from({ length: 90_000 }, (_, i) => i),
      y: Float64Array.from({ length: 80_000 }, (_, i) => i / 100),
    },
    { p: [0] },
  );
  const wanted = search(long, [Infinity], 3);
  const tables = await AxisTables.create(wanted);
  const session = await Session.open();
  const blocks = blocksOf([90_000, 80_000]);
  const plan = { search: wanted, tables, blocks };
  const run = await AllocateRun.create(session, plan, tables.make(0, 1));
  const [best, found] = [new BestPoints(1, 3), new BestPoints(1, 3)];
  const last = { line: 0, lines: 1, column: blocks.count - 3, columns: 3 };
  run.mergeBlocks(last, await run.sweep(last), best);
  const pairs = [...best.point].map((block) => [0, block] as const);
  run.mergeCandidates(pairs, await run.pick(pairs), found);
  session.destroy();
  const first = firstCandidate(blocks, blocks.count - 3);
  const truth = Array.from({ length: long.points - first }, (_, i) => ({
    point: first + i,
    objective: long.exact(0, first + i, 0),
  })).sort((a, b) => a.objective - b.objective);
  expect(best.feasible[0]).toBe(truth.length);
  expect(first).toBeGreaterThan(2 ** 32);
  for (let place = 0; place < 3; place++) {
    expect(found.point[place]).toBeGreaterThanOrEqual(first);
    expect(Math.abs(long.exact(0, found.point[place], 0) - truth[place].objective)).toBeLessThan(0.01);
    expect(Math.abs(long.exact(0, found.point[place], 0) - found.objective[place])).toBeLessThan(0.01);
  }
});
