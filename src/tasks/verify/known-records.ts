/** The records that commands write, by their `schema`. */
import type { CostAt } from '../../costs/evaluate.js';
import type { Cost } from '../../costs/index.js';
import type { Law } from '../../laws/law.js';
import type { AllocateRecord } from '../allocate/record.js';
import type { BatchRecord } from '../batch/record.js';
import type { ChainRecord } from '../chain/record.js';
import type { CompareRecord } from '../compare/record.js';
import type { DesignRecord } from '../design/record.js';
import type { EquivalentRecord } from '../equivalent/record.js';
import type { FitRecord } from '../fit/record.js';
import type { HyperRecord } from '../hyper/record.js';
import type { IsoflopRecord } from '../isoflop/record.js';
import type { MultiplierRecord } from '../multiplier/record.js';
import type { MultiverseRecord } from '../multiverse/record.js';
import type { PredictRecord } from '../predict/record.js';
import type { RegretRecord } from '../regret/record.js';
import type { RolloutRecord } from '../rollout/record.js';
import type { ArchitectureRecord, ShapeRecord } from '../shape/record.js';
import type { SolveRecord } from '../solve/record.js';
import type { SurfaceRecord } from '../surface/record.js';

type Tagged<Schema extends string, Content = object> = Content & { readonly schema: Schema };

/** Of measurements, which say what was at one time on one machine. */
export type MeasuredRecord = Tagged<
  'isoloss/doctor@1' | 'isoloss/bench@1' | 'isoloss/bench-against@1' | 'isoloss/status@1' | 'isoloss/verify@1'
>;

export type KnownRecord =
  | FitRecord
  | MultiverseRecord
  | IsoflopRecord
  | CompareRecord
  | BatchRecord
  | ChainRecord
  | RolloutRecord
  | PredictRecord
  | SolveRecord
  | RegretRecord
  | EquivalentRecord
  | HyperRecord
  | MultiplierRecord
  | AllocateRecord
  | DesignRecord
  | SurfaceRecord
  | ShapeRecord
  | ArchitectureRecord
  | Tagged<'isoloss/cost-at@1', CostAt>
  | Tagged<'isoloss/cost@1', Cost>
  | Tagged<'isoloss/costs@1', { readonly costs: readonly Cost[] }>
  | Tagged<'isoloss/law@1', Law>
  | Tagged<'isoloss/laws@1', { readonly laws: readonly Law[] }>
  | MeasuredRecord;
