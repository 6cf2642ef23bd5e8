import { describe, expect, test } from 'vitest';
import { drawnScripts } from '../../../src/report/figures/figure.js';
import {
  equation,
  inlineSymbol,
  plainSymbol,
  unitMarkup,
  withScripts,
} from '../../../src/report/markup/math.js';

/** Markup without what only lays it out. */
const bare = (formula: string, values?: Record<string, number>) =>
  equation('L', formula, values)
    .text.replace(/<\/?(?:div|math|mrow|mspace)[^>]*>| form="infix"/g, '')
    .replace('<mi>L</mi><mo>=</mo>', '');

/** Markup without the signs of powers and subscripts, which only what reads the text sees. */
const shown = ({ text }: { readonly text: string }) => text.replace(/<span hidden>.<\/span>/g, '');

describe('text with powers and subscripts', () => {
  test('raises powers and lowers short subscripts, in a page and in a drawing', () => {
    expect(shown(withScripts('B/D^β at N^-0.25 and C^-eta'))).toBe(
      'B/D<sup>β</sup> at N<sup>−0.25</sup> and C<sup>−η</sup>',
    );
    expect(shown(withScripts('a_opt of α_N'))).toBe('a<sub>opt</sub> of α<sub>N</sub>');
    expect(drawnScripts('A/N^α, nats')).toBe(
      'A/N<tspan dy="-0.48em" font-size="0.75em">α</tspan><tspan dy="0.36em">, nats</tspan>',
    );
  });

  test('keeps its signs for those who copy it', () => {
    expect(withScripts('D^β of a_opt').text.replace(/<[^>]*>/g, '')).toBe('D^β of a_opt');
  });

  test.each(['val_loss (L)', 'N_without_embedding', 'loss_c4', 'a ^ b'])('leaves %s as it is', (text) => {
    expect(withScripts(text).text).toBe(text);
    expect(drawnScripts(text)).toBe(text);
  });

  test('a symbol in plain text has its Greek letter and the digits of its subscript', () => {
    expect(['alpha', 'x0', 'beta_1', 'alpha_N', 'a_opt', 'expm1', 'C4all'].map(plainSymbol)).toEqual([
      'α',
      'x₀',
      'β₁',
      'α_N',
      'a_opt',
      'expm1',
      'C4all',
    ]);
  });
});

describe('a formula as MathML', () => {
  test('writes fractions, powers and Greek letters', () => {
    expect(bare('A / N^alpha')).toBe('<mfrac><mi>A</mi><msup><mi>N</mi><mi>α</mi></msup></mfrac>');
  });

  test('begins with a minus sign where its first number is negative', () => {
    const { text } = equation('L', 'E + F', { E: -0.02, F: -1 });
    expect(text.replace(/<[^>]*>/g, '').replace(/\s/g, '')).toBe('L=−0.02+(−1)');
  });

  test('keeps the parentheses that its meaning needs, and no others', () => {
    const paren = />\(<\/mo>/g;
    const count = (formula: string) => bare(formula).match(paren)?.length ?? 0;
    expect(
      ['(a + b) * c', 'a - (b - c)', '(a + b)^2', '(a / b)^2', '-(a + b)', '(a^b)^c', '(-a)^2'].map(count),
    ).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(['(a * b) + c', '(a + b) / c', 'a^(b + c)', '(a - b) - c', '-a*b', 'a*(b/c)'].map(count)).toEqual([
      0, 0, 0, 0, 0, 0,
    ]);
  });

  test('puts numbers in for parameters, with their powers of ten', () => {
    expect(bare('E + A / N', { E: 1.8172, A: 4.7e8 })).toBe(
      '<mn>1.8172</mn><mo>+</mo><mfrac><mn>4.7</mn><mo>×</mo><msup><mn>10</mn><mn>8</mn></msup><mi>N</mi></mfrac>',
    );
    expect(bare('a*b', { a: 2, b: -3 })).toContain('(</mo><mn>−3</mn><mo');
  });

  test('lets parentheses grow around fractions only', () => {
    expect(bare('log(x)')).toContain('stretchy="false"');
    expect(bare('log(a / b)')).toContain('stretchy="true"');
  });

  test('sets digits and what follows an underscore as subscripts', () => {
    expect(inlineSymbol('c0').text).toContain('<msub><mi>c</mi><mn>0</mn></msub>');
    expect(inlineSymbol('N_effective').text).toContain(
      '<msub><mi>N</mi><mi mathvariant="normal">effective</mi></msub>',
    );
    expect(inlineSymbol('beta_1').text).toContain('<mi>β</mi>');
  });

  test('escapes what a name in backticks may hold', () => {
    expect(bare('`<img onerror=x>` + 1')).not.toContain('<img');
  });

  test('units carry their exponents', () => {
    expect(shown(unitMarkup('nats per token times tokens^beta'))).toBe('nats per token · tokens<sup>β</sup>');
    expect(shown(unitMarkup('parameters^b_opt'))).toBe('parameters<sup>b<sub>opt</sub></sup>');
  });
});
