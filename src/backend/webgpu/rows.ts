import { field, IsolossError } from '../../errors.js';
import type { Problem } from '../../problem/problem.js';
import { rowLayout } from './generate.js';
import type { Session } from './session.js';

/** The runs of a problem as `shaders/lib/rows.wgsl` reads them. */
export interface PackedRows {
  /** Data columns row by row, each row padded to whole vectors. */
  readonly columns: Float32Array<ArrayBuffer>;
  /** Target and weight of each row. */
  readonly observations: Float32Array<ArrayBuffer>;
}

/** The same on a device. */
export interface DeviceRows {
  readonly columns: GPUBuffer;
  readonly observations: GPUBuffer;
  destroy(): void;
}

/** @throws IsolossError `beyond-f32` where a number of the data has no single-precision value. */
export function packRows({ rows, columns, target, weight }: Problem): PackedRows {
  const { vectors, width } = rowLayout(columns.length);
  const stride = vectors * width;
  const packed = {
    columns: new Float32Array(Math.max(1, rows) * stride),
    observations: new Float32Array(Math.max(1, rows) * 2),
  };
  columns.forEach((column, c) => {
    for (let row = 0; row < rows; row++) packed.columns[row * stride + c] = single(column[row], row);
  });
  for (let row = 0; row < rows; row++) {
    packed.observations[2 * row] = single(target[row], row);
    packed.observations[2 * row + 1] = single(weight[row], row);
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

export async function uploadRows(session: Session, packed: PackedRows): Promise<DeviceRows> {
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST;
  const buffers = await session.allocate({
    columns: { size: packed.columns.byteLength, usage },
    observations: { size: packed.observations.byteLength, usage },
  });
  session.write(buffers.columns, 0, packed.columns);
  session.write(buffers.observations, 0, packed.observations);
  return {
    ...buffers,
    destroy() {
      buffers.columns.destroy();
      buffers.observations.destroy();
    },
  };
}
