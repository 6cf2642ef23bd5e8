/** Emitted modules are valid WebAssembly, by a validator that is independent of the engine. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import wabt from 'wabt';
import { build } from '../../../src/formula/build.js';
import { Graph } from '../../../src/formula/graph.js';
import * as circular from '../../../src/formula/wasm/circular.js';
import { emitDraws } from '../../../src/formula/wasm/emit-draws.js';
import { emitLines } from '../../../src/formula/wasm/emit-lines.js';
import { emitSurface } from '../../../src/formula/wasm/emit-surface.js';
import { emitWasm, type KernelSpec } from '../../../src/formula/wasm/emit-wasm.js';
import { encodeModule, ValueType } from '../../../src/formula/wasm/encode.js';
import type { LaneFunction } from '../../../src/formula/wasm/exponential.js';
import * as exponentials from '../../../src/formula/wasm/exponential.js';
import { laws } from '../../../src/laws/index.js';
import type { Problem } from '../../../src/problem/problem.js';
import { emitFits, MAX_SIDE_BY_SIDE } from '../../../src/solver/emit-fits.js';
import { arithmetic } from '../../../src/solver/levenberg-marquardt.js';
import { parameterNames, realFormula } from '../../support/formulas.js';
import { lawOfSize } from '../../support/laws-of-sizes.js';
import { limitCases, limitModel } from '../../support/limits.js';
import { problemOf } from '../../support/problem.js';
import { chinchillaVectors, logSpaced, sweepOf } from '../../support/sweep-of.js';
import { lossesOf, modelNear } from './models.js';
import { functionModule } from './support.js';

const { readWasm } = await wabt();

/** What the specification says against a module; undefined where it is valid. */
function fault(bytes: Uint8Array): string | undefined {
  try {
    const module = readWasm(bytes, { simd: true, check: true });
    try {
      module.validate();
    } finally {
      module.destroy();
    }
    return undefined;
  } catch (error) {
    return String(error);
  }
}

/** Both agree that it is valid. */
function expectValid(bytes: Uint8Array<ArrayBuffer>, what?: string): void {
  expect(fault(bytes), what).toBeUndefined();
  expect(WebAssembly.validate(bytes), what).toBe(true);
}

function specOf({ loss }: Problem): KernelSpec {
  return { residual: loss.residual, twoSided: loss.rho.kind === 'quantile' };
}

function passesOf(problem: Problem): Uint8Array<ArrayBuffer> {
  return emitWasm(problem.program, specOf(problem)).bytes;
}

function* fitsOf(problem: Problem): Generator<Uint8Array<ArrayBuffer>> {
  for (const precision of ['f32', 'f64'] as const) {
    for (const shared of [true, false]) {
      const spec = { ...specOf(problem), ...arithmetic[precision], precision, shared };
      yield emitFits(problem.program, spec).bytes;
    }
  }
}

