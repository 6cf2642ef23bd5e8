/** A uniform's fields, from which its bytes are written by name. Every field is one number of four bytes. */

export type FieldType = 'f32' | 'u32';

export interface Field<Name extends string> {
  readonly name: Name;
  readonly type: FieldType;
  /** Bytes from the beginning of the struct. */
  readonly offset: number;
}

/** A struct of WGSL: its name there, and its fields in order. */
export class UniformStruct<Name extends string> {
  readonly fields: readonly Field<Name>[];
  /** Bytes of the struct, as WGSL counts them. */
  readonly size: number;

  constructor(
    readonly name: string,
    types: Readonly<Record<Name, FieldType>>,
  ) {
    const entries = Object.entries(types) as [Name, FieldType][];
    this.fields = entries.map(([field, type], i) => ({ name: field, type, offset: 4 * i }));
    this.size = 4 * entries.length;
  }

  /** Where a field that is written by itself lies, bytes. */
  offsetOf(name: Name): number {
    const field = this.fields.find((each) => each.name === name);
    if (field === undefined) throw new Error(`uniform ${this.name} has no field ${name}`);
    return field.offset;
  }

  /** Integers are taken modulo 2^32. */
  pack(values: Readonly<Record<Name, number>>): ArrayBuffer {
    const view = new DataView(new ArrayBuffer(this.size));
    for (const { name, type, offset } of this.fields) {
      if (type === 'f32') view.setFloat32(offset, values[name], true);
      else view.setUint32(offset, values[name], true);
    }
    return view.buffer;
  }
}
