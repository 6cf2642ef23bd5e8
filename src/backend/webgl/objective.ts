/** The objective at many parameter vectors on WebGL2: a sum over the rows for each, in f32. */
import type { Control } from '../../control.js';
import { throwIfAborted } from '../../errors.js';
import { emitWgsl } from '../../formula/emit-wgsl.js';
import { huberForm } from '../../loss/loss.js';
import type { Problem } from '../../problem/problem.js';
import { emptyObjectiveResult, type ObjectiveResult } from '../../solver/results.js';
import { packedRows, rowVectors } from '../packed-rows.js';
import type { Device, Kernel, Table } from './device.js';
import { toGlsl } from './glsl.js';
import { VALUES_AT_ONCE } from './surface.js';

/** Points that are computed at once at most: what is read back then takes 1 MB. */
const MOST_POINTS = 1 << 18;

/** Rows summed before their sum joins the total: errors grow with the longer of the two sums only. */
const BLOCK = 256;

/** Log residuals beyond this come from an exponential that was clamped: they count as not finite. */
const SATURATED = '70.0';
const HUGE = '1e38';

export class ObjectiveOnWebGl {
  readonly #kernel: Kernel;
  readonly #rows: Table;
  readonly #points: Table;
  /** Points that are computed at once. */
  readonly #most: number;

  /** @throws IsolossError `beyond-f32`, `too-large-for-gpu`, `webgpu-validation` */
  constructor(
    device: Device,
    private readonly problem: Problem,
  ) {
    const { rows, size } = problem;
    this.#most = Math.max(4, Math.min(MOST_POINTS, Math.floor(VALUES_AT_ONCE / Math.max(1, rows))));
    const packed = packedRows(problem);
    this.#rows = device.table('vectors', packed.length);
    this.#rows.fill(packed);
    this.#points = device.table('bits', this.#most * size);
    this.#kernel = device.kernel(kernelSource(problem), { rows_of_table: 'vectors', points: 'bits' });
  }

  async evaluate(points: Float64Array, smoothing: number, control: Control): Promise<ObjectiveResult> {
    const { size, loss, rows } = this.problem;
    const { delta, up, down } = huberForm(loss.rho, smoothing);
    const count = points.length / size;
    const result = emptyObjectiveResult(count, size, false);
    const tables = { rows_of_table: this.#rows, points: this.#points };
    for (let at = 0; at < count; at += this.#most) {
      throwIfAborted(control.signal);
      const n = Math.min(this.#most, count - at);
      this.#points.fill(new Float32Array(points.subarray(at * size, (at + n) * size)));
      const uniforms = { integers: { rows }, floats: { delta, up, down } };
      const numbers = await this.#kernel.run(Math.ceil(n / 4), tables, uniforms);
      result.objective.set(numbers.subarray(0, n), at);
      control.progress?.(at + n, count);
    }
    return result;
  }

  dispose(): void {
    for (const each of [this.#kernel, this.#rows, this.#points]) each.destroy();
  }
}

/** Four points a pixel. */
function kernelSource({ program, columns, size, loss }: Problem): string {
  const { prelude, row, value } = emitWgsl({ ...program, gradient: [] });
  const vectors = rowVectors(columns.length);
  const number = (k: number): string => `vector${k >> 2}.${'xyzw'[k % 4]}`;
  const each = (count: number, line: (k: number) => string): string =>
    Array.from({ length: count }, (_, k) => line(k)).join('\n');
  const rho = 'weight * (residual > 0.0 ? up : down) * core * (abs(residual) - 0.5 * core)';
  return `uniform int rows;
uniform float delta;
uniform float up;
uniform float down;
float objective_at(int point) {
${each(size, (i) => `float u${i} = uintBitsToFloat(points(point * ${size} + ${i}));`)}
${toGlsl(prelude)}
float total = 0.0;
for (int begin = 0; begin < rows; begin += ${BLOCK}) {
  int end = min(begin + ${BLOCK}, rows);
  float block = 0.0;
  for (int row = begin; row < end; row++) {
${each(vectors, (v) => `vec4 vector${v} = rows_of_table(row * ${vectors} + ${v});`)}
${each(columns.length, (c) => `float c${c} = ${number(2 + c)};`)}
${toGlsl(row)}
    float observed = ${number(0)};
    float weight = ${number(1)};
    float residual = (${toGlsl(value)} - observed)${loss.residual === 'relative' ? ' / observed' : ''};
    float core = min(abs(residual), delta);
    block += ${
      loss.residual === 'log' ? `weight > 0.0 && abs(residual) > ${SATURATED} ? ${HUGE} : ${rho}` : rho
    };
  }
  total += block;
}
return total;
}
vec4 compute(int pixel) {
  vec4 objectives;
  for (int k = 0; k < 4; k++) objectives[k] = objective_at(4 * pixel + k);
  return objectives;
}`;
}
