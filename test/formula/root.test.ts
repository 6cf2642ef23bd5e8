/** Implicit laws: roots of equations, their derivatives, and what is refused. */
import { describe, expect, test } from 'vitest';
import { build } from '../../src/formula/build.js';
import { countGraph } from '../../src/formula/count.js';
import { Derivative } from '../../src/formula/differentiate.js';
import { emitColumns } from '../../src/formula/emit-columns.js';
import { evaluateNode } from '../../src/formula/evaluate-node.js';
import { Graph, type NodeId } from '../../src/formula/graph.js';
import { takeLimits } from '../../src/formula/limits.js';
import { lower } from '../../src/formula/lower.js';
import { namesIn } from '../../src/formula/names-in.js';
import { parse } from '../../src/formula/parse.js';

const leaves = { scalar: 'param', column: 'input' } as const;

function compiled(text: string, inputs: readonly string[], parameters: readonly string[]) {
  const graph = new Graph();
  const symbols = new Map<string, NodeId>([
    ...inputs.map((name, i) => [name, graph.leaf('input', i)] as const),
    ...parameters.map((name, i) => [name, graph.leaf('param', i)] as const),
  ]);
  return { graph, root: build(graph, text, symbols) };
}

/** A formula of one input, at its values. */
function valuesOf(text: string, x: readonly number[]): number[] {
  const { graph, root } = compiled(text, ['x'], []);
  const emitted = emitColumns(graph, [root], leaves, [Float64Array.from(x)], x.length);
  emitted.run([]);
  return [...emitted.results[0]];
}

const ulps = (a: number, b: number): number => Math.abs(a - b) / (Number.EPSILON * Math.abs(b));

describe('the root of an equation in float64', () => {
  test('is within a few ulps where its equation has an inverse', () => {
    const sizes = Array.from({ length: 601 }, (_, i) => 10 ** (-12 + i / 25));
    const cases: readonly (readonly [string, (x: number) => number])[] = [
      ['root(y from 0 to 1e30, y^3 = x)', Math.cbrt],
      ['root(y from 0 to 1e30, x = y^3)', Math.cbrt],
      ['root(y from 0 to 1, y/(1 - y) = x)', (x) => x / (1 + x)],
      ['root(y from -100 to 100, exp(y) = x)', Math.log],
      ['root(y from -1e3 to 1e-13, y + x)', (x) => (x < 1e3 + 1 ? -x : Number.NaN)],
      ['root(y from 0 to 1, log(y) - log1p(-y) = log(x))', (x) => x / (1 + x)],
    ];
    for (const [text, inverse] of cases) {
      const values = valuesOf(text, sizes);
      sizes.forEach((x, i) => {
        const expected = inverse(x);
        if (Number.isNaN(expected)) expect(values[i], text).toBeNaN();
        // What remains is the rounding of the equation itself: absolute where the root passes 0.
        else
          expect(Math.abs(values[i] - expected), `${text} at ${x}`).toBeLessThan(
            8 * Number.EPSILON * Math.abs(expected) * (text.includes('log') ? 1 + Math.abs(Math.log(x)) : 1) +
              (text.includes('exp') ? 1e-15 : 0),
          );
      });
    }
  });

  test('is found where the equation is infinite at both ends of its bracket, and close to either', () => {
    const sizes = Array.from({ length: 41 }, (_, i) => 10 ** (-20 + i));
    const values = valuesOf('root(y from 2 to 5, (y - 2)/(5 - y)^0.5 = x)', sizes);
    sizes.forEach((x, i) => {
      const y = values[i];
      // u = sqrt(5 - y): 3 - u^2 = x u.
      const u = 6 / (x + Math.sqrt(x * x + 12));
      expect(ulps(y, 5 - u * u)).toBeLessThan(4);
    });
    expect(valuesOf('root(y from 0 to 1, log(y) - log(1 - y) = x)', [-600, 0, 30])[0]).toBeCloseTo(
      Math.exp(-600),
      300,
    );
  });

  test('is where a steep or flat equation changes its sign', () => {
    expect(valuesOf('root(y from 0 to 10, tanh(1e6*(y - x)))', [3])[0]).toBeCloseTo(3, 12);
    expect(valuesOf('root(y from -10 to 10, abs(y - x)*(y - x))', [3])[0]).toBeCloseTo(3, 6);
    expect(valuesOf('root(y from 0 to 2, max(y - x, 100*(y - x)))', [1.25])[0]).toBeCloseTo(1.25, 12);
  });

  test('is no number where its equation keeps its sign, has no value at an end, or the bracket is empty', () => {
    expect(valuesOf('root(y from 0 to 1, y = x)', [2, 0.5])).toEqual([Number.NaN, 0.5]);
    expect(valuesOf('root(y from -1 to 1, sqrt(y) = x)', [0.5])).toEqual([Number.NaN]);
    expect(valuesOf('root(y from 1 to 0, y = x)', [0.5])).toEqual([Number.NaN]);
  });

  test('of rows does not depend on the rows beside it, and there may be any number of them', () => {
    const x = Array.from({ length: 1200 }, (_, i) => 0.01 + i / 100);
    const text = 'root(y from 0 to 1e3, y + log(y) = x)';
    const values = valuesOf(text, x);
    for (const i of [0, 511, 512, 777, 1199]) expect(values[i]).toBe(valuesOf(text, [x[i]])[0]);
  });

  test('may be part of a sum, of another root, and of a law without columns', () => {
    const sum = 'sum(j from 1 to 3, root(y from 0 to 9, y^2 = j*x)) - root(w from 0 to 9, w = x)';
    expect(valuesOf(sum, [2])[0]).toBeCloseTo(Math.SQRT2 + 2 + Math.sqrt(6) - 2, 14);
    const { graph, root } = compiled('root(y from 0 to 9, y^2 = a)', [], ['a']);
    const cube = build(graph, 'root(z from 0 to r, z^3 = r - z)', new Map([['r', root]]));
    const value = evaluateNode(graph, cube, () => 4);
    expect(value ** 3).toBeCloseTo(2 - value, 14);
    const emitted = emitColumns(graph, [cube, new Derivative(graph, 'param', 0).of(cube)], leaves, [], 1);
    emitted.run([4]);
    expect(emitted.results[0][0]).toBe(value);
    // (3 z^2 + 1) dz = dr, dr = da / (2 r)
    expect(emitted.results[1][0]).toBeCloseTo(0.25 / (3 * value ** 2 + 1), 14);
  });
});

