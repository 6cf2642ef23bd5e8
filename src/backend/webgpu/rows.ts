import { field, IsolossError } from '../../errors.js';
import type { Problem } from '../../problem/problem.js';
import { type Deal, rowVectors, UNIFORM_VECTORS } from './deal.js';
import type { Session } from './session.js';

/** The runs of a problem on a device, as `shaders/lib/rows.wgsl` reads them. */
export interface DeviceRows {
  readonly rows: GPUBuffer;
  destroy(): void;
}

/** The runs as `shaders/lib/rows.wgsl` has them. @throws IsolossError `beyond-f32` where a number of the data has no single-precision value. */
export function packRows(
  { rows, columns, target, weight }: Problem,
  { rows: padded, isUniform }: Deal,
): Float32Array<ArrayBuffer> {
  const stride = 4 * rowVectors(columns.length);
  const packed = new Float32Array(isUniform ? 4 * UNIFORM_VECTORS : Math.max(1, padded) * stride);
  [target, weight, ...columns].forEach((numbers, place) => {
    for (let row = 0; row < rows; row++) packed[row * stride + place] = single(numbers[row], row);
  });
  // The law has a value at a row that pads the table where it has one at the last row.
  for (let row = rows; row < padded && rows > 0; row++) {
    packed.copyWithin(row * stride, (rows - 1) * stride, rows * stride);
    packed[row * stride + 1] = 0;
  }
  return packed;
}

function single(x: number, row: number): number {
  if (Math.abs(x) < 3.4e38) return x;
  throw new IsolossError(
    'beyond-f32',
    `Row ${row + 1} brings the law a number (${x}) that a GPU's single precision cannot hold.`,
    `Give the column in larger units (with ${field('map')}), or use ${field('backend')} cpu.`,
    { place: { row: row + 1 } },
  );
}

export async function uploadRows(
  session: Session,
  packed: Float32Array<ArrayBuffer>,
  { isUniform }: Deal,
): Promise<DeviceRows> {
  const { STORAGE, UNIFORM, COPY_DST } = GPUBufferUsage;
  const usage = (isUniform ? UNIFORM : STORAGE) | COPY_DST;
  const { rows } = await session.allocate({ rows: { size: packed.byteLength, usage } });
  session.write(rows, 0, packed);
  return { rows, destroy: () => rows.destroy() };
}
