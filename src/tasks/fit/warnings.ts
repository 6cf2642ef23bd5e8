import type { Model } from '../../problem/model.js';
import type { Starts } from '../../problem/starts.js';
import { Status } from '../../problem/status.js';
import type { Polished } from '../../solver/polish.js';
import { formatNumber, listed, plural } from '../../text.js';
import { rivalsOf } from '../uncertainty/identifiability.js';
import { OPEN_SPREAD } from '../uncertainty/verdict-rule.js';
import type { Minima } from './minima.js';
import type { Minimum, Profile, WeakDirection } from './record.js';
import { AT_BEST } from './tolerances.js';

/** Rivals listed at most. */
const MAX_RIVALS = 3;

/** Inputs whose ratio varies by less, relative, are proportional. */
const PROPORTIONAL = 0.02;

/** Warnings about a fit, one sentence each. */
export function warningsOf(
  model: Model,
  best: Polished,
  starts: Starts,
  minima: Minima,
  weak: readonly WeakDirection[],
): string[] {
  const { free, problem } = model;
  const zeros = best.atBound.filter((i) => free[i].closed && best.parameters[i] <= problem.lower[i]);
  const warnings = [
    ...constantInputs(model),
    ...(weak.length > 0 ? proportionalInputs(model) : []),
    ...zeroWarning(zeros.map((i) => free[i].name)),
    ...boundWarning(
      best.atBound.filter((i) => !zeros.includes(i)).map((i) => free[i].name),
      weak,
    ),
    ...weakWarnings(weak),
  ];
  const left = problem.rows - problem.size;
  if (left < problem.size) {
    const leave = problem.size === 1 ? 'leaves' : 'leave';
    warnings.push(
      `${plural(problem.size, 'parameter')} from ${plural(problem.rows, 'row')} ${leave} ${plural(left, 'degree')} of freedom: the fit may follow noise.`,
    );
  }
  warnings.push(...rivalWarnings(model, best, minima));
  if (starts.count >= 8 && minima.atBest <= 1 && best.status !== Status.singular) {
    const reached = minima.atBest === 0 ? 'None' : 'Only 1';
    warnings.push(
      `${reached} of ${starts.count} starts ended at the best objective: more starts may find a better one (--starts).`,
    );
  }
  return warnings;
}

/** Constant inputs: the most common reason why a law is not determined. */
function constantInputs({ law, inputs }: Model): string[] {
  // Inputs computed by sums along a run (`from`) are left out: rows do not choose them one by one, and one may well be 0
  // in all, such as a group of changes that no schedule here has.
  return law.inputs.flatMap(({ name, from }, i) =>
    from === undefined && inputs[i].every((value) => value === inputs[i][0])
      ? [
          `${name} is ${formatNumber(inputs[i][0])} in every fitted row: these runs cannot say how L depends on it.`,
        ]
      : [],
  );
}

/** Proportional inputs, as at a fixed number of tokens per parameter. */
function proportionalInputs({ law, inputs }: Model): string[] {
  const warnings: string[] = [];
  // Sums along one run grow together whatever its schedule is, so they are not compared.
  const chosen = [...inputs.keys()].filter((i) => law.inputs[i].from === undefined);
  for (const i of chosen) {
    for (const j of chosen.filter((other) => other > i)) {
      const ratios = inputs[j].map((value, row) => value / inputs[i][row]);
      const [lo, hi] = rangeOf(ratios);
      const [least, most] = rangeOf(inputs[i]);
      if (!(lo > 0 && hi <= lo * (1 + PROPORTIONAL) && most > least * (1 + PROPORTIONAL))) continue;
      const [a, b] = [law.inputs[i].name, law.inputs[j].name];
      warnings.push(
        `${b} is ${formatNumber((lo + hi) / 2, 3)} times ${a} in every fitted row: these runs can hardly say what L owes to which.`,
      );
    }
  }
  return warnings;
}

function rangeOf(values: Float64Array): [number, number] {
  return values.reduce<[number, number]>(
    ([lo, hi], value) => [Math.min(lo, value), Math.max(hi, value)],
    [Infinity, -Infinity],
  );
}

function zeroWarning(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const [are, them] = names.length > 1 ? ['are', 'them'] : ['is', 'it'];
  return [
    `${listed(names)} ${are} 0, the edge of what is possible: the runs would rather have ${them} below. Standard errors of the others hold ${them} there; refits of resamples (--bootstrap) do not.`,
  ];
}

function boundWarning(names: readonly string[], weak: readonly WeakDirection[]): string[] {
  if (names.length === 0) return [];
  const [lie, them] = names.length > 1 ? ['lie at their bounds', 'them'] : ['lies at its bound', 'it'];
  // If the objective is flat, a bound shows where the search stopped rather than a preference of the runs.
  const isOpen = weak.some(
    ({ parameters, spread }) => spread >= OPEN_SPREAD || names.some((name) => parameters.includes(name)),
  );
  return [
    isOpen
      ? `${listed(names)} ${lie}.`
      : `${listed(names)} ${lie}: the runs would rather have ${them} outside.`,
  ];
}

/** One sentence for the parameters undetermined individually, one for each set that is undetermined jointly. */
function weakWarnings(weak: readonly WeakDirection[]): string[] {
  const warnings: string[] = [];
  const key = (names: readonly string[]): string => [...names].sort().join();
  // A set that is not determined at all is not also listed as weakly determined.
  const reported = new Set<string>();
  for (const open of [true, false]) {
    const graded = weak
      .filter(({ parameters, spread }) => spread >= OPEN_SPREAD === open && !reported.has(key(parameters)))
      .map((w) => w.parameters);
    for (const names of graded) reported.add(key(names));
    const words = open ? 'cannot' : 'can hardly';
    const alone = [...new Set(graded.filter((names) => names.length === 1).flat())];
    if (alone.length > 0) warnings.push(`These runs ${words} determine ${listed(alone)}.`);
    const sets = new Map(graded.filter((names) => names.length > 1).map((names) => [key(names), names]));
    for (const names of sets.values()) {
      warnings.push(
        `These runs ${words} tell ${listed(names)} apart: they can move together, leaving the fit as good.`,
      );
    }
  }
  return warnings;
}

function rivalWarnings(model: Model, best: Polished, minima: Minima): string[] {
  return rivalsOf(model, minima)
    .slice(0, MAX_RIVALS)
    .map(({ objective, parameters }) => {
      const values = freeValues(model, parameters);
      if (objective <= best.objective * (1 + AT_BEST)) return `Other values fit as well: ${values}.`;
      const worse = formatNumber(100 * (objective / best.objective - 1), 2);
      return `Another minimum is only ${worse} % worse: ${values}.`;
    });
}

function freeValues({ free }: Model, at: Minimum['parameters']): string {
  return free.map(({ name }) => `${name} ${formatNumber(at[name], 5)}`).join(', ');
}

/** The lowest objective of the profiles, if below the fit's own: the search has missed a minimum. */
export function profileWarnings(model: Model, best: Polished, profiles: readonly Profile[]): string[] {
  const [lowest] = profiles
    .flatMap(({ parameter, better }) => (better === undefined ? [] : [{ parameter, better }]))
    .sort((a, b) => a.better.objective - b.better.objective);
  if (lowest === undefined) return [];
  const { objective, parameters } = lowest.better;
  const lower = formatNumber(100 * (1 - objective / best.objective), 2);
  return [
    `The profile of ${lowest.parameter} met an objective ${lower} % lower, at ${freeValues(model, parameters)}: fit again from there (--start).`,
  ];
}
