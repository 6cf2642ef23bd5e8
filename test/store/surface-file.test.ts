import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { beforeEach, describe, expect, test } from 'vitest';
import { IsolossError } from '../../src/errors.js';
import { parseTable } from '../../src/runs/parse-table.js';
import {
  bytesText,
  checkRoom,
  partialPath,
  surfaceFormat,
  writeSurface,
} from '../../src/store/surface-file.js';
import { temporaryFolder } from '../support/temporary-folder.js';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder('surface');
});

const columns = ['N', 'L'];
const wide = columns.map((name) => ({ name, precision: 'f64' }) as const);
const valueAt = (c: number, row: number): number =>
  c === 0 ? 1e8 * Math.floor(row / 100) : row === 3 ? Number.NaN : 2 + Math.sin(row);

/** Writes rows `0 .. rows - 1` of `points` in tiles of `tile`. */
function write(path: string, points: number, tile: number, rows = points) {
  return writeSurface({ path, columns: wide, points, metadata: { law: 'x' } }, async (take) => {
    for (let first = 0; first < rows; first += tile) {
      const count = Math.min(tile, rows - first);
      await take(
        columns.map((_, c) => Float64Array.from({ length: count }, (_row, i) => valueAt(c, first + i))),
      );
    }
  });
}

function bufferOf(path: string): ArrayBuffer {
  const bytes = readFileSync(path);
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}

describe.each(['parquet', 'csv'] as const)('a surface as %s', (format) => {
  test('is the same bytes whatever tiles it came in, more than a row group of them', async () => {
    const points = 300_000;
    const made = await Promise.all(
      [points, 65_536, 999].map(async (tile) => write(join(folder, `${tile}.${format}`), points, tile)),
    );
    expect(new Set(made.map(({ digest }) => digest)).size).toBe(1);
    const bytes = readFileSync(join(folder, `999.${format}`));
    expect(made[2]).toEqual({
      file: `999.${format}`,
      format,
      digest: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
      rows: points,
      complete: true,
    });
  });

  test('is read back as the numbers that were written', async () => {
    const path = join(folder, `s.${format}`);
    await write(path, 250, 60);
    if (format === 'parquet') {
      const rows = await parquetReadObjects({ file: bufferOf(path) });
      expect(rows).toHaveLength(250);
      rows.forEach((row, i) => {
        expect([row.N, row.L]).toEqual([valueAt(0, i), valueAt(1, i)]);
      });
      const pairs = parquetMetadata(bufferOf(path)).key_value_metadata ?? [];
      const metadata = Object.fromEntries(pairs.map(({ key, value }) => [key, value]));
      expect(metadata).toEqual({ law: 'x', points: '250', rows: '250', complete: 'true' });
    } else {
      const table = await parseTable(readFileSync(path), path);
      expect(table.rows).toBe(250);
      const lines = readFileSync(path, 'utf8').split('\n');
      expect(lines.slice(0, 2)).toEqual(['N,L', `0,${valueAt(1, 0)}`]);
      expect(lines[4]).toBe('0,');
      expect(lines.slice(1, -1).map((line) => Number(line.split(',')[0]))).toEqual(
        Array.from({ length: 250 }, (_, i) => valueAt(0, i)),
      );
    }
  });

  test('in single precision takes half the space beside its axes, and is each number rounded once', async () => {
    const points = 300_000;
    const single = [wide[0], { name: 'L', precision: 'f32' }] as const;
    const numbers = Float64Array.from({ length: points }, (_, row) => valueAt(1, row));
    numbers.set([1e39, -1e-3, 1 / 3]);
    const N = Float64Array.from({ length: points }, (_, row) => valueAt(0, row));
    const made = await Promise.all(
      [wide, single].map((by, k) =>
        writeSurface(
          { path: join(folder, `${k}.${format}`), columns: by, points, metadata: {} },
          async (take) => {
            await take([N, numbers]);
          },
        ),
      ),
    );
    const saved = (made[0].bytes - made[1].bytes) / points;
    if (format === 'parquet') expect(saved).toBeCloseTo(4, 2);
    else expect(saved).toBeGreaterThan(6);
    const rounded = [...numbers].map((x, row) => (row === 0 || Number.isNaN(x) ? undefined : Math.fround(x)));
    if (format === 'parquet') {
      const rows = await parquetReadObjects({ file: bufferOf(join(folder, '1.parquet')) });
      const read = rows.map(({ L }) => (Number.isNaN(L) ? undefined : L));
      expect(read).toEqual(rounded);
      expect(rows.every(({ N: at }, row) => at === valueAt(0, row))).toBe(true);
    } else {
      const lines = readFileSync(join(folder, '1.csv'), 'utf8').split('\n').slice(1, -1);
      const texts = lines.map((line) => line.split(',')[1]);
      expect(texts.map((text) => (text === '' ? undefined : Math.fround(Number(text))))).toEqual(rounded);
      expect(texts.slice(1, 3)).toEqual(['-0.001', '0.33333334']);
      expect(texts.every((text) => text.replace(/e.*|[-.]/g, '').replace(/^0+/, '').length <= 9)).toBe(true);
    }
  });

  test('that was stopped goes by a name of its own, is readable and says so', async () => {
    const path = join(folder, `s.${format}`);
    writeFileSync(path, 'from before');
    const file = await write(path, 250, 60, 120);
    expect(file).toMatchObject({ file: `s.partial.${format}`, rows: 120, complete: false });
    expect(readFileSync(path, 'utf8')).toBe('from before');
    expect(readdirSync(folder).sort()).toEqual([`s.${format}`, `s.partial.${format}`].sort());
    const partial = partialPath(path);
    if (format === 'csv') expect(readFileSync(partial, 'utf8').split('\n')).toHaveLength(122);
    else {
      const metadata = parquetMetadata(bufferOf(partial));
      expect(Number(metadata.num_rows)).toBe(120);
      const pairs = (metadata.key_value_metadata ?? []).map(({ key, value }) => [key, value]);
      expect(Object.fromEntries(pairs)).toMatchObject({ points: '250', rows: '120', complete: 'false' });
    }
  });

  test('whose making fails leaves nothing', async () => {
    const path = join(folder, `s.${format}`);
    const failed = writeSurface({ path, columns: wide, points: 10, metadata: {} }, async (take) => {
      await take([Float64Array.of(1), Float64Array.of(2)]);
      throw new IsolossError('device-lost', 'lost', '', { kind: 'run' });
    });
    await expect(failed).rejects.toMatchObject({ code: 'device-lost' });
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('a name that says no format is refused', () => {
  expect(() => surfaceFormat('surface.txt')).toThrow(/does not say what kind/);
});

test('more than the disk holds is refused with what is needed and what is free', async () => {
  const path = join(folder, 's.parquet');
  await expect(
    checkRoom(path, { points: 1e15, columns: 10, unrepeated: 8, precision: 'f64' }),
  ).rejects.toThrow(
    /about 68.8 PB \(1,000,000,000,000,000 points, 10 columns\), and [\d.]+ [kMGT]?B are free there/,
  );
  await checkRoom(path, { points: 1000, columns: 10, unrepeated: 8, precision: 'f64' });
  expect(existsSync(path)).toBe(false);
});

test('sizes are written in powers of a thousand', () => {
  expect([0, 999, 1000, 1.25e9, 8.1e16].map(bytesText)).toEqual([
    '0 bytes',
    '999 bytes',
    '1 kB',
    '1.25 GB',
    '81 PB',
  ]);
});
