import { describe, expect, test } from 'vitest';
import { clockResolution } from '../../bench/measure/clock.js';
import { Gate, worse } from '../../bench/measure/gate.js';
import { type Subject, sampleInTurn } from '../../bench/measure/sampler.js';
import { LEAST_SAMPLES, spread, timingOf } from '../../bench/measure/statistics.js';
import type { Verdict } from '../../bench/suite.js';
import { medianBounds } from '../../src/statistics/median-bounds.js';
import { counted } from './fakes.js';

describe('the interval of a median', () => {
  test('takes the order statistics that tables of the sign test give at 95 %', () => {
    // Smallest and largest rank (1-based), from tables of exact intervals for medians.
    const table = {
      6: [1, 6],
      8: [1, 8],
      9: [2, 8],
      10: [2, 9],
      15: [4, 12],
      20: [6, 15],
      25: [8, 18],
      50: [18, 33],
    };
    for (const [n, ranks] of Object.entries(table))
      expect(medianBounds(Number(n)).map((place) => place + 1)).toEqual(ranks);
  });

  test('is as narrow as 95 % allow, for any number of samples', () => {
    for (let n = LEAST_SAMPLES; n <= 300; n++) {
      const [low, high] = medianBounds(n);
      expect(high).toBe(n - 1 - low);
      expect(coverage(n, low)).toBeGreaterThanOrEqual(0.95);
      expect(coverage(n, low + 1)).toBeLessThan(0.95);
    }
    // A normal approximation holds where 2^-n is no number.
    const [low] = medianBounds(4000);
    expect(Math.abs(low - (2000 - 0.98 * Math.sqrt(4000)))).toBeLessThan(2);
  });

  test('is the whole range where samples are few', () => {
    expect([1, 2, 5].map(medianBounds)).toEqual([
      [0, 0],
      [0, 1],
      [0, 4],
    ]);
    expect(timingOf([3])).toEqual({ median: 3, interval: [3, 3], quartiles: [3, 3], samples: 1 });
    expect(timingOf([5, 1, 4, 2, 3])).toEqual({ median: 3, interval: [1, 5], quartiles: [2, 4], samples: 5 });
  });
});

/** Probability that the median lies between place `low` and its mirror, of n samples. */
function coverage(n: number, low: number): number {
  let below = 0;
  let term = 2 ** -n;
  for (let heads = 0; heads <= low; heads++) {
    below += term;
    term *= (n - heads) / (heads + 1);
  }
  return 1 - 2 * below;
}

test('noise is half of the range that holds 95 %, each engine by its own median', () => {
  expect(spread([])).toBeNull();
  expect(spread([[3], [5]])).toBeNull();
  expect(spread([[3, 3]])).toBe(0);
  const even = Array.from({ length: 201 }, (_, k) => 0.9 + 0.001 * k);
  expect(spread([even, even.map((value) => 7 * value)])).toBeCloseTo(0.095, 3);
});

describe('the gate', () => {
  const right = { right: true, error: 0.25 } as const;
  const wrong = { right: false, wrong: 'no' } as const;

  test.each([1, 20_000])(
    'checks %i numbers once where they are right, and each time where they are not',
    async (count) => {
      const gate = new Gate();
      const seen: number[] = [];
      const judge = (value: number, verdict: Verdict) =>
        gate.judge({
          bytes: [Float64Array.of(7), new Float64Array(count).fill(value)],
          check: () => {
            seen.push(value);
            return verdict;
          },
          counted,
        });
      expect(await judge(1, right)).toEqual(right);
      expect(await judge(1, wrong)).toEqual(right);
      expect(await judge(2, wrong)).toEqual(wrong);
      expect(await judge(2, wrong)).toEqual(wrong);
      expect(await judge(1, wrong)).toEqual(right);
      expect(seen).toEqual([1, 2, 2]);
    },
  );

  test('distinguishes shared memory and parts of buffers by their own bytes', async () => {
    const gate = new Gate();
    const all = Float64Array.of(1, 2, 1);
    const seen: number[] = [];
    const judge = (view: ArrayBufferView) =>
      gate.judge({
        bytes: [view],
        check: () => {
          seen.push(1);
          return { right: true, error: 0 };
        },
        counted,
      });
    await judge(all.subarray(0, 1));
    await judge(all.subarray(2, 3));
    expect(seen.length).toBe(1);
    if (typeof SharedArrayBuffer !== 'undefined') {
      const shared = new Float64Array(new SharedArrayBuffer(8));
      shared[0] = 1;
      await judge(shared);
      expect(seen.length).toBe(1);
    }
    await judge(all.subarray(1, 2));
    expect(seen.length).toBe(2);
  });

  test('of two verdicts reports the worse', () => {
    const [small, large, wrong]: Verdict[] = [
      { right: true, error: 0.1 },
      { right: true, error: 0.9 },
      { right: false, wrong: 'no' },
    ];
    expect([worse(small, large), worse(large, small), worse(small, wrong), worse(wrong, large)]).toEqual([
      large,
      large,
      wrong,
      wrong,
    ]);
  });
});

