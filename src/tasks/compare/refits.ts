/** Refits of fits to some or to resampled rows of their own. */
import type { Backend } from '../../backend/contract.js';
import type { Control } from '../../control.js';
import { throwIfAborted } from '../../errors.js';
import { residualSize } from '../../loss/residual.js';
import type { StartSet } from '../../problem/problem.js';
import { hasConverged } from '../../problem/replicates.js';
import type { ResamplePlan } from '../../problem/resample.js';
import { createStarts } from '../../problem/starts.js';
import type { Refined } from '../../solver/results.js';
import type { SearchOptions } from '../../solver/search-options.js';
import type { Fitted } from '../contenders/fitted.js';
import type { DividedWork, MakeParts } from '../divided-work.js';
import { secondsOfRefit } from '../fit/fit-work.js';
import { refitAll } from '../uncertainty/refits.js';

const TOLERANCE = { f32: 4e-7, f64: 1e-9 } as const;

/** Deltas of absolute and quantile losses in searches, relative to the losses. */
const SMOOTHING = 1e-3;

/** The refits of a fit to the resamples of a plan, each from the optimum of all rows and from so many `seeded` starts. */
export interface RefitSeries {
  readonly of: Fitted;
  readonly plan: ResamplePlan;
  readonly resamples: number;
  readonly seeded: number;
  /** Steps of a refit at most. */
  readonly maxSteps: number;
}

export interface Refits {
  readonly count: number;
  /** Refits that ended without converging. */
  readonly failed: number;
  /** The law of refit `k` at rows of the fit's table, natural units: see `rows` of its outcome. */
  predict(k: number, rows: Int32Array): Float64Array;
}

/** Makes all refits of a series. Rejects with an `AbortError`. */
export async function refitsOf(series: RefitSeries, backend: Backend, control: Control): Promise<Refits> {
  return refitsFrom(series, await refined(series, backend, 0, series.resamples, control));
}

type Ends = Pick<Refined, 'count' | 'parameters' | 'status'>;

/** Refits `first .. first + count - 1`, in float64, internal coordinates. */
async function refined(
  { of: { record, model }, plan, seeded, maxSteps }: RefitSeries,
  backend: Backend,
  first: number,
  count: number,
  control: Control,
): Promise<Ends> {
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
    fill(from, n, out) {
      const skip = from === 0 ? 1 : 0;
      if (skip === 1) out.set(best);
      if (n > skip) others.fill(from + skip - 1, n - skip, out.subarray(skip * problem.size));
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
    const request = { problem, prepared, onCpu, plan, first, resamples: count, starts, options };
    return await refitAll(request, control);
  } finally {
    prepared.dispose();
  }
}

function refitsFrom({ of: { model, rows } }: RefitSeries, { count, parameters, status }: Ends): Refits {
  const { problem } = model;
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
}

/** Successive refits of several series, one after the other. */
export interface SeriesPart {
  readonly count: number;
  /** The series of each refit, by its number. */
  readonly series: Float64Array;
  /** `Status` codes. */
  readonly status: Uint8Array;
  /** count x width, internal coordinates, of which a smaller law has the first. */
  readonly parameters: Float64Array;
  readonly width: number;
}

/** Has the refits of all series made in parts, as one work. */
export type MakeSeries = (
  work: DividedWork<SeriesPart> & { readonly width: number },
) => ReturnType<MakeParts<SeriesPart>>;

/** The refits of each of `all`, made by `elsewhere`. */
export async function seriesElsewhere(
  all: readonly RefitSeries[],
  backends: { readonly first: Backend; for(fitted: Fitted): Promise<Backend> },
  elsewhere: MakeSeries,
): Promise<ReadonlyMap<RefitSeries, Refits>> {
  const width = Math.max(0, ...all.map(({ of }) => of.model.problem.size));
  const seconds = all.reduce(
    (sum, { of, resamples, seeded }) => sum + resamples * secondsOfRefit(of.model, 1 + seeded),
    0,
  );
  const items = all.reduce((sum, { resamples }) => sum + resamples, 0);
  const read = await elsewhere({
    ...{ items, width, secondsEach: seconds / items },
    given: Float64Array.from(all.flatMap(({ of }) => Object.values(of.record.parameters))),
    backend: () => backends.first.info,
    async make(first, count, control) {
      const part = emptyPart(count, width);
      let [of, before] = [0, 0];
      for (let done = 0; done < count; ) {
        const series = all[of];
        const within = Math.min(count - done, before + series.resamples - first - done);
        if (within > 0) {
          const made = await refined(series, await backends.for(series.of), first + done - before, within, {
            ...control,
            progress: (k) => control.progress?.(done + k, count),
          });
          if (made.count < within) throwIfAborted(control.signal);
          place(part, done, of, series.of.model.problem.size, made);
          done += within;
        }
        before += series.resamples;
        of++;
      }
      return part;
    },
  });
  const ends = all.map(({ of, resamples }) => ({
    count: resamples,
    parameters: new Float64Array(resamples * of.model.problem.size),
    status: new Uint8Array(resamples),
  }));
  const placed = all.map(() => 0);
  await read(({ count, series, status, parameters }) => {
    for (let k = 0; k < count; k++) {
      const of = series[k];
      const { size } = all[of].of.model.problem;
      const to = placed[of]++;
      ends[of].parameters.set(parameters.subarray(k * width, k * width + size), to * size);
      ends[of].status[to] = status[k];
    }
  });
  return new Map(all.map((series, of) => [series, refitsFrom(series, ends[of])]));
}

function emptyPart(count: number, width: number): SeriesPart {
  return {
    ...{ count, width },
    series: new Float64Array(count),
    status: new Uint8Array(count),
    parameters: new Float64Array(count * width).fill(Number.NaN),
  };
}

function place(
  { series, status, parameters, width }: SeriesPart,
  at: number,
  of: number,
  size: number,
  made: Ends,
) {
  series.fill(of, at, at + made.count);
  status.set(made.status.subarray(0, made.count), at);
  for (let k = 0; k < made.count; k++) {
    parameters.set(made.parameters.subarray(k * size, (k + 1) * size), (at + k) * width);
  }
}
