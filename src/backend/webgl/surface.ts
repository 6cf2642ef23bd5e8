/**
 * `Sweeps.surface` on WebGL2: values in f32, from tables that are computed in float64. Mean and deviation over the parameter vectors
 * are made on the device; where quantiles are wanted all values are read back.
 */
import type { Control } from '../../control.js';
import { throwIfAborted } from '../../errors.js';
import { emitWgslValues } from '../../formula/emit-wgsl-sweep.js';
import { emptyTile } from '../empty-tile.js';
import type { PreparedSurface, SurfaceTile, Sweep } from '../sweep.js';
import { VectorTables } from '../vector-tables.js';
import { type Device, fault, type Kernel, type Table } from './device.js';
import { toGlsl } from './glsl.js';
import { LARGEST, Reduction } from './reduce.js';

/** Values that are computed at once: some 20 ms of a software driver. */
export const VALUES_AT_ONCE = 1 << 22;

/** Values that are read back at once: 4 MB. */
const VALUES_READ = 1 << 19;

/** Stands for values that are not finite. */
const NO_NUMBER = '1e37';

export async function prepareSurface(
  device: Device,
  sweep: Sweep,
  probabilities: readonly number[],
): Promise<PreparedSurface> {
  const points = sweep.axes.reduce((product, { length }) => product * length, 1);
  if (points >= 2 ** 31) {
    throw fault('too-large-for-gpu', `The grid has ${points} points: WebGL2 counts to 2147483647.`);
  }
  return new SurfaceOnWebGl(device, sweep, await VectorTables.create(sweep), probabilities);
}

class SurfaceOnWebGl implements PreparedSurface {
  readonly #probabilities: readonly number[];
  readonly #tables: Readonly<Record<string, Table>>;
  readonly #kernels: readonly Kernel[];
  /** Reduces where values are read back. */
  readonly #reduction: Reduction | undefined;

