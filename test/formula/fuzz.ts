/** Formulas that nobody would write: grown by the grammar, and valid ones with characters moved about. */
import fc from 'fast-check';
import { IsolossError } from '../../src/errors.js';
import { build } from '../../src/formula/build.js';
import { emitWgsl } from '../../src/formula/emit-wgsl.js';
import { Graph } from '../../src/formula/graph.js';
import { namesIn } from '../../src/formula/names-in.js';
import { parse } from '../../src/formula/parse.js';
import { sweepProgram } from '../../src/formula/sweep.js';
import { emitWasm } from '../../src/formula/wasm/emit-wasm.js';
import { fit, parseFitJob, parseTable } from '../../src/index.js';
import { defineLaw } from '../../src/laws/index.js';
import { createModel } from '../../src/problem/model.js';

const names = fc.constantFrom(
  'x',
  'z',
  'a',
  'b',
  'E',
  'alpha',
  'constructor',
  '__proto__',
  '`odd name`',
  'Ν',
  'n²',
);
const numbers = fc.constantFrom(
  '0',
  '1',
  '2',
  '-1',
  '.5',
  '1e-300',
  '1e308',
  '1e999',
  '3.',
  '0x1',
  '1e',
  '17',
);
const functionNames = fc.constantFrom(
  'exp',
  'log',
  'sqrt',
  'abs',
  'tanh',
  'max',
  'min',
  'logsumexp',
  'softplus',
  'sin',
  'eval',
);
const operators = fc.constantFrom(' + ', '-', '*', ' / ', '^', '**', '+', '*', '/', ' < ', '−');

const { grown } = fc.letrec<{ grown: string }>((tie) => ({
  grown: fc.oneof(
    { maxDepth: 6, depthSize: 'small' },
    { arbitrary: names, weight: 3 },
    { arbitrary: numbers, weight: 1 },
    { arbitrary: fc.tuple(tie('grown'), operators, tie('grown')).map((parts) => parts.join('')), weight: 5 },
    {
      arbitrary: fc
        .tuple(functionNames, fc.array(tie('grown'), { maxLength: 3 }))
        .map(([f, args]) => `${f}(${args})`),
      weight: 2,
    },
    { arbitrary: tie('grown').map((inner) => `(${inner})`), weight: 2 },
    { arbitrary: tie('grown').map((inner) => `-${inner}`), weight: 1 },
  ),
}));

const valid = fc.constantFrom(
  'E + a/x^alpha + b/z^beta',
  'E + a*exp(-b*log(x))',
  'max(E, a/x^alpha)*(1 + softplus(b*z - c))',
  'exp(logsumexp(a - alpha*log(x), b - beta*log(z), e))',
  'R0 + (A - R0)/(1 + (Cm/x)^B)',
  'b*((z + c1*z^c2*(1-z)^c3)*x)^-al + E',
  'E + ((a/x)^(alpha/beta) + b/z)^beta',
  'a*x + b*z + c*x*z + d*x^2 + e',
);

const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.integer({ min: 0, max: 4 }),
    put: fc.oneof(
      names,
      numbers,
      operators,
      fc.constantFrom(
        '(',
        ')',
        ',',
        '(('.repeat(60),
        '-'.repeat(120),
        '\u0000',
        '\u202e',
        '²',
        '１',
        '"',
        '`',
        '\n',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    times: fc.constantFrom(1, 1, 1, 1, 2, 40, 400),
  }),
  { minLength: 1, maxLength: 2 },
);

/** Valid formulas edited. */
const mutated = fc.tuple(valid, edits).map(([formula, changes]) =>
  changes.reduce<string>((text, { at, cut, put, times }) => {
    const place = Math.floor(at * text.length);
    return text.slice(0, place) + put.repeat(times) + text.slice(place + cut);
  }, formula),
);

export const formulas = fc.oneof(
  { arbitrary: mutated, weight: 3 },
  { arbitrary: grown, weight: 2 },
  { arbitrary: fc.array(grown, { minLength: 2, maxLength: 60 }).map((parts) => parts.join('+')), weight: 1 },
);

const rows = [
  'x,z,y',
  ...Array.from(
    { length: 40 },
    (_, i) => `${1 + i},${(1 + (i % 7)) / 8},${2 + 5 / (1 + i) + 0.01 * Math.sin(i)}`,
  ),
].join('\n');
const table = await parseTable(new TextEncoder().encode(rows), 'fuzz.csv');
const column = (k: number) =>
  Float64Array.from(rows.split('\n').slice(1), (line) => Number(line.split(',')[k]));
const columns = new Map([
  ['x', column(0)],
  ['z', column(1)],
]);

/** How far a formula came: the code of the error that stopped it, or `fitted`. Throws whatever is no typed error. */
export async function wayOf(formula: string, residual: 'log' | 'raw' | 'relative'): Promise<string> {
  try {
    const known = namesIn(parse(formula));
    const inputs = known.filter((name) => columns.has(name));
    const law = defineLaw({
      name: 'fuzz',
      formula,
      inputs,
      parameters: known.filter((name) => !columns.has(name)),
    });
    const runs = {
      inputs: columns,
      target: column(2),
      weight: new Float64Array(40).fill(1),
      rowNumbers: Int32Array.from({ length: 40 }, (_, i) => i + 2),
      source: 'fuzz.csv',
      rowWord: 'line' as const,
    };
    const model = createModel(law, runs, {
      loss: { residual, rho: { kind: 'huber', delta: 1e-3 } },
      fix: {},
      positive: ['E', 'a', 'b'].filter((name) => law.parameters.some((p) => p.name === name)),
      bound: {},
    });
    await WebAssembly.compile(emitWasm(model.problem.program, { residual, twoSided: false }).bytes);
    emitWgsl(model.problem.program);
    const graph = new Graph();
    const leaves = new Map([
      ...inputs.map((name, i) => [name, graph.leaf('input', i)] as const),
      ...law.parameters.map(({ name }, i) => [name, graph.leaf('param', i)] as const),
    ]);
    sweepProgram(graph, [build(graph, formula, leaves)]);
    const map = { L: 'y', ...Object.fromEntries(inputs.map((name) => [name, name])) };
    await fit(
      parseFitJob({
        runs: 'fuzz.csv',
        law: formula,
        map,
        residual,
        backend: 'cpu',
        starts: 'seeded:2',
        maxSteps: 5,
      }),
      table,
    );
    return 'fitted';
  } catch (error) {
    if (!(error instanceof IsolossError)) throw error;
    return error.code;
  }
}
