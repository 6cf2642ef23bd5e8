/** From search results to distinct minima, each polished in float64. */
import { yieldToEvents } from '#platform';
import { quadraticForm } from '../../linear-algebra/matrix-shape.js';
import { hasKink } from '../../loss/loss.js';
import { displacement } from '../../problem/displacement.js';
import { shapeOf } from '../../problem/group-coordinates.js';
import { Status, type StatusName, statusName } from '../../problem/status.js';
import type { CpuKernel, ProblemData } from '../../solver/kernel.js';
import { createPolisher, type Polished } from '../../solver/polish.js';
import { Interruption } from '../interruption.js';
import { exactObjective, nearlyExactObjective, searchedObjective } from './exactness.js';
import type { FollowedStarts } from './followed-starts.js';
import type { FlatMinimum } from './record.js';
import { AT_BEST, RIVAL } from './tolerances.js';

/** Search results whose parameters are kept, the best ones: only these are polished. */
const POOL_SIZE = 4096;

/** Polishes per fit: more minima than this only show that the law is not determined. */
const MAX_POLISHED = 32;

/**
 * Steps of polishing, as a multiple of the most of one polish, after which further results are polished at less length: where
 * many of them follow long valleys, most of these lead to the same end or to none.
 */
const LONG_POLISHES = 3;

/** Of those the lowest are followed to their ends afterwards, so many at most. */
const MOST_FOLLOWED = 4;

/** Search results worse than this many times the best did not converge to a rival minimum. */
const TAIL = 2;

/** A result is in a minimum's basin if its predicted and actual excess over it, relative to the minimum, are below this. */
const BASIN = 1e-2;

/** The same of a point on the way of polishing, which may lead further. */
const ENTERED = 1e-4;

/** Two polished results are one minimum if their objectives differ by less, relative. */
const SAME_MINIMUM = 1e-8;

/** Objectives that differ by less, relative, are equal but for rounding. */
const TIE = 1e-13;

export interface Candidate {
  readonly at: Float64Array;
  /** Exact penalty in float64. */
  readonly objective: number;
}

/**
 * Collects search results chunk by chunk in little memory: the objective of every start, parameters of the best only.
 */
export class SearchPool {
  readonly statuses: Record<StatusName, number> = {
    converged: 0,
    stepLimit: 0,
    atBound: 0,
    singular: 0,
    notFinite: 0,
    merged: 0,
  };
  private candidates: Candidate[] = [];
  /** The finite objectives of each chunk. */
  private readonly objectives: Float64Array[] = [];
  /** Results that are not below it come after all that are kept. */
  private limit = Infinity;

  /** Adds a chunk of search results. */
  take({ size, count, status, objective: objectives, parameters }: FollowedStarts): void {
    for (let k = 0; k < count; k++) {
      this.statuses[statusName(status[k])]++;
      const objective = objectives[k];
      if (!(objective < this.limit)) continue;
      this.candidates.push({ at: parameters.slice(k * size, (k + 1) * size), objective });
      if (this.candidates.length >= 2 * POOL_SIZE) this.prune();
    }
    this.objectives.push(objectives.filter(Number.isFinite));
    this.prune();
  }

  private prune(): void {
    this.candidates.sort((a, b) => a.objective - b.objective);
    this.candidates.length = Math.min(this.candidates.length, POOL_SIZE);
    this.limit = this.candidates[POOL_SIZE - 1]?.objective ?? Infinity;
  }

  /** The best results, best first. */
  get best(): readonly Candidate[] {
    return this.candidates;
  }

  countWithin(limit: number): number {
    let count = 0;
    for (const chunk of this.objectives) {
      for (const objective of chunk) if (objective <= limit) count++;
    }
    return count;
  }
}

export interface FoundMinimum {
  readonly polished: Polished;
  /** Search results in its basin, among those whose parameters were kept. */
  starts: number;
}

export interface Minima {
  /** Best first. */
  readonly found: readonly FoundMinimum[];
  /**
   * Search results at the best objective; or in its basin for losses with a kink (searches use a smoothed loss), for
   * runs nearly without noise (search rounding shows), and where searches stopped above the best in a flat valley.
   */
  readonly atBest: number;
  /** If the best minimum is flat. */
  readonly flat?: FlatMinimum;
}

