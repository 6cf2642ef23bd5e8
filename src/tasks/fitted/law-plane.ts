/** A law as a function of its unknown inputs, all others being given, for the estimate and all replicates at once. */
import { field, IsolossError } from '../../errors.js';
import { build } from '../../formula/build.js';
import { Derivative } from '../../formula/differentiate.js';
import { type ColumnFunction, emitColumns } from '../../formula/emit-columns.js';
import { Graph, type NodeId } from '../../formula/graph.js';
import type { PointPart } from '../../jobs/point.js';
import type { Law } from '../../laws/law.js';
import type { LaneFunction } from './lane-roots.js';

/** Search range of unknown inputs, logarithms of 1e-9 and 1e60. */
export const LOG_LIMITS = [Math.log(1e-9), Math.log(1e60)] as const;

/** Parameters of the law, one column each in its order: a lane is one value of each. */
export interface Lanes {
  readonly count: number;
  readonly columns: readonly Float64Array[];
}

/** One lane: the estimate. */
export function estimateLanes(law: Law, values: Readonly<Record<string, number>>, count = 1): Lanes {
  return { count, columns: law.parameters.map(({ name }) => new Float64Array(count).fill(values[name])) };
}

/** Expressions over the logarithms of unknowns: one or two for questions, any number for slopes. */
export class LawPlane {
  readonly law: Law;
  /** Nodes of the law's inputs and of every name defined by `parts`, natural units. */
  readonly nodes: ReadonlyMap<string, NodeId>;
  readonly loss: NodeId;
  /** log cost; absent where no cost is known. */
  readonly logCost: NodeId | undefined;
  private readonly graph = new Graph();
  private readonly firstUnknown: number;

  /** `parts` give all inputs that are not `unknowns`. Throws `unknown-name`, `formula-type` and `formula-syntax`. */
  constructor(
    law: Law,
    readonly unknowns: readonly string[],
    parts: readonly PointPart[],
    cost: string | undefined,
  ) {
    const { graph } = this;
    this.law = law;
    this.firstUnknown = law.parameters.length;
    const nodes = new Map(
      unknowns.map((name, k) => [name, graph.exp(graph.leaf('input', this.firstUnknown + k))]),
    );
    for (const [name, formula] of parts) nodes.set(name, build(graph, formula, nodes));
    this.nodes = nodes;
    const inside = new Map<string, NodeId>(
      law.inputs.map(({ name }) => [name, nodes.get(name) ?? missing(name)]),
    );
    for (const [j, { name }] of law.parameters.entries()) inside.set(name, graph.leaf('input', j));
    for (const [name, formula] of law.where ?? []) inside.set(name, build(graph, formula, inside));
    this.loss = build(graph, law.formula, inside);
    this.logCost = cost === undefined ? undefined : graph.log(build(graph, cost, nodes));
  }

  /** Values of `ids` at the unknowns' logarithms, in every lane; overwritten by the next call. */
  evaluator(ids: readonly NodeId[], lanes: Lanes): (at: readonly Float64Array[]) => readonly Float64Array[] {
    const unknowns = this.unknowns.map(() => new Float64Array(lanes.count));
    const emitted: ColumnFunction = emitColumns(
      this.graph,
      ids,
      { scalar: 'param', column: 'input' },
      [...lanes.columns, ...unknowns],
      lanes.count,
    );
    return (at) => {
      for (const [k, column] of unknowns.entries()) column.set(at[k]);
      emitted.run([]);
      return emitted.results;
    };
  }

  /** `id` less `target` along unknown `k`, the other unknown fixed at `other`. */
  along(id: NodeId, lanes: Lanes, target: Float64Array, k: number, other?: Float64Array): LaneFunction {
    const evaluate = this.evaluator([id], lanes);
    const difference = new Float64Array(lanes.count);
    return (x) => {
      const at = other === undefined ? [x] : k === 0 ? [x, other] : [other, x];
      const [value] = evaluate(at);
      for (let i = 0; i < difference.length; i++) difference[i] = value[i] - target[i];
      return difference;
    };
  }

  /** Derivatives of the loss by the logarithm of each unknown. */
  slopes(): NodeId[] {
    return this.unknowns.map((_, k) =>
      new Derivative(this.graph, 'input', this.firstUnknown + k).of(this.loss),
    );
  }

  /**
   * Total derivative of `objective` by the first unknown's logarithm along the curve of constant `constraint`: zero at
   * the constrained optimum.
   */
  trade(objective: NodeId, constraint: NodeId): NodeId {
    const { graph } = this;
    const [a, b] = [0, 1].map((k) => new Derivative(graph, 'input', this.firstUnknown + k));
    const exchange = graph.div(a.of(constraint), b.of(constraint));
    return graph.sub(a.of(objective), graph.mul(b.of(objective), exchange));
  }
}

function missing(name: string): never {
  throw new IsolossError(
    'missing-input',
    `Nothing says what ${name} is.`,
    `Give it with ${field('at')} ${name}=...`,
  );
}
