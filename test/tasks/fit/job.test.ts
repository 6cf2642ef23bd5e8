import { describe, expect, test } from 'vitest';
import { commandLine } from '../../../src/jobs/form.js';
import { parseAllocateJob } from '../../../src/tasks/allocate/job.js';
import { fitForm } from '../../../src/tasks/fit/form.js';
import { parseFitJob } from '../../../src/tasks/fit/job.js';

const least = { runs: 'runs.csv', law: 'chinchilla' };

describe('the job of a fit', () => {
  test('needs only runs and a law; what is not set is absent', () => {
    const job = parseFitJob(least);
    expect(job).toMatchObject({ maxSteps: 500, seed: 0, backend: 'auto', start: [], map: {} });
    expect(Object.keys(job)).not.toContain('loss');
    expect(Object.keys(job)).not.toContain('starts');
  });

  test('survives JSON, open bounds included', () => {
    const job = parseFitJob({ ...least, bound: { alpha: [0, null] }, tau: 0.9, loss: 'quantile' });
    expect(parseFitJob(JSON.parse(JSON.stringify(job)))).toEqual(job);
  });

  test('names every wrong field at once', () => {
    const wrong = { law: 3, starts: 'many', bound: { a: [2, 1] }, extra: 1 };
    expect(() => parseFitJob(wrong)).toThrow(/runs: .*law: .*starts: .*bound\.a: .*extra/);
  });

  test.each([
    [{ delta: 0 }, /delta/],
    [{ delta: 1, loss: 'squared' }, /delta belongs to the huber loss/],
    [{ over: 2, loss: 'absolute' }, /over belongs to the huber loss/],
    [{ under: 0 }, /under.*above zero/],
    [{ loss: 'quantile' }, /needs a tau/],
    [{ tau: 0.5 }, /only it takes one/],
    [{ tau: 1, loss: 'quantile' }, /tau/],
    [{ backend: 'cpu', adapter: 'NVIDIA' }, /no adapters/],
    [{ seed: 2 ** 32 }, /seed/],
    [{ seed: Number.NaN }, /seed/],
    [{ maxSteps: 0 }, /maxSteps/],
    [{ range: { a: [1, Number.POSITIVE_INFINITY] } }, /range/],
    [{ map: { 'bad name': 'x' } }, /map/],
    [{ objectiveGrid: [{ name: 'a', lo: 0, hi: 1, count: 4 }] }, /above zero/],
    [{ objectiveGrid: [{ name: 'a', values: [2, 1] }] }, /ascend/],
  ])('%j is refused', (change, message) => {
    expect(() => parseFitJob({ ...least, ...change })).toThrow(message);
  });

  test('as a shell command quotes what a shell would take apart', () => {
    const job = parseFitJob({ runs: "it's.csv", law: 'E + A/N^a', map: { N: 'Model Size' }, where: 'N > 1' });
    expect(commandLine(fitForm, job)).toBe(
      "isoloss fit 'it'\\''s.csv' --law 'E + A/N^a' --map 'N=Model Size' --where 'N > 1'",
    );
  });

  test('a file whose name begins as an option does is written as a path', () => {
    const line = (runs: string) => commandLine(fitForm, parseFitJob({ runs, law: 'chinchilla' }));
    expect(line('-odd.csv')).toBe('isoloss fit ./-odd.csv --law chinchilla');
    expect(line('-')).toBe('isoloss fit - --law chinchilla');
  });
});

describe('a typed text that its own reader refuses', () => {
  const read = (job: object) => () =>
    parseAllocateJob({ fit: 'fit.json', ...job }, { file: 'job.json' }, (field) => `--${field}`);

  test('keeps its error: code, message and fix, with the option before and the place beside', () => {
    expect(read({ budget: 'much' })).toThrow(
      expect.objectContaining({
        code: 'bad-budget',
        message: "--budget: 'much' is not a budget: it is no number.",
        fix: expect.stringMatching(/^Write a number above zero/),
        place: { file: 'job.json' },
      }),
    );
    expect(read({ subjectTo: ['D < 1', 'D <= '] })).toThrow(
      expect.objectContaining({
        code: 'formula-syntax',
        message: expect.stringMatching(/^--subjectTo, value 2: /),
        place: { file: 'job.json', position: expect.any(Number) },
      }),
    );
  });

  test('is one of several things wrong where there are more', () => {
    expect(read({ budget: 'much', top: 0 })).toThrow(
      expect.objectContaining({
        code: 'bad-job',
        message: expect.stringMatching(/^--budget: 'much' .*; --top: /),
      }),
    );
  });
});
