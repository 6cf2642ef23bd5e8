/** The WebAssembly binary format, as much of it as a module of numeric loops needs. */

export const ValueType = { i32: 0x7f, f64: 0x7c, v128: 0x7b } as const;
export type ValueType = (typeof ValueType)[keyof typeof ValueType];

/** Code, an expression or a whole section: bytes, since that is all that WebAssembly composes from. */
export type Bytes = readonly number[];

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

function vector(items: readonly Bytes[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

function name(text: string): number[] {
  const bytes = new TextEncoder().encode(text);
  return [...unsigned(bytes.length), ...bytes];
}

function section(id: number, items: readonly Bytes[]): number[] {
  const content = vector(items);
  return [id, ...unsigned(content.length), ...content];
}

/** Runs of one type, as the format wants locals. */
function localGroups(locals: readonly ValueType[]): Bytes[] {
  const groups: { count: number; type: ValueType }[] = [];
  for (const type of locals) {
    const last = groups.at(-1);
    if (last?.type === type) last.count++;
    else groups.push({ count: 1, type });
  }
  return groups.map(({ count, type }) => [...unsigned(count), type]);
}

/** A module that imports its memory as `env.memory` and exports `functions`, none of which returns a value. */
export function encodeModule(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters }) => [0x60, ...vector(parameters.map((type) => [type])), 0]);
  const memory = [...name('env'), ...name('memory'), 0x02, 0x00, 0x00];
  const exports = functions.map((f, i) => [...name(f.name), 0x00, ...unsigned(i)]);
  const bodies = functions.map((f) => {
    const body = [...vector(localGroups(f.locals)), ...f.code, 0x0b];
    return [...unsigned(body.length), ...body];
  });
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, types),
    ...section(2, [memory]),
    ...section(
      3,
      functions.map((_, i) => unsigned(i)),
    ),
    ...section(7, exports),
    ...section(10, bodies),
  ]);
}
