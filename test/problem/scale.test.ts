import { expect, test } from 'vitest';
import { tableOf } from '../../src/index.js';
import { parameterScales } from '../../src/problem/scale.js';
import { parseFitJob } from '../../src/tasks/fit/job.js';
import { modelOfJob } from '../../src/tasks/fit/model-of-job.js';

/** Ends of the values that each parameter is first looked for in, by name. */
function expected(law: string, columns: Readonly<Record<string, readonly number[]>>) {
  const map = Object.fromEntries(Object.keys(columns).map((name) => [name, name]));
  const { model } = modelOfJob(parseFitJob({ runs: 'runs', law, map }), tableOf(columns, 'runs'));
  const scales = parameterScales(model);
  return Object.fromEntries(
    model.free.map(({ name }, j) => {
      const { typical, decades } = scales[j];
      return [
        name,
        [typical / 10 ** decades, typical * 10 ** decades].map((end) => Number(end.toPrecision(3))),
      ];
    }),
  );
}

const x = Array.from({ length: 23 }, (_, i) => 10 ** (i + 2));
const L = x.map((value) => 0.1 + value ** -0.1);

test('a break is looked for in the range of the data, and half a decade beyond', () => {
  expect(expected('broken:1', { x, L }).d1).toEqual([31.6, 3.16e24]);
  expect(expected('y + (h - y)*sigmoid(k*(log(x0) - log(x)))', { x, L }).x0).toEqual([31.6, 3.16e24]);
});

test('a coefficient is looked for within three decades of one over its factor', () => {
  const ones = [1, 2, 3, 4, 5, 6, 7, 8];
  expect(expected('E + exp(k*x)', { x: ones.map((value) => 2 * value), L: ones }).k).toEqual([1.11e-4, 111]);
});
