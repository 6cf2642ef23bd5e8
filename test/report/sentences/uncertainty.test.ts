import { describe, expect, test } from 'vitest';
import { fitText } from '../../../src/cli/commands/fit/text.js';
import {
  bootstrapWords,
  intervalNotes,
  profileWords,
  sourceWords,
  uncertaintyOf,
} from '../../../src/report/sentences/uncertainty.js';
import type { FitRecord } from '../../../src/tasks/fit/record.js';
import { besideEnds, endsText } from '../../../src/text.js';
import { outcome, uncertain } from '../fixture.js';

const { record } = uncertain();
const [closed, open] = record.profiles ?? [];
const { bootstrap } = record;
if (bootstrap === undefined) throw new Error('the fixture has a bootstrap');

describe('uncertainty', () => {
  test('is that of the resamples where there are any', () => {
    expect(uncertaintyOf(record, 'alpha').standardError).toBe(bootstrap.standardErrors.alpha);
    expect(uncertaintyOf(record, 'alpha').interval).toBe(bootstrap.intervals.alpha.percentile);
    const plain = outcome().record;
    expect(uncertaintyOf(plain, 'alpha').interval).toBe(plain.asymptotic.sandwich.intervals.alpha);
    expect(uncertaintyOf(record, 'unknown')).toEqual({ standardError: null, interval: null });
  });

  test('of a jackknife without intervals has its standard errors and the asymptotic intervals', () => {
    const jackknife: FitRecord = {
      ...record,
      bootstrap: { ...bootstrap, scheme: 'jackknife', intervals: {} },
    };
    expect(uncertaintyOf(jackknife, 'beta').standardError).toBe(bootstrap.standardErrors.beta);
    expect(uncertaintyOf(jackknife, 'beta').interval).toBe(record.asymptotic.sandwich.intervals.beta);
    expect(sourceWords(jackknife)).toMatch(
      /^standard errors from refits with each run left out in turn, intervals from/,
    );
  });

  test('of clusters left out has no intervals that take every run for itself', () => {
    const jackknife: FitRecord = {
      ...record,
      bootstrap: { ...bootstrap, scheme: 'jackknife-cluster', intervals: {} },
    };
    expect(uncertaintyOf(jackknife, 'beta')).toEqual({
      standardError: bootstrap.standardErrors.beta,
      interval: null,
    });
    expect(sourceWords(jackknife)).toBe(
      'standard errors from refits with each cluster of runs left out in turn',
    );
  });

  test('of resamples that say nothing of the spread is the asymptotic one, beside clusters none', () => {
    const nothing = { ...bootstrap, standardErrors: {}, intervals: {}, names: [] };
    const { standardErrors, intervals } = record.asymptotic.sandwich;
    expect(uncertaintyOf({ ...record, bootstrap: nothing }, 'beta')).toEqual({
      standardError: standardErrors.beta,
      interval: intervals.beta,
    });
    expect(sourceWords({ ...record, bootstrap: nothing })).toMatch(
      /^standard errors and intervals from slopes/,
    );
    const clusters: FitRecord = { ...record, bootstrap: { ...nothing, scheme: 'cluster' } };
    expect(uncertaintyOf(clusters, 'beta')).toEqual({ standardError: null, interval: null });
    expect(sourceWords(clusters)).toBe('no standard errors: too few refits ended well');
  });

  test('has endpoints with the decimals that distinguish them', () => {
    expect(
      (
        [
          [0.334, 0.4],
          [310.2, 748.4],
          [937, 4641],
          [-1.5, 0.25],
          [0.0213, 5120],
          [2e8, 4.12345e9],
          [1.81712, 1.81716],
          [0, 1e-12],
          [2, 2],
          [0.0105511556551222, 0.0105511556551239],
        ] as const
      ).map(endsText),
    ).toEqual([
      '0.334 to 0.400',
      '310 to 748',
      '937 to 4640',
      '-1.50 to 0.250',
      '0.0213 to 5120',
      '2.00e8 to 4.12e9',
      '1.817120 to 1.817160',
      '0 to 1.00e-12',
      '2.00 to 2.00',
      '0.0106 to 0.0106',
    ]);
    expect(besideEnds(0.0018239, [0.0017588, 0.0018914])).toBe('0.001824');
    expect(besideEnds(0.0018239, [0.001, 0.003])).toBe('0.00182');
  });

  test('says how resamples went, unfinished ones included', () => {
    expect(bootstrapWords(bootstrap)).toBe(
      '1,000 resamples (pairs), 9 starts each: 10 failed, 3 ended lower than from the optimum of all runs',
    );
    expect(bootstrapWords({ ...bootstrap, resamples: 412, failed: 0, improved: 0 })).toBe(
      '412 of 1,000 resamples (pairs), 9 starts each: none failed',
    );
  });

  test('calls a jackknife what it is', () => {
    expect(bootstrapWords({ ...bootstrap, scheme: 'jackknife', resamples: 240, failed: 1 })).toBe(
      '240 refits, each run left out in turn: 1 failed',
    );
  });

  test('says open ends of a profile in words', () => {
    expect(profileWords(closed)).toBe('95 % interval: 0.329 to 0.367.');
    expect(profileWords(open)).toMatch(/no upper end up to 6920, as far as was looked/);
    expect(profileWords({ ...open, interval: [null, 3000] })).toMatch(
      /no lower end down to 628.*upper end 3000/,
    );
    expect(profileWords({ ...open, interval: [null, null] })).toMatch(
      /^No 95.% interval: the statistic stays below/,
    );
    const unknown = { ...open, interval: [null, null] as const, statistic: open.statistic.map(() => null) };
    expect(profileWords(unknown)).toMatch(/has no value/);
  });
});

