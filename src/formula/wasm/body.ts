import { signed, unsigned, ValueType, type WasmFunction } from './encode.js';

/**
 * Code that leaves one value on the stack: bytes, and the expressions that it is made of in their places. Written out once, into
 * a body, so that the code of nested operations is not copied at every level.
 */
export type Expression = readonly (number | Expression)[];

/** Bytes of a body at first; it grows as needed. */
const CAPACITY = 1 << 14;

/** The body of a function under construction, and its locals. */
export class Body {
  private code = new Uint8Array(CAPACITY);
  private length = 0;
  private readonly locals: ValueType[] = [];
  /** Locals that are free for reuse. */
  private readonly unused = new Map<ValueType, number[]>();
  /** The locals of expressions made by `let`. */
  private readonly made = new Map<Expression, { readonly local: number; readonly type: ValueType }>();
  /** Within `scoped`: the locals taken since it began. */
  private taken: { readonly local: number; readonly type: ValueType }[] | undefined;

  constructor(
    private readonly name: string,
    private readonly parameters: readonly ValueType[],
  ) {}

  parameter(index: number): Expression {
    return [0x20, ...unsigned(index)];
  }

  run(code: Expression): void {
    for (let i = 0; i < code.length; i++) {
      const part = code[i];
      if (typeof part === 'number') this.push(part);
      else this.run(part);
    }
  }

  private push(byte: number): void {
    if (this.length === this.code.length) {
      const longer = new Uint8Array(2 * this.length);
      longer.set(this.code);
      this.code = longer;
    }
    this.code[this.length++] = byte;
  }

  /** A local variable, uninitialised. */
  local(type: ValueType): number {
    const local = this.unused.get(type)?.pop() ?? this.parameters.length + this.locals.push(type) - 1;
    this.taken?.push({ local, type });
    return local;
  }

  set(local: number, value: Expression): void {
    this.run(value);
    this.run([0x21, ...unsigned(local)]);
  }

  get(local: number): Expression {
    return [0x20, ...unsigned(local)];
  }

  /** Computes `value` at this point; the expression returned reads it, any number of times. */
  let(value: Expression, type: ValueType = ValueType.v128): Expression {
    const local = this.local(type);
    this.set(local, value);
    const read = this.get(local);
    this.made.set(read, { local, type });
    return read;
  }

  /** Releases the local of `value`, made by `let` and not read any more, for reuse. */
  free(value: Expression): void {
    const made = this.made.get(value);
    if (made === undefined || !this.made.delete(value)) return;
    this.release(made);
  }

  /** Computes what `make` returns, as `let` does, and then releases all locals that `make` took. */
  scoped(make: () => Expression, type: ValueType = ValueType.v128): Expression {
    const outer = this.taken;
    const taken: { readonly local: number; readonly type: ValueType }[] = [];
    this.taken = taken;
    const value = make();
    this.taken = outer;
    const result = this.let(value, type);
    for (const each of taken) this.release(each);
    return result;
  }

  private release({ local, type }: { readonly local: number; readonly type: ValueType }): void {
    const unused = this.unused.get(type);
    if (unused === undefined) this.unused.set(type, [local]);
    else unused.push(local);
  }

  /** Repeats `write`'s code while `condition`, an i32, holds after it (do-while). */
  repeatWhile(condition: Expression, write: () => void): void {
    this.run([0x03, 0x40]);
    write();
    this.run([condition, 0x0d, 0x00, 0x0b]);
  }

  /** Runs `write`'s code where `condition`, an i32, holds. */
  when(condition: Expression, write: () => void): void {
    this.run([condition, 0x04, 0x40]);
    write();
    this.run([0x0b]);
  }

  finish(): WasmFunction {
    return {
      name: this.name,
      parameters: this.parameters,
      locals: this.locals,
      code: this.code.subarray(0, this.length),
    };
  }
}

/** Address 0, so that offsets are addresses. */
const origin: Expression = [0x41, 0x00];

export const i32 = {
  constant: (value: number): Expression => [0x41, ...signed(value)],
  add: (x: Expression, y: Expression): Expression => [x, y, 0x6a],
  shiftLeft: (x: Expression, by: number): Expression => [x, i32.constant(by), 0x74],
  shiftRight: (x: Expression, by: number): Expression => [x, i32.constant(by), 0x76],
  not: (x: Expression): Expression => [x, 0x45],
  and: (x: Expression, y: Expression): Expression => [x, y, 0x71],
  less: (x: Expression, y: Expression): Expression => [x, y, 0x49],
  /** condition ? x : y */
  select: (x: Expression, y: Expression, condition: Expression): Expression => [x, y, condition, 0x1b],
  load: (offset: number, pointer = origin): Expression => [pointer, 0x28, ...place(2, offset)],
  store: (offset: number, value: Expression, pointer = origin): Expression => [
    pointer,
    value,
    0x36,
    ...place(2, offset),
  ],
};

/** The immediate operands of a memory instruction: log2 of the alignment, then the offset. */
function place(alignment: number, offset: number): number[] {
  return [alignment, ...unsigned(offset)];
}

export const f64 = {
  add: (x: Expression, y: Expression): Expression => [x, y, 0xa0],
  sub: (x: Expression, y: Expression): Expression => [x, y, 0xa1],
  store: (offset: number, value: Expression, pointer = origin): Expression => [
    pointer,
    value,
    0x39,
    ...place(3, offset),
  ],
};

/** Loads and stores of whole vectors, 16-byte aligned. */
export const v128 = {
  load: (offset: number, pointer = origin): Expression => [pointer, 0xfd, 0x00, ...place(4, offset)],
  /** An f64 of memory in both lanes. */
  loadSplat: (offset: number, pointer = origin): Expression => [pointer, 0xfd, 0x0a, ...place(3, offset)],
  /** An f32 of memory in all four lanes. */
  loadSplatNarrow: (offset: number, pointer = origin): Expression => [
    pointer,
    0xfd,
    0x09,
    ...place(2, offset),
  ],
  /** Eight bytes of memory, zeros above them. */
  loadHalf: (offset: number, pointer = origin): Expression => [pointer, 0xfd, 0x5d, ...place(3, offset)],
  store: (offset: number, value: Expression, pointer = origin): Expression => [
    pointer,
    value,
    0xfd,
    0x0b,
    ...place(4, offset),
  ],
  /** One of four lanes of 32 bits. */
  storeLane: (value: Expression, lane: number, pointer: Expression): Expression => [
    pointer,
    value,
    0xfd,
    0x5a,
    ...place(2, 0),
    lane,
  ],
};