const curve = 'root(y from e_inf to e0, (y - e_inf)/(e0 - y)^alpha = b*x^c)';
const curveParameters = ['e_inf', 'e0', 'alpha', 'b', 'c'];
const curveAt = [0.05, 0.9, 0.7, 3, -0.4];

describe('derivatives of a root', () => {
  test('of first and second order are those of its differences, in natural units and in coordinates', () => {
    const { graph, root } = compiled(curve, ['x'], curveParameters);
    const columns = [Float64Array.of(1, 8, 90, 1e4, 3e6)];
    const natural = curveParameters.map((_, j) => new Derivative(graph, 'param', j));
    const first = natural.map((derivative) => derivative.of(root));
    const second = first.flatMap((id) => natural.map((derivative) => derivative.of(id)));
    const compile = (roots: readonly NodeId[]) => emitColumns(graph, roots, leaves, columns, 5);
    const [value, slopes, curvatures] = [compile([root]), compile(first), compile(second)];
    slopes.run(curveAt);
    curvatures.run(curveAt);
    const difference = (of: typeof value, column: number, j: number): number[] => {
      const h = 1e-5 * Math.abs(curveAt[j]);
      const at = (by: number): Float64Array => {
        of.run(curveAt.map((u, k) => (k === j ? u + by : u)));
        return of.results[column].slice();
      };
      const [above, below] = [at(h), at(-h)];
      return [...above].map((up, row) => (up - below[row]) / (2 * h));
    };
    const check = (exact: ArrayLike<number>, approximate: readonly number[]): void => {
      const size = Math.max(...approximate.map(Math.abs), 1e-3);
      for (const [row, d] of approximate.entries())
        expect(Math.abs(exact[row] - d) / size).toBeLessThan(3e-8);
    };
    const exactSecond = curvatures.results.map((column) => column.slice());
    const exactFirst = slopes.results.map((column) => column.slice());
    curveParameters.forEach((_, j) => {
      check(exactFirst[j], difference(value, 0, j));
      curveParameters.forEach((_, i) => {
        check(exactSecond[5 * i + j], difference(slopes, i, j));
      });
    });
  });

  test('do not depend on the bracket', () => {
    const { graph, root } = compiled('root(y from a to 9, y^2 = x)', ['x'], ['a']);
    expect(graph.valueOf(new Derivative(graph, 'param', 0).of(root))).toBe(0);
  });
});

