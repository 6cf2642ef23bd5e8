import { expect, test } from 'vitest';
import { exp, finiteLog, log } from '../../../src/formula/wasm/exponential.js';
import { EXP_ZERO_F32, EXP_ZERO_F64 } from '../../../src/formula/wasm/lanes.js';
import { compileFunction, type Kind, spread, worst } from './support.js';

/** Points handled at once, to bound memory. */
const PIECE = 1 << 20;

/** exp and log at `count` points over all arguments that have a finite, nonzero result. */
export function checkExponentials(kind: Kind, count: number): void {
  const single = kind === 'f32';
  const [zero, top] = single ? [EXP_ZERO_F32, 88.3] : [EXP_ZERO_F64, 709.4];
  const compiled = { exp: compileFunction(exp, kind), log: compileFunction(log, kind) };
  const pieces = Array.from({ length: Math.ceil(count / PIECE) }, (_, k) => k * PIECE);
  const draw = (first: number, map: (v: number) => number): Float64Array =>
    spread(Math.min(PIECE, count - first), first).map(map);

  test(`exp in ${kind} lies within ${single ? '2 + 0.7 |x|' : '2'} ulps`, () => {
    const allowed = (at: number) => (single ? 2 + 0.7 * Math.abs(at) : 2);
    for (const first of pieces) {
      const x = draw(first, (v) => zero + 1e-5 + (top - zero) * v);
      const found = worst(x, compiled.exp(x), Math.exp, kind, allowed);
      expect(found.share, `at ${found.at}`).toBeLessThanOrEqual(1);
    }
  });

  test(`log in ${kind} lies within 2 ulps, near 1 too`, () => {
    const [lo, hi] = single ? [-126, 127.9] : [-1022, 1023.9];
    for (const first of pieces) {
      const far = draw(first, (v) => 2 ** (lo + (hi - lo) * v));
      const near = draw(first, (v) => 1 + (v - 0.5) ** 3);
      for (const x of [far, near]) {
        for (const f of [compiled.log, compileFunction(finiteLog, kind)]) {
          const found = worst(x, f(x), Math.log, kind, () => 2);
          expect(found.share, `at ${found.at}`).toBeLessThanOrEqual(1);
        }
      }
    }
  });
}
