import { describe, expect, test } from 'vitest';
import { build } from '../../src/formula/build.js';
import { countGraph } from '../../src/formula/count.js';
import { Graph, type NodeId } from '../../src/formula/graph.js';

/** x varies from row to row, p does not. */
function count(...texts: readonly string[]) {
  const graph = new Graph();
  const symbols = new Map<string, NodeId>([
    ['x', graph.leaf('column', 0)],
    ['p', graph.leaf('coordinate', 0)],
  ]);
  const roots = texts.map((text) => build(graph, text, symbols));
  return countGraph(graph, roots, ({ kind }) => kind === 'column');
}

describe('the work of a formula', () => {
  test('is counted apart for what a row enters and what none does', () => {
    expect(count('exp(p) * x + p^x')).toEqual({
      each: { operations: 2, transcendentals: 1 },
      once: { operations: 0, transcendentals: 1 },
    });
  });

  test('has shared sub-expressions once, also between roots', () => {
    expect(count('exp(x) + 1', 'exp(x) * 2', '1 + exp(x)').each).toEqual({
      operations: 2,
      transcendentals: 1,
    });
  });

  test('of leaves alone is none', () => {
    expect(count('x', 'p', '3')).toEqual({
      each: { operations: 0, transcendentals: 0 },
      once: { operations: 0, transcendentals: 0 },
    });
  });

  test.each([
    ['-x', 1, 0],
    ['abs(x)', 1, 0],
    ['sqrt(x)', 1, 0],
    ['x / p', 1, 0],
    ['min(x, p)', 1, 0],
    ['x^3', 2, 0],
    ['x^p', 0, 1],
    ['log1p(x)', 0, 1],
    ['expm1(x)', 0, 1],
    ['sin(x)', 0, 1],
    ['tanh(x)', 4, 1],
    ['sigmoid(x)', 3, 1],
    ['softplus(x)', 0, 2],
  ])('%s is %i operations and %i transcendental calls', (text, operations, transcendentals) => {
    expect(count(text).each).toEqual({ operations, transcendentals });
  });

  test('of logsumexp of two is an exponential of their difference and a logarithm', () => {
    expect(count('logsumexp(x, p)').each.transcendentals).toBe(2);
  });
});
