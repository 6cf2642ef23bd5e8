/**
 * Fits of neural scaling laws, and what is asked of them.
 *
 * @module isoloss
 */
export { type Choice, type ChoiceOptions, chooseBackend } from './backend/choose.js';
export type { Backend, BackendInfo, BackendName, PreparedProblem } from './backend/contract.js';
export type { Control } from './control.js';
export {
  type Architecture,
  type ParameterCounts,
  parameterCounts,
  type SizeName,
} from './costs/architecture.js';
export { type CostAt, evaluateCost } from './costs/evaluate.js';
export { type Family, families, member } from './costs/families.js';
export { type FlopConventionName, type Flops, flopsPerToken } from './costs/flops.js';
export {
  type Cost,
  type CostSetting,
  costs,
  findCost,
  type ResolvedCost,
  resolveCost,
} from './costs/index.js';
export { readFamily } from './costs/read-family.js';
export { buildableShapes, type NearestOptions, nearestShape } from './costs/shapes.js';
export type {
  AllocationErrorCode,
  BenchmarkErrorCode,
  CommandErrorCode,
  CostErrorCode,
  ErrorCode,
  FileErrorCode,
  FitErrorCode,
  FittedErrorCode,
  JobErrorCode,
  LawErrorCode,
  MachineErrorCode,
  QueueErrorCode,
  TableErrorCode,
} from './error-codes.js';
export { AbortError, type ErrorKind, type ErrorPlace, IsolossError, type TaskName } from './errors.js';
export { readLaw } from './jobs/law-definition.js';
export type { LawFile } from './jobs/law-file.js';
export type {
  AxisInput,
  AxisList,
  AxisRange,
  BoundInput,
  BudgetInput,
  FormulaInput,
  NumberInput,
  PerInput,
  PointInput,
  RangeInput,
  StartsInput,
} from './jobs/shapes.js';
export {
  type Citation,
  type DerivedQuantity,
  defineLaw,
  findLaw,
  findPreset,
  type Law,
  type LawDefinition,
  type LawInput,
  type LawParameter,
  laws,
  type Paper,
  type Preset,
  type PresetInput,
  papers,
  type Target,
} from './laws/index.js';
export type { Loss, ResidualScale, Rho } from './loss/loss.js';
export type { Replicates } from './problem/replicates.js';
export { type StatusName, statusText } from './problem/status.js';
export { parseTable } from './runs/parse-table.js';
export type { Table } from './runs/table.js';
export { formatOf, type TableFormat } from './runs/table-format.js';
export { type CellInput, type ColumnsOfCells, type RowsOfCells, tableOf } from './runs/table-of.js';
export { type AllocateControl, allocate } from './tasks/allocate/allocate.js';
export { type AllocateJob, type AllocateJobInput, parseAllocateJob } from './tasks/allocate/job.js';
export type { AllocateRecord, Allocation, DecidedAllocation, Spending } from './tasks/allocate/record.js';
export type { AllocateRequest, DecisionInput } from './tasks/allocate/request.js';
export { type ChainOptions, type ChainTask, chain } from './tasks/chain/chain.js';
export { type ChainJob, parseChainJob } from './tasks/chain/job.js';
export type { ChainedPoint, ChainedTask, ChainRecord } from './tasks/chain/record.js';
export { type CompareControl, compare } from './tasks/compare/compare.js';
export { type CompareJob, type CompareJobInput, parseCompareJob } from './tasks/compare/job.js';
export type { CompareRecord, Contender, PredictionError } from './tasks/compare/record.js';
export type { CompareRequest } from './tasks/compare/request.js';
export type { Criterion, CriterionName } from './tasks/contenders/criterion.js';
export { design } from './tasks/design/design.js';
export { type DesignJob, type DesignJobInput, parseDesignJob } from './tasks/design/job.js';
export type { DesignCandidate, DesignRecord, DesignStep } from './tasks/design/record.js';
export type { DesignRequest } from './tasks/design/request.js';
export { equivalent } from './tasks/equivalent/equivalent.js';
export { type EquivalentJob, parseEquivalentJob } from './tasks/equivalent/job.js';
export type {
  EquivalentKind,
  EquivalentPoint,
  EquivalentRecord,
  ExchangeRate,
} from './tasks/equivalent/record.js';
export type { EquivalentRequest } from './tasks/equivalent/request.js';
export { isAborted, type Results } from './tasks/finished.js';
export { fit } from './tasks/fit/fit.js';
export { type FitJob, type FitJobInput, parseFitJob } from './tasks/fit/job.js';
export type { FitControl, FitOutcome, Stage } from './tasks/fit/outcome.js';
export type {
  Certificate,
  FitRecord,
  Minimum,
  ObjectiveGrid,
  ParameterCovariance,
  Score,
  WeakDirection,
} from './tasks/fit/record.js';
export type { BackendChoice, FitRequest } from './tasks/fit/request.js';
export type { FittedLaw } from './tasks/fitted/fitted-law.js';
export { fittedOfOutcome } from './tasks/fitted/make-fitted-law.js';
export { fittedOfPreset, fittedOfPublished } from './tasks/fitted/published.js';
export { fittedOfRecord } from './tasks/fitted/stored-fit.js';
export { hyper } from './tasks/hyper/hyper.js';
export { type HyperJob, parseHyperJob } from './tasks/hyper/job.js';
export type {
  HyperRecord,
  OptimumLaw,
  PublishedRule,
  ResponseSurface,
  SweepCell,
  SweptEstimate,
} from './tasks/hyper/record.js';
export type { HyperRequest } from './tasks/hyper/request.js';
export { type IsoflopControl, type IsoflopOutcome, isoflop } from './tasks/isoflop/isoflop.js';
export { type IsoflopJob, type IsoflopJobInput, parseIsoflopJob } from './tasks/isoflop/job.js';
export type {
  Approach,
  Budget,
  Estimate,
  IsoflopAnalysis,
  IsoflopRecord,
  Optimum,
} from './tasks/isoflop/record.js';
export type { IsoflopRequest } from './tasks/isoflop/request.js';
export { type MultiplierJob, parseMultiplierJob } from './tasks/multiplier/job.js';
export { multiplier } from './tasks/multiplier/multiplier.js';
export type {
  BoundedEstimate,
  Ladder,
  MultiplierPoint,
  MultiplierRecord,
  RecipeComparison,
} from './tasks/multiplier/record.js';
export type { MultiplierRequest } from './tasks/multiplier/request.js';
export {
  type MultiverseJob,
  type MultiverseJobInput,
  parseMultiverseJob,
} from './tasks/multiverse/job.js';
export { type MultiverseControl, multiverse } from './tasks/multiverse/multiverse.js';
export type { Conclusion, Dimension, Move, MultiverseRecord, Universe } from './tasks/multiverse/record.js';
export type { MultiverseRequest, NamedInput, RemapInput } from './tasks/multiverse/request.js';
export { type Predicted, predictRecord } from './tasks/predict/make-record.js';
export {
  type Band,
  type PointPrediction,
  type Prediction,
  type PredictOptions,
  predict,
  predictInParallel,
} from './tasks/predict/predict.js';
export type { PredictedPoint, PredictRecord } from './tasks/predict/record.js';
export type { ColumnsInput, PredictInputs } from './tasks/predict/request.js';
export type { RegretRecord } from './tasks/regret/record.js';
export { regret } from './tasks/regret/regret.js';
export type { RegretRequest } from './tasks/regret/request.js';
export { parseRolloutJob, type RolloutJob, type RolloutJobInput } from './tasks/rollout/job.js';
export type { Coverage, Horizon, RolloutLaw, RolloutRecord, RolloutStep } from './tasks/rollout/record.js';
export type { RolloutRequest } from './tasks/rollout/request.js';
export { type RolloutControl, rollout } from './tasks/rollout/rollout.js';
export { type AllocateShapeOptions, allocateShape } from './tasks/shape/allocate-shape.js';
export type { ArchitectureRecord, ShapeRecord, TrainedShape } from './tasks/shape/record.js';
export type { AgainstOptions } from './tasks/solve/inverse.js';
export type { Solved, SolveKind, SolveRecord } from './tasks/solve/record.js';
export type { SolveRequest } from './tasks/solve/request.js';
export { solve, solveAgainst } from './tasks/solve/solve.js';
export type { SolveQuestion } from './tasks/solve/solve-question.js';
export { parseSurfaceJob, type SurfaceJob } from './tasks/surface/job.js';
export { surfaceRecord } from './tasks/surface/make-record.js';
export type { SurfaceColumn, SurfaceContours, SurfaceRecord } from './tasks/surface/record.js';
export type { SurfaceRequest } from './tasks/surface/request.js';
export { type SurfaceControl, type SurfaceOutcome, surface } from './tasks/surface/surface.js';
export type { SurfaceRows as SurfacePiece } from './tasks/surface/tiles.js';
