/** A cache of programs' modules: fits of one law to many tables have one, emitted and optimised once. */
import type { Program } from '../program.js';
import { compileModule } from './compile-module.js';
import { emitWasm, type KernelMemory, type KernelSpec } from './emit-wasm.js';

export interface CompiledProgram {
  readonly module: WebAssembly.Module;
  readonly memory: KernelMemory;
}

/** Programs cached; the least recently used is evicted first. */
const MAX_CACHED = 32;

const compiled = new Map<string, Promise<CompiledProgram>>();

/** The passes of `program` as a module. @throws IsolossError `no-wasm-simd`, `formula-too-large` */
export function compileProgram(program: Program, spec: KernelSpec): Promise<CompiledProgram> {
  const key = keyOf(program, spec);
  const known = compiled.get(key) ?? compile(program, spec);
  compiled.delete(key);
  compiled.set(key, known);
  const [oldest] = compiled.keys();
  if (compiled.size > MAX_CACHED) compiled.delete(oldest);
  return known;
}

async function compile(program: Program, spec: KernelSpec): Promise<CompiledProgram> {
  const { bytes, memory } = emitWasm(program, spec);
  return { module: await compileModule(bytes), memory };
}

/** All that the module is made of: every node behind the program's results, under its own number. */
function keyOf({ graph, size, columns, value, gradient, hessian }: Program, spec: KernelSpec): string {
  const roots = [value, ...gradient, ...hessian];
  const parts: (string | number)[] = [spec.residual, spec.twoSided ? 1 : 0, size, columns, ...roots];
  for (const id of graph.order(roots)) {
    const node = graph.node(id);
    parts.push(id, node.kind, Object.is(node.value, -0) ? '-0' : node.value, ...node.args);
  }
  return parts.join();
}
