import { processorName, yieldToEvents } from '#platform';
import { throwIfAborted } from '../../errors.js';
import type { Problem } from '../../problem/problem.js';
import type { Backend, Control, PreparedProblem } from '../contract.js';
import { createFitter } from './fit.js';
import { createObjective } from './objective.js';

/** Longest stretch without looking at the event loop, milliseconds: Ctrl-C and aborts should feel immediate. */
const SLICE = 50;

/** The CPU back end: float64 throughout, on any machine. */
export function createCpuBackend(): Backend {
  return {
    info: { name: 'cpu', adapter: processorName(), precision: 'f64', software: false },
    prepare: async (problem) => prepare(problem),
    dispose() {},
  };
}

function prepare(problem: Problem): PreparedProblem {
  const { size } = problem;
  const fitStart = createFitter(problem);
  const objectiveAt = createObjective(problem);
  return {
    async search(starts, first, count, options, control) {
      const parameters = new Float64Array(count * size);
      const objective = new Float64Array(count);
      const status = new Uint8Array(count);
      const steps = new Uint32Array(count);
      starts.fill(first, count, parameters);
      await inSlices(count, control, (k) => {
        const end = fitStart(parameters.subarray(k * size, (k + 1) * size), options);
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
      await inSlices(count, control, (k) => {
        const from = k * size;
        const to = from + size;
        objective[k] = objectiveAt(points.subarray(from, to), smoothing, gradient.subarray(from, to));
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