/** Polishes the best search results until each lies in the basin of a known minimum; an abort keeps those found by then. */
export async function findMinima(
  problem: CpuKernel,
  pool: SearchPool,
  maxSteps: number,
  left = new Interruption({}),
): Promise<Minima> {
  const polish = createPolisher(problem);
  const found: FoundMinimum[] = [];
  const exact = exactObjective(problem);
  const searched = searchedObjective(problem);
  const floor = Math.max(objectiveFloor(problem), exact);
  let polished = 0;
  let steps = 0;
  /** The minimum in whose basin polishing has come. */
  const entered = (at: Float64Array, objective: number): FoundMinimum | undefined =>
    found.find(
      ({ polished: known }) =>
        hasLowest(known) &&
        objective >= known.objective &&
        isInBasin(problem, known, { at, objective }, 0, ENTERED),
    );
  const isEnough = (at: Float64Array, objective: number): boolean => entered(at, objective) !== undefined;
  const inFull = (start: Float64Array): Polished => {
    // Beside a minimum only rivals of it matter.
    const best = found[0]?.polished;
    const goal = best !== undefined && isSettled(best) ? best.objective * (1 + RIVAL) + floor : Infinity;
    const result = polish(start, { maxSteps, isEnough, goal });
    steps += result.steps;
    return result;
  };
  /** Results of short polishes that did not converge. */
  const open: Polished[] = [];
  const inTurn = (start: Float64Array): Polished => {
    if (steps <= LONG_POLISHES * maxSteps) return inFull(start);
    const result = polish(start, { maxSteps, short: true, isEnough });
    if (isSettled(result) || !Number.isFinite(result.objective)) return result;
    if (isEnough(result.parameters, result.objective)) return result;
    if (result.objective < (found[0]?.polished.objective ?? Infinity)) return inFull(result.parameters);
    open.push(result);
    return result;
  };
  const take = (minimum: Polished): FoundMinimum | undefined => {
    if (!Number.isFinite(minimum.objective)) return undefined;
    const same =
      found.find(({ polished: other }) => isSame(problem, other, minimum, floor)) ??
      (isSettled(minimum) ? undefined : entered(minimum.parameters, minimum.objective));
    if (same !== undefined) {
      same.starts++;
      return same;
    }
    const fresh = { polished: minimum, starts: 1 };
    found.push(fresh);
    found.sort((a, b) => a.polished.objective - b.polished.objective);
    return fresh;
  };
  /** What the results that were polished led to: starts that merged have the same one. */
  const ends: { readonly candidate: Candidate; readonly end: FoundMinimum | undefined }[] = [];
  for (const candidate of pool.best) {
    // Relative to an objective of zero every result is far off: only polishing shows where it leads.
    const isTail = found.length > 0 && found[0].polished.objective > exact;
    if (isTail && candidate.objective > TAIL * found[0].polished.objective + searched) break;
    const same = ends.find(({ candidate: other }) => isSamePoint(other, candidate));
    const known =
      same?.end ?? found.find(({ polished }) => isInBasin(problem, polished, candidate, searched));
    if (known !== undefined) known.starts++;
    if (known !== undefined || same !== undefined) continue;
    if (polished >= MAX_POLISHED) continue;
    polished++;
    ends.push({ candidate, end: take(inTurn(candidate.at)) });
    await yieldToEvents();
    if (!left.isAsked) continue;
    left.out('before all minima were polished');
    break;
  }
  open.sort((a, b) => a.objective - b.objective);
  for (let k = 0; k < Math.min(open.length, MOST_FOLLOWED) && !left.isAsked; k++) {
    // Below a minimum that is attained one attempt is enough.
    if (k > 0 && isSettled(found[0].polished)) break;
    take(inFull(open[k].parameters));
    await yieldToEvents();
  }
  if (found.length === 0) return { found, atBest: 0 };
  // A polish that did not converge is no minimum, unless it has the lowest objective.
  const minima = found.filter(({ polished }, rank) => rank === 0 || isSettled(polished));
  preferCommon(minima, floor);
  const best = minima[0].polished.objective;
  const within = pool.countWithin(best * (1 + AT_BEST) + floor);
  const byBasin = hasKink(problem.loss.rho) || best <= nearlyExactObjective(problem) || within === 0;
  const atBest = byBasin ? minima[0].starts : within;
  return { found: minima, atBest };
}

