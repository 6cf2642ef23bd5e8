import { describe, expect, test } from 'vitest';
import { createCpuBackend } from '../../../src/backend/cpu/engine.js';
import type { AbortError } from '../../../src/errors.js';
import { threefryWords } from '../../../src/problem/threefry.js';
import type { Table } from '../../../src/runs/table.js';
import { tableOf } from '../../../src/runs/table-of.js';
import { normalQuantile } from '../../../src/statistics/normal.js';
import { compare } from '../../../src/tasks/compare/compare.js';
import type { CompareRecord } from '../../../src/tasks/compare/record.js';
import type { CompareRequest } from '../../../src/tasks/compare/request.js';
import type { CriterionName } from '../../../src/tasks/contenders/criterion.js';
import { fit } from '../../../src/tasks/fit/fit.js';
import { rankingStudy } from './ranking-study.js';

const backend = createCpuBackend({ workers: 1 });

/** A ladder of sizes by tokens under a law, with noise in the logarithm. */
function ladder(law: (N: number, D: number) => number, noise: number, seed = 1): Table {
  const points = [1e7, 3e7, 1e8, 3e8, 1e9].flatMap((N) =>
    [5, 10, 20, 40, 80].map((ratio) => ({ N, D: ratio * N })),
  );
  const words = new Uint32Array(points.length + 1);
  threefryWords(seed, 0, words);
  const column = (of: (point: { N: number; D: number }, i: number) => number) => points.map(of);
  return tableOf(
    {
      id: column((_, i) => i),
      run: column(({ N }) => N),
      family: points.map((_, i) => (i % 2 === 0 ? 'a' : 'b')),
      N: column(({ N }) => N),
      D: column(({ D }) => D),
      loss: column(({ N, D }, i) => law(N, D) * Math.exp(noise * normalQuantile((words[i] + 0.5) / 2 ** 32))),
    },
    'ladder',
  );
}

const two = (N: number, D: number): number => 1.7 + 400 / N ** 0.34 + 2000 / D ** 0.37;
const runs = ladder(two, 0.004);

const compared = (request: Partial<CompareRequest>, table = runs): Promise<CompareRecord> =>
  compare(
    { law: ['chinchilla', 'E + A/N^alpha'], positive: ['E', 'A', 'B'], bootstrap: 100, ...request },
    table,
    {
      backend,
    },
  );

const named = ({ contenders }: CompareRecord, name: string) => contenders.find((one) => one.name === name);
const criterion = ({ criteria }: CompareRecord, name: CriterionName) =>
  criteria.find((one) => one.name === name);

