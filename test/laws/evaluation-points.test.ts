/** Published values at points whose results are printed, or were computed apart from this project in double precision. */
import { describe, expect, it } from 'vitest';
import { findLaw, findPreset } from '../../src/laws/index.js';
import { evaluateDerived, evaluateLaw } from './evaluate-law.js';

type At = Readonly<Record<string, number>>;

function at(preset: string, inputs: At): number {
  const found = findPreset(preset);
  return evaluateLaw(found.law, { ...found.preset.values, ...inputs });
}

/** The text of a number has as many digits as are known of it. */
function expectPrinted(value: number, printed: string): void {
  const digits = printed
    .replace(/e.*$/i, '')
    .replace(/^-?0?\.?0*/, '')
    .replace('.', '').length;
  expect(Number(value.toPrecision(digits))).toBe(Number(printed));
}

const Nt = 43;

const points: readonly (readonly [preset: string, inputs: At, printed: string])[] = [
  ['farseer:li-2025-farseer', { N: 1e9, D: 1e11 }, '.498568'],
  ['farseer:li-2025-farseer', { N: 6.4e9, D: 1.28e11 }, '.441694'],
  ['farseer:li-2025-farseer', { N: 25.1e9, D: 5e11 }, '.390645'],
  ['outer-exponent:busbridge-2025-supervised', { N: 1e9, D: 2e10 }, '2.374692'],
  ['outer-exponent:busbridge-2025-supervised', { N: 546e6, D: 20 * 546e6 }, '2.514941'],
  ['outer-exponent:busbridge-2025-supervised', { N: 7.75e9, D: 20 * 7.75e9 }, '2.003566'],
  ['outer-exponent:beck-2025-transformer', { N: 1e9, D: 2e10 }, '2.736809'],
  ['outer-exponent:beck-2025-xlstm', { N: 1e9, D: 2e10 }, '2.728704'],
  ['distillation:busbridge-2025', { N: 546e6, D: 20 * 546e6, LT: 2.514941 }, '2.542819'],
  ['distillation:busbridge-2025', { N: 546e6, D: 20 * 546e6, LT: 2.0035664 }, '2.376044'],
  ['power:charles-2025-data-parallel', { x: 2.4e9 }, '2.314407'],
  ['power:charles-2025-data-parallel', { x: 4e9 }, '2.204436'],
  ['power:charles-2025-data-parallel', { x: 1e10 }, '2.020105'],
  ['replicas:charles-2025-loss', { N: 4e9, M: 1 }, '2.1781'],
  ['replicas:charles-2025-loss', { N: 4e9, M: 2 }, '2.1957'],
  ['replicas:charles-2025-loss', { N: 4e9, M: 4 }, '2.2135'],
  ['replicas:charles-2025-learning-rate', { N: 4e9, M: 1 }, '7.4423e-5'],
  ['replicas:charles-2025-batch', { N: 4e9, M: 1 }, '467911'],
  ['fine-grained:krajewski-2024', { N: 4.3e9, D: 4.37e9, G: 8 }, '3.109718'],
  ['fine-grained:krajewski-2024', { N: 4.3e10, D: 2.894e10, G: 16 }, '2.471388'],
  ['chinchilla:krajewski-2024-dense', { N: 1e9, D: 2e10 }, '2.980305'],
  ['sparse-experts:abnar-2025', { N: 1e9, D: 2e10, S: 0 }, '2.565681'],
  ['sparse-experts:abnar-2025', { N: 1e10, D: 1e11, S: 0.9 }, '2.149838'],
  ['quantisation-aware:chen-2025-quantisation-w4a4', { N: 595e6, D: 1e11, G: 128 }, '.0572794'],
  ['quantisation-aware:chen-2025-quantisation-w4a16', { N: 595e6, D: 1e11, G: 128 }, '.0209964'],
  ['quantisation-aware:chen-2025-quantisation-w16a4', { N: 595e6, D: 1e11, G: 128 }, '.0399569'],
  ['sparse:frantar-2023-t5', { N: 85e6, D: 6.5e10, S: 0 }, '1.753583'],
  ['sparse:frantar-2023-t5', { N: 85e6, D: 6.5e10, S: 0.75 }, '1.632347'],
  ['fine-tuning:zhang-2024-finetuning-en-de-full-size', { x: 1e9, Df: 1e6 }, '1.065632'],
  ['fine-tuning:zhang-2024-finetuning-en-de-lora-size', { x: 1e9, Df: 1e6 }, '1.014657'],
  ['chinchilla:longpre-2025-english-monolingual', { N: 1e9, D: 1e11 }, '.886899'],
  ['rule:liu-2025-parameters', { x: 1e20 }, '8.12153e8'],
  ['rule:liu-2025-tokens', { x: 1e20 }, '2.05216e10'],
  ['rule:liu-2025-learning-rate', { x: 1e20 }, '9.02521e-4'],
  ['rule:liu-2025-batch', { x: 1e20 }, '1.230526e6'],
  ['rule:sun-2024-parameters', { x: 3.1088e24 }, '58.1e9'],
  ['rule:sun-2024-tokens', { x: 3.1088e24 }, '5.642e12'],
  ['rule:grattafiori-2024-tokens-text', { x: 3.8e25 }, '1.0464e13'],
  ['rule:grattafiori-2024-tokens', { x: 3.8e25 }, '1.6294e13'],
  ['transfer:hernandez-2021-text', { DF: 3e5, N: 4e7 }, '1.424e8'],
  ['transfer:hernandez-2021-text', { DF: 1e8, N: 1e9 }, '1.376e9'],
  ['transfer:hernandez-2021-text-and-code', { DF: 3e5, N: 4e7 }, '5.455e8'],
  ['transfer:hernandez-2021-text-and-code', { DF: 1e8, N: 1e9 }, '3.238e9'],
  ['power:brown-2020', { x: 7.42 }, '2.334'],
  ['power:brown-2020', { x: 268 }, '1.965'],
  ['saturating-power:dey-2023', { x: 1.3e19 }, '2.369'],
  ['saturating-power:dey-2023', { x: 2.8e20 }, '1.992'],
  ['saturating-power:dey-2023', { x: 1.1e21 }, '1.849'],
  ['saturating-power:dey-2023', { x: 6.3e21 }, '1.687'],
];

