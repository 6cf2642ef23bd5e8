import type { SurfaceRecord } from '../../tasks/surface/record.js';

/** Where a surface was computed. */
export function surfaceEngineWords({ backend, vectors }: SurfaceRecord): string {
  const { name, adapter, software, precision, reason } = backend;
  const exact = 'the estimate in f64 on the CPU';
  if (vectors === 0) return exact;
  const place = name === 'cpu' ? 'the CPU' : name;
  const refits = `refits in ${precision} on ${place} (${adapter}${software ? ', in software' : ''}; ${reason})`;
  return `${exact}, ${refits}`;
}
