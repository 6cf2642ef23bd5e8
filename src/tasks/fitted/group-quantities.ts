/** Derived quantities of groups by one compiled formula each, evaluated over all groups at once. */
import { Analysis } from '../../formula/analyse.js';
import { build } from '../../formula/build.js';
import { Derivative } from '../../formula/differentiate.js';
import { emitColumns } from '../../formula/emit-columns.js';
import { Graph, type NodeId } from '../../formula/graph.js';
import { namesIn } from '../../formula/names-in.js';
import { parse } from '../../formula/parse.js';
import type { SparseVector } from '../../linear-algebra/sparse-vector.js';
import { groupedName } from '../../problem/group-names.js';
import type { Model, ModelGroups } from '../../problem/model.js';

/** A quantity, once for all groups or once for each; it may use the law's parameters and those before it. */
export interface Pattern {
  readonly alias: string;
  readonly formula: string;
  readonly isOfGroups: boolean;
}

/** As `Derived` has them. */
export interface GroupQuantities {
  readonly nonNegative: readonly boolean[];
  evaluate(columns: Readonly<Record<string, ArrayLike<number>>>, count: number): Float64Array[];
  gradients(internal: Float64Array): SparseVector[];
}

/**
 * Functions for `patterns` in order, each of groups once a group. Undefined where a formula names a
 * group, or anything but parameters and earlier quantities.
 */
export function groupQuantities(
  { parameterNames, groups }: Model,
  patterns: readonly Pattern[],
  nonNegative: (pooled: Model) => readonly boolean[],
): GroupQuantities | undefined {
  if (groups === undefined) return undefined;
  const { pooled, names: groupNames } = groups;
  const names = pooled.parameterNames;
  const known = new Set(names);
  for (const { alias, formula } of patterns) {
    if (!namesIn(parse(formula)).every((name) => known.has(name))) return undefined;
    known.add(alias);
  }
  const isShared = new Set(parameterNames);
  const graph = new Graph();
  const roots = buildAll(
    graph,
    patterns,
    names.map((name, i) => [name, graph.leaf('input', i)]),
  );
  const positive = nonNegative(pooled);
  const spread = <T>(of: (pattern: number, group: number) => T): T[] =>
    patterns.flatMap(({ isOfGroups }, k) =>
      isOfGroups ? groupNames.map((_, group) => of(k, group)) : [of(k, 0)],
    );
  const isNonNegative = roots.map((root) => new Analysis(graph, root, [], positive).isPositive(root));
  let gradients: GroupQuantities['gradients'] | undefined;
  return {
    nonNegative: spread((k) => isNonNegative[k]),
    evaluate(columns, count) {
      const inputs = names.map((name) => {
        const all = new Float64Array(groupNames.length * count);
        for (const [g, group] of groupNames.entries()) {
          all.set(columns[isShared.has(name) ? name : groupedName(name, group)], g * count);
        }
        return all;
      });
      const leaves = { scalar: 'param', column: 'input' } as const;
      const { run, results } = emitColumns(graph, roots, leaves, inputs, groupNames.length * count);
      run([]);
      return spread((k, group) => results[k].slice(group * count, (group + 1) * count));
    },
    gradients(internal) {
      gradients ??= compileGradients(groups, patterns);
      return gradients(internal);
    },
  };
}

function buildAll(
  graph: Graph,
  patterns: readonly Pattern[],
  parameters: readonly (readonly [string, NodeId])[],
): NodeId[] {
  const symbols = new Map(parameters);
  return patterns.map(({ alias, formula }) => {
    const id = build(graph, formula, symbols);
    symbols.set(alias, id);
    return id;
  });
}

/** By one derivative for each of the program's coordinates, at the coordinates of each group. */
function compileGradients(
  { pooled, places }: ModelGroups,
  patterns: readonly Pattern[],
): GroupQuantities['gradients'] {
  const { graph, parameterNames, parameters } = pooled;
  const nodes = buildAll(
    graph,
    patterns,
    parameterNames.map((name, i) => [name, parameters[i]]),
  );
  const coordinates = pooled.free.map(() => new Float64Array(places.length));
  const derivatives = coordinates.map((_, k) => new Derivative(graph, 'coordinate', k));
  const uses = nodes.map((node) => {
    const leaves = graph.order([node]).map((id) => graph.node(id));
    return leaves.flatMap(({ kind, value }) => (kind === 'coordinate' ? [value] : []));
  });
  const { run, results } = emitColumns(
    graph,
    nodes.flatMap((node, q) => uses[q].map((k) => derivatives[k].of(node))),
    { scalar: 'param', column: 'coordinate' },
    coordinates,
    places.length,
  );
  return (internal) => {
    for (const [g, place] of places.entries()) {
      for (const [k, at] of place.entries()) coordinates[k][g] = internal[at];
    }
    run([]);
    let next = 0;
    return patterns.flatMap(({ isOfGroups }, q) => {
      const columns = uses[q].map((k) => ({ k, column: results[next++] }));
      const of = (group: number): SparseVector => {
        const entries = columns
          .map(({ k, column }) => ({ place: places[group][k], value: column[group] }))
          .sort((a, b) => a.place - b.place);
        return {
          places: Uint32Array.from(entries, ({ place }) => place),
          values: Float64Array.from(entries, ({ value }) => value),
        };
      };
      return isOfGroups ? places.map((_, group) => of(group)) : [of(0)];
    });
  };
}
