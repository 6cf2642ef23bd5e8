import { describe } from 'vitest';
import { checkExponentials } from '../formula/wasm/bounds.js';

describe('exp and log over their whole range, ten million points each', () => {
  for (const kind of ['f32', 'f64'] as const) checkExponentials(kind, 10_000_000);
});
