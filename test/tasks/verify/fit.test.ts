import { beforeAll, describe, expect, test } from 'vitest';
import { lawRuns } from '../../../simulated/runs.js';
import { parseTable } from '../../../src/runs/parse-table.js';
import type { Table } from '../../../src/runs/table.js';
import { tableOf } from '../../../src/runs/table-of.js';
import { fit } from '../../../src/tasks/fit/fit.js';
import { type FitJobInput, parseFitJob } from '../../../src/tasks/fit/job.js';
import type { FitOutcome } from '../../../src/tasks/fit/outcome.js';
import type { FitRecord } from '../../../src/tasks/fit/record.js';
import { fieldText } from '../../../src/tasks/verify/compare.js';
import {
  type FitSources,
  fitChecks,
  type RecomputedFit,
  recomputeFit,
  verifyFit,
} from '../../../src/tasks/verify/fit.js';
import type { Check } from '../../../src/tasks/verify/record.js';
import { isHolding } from '../../../src/tasks/verify/verify.js';
import { apart, changed, leavesOf, otherThan } from './leaves.js';

const effort = { starts: 20, refits: 40 };

/** 48 runs of a known law with noise, a column that is not fitted, and two identical rows. */
async function simulated(): Promise<Table> {
  const lines = ['N,D,L,batch'];
  for (let i = 0; i < 48; i++) {
    const [n, d] = [5e7 * 2 ** (i % 8), 1e9 * 3 ** Math.floor(i / 8)];
    const loss = (1.8 + 480 / n ** 0.34 + 2000 / d ** 0.36) * (1 + 0.004 * Math.sin(12.9898 * i * i));
    lines.push(`${n},${d},${loss},${1 + ((7 * i) % 5)}`);
  }
  return parseTable(lines.join('\n'), 'runs.csv');
}

async function fitted(input: Partial<FitJobInput>, table: Table): Promise<FitOutcome> {
  return fit(parseFitJob({ runs: 'runs.csv', law: 'chinchilla', backend: 'cpu', ...input }), table);
}

/** As it is read from its file. */
const stored = ({ record }: FitOutcome): FitRecord => JSON.parse(JSON.stringify(record));

const named = (checks: readonly Check[], name: string): Check | undefined =>
  checks.find((check) => check.name === name);

const differing = (checks: readonly Check[]): string[] =>
  checks.flatMap(({ name, outcome }) => (outcome === 'differs' ? [name] : []));

