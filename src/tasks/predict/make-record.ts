import type { Interval } from '../../statistics/intervals.js';
import type { OutputColumn } from '../../store/write-table.js';
import { score } from '../fit/score.js';
import { extrapolationWarnings } from '../fitted/extrapolation.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { fitReference } from '../fitted/reference.js';
import type { Band, Prediction } from './predict.js';
import type { PredictedPoint, PredictRecord } from './record.js';

/** Predictions and their inputs. */
export interface Predicted {
  readonly fitted: FittedLaw;
  readonly inputs: Readonly<Record<string, Float64Array>>;
  readonly prediction: Prediction;
  /** Losses of a table, NaN where missing. */
  readonly observed?: Float64Array;
  /** The table, if the points are its rows. */
  readonly table?: {
    readonly source: string;
    readonly rowNumbers: Int32Array;
    readonly notes: readonly string[];
  };
}

/** The record of a prediction (`isoloss/predict@1`), with every point: as `isoloss predict --json` writes it. */
export function predictRecord({ fitted, inputs, prediction, observed, table }: Predicted): PredictRecord {
  const { value, level, replicates, residualScale, beyond = {}, band, newRun, residual } = prediction;
  const names = fitted.law.inputs.map(({ name }) => name);
  const seen = observed?.some(Number.isFinite) === true ? observed : undefined;
  return {
    schema: 'isoloss/predict@1',
    fit: fitReference(fitted),
    level,
    drawn: replicates,
    residualScale,
    ...(table === undefined
      ? {}
      : { data: { source: table.source, rows: value.length, notes: table.notes } }),
    points: Array.from(value, (predicted, row): PredictedPoint => {
      const hasLoss = observed !== undefined && Number.isFinite(observed[row]);
      return {
        ...(table === undefined ? {} : { row: table.rowNumbers[row] }),
        at: Object.fromEntries(names.map((name) => [name, inputs[name][row]])),
        value: predicted,
        band: endsAt(band, row),
        newRun: endsAt(newRun, row),
        beyond: Object.fromEntries(
          Object.entries(beyond)
            .filter(([, factors]) => factors[row] !== 1)
            .map(([name, factors]) => [name, orNull(factors[row])]),
        ),
        ...(hasLoss ? { observed: observed[row], residual: orNull(residual?.[row]) } : {}),
      };
    }),
    ...(seen === undefined ? {} : { score: score(seen, value, (row) => Number.isFinite(seen[row])) }),
    warnings: [...(fitted.warnings ?? []), ...extrapolationWarnings(fitted, beyond), ...noBand(band)],
  };
}

/** The same as columns of a table: inputs, prediction, bands, and the table's own columns. */
export function predictColumns({ inputs, prediction, observed, table }: Predicted): OutputColumn[] {
  const { value, band, newRun, residual, beyond = {} } = prediction;
  const bandColumns = (name: string, of: Band | undefined): OutputColumn[] =>
    of === undefined
      ? []
      : [
          { name: `${name}_lower`, data: of.lower },
          { name: `${name}_upper`, data: of.upper },
        ];
  return [
    ...(table === undefined ? [] : [{ name: 'row', data: table.rowNumbers }]),
    ...Object.entries(inputs).map(([name, data]) => ({ name, data })),
    { name: 'predicted', data: value },
    ...bandColumns('law', band),
    ...bandColumns('new_run', newRun),
    ...(observed === undefined || residual === undefined
      ? []
      : [
          { name: 'observed', data: observed },
          { name: 'residual', data: residual },
        ]),
    ...Object.entries(beyond).map(([name, data]) => ({ name: `beyond_${name}`, data })),
  ];
}

function endsAt(band: Band | undefined, row: number): Interval | null {
  if (band === undefined || !Number.isFinite(band.lower[row]) || !Number.isFinite(band.upper[row]))
    return null;
  return [band.lower[row], band.upper[row]];
}

function orNull(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}

function noBand(band: Band | undefined): string[] {
  const rows = band?.lower.filter(Number.isNaN).length ?? 0;
  if (rows === 0) return [];
  return [
    `The law of some replicate has no value at ${rows} of ${band?.lower.length} points: they have no band.`,
  ];
}