describe('valid modules are made', () => {
  const { polynomial: _, pow, ...ofOne } = exponentials;
  const powerOf: LaneFunction = (body, lanes, x) => pow(body, lanes, x, lanes.constant(1.5));
  const functions: Record<string, LaneFunction> = { ...ofOne, ...circular, pow: powerOf };
  for (const [name, f] of Object.entries(functions)) {
    test(`of ${name}`, () => {
      for (const kind of ['f32', 'f64'] as const) expectValid(functionModule(f, kind), kind);
    });
  }

  for (const law of laws) {
    test(`of ${law.name}`, () => {
      for (const loss of lossesOf(law))
        expectValid(passesOf(modelNear(law, loss).model.problem), loss.rho.kind);
    });
  }

  test('of laws of 3 to 12 parameters, and of so many that matrices are summed in loops', () => {
    for (const size of [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 24]) {
      expectValid(passesOf(lawOfSize(size).problem), `${size} parameters`);
    }
  });

  test('of fits side by side', () => {
    for (const size of [2, 5, MAX_SIDE_BY_SIDE])
      for (const bytes of fitsOf(lawOfSize(size).problem)) expectValid(bytes, `${size} parameters`);
    for (const law of laws.slice(0, 8))
      for (const bytes of fitsOf(modelNear(law, lossesOf(law)[0]).model.problem))
        expectValid(bytes, law.name);
  });

  test('of laws that take limits in some rows', () => {
    for (const { formula, residual = 'raw' } of limitCases) {
      expectValid(passesOf(limitModel(formula, { residual }).problem), formula);
    }
  });

  test('of random formulas', () => {
    const inputs = { x: Float64Array.of(0.4, 0.9, 1.7), y: Float64Array.of(3, 1.1, 0.7) };
    const property = fc.property(realFormula, (formula) => {
      const { problem } = problemOf({
        formula: `${formula} + p + q + r + s`,
        parameters: parameterNames,
        positive: ['p', 'q'],
        inputs,
        observed: Float64Array.of(1, 2, 0.5),
        loss: { residual: 'raw', rho: { kind: 'squared' } },
      });
      expectValid(passesOf(problem));
    });
    fc.assert(property, { numRuns: 30 });
  });

  test('of surfaces of one and of many parameter vectors, and of searches for allocations', () => {
    const axes = { N: logSpaced(1e7, 1e10, 7), D: logSpaced(1e8, 1e11, 50) };
    for (const formulas of [
      ['E + A / N^alpha + B / D^beta', '6 * N * D', 'N - D'],
      ['E', 'N^alpha * D^beta', 'tanh(log(N + D)) * softplus(alpha * log(N / D))'],
    ]) {
      for (const vectors of [1, 1000]) {
        const { sweep } = sweepOf(formulas, axes, chinchillaVectors(vectors));
        const lengths = sweep.axes.map(({ length }) => length);
        const parameters = sweep.parameters.length;
        expectValid(emitSurface(sweep.program, lengths.length, parameters, vectors, 5).bytes);
        for (const kind of ['f32', 'f64'] as const) {
          for (const budgets of [0, 1, 9]) {
            expectValid(emitLines(sweep.program, lengths, parameters, kind, budgets).bytes);
          }
        }
      }
    }
  });

  test('of laws at a point over draws of their parameters', () => {
    const graph = new Graph();
    const parameters = ['E', 'A', 'B', 'alpha', 'beta'];
    const symbols = new Map([
      ...['N', 'D'].map((name, i) => [name, graph.leaf('input', i)] as const),
      ...parameters.map((name, i) => [name, graph.leaf('param', i)] as const),
    ]);
    const root = build(graph, 'E + A / N^alpha + B / D^beta', symbols);
    for (const draws of [1, 7, 1000]) expectValid(emitDraws(graph, [root], 2, 5, draws).bytes);
  });

  test('by no other file than those whose modules are validated here', () => {
    const folder = new URL('../../../src/', import.meta.url);
    const makers = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .filter((name) => readFileSync(new URL(name, folder), 'utf8').includes('encodeModule('));
    expect(makers.map((name) => basename(name)).sort()).toEqual([
      'emit-draws.ts',
      'emit-fits.ts',
      'emit-lines.ts',
      'emit-surface.ts',
      'emit-wasm.ts',
      'encode.ts',
    ]);
  });
});

describe('the validator refuses', () => {
  const moduleOf = (...code: number[]) =>
    encodeModule([{ name: 'f', parameters: [ValueType.f64], locals: [], code }]);
  const [localGet, drop, i32Const, f64Add] = [0x20, 0x1a, 0x41, 0xa0];

  test('none of these faults in a module that is sound', () => {
    expectValid(moduleOf(localGet, 0, drop));
  });

  for (const [what, bytes] of [
    ['a value that is left behind', moduleOf(localGet, 0)],
    ['a local that is not there', moduleOf(localGet, 1, drop)],
    ['operands of another type', moduleOf(localGet, 0, i32Const, 0, f64Add, drop)],
    ['an opcode that there is not', moduleOf(0xff)],
    ['a module that is cut short', moduleOf(localGet, 0, drop).slice(0, -2)],
  ] as const) {
    test(what, () => {
      expect(fault(bytes)).toBeDefined();
      expect(WebAssembly.validate(bytes)).toBe(false);
    });
  }
});
