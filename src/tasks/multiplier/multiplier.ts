/** Effective compute multipliers: how much compute a recipe saves over another at equal loss, by ladders of few runs. */
import type { Control } from '../../control.js';
import { asTask, field, IsolossError, throwIfAborted } from '../../errors.js';
import { written } from '../../jobs/parsed.js';
import { own } from '../../own.js';
import type { Table } from '../../runs/table.js';
import type { Interval } from '../../statistics/intervals.js';
import { formatNumber, plural, probabilityText } from '../../text.js';
import { fittedOfPreset } from '../fitted/published.js';
import { type AskedMultiplier, askMultiplier, type MultiplierJob } from './job.js';
import { readLadders } from './read-ladders.js';
import type {
  BoundedEstimate,
  Ladder,
  MultiplierPoint,
  MultiplierRecord,
  RecipeComparison,
} from './record.js';
import type { MultiplierRequest } from './request.js';
import {
  type LadderPoints,
  type Parallel,
  pairOf,
  parallel,
  type Separate,
  type Shift,
  separate,
} from './shift.js';

/** Points of a curve of multipliers. */
const CURVE = 33;

/** Other floors, as shares of the pinned one. */
const OTHER_FLOORS = [0, 0.9, 1.1] as const;

/**
 * How many times the compute of a recipe the baseline needs for the same loss. Both recipes have a law L = E + A/C^beta with one
 * exponent and one pinned floor E; lines are fitted by least squares of log losses, and the interval of the multiplier holds for
 * any number of runs from two of each recipe (four in all): the set of multipliers that an F test does not reject (Fieller 1954).
 * With exponents of their own the multiplier changes with scale: `curve`. Throws an {@link IsolossError} where a table cannot be read
 * so, `bad-question` for a floor that is none or not below the losses.
 */
export function multiplier(
  request: MultiplierRequest | MultiplierJob | AskedMultiplier,
  table: Table,
  against?: Table,
  { signal }: Control = {},
): Promise<MultiplierRecord> {
  return asTask('multiplier', async () => {
    throwIfAborted(signal);
    const job = askMultiplier({
      runs: table.source,
      ...(against === undefined ? {} : { against: against.source }),
      ...request,
    });
    return compared(job, table, against);
  });
}

function compared(job: AskedMultiplier, table: Table, against: Table | undefined): MultiplierRecord {
  const floor = floorOf(job);
  const { baseline, ladders, rows, C, L, notes, warnings } = readLadders(job, table, against);
  checkFloor(floor.value, ladders);
  const [first, ...others] = ladders;
  return {
    schema: 'isoloss/multiplier@1',
    job: written(job),
    data: {
      source: table.source,
      ...(against === undefined ? {} : { against: against.source }),
      rows,
      C,
      L,
      notes,
    },
    floor,
    level: job.level,
    baseline,
    ladders,
    comparisons: others.map((ladder) => comparisonOf(first, ladder, floor.value, job)),
    warnings,
  };
}

/** The value of the floor and where it is from. Throws `bad-question`. */
function floorOf({ floor, floorSource }: AskedMultiplier): MultiplierRecord['floor'] {
  if (typeof floor === 'number') {
    if (!(floor >= 0)) {
      throw new IsolossError(
        'bad-question',
        `A floor of ${floor} is none: losses are above zero.`,
        `Give the irreducible loss with ${field('floor')}, such as 1.69.`,
      );
    }
    const source =
      floorSource ?? (floor === 0 ? 'none: a power of compute alone' : 'a number without a source');
    return { value: floor, source };
  }
  const { law, values } = fittedOfPreset(floor);
  const E = own(values, 'E');
  if (E !== undefined) return { value: E, source: `E of ${floor}` };
  throw new IsolossError(
    'bad-question',
    `The law ${law.name} has no parameter E.`,
    `Give the number of its floor with ${field('floor')}, and ${field('floorSource')} "${floor}".`,
  );
}

function checkFloor(floor: number, ladders: readonly Ladder[]): void {
  for (const { name, runs } of ladders) {
    const least = Math.min(...runs.map(({ loss }) => loss));
    if (least > floor) continue;
    throw new IsolossError(
      'bad-question',
      `A run of ${name} has a loss of ${formatNumber(least)}, which is not above the floor ${formatNumber(floor)}.`,
      `A floor lies below every loss: give a lower one with ${field('floor')}.`,
    );
  }
}

const pointsOf = ({ runs }: Ladder): LadderPoints => ({
  logCompute: Float64Array.from(runs, ({ C }) => Math.log(C)),
  losses: Float64Array.from(runs, ({ loss }) => loss),
});

