/** What published values imply beyond the numbers of docs/LAWS.md, which test/reproduce checks. */
import { describe, expect, it } from 'vitest';
import { findLaw, findPreset } from '../../src/laws/index.js';
import { evaluateDerived, evaluateLaw } from './evaluate-law.js';

type At = Readonly<Record<string, number>>;

function at(preset: string, inputs: At): number {
  const found = findPreset(preset);
  return evaluateLaw(found.law, { ...found.preset.values, ...inputs });
}

const Nt = 43;

describe('published values have the values known of them', () => {
  it('the precision that is best to train in is 7 bits, with the offsets that an appendix gives', () => {
    const { law, preset } = findPreset('precision:kumar-2024');
    // With cost N D P, as long as N and D follow: the larger N_eff/P the better.
    const best = (values: At): number => {
      const worth = (P: number): number => {
        const loss = evaluateLaw(law, { ...values, N: 1e9, D: 2e10, Pw: P, Pa: P, Pkv: P });
        return (values.A / (loss - values.E - values.B / 2e10 ** values.alpha)) ** (1 / values.alpha) / P;
      };
      const bits = Array.from({ length: 121 }, (_, i) => 3.2 + i / 10);
      return bits.reduce((top, P) => (worth(P) > worth(top) ? P : top));
    };
    expect(best(preset.values)).toBeCloseTo(7, 1);
    expect(best({ ...preset.values, nw: 0, na: 0, nkv: 0 })).toBeCloseTo(3.5, 0.9);
  });

  it('best of n is best where its derivative vanishes', () => {
    const { law, preset } = findPreset('best-of-n:gao-2022-12m');
    const derived = evaluateDerived(law, preset.values);
    expect(at('best-of-n:gao-2022-12m', { d: derived.d_opt })).toBeCloseTo(derived.R_opt, 12);
  });

  it('experts of the intrinsic performance: on the frontier it is compute', () => {
    const law = findLaw('intrinsic-performance');
    const values = law.illustration as At;
    const { a_opt, b } = evaluateDerived(law, values);
    expect(1 / b).toBeCloseTo(1 / values.aN + 1 / values.aE, 12);
    // Of all N at compute N I = C, the best performance is C.
    const C = 1e13;
    const performance = (logN: number) =>
      evaluateLaw(law, { ...values, N: Math.exp(logN), I: C / Math.exp(logN) });
    const sizes = Array.from({ length: 4001 }, (_, i) => 10 + i / 200);
    const top = sizes.reduce((best, x) => (performance(x) > performance(best) ? x : best));
    expect(performance(top) / C).toBeCloseTo(1, 4);
    expect(a_opt).toBeCloseTo(values.aE / (values.aN + values.aE), 12);
  });
});

describe('misprints of papers and of texts that quote them', () => {
  it('Krajewski et al.: N is all parameters, with active ones every loss is a fifth too high', () => {
    const rows: readonly (readonly [named: number, D: number, G: number, loss: number])[] = [
      [1e8, 4.37e9, 8, 3.133],
      [1e9, 28.94e9, 16, 2.491],
      [3e9, 72.9e9, 16, 2.245],
      [7e9, 137.6e9, 32, 2.076],
      [7e10, 941.07e9, 32, 1.694],
      [3e11, 2.96e12, 64, 1.503],
      [1e12, 7.94e12, 64, 1.367],
    ];
    for (const [named, D, G, loss] of rows) {
      expect(at('fine-grained:krajewski-2024', { N: Nt * named, D, G }) / loss).toBeCloseTo(1, 1.7);
      expect(at('fine-grained:krajewski-2024', { N: named, D, G }) / loss).toBeGreaterThan(1.15);
    }
  });

  it('Grattafiori et al.: only the pair of the figure gives the tokens that the model was trained on', () => {
    expect(at('rule:grattafiori-2024-tokens', { x: 3.8e25 }) / 16.55e12).toBeGreaterThan(0.98);
    expect(at('rule:grattafiori-2024-tokens-text', { x: 3.8e25 }) / 16.55e12).toBeLessThan(0.65);
  });

  it('Kaplan et al.: a critical batch of 2e18 tokens, as a table quotes it, would be larger than the data', () => {
    const batch = at('rule:kaplan-2020-critical-batch', { x: 2.7 });
    expect(batch).toBeGreaterThan(1e6);
    expect(batch).toBeLessThan(3e6);
    expect((2e18 / 2.1e8) * batch).toBeGreaterThan(2.3e10);
  });

  it('Busbridge et al.: the exponents printed as equal are those of parameters and of tokens', () => {
    const { law, preset } = findPreset('outer-exponent:busbridge-2025-supervised');
    const { a_opt, b_opt } = evaluateDerived(law, preset.values);
    expect(Math.abs(a_opt - 0.513)).toBeLessThan(1e-3);
    expect(Math.abs(b_opt - 0.486)).toBeLessThan(1e-3);
  });

  it('Gao et al.: what a caption calls the maximum is its place', () => {
    const { law, preset } = findPreset('best-of-n:gao-2022-3b');
    const { a, b } = preset.values;
    expect(evaluateLaw(law, { a, b, d: a / (2 * b) })).toBeCloseTo(a ** 2 / (4 * b), 12);
    expect(a / (2 * b)).toBeGreaterThan(3);
  });

  it('Liu et al.: the two rules multiply to the budget', () => {
    const [N, D] = ['parameters', 'tokens'].map((name) => at(`rule:liu-2025-${name}`, { x: 1e22 }));
    expect((6 * N * D) / 1e22).toBeCloseTo(1, 4);
  });
});
