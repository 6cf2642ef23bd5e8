import type { CostAt } from '../../../costs/evaluate.js';
import type { Cost } from '../../../costs/index.js';

/** The costs known by name. */
export interface CostsRecord {
  readonly schema: 'isoloss/costs@1';
  readonly costs: readonly Cost[];
}

/** A cost known by name. */
export interface CostRecord extends Cost {
  readonly schema: 'isoloss/cost@1';
}

/** The value of a cost at one point. */
export interface CostAtRecord extends CostAt {
  readonly schema: 'isoloss/cost-at@1';
}
