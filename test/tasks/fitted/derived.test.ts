import { beforeAll, describe, expect, test } from 'vitest';
import { findPreset, type Law } from '../../../src/laws/index.js';
import { chinchilla } from '../../../src/laws/parameters-and-tokens/chinchilla.js';
import type { Model } from '../../../src/problem/model.js';
import { parseTable } from '../../../src/runs/parse-table.js';
import type { Table } from '../../../src/runs/table.js';
import { denseOf } from '../../../src/statistics/subspace.js';
import { type FitJobInput, parseFitJob } from '../../../src/tasks/fit/job.js';
import { modelOfJob } from '../../../src/tasks/fit/model-of-job.js';
import { derivedOf } from '../../../src/tasks/fitted/derived.js';
import { naturalColumns } from '../../../src/tasks/fitted/natural-columns.js';
import { evaluateDerived } from '../../laws/evaluate-law.js';

const sizes = [1e8, 2e8, 4e8, 8e8, 1.6e9];
const tokens = [2e9, 5e9, 1.2e10, 3e10];

let table: Table;
beforeAll(async () => {
  const rows = sizes.flatMap((n) => tokens.map((d) => [n, d, 1.8 + 480 / n ** 0.35 + 2000 / d ** 0.37]));
  const text = ['N,D,loss', ...rows.map((row) => row.join())].join('\n');
  table = await parseTable(new TextEncoder().encode(text), 'runs.csv');
});

function modelOf(job: Partial<FitJobInput> = {}, law?: Law): Model {
  return modelOfJob(parseFitJob({ runs: 'runs.csv', law: 'chinchilla', ...job }), table, law).model;
}

/** `count` parameter vectors around one, internal coordinates, row-major. */
function around(model: Model, natural: readonly number[], count: number): Float64Array {
  const centre = model.toInternal(natural);
  return Float64Array.from(
    { length: count * centre.length },
    (_, i) => centre[i % centre.length] * (1 + 0.1 * Math.sin(1 + i * 12.9898)),
  );
}

const besiroglu = findPreset('chinchilla:besiroglu-2024').preset.values;

describe('natural columns of replicates', () => {
  test.each<[string, Partial<FitJobInput>, readonly number[]]>([
    ['all parameters free', {}, [1.8, 480, 2000, 0.35, 0.37]],
    ['one fixed and one tied', { fix: { E: '1.8', beta: 'alpha' } }, [480, 2000, 0.35]],
    ['ties through others', { fix: { A: '2*B', B: 'exp(20*alpha)' } }, [1.8, 0.35, 0.37]],
    ['bounds', { bound: { A: [1, 1e4] }, residual: 'raw' }, [1.8, 480, 2000, 0.35, 0.37]],
    [
      'a formula of one’s own',
      { law: 'e + a/N^p + b/D^q', positive: ['e', 'b'] },
      // In the order in which the formula names them.
      [1.8, 480, 0.35, 2000, 0.37],
    ],
  ])('are the model’s values to the last bit: %s', (_, job, natural) => {
    const model = modelOf(job);
    const { size } = model.problem;
    const count = 1100;
    const internal = around(model, natural, count);
    const columns = naturalColumns(model, internal, count);
    expect(Object.keys(columns)).toEqual(model.law.parameters.map(({ name }) => name));
    for (let i = 0; i < count; i++) {
      const row = internal.subarray(i * size, (i + 1) * size);
      const values = model.values(row);
      for (const [name, column] of Object.entries(columns)) expect(column[i]).toBe(values[name]);
      const free = model.toNatural(row);
      for (const [j, { name }] of model.free.entries()) expect(columns[name][i]).toBe(free[j]);
    }
  });

  test('of no replicates are empty', () => {
    expect(naturalColumns(modelOf(), new Float64Array(0), 0).alpha).toHaveLength(0);
  });
});