describe('the terminal', () => {
  test('lists parameters and derived quantities with errors and intervals, and what is not determined', () => {
    const lines = fitText(record, process.stdout).split('\n');
    expect(lines).toContain('  alpha     0.3478      0.0102  0.329 to 0.368');
    expect(lines).toContain('  a      0.5126121      0.0108  0.493 to 0.534  = beta/(alpha + beta)');
    expect(lines.join(' ').replace(/ +/g, ' ')).toContain(
      'B: weakly determined. Its standard error is 40 % of it, and its profile is open above.',
    );
    expect(lines.filter((line) => /: (weakly|not) determined\./.test(line))).toHaveLength(1);
    expect(lines).toContain('  Basic intervals are left out: they reach below zero.');
  });

  test('without resamples or profiles says where the errors come from', () => {
    const text = fitText(outcome().record, process.stdout);
    expect(text).toMatch(/uncertainty +standard errors and intervals from slopes and curvature/);
    expect(text).not.toMatch(/^bootstrap|profiles/m);
  });
});

test('intervals that mislead are named by reason, with what to ask for, unless that is there', () => {
  const { asymptotic, ...plain } = outcome().record;
  const doubted: FitRecord = {
    ...plain,
    asymptotic: { ...asymptotic, doubtful: { E: 'lower', A: 'higher', alpha: 'higher', B: 'no value' } },
  };
  expect(intervalNotes(doubted)).toEqual([
    'A, alpha: the law is curved, and the interval should lie higher. Profiles and resamples allow for it: --bootstrap 4000, or --profile A,alpha.',
    'E: the law is curved, and the interval should lie lower. Profiles and resamples allow for it: --bootstrap 4000, or --profile E.',
    'B: the law has no value at an end of the interval. Profiles and resamples allow for it: --bootstrap 4000, or --profile B.',
  ]);
  const profiles = [closed, open].map((profile, i) => ({ ...profile, parameter: ['alpha', 'E'][i] }));
  expect(intervalNotes({ ...doubted, profiles }).map((words) => words.split(':')[0])).toEqual(['A', 'B']);
  expect(intervalNotes({ ...doubted, bootstrap })).toEqual([]);
  expect(fitText(doubted, process.stdout)).toMatch(/on intervals\n {2}A, alpha: the law is curved/);
});
