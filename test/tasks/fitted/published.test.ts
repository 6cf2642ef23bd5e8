import { describe, expect, test } from 'vitest';
import { fittedOfPreset } from '../../../src/tasks/fitted/published.js';
import { predict } from '../../../src/tasks/predict/predict.js';

describe('published values as a fit', () => {
  test('warn of inputs in other units than the law’s, of another target, and of second-hand numbers', () => {
    const { warnings = [] } = fittedOfPreset('rule:shen-2024-tnl');
    expect(warnings).toEqual([
      'x of these published values is training compute, in PF-days (8.64e19 FLOP).',
      'They predict: best size of the model, parameters.',
      'Their numbers are as quoted by a secondary source.',
    ]);
    expect(fittedOfPreset('chinchilla:muennighoff-2023').warnings).toBeUndefined();
  });

  test('say how far inputs lie beyond what they were fitted to', () => {
    const fitted = fittedOfPreset('kaplan:kaplan-2020');
    const { beyond } = predict(fitted, { N: [1e6, 1.5e10], D: [1e9, 2.3e12] });
    expect([...(beyond?.N ?? [])]).toEqual([1, 10]);
    expect([...(beyond?.D ?? [])]).toEqual([1, 100]);
    expect(
      predict(fittedOfPreset('chinchilla:muennighoff-2023'), { N: [1e6], D: [1e9] }).beyond,
    ).toBeUndefined();
  });
});
