import { describe, expect, it } from 'vitest';
import { fit, parseTable } from '../../src/index.js';
import { findLaw } from '../../src/laws/index.js';
import { evaluateLaw } from './evaluate-law.js';

const truth = { Nc: 0.02, aN: 0.5, aE: 0.7 };

/** Learning curves of five sizes of policy, whose returns are a function of intrinsic performance, with noise. */
function curves(returnOf: (performance: number) => number): string {
  const law = findLaw('intrinsic-performance');
  const lines = [1e4, 1e5, 1e6, 1e7, 1e8].flatMap((N, row) =>
    Array.from({ length: 24 }, (_, k) => {
      const I = 1e6 * 1000 ** (k / 23);
      const noise = 0.01 * Math.sin(37 * (24 * row + k) + 0.3);
      return `${N},${I},${returnOf(evaluateLaw(law, { ...truth, N, I })) + noise}`;
    }),
  );
  return ['N,I,return', ...lines].join('\n');
}

const fitted = async (law: string, text: string) =>
  (
    await fit(
      { law, map: { L: 'return' }, starts: 'seeded:48', backend: 'cpu' },
      await parseTable(text, 'curves.csv'),
    )
  ).record;

/** (10 - R)/R falls as a power of performance, as is quoted for CoinRun. */
const odds = (performance: number): number => 10 / (1 + (performance / 1e12) ** -0.4);

/** Two rises, the second one after the first. */
const uneven = (performance: number): number => {
  const x = Math.log(performance / 1e11) / 2.5;
  return 0.2 + 3 / (1 + Math.exp(-x)) + 4 / (1 + Math.exp(2 - x));
};

describe('intrinsic performance of returns', () => {
  it('is recovered with a curve of one step, which is the power that the odds of the best return fall as', async () => {
    const { status, parameters, derived } = await fitted('intrinsic-performance:1', curves(odds));
    expect(status).toBe('converged');
    for (const [name, value] of Object.entries(truth)) expect(parameters[name] / value).toBeCloseTo(1, 1);
    expect(1 / parameters.h).toBeCloseTo(0.4, 2);
    expect(parameters.P0 / 1e12).toBeCloseTo(1, 1);
    expect(derived.most.value).toBeCloseTo(10, 1);
  });

  it('is recovered where returns rise twice, by a curve of several steps', async () => {
    const text = curves(uneven);
    const [one, several] = [
      await fitted('intrinsic-performance:1', text),
      await fitted('intrinsic-performance:3', text),
    ];
    expect(several.objective).toBeLessThan(0.2 * one.objective);
    expect(several.parameters.aN).toBeCloseTo(truth.aN, 1);
    expect(several.parameters.aE).toBeCloseTo(truth.aE, 1);
    const weights = [1, 2, 3].map((j) => several.parameters[`w${j}`]);
    expect(weights.every((weight) => weight >= 0)).toBe(true);
    expect(several.derived.most.value).toBeCloseTo(7.2, 1);
  });

  it('has 1 to 16 steps', () => {
    expect(() => findLaw('intrinsic-performance:17')).toThrow(
      expect.objectContaining({ fix: 'An intrinsic-performance law has 1 to 16 steps.' }),
    );
  });
});
