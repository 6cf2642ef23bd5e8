import type { Problem } from '../../problem/problem.js';
import { rowLayout } from './generate.js';
import type { Session } from './session.js';

/** The runs of a problem on a device, as `shaders/lib/rows.wgsl` reads them. */
export interface DeviceRows {
  readonly columns: GPUBuffer;
  readonly observations: GPUBuffer;
  destroy(): void;
}

/** Data columns row by row, each row padded to whole vectors. */
function packColumns({ rows, columns }: Problem): Float32Array<ArrayBuffer> {
  const { vectors, width } = rowLayout(columns.length);
  const stride = vectors * width;
  const packed = new Float32Array(Math.max(1, rows) * stride);
  columns.forEach((column, c) => {
    for (let row = 0; row < rows; row++) packed[row * stride + c] = column[row];
  });
  return packed;
}

function packObservations({ rows, target, weight }: Problem): Float32Array<ArrayBuffer> {
  const packed = new Float32Array(Math.max(1, rows) * 2);
  for (let row = 0; row < rows; row++) {
    packed[2 * row] = target[row];
    packed[2 * row + 1] = weight[row];
  }
  return packed;
}

export async function uploadRows(session: Session, problem: Problem): Promise<DeviceRows> {
  const packed = { columns: packColumns(problem), observations: packObservations(problem) };
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST;
  const buffers = await session.allocate({
    columns: { size: packed.columns.byteLength, usage },
    observations: { size: packed.observations.byteLength, usage },
  });
  session.device.queue.writeBuffer(buffers.columns, 0, packed.columns);
  session.device.queue.writeBuffer(buffers.observations, 0, packed.observations);
  return {
    ...buffers,
    destroy() {
      buffers.columns.destroy();
      buffers.observations.destroy();
    },
  };
}
