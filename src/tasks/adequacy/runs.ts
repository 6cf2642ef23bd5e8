/**
 * Detects rows that are checkpoints of one run, and tests whether their residuals are correlated. Rows look like one run
 * if some input of the law is constant over them and another takes distinct values.
 */
import { intraclass, serial } from '../../statistics/within-groups.js';
import {
  combinedLevels,
  isConstantWithin,
  isDistinctWithin,
  type Levels,
  levelsOf,
  levelsOfNumbers,
} from './levels.js';
import type { Sample } from './sample.js';

/** Usual names of columns that identify runs. */
const RUN_NAME = /(^|[^a-z])(run|trial|experiment|exp|checkpoint|curve|wandb)s?([^a-z]|$)/i;

/** Median number of rows per run at least. */
const FEWEST_ROWS = 3;

/** Text columns tried in pairs at most. */
const MOST_PAIRED = 6;

/** If only a constant input identifies runs: rows per value at least, and values at most. */
const MANY_ROWS = 10;
const FEW_VALUES = 30;

export interface RunStructure {
  /** Columns, or the one input, whose values identify the runs. */
  readonly by: readonly string[];
  /** Whether runs are identified by a constant input rather than a column. */
  readonly byInput: boolean;
  /** Whether a column has a usual name of run numbers. */
  readonly isNamed: boolean;
  readonly levels: Levels;
  /** The input that varies within a run and orders its rows. */
  readonly along: string;
  readonly order: Uint32Array;
  /** Mean over rows of the number of rows in their run. */
  readonly size: number;
}

/** Correlation of residuals within runs. */
export interface RunCorrelation {
  readonly runs: RunStructure;
  /** The larger of the intraclass and the serial correlation. */
  readonly correlation: number;
  /** The smaller of their p-values, doubled (Bonferroni). */
  readonly p: number;
  /** Factor by which standard errors are too small for what is constant within runs: sqrt(1 + (size - 1) intraclass). */
  readonly inflation: number;
}

/** Possible run structures: the finest by columns, else one for each input that may identify runs. */
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
        .map((b) => ({ by: [...a.by, ...b.by], levels: combinedLevels([a.levels, b.levels], sample.rows) })),
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

/** The structure by a column with a usual name, else the one with most runs. */
function preferred(found: readonly RunStructure[]): RunStructure[] {
  const named = found.filter((runs) => runs.isNamed);
  return [...(named.length > 0 ? named : found)].sort((a, b) => b.levels.count - a.levels.count).slice(0, 1);
}

/** `scores` are the residuals' normal scores. If only an input identifies runs, a common level may be misfit of the law: then only serial correlation counts. */
export function runCorrelation(runs: RunStructure, scores: Float64Array): RunCorrelation {
  const { group, count } = runs.levels;
  const level = intraclass(scores, group, count);
  const neighbours = serial(scores, group, count, runs.order);
  const correlations = runs.byInput ? [neighbours] : [level, neighbours];
  return {
    runs,
    correlation: Math.max(...correlations.map(({ correlation }) => correlation)),
    p: Math.min(1, correlations.length * Math.min(...correlations.map(({ p }) => p))),
    inflation: Math.sqrt(1 + (runs.size - 1) * Math.max(level.correlation, 0)),
  };
}
