/** Refits by a device that searches, of which the processor polishes a chunk while the next is searched. */
import { describe, expect, test } from 'vitest';
import type { PreparedProblem } from '../../../src/backend/contract.js';
import type { Control } from '../../../src/control.js';
import { AbortError } from '../../../src/errors.js';
import type { StartSet } from '../../../src/problem/problem.js';
import { emptyRefitResult } from '../../../src/solver/results.js';
import { type RefitRequest, refitAll } from '../../../src/tasks/uncertainty/refits.js';
import { made, optimum, options, pairs } from '../../gpu/refits.js';

const { problem } = made;
const resamples = 40;

/** So many of them that a chunk has some resamples only. */
const starts: StartSet = {
  count: 512,
  fill: (_, count, out) => {
    for (let k = 0; k < count; k++) out.set(optimum, k * problem.size);
  },
};

type Search = (call: number, count: number, control: Control) => Promise<void>;

/** A device that finds the optimum of all runs for each resample, after `search`; `calls` are the chunks that it is given. */
function device(search: Search = async () => {}): { prepared: PreparedProblem; calls: number[][] } {
  const calls: number[][] = [];
  const prepared: PreparedProblem = {
    async refit(_, __, first, count, ___, control = {}) {
      calls.push([first, count]);
      await search(calls.length - 1, count, control);
      const result = emptyRefitResult(count, problem.size);
      for (let k = 0; k < count; k++) result.parameters.set(optimum, 2 * k * problem.size);
      return result;
    },
    search: () => Promise.reject(new Error('not asked for')),
    objective: () => Promise.reject(new Error('not asked for')),
    dispose: () => {},
  };
  return { prepared, calls };
}

function request(prepared: PreparedProblem, more: Partial<RefitRequest> = {}): RefitRequest {
  return { problem, prepared, plan: pairs, resamples, starts, options, ...more };
}

describe('refits that a device searches', () => {
  test('are polished while it searches the next chunk, and are the same as those of one chunk', async () => {
    const received: number[] = [];
    const { prepared, calls } = device(async (call, count) => {
      // The chunk before this one has been polished to its end, while this search goes on.
      if (call > 0) await expect.poll(() => received.at(-1)).toBeGreaterThanOrEqual(calls[call][0]);
      expect(count).toBeGreaterThan(0);
    });
    const refits = await refitAll(request(prepared), { progress: (done) => received.push(done) });
    expect(calls.length).toBeGreaterThan(1);
    expect(received).toEqual(received.toSorted((a, b) => a - b));
    expect(received.at(-1)).toBe(resamples);
    const whole = device();
    const alone = { count: 1, fill: starts.fill };
    expect(refits).toEqual(await refitAll(request(whole.prepared, { starts: alone }), {}));
    expect(whole.calls).toEqual([]);
  });

  test('of a GPU come in chunks of which it searches one while another is polished, but of no fewer fits than fill it', async () => {
    const { prepared, calls } = device();
    await refitAll(request(prepared, { onGpu: true, resamples: 80 }), {});
    expect(calls).toEqual([0, 1, 2, 3].map((k) => [20 * k, 20]));
    const few = device();
    await refitAll(request(few.prepared, { onGpu: true, resamples: 20 }), {});
    expect(few.calls).toEqual([
      [0, 16],
      [16, 4],
    ]);
  });

  test('are those before the chunk in which an abort or a fault comes; a fault is thrown', async () => {
    const aborted = new AbortController();
    let polished = 0;
    const { prepared } = device(async (call, _, { signal }) => {
      if (call === 0) return;
      await expect.poll(() => polished).toBe(16);
      aborted.abort();
      throw new AbortError(signal?.reason);
    });
    const control = { signal: aborted.signal, progress: (done: number) => (polished = done) };
    const refits = await refitAll(request(prepared), control);
    expect([refits.count, refits.objective.length]).toEqual([16, 16]);
    const failing = device(async (call) => {
      if (call > 0) throw new Error('planted');
    });
    await expect(refitAll(request(failing.prepared), {})).rejects.toThrow('planted');
  });
});
