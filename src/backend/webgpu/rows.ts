import type { Deal } from './deal.js';
import type { Session } from './session.js';

/** The runs of a problem on a device, as `shaders/lib/rows.wgsl` reads them. */
export interface DeviceRows {
  readonly rows: GPUBuffer;
  destroy(): void;
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
