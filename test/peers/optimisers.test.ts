import { describe, expect, test } from 'vitest';
import {
  fromInternal,
  gridStarts,
  modelOf,
  optimumOf,
  type PeerData,
  peerData,
  resampleCounts,
  toInternal,
} from '../../peers/data.js';
import { type PeerLoss, plainObjective, SIZE } from '../../peers/loss.js';
import { measureTask } from '../../peers/measure.js';
import { conjugateGradient, levenbergMarquardt, nelderMead } from '../../peers/packages.js';
import { bfgs } from '../../peers/plain-bfgs.js';
import { gaussNewton } from '../../peers/plain-gauss-newton.js';
import type { Contender, Finding, PeerTask } from '../../peers/task.js';
import { valueFinding } from '../../peers/values.js';
import { benchRuns } from '../../simulated/runs.js';
import { compileKernel } from '../../src/solver/kernel.js';
import { createPolisher } from '../../src/solver/polish.js';

const data = peerData(benchRuns(60));
const losses: readonly PeerLoss[] = ['huber', 'squared'];

/** isoloss's own minimum, from the same place. */
async function polished(of: PeerData, loss: PeerLoss): Promise<number> {
  const model = modelOf(of, loss);
  return createPolisher(await compileKernel(model.problem))(toInternal(model, optimumOf(of, loss))).objective;
}

describe.each(losses)('the plain objective, %s', (loss) => {
  const objective = plainObjective(data, loss, resampleCounts(data, 1)[0]);
  const at = [0.6, 6, 7.5, 0.34, 0.36];

  test('has the slopes that differences of it show', () => {
    const slopes = new Float64Array(SIZE);
    expect(objective.gradient(at, slopes)).toBe(objective.value(at));
    at.forEach((_, j) => {
      const moved = (h: number): number => objective.value(at.map((x, i) => (i === j ? x + h : x)));
      // Residuals that cross delta within the difference bend it.
      const h = 1e-7;
      const slope = (moved(h) - moved(-h)) / (2 * h);
      expect(Math.abs(slopes[j] - slope)).toBeLessThan(1e-5 * Math.abs(slope) + 1e-6);
    });
  });

  test('has the same slopes beside its normal equations', () => {
    const [slopes, beside, curvature] = [SIZE, SIZE, 15].map((length) => new Float64Array(length));
    objective.gradient(at, slopes);
    expect(objective.normal(at, beside, curvature)).toBeCloseTo(objective.value(at), 12);
    beside.forEach((slope, j) => {
      expect(slope).toBeCloseTo(slopes[j], 10);
    });
    expect(curvature.every((entry) => Number.isFinite(entry))).toBe(true);
  });

  test('is what isoloss minimises', async () => {
    const model = modelOf(data, loss);
    const internal = toInternal(model, Float64Array.from(at));
    expect([...fromInternal(model, internal)].map((x) => x.toFixed(10))).toEqual(
      at.map((x) => x.toFixed(10)),
    );
    const plain = plainObjective(data, loss);
    const x = optimumOf(data, loss);
    gaussNewton(plain, x);
    expect(plain.value(x) / (await polished(data, loss)) - 1).toBeLessThan(1e-6);
  });
});

describe('optimisers', () => {
  /** A little away from the minimum. */
  const start = (loss: PeerLoss): Float64Array =>
    optimumOf(data, loss).map((x, i) => x + [0.01, 0.05, 0.05, 0.002, 0.002][i]);

  test.each([
    ['BFGS by hand', bfgs, 1e-8],
    ['Gauss-Newton by hand', gaussNewton, 1e-6],
    ['fmin’s Nelder-Mead', nelderMead.fit, 1e-4],
  ] as const)('%s reaches the minimum of the Huber loss', async (_, fit, tolerance) => {
    const objective = plainObjective(data, 'huber');
    const x = start('huber');
    fit(objective, x);
    expect(objective.value(x) / (await polished(data, 'huber')) - 1).toBeLessThan(tolerance);
  });

  test('ml-levenberg-marquardt reaches the least squares', async () => {
    const objective = plainObjective(data, 'squared');
    const x = start('squared');
    levenbergMarquardt(data).fit(objective, x);
    expect(objective.value(x) / (await polished(data, 'squared')) - 1).toBeLessThan(1e-6);
  });

  test('fmin’s conjugate gradients go down', () => {
    const objective = plainObjective(data, 'squared');
    const x = start('squared');
    const before = objective.value(x);
    conjugateGradient.fit(objective, x);
    expect(objective.value(x)).toBeLessThan(before);
  });
});

