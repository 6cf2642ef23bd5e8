/** A test of the driver's arithmetic with known answers: WebGL2 guarantees little of exp and log. */
import { sha256Hex } from '#platform';
import type { BackendCheck } from '../contract.js';
import { type Device, numbersOf } from './device.js';

/** From 2^-4 to 2^4, none of them special. */
const COUNT = 64;

const source = `function (numbers) {
  const x = numbers[0][0][this.thread.x];
  const of = this.thread.z;
  let result = x;
  if (of === 1) { result = Math.exp(x); }
  if (of === 2) { result = Math.log(x); }
  if (of === 3) { result = 1.0 / x; }
  return result;
}`;

/** Errors are compared with the bounds of Vulkan and WGSL, which drivers with the same arithmetic keep. */
export async function probe(device: Device): Promise<BackendCheck> {
  const numbers = Float32Array.from({ length: COUNT }, (_, i) => 2 ** ((8 * i) / (COUNT - 1) - 4));
  const kernel = device.kernel(source, [COUNT, 1, 4]);
  const rows = (await kernel.run(numbersOf(numbers, [COUNT, 1, 1]))).map(([row]) => row);
  kernel.destroy();
  const [same, exp, log, inverse] = rows;
  let largest = 0;
  const note = (got: number, exact: number, allowed: number): void => {
    const ratio = Math.abs(got - exact) / allowed;
    // A NaN must not count as a small error.
    largest = ratio <= largest ? largest : Number.isNaN(ratio) ? Infinity : ratio;
  };
  for (let i = 0; i < COUNT; i++) {
    const x = numbers[i];
    note(same[i], x, ulp(x) / 2);
    note(exp[i], Math.exp(x), (3 + 2 * x) * ulp(Math.exp(x)));
    note(log[i], Math.log(x), x >= 0.5 && x <= 2 ? 2 ** -21 : 3 * ulp(Math.log(x)));
    note(inverse[i], 1 / x, 2.5 * ulp(1 / x));
  }
  const bits = Float32Array.from(rows.flatMap((row) => [...row]));
  return {
    passed: largest <= 1,
    largestError: largest,
    fingerprint: await sha256Hex(new Uint8Array(bits.buffer)),
  };
}

/** The distance between f32 numbers around x. */
function ulp(x: number): number {
  return 2 ** (Math.floor(Math.log2(Math.abs(x))) - 23);
}
