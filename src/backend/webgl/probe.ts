/** A test of the driver's arithmetic with known answers: WebGL2 guarantees little of exp and log. */
import { sha256Hex } from '#platform';
import type { BackendCheck } from '../contract.js';
import type { Device } from './device.js';

/** From 2^-4 to 2^4, none of them special. */
const COUNT = 64;

const source = `vec4 compute(int pixel) {
  float x = uintBitsToFloat(numbers(pixel));
  return vec4(x, exp(x), log(x), 1.0 / x);
}`;

/** Errors are compared with the bounds of Vulkan and WGSL, which drivers with the same arithmetic keep. */
export async function probe(device: Device): Promise<BackendCheck> {
  const given = Float32Array.from({ length: COUNT }, (_, i) => 2 ** ((8 * i) / (COUNT - 1) - 4));
  const kernel = device.kernel(source, { numbers: 'bits' });
  const numbers = device.table('bits', COUNT);
  numbers.fill(given);
  const found = await kernel.run(COUNT, { numbers });
  kernel.destroy();
  numbers.destroy();
  let largest = 0;
  const note = (got: number, exact: number, allowed: number): void => {
    const ratio = Math.abs(got - exact) / allowed;
    // A NaN must not count as a small error.
    largest = ratio <= largest ? largest : Number.isNaN(ratio) ? Infinity : ratio;
  };
  for (let i = 0; i < COUNT; i++) {
    const x = given[i];
    const [same, exp, log, inverse] = found.subarray(4 * i, 4 * i + 4);
    note(same, x, ulp(x) / 2);
    note(exp, Math.exp(x), (3 + 2 * x) * ulp(Math.exp(x)));
    note(log, Math.log(x), x >= 0.5 && x <= 2 ? 2 ** -21 : 3 * ulp(Math.log(x)));
    note(inverse, 1 / x, 2.5 * ulp(1 / x));
  }
  return {
    passed: largest <= 1,
    largestError: largest,
    fingerprint: await sha256Hex(new Uint8Array(found.buffer)),
  };
}

/** The distance between f32 numbers around x. */
function ulp(x: number): number {
  return 2 ** (Math.floor(Math.log2(Math.abs(x))) - 23);
}
