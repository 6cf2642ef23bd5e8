import { processorName, yieldToEvents } from '#platform';
import { throwIfAborted } from '../../errors.js';
import { huberForm } from '../../problem/loss.js';
import { Status } from '../../problem/status.js';
import type { Backend, Control, PreparedProblem } from '../contract.js';
import { createFitter } from './fit.js';
import { type CpuKernel, compileKernel } from './kernel.js';
import { createPasses, type Precision } from './passes.js';
import { fitsSingle } from './single.js';

/** Longest stretch without looking at the event loop, milliseconds: Ctrl-C and aborts should feel immediate. */
const SLICE = 50;

export interface CpuOptions {
  /** Arithmetic of the search; polishing is float64 either way. */
  readonly precision?: Precision;
}

/** The CPU back end: WebAssembly SIMD, on any machine. */
export function createCpuBackend({ precision = 'f32' }: CpuOptions = {}): Backend {
  return {
    info: { name: 'cpu', adapter: processorName(), precision, software: false },
    prepare: async (problem) => prepare(await compileKernel(problem), precision),
    dispose() {},
  };
}

function prepare(kernel: CpuKernel, asked: Precision): PreparedProblem {
  const { size, loss } = kernel;
  const passes = createPasses(kernel);
  const fitWide = createFitter(kernel, passes, 'f64');
  const fitStart = asked === 'f32' && fitsSingle(kernel) ? createFitter(kernel, passes, 'f32') : fitWide;
  return {
    async search(starts, first, count, options, control) {
      const parameters = new Float64Array(count * size);
      const objective = new Float64Array(count);
      const status = new Uint8Array(count);
      const steps = new Uint32Array(count);
      starts.fill(first, count, parameters);
      await inSlices(count, control, (k) => {
        const at = parameters.subarray(k * size, (k + 1) * size);
        let end = fitStart(at, options);
        // What overflows single precision may still be within reach of double.
        if (end.status === Status.notFinite) end = fitWide(at, options);
        objective[k] = end.objective;
        status[k] = end.status;
        steps[k] = end.steps;
      });
      return { count, parameters, objective, status, steps };
    },
    async objective(points, smoothing, control) {
      const count = size === 0 ? 0 : points.length / size;
      const objective = new Float64Array(count);
      const gradient = new Float64Array(count * size);
      const form = huberForm(loss.rho, smoothing);
      await inSlices(count, control, (k) => {
        const from = k * size;
        const to = from + size;
        objective[k] = passes.gradient(points.subarray(from, to), form, gradient.subarray(from, to));
      });
      return { objective, gradient };
    },
    dispose() {},
  };
}

/** Runs `work` for 0 .. count - 1, letting events in between: how it is cut shows in no result. */
async function inSlices(
  count: number,
  control: Control | undefined,
  work: (k: number) => void,
): Promise<void> {
  throwIfAborted(control?.signal);
  let due = performance.now() + SLICE;
  for (let k = 0; k < count; k++) {
    work(k);
    if (performance.now() < due) continue;
    control?.progress?.(k + 1, count);
    await yieldToEvents();
    throwIfAborted(control?.signal);
    due = performance.now() + SLICE;
  }
  control?.progress?.(count, count);
}