function comparisonOf(
  baseline: Ladder,
  recipe: Ladder,
  floor: number,
  { level, target }: AskedMultiplier,
): RecipeComparison {
  const [a, b] = [pointsOf(baseline), pointsOf(recipe)];
  const overlap = overlapOf(a.losses, b.losses);
  const none: RecipeComparison = {
    recipe: recipe.name,
    multiplier: null,
    exponent: null,
    noise: null,
    degrees: Math.max(0, baseline.runs.length + recipe.runs.length - 3),
    exponents: null,
    overlap,
    curve: [],
    targets: [],
    floors: [],
    warnings: [],
  };
  const few = tooFew(baseline, recipe);
  if (few !== undefined) return { ...none, reason: few };
  const both = parallel(pairOf(a, b, floor), level);
  if (both === undefined) return { ...none, reason: 'The runs do not determine a line.' };
  if (!(both.exponent.value > 0)) {
    return { ...none, reason: 'The losses do not fall with compute.' };
  }
  const each = separate(a, b, floor, both, level);
  const at = (C: number): MultiplierPoint | undefined => pointAt(each, C, [a, b]);
  const ends = rangeOf(a, b, both.shift.value);
  return {
    ...none,
    multiplier: multiplierOf(both.shift),
    exponent: both.exponent,
    noise: Math.sqrt(both.sum / both.degrees),
    degrees: both.degrees,
    exponents:
      each === undefined
        ? null
        : { baseline: each.baseline, recipe: each.recipe, p: each.p, degrees: each.degrees },
    curve: Array.from({ length: CURVE }, (_, i) =>
      at(Math.exp(ends[0] + ((ends[1] - ends[0]) * i) / (CURVE - 1))),
    ).filter((point) => point !== undefined),
    targets: (target?.value ?? []).map(at).filter((point) => point !== undefined),
    floors: otherFloors(floor, [a, b], level),
    warnings: warningsOf(baseline, recipe, both, each, overlap, level),
  };
}

/** Two different values of compute in each ladder, and a degree of freedom. */
function tooFew(...ladders: readonly Ladder[]): string | undefined {
  const [first] = ladders.filter(({ runs }) => new Set(runs.map(({ C }) => C)).size < 2);
  if (first === undefined) return undefined;
  return `${first.name} has ${plural(first.runs.length, 'run')} at one value of compute: a ladder needs two, better three to six.`;
}

const multiplierOf = ({ value, interval: [lo, hi] }: Shift): BoundedEstimate => ({
  value: Math.exp(value),
  interval: [lo === null ? null : Math.exp(lo), hi === null ? null : Math.exp(hi)],
});

function overlapOf(a: Float64Array, b: Float64Array): Interval | null {
  const lo = Math.max(Math.min(...a), Math.min(...b));
  const hi = Math.min(Math.max(...a), Math.max(...b));
  return lo <= hi ? [lo, hi] : null;
}

/** Log compute of the baseline from where the first to where the last run of either ladder lies. */
function rangeOf(a: LadderPoints, b: LadderPoints, shift: number): Interval {
  const all = [...a.logCompute, ...b.logCompute.map((value) => value + shift)];
  return [Math.min(...all), Math.max(...all)];
}

function pointAt(
  each: Separate | undefined,
  C: number,
  [a, b]: readonly [LadderPoints, LadderPoints],
): MultiplierPoint | undefined {
  if (each === undefined || !(each.recipe.value > 0)) return undefined;
  const logC = Math.log(C);
  const shift = each.shiftAt(logC);
  const within = (value: number, { logCompute }: LadderPoints) =>
    value >= Math.min(...logCompute) - 1e-9 && value <= Math.max(...logCompute) + 1e-9;
  return {
    C,
    loss: each.lossAt(logC),
    multiplier: multiplierOf(shift),
    inside: within(logC, a) && within(logC - shift.value, b),
  };
}

function otherFloors(
  floor: number,
  [a, b]: readonly [LadderPoints, LadderPoints],
  level: number,
): RecipeComparison['floors'] {
  const least = Math.min(...a.losses, ...b.losses);
  return OTHER_FLOORS.map((share) => share * floor)
    .filter((other) => other !== floor && other < least)
    .map((other) => {
      const found = parallel(pairOf(a, b, other), level);
      return {
        floor: other,
        multiplier: found !== undefined && found.exponent.value > 0 ? multiplierOf(found.shift) : null,
      };
    });
}

function warningsOf(
  baseline: Ladder,
  recipe: Ladder,
  both: Parallel,
  each: Separate | undefined,
  overlap: Interval | null,
  level: number,
): string[] {
  const few = [baseline, recipe].filter(({ runs }) => runs.length < 3).map(({ name }) => name);
  const [lo, hi] = both.shift.interval;
  return [
    ...(few.length === 0
      ? []
      : [
          `${few.join(' and ')}: with two runs a line goes through both, so that nothing of them tells how far losses scatter.`,
        ]),
    ...(overlap === null
      ? [
          `The ladders do not overlap in loss: ${lossesOf(baseline)}, ${lossesOf(recipe)}. The multiplier rests on the law beyond the runs of one of them.`,
        ]
      : []),
    ...(each !== undefined && each.p < 1 - level
      ? [
          `The exponents differ (${probabilityText(each.p)}): ${formatNumber(each.baseline.value, 3)} of ${baseline.name}, ${formatNumber(each.recipe.value, 3)} of ${recipe.name}. The multiplier changes with scale; one number does not hold for all of it.`,
        ]
      : []),
    ...(each === undefined || each.degrees > 1
      ? []
      : ['With one degree of freedom left, exponents that differ would hardly show.']),
    ...(each === undefined ? ['Too few runs to tell whether the exponents are equal.'] : []),
    ...(lo === null && hi === null
      ? [
          'The runs do not show that losses fall with compute by more than their scatter: nothing bounds the multiplier.',
        ]
      : []),
  ];
}

function lossesOf({ name, runs }: Ladder): string {
  const losses = runs.map(({ loss }) => loss);
  return `${name} ${formatNumber(Math.min(...losses), 4)} to ${formatNumber(Math.max(...losses), 4)}`;
}
