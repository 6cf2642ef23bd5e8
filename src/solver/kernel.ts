/** A problem as plain data and compiled code: all that a worker needs, without the law's graph. */
import type { KernelMemory } from '../formula/wasm/emit-wasm.js';
import { isTwoSided } from '../loss/loss.js';
import type { Problem } from '../problem/problem.js';

/** A problem without its law. */
export type ProblemData = Omit<Problem, 'program' | 'evaluator' | 'predicted'>;

/** Can be posted to a worker as it is: typed arrays, numbers, and a module, which structured cloning does not copy. */
export interface CpuKernel extends ProblemData {
  readonly module: WebAssembly.Module;
  readonly memory: KernelMemory;
}

const kernels = new WeakMap<Problem, Promise<CpuKernel>>();

/** The kernel of `problem`, compiled on the first call and cached. */
export function compileKernel(problem: Problem): Promise<CpuKernel> {
  let kernel = kernels.get(problem);
  if (kernel === undefined) {
    kernel = compile(problem);
    kernels.set(problem, kernel);
  }
  return kernel;
}

async function compile(problem: Problem): Promise<CpuKernel> {
  const { program, evaluator: _, predicted: __, ...data } = problem;
  const { loss } = data;
  // Not among what a page loads at first.
  const { compileProgram } = await import('../formula/wasm/compile-program.js');
  const { module, memory } = await compileProgram(program, {
    residual: loss.residual,
    twoSided: isTwoSided(loss.rho),
  });
  return { ...data, module, memory };
}
