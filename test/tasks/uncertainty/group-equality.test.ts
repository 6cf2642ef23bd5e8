import { describe, expect, it } from 'vitest';
import { parseTable } from '../../../src/runs/parse-table.js';
import { fTail } from '../../../src/statistics/f-distribution.js';
import { fit } from '../../../src/tasks/fit/fit.js';
import { parseFitJob } from '../../../src/tasks/fit/job.js';
import { fittedOfOutcome } from '../../../src/tasks/fitted/make-fitted-law.js';
import { needData } from '../../support/data.js';
import { readTable } from '../../support/files.js';

const wave = (k: number): number => Math.sin(12.9898 * k) + Math.cos(78.233 * k);

/** y = E_g + b x with noise, the sets' offsets `offset` apart. */
const table = (offset: number, sets = 4) =>
  parseTable(
    new TextEncoder().encode(
      [
        'set,x,L',
        ...Array.from({ length: 12 * sets }, (_, k) => {
          const g = k % sets;
          const x = 1 + ((k * 7) % 11);
          return `s${g},${x},${3 + offset * g + 0.4 * x + 0.1 * wave(k)}`;
        }),
      ].join('\n'),
    ),
    'lines.csv',
  );

const job = (per: string | undefined) =>
  parseFitJob({
    runs: 'lines.csv',
    law: 'E + b*x',
    residual: 'raw',
    loss: 'squared',
    ...(per === undefined ? {} : { per }),
  });

