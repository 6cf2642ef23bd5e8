import { type DevicePlan, unitCount } from '../../problem/resample.js';
import type { Drawing, Refits, Resamples } from './batch.js';
import { WORKGROUP } from './constants.js';
import { bindBuffers, compileKernel, type Kernel, setKernel } from './kernel.js';
import { resampleKernel } from './kernels.js';
import type { Session } from './session.js';

/** Workgroups of one dispatch at most; invocations go on to further counters. */
const WORKGROUPS = 65535;

/** Bytes that one resample's drawn values take. */
export function drawnBytes(plan: DevicePlan): number {
  return plan.kind === 'omit' ? 0 : 4 * unitCount(plan);
}

/** A plan on a device, with room for the drawn values of so many resamples at a time. */
export class DeviceResampler {
  readonly kind: DevicePlan['kind'];
  /** [resample][unit], u32 or f32 bits; the resample's place is its number modulo those that there is room for. */
  readonly drawn: GPUBuffer;
  /** The unit of each row. */
  readonly units: GPUBuffer;
  readonly #session: Session;
  readonly #plan: GPUBuffer;
  readonly drawing: Drawing;
  readonly #kernel: Kernel<'batch' | 'plan' | 'drawn'>;

  private constructor(
    session: Session,
    plan: DevicePlan,
    buffers: Record<'drawn' | 'units' | 'plan', GPUBuffer>,
    kernel: Kernel<'batch' | 'plan' | 'drawn'>,
  ) {
    this.kind = plan.kind;
    this.drawn = buffers.drawn;
    this.units = buffers.units;
    this.#session = session;
    this.#plan = buffers.plan;
    this.drawing = {
      units: unitCount(plan),
      seed: plan.kind === 'omit' ? 0 : plan.seed,
      entries: 'table' in plan ? plan.table.length : 0,
    };
    this.#kernel = kernel;
  }

  /** Of a table that is padded to `rows` rows. @throws OutOfDeviceMemory where `slots` resamples are too many. */
  static async create(
    session: Session,
    plan: DevicePlan,
    slots: number,
    rows: number,
  ): Promise<DeviceResampler> {
    const kernel = await compileKernel(session, resampleKernel(plan.kind));
    const words = packPlan(plan);
    const units = 'unit' in plan ? Uint32Array.from(plan.unit) : Uint32Array.of(0);
    const { STORAGE, COPY_DST, COPY_SRC } = GPUBufferUsage;
    const buffers = await session.allocate({
      drawn: { size: Math.max(4, slots * drawnBytes(plan)), usage: STORAGE | COPY_DST | COPY_SRC },
      units: { size: 4 * Math.max(1, rows), usage: STORAGE | COPY_DST },
      plan: { size: Math.max(4, words.byteLength), usage: STORAGE | COPY_DST },
    });
    session.write(buffers.plan, 0, words);
    session.write(buffers.units, 0, units);
    return new DeviceResampler(session, plan, buffers, kernel);
  }

  /** Submits the drawing of resamples, which the uniform of the batch describes. */
  draw({ from, to }: Resamples, { slots }: Pick<Refits, 'slots'>, uniform: GPUBuffer): void {
    if (this.kind === 'omit' || from === to) return;
    const { units } = this.drawing;
    const counters = Math.ceil(units / 2) * (to - from);
    const commands = this.#session.record();
    if (this.kind === 'draw') {
      // Units are counted from zero. Places go round, so that the resamples lie in one piece or in two.
      const begin = from % slots;
      const first = Math.min(to - from, slots - begin);
      const again = to - from - first;
      commands.encoder.clearBuffer(this.drawn, 4 * units * begin, 4 * units * first);
      if (again > 0) commands.encoder.clearBuffer(this.drawn, 0, 4 * units * again);
    }
    const pass = commands.beginPass();
    const buffers = { batch: uniform, plan: this.#plan, drawn: this.drawn };
    setKernel(pass, bindBuffers(this.#session, this.#kernel, buffers));
    pass.dispatchWorkgroups(Math.min(WORKGROUPS, Math.ceil(counters / WORKGROUP)));
    pass.end();
    commands.submit();
  }

  destroy(): void {
    for (const buffer of [this.drawn, this.units, this.#plan]) buffer.destroy();
  }
}

/** `plan` of `shaders/resample.wgsl`. */
function packPlan(plan: DevicePlan): Uint32Array<ArrayBuffer> {
  switch (plan.kind) {
    case 'draw':
      return interleaved(Uint32Array, plan.from, plan.among, plan.order);
    case 'omit':
      return new Uint32Array(0);
    case 'factor':
      return new Uint32Array(Float32Array.from(plan.table).buffer);
    case 'noise':
      return new Uint32Array(interleaved(Float32Array, plan.fitted, plan.spread, plan.table).buffer);
  }
}

/** The entries of `a` and `b` in turn, then those of `rest`. */
function interleaved<Words extends Uint32Array<ArrayBuffer> | Float32Array<ArrayBuffer>>(
  Words: new (length: number) => Words,
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  rest: ArrayLike<number>,
): Words {
  const words = new Words(2 * a.length + rest.length);
  for (let i = 0; i < a.length; i++) {
    words[2 * i] = a[i];
    words[2 * i + 1] = b[i];
  }
  words.set(rest, 2 * a.length);
  return words;
}
