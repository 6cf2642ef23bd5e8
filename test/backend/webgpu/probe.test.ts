import { expect, test } from 'vitest';
import { judgeArithmetic } from '../../../src/backend/webgpu/probe.js';

const numbers = Float32Array.from({ length: 64 }, (_, i) => 2 ** ((8 * i) / 63 - 4));
const sum = numbers.reduce((total, x) => total + x, 0);

/** Results with relative errors of exp and log. */
function results(ofExp: number, ofLog: number): Float32Array {
  const exp = [...numbers].map((x) => Math.exp(x) * (1 + ofExp));
  const log = [...numbers].map((x) => Math.log(x) * (1 + ofLog));
  return Float32Array.from([...exp, ...log, sum]);
}

test('an adapter that keeps to WGSL passes, one whose logarithms keep to Direct3D does too, with its error', () => {
  const good = judgeArithmetic(numbers, results(0, 0));
  expect(good.ok).toBe(true);
  expect(good.maxError).toBeLessThan(0.5);
  const coarse = judgeArithmetic(numbers, results(0, 2 ** -21));
  expect(coarse.ok).toBe(true);
  expect(coarse.maxError).toBeGreaterThan(1);
});

test('coarser logarithms, exponentials beyond WGSL, and what is no number do not pass', () => {
  expect(judgeArithmetic(numbers, results(0, 2 ** -19)).ok).toBe(false);
  expect(judgeArithmetic(numbers, results(2 ** -20, 0)).ok).toBe(false);
  const broken = results(0, 0);
  broken[70] = Number.NaN;
  expect(judgeArithmetic(numbers, broken)).toEqual({ ok: false, maxError: Infinity });
});
