import type { Polished } from '../backend/cpu/polish.js';
import type { Model } from '../problem/model.js';
import type { Starts } from '../problem/starts.js';
import { Status } from '../problem/status.js';
import type { WeakDirection } from '../store/record.js';
import type { Minima } from './minima.js';

/** A minimum this near the best, relative, is a rival reading of the same runs. */
const RIVAL = 0.01;

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function significant(value: number): string {
  return String(Number(value.toPrecision(5)));
}

/** What a user should know before believing a fit, one sentence each. */
export function warningsOf(
  model: Model,
  best: Polished,
  starts: Starts,
  minima: Minima,
  weak: readonly WeakDirection[],
): string[] {
  const warnings: string[] = [];
  const { free, problem } = model;
  const bound = best.atBound.map((i) => free[i].name);
  if (bound.length > 0) {
    warnings.push(
      `${list(bound)} ${bound.length > 1 ? 'lie at their bounds' : 'lies at its bound'}: the runs would rather have ${bound.length > 1 ? 'them' : 'it'} outside.`,
    );
  }
  for (const { parameters, spread } of weak) {
    const open = spread >= 1e3 ? 'cannot' : 'can hardly';
    warnings.push(
      parameters.length > 1
        ? `These runs ${open} tell ${list(parameters)} apart: they can move together, leaving the fit as good.`
        : `These runs ${open} determine ${list(parameters)}.`,
    );
  }
  const left = problem.rows - problem.size;
  if (left < problem.size) {
    warnings.push(
      `${problem.size} parameters from ${problem.rows} rows leave ${left} degree${left === 1 ? '' : 's'} of freedom: the fit may follow noise.`,
    );
  }
  const rivals = minima.found
    .slice(1)
    .filter(({ polished }) => polished.objective <= best.objective * (1 + RIVAL));
  for (const { polished } of rivals.slice(0, 3)) {
    const values = model.values(polished.parameters);
    const told = free.map(({ name }) => `${name} ${significant(values[name])}`).join(', ');
    const worse = (100 * (polished.objective / best.objective - 1)).toPrecision(2);
    warnings.push(`Another minimum is only ${worse} % worse: ${told}.`);
  }
  if (starts.count >= 8 && minima.atBest <= 1 && best.status !== Status.singular) {
    warnings.push(
      `Only ${minima.atBest} of ${starts.count} starts ended at the best objective: more starts may find a better one (--starts).`,
    );
  }
  return warnings;
}
