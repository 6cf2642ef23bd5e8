import { expect, test } from 'vitest';
import { RangeDealer } from '../../src/queue/ranges.js';
import { rangesOf } from '../../src/tasks/chunked/ranges.js';

/** The lengths of all that is dealt out to so many workers, where a chunk takes so long. */
function lengths(dealer: RangeDealer, workers: number, seconds: number): number[] {
  const all: number[] = [];
  for (let range = dealer.next(workers); range !== undefined; range = dealer.next(workers)) {
    all.push(range.to - range.from);
    dealer.took(seconds);
  }
  return all;
}

test('ranges are what takes about two minutes, and shorter towards the end', () => {
  const dealt = lengths(new RangeDealer([{ from: 0, to: 1500 }]), 4, 6);
  expect(dealt[0]).toBe(1);
  expect(dealt.slice(1, 50)).toEqual(Array(49).fill(20));
  expect(dealt.slice(-12)).toEqual(Array(12).fill(1));
  expect(dealt.reduce((sum, length) => sum + length)).toBe(1500);
  expect(new Set(lengths(new RangeDealer([{ from: 0, to: 20 }]), 1, 400))).toEqual(new Set([1]));
});

test('a range holds no chunk that is whole, and none is left out', () => {
  const missing = [0, 1, 2, 7, 9, 10, 11, 12];
  const ranges = rangesOf(missing);
  expect(ranges).toEqual([
    { from: 0, to: 3 },
    { from: 7, to: 8 },
    { from: 9, to: 13 },
  ]);
  const dealer = new RangeDealer(ranges);
  dealer.took(1);
  const dealt: number[] = [];
  for (let range = dealer.next(1); range !== undefined; range = dealer.next(1)) {
    for (let chunk = range.from; chunk < range.to; chunk++) dealt.push(chunk);
  }
  expect(dealt).toEqual(missing);
});
