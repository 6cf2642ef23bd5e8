/** Detects objectives whose infimum is not attained: the parameters that diverge and the lowest objective reached. */

import { shapeOf } from '../../problem/group-coordinates.js';
import type { Model } from '../../problem/model.js';
import { MANY_COORDINATES } from '../../solver/certificate.js';
import type { IsEnough } from '../../solver/newton.js';
import type { Polished, Polisher } from '../../solver/polish.js';
import { directionsOf, inverseForm } from '../uncertainty/eigen-directions.js';
import { isSettled } from './minima.js';
import type { Course, Runaway } from './record.js';

/** A parameter is fixed at these multiples of its value, or their reciprocals, each fit starting from the last one. */
const MULTIPLES = [10, 100, 1000];

/**
 * Largest relative rise of the objective from one value to the next: far out it hardly falls any more, and large
 * parameters that cancel add rounding.
 */
const MAX_RISE = 1e-4;

/**
 * Relative changes of all coordinates by which the objective hardly changes but by rounding, which far out may exceed `MAX_RISE`:
 * (1 + x / s)^-n for one has no digits left of which s = 1e16 could tell.
 */
const JITTERS = [-3e-13, -2e-13, -1e-13, 1e-13, 2e-13, 3e-13];

/** The same when starting from a minimum: rounding only. */
const ROUNDING = 1e-9;

/**
 * In the opposite direction the objective must rise by more than this, without flat directions: along a direction that
 * is flat on both sides no parameter diverges.
 */
const MIN_RISE = 1e-3;

/** Steps in the opposite direction, each by the largest multiple. */
const INWARD_STEPS = 3;

/** A refit that is low enough ends where, since it was last asked, the objective has fallen by no more than this, relative. */
const LEAST_FALL = 1e-8;

/** A rise by this fraction of the objective in the quadratic model is far above what parameters that diverge have. */
const PLAIN_RISE = 0.03;

/** A parameter that changes by more than this factor diverges together with the fixed one. */
const MOVED_FACTOR = 3;
/** While the fixed parameter changes by a factor of ten, one that diverges with it changes by more than this. */
const STILL_MOVING = 1.5;

/**
 * Fixes each parameter further and further out on either side of the fit and refits the others. If the objective keeps
 * falling, or no longer rises though it is higher in the opposite direction, no minimum is attained. Each refit takes
 * at most `maxSteps`. Undefined if no parameter diverges.
 */
export function runawayOf(
  model: Model,
  best: Polished,
  polisher: Polisher,
  maxSteps: number,
): Runaway | undefined {
  const polish: Polisher = (start, options) => polisher(start, { maxSteps, ...options });
  const start = model.toNatural(best.parameters);
  let lowest: Followed | undefined;
  for (const j of candidatesOf(model, best)) {
    // What diverges together with a parameter that was followed need not be followed itself.
    if (lowest !== undefined && courseOf(start[j], model.toNatural(lowest.at)[j]) !== undefined) continue;
    for (const outward of [true, false]) {
      const end = followParameter(model, best, polish, j, outward);
      if (end !== undefined && !(end.objective >= (lowest?.objective ?? Infinity))) lowest = end;
    }
  }
  if (lowest === undefined) return undefined;
  const far = model.toNatural(lowest.at);
  const before = model.toNatural(lowest.before);
  const parameters = Object.fromEntries(
    model.free.flatMap(({ name }, j): [string, Course][] => {
      const course = courseOf(start[j], far[j]);
      // What comes to rest beside one that diverges has moved, but does not diverge itself.
      return course === undefined || courseOf(before[j], far[j], STILL_MOVING) === undefined
        ? []
        : [[name, course]];
    }),
  );
  return { parameters, objective: lowest.objective };
}

/**
 * The parameters that may have diverged: of many coordinates, each of which takes refits of all, only those along which a
 * step to the first multiple raises the quadratic model by little.
 */
