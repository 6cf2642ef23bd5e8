import { describe, expect, it } from 'vitest';
import { parameterCounts } from '../../../src/costs/architecture.js';
import { type Family, families, member } from '../../../src/costs/families.js';
import { flopConventions, flopsPerToken } from '../../../src/costs/flops.js';
import { buildableShapes } from '../../../src/costs/shapes.js';
import type { FittedLaw } from '../../../src/tasks/fitted/fitted-law.js';
import { fittedOfPreset } from '../../../src/tasks/fitted/published.js';
import { allocateShape } from '../../../src/tasks/shape/allocate-shape.js';
import { countArchitecture } from '../../../src/tasks/shape/count-architecture.js';

const besiroglu = fittedOfPreset('chinchilla:besiroglu-2024');
const small: Family = { ...families.pythia, width: [512, 4096], widthMultiple: 128 };

function chinchillaLoss(N: number, D: number): number {
  const { E, A, B, alpha, beta } = besiroglu.values;
  return E + A / N ** alpha + B / D ** beta;
}

describe('the best shape for a budget', () => {
  it('is the one of the lowest predicted loss among all shapes, by hand', () => {
    const budget = 1e21;
    const { best, tried } = allocateShape(besiroglu, { budget, family: small });
    const shapes = buildableShapes(small);
    const losses = shapes.map((shape) =>
      chinchillaLoss(parameterCounts(shape).total, budget / flopsPerToken(shape, 'matmul').training),
    );
    const at = losses.indexOf(losses.reduce((a, b) => Math.min(a, b)));
    expect(tried).toBe(shapes.length);
    expect(best.architecture).toEqual(shapes[at]);
    expect(best.loss).toBeCloseTo(losses[at], 12);
    expect(best.N).toBe(parameterCounts(shapes[at]).total);
    expect(best.D * best.flopsPerToken.training).toBeCloseTo(budget, -8);
  });

  it('agrees with the closed form where FLOP are 6ND and shapes lie close', () => {
    const family = { ...families.chinchilla, aspect: [40, 200] as const };
    const { best, warnings } = allocateShape(besiroglu, { budget: 1e21, family, flops: 'simple' });
    expect(best.N / 2.782e9).toBeCloseTo(1, 2);
    expect(best.D / 5.991e10).toBeCloseTo(1, 2);
    expect(best.loss).toBeCloseTo(2.3048, 4);
    expect(best.overSixND).toBeCloseTo(1, 12);
    expect(warnings).toEqual([]);
  });

  it('finds what repeated data are best spent on', () => {
    const fit = fittedOfPreset('data-constrained:muennighoff-2023');
    const options = { budget: 1e22, family: families.chinchilla, flops: 'simple', set: { U: 25e9 } } as const;
    const { best } = allocateShape(fit, options);
    expect(best.N / 7.02616e9).toBeCloseTo(1, 1);
    expect(best.loss).toBeGreaterThanOrEqual(2.222129);
    expect(best.loss).toBeLessThan(2.22214);
  });

  it('counts N as it is asked to, and as Kaplan’s law does by default', () => {
    const kaplan = fittedOfPreset('kaplan:kaplan-2020');
    const { best, size } = allocateShape(kaplan, { budget: 1e20, family: small });
    expect(size).toBe('non-embedding');
    expect(best.N).toBe(best.parameters.nonEmbedding);
    const other = allocateShape(kaplan, { budget: 1e20, family: small, size: 'matrices' }).best;
    expect(other.N).toBe(other.parameters.matrices);
  });

  it('lists other widths in order of their loss, and all that are as good', () => {
    const { best, others, near } = allocateShape(besiroglu, { budget: 1e21, family: small, others: 6 });
    const shapes = [best, ...others];
    expect(shapes).toHaveLength(7);
    expect(new Set(shapes.map(({ architecture }) => architecture.width)).size).toBe(7);
    const losses = shapes.map(({ loss }) => loss);
    expect([...losses].sort((a, b) => a - b)).toEqual(losses);
    expect(near.N[0]).toBeLessThan(best.N);
    expect(near.N[1]).toBeGreaterThan(best.N);
    expect(near.shapes).toBeGreaterThan(10);
  });

  it('has a band where the fit has refits, and warns of what lies beyond the fitted runs', () => {
    const { A } = besiroglu.values;
    const count = 21;
    const column = (value: number) =>
      Float64Array.from({ length: count }, (_, k) => value * (0.99 + k / 1000));
    const columns = Object.fromEntries(
      Object.entries(besiroglu.values).map(([name, value]) => [
        name,
        name === 'A' ? column(A) : new Float64Array(count).fill(value),
      ]),
    );
    const fit: FittedLaw = {
      ...besiroglu,
      replicates: { count, columns },
      ranges: { N: [1e7, 1e9], D: [1e9, 1e13] },
    };
    const { band, best, warnings, level } = allocateShape(fit, { budget: 1e21, family: small, level: 0.9 });
    expect(level).toBe(0.9);
    expect(band?.[0]).toBeLessThan(best.loss);
    expect(band?.[1]).toBeGreaterThan(best.loss);
    expect(warnings.join(' ')).toMatch(/Extrapolation: N is 2\.\d+ times the largest fitted/);
    expect(allocateShape(besiroglu, { budget: 1e21, family: small }).band).toBeNull();
  });

  it('warns where a range of the family holds it back', () => {
    const tight = { ...small, width: [512, 1024] } as const;
    const { warnings } = allocateShape(besiroglu, { budget: 1e23, family: tight });
    expect(warnings).toContain('The best shape is the widest that was tried: widen width=lo..hi.');
    const sentences = allocateShape(besiroglu, { budget: 1e21, family: small }).warnings;
    expect(sentences.join('\n')).toMatch(
      /^The law knows nothing of depth and width.*aspect=64\.\.128 allows\.$/m,
    );
  });

  it.each([
    ['bad-budget', { budget: Number.NaN }],
    ['unknown-input', { set: { N: 1e9 } }],
    ['unknown-input', { set: { U: 1e9 } }],
    ['bad-architecture', { family: { ...small, layers: [200, 250] as const } }],
  ])('refuses a bad question: %s', (code, change) => {
    expect(() => allocateShape(besiroglu, { budget: 1e21, family: small, ...change })).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('refuses laws that shape and budget do not settle', () => {
    const ask = (preset: string) => () =>
      allocateShape(fittedOfPreset(preset), { budget: 1e21, family: small });
    expect(ask('power:brown-2020')).toThrow(expect.objectContaining({ code: 'no-shape-inputs' }));
    expect(ask('data-constrained:muennighoff-2023')).toThrow(
      expect.objectContaining({ code: 'missing-input', fix: 'Add set U=....' }),
    );
  });
});

describe('a transformer counted', () => {
  it('has its FLOP in every convention, and how near it came to the size asked for', () => {
    const record = countArchitecture(member(families.pythia, 6, 512), { N: 7e7, size: 'total' });
    expect(Object.keys(record.flopsPerToken)).toEqual(flopConventions.map(({ name }) => name));
    expect(record.target?.ratio).toBeCloseTo(70426624 / 7e7, 12);
    expect(countArchitecture(member(families.pythia, 6, 512)).target).toBeUndefined();
  });
});
