/** What WebGL2 can do. It tells of no copies, and reads back in a way of its own. */
import type { Kernel } from '../../src/backend/webgl/device.js';
import type { WebGlEngine } from '../../src/backend/webgl/engine.js';
import type { Ceilings } from '../agent.js';
import { bestRate, leastSeconds } from './best.js';

/** Pixels that are computed at once, four numbers each. */
const PIXELS = 1 << 16;

/** Seconds of a try. */
const TRY = 0.05;

/** Turns at once: a device whose kernel takes long is taken away. */
export const MOST_TURNS = 1000;
const INNER = 64;

/** Steps of one turn, on all numbers together. */
const STEPS = INNER * 4 * PIXELS;

export const OPERATIONS_A_TURN = 2 * STEPS;

const multiplyAdd = 'x * a + b';

// Tends to 0.567 from anywhere.
const exponential = 'exp(-x)';

/** Four chains of steps, which do not wait for each other. */
const source = (step: string): string => `uniform float a;
uniform float b;
uniform int turns;
vec4 compute(int pixel) {
  vec4 x = vec4(pixel, pixel + 1, pixel + 2, pixel + 3) * 0.001;
  for (int turn = 0; turn < turns; turn++) {
    for (int inner = 0; inner < ${INNER}; inner++) x = ${step};
  }
  return x;
}`;

const uniforms = (turns: number) => ({ integers: { turns }, floats: { a: 0.999, b: 0.5 } });

export function turning(
  { device }: WebGlEngine,
  step = multiplyAdd,
): Kernel & { turn: (turns: number) => Promise<unknown> } {
  const kernel = device.kernel(source(step), {});
  return { ...kernel, turn: (turns) => kernel.run(PIXELS, {}, uniforms(turns)) };
}

export async function webglCeilings(engine: WebGlEngine): Promise<Ceilings> {
  const using = async <T>(step: string, measure: (kernel: ReturnType<typeof turning>) => Promise<T>) => {
    const kernel = turning(engine, step);
    try {
      return await measure(kernel);
    } finally {
      kernel.destroy();
    }
  };
  const steps = (step: string): Promise<number> =>
    using(step, async ({ turn }) => {
      const rate = await bestRate(turn, TRY, MOST_TURNS);
      const turns = Math.min(MOST_TURNS, rate * TRY);
      // The numbers are read back beside.
      const besides = await leastSeconds(() => turn(0), TRY);
      return (STEPS * turns) / Math.max(turns / rate - besides, turns / rate / 2);
    });
  const launch = await using(multiplyAdd, ({ run }) => leastSeconds(() => run(1, {}, uniforms(0)), TRY));
  const f32 = { operations: 2 * (await steps(multiplyAdd)), transcendentals: await steps(exponential) };
  return { f32, f64: null, copy: null, readback: null, launch };
}