test('the clock’s resolution is the least step seen', () => {
  let reads = 0;
  // A clock of 0.1 ms that is read ten times a step.
  expect(clockResolution(() => 0.1 * Math.floor(reads++ / 10))).toBeCloseTo(1e-4, 12);
  expect(clockResolution()).toBeGreaterThan(0);
});

/** A subject on a clock of its own: a run takes what `time` says, and `log` hears of every sample. */
function subject(
  name: string,
  time: (run: number) => number,
  log: string[],
  { wrongAt = Infinity, failsAt = Infinity, resolution = 1e-7 } = {},
): Subject<{ wall: number; verdict: Verdict; times: number }> {
  let runs = 0;
  return {
    resolution,
    first: time(0),
    async sample(times) {
      log.push(name);
      let wall = 0;
      for (let k = 0; k < times; k++) wall += time(++runs);
      if (runs >= failsAt) throw new Error(`${name} failed`);
      const right = runs < wrongAt;
      return { wall: wall / times, times, verdict: right ? { right, error: 0 } : { right, wrong: 'no' } };
    },
  };
}

const options = { seconds: 2, limit: 20, seed: 1 };

describe('subjects', () => {
  test('are sampled in turn, in an order of its own each round, for the time given', async () => {
    const log: string[] = [];
    const series = await sampleInTurn(
      [subject('a', () => 0.1, log), subject('b', () => 0.05, log), subject('c', () => 1e-5, log)],
      options,
    );
    const spent = series.map(({ samples }) =>
      samples.reduce((sum, { wall, times }) => sum + wall * times, 0),
    );
    for (const seconds of spent) {
      expect(seconds).toBeGreaterThanOrEqual(2 - 1e-9);
      expect(seconds).toBeLessThan(2.3);
    }
    expect(series[2].samples.length).toBeGreaterThan(100);
    // After warm-up no subject is ever left out for long.
    const sampled = log.slice(log.lastIndexOf('c', log.indexOf('c') + 2));
    const turns = sampled.filter((name, k) => name !== sampled[k - 1]);
    expect(turns.length).toBeGreaterThan(40);
    expect(
      new Set(Array.from({ length: 10 }, (_, k) => turns.slice(3 * k, 3 * k + 3).join(''))).size,
    ).toBeGreaterThan(2);
  });

  test('are sampled in the same order from the same seed', async () => {
    const logs = await Promise.all(
      [1, 1, 2].map(async (seed) => {
        const log: string[] = [];
        await sampleInTurn(
          ['a', 'b', 'c'].map((name) => subject(name, () => 0.1, log)),
          { ...options, seed },
        );
        return log.join('');
      }),
    );
    expect(logs[0]).toBe(logs[1]);
    expect(logs[0]).not.toBe(logs[2]);
  });

  test('have batches so long that a coarse clock resolves them to 1 %', async () => {
    const [{ samples }] = await sampleInTurn([subject('a', () => 2e-6, [], { resolution: 1e-4 })], options);
    for (const { wall, times } of samples) expect(wall * times).toBeGreaterThanOrEqual(0.01 - 1e-9);
  });

  test('are warmed up until runs no longer get faster, and not for ever', async () => {
    const log: string[] = [];
    const [{ samples }] = await sampleInTurn(
      [subject('a', (run) => (run < 6 ? 0.1 / (run + 1) : 0.01), log)],
      options,
    );
    expect(Math.max(...samples.map(({ wall }) => wall))).toBeCloseTo(0.01, 6);
    const [{ samples: ever }] = await sampleInTurn(
      [subject('b', (run) => 1e-4 + 0.1 * 0.9 ** run, log)],
      options,
    );
    expect(ever.length).toBeGreaterThanOrEqual(LEAST_SAMPLES);
  });

  test('whose runs are long have six samples, or as many as the limit allows, or one', async () => {
    const lengths = await Promise.all(
      [1, 3, 9, 60].map(
        async (seconds) => (await sampleInTurn([subject('a', () => seconds, [])], options))[0].samples.length,
      ),
    );
    expect(lengths).toEqual([6, 6, 2, 1]);
  });

  test('that are wrong or fail drop out, and the others go on', async () => {
    const log: string[] = [];
    const [wrong, failed, right] = await sampleInTurn(
      [
        subject('wrong', () => 0.1, log, { wrongAt: 8 }),
        subject('failed', () => 0.1, log, { failsAt: 2 }),
        subject('right', () => 0.1, log),
      ],
      options,
    );
    expect(wrong.samples.at(-1)!.verdict.right).toBe(false);
    expect(wrong.samples.slice(0, -1).every(({ verdict }) => verdict.right)).toBe(true);
    expect(failed).toMatchObject({ samples: [], error: new Error('failed failed') });
    expect(log.filter((name) => name === 'failed').length).toBe(2);
    expect(right.samples.length).toBe(20);
  });

  test('keep what they have when they are interrupted', async () => {
    const controller = new AbortController();
    const log: string[] = [];
    const series = await sampleInTurn([subject('a', () => 0.1, log), subject('b', () => 0.1, log)], {
      ...options,
      signal: controller.signal,
      progress: (share) => share >= 0.5 && controller.abort(),
    });
    expect(series.map(({ samples }) => samples.length)).toEqual([10, 10]);
  });
});
