/** Extrapolation factors: how far inputs lie outside the fitted range. */

import { own } from '../../own.js';
import type { Interval } from '../../statistics/intervals.js';
import { formatNumber, listed } from '../../text.js';
import type { FittedLaw } from './fitted-law.js';

/**
 * For each input its ratio to the nearer limit of the fitted range: above 1 beyond the upper limit, below 1 beyond the
 * lower one, 1 within. NaN where a limit or value is not positive and there is no ratio.
 */
export function beyondOf(
  { law, ranges = {} }: FittedLaw,
  inputs: Readonly<Record<string, ArrayLike<number>>>,
): Record<string, Float64Array> {
  return Object.fromEntries(
    law.inputs.map(({ name }) => {
      const [lo, hi] = Object.hasOwn(ranges, name) ? ranges[name] : [-Infinity, Infinity];
      const column = Float64Array.from(inputs[name], (value) => {
        if (value >= lo && value <= hi) return 1;
        const end = value > hi ? hi : lo;
        return end > 0 && value > 0 ? value / end : Number.NaN;
      });
      return [name, column] as const;
    }),
  );
}

/** `4.3 times the largest fitted (1.6e10)`, of a factor that is not 1. */
export function beyondWords(factor: number, [lo, hi]: Interval): string {
  if (Number.isNaN(factor)) return `outside the fitted ${formatNumber(lo, 3)} to ${formatNumber(hi, 3)}`;
  return factor > 1
    ? `${formatNumber(factor, 3)} times the largest fitted (${formatNumber(hi, 3)})`
    : `1/${formatNumber(1 / factor, 3)} of the smallest fitted (${formatNumber(lo, 3)})`;
}

/** A sentence for each input that leaves its range, with its largest extrapolation factor to either side; `places` are what factors are of. */
export function extrapolationWarnings(
  { ranges = {} }: FittedLaw,
  beyond: Readonly<Record<string, Float64Array>>,
  places = 'rows',
): string[] {
  return Object.entries(beyond).flatMap(([name, factors]) => {
    const outside = factors.filter((factor) => factor !== 1);
    if (outside.length === 0) return [];
    if (factors.length === 1) return [`Extrapolation: ${name} is ${beyondWords(outside[0], ranges[name])}.`];
    const [above, below] = [outside.filter((factor) => factor > 1), outside.filter((factor) => factor < 1)];
    const sides = [
      ...(above.length === 0 ? [] : [`up to ${beyondWords(Math.max(...above), ranges[name])}`]),
      ...(below.length === 0 ? [] : [`down to ${beyondWords(Math.min(...below), ranges[name])}`]),
    ];
    const words = sides.length === 0 ? beyondWords(Number.NaN, ranges[name]) : sides.join(' and ');
    return [`Extrapolation in ${outside.length} of ${factors.length} ${places}: ${name} is ${words}.`];
  });
}

/** Inputs at one place, in words that follow "in" or "at". */
export interface NamedInputs {
  readonly name: string;
  readonly at: Readonly<Record<string, number>>;
}

/** The same for a few places that are named: a sentence for each input, with its factor in each of them. */
export function extrapolationIn(fitted: FittedLaw, places: readonly NamedInputs[]): string[] {
  return factorsOf(fitted, places).flatMap(([name, factors, [lo, hi]]) => {
    const sides = [
      [`the largest fitted (${formatNumber(hi, 3)})`, (factor: number) => factor > 1],
      [`the smallest fitted (${formatNumber(lo, 3)})`, (factor: number) => factor < 1],
      [`what was fitted (${formatNumber(lo, 3)} to ${formatNumber(hi, 3)})`, Number.isNaN],
    ] as const;
    return sides.flatMap(([end, isThere]) => {
      const found = places.flatMap(({ name: place }, i) =>
        isThere(factors[i]) ? [[place, factors[i]] as const] : [],
      );
      if (found.length === 0) return [];
      const words = found.map(([place, factor]) =>
        Number.isNaN(factor)
          ? place
          : `${factor > 1 ? '' : '1/'}${formatNumber(factor > 1 ? factor : 1 / factor, 3)} in ${place}`,
      );
      return found.some(([, factor]) => Number.isNaN(factor))
        ? [`Extrapolation: ${name} lies outside ${end} in ${listed(words)}.`]
        : [`Extrapolation: as a multiple of ${end}, ${name} is ${listed(words)}.`];
    });
  });
}

/** The same along ascending budgets: a sentence for each input and side, with the largest factor and from which budget on. */
export function extrapolationAlong(fitted: FittedLaw, budgets: readonly NamedInputs[]): string[] {
  return factorsOf(fitted, budgets).flatMap(([name, factors, ends]) =>
    [(factor: number) => factor > 1, (factor: number) => factor < 1, Number.isNaN].flatMap((isThere) => {
      const at = budgets.flatMap((_, i) => (isThere(factors[i]) ? [i] : []));
      if (at.length === 0) return [];
      const farthest = at.reduce((far, i) => (distance(factors[i]) > distance(factors[far]) ? i : far));
      const [first, last] = [at[0], at[at.length - 1]];
      const isRun = last - first + 1 === at.length;
      const where =
        at.length === budgets.length
          ? budgets.length === 1
            ? ''
            : ' at every budget'
          : isRun && last === budgets.length - 1
            ? ` from the budget ${budgets[first].name} on`
            : isRun && first === 0
              ? ` up to the budget ${budgets[last].name}`
              : ` at ${at.length} of ${budgets.length} budgets`;
      const upTo = at.length === 1 ? '' : 'up to ';
      return [`Extrapolation${where}: ${name} is ${upTo}${beyondWords(factors[farthest], ends)}.`];
    }),
  );
}

function factorsOf(
  fitted: FittedLaw,
  places: readonly NamedInputs[],
): (readonly [string, Float64Array, Interval])[] {
  const { law, ranges = {} } = fitted;
  const inputs = Object.fromEntries(
    law.inputs.map(({ name }) => [name, places.map(({ at }) => own(at, name) ?? Number.NaN)]),
  );
  return Object.entries(beyondOf(fitted, inputs)).flatMap(([name, factors]) => {
    const ends = own(ranges, name);
    // What is not known of a place is no extrapolation there.
    const known = factors.map((factor, i) => (Number.isFinite(inputs[name][i]) ? factor : 1));
    return ends === undefined ? [] : [[name, known, ends] as const];
  });
}

function distance(factor: number): number {
  return Number.isNaN(factor) ? 0 : Math.abs(Math.log(factor));
}
