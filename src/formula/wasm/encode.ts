/** The part of the WebAssembly binary format that modules of numeric loops need. */

import { tooLarge } from '../size-limits.js';

export const ValueType = { i32: 0x7f, f64: 0x7c, v128: 0x7b } as const;
export type ValueType = (typeof ValueType)[keyof typeof ValueType];

/** The bytes of code, an expression or a section. */
export type Bytes = ArrayLike<number>;

export interface WasmFunction {
  readonly name: string;
  readonly parameters: readonly ValueType[];
  /** Local variables beside the parameters. */
  readonly locals: readonly ValueType[];
  readonly code: Bytes;
}

/** LEB128 of a non-negative integer. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low + 128 : low);
  } while (rest > 0);
  return bytes;
}

/** LEB128 of a signed 32-bit integer. */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    const done = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

function join(...parts: readonly Bytes[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function vector(items: readonly Bytes[]): Bytes {
  return join(unsigned(items.length), ...items);
}

function name(text: string): Bytes {
  const bytes = new TextEncoder().encode(text);
  return join(unsigned(bytes.length), bytes);
}

function section(id: number, items: readonly Bytes[]): Bytes {
  const content = vector(items);
  return join([id], unsigned(content.length), content);
}

/** Runs of one type, the format's encoding of locals. */
function localGroups(locals: readonly ValueType[]): Bytes[] {
  const groups: { count: number; type: ValueType }[] = [];
  for (const type of locals) {
    const last = groups.at(-1);
    if (last?.type === type) last.count++;
    else groups.push({ count: 1, type });
  }
  return groups.map(({ count, type }) => [...unsigned(count), type]);
}

/** Limits of one function by the WebAssembly JavaScript Interface. */
const MAX_BODY = 7_654_321;
const MAX_LOCALS = 50_000;

/** A module that imports its memory as `env.memory` and exports `functions`, none of which returns a value. Throws `formula-too-large`. */
export function encodeModule(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters }) =>
    join([0x60], vector(parameters.map((type) => [type])), [0]),
  );
  const memory = join(name('env'), name('memory'), [0x02, 0x00, 0x00]);
  const indices = functions.map((_, i) => unsigned(i));
  const exports = functions.map((f, i) => join(name(f.name), [0x00], indices[i]));
  const bodies = functions.map(({ locals, code }) => {
    const body = join(vector(localGroups(locals)), code, [0x0b]);
    if (locals.length > MAX_LOCALS) throw tooLarge('numbers to hold at once', MAX_LOCALS);
    if (body.length > MAX_BODY) throw tooLarge('bytes of machine code in one loop', MAX_BODY);
    return join(unsigned(body.length), body);
  });
  return join(
    [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    section(1, types),
    section(2, [memory]),
    section(3, indices),
    section(7, exports),
    section(10, bodies),
  );
}
