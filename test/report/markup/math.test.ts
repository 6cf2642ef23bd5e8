import { describe, expect, test } from 'vitest';
import { equation, inlineSymbol, unitMarkup } from '../../../src/report/markup/math.js';

/** Markup without what only lays it out. */
const bare = (formula: string, values?: Record<string, number>) =>
  equation('L', formula, values)
    .text.replace(/<\/?(?:div|math|mrow|mspace)[^>]*>| form="infix"/g, '')
    .replace('<mi>L</mi><mo>=</mo>', '');

describe('a formula as MathML', () => {
  test('writes fractions, powers and Greek letters', () => {
    expect(bare('A / N^alpha')).toBe('<mfrac><mi>A</mi><msup><mi>N</mi><mi>α</mi></msup></mfrac>');
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
    expect(unitMarkup('nats per token times tokens^beta').text).toBe('nats per token · tokens<sup>β</sup>');
  });
});