describe('derived quantities', () => {
  test('are the law’s own, then the job’s, which may use earlier ones and held parameters', () => {
    const model = modelOf({ fix: { E: '1.8' } });
    const derived = derivedOf(model, { excess: 'ratio_gopher - 20', both: 'excess/E', three: '3' });
    expect(derived.quantities.map(({ name }) => name)).toEqual([
      ...(chinchilla.derived ?? []).map(({ name }) => name),
      'excess',
      'both',
      'three',
    ]);
    const count = 1500;
    const columns = naturalColumns(model, around(model, [480, 2000, 0.35, 0.37], count), count);
    const results = derived.evaluate(columns, count);
    for (let i = 0; i < count; i += 97) {
      const parameters = Object.fromEntries(
        Object.entries(columns).map(([name, column]) => [name, column[i]]),
      );
      const own = evaluateDerived(chinchilla, parameters);
      const expected = [
        ...Object.values(own),
        own.ratio_gopher - 20,
        (own.ratio_gopher - 20) / parameters.E,
        3,
      ];
      for (const [q, value] of expected.entries()) expect(results[q][i] / value).toBeCloseTo(1, 11);
    }
  });

  test('take plain arrays, and stay not finite where a refit ended so', () => {
    const derived = derivedOf(modelOf(), {});
    const columns = Object.fromEntries(
      Object.entries(besiroglu).map(([name, value]) => [name, [value, Number.NaN]]),
    );
    const [a] = derived.evaluate(columns, 2);
    expect(a[0]).toBeCloseTo(0.5126, 4);
    expect(a[1]).toBeNaN();
  });

  test('have exact slopes along the coordinates, through ties too', () => {
    for (const fix of [{}, { beta: '1.1*alpha', E: '1.8' }]) {
      const model = modelOf({ fix });
      const derived = derivedOf(model, { last: 'log(G)*alpha' });
      const u = model.toInternal(model.free.map(({ name }) => besiroglu[name]));
      const gradients = derived.gradients(u).map((gradient) => denseOf(gradient, u.length));
      const at = (j: number, step: number): number[] => {
        const moved = u.slice();
        moved[j] += step;
        return derived.evaluate(naturalColumns(model, moved, 1), 1).map(([value]) => value);
      };
      for (let j = 0; j < u.length; j++) {
        const h = 1e-5;
        const [up, down] = [at(j, h), at(j, -h)];
        for (const [q, value] of at(j, 0).entries()) {
          const difference = (up[q] - down[q]) / (2 * h);
          expect(Math.abs(gradients[q][j] - difference)).toBeLessThan(
            1e-5 * (Math.abs(value) + Math.abs(difference)),
          );
        }
      }
    }
  });

  test('of the law that need a parameter it lacks are left out', () => {
    const law: Law = {
      ...chinchilla,
      formula: 'E + A/N^alpha + B/D^alpha',
      parameters: chinchilla.parameters.filter(({ name }) => name !== 'beta'),
      derived: [...(chinchilla.derived ?? []), { name: 'z', unit: '1', description: '', formula: '2^alpha' }],
    };
    expect(derivedOf(modelOf({}, law), {}).quantities.map(({ name }) => name)).toEqual(['z']);
  });

  test('of a formula of one’s own are the job’s alone', () => {
    const model = modelOf({ law: 'e + a/N^p + b/D^q', positive: ['e', 'a', 'b'] });
    expect(derivedOf(model, { a_opt: 'q/(p + q)' }).quantities).toEqual([
      { name: 'a_opt', unit: '', description: '', formula: 'q/(p + q)' },
    ]);
  });

  test.each<[string, Record<string, string>, object]>([
    ['a misspelt name', { z: 'alpa + 1' }, { code: 'unknown-name', fix: 'Did you mean alpha?' }],
    [
      'an input',
      { z: '2*alpha/N' },
      {
        code: 'unknown-name',
        message: 'derive z: "2*alpha/N" uses "N", an input of the law.',
        place: { position: 9 },
      },
    ],
    ['a later quantity', { z: 'later', later: 'alpha' }, { code: 'unknown-name' }],
    ['itself', { z: 'z + 1' }, { code: 'unknown-name' }],
    ['broken syntax', { z: 'alpha +' }, { code: 'formula-syntax', place: { position: 8 } }],
    ['a condition', { z: 'alpha < beta' }, { code: 'formula-type' }],
    ['the name of a parameter', { alpha: 'beta' }, { code: 'name-clash' }],
    ['the name of an input', { D: 'beta' }, { code: 'name-clash' }],
    ['the name of the loss', { L: 'beta' }, { code: 'name-clash' }],
    [
      'the name of a quantity of the law',
      { a_opt: 'beta' },
      { code: 'name-clash', message: 'derive a_opt: "a_opt" is derived by the law itself.' },
    ],
    ['the name of a column of replicates', { status: 'beta' }, { code: 'name-clash' }],
  ])('are refused: %s', (_, derive, error) => {
    expect(() => derivedOf(modelOf(), derive)).toThrow(expect.objectContaining(error));
  });
});
