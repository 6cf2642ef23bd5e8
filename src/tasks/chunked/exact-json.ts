/** Plain data as JSON that gives back every number and typed array to the bit. */

/** What JSON has no word for, under a key that no data of ours has. */
const TAG = '\u0000exact';

interface Tagged {
  readonly [TAG]: string;
  readonly of?: string;
}

const arrays = {
  Float64Array,
  Int32Array,
  Uint32Array,
  Uint8Array,
} as const;

export function toExactJson(value: unknown): string {
  return JSON.stringify(value, function (this: unknown, _key, part: unknown) {
    if (typeof part === 'number' && (!Number.isFinite(part) || Object.is(part, -0))) {
      return { [TAG]: Object.is(part, -0) ? '-0' : String(part) };
    }
    if (!ArrayBuffer.isView(part) || part instanceof DataView) return part;
    const name = part.constructor.name;
    if (!Object.hasOwn(arrays, name)) throw new TypeError(`no ${name} is expected`);
    const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    return { [TAG]: name, of: bytes.toString('base64') };
  });
}

export function fromExactJson(text: string): unknown {
  return JSON.parse(text, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, TAG)) return part;
    const { [TAG]: kind, of } = part as Tagged;
    if (of === undefined) return Number(kind);
    const bytes = Uint8Array.from(Buffer.from(of, 'base64'));
    if (!Object.hasOwn(arrays, kind)) throw new TypeError(`no ${kind} is expected`);
    return new arrays[kind as keyof typeof arrays](bytes.buffer);
  });
}
