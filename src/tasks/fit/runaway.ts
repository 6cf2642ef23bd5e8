/** Objectives whose infimum lies at infinity: parameters that run away together, and what the objective falls towards. */

import type { Model } from '../../problem/model.js';
import type { Polished, Polisher } from '../../solver/polish.js';
import { directionsOf } from '../uncertainty/directions.js';
import { isSettled } from './minima.js';
import type { Course, Runaway } from './record.js';

/** A parameter is held at so many times its value, or that part of it, each fit starting from the last one. */
const MULTIPLES = [10, 100, 1000];

/**
 * From one value to the next the objective must not rise by more than this, relative: the further a fit has run the
 * less its objective has left to fall, and large parameters that cancel add their own rounding.
 */
const FLAT = 1e-4;

/** The same from a minimum, beyond which it must not rise but by rounding. */
const ROUNDING = 1e-9;

/**
 * Further in the objective must be higher by more than this, and no direction flat: a direction that is flat there as
 * well is open, and nothing runs along it.
 */
const HIGHER = 1e-3;

/** How far in is looked, in steps of the largest multiple. */
const INWARD = 3;

/** A curvature with a direction this much flatter than others may be one along which a fit has run far out. */
const ILL_CONDITIONED = 1e12;

/** A parameter that changes by more than this factor on the way runs away with the one held. */
const MOVED = 3;

/** Whether a fit came to rest where a parameter may have run away: at no minimum, or at one that is nearly flat. */
export function mayRunAway({ status, condition }: Polished): boolean {
  return !isSettled({ status }) || condition > ILL_CONDITIONED;
}

/**
 * Looks beyond where a fit came to rest without a minimum: holds each parameter further and further out on either side
 * and fits the others again. Where the objective goes on falling as far as is looked, or no longer rises though it is
 * higher further in, no minimum is attained there. Each refit takes at most `maxSteps`. Undefined where that is so of no parameter.
 */
export function runawayOf(
  model: Model,
  best: Polished,
  polisher: Polisher,
  maxSteps: number,
): Runaway | undefined {
  const polish: Polisher = (start, options) => polisher(start, { ...options, maxSteps });
  const start = model.toNatural(best.parameters);
  let lowest: { readonly objective: number; readonly at: Float64Array } | undefined;
  for (const j of model.free.keys()) {
    for (const outward of [true, false]) {
      const end = follow(model, best, polish, j, outward);
      if (end !== undefined && !(end.objective >= (lowest?.objective ?? Infinity))) lowest = end;
    }
  }
  if (lowest === undefined) return undefined;
  const far = model.toNatural(lowest.at);
  const parameters = Object.fromEntries(
    model.free.flatMap(({ name }, j): [string, Course][] => {
      const course = courseOf(start[j], far[j]);
      return course === undefined ? [] : [[name, course]];
    }),
  );
  return { parameters, objective: lowest.objective };
}

function follow(model: Model, best: Polished, polish: Polisher, j: number, outward: boolean) {
  const { problem, free } = model;
  const { logarithmic } = free[j];
  const slack = isSettled(best) ? ROUNDING : FLAT;
  let at = best.parameters;
  let { objective } = best;
  for (const multiple of MULTIPLES) {
    const factor = outward ? multiple : 1 / multiple;
    const held = at.slice();
    held[j] = logarithmic ? best.parameters[j] + Math.log(factor) : best.parameters[j] * factor;
    if (!(held[j] > problem.lower[j] && held[j] < problem.upper[j])) return undefined;
    const end = polish(held, { hold: [j] });
    if (!(end.objective <= objective * (1 + slack))) return undefined;
    ({ objective } = end);
    at = end.parameters;
  }
  return isHigherInward(model, best, polish, j, outward) ? { objective, at } : undefined;
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
  for (let k = 1; k <= INWARD; k++) {
    const factor = outward ? step ** -k : step ** k;
    const held = at.slice();
    held[j] = free[j].logarithmic ? best.parameters[j] + Math.log(factor) : best.parameters[j] * factor;
    const end = polish(held, { hold: [j] });
    const isHigher = end.objective > best.objective * (1 + HIGHER);
    if (isHigher && directionsOf(end.gaussNewton, problem.size, end.atBound).flat.length === 0) return true;
    at = end.parameters;
  }
  return false;
}

function courseOf(from: number, to: number): Course | undefined {
  if (Math.sign(from) !== Math.sign(to)) return to > from ? 'infinity' : '-infinity';
  if (Math.abs(to) > MOVED * Math.abs(from)) return to > 0 ? 'infinity' : '-infinity';
  return Math.abs(to) < Math.abs(from) / MOVED ? 'zero' : undefined;
}
