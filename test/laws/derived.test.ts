import { describe, expect, it } from 'vitest';
import { findPreset, type Law, laws } from '../../src/laws/index.js';
import { evaluateDerived, evaluateLaw } from './evaluate-law.js';

function derived(preset: string): Record<string, number> {
  const found = findPreset(preset);
  return evaluateDerived(found.law, found.preset.values);
}

/** log N of least loss at C = 6 N D, by golden section. */
function bestSize(law: Law, parameters: Readonly<Record<string, number>>, C: number): number {
  const loss = (logN: number): number =>
    evaluateLaw(law, { ...parameters, N: Math.exp(logN), D: C / 6 / Math.exp(logN) });
  const golden = (Math.sqrt(5) - 1) / 2;
  let [lo, hi] = [Math.log(1e4), Math.log(1e15)];
  for (let i = 0; i < 80; i++) {
    const [left, right] = [hi - golden * (hi - lo), lo + golden * (hi - lo)];
    if (loss(left) < loss(right)) hi = right;
    else lo = left;
  }
  return (lo + hi) / 2;
}

/** Laws of N and D with one optimum a budget, and published values of them: few and many tokens per parameter. */
const allocating = [
  ...['hoffmann-2022-rounded', 'hoffmann-2022', 'besiroglu-2024', 'muennighoff-2023'],
  ...['sardana-2024-100', 'aghajanyan-2023-code', 'czech-2026-nemotron', 'longpre-2025-swahili-unimax'],
]
  .map((name) => `chinchilla:${name}`)
  .concat(
    laws
      .filter(({ name }) => ['kaplan', 'over-training', 'outer-exponent'].includes(name))
      .flatMap((law) => law.presets.map(({ name }) => `${law.name}:${name}`)),
  );

