/**
 * Fixed work by which runs of other times are compared. How much of it is done depends on the machine, some 20 ms; the
 * reported time is always that of the same amount: about 20 ms on processors, less on GPUs.
 */
import type { WebGlEngine } from '../../src/backend/webgl/engine.js';
import type { WebGpuEngine } from '../../src/backend/webgpu/engine.js';
import { packedLength } from '../../src/linear-algebra/packed.js';
import { huberForm } from '../../src/loss/loss.js';
import { plainNormalPass } from '../plain-pass.js';
import { chinchillaFit } from '../suites/support/simulated-fit.js';
import { longer, timed } from './best.js';
import { MOST_TURNS, OPERATIONS_A_TURN, turning } from './webgl.js';
import { withMultiplyAdds } from './webgpu.js';

const SECONDS = 0.02;
const ROWS = 240;

/** Passes of the hand-written loops that the reported time is of. */
const PASSES = 1000;

/** Operations that the reported time is of. */
const OPERATIONS = 2 ** 29;

/** How often each engine does its work in about `SECONDS`. */
const lengths = new WeakMap<object, number>();

/** Seconds of one of `run`'s times. */
async function secondsEach(
  engine: object,
  run: (times: number) => Promise<unknown> | unknown,
  most = Infinity,
): Promise<number> {
  let times = lengths.get(engine) ?? 1;
  // Engines of JavaScript forget code that has not run for a while, and devices slow their clocks down.
  await run(times);
  // A length found while the machine stood still is found to be too short later.
  let took = await timed(() => run(times));
  while (took < SECONDS / 2 && times < most) {
    times = Math.min(most, longer(times, took, SECONDS));
    took = await timed(() => run(times));
  }
  lengths.set(engine, times);
  return took / times;
}

let pass: (() => void) | undefined;

/** Hand-written loops in JavaScript on one thread: none of the project's own code, which may be what has changed. */
export async function calibrateCpu(): Promise<number> {
  pass ??= plainPass();
  const once = pass;
  const each = await secondsEach(once, (times) => {
    for (let k = 0; k < times; k++) once();
  });
  return PASSES * each;
}

function plainPass(): () => void {
  const { model, truth } = chinchillaFit(ROWS);
  const { problem } = model;
  const sums = new Float64Array(1 + problem.size + packedLength(problem.size));
  const normal = plainNormalPass(problem, huberForm(problem.loss.rho, 0));
  return () => normal(truth, sums);
}

export function calibrateWebgpu(engine: WebGpuEngine): Promise<number> {
  return engine.run({}, (session) =>
    withMultiplyAdds(session, async (run, operations) => {
      const each = await secondsEach(engine, run);
      return (OPERATIONS / operations) * each;
    }),
  );
}

export async function calibrateWebgl(engine: WebGlEngine): Promise<number> {
  const kernel = turning(engine);
  try {
    return (OPERATIONS / OPERATIONS_A_TURN) * (await secondsEach(engine, kernel.turn, MOST_TURNS));
  } finally {
    kernel.destroy();
  }
}
