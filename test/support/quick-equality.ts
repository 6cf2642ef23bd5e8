/**
 * Vitest compares arrays of numbers at some twenty microseconds an element, and results are long. Arrays of the same numbers are
 * seen to be equal here at once; whatever else they are, Vitest decides.
 */
import { expect } from 'vitest';

type Numbers = ArrayLike<number> & { readonly constructor: unknown };

const isNumbers = (value: unknown): value is Numbers =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

function areSameNumbers(a: unknown, b: unknown): true | undefined {
  if (!isNumbers(a) || !isNumbers(b) || a.constructor !== b.constructor || a.length !== b.length)
    return undefined;
  for (let i = 0; i < a.length; i++) {
    if (typeof a[i] !== 'number' || !Object.is(a[i], b[i])) return undefined;
  }
  return true;
}

// Files of tests share a process, and this is loaded for each of them.
const everywhere = globalThis as { hasQuickEquality?: boolean };
if (everywhere.hasQuickEquality !== true) expect.addEqualityTesters([areSameNumbers]);
everywhere.hasQuickEquality = true;
