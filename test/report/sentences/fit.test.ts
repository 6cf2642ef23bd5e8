import { describe, expect, test } from 'vitest';
import {
  fixedWords,
  hasConverged,
  lossWords,
  startsWords,
  verdict,
} from '../../../src/report/sentences/fit.js';
import {
  formatCount,
  formatNumber,
  formatSeconds,
  listed,
  plural,
  roundedNumber,
  sentence,
} from '../../../src/text.js';
import { outcome } from '../fixture.js';

const { record: published } = outcome();

/** The same with nothing said against any parameter. */
const record = {
  ...published,
  identifiability: {
    ...published.identifiability,
    verdicts: Object.fromEntries(
      Object.keys(published.identifiability.verdicts).map((name) => [
        name,
        { verdict: 'determined' as const, why: 'The runs hold it.' },
      ]),
    ),
  },
};

describe('numbers', () => {
  test('have the digits asked for and no trailing zeros', () => {
    expect(
      [1.8172104, 477.825866, 2143.417367, 0.001018274017800598, 1e9, 6.02214e23, 2e-7, 0, -3.5].map((n) =>
        formatNumber(n),
      ),
    ).toEqual(['1.81721', '477.826', '2143.42', '0.00101827', '1e9', '6.02214e23', '2e-7', '0', '-3.5']);
    expect(formatNumber(999999.9, 3)).toBe('1e6');
    expect(formatNumber(120000, 2)).toBe('120000');
    expect(formatNumber(Number.NaN)).toBe('not finite');
    expect(formatNumber(Number.NEGATIVE_INFINITY)).toBe('-inf');
  });

  test('end in zeros where digits were left off, and only there', () => {
    expect([6.3096e10, 1e10, 0.01 / 3, 0.3, 999.96].map((n) => roundedNumber(n, 3))).toEqual([
      '6.31e10',
      '1e10',
      '0.00333',
      '0.3',
      '1000',
    ]);
    expect([6.30957e10, 1.0004, -2.50001].map((n) => roundedNumber(n, 4))).toEqual([
      '6.310e10',
      '1.000',
      '-2.500',
    ]);
  });

  test('counts and seconds read as people write them', () => {
    expect([0, 999, 4500, 18e6].map(formatCount)).toEqual(['0', '999', '4,500', '18,000,000']);
    expect([plural(1, 'start'), plural(2, 'start')]).toEqual(['1 start', '2 starts']);
    expect([0.0123, 3.1449, 75, 125].map(formatSeconds)).toEqual(['12 ms', '3.14 s', '75 s', '2 min 5 s']);
  });
});

describe('the verdict', () => {
  const starts = (changes: Partial<typeof record.starts>) => ({ starts: { ...record.starts, ...changes } });

  test('is sure where many starts agree', () => {
    expect(verdict(record)).toMatchObject({ tone: 'sure', headline: 'A clear optimum' });
  });

  test('is doubtful where one start stands alone, or only one was tried', () => {
    expect(verdict({ ...record, ...starts({ atBest: 1 }) }).tone).toBe('doubtful');
    expect(verdict({ ...record, ...starts({ count: 1, atBest: 1 }) }).headline).toMatch(/single start/);
  });

  test('says where no start ended at the minimum that polishing found', () => {
    expect(verdict({ ...record, ...starts({ atBest: 0 }) })).toMatchObject({
      tone: 'doubtful',
      headline: 'A minimum that no start reached',
      text: expect.stringContaining('None of 16 starts'),
    });
  });

  test('claims no single best fit where parameters are open, whatever the starts agree on', () => {
    const identifiability = {
      ...record.identifiability,
      weak: [
        { parameters: ['A', 'E'], spread: 1e6 },
        { parameters: ['beta'], spread: 2 },
      ],
    };
    expect(verdict({ ...record, identifiability })).toMatchObject({
      tone: 'doubtful',
      headline: 'A best fit, but not the only one',
      text: expect.stringContaining('other values of E and A fit as well'),
    });
    const singular = { ...record, identifiability, status: 'singular' as const };
    expect(verdict(singular)).toMatchObject({ tone: 'failed', headline: 'No single optimum' });
  });

  test('has reservations where the record carries warnings', () => {
    expect(verdict({ ...record, warnings: ['beta lies at its bound'] })).toMatchObject({
      tone: 'doubtful',
      headline: 'A clear optimum, with reservations',
    });
  });

  test('is that of the parameter which the runs determine worst', () => {
    const { identifiability } = record;
    const judged = (verdict: 'weakly determined' | 'not determined') => ({
      ...record,
      identifiability: {
        ...identifiability,
        verdicts: { ...identifiability.verdicts, beta: { verdict, why: 'It is.' } },
      },
    });
    expect(verdict(judged('weakly determined'))).toMatchObject({
      tone: 'doubtful',
      headline: 'An optimum, weakly determined',
      text: expect.stringContaining('beta is only weakly determined'),
    });
    expect(verdict(judged('not determined'))).toMatchObject({
      tone: 'doubtful',
      headline: 'A best fit that leaves parameters open',
      text: expect.stringContaining('The runs do not determine beta'),
    });
  });

  test('says that a convex objective has one minimum', () => {
    const convex = { ...record, ...starts({ count: 1, atBest: 1, convex: true }) };
    expect(verdict(convex)).toMatchObject({ tone: 'sure', headline: 'A clear optimum' });
    expect(verdict(convex).text).toContain('only minimum');
  });

  test('is failed where the fit did not converge', () => {
    const failed = { ...record, status: 'stepLimit' as const, statusText: 'stopped at the iteration limit' };
    expect(verdict(failed)).toMatchObject({ tone: 'failed', text: 'Stopped at the iteration limit.' });
    expect(hasConverged(failed)).toBe(false);
  });
});

describe('sentences', () => {
  test('say loss, starts and ties', () => {
    expect(lossWords(record)).toBe('Huber (delta = 0.001) on the log residual');
    expect(lossWords({ ...record, loss: { residual: 'raw', kind: 'quantile', tau: 0.9 } })).toBe(
      'quantile loss (tau = 0.9) on the raw residual',
    );
    expect(startsWords(record)).toBe(
      '16 starts (seeded:16): 12 converged, 3 merged with one before them, 14 ended at the best objective; 1 other minimum, the next 28 % higher',
    );
    const bounded = { ...record.starts, statuses: { ...record.starts.statuses, converged: 8, atBound: 4 } };
    expect(startsWords({ ...record, starts: bounded })).toContain(
      ': 12 converged, 4 of them at a bound, 3 merged',
    );
    const minima = (objectives: number[]) => {
      const found = objectives.map((objective) => ({ objective, parameters: record.parameters, starts: 1 }));
      return startsWords({ ...record, starts: { ...record.starts, minima: found } });
    };
    expect(minima([1, 1 + 1e-12])).toMatch(/; 1 other minimum, the next as good$/);
    expect(minima([0, 0])).toMatch(/; 1 other minimum, the next as good$/);
    expect(minima([0, 1])).toMatch(/; 1 other minimum$/);
    expect(minima([1, 2, 3, 4, 5, 6, 7, 8])).toMatch(/; at least 7 other minima, the next 100 % higher$/);
    const fixed = { ...record, fixed: { alpha: '.34', beta: 'alpha' } };
    expect(['alpha', 'beta', 'A'].map((name) => fixedWords(fixed, name))).toEqual(['fixed', '= alpha', '']);
    expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
    expect(sentence('done')).toBe('Done.');
  });
});
