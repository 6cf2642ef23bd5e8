/** Checks that logarithms, roots and powers have positive arguments over the ranges of the axes. */

import { field, IsolossError } from '../../errors.js';
import { evaluateNode } from '../../formula/evaluate-node.js';
import type { NodeId } from '../../formula/graph.js';
import { requirementOf } from '../../problem/domains.js';
import type { Question } from './question.js';

/**
 * Throws `not-positive` where the argument of a logarithm, root or real power depends on one axis alone and is not
 * positive at an end of it, at the estimated parameters.
 */
export function checkAxisDomains({
  fitted,
  graph,
  axes,
  loss,
  cost,
  objective,
  constraints,
}: Question): void {
  const parameters = fitted.law.parameters.map(({ name }) => fitted.values[name]);
  const roots = [
    loss,
    objective,
    ...(cost === undefined ? [] : [cost]),
    ...constraints.flatMap((c) => [c.left, c.right]),
  ];
  for (const id of graph.order(roots)) {
    const node = graph.node(id);
    const demand = requirementOf(node);
    // At a limit where the law divides by zero it is infinite: no optimum lies there.
    if (demand === undefined || node.kind === 'div' || graph.isOpen(demand.argument)) continue;
    const { argument } = demand;
    const met = axesOf(argument);
    if (met.length !== 1) continue;
    const axis = axes[met[0]];
    const limits = axis.kind === 'listed' ? axis.values : [axis.lo, axis.hi];
    for (const end of limits) {
      const value = evaluateNode(graph, argument, (leaf) =>
        leaf.kind === 'param' ? parameters[leaf.value] : end,
      );
      if (demand.holds(value)) continue;
      throw new IsolossError(
        'not-positive',
        `The axis ${axis.name} reaches ${end}, where a formula ${demand.description} ${value}.`,
        `Keep ${axis.name} away from there: ${field('axes')} ${axis.name}=lo..hi:count.`,
      );
    }
  }

  function axesOf(id: NodeId): number[] {
    return graph.order([id]).flatMap((at) => {
      const { kind, value } = graph.node(at);
      return kind === 'input' ? [value] : [];
    });
  }
}
