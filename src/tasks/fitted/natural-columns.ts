import { emitColumns } from '../../formula/emit-columns.js';
import type { Model } from '../../problem/model.js';

/**
 * Every parameter of the law (fixed and tied ones too) in natural units at `count` parameter vectors, one column a
 * parameter: bitwise equal to `model.values` of each vector. `internal` is count x size, row-major.
 */
export function naturalColumns(
  model: Model,
  internal: Float64Array,
  count: number,
): Record<string, Float64Array> {
  const { size } = model.problem;
  const coordinates = Array.from({ length: size }, () => new Float64Array(count));
  for (let i = 0; i < count; i++) {
    const exact = model.exact(internal.subarray(i * size, (i + 1) * size));
    for (let j = 0; j < size; j++) coordinates[j][i] = exact[j];
  }
  const leaves = { scalar: 'param', column: 'coordinate' } as const;
  const natural = emitColumns(model.graph, model.parameters, leaves, coordinates, count);
  natural.run([]);
  return Object.fromEntries(model.parameterNames.map((name, i) => [name, natural.results[i]]));
}
