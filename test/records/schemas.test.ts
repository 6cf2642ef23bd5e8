import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FOLDER, schemaFiles } from '../../scripts/record-schemas.js';
import { typeSchemas } from '../../scripts/type-schema.js';
import { root } from '../support/data-folder.js';
import { faultsOf } from '../support/record-schemas.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const kept = readdirSync(join(root, FOLDER));

/** Tags of records in the sources, `fit@1`. */
function tagsIn(folder: string): string[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [
      ...readFileSync(join(root, folder, file), 'utf8').matchAll(/isoloss\/([a-z-]+@\d+)/g),
    ])
    .map(([, tag]) => tag);
}

describe('the schemas of records', () => {
  test('are kept as the types and their comments have them', () => {
    for (const [name, text] of schemaFiles(root)) {
      expect(kept, 'npm run schemas writes it').toContain(name);
      expect(readFileSync(join(root, FOLDER, name), 'utf8'), `${name}: npm run schemas writes it`).toBe(text);
    }
  }, 120_000);

  test('are there for every record that the sources name', () => {
    const tags = new Set([...tagsIn('src'), ...tagsIn('bench')].map((tag) => `${tag}.json`));
    expect([...tags].filter((name) => !kept.includes(name))).toEqual([]);
  });

  test('find what is missing, misspelt and of another type', () => {
    const record = {
      schema: 'isoloss/cost-at@1',
      formula: '6*N*D',
      at: { N: 1, D: 2 },
      inputs: {},
      value: 12,
      unit: 'FLOP',
    };
    expect(faultsOf(record)).toEqual([]);
    expect(faultsOf({ ...record, value: null })).toEqual([expect.stringContaining('/value must be number')]);
    expect(faultsOf({ ...record, at: { N: '1' } })).toEqual([
      expect.stringContaining('/at/N must be number'),
    ]);
    expect(faultsOf({ ...record, units: '' })).toEqual([expect.stringContaining('units')]);
    const { unit: _, ...without } = record;
    expect(faultsOf(without)).toEqual([expect.stringContaining("required property 'unit'")]);
    expect(faultsOf({ ...record, schema: 'isoloss/cost-at@2' })).toEqual([
      expect.stringContaining('no schema'),
    ]);
  });
});

describe('a type as a schema', () => {
  const folder = temporaryFolder('type-schema');
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { strict: true, types: [], exactOptionalPropertyTypes: true } }),
  );
  const source = `
    /** All of it. */
    export interface Whole {
      readonly kind: 'b' | 'a';
      readonly ends: readonly [lo: number | null, hi: number];
      /** By name. */
      readonly parts?: Readonly<Record<string, Part>>;
      readonly flags: readonly boolean[];
      readonly count: number;
      readonly some: Readonly<Partial<Record<'x' | 'y', string>>>;
    }
    /** One {@link Whole}. */
    interface Part { readonly sure?: true; readonly in?: Part | null }
    export interface Any { readonly it: any }
    export interface Unknown { readonly it: unknown }
    export interface Large { readonly it: bigint }
    export interface Function { readonly it: () => void }
    export interface Mixed { readonly it: string | symbol }
  `;
  writeFileSync(join(folder, 'types.ts'), source);
  const [whole, ...odd] = [...source.matchAll(/export interface (\w+)/g)].map(([, type]) => ({
    file: join(folder, 'types.ts'),
    type,
  }));
  const schemaOf = typeSchemas([whole, ...odd], join(folder, 'tsconfig.json'), (path) =>
    path === 'Whole.count' ? 'How many.' : undefined,
  );

  test('has its comments, names, literals, tuples, maps and what may be absent', () => {
    expect(schemaOf(whole)).toEqual({
      description: 'All of it.',
      type: 'object',
      properties: {
        kind: { enum: ['a', 'b'] },
        ends: {
          type: 'array',
          prefixItems: [
            { description: 'lo', type: ['number', 'null'] },
            { description: 'hi', type: 'number' },
          ],
          items: false,
          minItems: 2,
        },
        parts: {
          description: 'By name.',
          type: 'object',
          additionalProperties: { $ref: '#/$defs/Part' },
        },
        flags: { type: 'array', items: { type: 'boolean' } },
        count: { description: 'How many.', type: 'number' },
        some: {
          type: 'object',
          properties: { x: { type: 'string' }, y: { type: 'string' } },
          additionalProperties: false,
        },
      },
      required: ['kind', 'ends', 'flags', 'count', 'some'],
      additionalProperties: false,
      $defs: {
        Part: {
          description: 'One Whole.',
          type: 'object',
          properties: {
            sure: { const: true },
            in: { anyOf: [{ $ref: '#/$defs/Part' }, { type: 'null' }] },
          },
          additionalProperties: false,
        },
      },
    });
  });

  test('is refused where JSON could not hold it', () => {
    for (const type of odd) expect(() => schemaOf(type), type.type).toThrow(`${type.type}.it: `);
  });
});
