/**
 * Which rows are checkpoints of one run, and whether their residuals are alike. Rows look like a run's where some input
 * of the law is the same in all of them and another is never the same twice.
 */
import { intraclass, serial } from '../../statistics/within-groups.js';
import {
  crossed,
  isConstantWithin,
  isDistinctWithin,
  type Levels,
  levelsOf,
  levelsOfNumbers,
} from './levels.js';
import type { Sample } from './sample.js';

/** What columns that number runs are called. */
const RUN_NAME = /(^|[^a-z])(run|trial|experiment|exp|checkpoint|curve|wandb)s?([^a-z]|$)/i;

/** Rows of a run, in the median, from which on it is one. */
const FEWEST_ROWS = 3;

/** Columns of text that are tried two at a time. */
const MOST_PAIRED = 6;

/** Where no column tells the runs: rows a value of the input that stays the same, at least, and values at most. */
const MANY_ROWS = 10;
const FEW_VALUES = 30;

export interface RunStructure {
  /** Columns, or the one input, whose values tell the runs apart. */
  readonly by: readonly string[];
  /** The runs are known by an input that is the same in all their rows, not by a column of their own. */
  readonly byInput: boolean;
  /** A column is called what columns that number runs are called. */
  readonly isNamed: boolean;
  readonly levels: Levels;
  /** The input that changes within a run; rows of a run follow one another along it. */
  readonly along: string;
  readonly order: Uint32Array;
  /** Rows a run, as a row sees it: the mean over rows. */
  readonly size: number;
}

/** How much residuals of one run have in common. */
export interface RunCorrelation {
  readonly runs: RunStructure;
  /** The larger of the intraclass and the serial correlation. */
  readonly correlation: number;
  /** The smaller of their p-values, doubled for having been chosen. */
  readonly p: number;
  /** By how much standard errors of what does not change within runs are too small: sqrt(1 + (size - 1) intraclass). */
  readonly inflation: number;
}

/** The runs that the table's rows may belong to: the finest division by columns, else one for each input that may tell them. */
export function runStructures(sample: Sample): RunStructure[] {
  const inputs = sample.inputs.map((input) => ({ ...input, levels: levelsOfNumbers(input.values) }));
  const columns = sample.columns
    .filter(({ name }) => !inputs.some(({ origin }) => origin === name))
    .map((column) => ({ by: [column.name], levels: levelsOf(column, sample) }))
    .filter(({ levels }) => levels.count > 1 && levels.count <= sample.rows / FEWEST_ROWS);
  const found = columns.flatMap((column) => asRuns(column.by, column.levels) ?? []);
  if (found.length > 0) return preferred(found);
  const texts = columns.filter(({ levels }) => levels.values.some((value) => typeof value === 'string'));
  const pairs = texts
    .slice(0, MOST_PAIRED)
    .flatMap((a, i, all) =>
      all
        .slice(i + 1)
        .map((b) => ({ by: [...a.by, ...b.by], levels: crossed([a.levels, b.levels], sample.rows) })),
    );
  const paired = pairs.flatMap(({ by, levels }) => asRuns(by, levels) ?? []);
  return paired.length > 0 ? preferred(paired) : byInputs();

  function asRuns(by: readonly string[], levels: Levels): RunStructure | undefined {
    const sizes = [...levels.sizes].sort((a, b) => a - b);
    if (levels.count < 2 || sizes[sizes.length >> 1] < FEWEST_ROWS) return undefined;
    const isKept = inputs.some((input) => input.levels.count > 1 && isConstantWithin(input.levels, levels));
    const along = inputs.find((input) => isDistinctWithin(input.levels, levels));
    if (along === undefined || !(isKept || (inputs.length === 1 && isNamed(by)))) return undefined;
    return structure(by, false, levels, along);
  }

  function byInputs(): RunStructure[] {
    return inputs.flatMap(({ origin, levels }) => {
      const along = inputs.find((input) => isDistinctWithin(input.levels, levels));
      const isFew = levels.count > 1 && levels.count <= FEW_VALUES && sample.rows >= MANY_ROWS * levels.count;
      return along === undefined || !isFew ? [] : structure([origin], true, levels, along);
    });
  }

  function structure(
    by: readonly string[],
    byInput: boolean,
    levels: Levels,
    along: { readonly name: string; readonly values: Float64Array },
  ): RunStructure {
    const order = Uint32Array.from({ length: sample.rows }, (_, i) => i).sort(
      (a, b) => along.values[a] - along.values[b],
    );
    const size = levels.sizes.reduce((sum, m) => sum + m * m, 0) / sample.rows;
    return { by, byInput, isNamed: isNamed(by), levels, along: along.name, order, size };
  }
}

function isNamed(by: readonly string[]): boolean {
  return by.some((name) => RUN_NAME.test(name));
}

/** A column named for runs, else the one that tells most of them apart. */
function preferred(found: readonly RunStructure[]): RunStructure[] {
  const named = found.filter((runs) => runs.isNamed);
  return [...(named.length > 0 ? named : found)].sort((a, b) => b.levels.count - a.levels.count).slice(0, 1);
}

/** `scores` are the residuals' normal scores. Where only an input tells the runs, what is alike in a run may be the law's own misfit: then neighbours decide. */
export function runCorrelation(runs: RunStructure, scores: Float64Array): RunCorrelation {
  const { group, count } = runs.levels;
  const level = intraclass(scores, group, count);
  const neighbours = serial(scores, group, count, runs.order);
  const told = runs.byInput ? [neighbours] : [level, neighbours];
  return {
    runs,
    correlation: Math.max(...told.map(({ correlation }) => correlation)),
    p: Math.min(1, told.length * Math.min(...told.map(({ p }) => p))),
    inflation: Math.sqrt(1 + (runs.size - 1) * Math.max(level.correlation, 0)),
  };
}
