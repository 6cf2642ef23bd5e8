/** Instantiates a sweep's module with memory of its own. */
import { IsolossError } from '../../errors.js';

const PAGE = 1 << 16;

/** @throws IsolossError `out-of-memory` */
export function instantiate(
  module: WebAssembly.Module,
  bytes: number,
): { readonly memory: WebAssembly.Memory; readonly exports: WebAssembly.Exports } {
  let memory: WebAssembly.Memory;
  try {
    memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
  } catch (cause) {
    throw new IsolossError(
      'out-of-memory',
      `The grid needs ${Math.ceil(bytes / 2 ** 20)} MiB a thread, more than WebAssembly can allocate on this machine.`,
      'Ask for shorter axes or fewer parameter vectors, or use a machine with more memory.',
      { kind: 'run', cause },
    );
  }
  return { memory, exports: new WebAssembly.Instance(module, { env: { memory } }).exports };
}
