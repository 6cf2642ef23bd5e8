/** What the tasks have finished when they are aborted, typed. */
import { AbortError } from '../errors.js';
import type { AllocateRecord } from './allocate/record.js';
import type { CompareRecord } from './compare/record.js';
import type { DesignRecord } from './design/record.js';
import type { EquivalentRecord } from './equivalent/record.js';
import type { FitOutcome } from './fit/outcome.js';
import type { HyperRecord } from './hyper/record.js';
import type { IsoflopOutcome } from './isoflop/isoflop.js';
import type { MultiplierRecord } from './multiplier/record.js';
import type { MultiverseRecord } from './multiverse/record.js';
import type { Prediction } from './predict/predict.js';
import type { RegretRecord } from './regret/record.js';
import type { RolloutRecord } from './rollout/record.js';
import type { SolveRecord } from './solve/record.js';
import type { SurfaceOutcome } from './surface/surface.js';

/** By task: the form of its result, which is also that of what it had finished when it was aborted. */
export interface Results {
  readonly fit: FitOutcome;
  readonly multiverse: MultiverseRecord;
  readonly isoflop: IsoflopOutcome;
  readonly compare: CompareRecord;
  readonly rollout: RolloutRecord;
  readonly predict: Prediction;
  readonly solve: SolveRecord;
  readonly regret: RegretRecord;
  readonly equivalent: EquivalentRecord;
  readonly hyper: HyperRecord;
  readonly multiplier: MultiplierRecord;
  readonly surface: SurfaceOutcome;
  readonly allocate: AllocateRecord;
  readonly design: DesignRecord;
}

/** Whether an error is an abort; with the name of a task, whether it is an abort of that task, whose `finished` is then typed. */
export function isAborted(error: unknown): error is AbortError;
export function isAborted<Task extends keyof Results>(
  error: unknown,
  task: Task,
): error is AbortError<Results[Task]>;
export function isAborted(error: unknown, task?: keyof Results): boolean {
  return error instanceof AbortError && (task === undefined || error.task === task);
}
