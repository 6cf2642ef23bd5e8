import { describe, expect, it } from 'vitest';
import { build } from '../../src/formula/build.js';
import { evaluateNode } from '../../src/formula/evaluate-node.js';
import { Graph } from '../../src/formula/graph.js';
import { namesIn } from '../../src/formula/names-in.js';
import { parse } from '../../src/formula/parse.js';

/** The value of a formula of numbers and names. */
function value(formula: string, at: Readonly<Record<string, number>> = {}): number {
  const graph = new Graph();
  const names = Object.keys(at);
  const symbols = new Map(names.map((name, i) => [name, graph.leaf('param', i)]));
  return evaluateNode(graph, build(graph, formula, symbols), ({ value: i }) => at[names[i]]);
}

const vector = { t1: 2, t2: 3, t3: 5, r1: 7, r2: 11, r3: 13 };

describe('a formula with an index', () => {
  it.each([
    ['sum(j from 1 to 3, t[j]*r[j])', 2 * 7 + 3 * 11 + 5 * 13],
    ['product(j from 1 to 3, t[j])', 30],
    ['sum(j from 2 to 2, t[j]) + t[3]', 8],
    ['sum(j from 1 to 3, j*t[j])', 2 + 6 + 15],
    ['sum(i from 1 to 3, sum(j from 1 to 3, t[i]*r[j]))', 10 * 31],
    ['sum(j from 1 to 2, sum(j from 3 to 3, t[j]) + t[j])', 15],
    ['max(j from 1 to 3, t[j]) - min(j from 1 to 3, r[j])', -2],
    ['min(t1, r1)', 2],
    ['logsumexp(j from 1 to 3, 0*t[j])', Math.log(3)],
  ])('%s has its terms written out', (formula, expected) => {
    expect(value(formula, vector)).toBeCloseTo(expected, 12);
  });

  it('goes over words, which are names by themselves and endings of others', () => {
    expect(namesIn(parse('c + sum(d in web code `my books`, k[d]*d)'))).toEqual([
      'c',
      'k_web',
      'web',
      'k_code',
      'code',
      'k_my books',
      'my books',
    ]);
    expect(value('sum(d in 1 4, d)')).toBe(5);
  });

  it('parts indices that would run together', () => {
    expect(namesIn(parse('sum(i from 1 to 2, t[i][3])'))).toEqual(['t1_3', 't2_3']);
  });

  it('leaves names such as sum, from and in alone elsewhere', () => {
    expect(namesIn(parse('sum + from*in - to'))).toEqual(['sum', 'from', 'in', 'to']);
  });

  it.each([
    ['sum(t1, t2)', 1, 'sum goes over an index, which is missing', 'sum(j from 1 to 5'],
    ['sum(', 1, 'sum goes over an index', ''],
    ['sum(j from 3 to 1, t[j])', 17, 'expected a number from 3 on', 'least index first'],
    ['sum(j from 1 to 2.5, t[j])', 17, 'expected a whole number', ''],
    ['sum(j from 1 3, t[j])', 14, 'expected to', ''],
    ['sum(j from 1 to 3 t[j])', 19, 'expected , before what is summed', ''],
    ['sum(j in , t[j])', 10, 'expected the values of the index', 'web code books'],
    ['t[j]', 3, 'expected an index, which a sum around it names', ''],
    ['sum(j from 1 to 3, t[k])', 22, 'expected an index', ''],
    ['sum(j from 1 to 3, t[j)', 23, 'expected ]', ''],
    ['t[1.5]', 3, 'or a whole number', ''],
  ])('%s is refused at character %d', (formula, position, message, fix) => {
    expect(() => parse(formula)).toThrow(
      expect.objectContaining({
        code: 'formula-syntax',
        place: { position },
        message: expect.stringContaining(message),
        fix: expect.stringContaining(fix),
      }),
    );
  });

  it('of very many terms is refused before they are made', () => {
    for (const formula of [
      'sum(j from 1 to 1000000000, t[j])',
      'sum(i from 1 to 200, sum(j from 1 to 200, sum(k from 1 to 200, i*j*k)))',
    ]) {
      expect(() => parse(formula)).toThrow(expect.objectContaining({ code: 'formula-too-large' }));
    }
  });
});
