/** WebAssembly that keeps one thread as busy as it can be, by the instructions that fits are made of. */
import { Body, type Expression, i32, v128 } from '../../src/formula/wasm/body.js';
import { encodeModule, ValueType, type WasmFunction } from '../../src/formula/wasm/encode.js';
import { exp } from '../../src/formula/wasm/exponential.js';
import { Lanes } from '../../src/formula/wasm/lanes.js';

/** Chains that do not wait for each other: latency times throughput of today's processors, within 16 registers. */
const CHAINS = 12;
const UNROLL = 4;

/** Vectors whose exponentials are taken side by side, as passes over rows do. */
const SIDE_BY_SIDE = 4;

/** Bytes before what copies use: results, that the work is not left out, then arguments. */
const ARGUMENTS = 4096;
const ARGUMENT_BYTES = 8192;
export const COPIED_FROM = ARGUMENTS + ARGUMENT_BYTES;

/** Turns of the loops of one call: calls are short, so that compilers can put better code in their place. */
const TURNS = { multiplyAdd: 1024, exponential: 16 } as const;

/** What one call does on one thread. */
export const callWork = {
  multiplyAdd: (lanes: number) => TURNS.multiplyAdd * 2 * CHAINS * UNROLL * lanes,
  exponential: (lanes: number) => TURNS.exponential * (ARGUMENT_BYTES / 16) * lanes,
} as const;

/** x = x a + b along every chain. */
function multiplyAdd(name: string, lanes: Lanes): WasmFunction {
  const body = new Body(name, []);
  const chains = Array.from({ length: CHAINS }, (_, k) => {
    const local = body.local(ValueType.v128);
    body.set(local, lanes.constant(k));
    return local;
  });
  const factor = body.let(lanes.constant(0.999));
  const addend = body.let(lanes.constant(0.5));
  repeat(body, TURNS.multiplyAdd, () => {
    for (let turn = 0; turn < UNROLL; turn++) {
      for (const x of chains) body.set(x, lanes.add(lanes.mul(body.get(x), factor), addend));
    }
  });
  chains.forEach((x, k) => {
    body.run(v128.store(16 * k, body.get(x)));
  });
  return body.finish();
}

/** The exponentials of all arguments, added up. */
function exponential(name: string, lanes: Lanes): WasmFunction {
  const body = new Body(name, []);
  const [at, sum] = [body.local(ValueType.i32), body.local(ValueType.v128)];
  const bytes = 16 * SIDE_BY_SIDE;
  // Arguments as fits have them: terms of a law beside its largest.
  body.set(at, i32.constant(0));
  const end = i32.constant(ARGUMENT_BYTES);
  const argument = body.local(ValueType.v128);
  body.set(argument, lanes.constant(0));
  body.repeatWhile(i32.less(body.get(at), end), () => {
    body.run(v128.store(ARGUMENTS, body.get(argument), body.get(at)));
    body.set(argument, lanes.sub(body.get(argument), lanes.constant((20 * 16) / ARGUMENT_BYTES)));
    body.set(at, i32.add(body.get(at), i32.constant(16)));
  });
  repeat(body, TURNS.exponential, () => {
    body.set(at, i32.constant(0));
    body.repeatWhile(i32.less(body.get(at), end), () => {
      const values = Array.from({ length: SIDE_BY_SIDE }, (_, k) =>
        body.let(v128.load(ARGUMENTS + 16 * k, body.get(at))),
      ).map((x) => body.let(exp(body, lanes, x)));
      body.set(
        sum,
        values.reduce((total, value): Expression => lanes.add(total, value), body.get(sum)),
      );
      body.set(at, i32.add(body.get(at), i32.constant(bytes)));
    });
  });
  body.run(v128.store(0, body.get(sum)));
  return body.finish();
}

/** (to, bytes): bytes from `COPIED_FROM` on, copied by the engine's own instruction for it. */
function copy(): WasmFunction {
  const body = new Body('copy', [ValueType.i32, ValueType.i32]);
  body.run([...body.parameter(0), ...i32.constant(COPIED_FROM), ...body.parameter(1), 0xfc, 0x0a, 0, 0]);
  return body.finish();
}

/** Does nothing: what is left is the call. */
function nothing(): WasmFunction {
  return new Body('nothing', []).finish();
}

function repeat(body: Body, times: number, write: () => void): void {
  const left = body.local(ValueType.i32);
  body.set(left, i32.constant(times));
  body.repeatWhile(i32.less(i32.constant(0), body.get(left)), () => {
    write();
    body.set(left, i32.add(body.get(left), i32.constant(-1)));
  });
}

/** Functions `multiplyAdd32`, `multiplyAdd64`, `exponential32`, `exponential64`, `copy`, `nothing`. */
export function busyCode(): Uint8Array<ArrayBuffer> {
  const [narrow, wide] = [new Lanes('f32'), new Lanes('f64')];
  return encodeModule([
    multiplyAdd('multiplyAdd32', narrow),
    multiplyAdd('multiplyAdd64', wide),
    exponential('exponential32', narrow),
    exponential('exponential64', wide),
    copy(),
    nothing(),
  ]);
}
