/** An allocation as formulas over axes. */
import type { Graph, NodeId } from '../../formula/graph.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import type { AllocationAxis } from './axes.js';

export interface Constraint {
  /** As the user wrote it. */
  readonly text: string;
  readonly left: NodeId;
  readonly right: NodeId;
}

export interface Question {
  readonly fitted: FittedLaw;
  /** Leaves: `input` by axis, `param` by the law's parameter. */
  readonly graph: Graph;
  readonly axes: readonly AllocationAxis[];
  /** Each input of the law. */
  readonly inputs: readonly { readonly name: string; readonly node: NodeId }[];
  readonly loss: NodeId;
  readonly cost: NodeId | undefined;
  readonly costText: string | undefined;
  readonly objective: NodeId;
  readonly objectiveText: string;
  readonly maximize: boolean;
  readonly constraints: readonly Constraint[];
  /** Shares that sum to one are chosen: this one is what the others leave. */
  readonly rest?: { readonly name: string; readonly lo: number; readonly hi: number };
  /** Ascending; a single infinite one without a budget. */
  readonly budgets: Float64Array;
}

export function dependsOnAxes(graph: Graph, id: NodeId): boolean {
  return graph.order([id]).some((at) => graph.node(at).kind === 'input');
}