function candidatesOf({ free, problem }: Model, best: Polished): number[] {
  const all = [...free.keys()];
  if (all.length < MANY_COORDINATES) return all;
  const directions = directionsOf(shapeOf(problem), best.gaussNewton, best.atBound);
  return all.filter((j) => {
    const along = { places: Uint32Array.of(j), values: Float64Array.of(1) };
    if (best.atBound.includes(j) || directions.isOpen(along)) return true;
    const step = free[j].logarithmic
      ? Math.log(MULTIPLES[0])
      : (1 - 1 / MULTIPLES[0]) * Math.abs(best.parameters[j]);
    return step ** 2 / (2 * inverseForm(directions, along)) <= PLAIN_RISE * best.objective;
  });
}

/** The end of a parameter's course, and the point at the multiple before the last. */
interface Followed {
  readonly objective: number;
  readonly at: Float64Array;
  readonly before: Float64Array;
}

function followParameter(
  model: Model,
  best: Polished,
  polish: Polisher,
  j: number,
  outward: boolean,
): Followed | undefined {
  const { problem, free } = model;
  const { logarithmic } = free[j];
  const slack = isSettled(best) ? ROUNDING : MAX_RISE;
  let at = best.parameters;
  let before = at;
  let { objective } = best;
  for (const multiple of MULTIPLES) {
    const factor = outward ? multiple : 1 / multiple;
    const start = at.slice();
    start[j] = logarithmic ? best.parameters[j] + Math.log(factor) : best.parameters[j] * factor;
    if (!(start[j] > problem.lower[j] && start[j] < problem.upper[j])) return undefined;
    const goal = objective * (1 + slack);
    const end = polish(start, { hold: [j], goal, isEnough: isEnoughFrom(goal) });
    const isThere = end.objective <= goal || end.objective <= goal + roundingAt(end, polish);
    if (!isThere) return undefined;
    ({ objective } = end);
    [before, at] = [at, end.parameters];
  }
  return isHigherInward(model, best, polish, j, outward) ? { objective, at, before } : undefined;
}

/** By how much the objective differs between points that are the same but for rounding. */
function roundingAt({ parameters, objective }: Polished, polish: Polisher): number {
  return Math.max(
    ...JITTERS.map((jitter) => {
      const near = polish(
        parameters.map((x) => x * (1 + jitter)),
        { maxSteps: 0 },
      );
      return Math.abs(near.objective - objective);
    }),
  );
}

/** Whether the objective is at most `goal` and hardly falls any more. */
function isEnoughFrom(goal: number): IsEnough {
  let before = Infinity;
  return (_, objective) => {
    const fall = before - objective;
    before = objective;
    return objective <= goal && fall <= LEAST_FALL * objective;
  };
}

function isHigherInward(
  { free, problem }: Model,
  best: Polished,
  polish: Polisher,
  j: number,
  outward: boolean,
): boolean {
  const step = MULTIPLES[MULTIPLES.length - 1];
  let at = best.parameters;
  for (let k = 1; k <= INWARD_STEPS; k++) {
    const factor = outward ? step ** -k : step ** k;
    const start = at.slice();
    start[j] = free[j].logarithmic ? best.parameters[j] + Math.log(factor) : best.parameters[j] * factor;
    const limit = best.objective * (1 + MIN_RISE);
    const end = polish(start, { hold: [j], isEnough: (_, objective) => objective <= limit, goal: limit });
    const isHigher = end.objective > limit;
    if (isHigher && directionsOf(shapeOf(problem), end.gaussNewton, end.atBound).flat.length === 0)
      return true;
    at = end.parameters;
  }
  return false;
}

function courseOf(from: number, to: number, factor = MOVED_FACTOR): Course | undefined {
  if (Math.sign(from) !== Math.sign(to)) return to > from ? 'infinity' : '-infinity';
  if (Math.abs(to) > factor * Math.abs(from)) return to > 0 ? 'infinity' : '-infinity';
  return Math.abs(to) < Math.abs(from) / factor ? 'zero' : undefined;
}
