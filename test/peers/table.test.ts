import { expect, test } from 'vitest';
import { secondsPerReached } from '../../bench/peer-results.js';
import type { BenchPeer } from '../../bench/results.js';
import { duration, peerTable } from '../../peers/table.js';

function timed(name: string, median: number, rest: Partial<BenchPeer> = {}): BenchPeer {
  return {
    task: 'fit-huber',
    title: 'A law fitted',
    name,
    version: '1',
    item: 'fit',
    outcome: 'timed',
    items: 10,
    each: { median, interval: [median, median], quartiles: [median / 2, median * 2], samples: 6 },
    ...rest,
  };
}

test('durations have three digits in the unit that suits', () => {
  expect([2, 0.15, 0.0015, 1.234e-6, 7.6e-10].map(duration)).toEqual([
    '2.00 s',
    '150 ms',
    '1.50 ms',
    '1.23 us',
    '0.760 ns',
  ]);
});

test('the time of a start that reached the minimum counts those that did not', () => {
  expect(secondsPerReached(timed('a', 1e-3, { reached: 0.25 }))).toBeCloseTo(4e-3, 12);
  expect(secondsPerReached(timed('a', 1e-3, { reached: 0 }))).toBeUndefined();
});

test('searches are listed with their rates, beside the fastest of isoloss’s own ways', () => {
  const rates = { reached: 0.25, near: 0.5, judged: 80 };
  const text = peerTable([
    timed('isoloss cpu, 1 thread', 2e-3, rates),
    timed('isoloss cpu, 2 threads', 1e-3, rates),
    timed('other', 0.02, { reached: 0, near: 0.1, judged: 16 }),
    { ...timed('bad', 1), outcome: 'wrong', reason: '0 of 16 fits came within 0.0001' },
  ]);
  expect(text.replaceAll(/ {2,}/g, ' | ')).toBe(
    [
      'fit-huber: A law fitted',
      ' | a fit | half of them within | times isoloss | to 1e-6 | to 1e-4 | of | a fit that got to 1e-6',
      ' | isoloss cpu, 1 thread | 2.00 ms | 1.00 ms to 4.00 ms | 2.00 | 25.0 % | 50.0 % | 80 | 8.00 ms',
      ' | isoloss cpu, 2 threads | 1.00 ms | 500 us to 2.00 ms | 1.00 | 25.0 % | 50.0 % | 80 | 4.00 ms',
      ' | other | 20.0 ms | 10.0 ms to 40.0 ms | 20.0 | 0 % | 10.0 % | 16 | none did',
      ' | bad: wrong, 0 of 16 fits came within 0.0001',
      '',
    ].join('\n'),
  );
});

test('values are listed with their errors', () => {
  const text = peerTable([
    timed('isoloss cpu, 2 threads', 1e-9, {
      task: 'surface',
      title: 'A surface',
      item: 'point',
      error: 0.01,
    }),
  ]);
  expect(text).toContain('1.00 %');
  expect(text).toContain('Errors are shares of what is allowed');
});

test('who is first on the same hardware is said, and a run that cannot tell says so', () => {
  const surface = { task: 'surface', title: 'A surface', item: 'point', error: 0.01 } as const;
  const within = (median: number, low: number, high: number): Partial<BenchPeer> => ({
    ...surface,
    each: { median, interval: [low, high], quartiles: [low, high], samples: 6 },
  });
  const lines = (...peers: BenchPeer[]): string[] =>
    peerTable(peers)
      .split('\n')
      .filter((line) => line.startsWith('  On the'))
      .map((line) => line.trim());
  expect(
    lines(
      timed('isoloss cpu, 1 thread', 1e-9, surface),
      timed('isoloss webgpu, an adapter', 3e-9, surface),
      timed('NumPy', 2e-9, surface),
      timed('gpu.js webgpu', 1e-9, surface),
    ),
  ).toEqual([
    'On the processor isoloss takes 1/2.00 of the time of the fastest other way, NumPy.',
    'On the GPU adapter isoloss takes 3.00 times as long as gpu.js webgpu: isoloss bench shows its time beside what the hardware could do, and what binds it.',
  ]);
  expect(
    lines(
      timed('isoloss cpu, 1 thread', 2e-9, within(2e-9, 1e-9, 3e-9)),
      timed('NumPy', 1.9e-9, within(1.9e-9, 1e-9, 2e-9)),
    ),
  ).toEqual([
    'On the processor isoloss takes 1.05 times as long as NumPy, which this run does not tell apart: their 95 % intervals overlap.',
  ]);
});
