import type { Ceilings, Rates } from '../agent.js';

/** The better of two measurements of each ceiling: what was interrupted tells too little, and nothing tells too much. */
export function betterCeilings(a: Ceilings, b: Ceilings): Ceilings {
  return {
    f32: betterRates(a.f32, b.f32),
    f64: a.f64 === null || b.f64 === null ? (a.f64 ?? b.f64) : betterRates(a.f64, b.f64),
    copy: larger(a.copy, b.copy),
    readback: larger(a.readback, b.readback),
    launch: Math.min(a.launch, b.launch),
  };
}

function betterRates(a: Rates, b: Rates): Rates {
  return {
    operations: Math.max(a.operations, b.operations),
    transcendentals: Math.max(a.transcendentals, b.transcendentals),
  };
}

function larger(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}
