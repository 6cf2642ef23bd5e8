import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as interfaces from '../../../src/backend/webgpu/interfaces.js';
import { kernelInterface, readOnly, uniform } from '../../../src/backend/webgpu/kernel.js';
import { UniformStruct } from '../../../src/backend/webgpu/uniform-struct.js';
import { declaredBindings, interfaceBindings } from '../../support/declared.js';
import {
  type GeneratedKernel,
  kernelsOfAnyLaw,
  kernelsOfLongTable,
  kernelsOfSize,
  kernelsOfSweeps,
} from '../../support/generated-kernels.js';

const sizes = Array.from({ length: 11 }, (_, i) => 3 + i);

const cases: readonly GeneratedKernel[] = [
  ...sizes.flatMap(kernelsOfSize),
  ...kernelsOfLongTable(),
  ...kernelsOfAnyLaw(),
  ...(await kernelsOfSweeps()),
];

describe('a kernel declares in WGSL what its interface binds: names, numbers, access, types, fields and offsets', () => {
  for (const { title, source } of cases) {
    test(`${source.interface.name}, ${title}`, () => {
      expect(declaredBindings(source.wgsl)).toEqual(interfaceBindings(source.interface));
    });
  }

  test('every interface and every shader file is among those compared', () => {
    const compared = new Set<unknown>(cases.map(({ source }) => source.interface));
    const all = Object.values(interfaces).filter((each) => !(each instanceof UniformStruct));
    expect(all.filter((each) => !compared.has(each))).toEqual([]);
    const folder = new URL('../../../shaders/', import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.wgsl'),
    );
    const missing = files.filter((name) => {
      const [firstLine] = readFileSync(new URL(name, folder), 'utf8').split('\n');
      return !cases.some(({ source }) => source.wgsl.includes(firstLine));
    });
    expect(files.length).toBeGreaterThan(20);
    expect(missing).toEqual([]);
  });
});

describe('the comparison sees', () => {
  const params = new UniformStruct('Params', { count: 'u32', scale: 'f32' });
  const bindings = { params: uniform(params), numbers: readOnly('f32') };
  const wgsl = `struct Params { count: u32, scale: f32 }
@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> numbers: array<f32>;
@compute @workgroup_size(64) fn main() { if (true) { } }`;
  const agrees = (text: string): boolean =>
    declaredBindings(text).join() === interfaceBindings(kernelInterface('made up', bindings)).join();

  test('that a shader and its interface agree', () => {
    expect(agrees(wgsl)).toBe(true);
  });

  for (const [what, from, to] of [
    ['fields in another order', 'count: u32, scale: f32', 'scale: f32, count: u32'],
    ['a field renamed', 'scale', 'factor'],
    ['a field of another type', 'scale: f32', 'scale: u32'],
    ['a field too many', 'scale: f32', 'scale: f32, offset: f32'],
    ['a field moved', 'scale: f32', '@align(16) scale: f32'],
    ['a binding renamed', 'numbers', 'values'],
    ['a binding with another number', '@binding(1)', '@binding(2)'],
    ['a binding in another group', '@group(0) @binding(1)', '@group(1) @binding(1)'],
    ['a binding that is written', 'storage, read', 'storage, read_write'],
    ['elements of another type', 'array<f32>', 'array<u32>'],
    ['a binding too many', '@compute', '@group(0) @binding(2) var<storage> more: array<f32>;\n@compute'],
    ['a binding too few', '@group(0) @binding(1) var<storage, read> numbers: array<f32>;', ''],
  ] as const) {
    test(what, () => {
      expect(wgsl).toContain(from);
      expect(agrees(wgsl.replace(from, to))).toBe(false);
    });
  }
});

describe('a uniform', () => {
  const struct = new UniformStruct('Mixed', { first: 'u32', second: 'f32', third: 'u32' });

  test('is written by name, each field in its place and type', () => {
    const bytes = struct.pack({ third: 7, second: 0.5, first: 2 ** 32 + 3 });
    expect(bytes.byteLength).toBe(12);
    expect([...new Uint32Array(bytes)]).toEqual([3, 0x3f000000, 7]);
  });

  test('says where a field lies that is written by itself', () => {
    expect(struct.offsetOf('third')).toBe(8);
  });
});
