import type { Graph, NodeId } from './graph.js';

/**
 * A law lowered for computing: positive parameters carried as logarithms, powers and products of positive
 * things as exponentials of sums, every sub-expression of the data alone made into a column.
 *
 * Emitters walk `graph` from the roots they need. The leaves they meet are constants, parameters
 * (`coordinate`, index into the internal coordinates u) and columns (`column`, index into `columns`).
 */
export interface Program {
  readonly graph: Graph;
  /** Number of free parameters, p. */
  readonly size: number;
  /** Number of data columns. */
  readonly columns: number;
  /** Prediction on the residual's scale. */
  readonly value: NodeId;
  /** d value / d u_i. */
  readonly gradient: readonly NodeId[];
  /** d2 value / d u_i d u_j at i (i + 1) / 2 + j, j <= i. */
  readonly hessian: readonly NodeId[];
}
