import { beforeAll, describe, expect, test } from 'vitest';
import { type Table, TableBuilder } from '../../../src/runs/table.js';
import { fit } from '../../../src/tasks/fit/fit.js';
import { parseFitJob } from '../../../src/tasks/fit/job.js';
import { type MultiverseJobInput, parseMultiverseJob } from '../../../src/tasks/multiverse/job.js';
import { multiverse } from '../../../src/tasks/multiverse/multiverse.js';
import type { MultiverseRecord } from '../../../src/tasks/multiverse/record.js';
import { needData } from '../../support/data.js';
import { readTable } from '../../support/files.js';
import { finishedBy } from '../../support/finished.js';

/** 60 runs on a grid of N and D, a little off the law. */
function simulated(): Table {
  const builder = new TableBuilder('simulated', 'row');
  const [N, D, L] = ['N', 'D', 'L'].map((name) => builder.declare(name));
  for (let i = 0; i < 60; i++) {
    const row = builder.row(i + 1);
    const n = 5e7 * 1.8 ** (i % 10);
    const d = 1e9 * 2.5 ** Math.floor(i / 10);
    N.set(row, n);
    D.set(row, d);
    L.set(row, (1.8 + 480 / n ** 0.34 + 2000 / d ** 0.36) * (1 + 0.004 * Math.sin(12.9898 * i)));
  }
  return builder.finish();
}

const base = { runs: 'simulated', law: ['chinchilla'], backend: 'cpu' } as const;
const at = 'N=7e10,D=1.4e12';

let table: Table;
beforeAll(() => {
  table = simulated();
});

const over = (job: Partial<MultiverseJobInput>, control = {}): Promise<MultiverseRecord> =>
  multiverse(parseMultiverseJob({ ...base, ...job }), table, control);