describe('a comparison of laws', () => {
  test('has the AICc and BIC of normal noise for squares, with the derivative of the logarithm', async () => {
    const record = await compared({ loss: 'squared', folds: 0, holdOut: '0' });
    const losses = Array.from({ length: runs.rows }, (_, row) => Number(runs.columns.get('loss')?.at(row)));
    const n = losses.length;
    for (const { objective, freeParameters, logLikelihood, aicc, bic } of record.contenders) {
      const mean = (objective ?? Number.NaN) / n;
      const jacobian = losses.reduce((sum, loss) => sum - Math.log(loss), 0);
      const expected = (-n / 2) * (Math.log(2 * Math.PI * mean) + 1) + jacobian;
      const k = freeParameters + 1;
      expect(logLikelihood).toBeCloseTo(expected, 8);
      expect(aicc).toBeCloseTo(-2 * expected + (2 * k * n) / (n - k - 1), 8);
      expect(bic).toBeCloseTo(-2 * expected + k * Math.log(n), 8);
    }
  });

  test('leaves every run out once where there are as many folds as runs, as fits without each row do', async () => {
    const law = 'E + A/N^alpha + B/D^beta';
    const record = await compared({ law: [law, 'E + A/N^alpha'], loss: 'squared', folds: 100, holdOut: '0' });
    expect(record.crossValidation).toEqual({ folds: 25, rows: 25 });
    expect(record.data.notes.at(-1)).toMatch(/25 runs for 100 folds: each is left out once/);
    let squares = 0;
    for (let row = 0; row < runs.rows; row++) {
      const { record: without } = await fit(
        { law, positive: ['E', 'A', 'B'], loss: 'squared', holdOut: `id == ${row}` },
        runs,
        { backend },
      );
      squares += (without.holdOut?.rmsle ?? Number.NaN) ** 2;
    }
    expect(named(record, law)?.crossValidation?.value).toBeCloseTo(Math.sqrt(squares / runs.rows), 7);
  });

  test('predicts the largest runs from a fit to the others, runs of equal compute together', async () => {
    const record = await compared({ folds: 0 });
    expect(record.extrapolation).toMatchObject({
      scale: '6*N*D',
      heldOut: 5,
      fitted: 20,
      heldOutFrom: 4.32e19,
    });
    expect(named(record, 'chinchilla')?.extrapolation?.value).toBeCloseTo(
      (await fit({ law: 'chinchilla', holdOut: '6*N*D >= 4.3e19' }, runs, { backend })).record.holdOut
        ?.rmsle ?? 0,
      9,
    );
  });

  test('names the law that the runs are from, against one that lacks a term, by AICc, BIC and cross-validation', async () => {
    const record = await compared({});
    for (const name of ['aicc', 'bic', 'crossValidation'] as const) {
      const { ranking = [] } = criterion(record, name) ?? {};
      expect(
        ranking.map(({ contender, mayBeBest }) => [contender, mayBeBest]),
        name,
      ).toEqual([
        ['chinchilla', true],
        ['E + A/N^alpha', false],
      ]);
      expect(ranking[1].interval?.[0], name).toBeGreaterThan(0);
    }
  });

  test('cannot tell a law from itself, nor from one that holds it as a case', async () => {
    const record = await compared({ law: ['chinchilla', 'chinchilla', 'outer-exponent'] });
    const { ranking = [] } = criterion(record, 'extrapolation') ?? {};
    expect(ranking.map(({ mayBeBest }) => mayBeBest)).toEqual([true, true, true]);
    expect(ranking.map(({ contender }) => contender)).toContain('chinchilla (2)');
  });

  test('compares with published values, and with parameters that differ between groups', async () => {
    const record = await compared({
      law: ['chinchilla', 'besiroglu=chinchilla:besiroglu-2024'],
      per: 'E by family',
    });
    expect(
      record.contenders.map(({ name, status, freeParameters }) => [name, status, freeParameters]),
    ).toEqual([
      ['chinchilla', 'converged', 5],
      ['chinchilla, E by family', 'converged', 6],
      ['besiroglu', 'published', 0],
    ]);
    expect(named(record, 'besiroglu')?.parameters.alpha).toBe(0.34781303);
    for (const name of ['objective', 'aicc', 'crossValidation', 'extrapolation'] as const) {
      const { ranking = [], published = [], best } = criterion(record, name) ?? {};
      expect(ranking.map(({ contender }) => contender).sort(), name).toEqual([
        'chinchilla',
        'chinchilla, E by family',
      ]);
      expect(
        published.map(({ contender }) => contender),
        name,
      ).toEqual(['besiroglu']);
      const least = ranking.find(({ contender }) => contender === best)?.value ?? 0;
      expect(published[0].value - published[0].difference, name).toBeCloseTo(least, 9);
      expect(published[0].interval?.[0], name).toBeGreaterThan(0);
    }
  });

  test('ranks published values only where no law is fitted, and takes no account of them in a set of fitted laws', async () => {
    const presets = ['chinchilla:besiroglu-2024', 'chinchilla:hoffmann-2022'];
    const alone = await compared({ law: presets });
    expect(criterion(alone, 'extrapolation')?.ranking).toHaveLength(2);
    const laws = ['chinchilla', 'E + A/N^alpha'];
    const [without, beside] = [await compared({ law: laws }), await compared({ law: [...laws, ...presets] })];
    for (const { published: _, ...rest } of beside.criteria) {
      expect({ ...rest }).toEqual(criterion(without, rest.name));
    }
  });

  test('keeps what was done by an abort, with the criteria that all laws have', async () => {
    const abort = new AbortController();
    const aborted = compare(
      { law: ['chinchilla', 'E + A/N^alpha'], positive: ['E', 'A'], bootstrap: 100, folds: 5 },
      runs,
      {
        backend,
        signal: abort.signal,
        // Four fits, then the folds of the first law.
        progress: (done) => done === 5 && abort.abort(),
      },
    );
    const { finished } = await aborted.then(
      () => ({ finished: undefined }),
      (error: AbortError<CompareRecord>) => error,
    );
    expect(finished?.interrupted).toBe(true);
    expect(finished?.criteria.map(({ name }) => name)).toEqual(['objective', 'aicc', 'bic']);
    expect(finished?.contenders.map(({ crossValidation }) => crossValidation === null)).toEqual([
      false,
      true,
    ]);
    expect(finished?.events.join()).toContain('Interrupted before E + A/N^alpha was cross-validated.');
  });

  test('draws the noise where the held-out runs, or those fitted to, are few', async () => {
    const record = await compared({ folds: 0, holdOut: '0.08' });
    expect(record.extrapolation).toMatchObject({ runs: 2, drawn: { fitted: 'runs', heldOut: 'noise' } });
    const few = await compared({ folds: 0, where: 'family == "a"' });
    expect(few.extrapolation?.drawn).toEqual({ fitted: 'noise', heldOut: 'noise' });
    expect(criterion(few, 'extrapolation')?.ranking[1].mayBeBest).toBe(false);
  });

  test('keeps the rows of a run in one fold', async () => {
    const record = await compared({ cluster: 'run' });
    expect([record.data.runs, record.crossValidation?.folds]).toEqual([5, 5]);
    expect(record.extrapolation).toMatchObject({ runs: 1, heldOut: 5, fittedTo: 6 * 3e8 * 80 * 3e8 });
  });

  test('says of a law of another target that its numbers are not comparable', async () => {
    const record = await compared({ law: ['chinchilla', 'log(loss) = E + A/N^alpha'], residual: 'raw' });
    expect(criterion(record, 'aicc')?.leftOut).toEqual([
      { contender: 'log(loss) = E + A/N^alpha', why: 'it is a law of log(loss), and the first one of loss' },
    ]);
    expect(criterion(record, 'extrapolation')?.ranking).toHaveLength(1);
  });

  test('goes on without a law that has more parameters than there are runs, or as many', async () => {
    const record = await compared({ where: 'id < 5', folds: 5, holdOut: '0' });
    const full = named(record, 'chinchilla');
    expect([full?.aicc, full?.crossValidation]).toEqual([null, null]);
    expect(full?.notes.join(' ')).toMatch(/a fold leaves 4 rows for 5 parameters/);
    const fewer = await compared({ where: 'id < 4', folds: 0, holdOut: '0' });
    expect(named(fewer, 'chinchilla')).toMatchObject({ status: 'failed', objective: null });
    expect(criterion(fewer, 'objective')?.ranking).toHaveLength(1);
  });

  test('compares a law whose parameters are not determined, and says so', async () => {
    const record = await compared({
      law: ['chinchilla', 'E + F + A/N^alpha + B/D^beta'],
      positive: ['E', 'F', 'A', 'B'],
    });
    expect(record.contenders[1].status).toBe('singular');
    expect(criterion(record, 'extrapolation')?.ranking).toHaveLength(2);
  });

  test.each([
    [{ law: ['chinchilla'] }, 'nothing-varies'],
    [{ holdOut: 'N > 1e12' }, 'bad-hold-out'],
    [{ holdOut: 'N > 1' }, 'bad-hold-out'],
    [{ holdOut: '1.5' }, 'bad-hold-out'],
    [{ law: ['chinchilla', 'chinchilla:nobody-2024'] }, 'unknown-preset'],
    [{ folds: 1 }, 'bad-job'],
    [{ scale: 'nothing' }, 'unknown-name'],
  ])('refuses %j', async (request, code) => {
    await expect(compared(request as Partial<CompareRequest>)).rejects.toMatchObject({ code });
  });

  test('rarely names a law that the runs are not from', async () => {
    const laws = ['chinchilla', 'E + A*(N*D)^-alpha'];
    for (const truth of laws) {
      const { wrong } = await rankingStudy({
        table: runs,
        laws,
        truth,
        positive: ['E', 'A'],
        simulations: 2,
        bootstrap: 50,
      });
      expect(wrong, truth).toBe(0);
    }
  });
});
