/** Refits of resamples on one thread: draw, search, and then polish. */

import { quadraticForm } from '../linear-algebra/matrix-shape.js';
import { packedLength } from '../linear-algebra/packed.js';
import { displacement } from '../problem/displacement.js';
import { shapeOf } from '../problem/group-coordinates.js';
import { createResampler, type ResamplePlan } from '../problem/resample.js';
import { Status, type StatusCode } from '../problem/status.js';
import { emptyFits, fitSideBySide } from './batch.js';
import type { CpuKernel } from './kernel.js';
import { KnownMinima } from './known-minima.js';
import type { LocalResult } from './levenberg-marquardt.js';
import { createLocalSearch } from './local-search.js';
import { createPasses, type Normal } from './passes.js';
import { createPolisher, type Polished, type Polisher } from './polish.js';
import type { Refined, RefitResult } from './results.js';
import { robustCovariance } from './robust-covariance.js';
import type { Precision, SearchOptions } from './search-options.js';
import { withSharedStart } from './shared-start.js';
import type { FitQueue, SideBySide } from './side-by-side.js';

/** A point within this quadratic distance of a minimum, relative to the objective, lies in its basin. */
const BASIN = 1e-2;

/** The second of a resample's two points is polished too where its objective is at most this much higher, relative. */
const COMPETITIVE = 1e-4;

/** Objectives that differ by less, relative, count as equal. */
const SAME = 1e-8;

type SearchArguments = Parameters<Refitter['search']>;

export interface Refitter {
  /**
   * Fits resamples `first .. first + count - 1` from every one of `starts` (row-major), in order, into the entries of `out` from
   * `from` on, and polishes the results into the same entries of `refined`, where that is given. Yields every few milliseconds.
   */
  search(
    first: number,
    count: number,
    starts: Float64Array,
    options: SearchOptions,
    out: RefitResult,
    from: number,
    refined?: Refined,
  ): Generator<void>;
  /** Polishes the results of another search, entry `k` of `searched`, into the same entry of `out`, in at most `maxSteps`. */
  refine(resample: number, searched: RefitResult, maxSteps: number, out: Refined, k: number): void;
}

/**
 * Draws and fits the resamples of `plan`, with buffers made once: one by one, or side by side by `side`, the starts of a resample where
 * fits share their rows there, else resamples. Which minima `search` keeps is as in `shaders/reduce.wgsl`, its twin. Fits that are
 * polished from `origin`, where it is not empty, share their first sums.
 */