const conclusion = (record: MultiverseRecord, name: string) => {
  const found = record.conclusions.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no conclusion about ${name}`);
  return found;
};

describe('a multiverse', () => {
  test('of losses over the Chinchilla runs holds the published optimum of each', async (context) => {
    const file = needData(context, 'chinchilla-240.csv');
    const published: Record<string, Record<string, number>> = {
      'huber 0.001': { A: 477.825866, B: 2143.417367, E: 1.8172181, alpha: 0.3473105, beta: 0.36717243 },
      'huber 0.0001': { A: 478.689, B: 2065.413, E: 1.815824, alpha: 0.347409, beta: 0.365385 },
      'huber 0.01': { A: 538.752, B: 2905.6, E: 1.838079, alpha: 0.354416, beta: 0.381538 },
      'huber 1': { A: 593.322, B: 4875.638, E: 1.86455, alpha: 0.360253, beta: 0.405883 },
      'absolute ': { A: 482.006, B: 2085.436, E: 1.8168641, alpha: 0.34781307, beta: 0.36585416 },
    };
    const job = parseMultiverseJob({
      ...base,
      runs: file,
      loss: ['huber', 'absolute'],
      delta: [1e-3, 1e-4, 1e-2, 1],
    });
    const record = await multiverse(job, await readTable(file));
    expect(record.universes.map(({ choices }) => `${choices.loss} ${choices.delta ?? ''}`)).toEqual(
      Object.keys(published),
    );
    record.universes.forEach(({ parameters, status }, i) => {
      expect(status).toBe('converged');
      for (const [name, value] of Object.entries(Object.values(published)[i])) {
        expect(Math.abs((parameters[name] ?? Number.NaN) / value - 1)).toBeLessThan(2e-6);
      }
    });
    const alpha = conclusion(record, 'alpha');
    expect([alpha.base, alpha.min, alpha.max]).toEqual(
      [0, 0, 3].map((i) => record.universes[i].parameters.alpha),
    );
    expect(alpha).toMatchObject({ count: 5, sameSign: 1, near: 1 });
  });

  test('fits each combination once, the base first: losses without a delta are not repeated', async () => {
    const { universes, dimensions, asked } = await over({
      loss: ['huber', 'squared'],
      delta: [1e-3, 1e-2],
      residual: ['log', 'raw'],
    });
    expect(asked).toBe(6);
    expect(universes.map(({ choices }) => Object.values(choices).join(' '))).toEqual([
      'log huber 0.001',
      'log huber 0.01',
      'log squared',
      'raw huber 0.001',
      'raw huber 0.01',
      'raw squared',
    ]);
    expect(dimensions.map(({ choice, values }) => [choice, ...values])).toEqual([
      ['residual', 'log', 'raw'],
      ['loss', 'huber', 'squared'],
      ['delta', '0.001', '0.01'],
    ]);
    expect(universes[5].loss).toEqual({ residual: 'raw', kind: 'squared' });
  });

  test('keeps the rows of the base and of the filter, and says how many', async () => {
    const { universes } = await over({
      where: 'D > 2e9',
      filter: ['all', 'small=N < 1e9 or N > 5e9', 'N < 2e9'],
    });
    expect(universes.map(({ choices, rows }) => [choices.filter, rows])).toEqual([
      ['all', 50],
      ['small', 40],
      ['N < 2e9', 35],
    ]);
  });

  test('predicts at points under laws of different parameters, and says which universes have a quantity', async () => {
    const record = await over({
      law: ['chinchilla', 'tied=E + A/N^gamma + B/D^gamma'],
      starts: ['seeded', 'seeded:64'],
      at: [at],
    });
    expect(record.dimensions[0]).toEqual({ choice: 'law', values: ['chinchilla', 'tied'] });
    expect(conclusion(record, 'alpha')).toMatchObject({ count: 2, kind: 'parameters' });
    expect(conclusion(record, 'gamma')).toMatchObject({ count: 2, base: null, near: null });
    const loss = conclusion(record, at);
    expect(loss).toMatchObject({ count: 4, kind: 'predictions', unit: 'nats per token', sameSign: 1 });
    expect(loss.moves[0].choice).toBe('law');
    expect(loss.base).toBeGreaterThan(1.7);
  });

  test('gives options that name parameters to the laws that have them', async () => {
    const { universes, conclusions } = await over({
      law: ['chinchilla', 'tied=E + A/N^gamma + B/D^gamma'],
      positive: ['gamma', 'A', 'B'],
      fix: { beta: 'alpha', E: '1.8' },
      derive: { half: 'gamma/2', tenfold: '10*A' },
    });
    const [free, tied] = universes;
    expect(free.parameters.alpha).toBe(free.parameters.beta);
    expect(Object.keys(tied.parameters)).toEqual(['E', 'A', 'gamma', 'B']);
    expect(free.parameters.alpha).toBeCloseTo(tied.parameters.gamma ?? 0, 6);
    expect([free.derived.half, tied.derived.half]).toEqual([undefined, (tied.parameters.gamma ?? 0) / 2]);
    expect(conclusions.filter(({ name }) => name === 'tenfold')).toMatchObject([
      { count: 2, kind: 'derived' },
    ]);
    expect(conclusions.some(({ name }) => name === 'E')).toBe(false);
  });

  test('lists universes that cannot be fitted with their reason, and concludes from the others', async () => {
    const { universes, converged, conclusions } = await over({
      filter: ['all', 'none=N > 1e20', 'few=N < 6e7 and D < 3e9'],
      residual: ['log', 'raw'],
    });
    expect(converged).toBe(2);
    expect(universes.map(({ status }) => status)).toEqual([
      'converged',
      'converged',
      'failed',
      'failed',
      'failed',
      'failed',
    ]);
    expect(universes[2].reason).toMatch(/keeps none of the 60 rows/);
    expect(universes[4].reason).toMatch(/5 parameters .* cannot be fitted to 2 rows/);
    expect(conclusions.every(({ count }) => count === 2)).toBe(true);
  });

  test('records what has not converged with its reason and does not conclude from it', async () => {
    const { universes, converged } = await over({ loss: ['huber', 'squared'], law: ['E + F + A/N^alpha'] });
    expect(converged).toBe(0);
    for (const { status, reason, parameters } of universes) {
      expect([status, reason]).toEqual(['singular', expect.stringMatching(/cannot tell parameters apart/)]);
      expect(parameters.alpha).toBeTypeOf('number');
    }
  });

  test.each<[string, Partial<MultiverseJobInput>, RegExp]>([
    ['no law by that name', { law: ['chinchilla', 'chinchila'] }, /no law 'chinchila'/],
    ['no such column', { filter: ['all', 'M < 3'] }, /In the universe filter M < 3: .*'M' is neither/],
    [
      'a filter that is no condition',
      { filter: ['all', 'N + 1'] },
      /^In the universe filter N \+ 1: where, at /,
    ],
    ['a formula of no parameters', { derive: { x: 'zeta' }, loss: ['huber', 'squared'] }, /zeta/],
    ['no such parameter', { fix: { gamma: '1' }, loss: ['huber', 'squared'] }, /"gamma" is not a parameter/],
    [
      'a point without an input',
      { at: ['N=1e9'], loss: ['huber', 'squared'] },
      /The point N=1e9 has no D, which the law chinchilla needs/,
    ],
    ['only one universe', { loss: ['huber'] }, /no choice has several values/],
  ])('refuses what is a mistake in the job before anything is fitted: %s', async (_, job, message) => {
    let fitted = 0;
    const attempt = over(job, { progress: () => fitted++ });
    await expect(attempt).rejects.toMatchObject({ kind: 'input', message: expect.stringMatching(message) });
    expect(fitted).toBe(0);
  });

  test('that is stopped keeps the universes done', async () => {
    const stop = new AbortController();
    const record = await finishedBy(
      over(
        { delta: [1e-4, 1e-3, 1e-2, 1e-1] },
        { signal: stop.signal, progress: (done: number) => done === 2 && stop.abort() },
      ),
    );
    expect([record.universes.length, record.asked]).toEqual([2, 4]);
    expect(conclusion(record, 'alpha').count).toBe(2);
    await expect(over({ delta: [1e-4, 1e-3] }, { signal: stop.signal })).rejects.toMatchObject({
      kind: 'interrupted',
    });
  });

  test('gives the same record again, but for how it ran', async () => {
    const withoutTimes = ({ backend: _, seconds: __, events: ___, ...rest }: MultiverseRecord) => rest;
    const job = { delta: [1e-3, 1e-2], starts: ['seeded', 'sobol:32'], at: [at] };
    expect(withoutTimes(await over(job))).toEqual(withoutTimes(await over(job)));
    const text = JSON.stringify((await over(job)).job);
    expect(JSON.stringify(parseMultiverseJob(JSON.parse(text)))).toBe(text);
  });

  test('has in each universe what the fit of that job alone gives', async () => {
    const { universes } = await over({ delta: [1e-3, 1e-2], where: 'D > 2e9', filter: ['all', 'N < 2e9'] });
    const alone = await fit(
      parseFitJob({ ...base, law: 'chinchilla', where: 'D > 2e9 and N < 2e9', delta: 1e-2 }),
      table,
    );
    expect(universes[3].choices).toEqual({ filter: 'N < 2e9', delta: '0.01' });
    expect(universes[3].parameters).toEqual(alone.record.parameters);
    expect(universes[3].objective).toBe(alone.record.objective);
  });
});

describe('groups of rows as universes', () => {
  /** Two families of runs, of which one has a dot and quotes in its name; the run `stray` is of none. */
  function families(stray = -1): Table {
    const builder = new TableBuilder('families', 'row');
    const [x, family, big, loss] = ['x', 'the family', 'big', 'loss'].map((name) => builder.declare(name));
    for (let i = 0; i < 24; i++) {
      const row = builder.row(i + 1);
      x.set(row, 10 ** (1 + (i % 12) / 4));
      if (i !== stray) family.set(row, i < 12 ? 'a "b".c' : 7);
      big.set(row, i % 12 > 5);
      loss.set(row, (i < 12 ? 3 : 5) * (10 ** (1 + (i % 12) / 4)) ** (i < 12 ? -0.2 : -0.3));
    }
    return builder.finish();
  }
  const job = {
    runs: 'families',
    law: ['A*x^-a'],
    map: { L: 'loss' },
    positive: ['A'],
    backend: 'cpu',
  } as const;
  const groups = (record: MultiverseRecord) =>
    record.universes.map(({ choices, rows, parameters: { A, a } }) => [
      choices.group,
      rows,
      Math.round(1e6 * Number(A)) / 1e6,
      Math.round(1e6 * Number(a)) / 1e6,
    ]);

  test('leave out runs of no group, or are refused with all of them named', async () => {
    const by = 'the family';
    await expect(multiverse({ ...job, by }, families(5))).rejects.toMatchObject({
      code: 'missing-values',
      message: expect.stringContaining('the group the family in 1 (row 6)'),
    });
    const { universes } = await multiverse({ ...job, by, dropMissing: true }, families(5));
    expect(universes.map(({ rows }) => rows)).toEqual([11, 12]);
  });

  test('are fitted each by itself, those of one column', async () => {
    const record = await multiverse({ ...job, by: 'the family' }, families());
    expect(record.dimensions).toEqual([{ choice: 'group', values: ['a "b".c', '7'] }]);
    expect(groups(record)).toEqual([
      ['a "b".c', 12, 3, 0.2],
      ['7', 12, 5, 0.3],
    ]);
  });

  test('are those of several columns and of a condition, of the rows that are kept', async () => {
    const two = await multiverse({ ...job, by: 'the family,big', where: 'x < 1e3' }, families());
    expect(groups(two).map(([name, rows]) => [name, rows])).toEqual([
      ['a "b".c,false', 6],
      ['a "b".c,true', 2],
      ['7,false', 6],
      ['7,true', 2],
    ]);
    const split = await multiverse({ ...job, by: 'x > 100', filter: ['all', 'the family == 7'] }, families());
    expect(split.universes.map(({ choices: { filter, group }, rows }) => [filter, group, rows])).toEqual([
      ['all', 'false', 10],
      ['all', 'true', 14],
      ['the family == 7', 'false', 5],
      ['the family == 7', 'true', 7],
    ]);
  });

  test('score what is held out of each', async () => {
    const { universes } = await multiverse({ ...job, by: 'the family', holdOut: 'big' }, families());
    for (const { holdOut } of universes) {
      expect(holdOut?.rows).toBe(6);
      expect(holdOut?.rmsle).toBeLessThan(1e-6);
    }
  });

  test('must be more than one, of a column or an expression', async () => {
    const over = (by: string, where?: string) =>
      multiverse({ ...job, by, ...(where === undefined ? {} : { where }) }, families());
    await expect(over('the family', 'the family == 7')).rejects.toMatchObject({ code: 'nothing-varies' });
    await expect(over('the familly')).rejects.toThrow('neither a column');
  });
});
