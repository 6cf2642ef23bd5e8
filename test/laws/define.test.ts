import { describe, expect, it } from 'vitest';
import { defineLaw, type LawDefinition } from '../../src/laws/index.js';

const own: LawDefinition = {
  name: 'own',
  formula: 'E + A/N^alpha',
  inputs: ['N'],
  parameters: [
    'alpha',
    { name: 'E', domain: 'positive' },
    { name: 'A', domain: 'positive', start: [1, 100] },
  ],
};

describe("a law of one's own", () => {
  it('is completed with defaults', () => {
    expect(defineLaw(own)).toEqual({
      name: 'own',
      title: 'own',
      formula: 'E + A/N^alpha',
      inputs: [{ name: 'N', unit: '', description: '' }],
      parameters: [
        { name: 'alpha', unit: '', description: '', domain: 'real' },
        { name: 'E', unit: '', description: '', domain: 'positive' },
        { name: 'A', unit: '', description: '', domain: 'positive', start: [1, 100] },
      ],
      target: { unit: '', description: '' },
      source: '',
      presets: [],
    });
  });

  it('may use sub-expressions, each after those it needs', () => {
    const law = defineLaw({
      ...own,
      formula: 'E + A*y',
      where: [
        ['u', 'log(N)'],
        ['y', 'exp(-alpha*u)'],
      ],
    });
    expect(law.where).toHaveLength(2);
  });

  it.each<[string, Partial<LawDefinition>, RegExp]>([
    ['has no name', { name: ' ' }, /no name/],
    ['names a parameter like an input', { parameters: ['N', 'E', 'A', 'alpha'] }, /'N' is declared twice/],
    ['names a parameter twice', { parameters: ['A', 'E', 'A', 'alpha'] }, /'A' is declared twice/],
    ['takes the name of the loss', { formula: 'L + N', parameters: ['L'] }, /'L' is the predicted loss/],
    ['uses an unknown name', { parameters: ['E', 'A', 'alfa'] }, /uses 'alpha', which is no input/],
    [
      'uses a sub-expression before it is defined',
      {
        where: [
          ['u', 'v'],
          ['v', 'N'],
        ],
      },
      /formula of 'u' uses 'v'/,
    ],
    [
      'declares what it never uses',
      { parameters: ['E', 'A', 'alpha', 'beta'] },
      /'beta' is declared and never used/,
    ],
    [
      'has an empty domain',
      { parameters: ['A', 'E', { name: 'alpha', domain: [2, 0] }] },
      /domain of 'alpha' is empty/,
    ],
    [
      'starts outside its domain',
      { parameters: ['A', 'E', { name: 'alpha', domain: [0, 2], start: [-1, 1] }] },
      /starts of 'alpha' leave its domain/,
    ],
    [
      'starts a positive parameter at zero',
      { parameters: ['A', 'alpha', { name: 'E', domain: 'positive', grid: [0, 1] }] },
      /starts of 'E' leave its domain/,
    ],
    [
      'publishes values for some parameters only',
      { presets: [{ name: 'p', source: '', values: { E: 1, A: 2 } }] },
      /preset 'p' has no number for 'alpha'/,
    ],
    [
      'derives a quantity of an input',
      { derived: [{ name: 'z', unit: '', description: '', formula: 'A*N' }] },
      /formula of 'z' uses 'N', which is no parameter/,
    ],
    [
      'derives a quantity by the name of a parameter',
      { derived: [{ name: 'A', unit: '', description: '', formula: 'E' }] },
      /'A' is declared twice/,
    ],
    [
      'publishes values of something else',
      { presets: [{ name: 'p', source: '', values: { E: 1, A: 2, alpha: 3, beta: 4 } }] },
      /names 'beta', which is no parameter/,
    ],
    [
      'publishes a value outside the domain of its parameter',
      { presets: [{ name: 'p', source: '', values: { E: -1, A: 2, alpha: 3 } }] },
      /preset 'p' has E = -1, outside its domain/,
    ],
    [
      'publishes limits of what is no input',
      { presets: [{ name: 'p', source: '', values: { E: 1, A: 2, alpha: 3 }, inputs: { D: {} } }] },
      /preset 'p' speaks of 'D', which is no input/,
    ],
    [
      'publishes limits that are no range',
      {
        presets: [
          { name: 'p', source: '', values: { E: 1, A: 2, alpha: 3 }, inputs: { N: { range: [2, 1] } } },
        ],
      },
      /limits of 'N' in preset 'p' are no range/,
    ],
    [
      'has typical values that are no range',
      { inputs: [{ name: 'N', typical: [1, Number.NaN] }] },
      /typical values of 'N'/,
    ],
    [
      'illustrates some parameters only',
      { illustration: { E: 1 } },
      /the illustration has no number for 'alpha'/,
    ],
  ])('is refused where it %s', (_, change, message) => {
    expect(() => defineLaw({ ...own, ...change })).toThrow(
      expect.objectContaining({ code: 'invalid-law', message: expect.stringMatching(message) }),
    );
  });

  it('is refused with the position where its formula does not parse', () => {
    expect(() => defineLaw({ ...own, formula: 'E + ' })).toThrow(
      expect.objectContaining({ code: 'formula-syntax' }),
    );
  });
});
