/** From the ends of a search to distinct minima, each polished in float64. */
import { yieldToEvents } from '#platform';
import type { Control } from '../../control.js';
import { throwIfAborted } from '../../errors.js';
import { quadraticForm } from '../../linear-algebra/packed.js';
import { hasKink } from '../../loss/loss.js';
import { displacement } from '../../problem/displacement.js';
import { Status, type StatusName, statusName } from '../../problem/status.js';
import { createExactObjective } from '../../solver/exact-objective.js';
import type { CpuKernel, ProblemData } from '../../solver/kernel.js';
import { createPasses } from '../../solver/passes.js';
import { createPolisher, type Polished } from '../../solver/polish.js';
import type { SearchResult } from '../../solver/results.js';
import { exactObjective, nearlyExactObjective, searchedObjective } from './exactness.js';
import type { FlatMinimum } from './record.js';
import { AT_BEST } from './tolerances.js';

/** Ends whose parameters are kept: the best of them are all that polishing looks at. */
const POOL = 4096;

/** Polishes per fit: more minima than this say that the law is not determined, not which they are. */
const MOST_POLISHED = 32;

/** Ends worse than this many times the best are tails, not rival minima. */
const TAIL = 2;

/** Where an end lies in a basin: predicted and actual excess over its minimum, relative to the minimum, below this. */
const BASIN = 1e-2;

/** Two polished ends are one minimum where their objectives differ by less, relative. */
const SAME = 1e-8;

/** Objectives that differ by less, relative, are equal but for rounding. */
const TIE = 1e-13;

/** Longest stretch without looking at the event loop, milliseconds. */
const SLICE = 50;

export interface End {
  readonly at: Float64Array;
  /** Exact penalty in float64. */
  readonly objective: number;
}

/**
 * Collects search results piece by piece in little memory: one number for every end so far, parameters of the best.
 */
export class Ends {
  readonly statuses: Record<StatusName, number> = {
    converged: 0,
    stepLimit: 0,
    atBound: 0,
    singular: 0,
    notFinite: 0,
    merged: 0,
  };
  private pool: End[] = [];
  /** The finite objectives of each piece. */
  private readonly objectives: Float64Array[] = [];
  private readonly exact: (at: Float64Array) => number;

  constructor(private readonly problem: CpuKernel) {
    this.exact = createExactObjective(problem, createPasses(problem).evaluator);
  }

  /** Takes a piece of the search; its objectives are computed again in float64. */
  async add(result: SearchResult, control: Control): Promise<void> {
    const { size } = this.problem;
    const finite: number[] = [];
    let due = performance.now() + SLICE;
    for (let k = 0; k < result.count; k++) {
      this.statuses[statusName(result.status[k])]++;
      if (result.status[k] === Status.notFinite) continue;
      const at = result.parameters.slice(k * size, (k + 1) * size);
      const objective = this.exact(at);
      if (!Number.isFinite(objective)) continue;
      finite.push(objective);
      this.pool.push({ at, objective });
      if (this.pool.length >= 2 * POOL) this.prune();
      if (performance.now() < due) continue;
      await yieldToEvents();
      throwIfAborted(control.signal);
      due = performance.now() + SLICE;
    }
    this.objectives.push(Float64Array.from(finite));
    this.prune();
  }

  private prune(): void {
    this.pool.sort((a, b) => a.objective - b.objective);
    this.pool.length = Math.min(this.pool.length, POOL);
  }

  /** The best ends, best first. */
  get best(): readonly End[] {
    return this.pool;
  }

  countWithin(limit: number): number {
    let count = 0;
    for (const piece of this.objectives) {
      for (const objective of piece) if (objective <= limit) count++;
    }
    return count;
  }
}

export interface FoundMinimum {
  readonly polished: Polished;
  /** Ends in its basin, among those whose parameters were kept. */
  starts: number;
}

export interface Minima {
  /** Best first. */
  readonly found: readonly FoundMinimum[];
  /**
   * Ends at the best objective; in its basin for losses with a kink, whose ends are smoothed, for runs nearly without
   * noise, beside which the arithmetic of a search shows, and where a flat valley stopped the search above the best.
   */
  readonly atBest: number;
  /** Where the best is flat. */
  readonly flat?: FlatMinimum;
}

