import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandLine } from '../../../src/jobs/form.js';
import { parseFitJob } from '../../../src/tasks/fit/job.js';
import { multiverseForm } from '../../../src/tasks/multiverse/form.js';
import {
  type MultiverseJobInput,
  parseMultiverseJob,
  parseNamed,
  universesOf,
} from '../../../src/tasks/multiverse/job.js';

const least = { runs: 'runs.csv', law: ['chinchilla'] };

describe('the job of a multiverse', () => {
  test('takes a fit’s job as it is: a single value is a list of one', () => {
    const fitJob = { runs: 'runs.csv', law: 'chinchilla', delta: 1e-3, where: 'L < 3', fix: { E: '1.8' } };
    const job = parseMultiverseJob(fitJob);
    expect(job).toMatchObject({ law: ['chinchilla'], delta: [1e-3], where: 'L < 3', starts: [], at: [] });
    expect(() => universesOf(job)).toThrow(/no choice has several values/);
    const several = universesOf(parseMultiverseJob({ ...fitJob, starts: ['seeded', 'grid'] }));
    expect(several[1].job).toEqual(parseFitJob({ ...fitJob, loss: 'huber', starts: 'grid' }));
  });

  test.each<[string, MultiverseJobInput, RegExp]>([
    ['no law', { ...least, law: [] }, /law: none is given/],
    ['a value given twice', { ...least, delta: [1e-3, 0.001] }, /delta: one of them is given twice/],
    [
      'a name given twice',
      { ...least, filter: ['a=N > 1', 'a=N > 2'] },
      /filter: one of them is given twice/,
    ],
    ['a remap without a column', { ...least, remap: ['N'] }, /remap\.0: 'N' is not of the form/],
    ['a filter that does not parse', { ...least, filter: ['all', 'N <'] }, /filter\.1: /],
    ['a filter that parses only between parentheses', { ...least, filter: ['N<1) or (D<1'] }, /filter\.0: /],
    [
      'a delta without the huber loss',
      { ...least, loss: ['squared'], delta: [1] },
      /delta belongs to the hub/,
    ],
    ['a quantile loss without a tau', { ...least, loss: ['huber', 'quantile'] }, /needs a tau/],
    ['a tau without the quantile loss', { ...least, tau: [0.5] }, /only it takes one/],
    ['starts of no kind', { ...least, starts: ['many'] }, /starts\.0: 'many' is not a way/],
    ['a point that is none', { ...least, at: ['N'] }, /at\.0: 'N' is not of the form/],
  ])('refuses %s', (_, job, message) => {
    expect(() => parseMultiverseJob(job)).toThrow(message);
  });

  test('takes filters over columns of odd names, which are known only from the table', () => {
    const filter = ['all', 'small=config.n_params < 70M and not Model Size > 3', 'a-b/c == "x"'];
    expect(parseMultiverseJob({ ...least, filter }).filter).toEqual(filter);
  });

  test('refuses more universes than anyone can read, before making them', () => {
    const many = Array.from({ length: 150 }, (_, i) => (i + 1) / 1000);
    const job = { ...least, delta: many, loss: ['huber', 'quantile'] as const, tau: many, starts: ['grid'] };
    expect(universesOf(parseMultiverseJob({ ...job, loss: [...job.loss] }))).toHaveLength(300);
    const filter = many.map((value) => `N > ${value}`);
    expect(() => universesOf(parseMultiverseJob({ ...job, loss: [...job.loss], filter }))).toThrow(
      /make 45,000 universes, more than 10,000/,
    );
  });

  test('names what carries a name, and calls the rest by itself', () => {
    expect(parseNamed('drop-high=L < 3.2')).toEqual({ name: 'drop-high', value: 'L < 3.2' });
    expect(parseNamed(' no outliers = kept == 1')).toEqual({ name: 'no outliers', value: 'kept == 1' });
    for (const text of ['N <= 1e9', 'N >= 2', 'dataset == "c4"', 'kept != 0', 'all', 'E + A/N^alpha']) {
      expect(parseNamed(text)).toEqual({ name: text, value: text });
    }
  });

  test('joins filters to the rows of the base, each as it stands', () => {
    const job = parseMultiverseJob({ ...least, where: 'N > 1 or D > 1', filter: ['all', 'L < 3 or L > 4'] });
    expect(universesOf(job).map((universe) => universe.job.where)).toEqual([
      'N > 1 or D > 1',
      '(N > 1 or D > 1) and (L < 3 or L > 4)',
    ]);
  });

  test('takes inputs from other columns than the base, under names or their own words', () => {
    const remap = ['total=N=params', 'N=params - embedding; D=tokens*2'];
    const universes = universesOf(parseMultiverseJob({ ...least, map: { N: 'n', L: 'loss' }, remap }));
    expect(universes.map(({ choices, job }) => [choices.remap, job.map])).toEqual([
      ['total', { N: 'params', L: 'loss' }],
      [remap[1], { N: 'params - embedding', D: 'tokens*2', L: 'loss' }],
    ]);
  });

  test('makes every combination of choices exactly once', () => {
    const subset = <T>(...values: readonly T[]) => fc.subarray([...values]);
    const jobs = fc.record({
      runs: fc.constant('runs.csv'),
      law: fc.subarray(['chinchilla', 'kaplan', 'x=E + A/N^a'], { minLength: 1 }),
      filter: subset('all', 'small=N < 1e9', 'L < 3'),
      residual: subset('log' as const, 'raw' as const, 'relative' as const),
      loss: subset('huber' as const, 'squared' as const, 'absolute' as const),
      delta: subset(1e-4, 1e-3, 1e-2),
      starts: subset('seeded', 'grid', 'sobol:64'),
    });
    fc.assert(
      fc.property(jobs, (input) => {
        const delta = input.loss.length > 0 && !input.loss.includes('huber') ? [] : input.delta;
        const job = parseMultiverseJob({ ...input, delta });
        const factor = (list: readonly unknown[]) => Math.max(1, list.length);
        const losses = factor(input.loss) + (delta.length > 1 ? delta.length - 1 : 0);
        const count = [input.law, input.filter, input.residual, input.starts].reduce(
          (product, list) => product * factor(list),
          losses,
        );
        if (count === 1) {
          expect(() => universesOf(job)).toThrow();
          return;
        }
        const universes = universesOf(job);
        expect(universes).toHaveLength(count);
        expect(new Set(universes.map((universe) => JSON.stringify(universe.job))).size).toBe(count);
        expect(new Set(universes.map(({ choices }) => JSON.stringify(choices))).size).toBe(count);
      }),
      { numRuns: 200 },
    );
  });

  test('is written as the command that repeats it', () => {
    const job = parseMultiverseJob({
      ...least,
      law: ['chinchilla', 'tied=E + A/N^a + B/D^a'],
      filter: ['all', 'L < 3'],
      delta: [1e-3, 1e-4],
      residual: ['log', 'raw'],
      at: ['N=1e9,D=1e10'],
      map: { N: 'Model Size' },
      remap: ['D=tokens', 'half=D=tokens/2'],
      seed: 7,
    });
    expect(commandLine(multiverseForm, job)).toBe(
      "isoloss multiverse runs.csv --law chinchilla --law 'tied=E + A/N^a + B/D^a' --remap D=tokens --remap half=D=tokens/2 --filter all --filter 'L < 3' " +
        "--residual log,raw --delta 0.001,0.0001 --at N=1e9,D=1e10 --map 'N=Model Size' --seed 7",
    );
  });
});
