/** Searches by exponentials and logarithms that are as wrong as WGSL allows. */
import { expect, test } from 'vitest';
import { WebGpuEngine } from '../../../src/backend/webgpu/engine.js';
import { Status } from '../../../src/problem/status.js';
import { chinchilla, customaryGrid, simulatedRuns } from '../../support/problem.js';

/** A number from -1 to 1 that looks random and depends on the bits of x alone. */
const noise = `fn noise_of(x: f32) -> f32 {
  var h = bitcast<u32>(x);
  h = (h ^ (h >> 16u)) * 0x7feb352du;
  h = (h ^ (h >> 15u)) * 0x846ca68bu;
  return f32(h ^ (h >> 16u)) * ${2 ** -31} - 1.0;
}
`;
/** Errors of 3 + 2 |x| units in the last place, and of 3 units or 2^-21 near 1, at the most. */
const worst: readonly (readonly [string, string])[] = [
  [
    'return exp(min(x, LARGEST_EXPONENT));',
    `let y = min(x, LARGEST_EXPONENT); let e = exp(y);
     return e + e * noise_of(y) * (3.0 + 2.0 * abs(y)) * ${2 ** -24};`,
  ],
  [
    'return log(max(x, SMALLEST_POSITIVE));',
    `let y = max(x, SMALLEST_POSITIVE); let l = log(y);
     return l + noise_of(y) * select(abs(l) * ${3 * 2 ** -24}, ${2 ** -21}, y >= 0.5 && y <= 2.0);`,
  ],
];

function noisy(name: string, source: string): string {
  if (name !== 'fit') return source;
  return worst.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, noise + source);
}

test('a grid of starts finds the same optimum, from nearly as many of them', async () => {
  const made = chinchilla(simulatedRuns(240));
  const starts = customaryGrid(made);
  const options = { maxSteps: 500, tolerance: 3e-8, smoothing: 1e-3 };
  const searches = [];
  for (const rewrite of [(_: string, source: string) => source, noisy]) {
    const engine = await WebGpuEngine.create({}, { rewrite });
    const prepared = await engine.prepare(made.problem);
    searches.push(await prepared.search(starts, 0, starts.count, options));
    prepared.dispose();
    engine.dispose();
  }
  const [exact, worse] = searches.map(({ objective, status }) => {
    const best = objective.reduce((least, f) => Math.min(least, f), Infinity);
    return {
      best,
      near: objective.filter((f) => f <= best * (1 + 1e-3)).length,
      converged: status.filter((code) => code === Status.converged).length,
    };
  });
  expect(Math.abs(worse.best / exact.best - 1)).toBeLessThan(1e-4);
  expect(worse.near).toBeGreaterThan(0.9 * exact.near);
  expect(worse.converged).toBeGreaterThan(0.9 * exact.converged);
});
