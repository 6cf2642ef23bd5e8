import { type Architecture, parameterCounts, type SizeName, sizeOf } from '../../costs/architecture.js';
import { type FlopConventionName, type Flops, flopConventions, flopsPerToken } from '../../costs/flops.js';
import type { ArchitectureRecord } from './record.js';

/** Counts one transformer in every convention; `target` is the intended size. */
export function countArchitecture(
  architecture: Architecture,
  target?: { readonly N: number; readonly size: SizeName },
): ArchitectureRecord {
  const parameters = parameterCounts(architecture);
  const flops = flopConventions.map(({ name }) => [name, flopsPerToken(architecture, name)] as const);
  return {
    schema: 'isoloss/architecture@1',
    architecture,
    parameters,
    flopsPerToken: Object.fromEntries(flops) as Record<FlopConventionName, Flops>,
    ...(target === undefined
      ? {}
      : { target: { ...target, ratio: sizeOf(parameters, target.size) / target.N } }),
  };
}
