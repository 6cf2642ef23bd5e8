import { expect, test } from 'vitest';
import { Pacing } from '../../../src/backend/webgpu/pacing.js';
import type { Rectangle } from '../../../src/backend/webgpu/rectangles.js';
import { type Work, WorkQueue } from '../../../src/backend/webgpu/work-queue.js';

const line: Rectangle = { line: 0, lines: 1, column: 0, columns: 10 };
const limits = { lines: 1, columns: 10, cells: 10 };
const cost = { limits, software: true, operations: 1, roundTrip: 0, completed: () => {} };

test('as many submissions as wanted are under way, and are completed in the order in which they began', async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const ahead: number[] = [];
  const work: Work<void> = {
    ...cost,
    begin: async ({ column }) => {
      begun.push(column);
      ahead.push(begun.length - ended.length);
    },
    completed: ({ column }) => ended.push(column),
  };
  await new WorkQueue([line], new Pacing(3)).run(work, {});
  expect(begun).toEqual([0, 3, 6, 9]);
  expect(ended).toEqual(begun);
  expect(Math.max(...ahead)).toBe(2);
});

test('where a submission fails, it and the one submitted after it are done again, once that is complete', async () => {
  const queue = new WorkQueue([line], new Pacing(3));
  let later = false;
  const frail: Work<void> = {
    ...cost,
    begin: async ({ column }) => {
      if (column === 3) throw new Error('lost');
      if (column !== 6) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
      later = true;
    },
  };
  await expect(queue.run(frail, {})).rejects.toThrow('lost');
  expect(later).toBe(true);
  const again: number[] = [];
  await queue.run({ ...cost, begin: async () => {}, completed: ({ column }) => again.push(column) }, {});
  expect(again).toEqual([3, 6, 9]);
});