/** Whether polishing converged to a minimum, at a bound included. */
export function isSettled({ status }: Pick<Polished, 'status'>): boolean {
  return status === Status.converged || status === Status.atBound;
}

/** Newton's method would lower the objective by no more than this, relative. */
const NEGLIGIBLE_DECREMENT = 1e-9;

/** Whether polishing reached the lowest objective of a basin, though its minimum be flat to rounding. */
export function hasLowest(polished: Polished): boolean {
  return isSettled(polished) || polished.decrement <= NEGLIGIBLE_DECREMENT;
}

/** With a condition number above this, a parameter may have diverged. */
const ILL_CONDITIONED = 1e12;

/** Whether a parameter may have diverged: the fit did not converge, or its minimum is nearly flat. */
export function mayRunAway({ status, condition }: Polished): boolean {
  return !isSettled({ status }) || condition > ILL_CONDITIONED;
}

/**
 * Symmetric minima (a width and its negative, two terms exchanged) have the same objective but for rounding: of those
 * that tie for the best, the one reached from most starts comes first.
 */
function preferCommon(found: FoundMinimum[], floor: number): void {
  const limit = found[0].polished.objective * (1 + TIE) + floor;
  const ties = found.filter(({ polished }) => polished.objective <= limit);
  ties.sort((a, b) => b.starts - a.starts);
  found.splice(0, ties.length, ...ties);
}

function isSamePoint(a: Candidate, b: Candidate): boolean {
  return a.objective === b.objective && a.at.every((x, i) => x === b.at[i]);
}

/** Rounding error of the objective: that of an exact fit to noiseless runs is not larger. */
export function objectiveFloor({ target, weight, loss, counts }: ProblemData): number {
  const size = target.reduce((sum, t, i) => sum + weight[i] * (counts?.size[i] ?? Math.abs(t)), 0);
  const relative = loss.rho.kind === 'squared' || loss.rho.kind === 'huber' ? 1e-26 : 1e-13;
  return relative * Math.max(size, Number.MIN_VALUE);
}

/**
 * Whether a point lies in the basin of a minimum, as a rise of at most the fraction `basin` of the minimum's objective, plus
 * `floor`, and the quadratic model at the minimum show.
 */
export function isInBasin(
  problem: ProblemData,
  minimum: Polished,
  candidate: Candidate,
  floor: number,
  basin = BASIN,
): boolean {
  const predicted =
    quadraticForm(
      shapeOf(problem),
      minimum.gaussNewton,
      displacement(problem, minimum.parameters, candidate.at),
    ) / 2;
  const excess = candidate.objective - minimum.objective;
  const limit = basin * minimum.objective + floor;
  // Without curvature a small excess does not imply a small distance: parameters must be close as well.
  const closed = new Set(problem.closed);
  const isNear = (u: number, i: number): boolean =>
    closed.has(i) || Math.abs(u - minimum.parameters[i]) <= maxDistance(problem, minimum, i);
  return predicted <= limit && excess <= limit && candidate.at.every(isNear);
}

/** Largest distance of a search result from its minimum along one coordinate; other minima are further away. */
function maxDistance(problem: ProblemData, minimum: Polished, i: number): number {
  const span = problem.upper[i] - problem.lower[i];
  return Number.isFinite(span) ? 0.25 * span : Math.max(1, Math.abs(minimum.parameters[i]));
}

function isSame(problem: ProblemData, a: Polished, b: Polished, floor: number): boolean {
  if (Math.abs(a.objective - b.objective) > SAME_MINIMUM * Math.abs(a.objective) + floor) return false;
  // A plateau is one minimum, wherever on it polishing converged.
  if (a.flat === true && b.flat === true) return true;
  const difference = displacement(problem, a.parameters, b.parameters);
  return (
    quadraticForm(shapeOf(problem), a.gaussNewton, difference) / 2 <=
    Math.sqrt(SAME_MINIMUM) * a.objective + floor
  );
}
