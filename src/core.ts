/**
 * What a page needs to fit a law and to predict with it: tables, fits, predictions. The catalogue of laws, readers of files,
 * refits of resamples and the back ends are loaded where a fit needs them.
 *
 * @module isoloss/core
 */
export type { Control } from './control.js';
export type { ErrorCode } from './error-codes.js';
export { AbortError, type ErrorKind, type ErrorPlace, IsolossError, type TaskName } from './errors.js';
export { readLaw } from './jobs/law-definition.js';
export { defineLaw, type LawDefinition } from './laws/define.js';
export { parseTable } from './runs/parse-table.js';
export type { Table } from './runs/table.js';
export { formatOf, type TableFormat } from './runs/table-format.js';
export { type CellInput, type ColumnsOfCells, type RowsOfCells, tableOf } from './runs/table-of.js';
export { isAborted, type Results } from './tasks/finished.js';
export { fit } from './tasks/fit/fit.js';
export { type FitJob, type FitJobInput, parseFitJob } from './tasks/fit/job.js';
export type { FitControl, FitOutcome, Stage } from './tasks/fit/outcome.js';
export type { FitRecord } from './tasks/fit/record.js';
export type { FitRequest } from './tasks/fit/request.js';
export type { FittedLaw } from './tasks/fitted/fitted-law.js';
export { fittedOfOutcome } from './tasks/fitted/make-fitted-law.js';
export {
  type Band,
  type PointPrediction,
  type Prediction,
  type PredictOptions,
  predict,
  predictInParallel,
} from './tasks/predict/predict.js';
export type { ColumnsInput, PredictInputs } from './tasks/predict/request.js';
