import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IsolossError } from '../../src/errors.js';
import { namesIn } from '../../src/formula/names-in.js';
import { parse } from '../../src/formula/parse.js';
import { interpret, realFormula } from '../support/formulas.js';

const value = (text: string, names: Record<string, number> = {}): number => interpret(parse(text), names);

function failure(text: string): IsolossError {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof IsolossError) return error;
    throw error;
  }
  throw new Error(`"${text}" was accepted`);
}

describe('formulas read as mathematics does', () => {
  test.each([
    ['-2^2', -4],
    ['2^-1', 0.5],
    ['2^3^2', 512],
    ['-2^-2', -0.25],
    ['1 - 2 - 3', -4],
    ['8/4/2', 1],
    ['2*3^2', 18],
    ['-3*2', -6],
    ['2**3', 8],
    ['1.5e3 + .5', 1500.5],
    ['+3 - -2', 5],
    ['logsumexp(0, 0, 0)', Math.log(3)],
    ['log10(1000) + log2(8)', 6],
  ])('%s is %d', (text, expected) => {
    expect(value(text)).toBeCloseTo(expected, 12);
  });

  test('names in backticks may be anything', () => {
    expect(value('`Model Size` * 2', { 'Model Size': 3 })).toBe(6);
    expect(namesIn(parse('`and` + N/`train/loss`'))).toEqual(['and', 'N', 'train/loss']);
  });

  test('comparisons bind looser than sums, not looser than comparisons, and tighter than or', () => {
    expect(parse('not a == 1 or b + 1 < 2 and c')).toMatchObject({
      operator: 'or',
      left: { kind: 'unary', operator: 'not', operand: { operator: '==' } },
      right: { operator: 'and', left: { operator: '<', left: { operator: '+' } } },
    });
  });
});

describe('formulas as papers and word processors set them', () => {
  const names = { a: 2, b: 3, N: 1e9 };
  test.each([
    ['a − b – 1', -2],
    ['a × b · 2', 12],
    ['b ÷ a', 1.5],
    ['a² + b³', 31],
    ['a⁻¹', 0.5],
    ['−a²', -4],
    ['(a + b)²', 25],
    ['1.4 × 10⁻³ * a', 2.8e-3],
    ['1.4 × 10¹²', 1.4e12],
    ['2^3×10⁰', 8],
    ['1\u2009000\u202f000 + 1e−3', 1000000.001],
    ['max（a，b）', 3],
  ])('%s is %d', (text, expected) => {
    expect(Number(value(text, names))).toBeCloseTo(expected, 12);
  });

  test('comparisons and connectives are those of ASCII', () => {
    expect(parse('¬ a ≤ b ∧ a ≠ 1')).toMatchObject({
      operator: 'and',
      left: { operator: 'not', operand: { operator: '<=' } },
      right: { operator: '!=' },
    });
  });

  test('a power of ten belongs to its number, so that the value is that of 1.7e-9 to the last bit', () => {
    expect(value('1.7 × 10⁻⁹')).toBe(1.7e-9);
    expect(value('a/1.7×10³', names)).toBe((2 / 1.7) * 1000);
  });

  test('curly quotes hold a text, and a name in backticks keeps its signs', () => {
    expect(parse('run == “base”')).toMatchObject({ right: { kind: 'text' } });
    expect(namesIn(parse('`R²` + `a−b`'))).toEqual(['R²', 'a−b']);
  });
});

describe('syntax errors point at the character and say what was expected', () => {
  test.each([
    ['E + A/N^', 9, /expected a number, a name/],
    ['(E + A', 7, /expected \) to close the parenthesis at character 1/],
    ['E + A)', 6, /expected an operator or the end, found "\)"/],
    ['A * / N', 5, /expected a number, a name/],
    ['E + 3N', 6, /a name cannot follow a number/],
    ['E $ A', 3, /"\$" has no meaning/],
    ['foo(N)', 1, /no function "foo"/],
    ['exp(1, 2)', 1, /exp takes 1 argument, not 2/],
    ['min(1)', 1, /min takes 2 to 16/],
    ['1 < 2 < 3', 7, /expected and, or/],
    ['"text', 1, /never ends/],
    ['', 1, /empty/],
    ['A B', 3, /expected an operator or the end, found "B"/],
    ['constructor(1)', 1, /no function "constructor"/],
    ['N.toString()', 2, /"\." has no meaning/],
    ['N[a]', 3, /expected an index/],
  ])('%s: character %d', (text, position, message) => {
    const error = failure(text);
    expect(error.code).toBe('formula-syntax');
    expect(error.place.position).toBe(position);
    expect(error.message).toMatch(message);
    expect(error.fix).not.toBe('');
  });

  test.each([
    ["State = 'finished'", 'Equality is written ==.'],
    ['N > 1 && D > 1', 'Write and between conditions.'],
    ['!kept', 'Write not before a condition, != for unequal.'],
  ])('%s: what other languages write is translated', (text, fix) => {
    expect(failure(text).fix).toBe(fix);
  });

  test('a misspelt function is suggested', () => {
    expect(failure('sofplus(x)').fix).toContain('softplus');
  });

  test('length and depth have limits', () => {
    expect(failure(`1${' + 1'.repeat(2000)}`).code).toBe('formula-too-long');
    expect(failure('('.repeat(500) + 1 + ')'.repeat(500)).message).toContain('nests deeper');
    expect(failure(`${'-'.repeat(500)}1`).message).toContain('nests deeper');
    expect(failure(`${'2^'.repeat(500)}1`).message).toContain('nests deeper');
  });

  test('whatever the text, parsing gives a tree or a typed error', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'aN1.e+-*/^(),<>=!`"\' ') })),
        (text) => {
          try {
            parse(text);
          } catch (error) {
            expect(error).toBeInstanceOf(IsolossError);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

test('spans cover the text they were read from', () => {
  fc.assert(
    fc.property(realFormula, (text) => {
      const tree = parse(text);
      expect(text.slice(tree.span.start, tree.span.end).length).toBeGreaterThan(0);
      expect(interpret(parse(`(${text})`), { x: 1, y: 2, p: 3, q: 4, r: 0.5, s: -0.5 })).toEqual(
        interpret(tree, { x: 1, y: 2, p: 3, q: 4, r: 0.5, s: -0.5 }),
      );
    }),
  );
});
