import { describe, expect, test } from 'vitest';
import { compareVerdict } from '../../../src/report/sentences/compare.js';
import { compareRecord } from './comparison-fixtures.js';

describe('the verdict of a comparison', () => {
  test('names several laws where no one can be told to be the best, and those that are worse', () => {
    const record = compareRecord();
    const criteria = record.criteria.map((criterion) => ({
      ...criterion,
      ranking: [...criterion.ranking, { ...criterion.ranking[1], contender: 'kaplan', mayBeBest: false }],
    }));
    const { tone, headline, text } = compareVerdict({ ...record, criteria });
    expect(tone).toBe('doubtful');
    expect(headline).toBe('Cannot tell chinchilla from <b>bold</b> & a law of many, many letters');
    expect(text).toContain('kaplan does worse.');
    expect(text).toContain('As published, chinchilla:besiroglu-2024 does worse than chinchilla.');
    expect(text).toContain('Published values may rest on these very runs');
  });

  test('names one law only where all others are worse, and goes by cross-validation without extrapolation', () => {
    const record = compareRecord();
    const criteria = record.criteria
      .filter(({ name }) => name !== 'extrapolation')
      .map((criterion) => ({
        ...criterion,
        ranking: criterion.ranking.map((one, i) => ({ ...one, mayBeBest: i === 0 })),
      }));
    const { tone, headline } = compareVerdict({ ...record, criteria });
    expect([tone, headline]).toEqual(['sure', 'chinchilla predicts runs of other folds best']);
  });

  test('is in doubt where one held-out run decides', () => {
    const record = compareRecord();
    const criteria = record.criteria.map((criterion) => ({
      ...criterion,
      ranking: criterion.ranking.map((one, i) => ({ ...one, mayBeBest: i === 0 })),
    }));
    const { extrapolation } = record;
    expect(compareVerdict({ ...record, criteria }).tone).toBe('sure');
    const few = {
      ...record,
      criteria,
      extrapolation: extrapolation && { ...extrapolation, heldOut: 1, runs: 1 },
    };
    expect(compareVerdict(few as typeof record)).toMatchObject({
      tone: 'doubtful',
      text: expect.stringContaining('No more than 1 run was held out: others may say otherwise.'),
    });
  });

  test('says of one law beside published values which does better, and that there is nothing to compare without', () => {
    const record = compareRecord();
    const criteria = record.criteria.map((criterion) => ({
      ...criterion,
      ranking: criterion.ranking.slice(0, 1),
    }));
    expect(compareVerdict({ ...record, criteria })).toMatchObject({
      tone: 'sure',
      headline: 'chinchilla predicts the held-out runs better than published values',
    });
    const alone = criteria.map(({ published: _, ...criterion }) => criterion);
    expect(compareVerdict({ ...record, criteria: alone }).tone).toBe('failed');
  });
});