describe('a law with a root', () => {
  test('is lowered within the equation: columns are centred and logarithms taken once', () => {
    const { graph, root } = compiled(curve, ['x'], curveParameters);
    const logarithm = graph.log(graph.leaf('input', 0));
    const { program, columns, internal } = lower(graph, root, {
      logarithmic: [true, true, true, true, false],
      mayAbsorb: curveParameters.map(() => true),
      positiveInput: [true],
      logValue: true,
      mean: () => 4,
    });
    expect(columns).toEqual([{ expression: logarithm, centre: 4 }]);
    const x = Float64Array.of(1, 8, 90, 1e4, 3e6);
    const coordinates = internal.map((id) => evaluateNode(graph, id, ({ value }) => curveAt[value]));
    const lowered = emitColumns(
      graph,
      [program.value],
      { scalar: 'coordinate', column: 'column' },
      [x.map((value) => Math.log(value) - 4)],
      5,
    );
    lowered.run(coordinates);
    const direct = emitColumns(graph, [root], leaves, [x], 5);
    direct.run(curveAt);
    for (const [i, y] of direct.results[0].entries()) {
      expect(lowered.results[0][i]).toBeCloseTo(Math.log(y), 13);
    }
  });

  test('takes its limit at zero data where the equation has one, and has none where it has not', () => {
    const at = (text: string, a: number): { value: number; without: readonly number[] } => {
      const { graph, root } = compiled(text, ['x'], ['a']);
      const {
        root: limit,
        inputs,
        without,
      } = takeLimits(graph, root, {
        inputs: [Float64Array.of(0, 4)],
        rows: 2,
        signs: [1],
      });
      const emitted = emitColumns(graph, [limit], leaves, inputs, 2);
      emitted.run([a]);
      return { value: emitted.results[0][0], without };
    };
    // x^a is 0, and y^2 = 9.
    expect(at('root(y from 0 to 50, y^2 = 9 + x^a)', 0.5)).toEqual({ value: 3, without: [] });
    expect(at('root(y from 0 to 50, y^2 = x^-a)', 0.5).without).toEqual([0]);
  });

  test('counts the operations of its steps, and of the rest once', () => {
    const { graph, root } = compiled('root(y from 0 to 9, exp(y) = log(x))', ['x'], []);
    const { each } = countGraph(graph, [root], ({ kind }) => kind === 'input');
    expect(each.transcendentals).toBeGreaterThan(12);
    expect(each.transcendentals).toBeLessThan(40);
  });
});

describe('what is written of a root', () => {
  const refusal = (text: string): { message: string; position: number | undefined } => {
    try {
      compiled(text, ['x'], ['a']);
    } catch (error) {
      const { message, place } = error as Error & { place?: { position?: number } };
      return { message, position: place?.position };
    }
    throw new Error(`${text} is a formula`);
  };

  test.each([
    ['root(y from 0 to 1, x = a)', 6, /does not contain its unknown, y/],
    ['root(y from 0 to 1, y - y = a)', 1, /the unknown y cancels/],
    ['root(y from 0 to 1, y = root(w from 0 to 1, w = y))', 25, /no place in the equation of another/],
    ['root(y to 1, y = x)', 8, /expected from/],
    ['root(y from 0, y = x)', 14, /expected to, found ","/],
    ['root(y from 0 to 1)', 19, /expected , before the equation/],
    ['root(y from 0 to y, y = x)', 18, /uses "y"/],
    ['root(y from 0 to 1, y = x = a)', 27, /"=" has no meaning here/],
    ['x = a', 3, /"=" has no meaning here/],
    ['root(2, x)', 6, /expected the name of the unknown/],
  ])('%s is refused at character %i', (text, position, message) => {
    const refused = refusal(text);
    expect(refused.message).toMatch(message);
    expect(refused.position).toBe(position);
  });

  test('has the names of its bracket and equation, but not its unknown', () => {
    expect(namesIn(parse('root(x from lo to hi, x*x = a + b)'))).toEqual(['lo', 'hi', 'a', 'b']);
    expect(namesIn(parse('root + root(root from 0 to 1, root = q)'))).toEqual(['root', 'q']);
  });
});
