/** Every kernel that the WebGPU back end generates, for laws of any number of parameters. */
import { AxisTables } from '../../src/backend/axis-tables.js';
import { VectorTables } from '../../src/backend/vector-tables.js';
import { dealRows } from '../../src/backend/webgpu/deal.js';
import type { KernelSource } from '../../src/backend/webgpu/kernel.js';
import { kernelSpec } from '../../src/backend/webgpu/kernel-spec.js';
import {
  fitKernel,
  knownValuesKernel,
  objectiveKernel,
  reduceKernel,
  refitKernel,
  resampleKernel,
} from '../../src/backend/webgpu/kernels.js';
import { pointKernel, searchKernels, surfaceKernel } from '../../src/backend/webgpu/sweep-kernels.js';
import type { Problem } from '../../src/problem/problem.js';
import { lawOfSize } from './laws-of-sizes.js';
import { problemOf } from './problem.js';
import { chinchillaVectors, logSpaced, sweepOf } from './sweep-of.js';

export interface GeneratedKernel {
  /** Of what, beside the name in the source's interface: apart from every other kernel. */
  readonly title: string;
  readonly source: KernelSource<string>;
}

const kinds = ['draw', 'omit', 'factor', 'noise'] as const;

/** Those of a law of `size` parameters, where one invocation makes a fit and where eight do. */
export function kernelsOfSize(size: number): GeneratedKernel[] {
  return [1, 8].flatMap((team) =>
    kernelsOf(`a law of ${size} parameters, teams of ${team}`, lawOfSize(size).problem, team),
  );
}

/** Those of tables that are summed part by part, and where a workgroup makes a fit. */
export function kernelsOfLongTable(): GeneratedKernel[] {
  const { problem } = lawOfSize(5);
  return [1, 64].flatMap((team) =>
    kernelsOf(`many rows, teams of ${team}`, { ...problem, rows: 2 ** 17 }, team),
  );
}

/** Those of a law with a root in it. */
export function kernelsOfRoot(): GeneratedKernel[] {
  const x = Float64Array.from({ length: 12 }, (_, i) => 1 + i / 3);
  const { problem } = problemOf({
    formula: 'a + b * root(t from 0 to 1, t / (1 - t)^r = k / x^c)',
    parameters: ['a', 'b', 'r', 'k', 'c'],
    positive: ['a', 'b', 'k'],
    inputs: { x },
    observed: x.map((at) => 2 + 1 / at),
  });
  return kernelsOf('a law with a root', problem, 8);
}

function kernelsOf(title: string, problem: Problem, team: number): GeneratedKernel[] {
  const { size } = problem;
  const spec = kernelSpec(problem, dealRows(problem, true, { team }));
  return [
    { title, source: fitKernel(spec) },
    ...kinds.map((kind) => ({ title: `${title}, resamples by ${kind}`, source: refitKernel(spec, kind) })),
    { title, source: objectiveKernel(spec, true) },
    { title: `${title}, the objective alone`, source: objectiveKernel(spec, false) },
    { title, source: reduceKernel(size, team === 1 ? 1 : 64) },
  ];
}

/** Those that depend on no law. */
export function kernelsOfAnyLaw(): GeneratedKernel[] {
  return [
    ...kinds.map((kind) => ({ title: `by ${kind}`, source: resampleKernel(kind) })),
    { title: 'any law', source: knownValuesKernel() },
  ];
}

/** Surfaces of few vectors, whose values are kept in workgroup memory, and of many; allocations by budget. */
export async function kernelsOfSweeps(): Promise<GeneratedKernel[]> {
  const axes = { N: logSpaced(1e7, 1e10, 7), D: logSpaced(1e8, 1e11, 50) };
  const formulas = ['E + A / N^alpha + B / D^beta', '6 * N * D', 'N - D'];
  const { sweep: many } = sweepOf(formulas, axes, chinchillaVectors(4000));
  const { sweep: one } = sweepOf(formulas, axes, chinchillaVectors(1));
  const search = { ...many, budgets: Float64Array.of(1e18, 1e19, 1e20), top: 4 };
  // As the benchmark of allocations has it: most of the work is along lines.
  const lines = { N: logSpaced(1e7, 1e13, 4096), D: logSpaced(1e8, 1e14, 4096) };
  const long = {
    ...sweepOf(formulas, lines, chinchillaVectors(1)).sweep,
    budgets: Float64Array.of(1e24),
    top: 1,
  };
  const tables = await VectorTables.create(many);
  const sources = {
    'one vector': pointKernel(one, await VectorTables.create(one), 32),
    '4,000 vectors in 32 KiB': surfaceKernel(many, tables, 3, 2 ** 15),
    '4,000 vectors in 16 KiB': surfaceKernel(many, tables, 3, 2 ** 14),
    'no quantiles': surfaceKernel(many, tables, 0, 2 ** 14),
    ...searchKernels(search, await AxisTables.create(search), true),
    'long lines': searchKernels(long, await AxisTables.create(long), true).allocate,
  };
  return Object.entries(sources).map(([title, source]) => ({ title, source }));
}