describe('the record of a fit with everything that can be asked for', () => {
  let table: Table;
  let record: FitRecord;
  let sources: FitSources;
  let recomputed: RecomputedFit;

  beforeAll(async () => {
    table = await simulated();
    const outcome = await fitted(
      {
        bootstrap: 60,
        interval: ['basic', 'bca', 'studentised'],
        profile: ['alpha'],
        derive: { ratio: 'alpha/beta' },
        holdOut: 'N > 3e9',
        objectiveGrid: [{ name: 'alpha', lo: 0.2, hi: 0.6, count: 4 }],
      },
      table,
    );
    record = stored(outcome);
    sources = { table, replicates: outcome.replicates };
    recomputed = await recomputeFit(record, sources, effort);
  });

  test('holds, all but how it ran', async () => {
    const checks = await fitChecks(record, sources, recomputed);
    expect(checks.filter(({ outcome }) => outcome !== 'holds')).toEqual([
      expect.objectContaining({ name: 'how it ran' }),
    ]);
    expect(isHolding(checks)).toBe(true);
  });

  test('does not, wherever one value is another, which is named', async () => {
    const question = /^(job|backend|data\.source|bootstrap\.replicates|events)\b/;
    const leaves = leavesOf(record).filter(([path]) => !question.test(fieldText(path)));
    /** Those of `some` that are not named where all of them are others. */
    const unnamed = async (some: typeof leaves) => {
      const other = some.reduce((made, [path, value]) => changed(made, path, otherThan(value)), record);
      const checks = await fitChecks(other, sources, recomputed);
      const fieldsOf = (kept: (check: Check) => boolean) =>
        checks.filter(kept).flatMap(({ differences = [] }) => differences.map(({ field }) => field));
      const [wrong, reworded] = [
        fieldsOf(({ outcome }) => outcome === 'differs'),
        fieldsOf(({ name }) => name === 'wording'),
      ];
      return some.filter(([path, value]) => {
        const field = fieldText(path);
        // Of times there is only the sum to go by. Words alone are no number that could be recomputed, but they are named.
        return !(
          wrong.includes(field.startsWith('seconds.') ? 'seconds.total' : field) ||
          (typeof value === 'string' && reworded.includes(field))
        );
      });
    };
    const unnoticed: string[] = [];
    for (const some of apart(leaves, 6)) {
      // A value beside which another differs more may be passed over: it is looked at alone.
      for (const one of await unnamed(some)) {
        for (const [path, value] of await unnamed([one]))
          unnoticed.push(`${fieldText(path)}: ${value} as ${otherThan(value)}`);
      }
    }
    expect(unnoticed).toEqual([]);
  });

  test('does not, where a part of it is missing', async () => {
    for (const part of ['bootstrap', 'profiles', 'holdOut', 'objectiveGrid'] as const) {
      const { [part]: _, ...rest } = record;
      expect(differing(await fitChecks(rest, sources, recomputed)), part).not.toEqual([]);
    }
    const { adequacy: _, ...earlier } = record;
    const check = named(await fitChecks(earlier, sources, recomputed), 'adequacy');
    expect(check).toMatchObject({ outcome: 'holds', text: expect.stringContaining('has no adequacy') });
  });

  test('is another where its question is', async () => {
    for (const job of [{ level: 0.9 }, { seed: 3 }]) {
      const other = { ...record, job: { ...record.job, ...job } };
      expect(
        differing(await verifyFit(other, sources, { starts: 0, refits: 0 })),
        JSON.stringify(job),
      ).not.toEqual([]);
    }
    const impossible = { ...record, job: { ...record.job, level: 2 } };
    expect(named(await fitChecks(impossible, sources, recomputed), 'job')).toMatchObject({
      outcome: 'differs',
    });
  });

  test('does not hold with refits of which one is another', async () => {
    const { replicates } = sources;
    if (typeof replicates !== 'object') throw new Error('there are no refits');
    const alpha = replicates.columns.alpha.slice();
    alpha[17] *= 1.001;
    const other = { ...replicates, columns: { ...replicates.columns, alpha } };
    const checks = await verifyFit(record, { table, replicates: other }, { starts: 0, refits: 0 });
    expect(named(checks, 'refits')?.text).toMatch(
      /^1 refit of 60 does not hold: the objective of refit 17 is/,
    );
    expect(differing(checks)).toContain('summary of refits');
    const ratio = replicates.columns.ratio.slice();
    ratio[3] += 1e-3;
    const derived = { ...replicates, columns: { ...replicates.columns, ratio } };
    expect(
      named(await verifyFit(record, { table, replicates: derived }, { starts: 0, refits: 0 }), 'refits')
        ?.text,
    ).toContain('ratio of refit 3 does not follow');
  });

  test('holds where an earlier version worded its sentences otherwise, but not with other numbers in them', async () => {
    const [verdict] = Object.entries(record.identifiability.verdicts).filter(([, { why }]) => /\d/.test(why));
    const [name, { why }] = verdict;
    const path = ['identifiability', 'verdicts', name, 'why'];
    const reworded = changed(record, path, `So it was: ${why}`);
    const checks = await fitChecks(reworded, sources, recomputed);
    expect(differing(checks)).toEqual([]);
    expect(named(checks, 'wording')?.text).toBe(
      `identifiability.verdicts.${name}.why has other words than this version writes, with the same numbers.`,
    );
    const others = changed(record, path, why.replace(/[1-9](?=\D*$)/, '0'));
    expect(differing(await fitChecks(others, sources, recomputed))).toEqual(['verdicts']);
  });

  test('is distinguished from one of other runs', async () => {
    const lines = [
      'N,D,L',
      ...Array.from({ length: 20 }, (_, i) => `${1e8 * (1 + i)},${1e10 * (1 + (i % 4))},${3 - 0.02 * i}`),
    ];
    const other = await parseTable(lines.join('\n'), 'runs.csv');
    const checks = await verifyFit(record, { table: other, path: 'other.csv' }, { starts: 0 });
    expect(named(checks, 'runs')?.text).toMatch(/^other\.csv gives other numbers than were fitted: /);
    expect(differing(checks)).toEqual(['runs', 'objective']);
  });

  test('is held against itself and its refits where there are no runs', async () => {
    const without = { ...sources, table: 'The runs are lost.' };
    const checks = await verifyFit(record, without, effort);
    expect(differing(checks)).toEqual([]);
    expect(named(checks, 'runs')).toMatchObject({
      outcome: 'unchecked',
      text: expect.stringContaining('The runs are lost.'),
    });
    for (const path of [
      ['parameters', 'alpha'],
      ['derived', 'a_opt', 'value'],
      ['bootstrap', 'standardErrors', 'E'],
      ['bootstrap', 'intervals', 'E', 'percentile', 0],
      ['starts', 'count'],
      ['identifiability', 'degreesOfFreedom'],
    ]) {
      const [, value] = leavesOf(record).find(([at]) => at.join() === path.join()) ?? [];
      const other = changed(record, path, otherThan(value ?? null));
      expect(differing(await verifyFit(other, without, effort)), path.join('.')).not.toEqual([]);
    }
  });
});

