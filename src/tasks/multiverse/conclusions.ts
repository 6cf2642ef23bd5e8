/** Summarises each quantity over the universes of a multiverse. */
import { quantiles } from '../../statistics/quantile.js';
import { type ChoiceName, dependents } from './job.js';
import type { Conclusion, Dimension, Move, Universe } from './record.js';

/** A quantity to summarise. */
export type Quantity = Pick<Conclusion, 'kind' | 'name' | 'unit' | 'formula'>;

interface Sample {
  readonly choices: Universe['choices'];
  readonly value: number;
}

/** One conclusion for each quantity of any universe; universes without an optimum do not count. */
export function conclusionsOf(
  quantities: readonly Quantity[],
  universes: readonly Universe[],
  dimensions: readonly Dimension[],
  isNear: (quantity: Quantity, value: number, base: number) => boolean,
): Conclusion[] {
  const usable = universes.filter(({ reason }) => reason === undefined);
  return quantities.flatMap((quantity): Conclusion[] => {
    const of = (universe: Universe) => universe[quantity.kind][quantity.name];
    const samples = usable.flatMap((universe): Sample[] => {
      const value = of(universe);
      return value === null || value === undefined ? [] : [{ choices: universe.choices, value }];
    });
    if (samples.length === 0) return [];
    const values = samples.map(({ value }) => value);
    const [min, lowerQuartile, median, upperQuartile, max] = quantilesOf(values, [0, 0.25, 0.5, 0.75, 1]);
    const base = universes[0].reason === undefined ? (of(universes[0]) ?? null) : null;
    const interval =
      base === null || quantity.kind === 'predictions'
        ? null
        : (universes[0].intervals[quantity.name] ?? null);
    const fractionOf = (holds: (value: number, base: number) => boolean): number | null =>
      base === null ? null : values.filter((value) => holds(value, base)).length / values.length;
    return [
      {
        ...quantity,
        count: values.length,
        min,
        lowerQuartile,
        median,
        upperQuartile,
        max,
        base,
        sameSign: fractionOf((value, at) => Math.sign(value) === Math.sign(at)),
        near: fractionOf((value, at) => isNear(quantity, value, at)),
        interval,
        inside:
          interval === null ? null : fractionOf((value) => value >= interval[0] && value <= interval[1]),
        moves: dimensions
          .flatMap(({ choice }) => moveBy(choice, samples, dimensions))
          .sort((a, b) => b.typical - a.typical),
      },
    ];
  });
}

/** Groups universes that differ only in `choice` and in choices that depend on it. */
function moveBy(choice: ChoiceName, samples: readonly Sample[], dimensions: readonly Dimension[]): Move[] {
  const conditional = dependents[choice] ?? [];
  const others = dimensions
    .map((dimension) => dimension.choice)
    .filter((other) => other !== choice && !conditional.includes(other));
  const sets = new Map<string, Map<string, number[]>>();
  for (const { choices, value } of samples) {
    const chosen = choices[choice];
    if (chosen === undefined) continue;
    const key = JSON.stringify(others.map((other) => choices[other] ?? null));
    const set = sets.get(key) ?? new Map<string, number[]>();
    const values = set.get(chosen) ?? [];
    values.push(value);
    sets.set(key, set.set(chosen, values));
  }
  const moves = [...sets.values()]
    .filter((set) => set.size > 1)
    .map((set) => {
      const medians = [...set.values()].map((values) => quantilesOf(values, [0.5])[0]);
      return Math.max(...medians) - Math.min(...medians);
    });
  if (moves.length === 0) return [];
  const [typical, largest] = quantilesOf(moves, [0.5, 1]);
  return [{ choice, typical, most: largest, sets: moves.length }];
}

function quantilesOf(values: readonly number[], shares: readonly number[]): number[] {
  return quantiles(Float64Array.from(values), shares);
}
