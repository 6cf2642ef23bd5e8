/** Refits of a fit to some or to resampled rows of its own. */
import type { Backend } from '../../backend/contract.js';
import type { Control } from '../../control.js';
import { residualSize } from '../../loss/residual.js';
import type { StartSet } from '../../problem/problem.js';
import { hasConverged } from '../../problem/replicates.js';
import type { ResamplePlan } from '../../problem/resample.js';
import { createStarts } from '../../problem/starts.js';
import type { SearchOptions } from '../../solver/search-options.js';
import type { Fitted } from '../contenders/fitted.js';
import { refitAll } from '../uncertainty/refits.js';

const TOLERANCE = { f32: 4e-7, f64: 1e-9 } as const;

/** Deltas of absolute and quantile losses in searches, relative to the losses. */
const SMOOTHING = 1e-3;

export interface Refits {
  readonly count: number;
  /** Refits that ended without converging. */
  readonly failed: number;
  /** The law of refit `k` at rows of the fit's table, natural units: see `rows` of its outcome. */
  predict(k: number, rows: Int32Array): Float64Array;
}

/** Fits each resample of `plan`, from the optimum of all rows and from so many `seeded` starts, in `maxSteps` at most. Rejects with an `AbortError`. */
export async function refitsOf(
  { record, model, rows }: Fitted,
  backend: Backend,
  plan: ResamplePlan,
  resamples: number,
  { seeded, maxSteps }: { readonly seeded: number; readonly maxSteps: number },
  control: Control,
): Promise<Refits> {
  const { job } = record;
  const { problem, free } = model;
  const best = model.toInternal(free.map(({ name }) => record.parameters[name]));
  const others = createStarts(model, {
    plan: { kind: 'seeded', count: seeded },
    planned: true,
    given: [],
    range: job.range,
    seed: job.seed,
  });
  const starts: StartSet = {
    count: 1 + others.count,
    fill(first, n, out) {
      const skip = first === 0 ? 1 : 0;
      if (skip === 1) out.set(best);
      if (n > skip) others.fill(first + skip - 1, n - skip, out.subarray(skip * problem.size));
    },
  };
  const options: SearchOptions = {
    maxSteps: Math.min(job.maxSteps, maxSteps),
    tolerance: TOLERANCE[backend.info.precision],
    smoothing: SMOOTHING * residualSize(problem),
    merge: !job.exhaustive,
  };
  const prepared = await backend.prepare(problem);
  try {
    const onCpu = backend.info.name === 'cpu';
    const refined = await refitAll({ problem, prepared, onCpu, plan, resamples, starts, options }, control);
    const { count, parameters, status } = refined;
    return {
      count,
      failed: status.reduce((sum, code) => sum + (hasConverged(code) ? 0 : 1), 0),
      predict(k, at) {
        const pick = (column: ArrayLike<number>): Float64Array => Float64Array.from(at, (row) => column[row]);
        const inputs = Object.fromEntries(
          Object.entries(rows.inputs).map(([name, column]) => [name, pick(column)]),
        );
        const group = rows.group && Uint32Array.from(at, (row) => rows.group?.[row] ?? 0);
        const own = parameters.subarray(k * problem.size, (k + 1) * problem.size);
        const values = model.predict(own, inputs, group);
        // A constant has one value, whatever the rows.
        return model.inputs.length === 0 && group === undefined
          ? new Float64Array(at.length).fill(values[0])
          : values;
      },
    };
  } finally {
    prepared.dispose();
  }
}
