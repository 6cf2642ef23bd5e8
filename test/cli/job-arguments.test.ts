import fc from 'fast-check';
import { expect, test } from 'vitest';
import { argumentsOf } from '../../src/jobs/form.js';
import { readTyped } from '../../src/jobs/options.js';
import { fitForm } from '../../src/tasks/fit/form.js';
import { type FitJob, parseFitJob } from '../../src/tasks/fit/job.js';
import { optionsOf } from './support.js';

test('a job written as arguments and read again is the same job', () => {
  const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,8}$/);
  const text = fc.string({ minLength: 1, maxLength: 20 }).filter((s) => s.trim() === s && !s.startsWith('-'));
  // Neither JSON nor an option's text keeps the sign of zero.
  const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n || 0);
  const ends = fc
    .tuple(number, number)
    .filter(([a, b]) => a !== b)
    .map(([a, b]): [number, number] => (a < b ? [a, b] : [b, a]));
  const jobs = fc.record(
    {
      runs: fc.constantFrom('runs.csv', '-', "a b's.csv"),
      law: fc.constantFrom('chinchilla', 'E + A / N^alpha'),
      map: fc.dictionary(name, text, { noNullPrototype: true }),
      where: text,
      dropMissing: fc.boolean(),
      exhaustive: fc.boolean(),
      delta: fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
      starts: fc.constantFrom('seeded', 'seeded:16', 'grid', 'sobol:1024'),
      start: fc.array(fc.constantFrom('A=1,b=2e-3', 'A=400'), { maxLength: 3 }),
      range: fc.dictionary(name, ends, { noNullPrototype: true }),
      fix: fc.dictionary(name, text, { noNullPrototype: true }),
      positive: fc.uniqueArray(name, { maxLength: 3 }),
      bound: fc.dictionary(
        name,
        fc.oneof(
          ends,
          number.map((n) => [n, null] as const),
          number.map((n) => [null, n] as const),
        ),
        { noNullPrototype: true },
      ),
      objectiveGrid: fc.constantFrom<FitJob['objectiveGrid'][number][][]>(
        [],
        [{ name: 'alpha', lo: 0.2, hi: 0.6, count: 256, linear: false }],
        [
          { name: 'alpha', lo: -0.2, hi: 0.6, count: 5, linear: true },
          { name: 'beta', values: [-1, 0.5, 2e9] },
        ],
      ),
      seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      backend: fc.constantFrom('auto', 'cpu', 'webgpu'),
    },
    { requiredKeys: ['runs', 'law'] },
  );
  fc.assert(
    fc.property(jobs, (input) => {
      const job = parseFitJob(input);
      expect(parseFitJob(fromArguments(argumentsOf(fitForm, job)))).toEqual(job);
    }),
    { numRuns: 300 },
  );
});

/** The job's fields as the command line reads them. */
function fromArguments([, runs, ...rest]: readonly string[]): Record<string, unknown> {
  return { runs, ...readTyped(fitForm.options, optionsOf(fitForm, rest)) };
}
