import { describe, expect, test, vi } from 'vitest';
import { startWorker } from '#platform';
import { createCpuBackend } from '../../../src/backend/cpu/engine.js';
import { IsolossError } from '../../../src/errors.js';
import type { Loss } from '../../../src/loss/loss.js';
import type { StartSet } from '../../../src/problem/problem.js';
import { Status } from '../../../src/problem/status.js';
import { problemOf } from '../../solver/support.js';
import { traceLaw } from '../../solver/traced-law.js';

const squared: Loss = { residual: 'raw', rho: { kind: 'squared' } };
const x = Array.from({ length: 20 }, (_, row) => [row / 4]);
const problem = problemOf({
  law: traceLaw(([a, b], [at]) => a.mul(b.mul(-at).exp()), 2, x),
  target: x.map(([at], row) => 3 * Math.exp(-0.7 * at) + 0.01 * Math.cos(7 * row)),
  loss: squared,
});
const options = { maxSteps: 200, tolerance: 1e-10, smoothing: 1e-3 };

/** Start k is (1 + k mod 5, (k mod 7) / 5). */
const starts: StartSet = {
  count: 1e6,
  fill(first, n, out) {
    for (let k = 0; k < n; k++) out.set([1 + ((first + k) % 5), ((first + k) % 7) / 5], 2 * k);
  },
};

describe('the CPU back end', () => {
  test('says what it is', () => {
    const { info } = createCpuBackend();
    expect(info).toMatchObject({ name: 'cpu', precision: 'f32', software: false });
    expect(info.adapter).not.toBe('');
  });

  test('a search gives the same bits however it is cut', async () => {
    const prepared = await createCpuBackend().prepare(problem);
    const whole = await prepared.search(starts, 3, 40, options);
    const parts = [
      await prepared.search(starts, 3, 17, options),
      await prepared.search(starts, 20, 1, options),
      await prepared.search(starts, 21, 22, options),
    ];
    expect(Array.from(whole.parameters)).toEqual(parts.flatMap((part) => Array.from(part.parameters)));
    expect(Array.from(whole.objective)).toEqual(parts.flatMap((part) => Array.from(part.objective)));
    expect(Array.from(whole.steps)).toEqual(parts.flatMap((part) => Array.from(part.steps)));
    expect(new Set(whole.status)).toEqual(new Set([Status.converged]));
  });

  test('searches at once, each of which waits for others at every turn, give the bits of one alone', async () => {
    const prepared = await createCpuBackend().prepare(problem);
    const search = () => prepared.search(starts, 0, 200, options);
    const alone = await search();
    let now = 0;
    // Time to let others go on, whenever it is asked.
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 1e4));
    try {
      expect(await Promise.all([search(), search()])).toEqual([alone, alone]);
    } finally {
      clock.mockRestore();
    }
  });

  test('a search that is short by its counted operations starts no workers, however long its first items seem to take', async () => {
    const failing = vi.fn(() => expect.fail('a worker was started'));
    const prepared = await createCpuBackend({ workers: 2, startWorker: failing }).prepare(problem);
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 1e4));
    try {
      expect((await prepared.search(starts, 0, 16, options)).count).toBe(16);
    } finally {
      clock.mockRestore();
    }
    expect(failing).not.toHaveBeenCalled();
  });

  test('calls that are short by their counted operations share workers once the calls before took long', async () => {
    const counted = vi.fn(startWorker);
    const backend = createCpuBackend({ workers: 2, startWorker: counted });
    const prepared = await backend.prepare(problem);
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 1e4));
    try {
      const first = await prepared.search(starts, 0, 16, options);
      expect(counted).not.toHaveBeenCalled();
      expect(await prepared.search(starts, 0, 16, options)).toEqual(first);
    } finally {
      clock.mockRestore();
      backend.dispose();
    }
    expect(counted).toHaveBeenCalled();
  });

  test('objective and gradient agree with differences', async () => {
    const prepared = await createCpuBackend().prepare(problem);
    const at = [2.5, 0.4];
    const h = 1e-5;
    const points = Float64Array.of(
      ...at,
      at[0] + h,
      at[1],
      at[0] - h,
      at[1],
      at[0],
      at[1] + h,
      at[0],
      at[1] - h,
    );
    const { objective, gradient } = await prepared.objective(points, 1e-3);
    expect(objective).toHaveLength(5);
    expect(gradient).toHaveLength(10);
    expect((objective[1] - objective[2]) / (2 * h)).toBeCloseTo(gradient[0], 6);
    expect((objective[3] - objective[4]) / (2 * h)).toBeCloseTo(gradient[1], 6);
    const alone = await prepared.objective(points, 1e-3, {}, { gradient: false });
    expect(alone.gradient).toHaveLength(0);
    alone.objective.forEach((value, k) => {
      expect(value / objective[k]).toBeCloseTo(1, 12);
    });
  });

  test('reports progress up to the total and stops when aborted', async () => {
    const prepared = await createCpuBackend().prepare(problem);
    const seen: [number, number][] = [];
    await prepared.search(starts, 0, 5, options, { progress: (done, total) => seen.push([done, total]) });
    expect(seen.at(-1)).toEqual([5, 5]);

    const controller = new AbortController();
    const running = prepared.search(starts, 0, 200_000, options, {
      signal: controller.signal,
      progress: () => controller.abort(),
    });
    await expect(running).rejects.toThrow(IsolossError);
    await expect(running).rejects.toMatchObject({ code: 'interrupted', kind: 'interrupted' });
  });

  test('does nothing for no starts and no points', async () => {
    const prepared = await createCpuBackend().prepare(problem);
    expect((await prepared.search(starts, 0, 0, options)).count).toBe(0);
    expect((await prepared.objective(new Float64Array(0), 1e-3)).objective).toHaveLength(0);
  });
});
