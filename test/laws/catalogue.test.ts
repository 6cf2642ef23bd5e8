import { describe, expect, it } from 'vitest';
import { broken, defineLaw, families, findLaw, findPreset, laws, papers } from '../../src/laws/index.js';
import { evaluateLaw } from './evaluate-law.js';

function at(preset: string, inputs: Readonly<Record<string, number>>): number {
  const found = findPreset(preset);
  return evaluateLaw(found.law, { ...found.preset.values, ...inputs });
}

describe('the catalogue', () => {
  it.each(laws.map((law) => [law.name, law] as const))(
    "%s passes the checks that a law of one's own must pass",
    (_, law) => {
      expect(defineLaw(law)).toEqual(law);
    },
  );

  it('names every law once and finds each by its name', () => {
    expect(new Set(laws.map(({ name }) => name)).size).toBe(laws.length);
    for (const law of laws) expect(findLaw(law.name)).toBe(law);
  });

  it('says unit, description and source of everything', () => {
    for (const law of laws) {
      expect(law.source).toMatch(/20\d\d/);
      for (const symbol of [...law.inputs, ...law.parameters]) {
        expect(`${law.name} ${symbol.name}: ${symbol.unit}`).not.toMatch(/: $/);
        expect(symbol.description).not.toBe('');
      }
    }
  });

  it('names published values by paper and year', () => {
    for (const law of laws) {
      for (const preset of law.presets) {
        expect(preset.name).toMatch(/^[a-z]+-20\d\d(-[a-z0-9-]+)?$/);
        expect(findPreset(`${law.name}:${preset.name}`)).toEqual({ law, preset });
      }
    }
  });

  it('cites a paper of the catalogue for every law and every preset, which is named by it', () => {
    for (const law of laws) {
      expect(Object.keys(papers)).toContain(law.paper);
      for (const { name, paper = '', source } of law.presets) {
        expect(Object.keys(papers)).toContain(paper);
        expect(`${name}-`.startsWith(`${paper}-`), `${law.name}:${name}`).toBe(true);
        expect(source).toContain(papers[paper as keyof typeof papers].title);
      }
    }
  });

  it('lists laws by family, in the order of families', () => {
    const order = laws.map(({ family }) => families.indexOf(family as (typeof families)[number]));
    expect(Math.min(...order)).toBe(0);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(new Set(order).size).toBe(families.length);
  });

  it('has made-up values only for laws without published ones, and a note that says why', () => {
    for (const { name, presets, illustration, notes = [] } of laws) {
      expect(illustration === undefined, name).toBe(presets.length > 0);
      if (presets.length === 0) expect(notes.length, name).toBeGreaterThan(0);
    }
  });

  it('makes broken laws with any number of breaks', () => {
    expect(findLaw('broken:2')).toEqual(broken(2));
    expect(
      broken(2)
        .parameters.map(({ name }) => name)
        .join(),
    ).toBe('a,b,c0,c1,d1,f1,c2,d2,f2');
    expect(broken(0).formula).toBe('a + b*exp(-c0*log(x))');
  });

  it('keeps the published grid of 4,500 starts', () => {
    const sizes = findLaw('chinchilla').parameters.map(({ grid }) => grid?.length ?? 0);
    expect(sizes.reduce((product, size) => product * size, 1)).toBe(4500);
  });

  it('suggests the nearest name for an unknown law', () => {
    expect(() => findLaw('chincilla')).toThrow(
      expect.objectContaining({ code: 'unknown-law', fix: 'Did you mean chinchilla?' }),
    );
    expect(() => findLaw('qqq')).toThrow(expect.objectContaining({ fix: expect.stringContaining('kaplan') }));
    expect(() => findLaw('broken:9')).toThrow(
      expect.objectContaining({ fix: 'A broken law has 0 to 8 breaks.' }),
    );
  });

  it('suggests the nearest name for unknown published values', () => {
    const expectFix = (name: string, fix: unknown): void => {
      expect(() => findPreset(name)).toThrow(expect.objectContaining({ code: 'unknown-preset', fix }));
    };
    expectFix('chinchilla:besiroglu-2023', expect.stringContaining('chinchilla:besiroglu-2024'));
    expectFix(
      'chinchilla:q',
      expect.stringMatching(/^Known are chinchilla:.* more, which isoloss laws chinchilla lists\.$/),
    );
    expectFix('besiroglu-2024', expect.stringContaining('chinchilla:besiroglu-2024'));
    expectFix('broken:2:x', 'broken:2 has none; fit it instead.');
  });
});

describe('published values give published losses', () => {
  it('data-constrained is chinchilla where nothing repeats and no parameter is in excess', () => {
    const point = { N: 1e9, D: 1e11 };
    expect(at('data-constrained:muennighoff-2023', { ...point, U: 1e12 })).toBe(
      at('chinchilla:muennighoff-2023', point),
    );
  });

  it.each([
    ['c4', 3.36],
    ['redpajama', 7.42],
    ['refinedweb', 5.85],
  ])('over-training:gadre-2024-%s has its optimum at %d tokens per parameter', (data, optimum) => {
    const loss = (M: number): number =>
      at(`over-training:gadre-2024-${data}`, { N: Math.sqrt(1e21 / 6 / M), D: Math.sqrt((1e21 * M) / 6) });
    // The published constants have three to five digits, which move the optimum by up to a percent.
    expect(loss(optimum)).toBeLessThan(loss(optimum * 1.05));
    expect(loss(optimum)).toBeLessThan(loss(optimum / 1.05));
  });

  it('broken laws agree with the product they stand for', () => {
    const { law, preset } = findPreset('broken:3:caballero-2022-example');
    const v = preset.values;
    for (const x of [1e3, 1e8, 1e16, 1e24]) {
      const bends = [1, 2, 3].map(
        (i) => (1 + (x / v[`d${i}`]) ** (1 / v[`f${i}`])) ** (-v[`c${i}`] * v[`f${i}`]),
      );
      const product = v.a + v.b * x ** -v.c0 * bends.reduce((all, bend) => all * bend, 1);
      expect(evaluateLaw(law, { ...v, x })).toBeCloseTo(product, 9);
    }
  });

  it('broken laws stay finite where the power of a sharp break overflows', () => {
    expect(at('broken:1:caballero-2022-addition', { x: 1e30 })).toBeCloseTo(0.413885, 6);
  });
});
