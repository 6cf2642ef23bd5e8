/** Pairs the refits of two fits of the same runs by resample. */
import { field, IsolossError } from '../../errors.js';
import { formatCount } from '../../text.js';
import { thinned } from '../fitted/bands.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import type { Pairs } from '../fitted/refit-pairs.js';

type Refits = NonNullable<FittedLaw['replicates']>;

/**
 * The refits of both fits and their pairs, at most `most`. Throws `not-paired` unless both were fitted to the
 * same numbers and have refits of the same resamples.
 */
export function pairsOf(
  fitted: FittedLaw,
  other: FittedLaw,
  most: number,
): { readonly columns: readonly [Float64Array[], Float64Array[]]; readonly pairs: Pairs } {
  const [own, its] = [refitsOf(fitted), refitsOf(other)];
  checkSame(fitted, other, own, its);
  const place = new Map(Array.from(its.resamples ?? new Int32Array(0), (number, row) => [number, row]));
  const both = Array.from(own.resamples ?? new Int32Array(0), (number, row) => [
    row,
    place.get(number) ?? -1,
  ]);
  const kept = both.filter(([, row]) => row >= 0);
  const chosen = thinned(Int32Array.from(kept.keys()), most);
  const columns = (of: FittedLaw, { columns }: Refits) => of.law.parameters.map(({ name }) => columns[name]);
  return {
    columns: [columns(fitted, own), columns(other, its)],
    pairs: {
      first: Int32Array.from(chosen, (k) => kept[k][0]),
      second: Int32Array.from(chosen, (k) => kept[k][1]),
    },
  };
}

function refitsOf({ name, replicates }: FittedLaw): Refits {
  if (replicates?.resamples !== undefined) return replicates;
  throw notPaired(
    `'${name}' has no refits of resamples to pair.`,
    `Fit both with the same ${field('bootstrap')}, ${field('scheme')} and ${field('seed')} and keep their refits (isoloss fit --json FILE), or leave ${field('paired')} out.`,
  );
}

function checkSame(fitted: FittedLaw, other: FittedLaw, own: Refits, its: Refits): void {
  if (fitted.digest === undefined || fitted.digest !== other.digest) {
    throw notPaired(
      `'${fitted.name}' and '${other.name}' were not fitted to the same numbers: the digests of their data differ.`,
      `Leave ${field('paired')} out: fits of different runs are independent.`,
    );
  }
  if (own.asked !== its.asked) {
    throw notPaired(
      `'${fitted.name}' has ${formatCount(own.asked ?? own.count)} replicates and '${other.name}' ${formatCount(its.asked ?? its.count)}.`,
      `Fit both with the same ${field('bootstrap')}, or leave ${field('paired')} out.`,
    );
  }
  const [a, b] = [own.drawn, its.drawn];
  if (a !== undefined && a.scheme === b?.scheme && a.seed === b.seed) return;
  throw notPaired(
    `The resamples of '${fitted.name}' and '${other.name}' were not drawn alike: ${words(a)}, and ${words(b)}.`,
    `Fit both with the same ${field('scheme')} and ${field('seed')}, or leave ${field('paired')} out.`,
  );
}

function words(drawn: Refits['drawn']): string {
  return drawn === undefined ? 'unknown' : `${drawn.scheme} with the seed ${drawn.seed}`;
}

function notPaired(message: string, fix: string): IsolossError {
  return new IsolossError('not-paired', message, fix);
}
