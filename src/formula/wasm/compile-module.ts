/** A cache of compiled modules: optimising one takes longer than many jobs. */
import { field, IsolossError } from '../../errors.js';
import { recentlyUsed } from './recently-used.js';

/** Modules cached. */
const MAX_CACHED = 32;

const modules = recentlyUsed<Promise<WebAssembly.Module>>(MAX_CACHED);

/** A module whose only function makes a vector and drops it: valid where the engine has SIMD. */
const SIMD = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, 0x01, 0x04, 0x01, 0x60, 0x00, 0x00, 0x03, 0x02],
  ...[0x01, 0x00, 0x0a, 0x09, 0x01, 0x07, 0x00, 0x41, 0x00, 0xfd, 0x0f, 0x1a, 0x0b],
);

/** The module of `bytes`. @throws IsolossError `no-wasm-simd`, `formula-too-large` */
export function compileModule(bytes: Uint8Array<ArrayBuffer>): Promise<WebAssembly.Module> {
  return modules(new TextDecoder('latin1').decode(bytes), () => compile(bytes));
}

function compile(bytes: Uint8Array<ArrayBuffer>): Promise<WebAssembly.Module> {
  return WebAssembly.compile(bytes).catch((cause: unknown) => {
    if (!WebAssembly.validate(SIMD)) {
      throw new IsolossError(
        'no-wasm-simd',
        'The formula could not be compiled: this JavaScript engine has no WebAssembly SIMD.',
        'Use Node 20 or later, or a browser of 2023 or later.',
        { kind: 'run', cause },
      );
    }
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new IsolossError(
      'formula-too-large',
      `The formula could not be compiled: it makes ${bytes.length} bytes of WebAssembly, and the engine says "${reason}".`,
      `Simplify it, or hold parameters with ${field('fix')}.`,
      { cause },
    );
  });
}
