/** What WebGL2 can do, by kernels in gpu.js. It tells of no copies, and reads back in a way of its own. */
import type { Device, Extents } from '../../src/backend/webgl/device.js';
import type { WebGlEngine } from '../../src/backend/webgl/engine.js';
import type { Ceilings } from '../agent.js';
import { bestRate, leastSeconds } from './best.js';

/** Numbers that are computed at once. */
const EXTENTS: Extents = [512, 512, 1];

/** Seconds of a try. */
const TRY = 0.05;

/** gpu.js ends loops whose ends it does not know after so many turns. */
export const MOST_TURNS = 1000;
const INNER = 64;
const CHAINS = ['w', 'x', 'y', 'z'] as const;

/** Steps of one turn, on all numbers together. */
const STEPS = INNER * CHAINS.length * EXTENTS[0] * EXTENTS[1];

export const OPERATIONS_A_TURN = 2 * STEPS;

type Step = (name: string) => string;

const multiplyAdd: Step = (x) => `${x} * a + b`;

// Tends to 0.567 from anywhere.
const exponential: Step = (x) => `Math.exp(-${x})`;

/** Chains of steps that do not wait for each other; `numbers` are a, b and how many turns to take. */
function source(step: Step): string {
  return `function (numbers) {
    const a = numbers[0][0][0];
    const b = numbers[0][0][1];
    const turns = numbers[0][0][2];
    let w = this.thread.x * 0.001;
    let x = this.thread.y * 0.001;
    let y = w + 0.5;
    let z = x + 0.5;
    for (let turn = 0; turn < turns; turn++) {
      for (let inner = 0; inner < ${INNER}; inner++) { ${CHAINS.map((name) => `${name} = ${step(name)};`).join(' ')} }
    }
    return w + x + y + z;
  }`;
}

interface Turning {
  run(turns: number): Promise<void>;
  destroy(): void;
}

export function turning({ device }: WebGlEngine): Turning {
  return turningOn(device, multiplyAdd, EXTENTS);
}

function turningOn(device: Device, step: Step, extents: Extents): Turning {
  const store = device.store([3, 1, 1]);
  const kernel = device.kernel(source(step), extents);
  return {
    async run(turns) {
      await kernel.run(store.fill(Float32Array.of(0.999, 0.5, turns)));
    },
    destroy() {
      kernel.destroy();
      store.destroy();
    },
  };
}

export async function webglCeilings({ device }: WebGlEngine): Promise<Ceilings> {
  const using = async <T>(
    step: Step,
    extents: Extents,
    measure: (run: Turning['run']) => Promise<T>,
  ): Promise<T> => {
    const made = turningOn(device, step, extents);
    try {
      return await measure(made.run);
    } finally {
      made.destroy();
    }
  };
  const steps = (step: Step): Promise<number> =>
    using(step, EXTENTS, async (run) => {
      const rate = await bestRate(run, TRY, MOST_TURNS);
      const turns = Math.min(MOST_TURNS, rate * TRY);
      // The numbers are read back beside.
      const besides = await leastSeconds(() => run(0), TRY);
      return (STEPS * turns) / Math.max(turns / rate - besides, turns / rate / 2);
    });
  const launch = await using(multiplyAdd, [1, 1, 1], (run) => leastSeconds(() => run(0), TRY));
  const f32 = { operations: 2 * (await steps(multiplyAdd)), transcendentals: await steps(exponential) };
  return { f32, f64: null, copy: null, readback: null, launch };
}
