import { describe, expect, it } from 'vitest';
import { costs, findCost, resolveCost } from '../../src/costs/index.js';
import { namesIn } from '../../src/formula/names-in.js';
import { parse } from '../../src/formula/parse.js';
import { costAt, evaluate } from './evaluate-cost.js';

describe('the catalogue of costs', () => {
  it('names every cost once and finds each by its name', () => {
    expect(new Set(costs.map(({ name }) => name)).size).toBe(costs.length);
    for (const cost of costs) expect(findCost(cost.name)).toBe(cost);
  });

  it('says unit, description and source of everything', () => {
    for (const cost of costs) {
      expect(cost.source).toMatch(/20\d\d/);
      expect(cost.unit).not.toBe('');
      for (const symbol of [...cost.axes, ...cost.settings]) {
        expect(`${cost.name} ${symbol.name}: ${symbol.unit}`).not.toMatch(/: $/);
        expect(symbol.description).not.toBe('');
      }
    }
  });

  it.each(costs.map((cost) => [cost.name, cost] as const))(
    '%s is made of its axes and settings alone, and uses each or leaves it to the law',
    (_, cost) => {
      const declared = [...cost.axes, ...cost.settings].map(({ name }) => name);
      const settings = Object.fromEntries(cost.settings.map(({ name, value }) => [name, value ?? 0.5]));
      const { formula, inputs, subjectTo } = resolveCost(cost.name, settings);
      const used = [formula, ...Object.values(inputs), ...subjectTo].flatMap((text) => namesIn(parse(text)));
      expect(used.filter((name) => !declared.includes(name))).toEqual([]);
      expect(declared.filter((name) => name !== 'U' && !used.includes(name))).toEqual([]);
    },
  );

  it('suggests the nearest name for an unknown cost', () => {
    const unknown = (fix: unknown) => expect.objectContaining({ code: 'unknown-cost', fix });
    expect(() => findCost('trainning')).toThrow(unknown('Did you mean training?'));
    expect(() => resolveCost('data-constrain')).toThrow(unknown('Did you mean data-constrained?'));
    expect(() => findCost('qqq')).toThrow(unknown(expect.stringContaining('6*N*D')));
  });
});

describe('a cost as it is asked for', () => {
  it('is a name of the catalogue with its settings', () => {
    expect(resolveCost('inference', { T: 2e12 })).toMatchObject({
      formula: '6*N*D + 2*N*T',
      symbols: ['N', 'D'],
      sets: { T: 2e12 },
      unit: 'FLOP',
    });
  });

  it('is a formula of one’s own, with what is set in it', () => {
    expect(resolveCost('6*N*D + k*N', { k: 3 })).toEqual({
      formula: '6*N*D + k*N',
      symbols: ['N', 'D'],
      sets: { k: 3 },
      inputs: {},
      subjectTo: [],
      unit: '',
    });
    expect(resolveCost('D').symbols).toEqual(['D']);
  });

  it('takes defaults where nothing else is set, and keeps settings that others ask for', () => {
    const { sets } = resolveCost('attention', { sequence: 4096, U: 1e10 });
    expect(sets).toEqual({ sequence: 4096, aspect: 100, U: 1e10 });
  });

  it('writes sub-expressions out in parentheses', () => {
    expect(resolveCost('attention').formula).toBe('(6*N + 12*sequence*((aspect*N/12)^(1/3))^2/aspect)*D');
    expect(resolveCost('chinchilla-table', { vocabulary: 32000 }).formula).toBe(
      '3*layers*(8*width^2 + 4*sequence*width + 3*(width/head_size)*sequence + 16*width^2)*D',
    );
  });

  it('asks for what has no default, by name and unit', () => {
    expect(() => resolveCost('inference')).toThrow(
      expect.objectContaining({
        code: 'missing-setting',
        message:
          "The cost inference needs T (tokens read and written in use, over the model's life; tokens).",
        fix: 'Set T=...; see isoloss costs inference.',
      }),
    );
  });

  it('refuses settings outside their range, such as a utilisation in percent', () => {
    const settings = { devices: 8, peak: 312e12 };
    for (const utilisation of [40, -0.1, Number.NaN]) {
      expect(() => resolveCost('seconds', { ...settings, utilisation })).toThrow(
        expect.objectContaining({ code: 'bad-setting', fix: 'Give utilisation between 0 and 1.' }),
      );
    }
    expect(() => resolveCost('inference', { T: -1 })).toThrow(
      expect.objectContaining({ code: 'bad-setting', fix: 'Give T a finite number of at least 0.' }),
    );
  });

  it('a formula that does not parse is refused where it fails', () => {
    expect(() => resolveCost('6*N*')).toThrow(expect.objectContaining({ code: 'formula-syntax' }));
  });
});

describe('values of costs', () => {
  it('Chinchilla’s 70B on 1.4T tokens takes 5.88e23 FLOP', () => {
    expect(costAt('training', { N: 7e10, D: 1.4e12 })).toBe(5.88e23);
  });

  it('use without tokens costs nothing, and 3 D tokens of use as much as training', () => {
    expect(costAt('inference', { N: 7e9, D: 1e12, T: 0 })).toBe(costAt('training', { N: 7e9, D: 1e12 }));
    expect(costAt('inference', { N: 7e9, D: 1e12, T: 3e12 })).toBe(
      2 * costAt('training', { N: 7e9, D: 1e12 }),
    );
  });

  it('the general price of use is its compute where every FLOP has one price and utilisation', () => {
    const same = { utilisation_training: 0.5, utilisation_in: 0.5, utilisation_out: 0.5 };
    const prices = { price_training: 1e-18, price_inference: 1e-18 };
    const point = { N: 7e9, D: 1e12 };
    expect(costAt('inference-price', { ...point, ...same, ...prices, T_in: 3e12, T_out: 1e12 })).toBeCloseTo(
      (costAt('inference', { ...point, T: 4e12 }) * 1e-18) / 0.5,
      4,
    );
  });

  it('price is device hours times the price of one, whatever the number of devices', () => {
    const run = { N: 7e9, D: 1e12, peak: 312e12, utilisation: 0.4 };
    const hours = (costAt('seconds', { ...run, devices: 64 }) * 64) / 3600;
    expect(costAt('price', { ...run, price_hour: 2 })).toBeCloseTo(hours * 2, 4);
    expect(hours).toBeCloseTo(93482.9, 1);
  });

  it('over-training asks for M tokens a parameter', () => {
    const { subjectTo, sets } = resolveCost('over-training', { M: 640 });
    expect(subjectTo).toEqual(['D >= M*N']);
    expect(sets).toEqual({ M: 640 });
  });

  it('embeddings add what Pearce and Song fitted', () => {
    const [N, D] = [1e9, 1e10];
    expect(costAt('non-embedding', { N, D })).toBeCloseTo(6 * (N + 47491 * 1000) * D, -8);
  });

  it('attention in N and D is DeepSeek’s count at the shape that the aspect ratio implies', () => {
    const [layers, width] = [20, 2000];
    const inShape = costAt('deepseek', { layers, width, D: 1e10, sequence: 4096 });
    const N = evaluate(resolveCost('deepseek').inputs.N, { layers, width });
    expect(costAt('attention', { N, D: 1e10, sequence: 4096 }) / inShape).toBeCloseTo(1, 12);
  });
});