export function createRefitter(
  kernel: CpuKernel,
  precision: Precision,
  plan: ResamplePlan,
  side?: SideBySide,
  origin: Float64Array = new Float64Array(0),
): Refitter {
  const { size } = kernel;
  const resampler = createResampler(plan, kernel);
  const { weight, target, columns = kernel.columns } = resampler;
  const resampled: CpuKernel = { ...kernel, weight, target, columns };
  const passes = createPasses(resampled);
  const search = createLocalSearch(resampled, passes, precision);
  // Made before anything is drawn: the residual scale that it computes must not depend on which resample is first.
  const polishAlone = createPolisher(resampled, passes);
  const common =
    origin.length === 0 ? passes : withSharedStart(resampled, passes, origin, plan.kind === 'noise');
  const polishShared = common === passes ? undefined : createPolisher(resampled, common);
  const polish: Polisher = (start, options) => {
    const polished = polishShared?.(start, options);
    // Of a fit that stays where it starts all sums are to be its own.
    return polished !== undefined && polished.steps > 0 ? polished : polishAlone(start, options);
  };
  const clustered = plan.kind === 'draw' && plan.order.length < kernel.rows;
  const sampling = { weight: kernel.weight, ...(clustered ? { group: plan.unit } : {}) };
  const draw = (resample: number): void => {
    resampler.draw(resample);
    passes.reload();
  };
  const polishBoth = (searched: RefitResult, maxSteps: number, out: Refined, k: number): void => {
    const found = (which: 0 | 1): Float64Array =>
      searched.parameters.slice((2 * k + which) * size, (2 * k + which + 1) * size);
    const first = polish(found(0), { maxSteps, brief: true });
    const [firstObjective, otherObjective] = [searched.objective[2 * k], searched.objective[2 * k + 1]];
    const isCompetitive =
      otherObjective <= firstObjective * (1 + COMPETITIVE) || !Number.isFinite(first.objective);
    let best = first;
    if (isCompetitive && Number.isFinite(otherObjective) && !isInBasin(kernel, first, found(1))) {
      const second = polish(found(1), { maxSteps, brief: true });
      if (second.objective < first.objective * (1 - SAME) || !Number.isFinite(first.objective)) best = second;
    }
    out.parameters.set(best.parameters, k * size);
    out.objective[k] = best.objective;
    out.status[k] = best.status;
    out.improved[k] = best === first ? 0 : 1;
    if (out.covariance.length > 0) {
      out.covariance.set(
        robustCovariance(resampled, passes.evaluator, best, sampling),
        k * packedLength(size),
      );
    }
  };
  /** Keeps the result of start number `start` in entry `k`: the first has one of its own, of the others the lowest. */
  const keep = (
    out: RefitResult,
    k: number,
    start: number,
    at: Float64Array,
    { objective, status }: Pick<LocalResult, 'objective' | 'status'>,
  ): void => {
    const entry = 2 * k + Math.min(start, 1);
    if (start > 0 && !(objective < out.objective[entry])) return;
    out.parameters.set(at, entry * size);
    out.objective[entry] = objective;
    out.status[entry] = status;
  };
  function* oneByOne(
    ...[first, count, starts, options, out, from, refined]: SearchArguments
  ): Generator<void> {
    const at = new Float64Array(size);
    const known = options.merge ? new KnownMinima() : undefined;
    for (let k = from; k < from + count; k++) {
      draw(first + k - from);
      known?.clear();
      for (let start = 0; start * size < starts.length; start++) {
        at.set(starts.subarray(start * size, (start + 1) * size));
        keep(out, k, start, at, search(at, options, known));
      }
      if (refined !== undefined) polishBoth(out, options.maxSteps, refined, k);
      yield;
    }
  }
  /** All lanes fit one resample at a time, each from starts of its own. */
  function* startsSideBySide(
    side: SideBySide,
    ...[first, count, starts, options, out, from, refined]: SearchArguments
  ): Generator<void> {
    const startCount = starts.length / size;
    const fit = fitSideBySide(size, side, search);
    const known = options.merge ? new KnownMinima() : undefined;
    for (let k = from; k < from + count; k++) {
      draw(first + k - from);
      side.setRows(0, resampled);
      const fits = emptyFits(starts.slice(), startCount);
      yield* fit(fits, 0, startCount, options, known);
      const { parameters, objective, status } = fits;
      for (let start = 0; start < startCount; start++) {
        const end = { objective: objective[start], status: status[start] as StatusCode };
        keep(out, k, start, parameters.subarray(start * size, (start + 1) * size), end);
      }
      if (refined !== undefined) polishBoth(out, options.maxSteps, refined, k);
    }
  }
  /** Every lane fits one resample at a time, from its starts in turn. */
  function* sideBySide(
    { lanes, run, setRows }: SideBySide,
    ...[first, count, starts, options, out, from, refined]: SearchArguments
  ): Generator<void> {
    const startCount = starts.length / size;
    const fits = Array.from({ length: lanes }, () => ({
      k: 0,
      start: startCount,
      known: options.merge ? new KnownMinima() : undefined,
    }));
    let next = from;
    const startOf = (start: number): Float64Array => starts.subarray(start * size, (start + 1) * size);
    const queue: FitQueue = {
      next(lane, at) {
        const fit = fits[lane];
        if (fit.start === startCount) {
          if (next >= from + count) return false;
          fit.k = next++;
          fit.start = 0;
          fit.known?.clear();
          resampler.draw(first + fit.k - from);
          setRows(lane, resampled);
        }
        at.set(startOf(fit.start));
        return true;
      },
      end(lane, at, result) {
        const fit = fits[lane];
        const { k, start, known } = fit;
        const isLast = ++fit.start === startCount;
        const failed = result.status === Status.notFinite;
        if (failed || (isLast && refined !== undefined)) draw(first + k - from);
        if (failed) {
          known?.abandon();
          at.set(startOf(start));
          keep(out, k, start, at, search(at, options, known));
        } else {
          if (result.status !== Status.merged) known?.add(at, result.normal);
          keep(out, k, start, at, result);
        }
        if (isLast && refined !== undefined) polishBoth(out, options.maxSteps, refined, k);
      },
      ...(options.merge
        ? { basinOf: (lane: number, at: Float64Array, sums: Normal) => fits[lane].known?.basinOf(at, sums) }
        : {}),
    };
    yield* run(queue, options);
  }
  return {
    search: (...all) => {
      if (side === undefined) return oneByOne(...all);
      return side.shared ? startsSideBySide(side, ...all) : sideBySide(side, ...all);
    },
    refine(resample, searched, maxSteps, out, k) {
      draw(resample);
      polishBoth(searched, maxSteps, out, k);
    },
  };
}

function isInBasin(kernel: CpuKernel, minimum: Polished, point: Float64Array): boolean {
  const difference = displacement(kernel, minimum.parameters, point);
  return quadraticForm(shapeOf(kernel), minimum.gaussNewton, difference) / 2 <= BASIN * minimum.objective;
}
