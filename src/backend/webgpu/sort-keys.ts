/** Sort keys of f32 numbers, as `shaders/lib/sort-keys.wgsl` makes them: unsigned integers in the numbers' order. */

/** The key of a number that is not finite: above all others. */
export const NO_NUMBER = 0xffffffff;

const word = new Uint32Array(1);
const number = new Float32Array(word.buffer);

/** The number that has this key; the twin of `number_of`. */
export function numberOfKey(key: number): number {
  word[0] = key >= 2 ** 31 ? key - 2 ** 31 : NO_NUMBER - key;
  return number[0];
}
