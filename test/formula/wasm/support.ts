import { Body, i32, v128 } from '../../../src/formula/wasm/body.js';
import { encodeModule, ValueType } from '../../../src/formula/wasm/encode.js';
import type { LaneFunction } from '../../../src/formula/wasm/exponential.js';
import { Lanes } from '../../../src/formula/wasm/lanes.js';

export type Kind = 'f32' | 'f64';

const PAGE = 1 << 16;

/** A module of one function, `apply` (pointer, end): `f` of every number in between, in place. */
export function functionModule(f: LaneFunction, kind: Kind): Uint8Array<ArrayBuffer> {
  const lanes = new Lanes(kind);
  const body = new Body('apply', [ValueType.i32, ValueType.i32]);
  const [pointer, end] = [body.parameter(0), body.parameter(1)];
  body.repeatWhile(i32.less(pointer, end), () => {
    const x = body.let(v128.load(0, pointer));
    body.run(v128.store(0, f(body, lanes, x), pointer));
    body.set(0, i32.add(pointer, i32.constant(16)));
  });
  return encodeModule([body.finish()]);
}

/** `f` of many numbers at once, as compiled into a module of its own. */
export function compileFunction(f: LaneFunction, kind: Kind): (x: Float64Array) => Float64Array {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const module = new WebAssembly.Module(functionModule(f, kind));
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const apply = exports.apply as (pointer: number, end: number) => void;
  const bytes = kind === 'f32' ? 4 : 8;
  return (x) => {
    const needed = bytes * x.length + 16 - memory.buffer.byteLength;
    if (needed > 0) memory.grow(Math.ceil(needed / PAGE));
    const cells =
      kind === 'f32'
        ? new Float32Array(memory.buffer, 0, x.length)
        : new Float64Array(memory.buffer, 0, x.length);
    cells.set(x);
    apply(0, bytes * x.length);
    return Float64Array.from(cells);
  };
}

/** Numbers in [0, 1) from a Weyl sequence: evenly spread, and the same everywhere. */
export function spread(count: number, offset = 0): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => ((i + 1 + offset) * 0.6180339887498949) % 1);
}

/** Largest relative error as a share of what is `allowed`, in units of the kind's last place; and where it is. */
export function worst(
  x: Float64Array,
  seen: Float64Array,
  truth: (x: number) => number,
  kind: Kind,
  allowed: (x: number) => number,
): { share: number; at: number } {
  const unit = kind === 'f32' ? 2 ** -23 : 2 ** -52;
  let [share, at] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    const wanted = truth(kind === 'f32' ? Math.fround(x[i]) : x[i]);
    const error = seen[i] === wanted ? 0 : Math.abs(seen[i] - wanted) / (Math.abs(wanted) * unit);
    if (!(error <= share * allowed(x[i]))) [share, at] = [error / allowed(x[i]), x[i]];
  }
  return { share, at };
}
