/** A cache of programs' modules: fits of one law to many tables have one, emitted and optimised once. */
import type { Program } from '../program.js';
import { compileModule } from './compile-module.js';
import { emitWasm, type KernelMemory, type KernelSpec } from './emit-wasm.js';
import { graphKey } from './graph-key.js';
import { recentlyUsed } from './recently-used.js';

export interface CompiledProgram {
  readonly module: WebAssembly.Module;
  readonly memory: KernelMemory;
}

/** Programs cached. */
const MAX_CACHED = 32;

const compiled = recentlyUsed<Promise<CompiledProgram>>(MAX_CACHED);

/** The passes of `program` as a module. @throws IsolossError `no-wasm-simd`, `formula-too-large` */
export function compileProgram(program: Program, spec: KernelSpec): Promise<CompiledProgram> {
  return compiled(programKey(program, spec), () => compile(program, spec));
}

async function compile(program: Program, spec: KernelSpec): Promise<CompiledProgram> {
  const { bytes, memory } = emitWasm(program, spec);
  return { module: await compileModule(bytes), memory };
}

/** All that the module is made of. */
export function programKey(
  { graph, size, columns, value, gradient, hessian }: Program,
  spec: KernelSpec,
): string {
  const roots = [value, ...gradient, ...hessian];
  return [spec.residual, spec.twoSided ? 1 : 0, size, columns, ...graphKey(graph, roots)].join();
}
