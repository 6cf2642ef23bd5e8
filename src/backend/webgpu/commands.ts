import type { Meter } from './meter.js';
import type { Marks } from './timestamps.js';

/**
 * The commands of one submission, of which at most one is a compute pass. Passes are begun and submissions made here
 * alone, so that a meter misses none.
 */
export class Commands {
  readonly encoder: GPUCommandEncoder;
  readonly #queue: GPUQueue;
  readonly #meter: Meter | undefined;
  readonly #marks: Marks | undefined;

  constructor(device: GPUDevice, meter?: Meter) {
    this.encoder = device.createCommandEncoder();
    this.#queue = device.queue;
    this.#meter = meter;
    this.#marks = meter?.mark();
    this.#marks?.open(this.encoder);
  }

  beginPass(): GPUComputePassEncoder {
    return this.encoder.beginComputePass(this.#marks?.pass());
  }

  submit(): void {
    this.#marks?.close(this.encoder);
    this.#queue.submit([this.encoder.finish()]);
    this.#meter?.submitted(this.#marks);
  }
}
