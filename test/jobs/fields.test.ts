import { expect, test } from 'vitest';
import { parseAllocateJob } from '../../src/tasks/allocate/job.js';
import { parseDesignJob } from '../../src/tasks/design/job.js';

test('a job of an earlier version, whose axes are called axis, is read as it was meant', () => {
  const axes = ['N=1e8..1e9:8'];
  const allocation = { fit: 'fit.json', budget: '1e21' };
  expect(parseAllocateJob({ ...allocation, axis: axes })).toEqual(parseAllocateJob({ ...allocation, axes }));
  const design = { fit: 'fit.json', goal: 'alpha' };
  expect(parseDesignJob({ ...design, axis: axes })).toEqual(parseDesignJob({ ...design, axes }));
});

test('a job that has both is refused by the old name', () => {
  const both = { fit: 'fit.json', axis: ['N=1e8..1e9:8'], axes: [] };
  expect(() => parseAllocateJob(both)).toThrow(/there is no field 'axis'/);
});