describe('a test of equality between groups', () => {
  it.each([0, 0.05, 0.3])(
    'of a linear law is the F test of the two nested regressions, offsets %d apart',
    async (offset) => {
      const runs = await table(offset);
      const [apart, together] = [await fit(job('E by set'), runs), await fit(job(undefined), runs)];
      const [test] = apart.record.groups?.equality ?? [];
      const [full, nested] = [2 * apart.record.objective, 2 * together.record.objective];
      const f = (nested - full) / 3 / (full / (48 - 5));
      expect(test.f / f).toBeCloseTo(1, 8);
      expect(test.degrees).toEqual([3, 43]);
      expect(test.p / fTail(f, 3, 43)).toBeCloseTo(1, 6);
      // The common value is that of the nested regression, whose slope differs; both lie within its interval.
      const { value, interval } = test.common;
      expect(interval[0]).toBeLessThan(value);
      expect(interval[1]).toBeGreaterThan(value);
    },
  );

  it('of 39 families of published models is that of least squares with an intercept for each', async (context) => {
    const runs = await readTable(needData(context, 'observational-148.csv'));
    const { record } = await fit(
      parseFitJob({
        runs: runs.source,
        law: 'E + b*x',
        map: { x: 'log(`FLOPs (1E21)`) + 21*log(10)', L: 'MMLU' },
        per: 'E by `Model Family`',
        residual: 'raw',
        loss: 'squared',
        dropMissing: true,
      }),
      runs,
    );
    const { groups, parameters, objective, data } = record;
    expect([data.rows, groups?.names.length]).toEqual([123, 39]);
    // numpy.linalg.qr of log compute beside an indicator of each family, and beside one constant.
    const [slope, squares, f] = [0.03231461729462157, 0.49934578453295086, 6.711858943826756];
    expect(parameters.b / slope).toBeCloseTo(1, 9);
    expect(objective / squares).toBeCloseTo(1, 9);
    expect((groups?.equality[0].f ?? 0) / f).toBeCloseTo(1, 9);
    expect(groups?.equality[0].degrees).toEqual([38, 83]);
  });

  it('of many groups is the same, from a record whose length is proportional to their number', async () => {
    const runs = await table(0.002, 80);
    const derive = { apart: 'E[s7] - E[s3]', atTen: 'E + 10*b' };
    const [apart, together] = [
      await fit(parseFitJob({ ...job('E by set'), derive }), runs),
      await fit(job(undefined), runs),
    ];
    const { groups, asymptotic } = apart.record;
    const [full, nested] = [2 * apart.record.objective, 2 * together.record.objective];
    const f = (nested - full) / 79 / (full / (960 - 81));
    expect((groups?.equality[0].f ?? 0) / f).toBeCloseTo(1, 8);
    const { matrix, byGroup } = asymptotic.covariance ?? {};
    expect(matrix).toBeNull();
    const { matrices = [], between = [] } = byGroup ?? {};
    const errors = asymptotic.gaussNewton.standardErrors;
    const [one, other] = [matrices[3], matrices[7]];
    expect(Math.sqrt(one[0][0]) / Number(errors['E[s3]'])).toBeCloseTo(1, 10);
    expect(Math.sqrt(one[1][1]) / Number(errors.b)).toBeCloseTo(1, 10);
    const covariance = between[3][0].reduce((sum, value, k) => sum + value * between[7][0][k], 0);
    const ofDifference = Math.sqrt(one[0][0] + other[0][0] - 2 * covariance);
    expect(ofDifference / Number(errors.apart)).toBeCloseTo(1, 8);
    const own = fittedOfOutcome(apart, 'fit', 's3');
    expect(own.covariance?.matrix).toEqual(one);
    const atTen = Math.sqrt(one[0][0] + 20 * one[0][1] + 100 * one[1][1]);
    expect(atTen / Number(errors['atTen[s3]'])).toBeCloseTo(1, 8);
  });

  it('says which parameters differ and leaves each group a fit of its own', async () => {
    const outcome = await fit(job('E by set'), await table(0.3));
    const { groups } = outcome.record;
    expect(groups).toMatchObject({
      by: 'set',
      parameters: ['E'],
      names: ['s0', 's1', 's2', 's3'],
      rows: [12, 12, 12, 12],
    });
    expect(groups?.equality[0].p).toBeLessThan(1e-6);
    const own = fittedOfOutcome(outcome, 'fit', 's2');
    expect(own.values).toEqual({
      E: outcome.record.parameters['E[s2]'],
      b: outcome.record.parameters.b,
    });
    expect(own.covariance?.names).toEqual(['E', 'b']);
    expect(() => fittedOfOutcome(outcome)).toThrow(expect.objectContaining({ code: 'group-needed' }));
    expect(() => fittedOfOutcome(outcome, 'fit', 's9')).toThrow(
      expect.objectContaining({ code: 'unknown-group' }),
    );
    expect(outcome.predict({ x: [2, 2] }, ['s0', 's3'])).toEqual(
      Float64Array.of(
        outcome.record.parameters['E[s0]'] + 2 * outcome.record.parameters.b,
        outcome.record.parameters['E[s3]'] + 2 * outcome.record.parameters.b,
      ),
    );
  });

  it('resamples rows within groups and derives quantities of each group', async () => {
    const { record, replicates } = await fit(
      parseFitJob({
        ...job('E by set'),
        bootstrap: 60,
        derive: { atTen: 'E + 10*b', apart: 'E[s3] - E[s0]' },
      }),
      await table(0.3),
    );
    expect(Object.keys(record.derived)).toEqual([
      'atTen[s0]',
      'atTen[s1]',
      'atTen[s2]',
      'atTen[s3]',
      'apart',
    ]);
    expect(record.derived.apart.value).toBeCloseTo(0.9, 0);
    expect(record.bootstrap?.failed).toBe(0);
    const errors = record.asymptotic.sandwich.standardErrors;
    const spread = record.bootstrap?.standardErrors ?? {};
    expect(Number(spread.apart) / Number(errors.apart)).toBeGreaterThan(0.6);
    expect(Number(spread.apart) / Number(errors.apart)).toBeLessThan(1.6);
    expect(replicates?.columns['E[s1]']).toHaveLength(60);
  });
});

describe('residuals that differ between groups', () => {
  it('are no finding where the group has its own offset, and say what to let differ where only its slope does', async () => {
    const runs = await table(0.3);
    const [offsets, slopes] = [await fit(job('E by set'), runs), await fit(job('b by set'), runs)];
    expect(offsets.record.adequacy?.findings).toEqual([]);
    const [finding] = slopes.record.adequacy?.findings ?? [];
    expect(finding).toMatchObject({ kind: 'column', about: ['set'] });
    expect(finding.text).toContain(
      'although parameters differ between its groups: let more of them differ (--per)',
    );
  });
});
