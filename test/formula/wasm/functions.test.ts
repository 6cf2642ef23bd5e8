import { describe, expect, test } from 'vitest';
import { sigmoid, softplus } from '../../../src/formula/functions.js';
import { atan, cos, sin } from '../../../src/formula/wasm/circular.js';
import type { LaneFunction } from '../../../src/formula/wasm/exponential.js';
import * as exponentials from '../../../src/formula/wasm/exponential.js';
import { checkExponentials } from './bounds.js';
import { compileFunction, type Kind, spread, worst } from './support.js';

const kinds = ['f32', 'f64'] as const;

/** `count` numbers from lo to hi. */
function between(lo: number, hi: number, count = 100_000): Float64Array {
  return spread(count).map((v) => lo + (hi - lo) * v);
}

function concat(...parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Numbers of both signs and of many magnitudes. */
function magnitudes(lo: number, hi: number, count = 100_000): Float64Array {
  return between(2 * Math.log(lo), 2 * Math.log(hi), count).map((v, i) => (i % 2 ? 1 : -1) * Math.exp(v / 2));
}

interface Case {
  readonly f: LaneFunction;
  readonly truth: (x: number) => number;
  readonly x: Float64Array;
  /** Ulps; f32 exponentials may add 0.7 |x|, as much as rounding their argument does. */
  readonly ulps: number;
  readonly exponential: boolean;
}

/** Ranges end where f32 exponentials are cut off. */
const cases: Record<string, Case> = {
  expm1: {
    f: exponentials.expm1,
    truth: Math.expm1,
    x: concat(magnitudes(1e-12, 1), between(-15, 60)),
    ulps: 2,
    exponential: true,
  },
  log1p: {
    f: exponentials.log1p,
    truth: Math.log1p,
    x: concat(magnitudes(1e-12, 0.9), between(-0.99, 100), between(1e3, 1e9)),
    ulps: 2,
    exponential: false,
  },
  softplus: { f: exponentials.softplus, truth: softplus, x: between(-25, 100), ulps: 3, exponential: true },
  sigmoid: { f: exponentials.sigmoid, truth: sigmoid, x: between(-25, 100), ulps: 3, exponential: true },
  tanh: {
    f: exponentials.tanh,
    truth: Math.tanh,
    x: concat(magnitudes(1e-12, 1), between(-30, 30)),
    ulps: 3,
    exponential: false,
  },
  atan: {
    f: atan,
    truth: Math.atan,
    x: concat(magnitudes(1e-12, 1e12), between(-4, 4)),
    ulps: 2,
    exponential: false,
  },
};

describe('exp and log over their whole range, a million points each', () => {
  for (const kind of kinds) checkExponentials(kind, 1_000_000);
});

describe('functions made of them', () => {
  for (const [name, { f, truth, x, ulps, exponential }] of Object.entries(cases)) {
    for (const kind of kinds) {
      const growing = exponential && kind === 'f32';
      test(`${name} in ${kind} lies within ${ulps}${growing ? ' + 0.7 |x|' : ''} ulps`, () => {
        const allowed = (at: number) => ulps + (growing ? 0.7 * Math.abs(at) : 0);
        const found = worst(x, compileFunction(f, kind)(x), truth, kind, allowed);
        expect(found.share, `at ${found.at}`).toBeLessThanOrEqual(1);
      });
    }
  }

  for (const [name, f, truth] of [
    ['sin', sin, Math.sin],
    ['cos', cos, Math.cos],
  ] as const) {
    for (const [kind, reach, bound] of [
      ['f32', 1e3, 2 ** -22],
      ['f64', 1e5, 2 ** -51],
    ] as const) {
      test(`${name} in ${kind} lies within ${bound} for arguments up to ${reach}`, () => {
        const x = between(-reach, reach).map(kind === 'f32' ? Math.fround : (v) => v);
        const seen = compileFunction(f, kind)(x);
        const largest = x.reduce((most, v, i) => Math.max(most, Math.abs(seen[i] - truth(v))), 0);
        expect(largest).toBeLessThan(bound);
      });
    }
  }

  test('powers are those of ECMAScript, negative bases and zeros included', () => {
    const bases = [0, 0.5, 1, 2, 10, -0.5, -1, -3, 7.5];
    const exponents = [0, 0.5, 1, 2, 3, -1, -2, 1.5, -0.25, 17];
    for (const y of exponents) {
      const power = compileFunction(
        (body, lanes, x) => exponentials.pow(body, lanes, x, lanes.constant(y)),
        'f64',
      );
      power(Float64Array.from([...bases, 0])).forEach((seen, i) => {
        const wanted = i < bases.length ? bases[i] ** y : 0 ** y;
        if (!Number.isFinite(wanted)) expect(Number.isNaN(seen)).toBe(Number.isNaN(wanted));
        else expect(Math.abs(seen - wanted)).toBeLessThanOrEqual(1e-13 * Math.abs(wanted));
      });
    }
  });
});

describe('edges', () => {
  const edges = Float64Array.of(0, -1, Number.NaN, Infinity, -Infinity, 1);
  const expected: Record<string, [LaneFunction, readonly number[]]> = {
    exp: [exponentials.exp, [1, Math.exp(-1), Number.NaN, Infinity, 0, Math.E]],
    log: [exponentials.log, [-Infinity, Number.NaN, Number.NaN, Infinity, Number.NaN, 0]],
    log1p: [exponentials.log1p, [0, -Infinity, Number.NaN, Infinity, Number.NaN, Math.LN2]],
    expm1: [exponentials.expm1, [0, Math.expm1(-1), Number.NaN, Infinity, -1, Math.expm1(1)]],
    softplus: [exponentials.softplus, [Math.LN2, softplus(-1), Number.NaN, Infinity, 0, softplus(1)]],
    sigmoid: [exponentials.sigmoid, [0.5, sigmoid(-1), Number.NaN, 1, 0, sigmoid(1)]],
    tanh: [exponentials.tanh, [0, Math.tanh(-1), Number.NaN, 1, -1, Math.tanh(1)]],
    atan: [atan, [0, -Math.PI / 4, Number.NaN, Math.PI / 2, -Math.PI / 2, Math.PI / 4]],
  };
  for (const [name, [f, wanted]] of Object.entries(expected)) {
    for (const kind of kinds) {
      test(`${name} in ${kind} of zero, -1, NaN, both infinities and 1`, () => {
        const seen = compileFunction(f, kind)(edges);
        wanted.forEach((value, i) => {
          if (Number.isFinite(value)) expect(seen[i]).toBeCloseTo(value, 6);
          else expect(seen[i]).toBe(value);
        });
      });
    }
  }

  test.each(kinds)('no exponential in %s is denormal', (kind: Kind) => {
    const x = between(-900, 0);
    const least = kind === 'f32' ? 2 ** -41 : 2 ** -1022;
    const seen = compileFunction(exponentials.exp, kind)(x);
    expect(seen.every((value) => value === 0 || value >= least)).toBe(true);
    expect(seen.includes(0)).toBe(true);
  });
});
