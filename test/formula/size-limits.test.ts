import { describe, expect, it } from 'vitest';
import { IsolossError } from '../../src/errors.js';
import { emitWgsl } from '../../src/formula/emit-wgsl.js';
import { MAX_PARAMETERS } from '../../src/formula/size-limits.js';
import { emitWasm } from '../../src/formula/wasm/emit-wasm.js';
import { defineLaw } from '../../src/laws/index.js';
import type { Law } from '../../src/laws/law.js';
import { createModel, type Model } from '../../src/problem/model.js';

const rows = 300;
const x = Float64Array.from({ length: rows }, (_, i) => 1 + i);

function modelOf(law: Law, residual: 'raw' | 'log' = 'raw'): Model {
  return createModel(
    law,
    {
      inputs: new Map(law.inputs.map(({ name }, k) => [name, x.map((v) => 1 + Math.sin(v * (1 + k)) ** 2)])),
      target: x.map((v) => 2 + 5 / Math.sqrt(v)),
      weight: new Float64Array(rows).fill(1),
      rowNumbers: Int32Array.from(x.keys()),
      source: 'made up',
      rowWord: 'row',
    },
    { loss: { residual, rho: { kind: 'squared' } }, fix: {}, positive: [], bound: {} },
  );
}

/** v0, then `count` parts, each made of the one before. */
function chained(count: number, first: string, step: (part: string) => string): Law {
  const where = [['v0', first] as const, ...steps(count, step)];
  return defineLaw({ name: 'chain', formula: `v${count} + E`, where, inputs: ['x'], parameters: ['a', 'E'] });
}

function steps(count: number, step: (part: string) => string): (readonly [string, string])[] {
  return Array.from({ length: count }, (_, i) => [`v${i + 1}`, step(`v${i}`)] as const);
}

function codeOf(run: () => unknown): string {
  try {
    run();
    return 'done';
  } catch (error) {
    if (!(error instanceof IsolossError)) throw error;
    return error.code;
  }
}

describe('formulas that grow when they are written out', () => {
  const doubling: Readonly<Record<string, (part: string) => string>> = {
    sums: (part) => `${part} + ${part}`,
    products: (part) => `${part} * (${part} + 0.001)`,
    powers: (part) => `${part}^0.5 + ${part}^0.4`,
    maxima: (part) => `max(${part}, 0.5 * ${part} + 0.1)`,
    logarithms: (part) => `log(1 + exp(${part} + ${part}))`,
  };
  it.each(Object.entries(doubling))(
    'forty parts, each of two of the one before, are quick: %s',
    (_, step) => {
      for (const residual of ['raw', 'log'] as const) {
        const { problem } = modelOf(chained(40, 'a * x', step), residual);
        emitWasm(problem.program, { residual, twoSided: false });
        emitWgsl(problem.program);
      }
    },
  );

  it('parts that nest without end are refused by the limit, whatever the stack', () => {
    expect(codeOf(() => modelOf(chained(5000, 'a * x', (part) => `sin(${part})`)))).toBe('formula-too-large');
  });

  it('a chain of one operator may be as long as a formula', () => {
    const formula = `a * x${' + x'.repeat(1000)}`;
    const law = defineLaw({ name: 'sum', formula, inputs: ['x'], parameters: ['a'] });
    expect(modelOf(law).problem.size).toBe(1);
  });
});

describe('parameters by the hundred', () => {
  const names = (count: number) => Array.from({ length: count }, (_, i) => `a${i}`);

  it('are counted before anything is made of them', () => {
    const many = names(MAX_PARAMETERS + 1);
    const product = { name: 'product', inputs: ['x'], formula: `x * (${many.join('*')})` };
    expect(codeOf(() => modelOf(defineLaw({ ...product, parameters: many })))).toBe('too-many-parameters');
    const fewRows = defineLaw({ ...product, formula: `x*(${names(400).join('*')})`, parameters: names(400) });
    expect(codeOf(() => modelOf(fewRows))).toBe('too-many-parameters');
  });

  it('of a product are fitted or refused by what there is too much of', () => {
    const factors = names(200);
    const formula = factors.map((name) => `(${name} + x)`).join('*');
    const law = defineLaw({ name: 'product', inputs: ['x'], parameters: factors, formula });
    expect(codeOf(() => modelOf(law))).toBe('formula-too-large');
  });

  it('make code that an engine compiles', async () => {
    const linear = names(120);
    const law = defineLaw({
      name: 'linear',
      inputs: linear.map((_, i) => `x${i}`),
      parameters: linear,
      formula: linear.map((name, i) => `${name} * x${i}`).join(' + '),
    });
    const { bytes } = emitWasm(modelOf(law).problem.program, { residual: 'raw', twoSided: true });
    expect(bytes.length).toBeLessThan(1e6);
    await WebAssembly.compile(bytes);
  });
});