  constructor(
    device: Device,
    private readonly sweep: Sweep,
    tables: VectorTables,
    probabilities: readonly number[],
  ) {
    const { vectors, program } = sweep;
    this.#probabilities = vectors === 1 ? [] : probabilities;
    this.#reduction =
      this.#probabilities.length === 0 ? undefined : new Reduction(vectors, this.#probabilities);
    const made: Record<string, Table> = {};
    const kernels: Kernel[] = [];
    try {
      for (const group of groupsOf(tables)) made[`table${group}`] = uploaded(device, sweep, tables, group);
      const readings = Object.fromEntries(Object.keys(made).map((name) => [name, 'vectors' as const]));
      for (const root of program.roots) {
        const source = kernelSource(sweep, tables, root, this.#reduction === undefined);
        kernels.push(device.kernel(source, readings));
      }
    } catch (error) {
      for (const each of [...Object.values(made), ...kernels]) each.destroy();
      throw error;
    }
    this.#tables = made;
    this.#kernels = kernels;
  }

  async tile(first: number, count: number, control: Control = {}): Promise<SurfaceTile> {
    const { program, vectors } = this.sweep;
    const tile = emptyTile(first, count, program.roots.length, this.#probabilities.length);
    const most = this.#reduction === undefined ? VALUES_AT_ONCE : VALUES_READ;
    const points = Math.max(1, Math.min(VALUES_READ, Math.floor(most / vectors)));
    for (let at = 0; at < count; at += points) {
      const n = Math.min(points, count - at);
      for (const root of program.roots.keys()) {
        throwIfAborted(control.signal);
        await this.#evaluate(tile, root, at, n);
      }
      control.progress?.(at + n, count);
    }
    return tile;
  }

  dispose(): void {
    for (const each of [...Object.values(this.#tables), ...this.#kernels]) each.destroy();
  }

  /** Points `at .. at + count - 1` of the tile. */
  async #evaluate(tile: SurfaceTile, root: number, at: number, count: number): Promise<void> {
    const { vectors } = this.sweep;
    const results = this.#reduction === undefined ? 2 * count : vectors * count;
    const integers = { first: tile.first + at, vectors };
    const numbers = await this.#kernels[root].run(Math.ceil(results / 4), this.#tables, { integers });
    if (this.#reduction !== undefined) {
      for (let i = 0; i < count; i++) {
        this.#reduction.take(numbers.subarray(i * vectors, (i + 1) * vectors), tile, root, at + i);
      }
      return;
    }
    for (let i = 0; i < count; i++) {
      const isNumber = Math.abs(numbers[2 * i]) < LARGEST;
      tile.mean[root][at + i] = isNumber ? numbers[2 * i] : Number.NaN;
      tile.deviation[root][at + i] = isNumber ? numbers[2 * i + 1] : Number.NaN;
    }
  }
}

/** All rows of a group's tables on the device: [index along the axis][table][vector]. */
function uploaded(device: Device, { axes }: Sweep, tables: VectorTables, group: number): Table {
  const length = axes[group]?.length ?? 1;
  const each = tables.counts[group] * tables.stride;
  const table = device.table('vectors', length * each);
  const numbers = new Float32Array(length * each);
  const all = Array.from({ length }, (_, i) => i);
  tables.make(group, all, all, (slot, rows) => numbers.set(rows, slot * each));
  table.fill(numbers);
  return table;
}

/**
 * One root as a kernel. Points are numbered from `first` on, the last axis fastest; a pixel is two points, each with mean and
 * deviation, or four values of consecutive vectors and points.
 */
function kernelSource({ program, axes }: Sweep, tables: VectorTables, root: number, isReduced: boolean) {
  const { counts, places, stride } = tables;
  const { body, values, faults } = emitWgslValues(program.graph, [root]);
  const used = [...new Set(Array.from(body.matchAll(/\bc(\d+)\b/g), ([, table]) => Number(table)))];
  const groups = groupsOf(tables);
  const rows = groups.map((group) => {
    const apart = axes.slice(group + 1).reduce((product, { length }) => product * length, 1);
    return `int row${group} = ${group === axes.length ? '0' : `point / ${apart} % ${axes[group].length}`};`;
  });
  /** Of each table at the point's row the four vectors among which `vector` is: what a texel holds, so that one look is enough. */
  const four = (vector: string): string =>
    used
      .map((table) => {
        const { group, column } = places[table];
        const at = `((row${group} * ${counts[group]} + ${column}) * ${stride} + ${vector}) >> 2`;
        return `vec4 four${table} = table${group}(${at});`;
      })
      .join('\n');
  const valueAt = (k: string): string => `value_of(${used.map((table) => `four${table}[${k}]`).join(', ')})`;
  // How many vectors there are is no constant of the text: compilers would write such a loop out.
  const value = `uniform int first;
uniform int vectors;
float value_of(${used.map((table) => `float number${table}`).join(', ')}) {
${used.map((table) => `uint c${table} = floatBitsToUint(number${table});`).join('\n')}
${toGlsl(body)}
return ${toGlsl(faults[0])} ? ${NO_NUMBER} : ${toGlsl(values[0])};
}`;
  return isReduced
    ? `${value}
vec2 moments_at(int point) {
  ${rows.join('\n')}
  float base = 0.0, sum = 0.0, squares = 0.0, largest = 0.0, unit = 1.0;
  for (int begin = 0; begin < vectors; begin += 4) {
    ${four('begin')}
    int end = min(4, vectors - begin);
    for (int k = 0; k < end; k++) {
      float value = ${valueAt('k')};
      if (begin + k == 0) {
        base = value;
        unit = max(abs(base), 1e-30);
      }
      float from = (value - base) / unit;
      sum += from;
      squares += from * from;
      largest = max(largest, abs(value));
    }
  }
  if (!(largest < ${LARGEST.toExponential()})) return vec2(${NO_NUMBER});
  float mean = sum / float(vectors);
  float variance = max(squares - sum * mean, 0.0) / float(max(vectors - 1, 1));
  return vec2(base + unit * mean, unit * sqrt(variance));
}
vec4 compute(int pixel) {
  return vec4(moments_at(first + 2 * pixel), moments_at(first + 2 * pixel + 1));
}`
    : `${value}
vec4 compute(int pixel) {
  vec4 values;
  for (int k = 0; k < 4; k++) {
    int at = 4 * pixel + k;
    int point = first + at / vectors;
    int vector = at % vectors;
    ${rows.join('\n')}
    ${four('vector')}
    values[k] = ${valueAt('vector & 3')};
  }
  return values;
}`;
}

/** Axes that have tables, and the number of axes where there are tables of none. */
function groupsOf({ counts }: VectorTables): number[] {
  return counts.flatMap((count, group) => (count === 0 ? [] : [group]));
}
