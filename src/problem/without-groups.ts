/** A problem with groups as one without, for back ends whose kernels know no groups. */
import type { NodeId } from '../formula/graph.js';
import type { Program } from '../formula/program.js';
import { groupCoordinates } from './group-coordinates.js';
import { createEvaluator } from './model.js';
import type { Groups, Problem } from './problem.js';

/**
 * The same problem in the same coordinates, whose program takes all of them: a column for each group, 1 in its rows and 0 in
 * others, selects those of the row's own group. Normal matrices are then full, with zeros where a row would depend on two groups.
 */
export function withoutGroups(problem: Problem & { readonly groups: Groups }): Problem {
  const { groups, columns, rows, ...rest } = problem;
  const indicators = Array.from({ length: groups.count }, (_, group) =>
    Float64Array.from(groups.of, (of) => (of === group ? 1 : 0)),
  );
  const program = programOfAll(problem.program, groups, rest.size);
  const all = [...columns, ...indicators];
  return { ...rest, rows, program, columns: all, evaluator: () => createEvaluator(program, all, rows) };
}

/** Where a coordinate of the problem comes from: coordinate `k` of the program, of one group or of all. */
interface Origin {
  readonly k: number;
  readonly group: number | undefined;
}

function programOfAll(
  { graph, columns, value, gradient, hessian }: Program,
  groups: Groups,
  size: number,
): Program {
  const places = groupCoordinates(groups);
  const origins: Origin[] = [];
  for (const [group, place] of places.entries()) {
    for (const [k, at] of place.entries()) origins[at] = { k, group: groups.local[k] ? group : undefined };
  }
  const indicator = (group: number): NodeId => graph.leaf('column', columns + group);
  const ofRow = (k: number): NodeId =>
    places
      .map((place, group) => graph.mul(indicator(group), graph.leaf('coordinate', place[k])))
      .reduce((sum, term) => graph.add(sum, term));
  const selected = groups.local.map((isLocal, k) =>
    isLocal ? ofRow(k) : graph.leaf('coordinate', places[0][k]),
  );
  const inAll = (id: NodeId): NodeId =>
    graph.rebuild(id, (leaf) => (leaf.kind === 'coordinate' ? selected[leaf.value] : undefined));
  const ofGroup = (id: NodeId, group: number | undefined): NodeId =>
    group === undefined ? id : graph.mul(indicator(group), id);
  const slopes = gradient.map(inAll);
  const curvatures = hessian.map(inAll);
  const second = (a: Origin, b: Origin): NodeId => {
    if (a.group !== undefined && b.group !== undefined && a.group !== b.group) return graph.constant(0);
    const [i, j] = [Math.max(a.k, b.k), Math.min(a.k, b.k)];
    return ofGroup(curvatures[(i * (i + 1)) / 2 + j], a.group ?? b.group);
  };
  return {
    graph,
    size,
    columns: columns + groups.count,
    value: inAll(value),
    gradient: origins.map(({ k, group }) => ofGroup(slopes[k], group)),
    hessian: origins.flatMap((a, i) => origins.slice(0, i + 1).map((b) => second(a, b))),
  };
}