describe('derived quantities', () => {
  it('say unit and description, and are numbers at all published values', () => {
    expect(laws.filter(({ derived }) => derived !== undefined).length).toBeGreaterThan(50);
    for (const law of laws) {
      for (const quantity of law.derived ?? []) {
        expect(quantity.name).toMatch(/^[A-Za-z]\w*$/);
        expect(quantity.unit).not.toBe('');
        expect(quantity.description).not.toBe('');
      }
      const all = [
        ...law.presets.map(({ values }) => values),
        ...(law.illustration ? [law.illustration] : []),
      ];
      for (const values of all.slice(0, 12)) {
        for (const [name, value] of Object.entries(evaluateDerived(law, values)))
          expect(value, `${law.name} ${name}`).toSatisfy(Number.isFinite);
      }
    }
  });

  it.each([
    ['hoffmann-2022-rounded', 1.34471, 0.4516, 9.136e10 / 1.824e9, 92.6],
    ['hoffmann-2022', 1.30005, 0.4565, 7.518e10 / 2.217e9, 58.9],
    ['besiroglu-2024', 0.119633, 0.5126, 5.991e10 / 2.782e9, 18.3],
    ['muennighoff-2023', 0.225802, 0.5, 5.717e10 / 2.915e9, 19.6],
  ])('chinchilla:%s has the published optimum', (preset, G, a, at1e21, atGopher) => {
    const found = derived(`chinchilla:${preset}`);
    expect(found.G / G).toBeCloseTo(1, 5);
    expect(found.a_opt).toBeCloseTo(a, 4);
    expect(found.a_opt + found.b_opt).toBeCloseTo(1, 14);
    expect(found.ratio_1e21 / at1e21).toBeCloseTo(1, 3);
    expect(found.ratio_gopher).toBeCloseTo(atGopher, 1);
  });

  it('chinchilla’s rounded values give the printed exponent of the loss', () => {
    expect(derived('chinchilla:hoffmann-2022-rounded').gamma).toBeCloseTo(0.1535, 4);
  });

  it.each(allocating)('%s: a search finds the optimum that the formula gives', (name) => {
    const {
      law,
      preset: { values },
    } = findPreset(name);
    const quantities = evaluateDerived(law, values);
    const ratio = (C: number): number => C / 6 / Math.exp(2 * bestSize(law, values, C));
    const at = (C: number): number => {
      const N = Math.exp(bestSize(law, values, C));
      return evaluateLaw(law, { ...values, N, D: C / 6 / N }) - (values.E ?? 0);
    };
    // Golden section finds a flat optimum to about the square root of rounding.
    expect(ratio(1e21) / (quantities.ratio_1e21 ?? quantities.M_opt)).toBeCloseTo(1, 4);
    expect(ratio(5.76e23) / (quantities.ratio_gopher ?? quantities.M_opt)).toBeCloseTo(1, 4);
    expect(Math.log(at(1e20) / at(1e23)) / Math.log(1e3)).toBeCloseTo(quantities.gamma, 8);
    const growth = (bestSize(law, values, 1e23) - bestSize(law, values, 1e20)) / Math.log(1e3);
    expect(growth).toBeCloseTo(quantities.a_opt ?? 0.5, 5);
    if (quantities.K_opt !== undefined)
      expect(at(1e21) / (quantities.K_opt * 1e21 ** -quantities.gamma)).toBeCloseTo(1, 10);
    if (quantities.G !== undefined) {
      const N = quantities.G * (1e21 / 6) ** quantities.a_opt;
      expect(Math.log(N) - bestSize(law, values, 1e21)).toBeCloseTo(0, 5);
    }
  });

  it.each([
    ['c4', 3.36],
    ['redpajama', 7.42],
    ['refinedweb', 5.85],
  ])('over-training:gadre-2024-%s is best at %d tokens per parameter', (data, M) => {
    expect(derived(`over-training:gadre-2024-${data}`).M_opt).toBeCloseTo(M, 1.9);
  });

  it('tokens seen four times are worth 93 % of new ones to the data-constrained law', () => {
    const { law, preset } = findPreset('data-constrained:muennighoff-2023');
    const quantities = evaluateDerived(law, preset.values);
    const { B, beta, E, A, alpha } = preset.values;
    // Without excess parameters the loss tells how many tokens' worth 4 U are.
    const [N, U] = [1e8, 1e11];
    const loss = evaluateLaw(law, { ...preset.values, N, D: 4 * U, U });
    const effective = (B / (loss - E - A / N ** alpha)) ** (1 / beta);
    expect(quantities.worth_4_epochs).toBeCloseTo(effective / (4 * U), 10);
    expect(quantities.worth_4_epochs).toBeCloseTo(0.931, 3);
    expect(quantities.most_data).toBeCloseTo(16.387756, 12);
    expect(quantities.a_opt).toBe(0.5);
  });

  it.each(
    laws
      .filter(({ name }) => name === 'power' || name === 'saturating-power')
      .map((law) => [law.name, law] as const),
  )('%s: ten times as much, half as much left, and the other way to write the law', (_, law) => {
    for (const { values } of law.presets.slice(0, 8)) {
      const quantities = evaluateDerived(law, values);
      const above = (x: number): number => evaluateLaw(law, { ...values, x }) - (values.c ?? 0);
      const x = values.x0 * 3;
      expect(above(10 * x) / above(x)).toBeCloseTo(quantities.tenfold, 10);
      expect(above(quantities.halving * x) / above(x)).toBeCloseTo(0.5, 10);
      expect(quantities.b * x ** -values.a).toBeCloseTo(above(x), 10);
    }
  });

  it('GPT-3’s law is 2.57 x^-0.048', () => {
    expect(derived('power:brown-2020').b).toBeCloseTo(2.57, 12);
  });

  it('a broken law falls at its last rate far beyond its breaks', () => {
    const { law, preset } = findPreset('broken:3:caballero-2022-example');
    const above = (x: number): number => evaluateLaw(law, { ...preset.values, a: 1e-300, x });
    const slope = Math.log(above(1e40) / above(1e44)) / Math.log(1e4);
    expect(derived('broken:3:caballero-2022-example').c_end).toBeCloseTo(slope, 9);
  });
});