/** Polishes the best ends until each lies in the basin of a known minimum. */
export async function findMinima(
  problem: CpuKernel,
  ends: Ends,
  maxSteps: number,
  control: Control,
): Promise<Minima> {
  const polish = createPolisher(problem);
  const found: FoundMinimum[] = [];
  const exact = exactObjective(problem);
  const searched = searchedObjective(problem);
  const floor = Math.max(objectiveFloor(problem), exact);
  let polished = 0;
  for (const end of ends.best) {
    // Beside an objective of zero every end is a tail: where it leads, polishing says.
    const isTail = found.length > 0 && found[0].polished.objective > exact;
    if (isTail && end.objective > TAIL * found[0].polished.objective + searched) break;
    const known = found.find((minimum) => liesIn(problem, minimum.polished, end, searched));
    if (known !== undefined) {
      known.starts++;
      continue;
    }
    if (polished >= MOST_POLISHED) continue;
    polished++;
    const minimum = polish(end.at, { maxSteps });
    if (!Number.isFinite(minimum.objective)) continue;
    const same = found.find(({ polished: other }) => isSame(problem, other, minimum, floor));
    if (same === undefined) {
      found.push({ polished: minimum, starts: 1 });
      found.sort((a, b) => a.polished.objective - b.polished.objective);
    } else {
      same.starts++;
    }
    await yieldToEvents();
    throwIfAborted(control.signal);
  }
  if (found.length === 0) return { found, atBest: 0 };
  // Where polishing stopped on its way is no minimum, unless nothing lower was met.
  const minima = found.filter(({ polished }, rank) => rank === 0 || isSettled(polished));
  preferCommon(minima, floor);
  const best = minima[0].polished.objective;
  const within = ends.countWithin(best * (1 + AT_BEST) + floor);
  const byBasin = hasKink(problem.loss.rho) || best <= nearlyExactObjective(problem) || within === 0;
  const atBest = byBasin ? minima[0].starts : within;
  return { found: minima, atBest };
}

/** Whether polishing came to rest at a minimum. */
export function isSettled({ status }: Pick<Polished, 'status'>): boolean {
  return status === Status.converged || status === Status.atBound;
}

/**
 * Mirror images (a width and its negative, two terms exchanged) have the same objective but for rounding: of those that
 * tie for the best, the one that most starts lead to comes first.
 */
function preferCommon(found: FoundMinimum[], floor: number): void {
  const limit = found[0].polished.objective * (1 + TIE) + floor;
  const ties = found.filter(({ polished }) => polished.objective <= limit);
  ties.sort((a, b) => b.starts - a.starts);
  found.splice(0, ties.length, ...ties);
}

/** An objective this small is rounding: noiseless runs fit to the last digit. */
export function objectiveFloor({ target, weight, loss }: ProblemData): number {
  const size = target.reduce((sum, t, i) => sum + weight[i] * Math.abs(t), 0);
  const relative = loss.rho.kind === 'squared' || loss.rho.kind === 'huber' ? 1e-26 : 1e-13;
  return relative * Math.max(size, Number.MIN_VALUE);
}

function liesIn(problem: ProblemData, minimum: Polished, end: End, floor: number): boolean {
  const predicted = quadraticForm(minimum.gaussNewton, displacement(problem, minimum.parameters, end.at)) / 2;
  const excess = end.objective - minimum.objective;
  const limit = BASIN * minimum.objective + floor;
  // Where curvature is lost, near in objective is not near in parameters: only a small distance counts.
  const isNear = (u: number, i: number): boolean =>
    problem.closed.includes(i) || Math.abs(u - minimum.parameters[i]) <= reach(problem, minimum, i);
  return predicted <= limit && excess <= limit && end.at.every(isNear);
}

/** Far enough for any end of a search, too near for another minimum. */
function reach(problem: ProblemData, minimum: Polished, i: number): number {
  const span = problem.upper[i] - problem.lower[i];
  return Number.isFinite(span) ? 0.25 * span : Math.max(1, Math.abs(minimum.parameters[i]));
}

function isSame(problem: ProblemData, a: Polished, b: Polished, floor: number): boolean {
  if (Math.abs(a.objective - b.objective) > SAME * Math.abs(a.objective) + floor) return false;
  // All of a plateau is one minimum, wherever polishing came to rest on it.
  if (a.flat === true && b.flat === true) return true;
  const away = displacement(problem, a.parameters, b.parameters);
  return quadraticForm(a.gaussNewton, away) / 2 <= Math.sqrt(SAME) * a.objective + floor;
}