describe('a fit', () => {
  test('of several groups holds, and does not wherever one of its numbers is another', async () => {
    const lines = ['N,D,L,family'];
    for (let i = 0; i < 48; i++) {
      const [n, d] = [5e7 * 2 ** (i % 6), 1e9 * 3 ** Math.floor((i % 24) / 6)];
      const [E, family] = i < 24 ? [1.8, 'a'] : [2.1, 'b'];
      const loss = (E + 480 / n ** 0.34 + 2000 / d ** 0.36) * (1 + 0.004 * Math.sin(12.9898 * i * i));
      lines.push(`${n},${d},${loss},${family}`);
    }
    const table = await parseTable(lines.join('\n'), 'runs.csv');
    const outcome = await fitted(
      {
        per: { parameters: ['E', 'A'], by: 'family' },
        fix: { B: 'A' },
        derive: { h: 'A/E', between: 'E[b] - E[a]' },
        bootstrap: 50,
      },
      table,
    );
    const record = stored(outcome);
    const sources = { table, replicates: outcome.replicates };
    const recomputed = await recomputeFit(record, sources, { starts: 10, refits: 0 });
    expect(differing(await fitChecks(record, sources, recomputed))).toEqual([]);
    const numbers = leavesOf({ ...record, job: {} }).filter(
      ([[part], value]) => typeof value === 'number' && !['backend', 'seconds'].includes(String(part)),
    );
    const unnoticed: string[] = [];
    for (const some of apart(numbers, 6)) {
      const other = some.reduce((made, [path, value]) => changed(made, path, otherThan(value)), record);
      const checks = await fitChecks(other, sources, recomputed);
      const fields = checks
        .filter(({ outcome }) => outcome === 'differs')
        .flatMap(({ differences = [] }) => differences.map(({ field }) => field));
      unnoticed.push(...some.map(([path]) => fieldText(path)).filter((field) => !fields.includes(field)));
    }
    expect(unnoticed).toEqual([]);
    // Of versions that refitted from eight more starts without being asked to.
    const more = await fitted({ ...record.job, refitStarts: '8' } as Partial<FitJobInput>, table);
    const { refitStarts: _, ...job } = stored(more).job;
    const earlier = { ...stored(more), job };
    expect(earlier.bootstrap?.starts.count).toBe(9);
    const none = { starts: 0, refits: 0 };
    expect(differing(await verifyFit(earlier, { table, replicates: more.replicates }, none))).toEqual([]);
    // Without the runs, what a group's parameters imply is still compared.
    const withoutRuns = async (at: readonly string[], value: number) =>
      differing(
        await verifyFit(
          changed(record, at, value),
          { table: 'The runs are lost.' },
          { starts: 0, refits: 0 },
        ),
      );
    expect(await withoutRuns(['derived', 'h[b]', 'value'], 7)).toEqual(['consistency']);
    expect(await withoutRuns(['parameters', 'B[a]'], 7)).toEqual(['consistency']);
  });

  test('at the worse of two minima holds, but for the better one', async () => {
    const bump = (x: number, at: number) => Math.exp(-((x - at) ** 2));
    const lines = ['x,L'];
    for (let x = -2; x <= 10; x += 0.5)
      lines.push(`${x},${bump(x, 0) + 0.6 * bump(x, 8) + 0.01 * Math.sin(9 * x)}`);
    const table = await parseTable(lines.join('\n'), 'runs.csv');
    const asked = {
      law: 'a*exp(-(x - m)^2)',
      residual: 'raw',
      loss: 'squared',
      start: ['a=0.5,m=7.5'],
    } as const;
    const outcome = await fitted({ ...asked, map: { x: 'x' }, range: { m: [-2, 10], a: [0.1, 2] } }, table);
    expect(outcome.record.parameters.m).toBeCloseTo(8, 1);
    const checks = await verifyFit(stored(outcome), { table }, effort);
    expect(differing(checks)).toEqual(['new starts']);
    expect(named(checks, 'new starts')?.text).toMatch(/an objective \d+ % lower: m |a /);
  });

  test('that stopped early says so itself', async () => {
    const table = await simulated();
    const outcome = await fitted({ maxSteps: 1, starts: 'seeded:4' }, table);
    expect(outcome.record.status).toBe('stepLimit');
    const checks = await verifyFit(stored(outcome), { table }, effort);
    expect(named(checks, 'optimum')).toMatchObject({ outcome: 'unchecked' });
  });

  test('without noise is compared where that has a meaning', async () => {
    const lines = ['N,D,L'];
    for (let i = 0; i < 24; i++) {
      const [n, d] = [1e8 * 2 ** (i % 6), 1e9 * 4 ** Math.floor(i / 6)];
      lines.push(`${n},${d},${1.69 + 406.4 / n ** 0.34 + 410.7 / d ** 0.28}`);
    }
    const table = await parseTable(lines.join('\n'), 'runs.csv');
    const outcome = await fitted({ bootstrap: 50 }, table);
    const record = stored(outcome);
    const sources = { table, replicates: outcome.replicates };
    const checks = await verifyFit(record, sources, effort);
    expect(differing(checks)).toEqual([]);
    expect(named(checks, 'noise')).toMatchObject({ outcome: 'unchecked' });
    const other = changed(record, ['parameters', 'alpha'], record.parameters.alpha * 1.0001);
    expect(differing(await verifyFit(other, sources, effort))).toEqual(
      expect.arrayContaining(['objective', 'parameters']),
    );
  });

  test.each([
    ['absolute loss', { loss: 'absolute', bootstrap: 50, interval: ['studentised'] }],
    ['a jackknife', { scheme: 'jackknife' }],
    ['parametric resamples', { scheme: 'parametric', bootstrap: 50, loss: 'squared' }],
    [
      'tied parameters and clusters',
      { scheme: 'cluster', cluster: 'D', bootstrap: 50, fix: { beta: 'alpha' } },
    ],
  ] as const)('with %s holds', async (_, input) => {
    const table = await simulated();
    const outcome = await fitted(input, table);
    const checks = await verifyFit(stored(outcome), { table, replicates: outcome.replicates }, effort);
    expect(checks.filter(({ outcome: is }) => is === 'differs')).toEqual([]);
    expect(named(checks, 'refits')?.outcome).toBe('holds');
  });

  test.each([
    ['bounded-power', {}],
    ['batch-and-steps', {}],
    ['time-horizon', { scheme: 'parametric', bootstrap: 40 }],
  ] as const)('by %s holds: roots of equations, or counts drawn from the law', async (law, input) => {
    const table = tableOf(lawRuns(law, 60).columns, 'runs.csv');
    const outcome = await fitted({ law, starts: 'seeded:12', ...input }, table);
    const sources = { table, ...(outcome.replicates && { replicates: outcome.replicates }) };
    const checks = await verifyFit(stored(outcome), sources, { starts: 4, refits: 10 });
    expect(checks.filter(({ outcome: is }) => is === 'differs')).toEqual([]);
    expect(named(checks, 'optimum')?.outcome).toBe('holds');
  });
});