describe('published values have the values known of them', () => {
  it.each(points)('%s at %j', (preset, inputs, printed) => {
    expectPrinted(at(preset, inputs), printed);
  });

  it.each([
    [1.5e9, 4e9, 2019.12, 2.771],
    [1.75e11, 4.99e11, 2020.4, 2.08],
    [7e10, 1.4e12, 2022.24, 2.046],
  ])(
    'algorithmic progress at N = %d, D = %d in %d is %d, as far as four digits of its constants say',
    (N, D, year, loss) => {
      const found = at('algorithmic-progress:ho-2024-wikitext-103', { N, D, year });
      expect(Math.abs(found - loss)).toBeLessThan(1e-3);
    },
  );

  it('the student of a teacher of 1.82 billion parameters', () => {
    const student = (N: number): number =>
      at('distillation:busbridge-2025', {
        N: 546e6,
        D: 20 * 546e6,
        LT: at('outer-exponent:busbridge-2025-supervised', { N, D: 20 * N }),
      });
    expectPrinted(student(1.82e9), '2.423819');
  });

  it.each([
    [4, '.1910'],
    [5, '.4271'],
    [6, '.6113'],
    [7, '.7404'],
    [8, '.8278'],
    [16, '.9937'],
  ])('at %d bits throughout a parameter is worth %s to the precision law', (bits, printed) => {
    const { law, preset } = findPreset('precision:kumar-2024');
    const { E, A, B, alpha } = preset.values;
    const [N, D] = [1e9, 2e10];
    const loss = evaluateLaw(law, { ...preset.values, N, D, Pw: bits, Pa: bits, Pkv: bits });
    expect((A / (loss - E - B / D ** alpha)) ** (1 / alpha) / N).toBeCloseTo(Number(printed), 4);
    if (bits === 8) expect(evaluateDerived(law, preset.values).worth_8).toBeCloseTo(Number(printed), 4);
  });

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

  it('sparse models are worth dense ones of 2.16 times their weights at 75 % sparsity', () => {
    const worth = (name: string) => {
      const { law, preset } = findPreset(`sparse:frantar-2023-${name}`);
      return evaluateDerived(law, preset.values).worth_75;
    };
    expect(worth('t5')).toBeCloseTo(2.16, 2);
    expect(worth('vit')).toBeCloseTo(2.17, 2);
  });

  it.each([
    ['s-base', 937],
    ['rl-r', 85],
    ['hash', 83],
  ])('routing by %s helps up to %d billion parameters', (router, billions) => {
    const { law, preset } = findPreset(`routed:clark-2022-${router}`);
    // Three digits of b and one or two of c: the printed sizes come from more.
    expect(
      Math.abs(Math.log10(evaluateDerived(law, preset.values).N_cutoff / (billions * 1e9))),
    ).toBeLessThan(0.6);
  });

  it.each([1, 2, 4, 8, 16, 32])('with %d experts the joint law is the row that the paper tabulates', (E) => {
    const row = findPreset(`chinchilla:ludziejewski-2025-${E}`).preset.values;
    const joint = (N: number, D: number) => at('joint-experts:ludziejewski-2025', { N, D, E });
    for (const [N, D] of [
      [1e8, 1e10],
      [3e9, 1e11],
    ]) {
      const tabulated = row.E + row.A / N ** row.alpha + row.B / D ** row.beta;
      expect(joint(N, D) / tabulated).toBeCloseTo(1, 2.4);
    }
  });

  it.each([['gao-2022-12m', 2.138, 0.548]])('best-of-n:%s is best at a distance of %d', (preset, d, R) => {
    const { law, preset: found } = findPreset(`best-of-n:${preset}`);
    const derived = evaluateDerived(law, found.values);
    expect(derived.d_opt).toBeCloseTo(d, 3);
    expect(derived.R_opt).toBeCloseTo(R, 3);
    expect(at(`best-of-n:${preset}`, { d: derived.d_opt })).toBeCloseTo(derived.R_opt, 12);
  });

  it('English has its optimum at 156 tokens per parameter', () => {
    const { law, preset } = findPreset('chinchilla:longpre-2025-english-monolingual');
    expectPrinted(evaluateDerived(law, preset.values).ratio_1e21, '155.8');
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
