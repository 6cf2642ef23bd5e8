/** Objectives whose infimum lies at infinity: parameters that run away together, and what the objective falls towards. */
import type { Polished, Polisher } from '../../backend/cpu/polish.js';
import type { Model } from '../../problem/model.js';
import { Status } from '../../problem/status.js';
import type { Course, Runaway } from '../../store/record.js';

/** A parameter is held at so many times its value, or that part of it, each fit starting from the last one. */
const MULTIPLES = [10, 100, 1000];

/** From one value to the next the objective must not rise by more than this, relative, and in all fall by more. */
const ROUNDING = 1e-9;

/**
 * The same after a fit that ran into its limit of steps: the further it has run the less the objective has left to
 * fall, and large parameters that cancel add their own rounding.
 */
const FAR = 1e-4;

/** A parameter that changes by more than this factor on the way runs away with the one held. */
const MOVED = 3;

/**
 * Looks beyond where a fit came to rest without a minimum: holds each parameter further and further out on either side
 * and fits the others again. Where the objective goes on falling as far as is looked, no minimum is attained there.
 * Undefined where that is so of no parameter.
 */
export function runawayOf(model: Model, best: Polished, polish: Polisher): Runaway | undefined {
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
  const running = best.status === Status.stepLimit;
  const slack = running ? FAR : ROUNDING;
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
  return running || objective < best.objective * (1 - slack) ? { objective, at } : undefined;
}

function courseOf(from: number, to: number): Course | undefined {
  if (Math.sign(from) !== Math.sign(to)) return to > from ? 'infinity' : '-infinity';
  if (Math.abs(to) > MOVED * Math.abs(from)) return to > 0 ? 'infinity' : '-infinity';
  return Math.abs(to) < Math.abs(from) / MOVED ? 'zero' : undefined;
}