test('starts are those of the customary grid, each once, in an order of their own', () => {
  const starts = gridStarts(modelOf(data, 'huber'), 4500);
  const rows = Array.from({ length: 4500 }, (_, k) =>
    [...starts.subarray(k * SIZE, (k + 1) * SIZE)].map((x) => (Math.round(2 * x) / 2).toString()).join(),
  );
  expect(new Set(rows).size).toBe(4500);
  expect([...gridStarts(modelOf(data, 'huber'), 7)]).toEqual([...starts.subarray(0, 7 * SIZE)]);
});

test('a missing number, one that is none, and one that is off by more than allowed are errors beyond 1', () => {
  const expected = Float64Array.of(1, 2, 4);
  const allowed = (): number => 0.1;
  const error = (found: readonly number[]): number =>
    (valueFinding(found, expected, allowed) as Finding & { kind: 'values' }).error;
  expect(error([1, 2, 4.05])).toBeCloseTo(0.5, 10);
  expect(error([1, 2.2, 4])).toBeCloseTo(2, 10);
  expect(error([1, Number.NaN, 4])).toBe(Infinity);
  expect(error([1, 2])).toBe(Infinity);
});

describe('measuring', () => {
  const way = (name: string, find: (first: number, items: number) => Finding): Contender => ({
    name,
    version: '1',
    prepare: async () => ({
      least: 2,
      most: 10,
      run: async (first, items) => ({ seconds: items * 1e-3, find: () => find(first, items) }),
    }),
  });
  const ends = (objective: (item: number) => number) => (first: number, items: number) =>
    ({
      kind: 'ends',
      first,
      objective: Float64Array.from({ length: items }, (_, k) => objective(first + k)),
    }) as const;
  const task = (contenders: readonly Contender[], rest: Partial<PeerTask> = {}): PeerTask => ({
    name: 'task',
    title: 'A task',
    item: 'fit',
    contenders,
    ...rest,
  });

  test('reports the time of one item, and the fraction of starts that reach the least that any contender found', async () => {
    const search = { least: 'of all', atLeast: 1e-9 } as const;
    const [all, half, none] = await measureTask(
      task(
        [
          way(
            'all',
            ends(() => 1),
          ),
          way(
            'half',
            ends((item) => (item % 2 === 0 ? 1 + 5e-5 : 2)),
          ),
          way(
            'none',
            ends(() => 1.5),
          ),
        ],
        { search },
      ),
      { seconds: 0.05 },
    );
    expect(all).toMatchObject({ outcome: 'timed', reached: 1, near: 1 });
    expect(all.each?.median).toBeCloseTo(1e-3, 6);
    expect(half).toMatchObject({ outcome: 'timed', reached: 0, near: 0.5 });
    expect(none).toMatchObject({ outcome: 'wrong', reached: 0 });
    expect(none).not.toHaveProperty('each');
    expect(none.reason).toMatch(/^0 of \d+ fits came within 0\.0001 of the least objective known$/);
  });

  test('compares resamples with the least known of each', async () => {
    const search = { least: 'of each', atLeast: 0.5 } as const;
    const peers = await measureTask(
      task(
        [
          way(
            'one',
            ends((item) => 1 + item),
          ),
          way(
            'other',
            ends((item) => 2 + item),
          ),
        ],
        { search },
      ),
      { seconds: 0.05 },
    );
    expect(peers.map(({ outcome }) => outcome)).toEqual(['timed', 'wrong']);
  });

  test('shows wrong values as wrong, failures and absences with their reasons', async () => {
    const failing: Contender = {
      name: 'failing',
      version: '1',
      prepare: () => Promise.reject(new Error('no such thing')),
    };
    const absent: Contender = { name: 'absent', version: '', prepare: async () => ({ skip: 'not here' }) };
    const peers = await measureTask(
      task([
        way('right', () => ({ kind: 'values', error: 0.5 })),
        way('wrong', () => ({ kind: 'values', error: 3 })),
        failing,
        absent,
      ]),
      { seconds: 0.05 },
    );
    expect(peers.map(({ outcome }) => outcome)).toEqual(['timed', 'wrong', 'failed', 'skipped']);
    expect(peers[1].reason).toBe('the largest error is 3.00 times what is allowed');
    expect(peers[2].reason).toBe('no such thing');
    expect(peers[3].reason).toBe('not here');
  });
});
