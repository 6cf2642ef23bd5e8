/** The model of a law of which some parameters differ between groups of rows, the others being shared by all. */
import { field, IsolossError } from '../errors.js';
import { emitColumns } from '../formula/emit-columns.js';
import type { Evaluator } from '../formula/evaluator.js';
import type { NodeId } from '../formula/graph.js';
import { MAX_GROUPED_PARAMETERS, MAX_KINKED_PARAMETERS } from '../formula/size-limits.js';
import type { Law } from '../laws/law.js';
import type { SparseVector } from '../linear-algebra/sparse-vector.js';
import { hasKink } from '../loss/loss.js';
import { excerpt, plural } from '../text.js';
import { groupCoordinates, groupedSize, rowsByGroup } from './group-coordinates.js';
import { groupedName } from './group-names.js';
import { createModel, type FreeParameter, type Model } from './model.js';
import { overRows } from './over-rows.js';
import type { Groups, Problem } from './problem.js';
import type { ModelSettings, RunColumns, RunGroups } from './settings.js';

/** {@link createModel}, or the grouped model where `settings.per` names parameters. */
export function modelOf(law: Law, runs: RunColumns, settings: ModelSettings): Model {
  const { per = [] } = settings;
  if (per.length === 0 || runs.groups === undefined) return createModel(law, runs, settings);
  return createGroupedModel(law, { ...runs, groups: runs.groups }, { ...settings, per });
}

/**
 * Its free parameters are those of each group, `A[c4]`, then the shared ones. Coordinates of the program are those of the
 * law with one set of parameters (`groups.pooled`); the problem's coordinates hold the local ones once a group.
 */
function createGroupedModel(
  law: Law,
  runs: RunColumns & { readonly groups: RunGroups },
  settings: ModelSettings & { readonly per: readonly string[] },
): Model {
  checkPer(law, settings);
  const pooled = pooledModel(law, runs, settings);
  const local = pooled.free.map(({ name }) => settings.per.includes(name));
  checkRows(pooled, local, runs);
  return groupedModel(pooled, local, runs.groups);
}

/** The model of the rows of `pooled` in these groups, each with its own values of the `local` parameters. */
function groupedModel(pooled: Model, local: readonly boolean[], { names, of }: RunGroups): Model {
  const groups: Groups = { count: names.length, of, local };
  const places = groupCoordinates(groups);
  const size = groupedSize(groups);
  const scatter = <T>(values: ArrayLike<T>, make: (value: T, group: number, k: number) => T): T[] => {
    const out = new Array<T>(size);
    for (const [g, place] of places.entries()) {
      for (const [k, at] of place.entries()) out[at] = make(values[k], g, k);
    }
    return out;
  };
  const same = (values: Float64Array): Float64Array => Float64Array.from(scatter(values, (value) => value));
  const free = scatter<FreeParameter>(pooled.free, (parameter, group, k) => {
    if (!local[k]) return parameter;
    const name = groupedName(parameter.name, names[group]);
    return { ...parameter, name, definition: { ...parameter.definition, name } };
  });
  const closed = pooled.problem.closed
    .flatMap((k) => [...new Set(places.map((place) => place[k]))])
    .sort((a, b) => a - b);
  const problem: Problem = {
    ...pooled.problem,
    size,
    groups,
    lower: same(pooled.problem.lower),
    upper: same(pooled.problem.upper),
    closed,
    ...(pooled.problem.predicted === undefined ? {} : { predicted: groupedLaw(pooled.problem, groups) }),
    evaluator: () => groupedEvaluator(pooled.problem, groups),
  };
  /** A function of the pooled coordinates, group by group, into the places of its results. */
  const byGroup =
    (of: (pooled: Float64Array) => Float64Array) =>
    (at: ArrayLike<number>): Float64Array => {
      const out = new Float64Array(size);
      for (const place of places) {
        const own = of(Float64Array.from(place, (i) => at[i]));
        for (const [k, to] of place.entries()) out[to] = own[k];
      }
      return out;
    };
  /** The same for matrices: entry (i, j) of the group's matrix is that of its coordinates' places. */
  const matrixByGroup =
    (of: (pooled: Float64Array) => Float64Array) =>
    (at: ArrayLike<number>): Float64Array => {
      const out = new Float64Array(size * size);
      const width = local.length;
      for (const place of places) {
        const own = of(Float64Array.from(place, (i) => at[i]));
        for (let i = 0; i < width; i++) {
          for (let j = 0; j < width; j++) out[place[i] * size + place[j]] = own[i * width + j];
        }
      }
      return out;
    };
  const { parameters, parameterNames } = groupedParameters(pooled, local, names, places);
  const exact = (internal: Float64Array): Float64Array => {
    const out = internal.slice();
    for (const j of closed) if (out[j] <= problem.lower[j]) out[j] = -Infinity;
    return out;
  };
  return {
    ...pooled,
    problem,
    free,
    parameters,
    parameterNames,
    exact,
    toNatural: byGroup((at) => pooled.toNatural(at)),
    toInternal: byGroup((at) => pooled.toInternal(at)),
    values: (internal) => {
      const own = places.map((place) => pooled.values(Float64Array.from(place, (i) => internal[i])));
      return Object.fromEntries(
        parameterNames.map((name) => {
          const { parameter, group } = splitName(name, names, pooled.parameterNames);
          return [name, own[group][parameter]];
        }),
      );
    },
    gradients: (internal) => {
      const out: SparseVector[] = [];
      for (const place of places) {
        for (const [k, own] of pooled.gradients(Float64Array.from(place, (i) => internal[i])).entries()) {
          out[place[k]] ??= placed(own, place);
        }
      }
      return out;
    },
    slopes: matrixByGroup((at) => pooled.slopes(at)),
    predict: (internal, inputs, group) => {
      if (group === undefined) {
        throw new IsolossError(
          'group-needed',
          `The law has parameters of its own for each of ${plural(names.length, 'group')}.`,
          'Say which group each point belongs to.',
        );
      }
      const out = new Float64Array(group.length);
      for (const [g, rows] of rowsByGroup({ count: names.length, of: group }).entries()) {
        if (rows.length === 0) continue;
        const own = Object.fromEntries(
          Object.entries(inputs).map(([name, column]) => [
            name,
            column.length === group.length ? Float64Array.from(rows, (row) => column[row]) : column,
          ]),
        );
        const at = Float64Array.from(places[g], (i) => internal[i]);
        const values = pooled.predict(at, own);
        rows.forEach((row, i) => {
          out[row] = values[values.length === 1 ? 0 : i];
        });
      }
      return out;
    },
    groups: {
      names,
      of,
      pooled,
      local,
      places,
      view: viewer(pooled, groups),
      sample: (leastRows) => sampleOf(pooled, local, { names, of }, leastRows),
    },
  };
}

/** The grouped model of evenly chosen groups, which have at least so many rows together; undefined where these are most of them. */
function sampleOf(
  pooled: Model,
  local: readonly boolean[],
  { names, of }: RunGroups,
  leastRows: number,
): Model | undefined {
  const step = Math.floor(of.length / leastRows);
  if (step < 2) return undefined;
  const chosen = names.flatMap((_, group) => (group % step === 0 ? [group] : []));
  const numbers = new Map(chosen.map((group, number) => [group, number]));
  const rows = Uint32Array.from(of.keys()).filter((row) => numbers.has(of[row]));
  return groupedModel(overRows(pooled, rows), local, {
    names: chosen.map((group) => names[group]),
    of: Uint32Array.from(rows, (row) => numbers.get(of[row]) as number),
  });
}

/**
 * The law with the same parameters in all rows. A shared parameter's coordinate must not be shifted by a local one, whose
 * value differs between groups.
 */
function pooledModel(
  law: Law,
  runs: RunColumns,
  settings: ModelSettings & { readonly per: readonly string[] },
): Model {
  const { per } = settings;
  // A group's own parameter is held through the coordinate that all groups have alike.
  const unshifted = (settings.unshifted ?? []).map(
    (name) => per.find((parameter) => name.startsWith(`${parameter}[`)) ?? name,
  );
  const first = createModel(law, runs, { ...settings, unshifted });
  const isLocal = (name: string): boolean => per.includes(name);
  const mixed = first.free.flatMap(({ name }) => {
    if (isLocal(name)) return [];
    const node = first.parameters[first.parameterNames.indexOf(name)];
    return coordinatesIn(first, node).some((k) => isLocal(first.free[k].name)) ? [name] : [];
  });
  if (mixed.length === 0) return first;
  return createModel(law, runs, { ...settings, unshifted: [...unshifted, ...mixed] });
}

function coordinatesIn({ graph }: Model, node: NodeId): number[] {
  return graph
    .order([node])
    .map((id) => graph.node(id))
    .flatMap(({ kind, value }) => (kind === 'coordinate' ? [value] : []));
}

/** A vector by the program's coordinates as one by the problem's, `place` saying where each lies. */
function placed({ places, values }: SparseVector, place: Uint32Array): SparseVector {
  const order = [...places.keys()].sort((a, b) => place[places[a]] - place[places[b]]);
  return {
    places: Uint32Array.from(order, (k) => place[places[k]]),
    values: Float64Array.from(order, (k) => values[k]),
  };
}

/** Every parameter of the law, once a group where it depends on the group's own coordinates. */
function groupedParameters(
  pooled: Model,
  local: readonly boolean[],
  names: readonly string[],
  places: readonly Uint32Array[],
): { readonly parameters: NodeId[]; readonly parameterNames: string[] } {
  const { graph } = pooled;
  const all = pooled.parameters.flatMap((node, i) => {
    const name = pooled.parameterNames[i];
    const placed = (group: number): NodeId =>
      graph.rebuild(node, (leaf) =>
        leaf.kind === 'coordinate' ? graph.leaf('coordinate', places[group][leaf.value]) : undefined,
      );
    if (!coordinatesIn(pooled, node).some((k) => local[k])) return [{ name, node: placed(0) }];
    return names.map((group, g) => ({ name: groupedName(name, group), node: placed(g) }));
  });
  return { parameters: all.map(({ node }) => node), parameterNames: all.map(({ name }) => name) };
}

/** The parameter and the group of a name as {@link groupedName} makes it; shared parameters are those of group 0. */
function splitName(
  name: string,
  groups: readonly string[],
  parameters: readonly string[],
): { readonly parameter: string; readonly group: number } {
  if (parameters.includes(name)) return { parameter: name, group: 0 };
  const open = name.indexOf('[');
  return { parameter: name.slice(0, open), group: groups.indexOf(name.slice(open + 1, -1)) };
}

/** Values of local coordinates become columns, so that one compiled law covers the rows of all groups. */
function groupedEvaluator(pooled: Problem, groups: Groups): Evaluator {
  const { program, columns, rows } = pooled;
  const { graph, value, gradient, hessian } = program;
  const places = groupCoordinates(groups);
  const own = groups.local.flatMap((isLocal, k) => (isLocal ? [k] : []));
  const coordinates = own.map(() => new Float64Array(rows));
  const zero = graph.constant(0);
  const asColumns = (id: NodeId): NodeId =>
    graph.rebuild(id, (leaf) =>
      leaf.kind === 'coordinate' && groups.local[leaf.value]
        ? graph.leaf('column', columns.length + own.indexOf(leaf.value))
        : undefined,
    );
  const compile = (roots: readonly NodeId[]) => {
    const compiled = emitColumns(
      graph,
      roots.map(asColumns),
      { scalar: 'coordinate', column: 'column' },
      [...columns, ...coordinates],
      rows,
    );
    return (at: Float64Array): readonly Float64Array[] => {
      own.forEach((k, c) => {
        for (let row = 0; row < rows; row++) coordinates[c][row] = at[places[groups.of[row]][k]];
      });
      compiled.run(Float64Array.from(places[0], (i) => at[i]));
      return compiled.results;
    };
  };
  const curved = hessian.filter((id) => id !== zero);
  let first: ReturnType<typeof compile> | undefined;
  let second: ReturnType<typeof compile> | undefined;
  let third: ReturnType<typeof compile> | undefined;
  return {
    rows,
    value(at) {
      first ??= compile([value]);
      return first(at)[0];
    },
    gradient(at) {
      second ??= compile([value, ...gradient]);
      const [values, ...slopes] = second(at);
      return { value: values, gradient: slopes };
    },
    hessian(at) {
      third ??= compile([value, ...gradient, ...curved]);
      const [values, ...rest] = third(at);
      const slopes = rest.slice(0, gradient.length);
      const curvatures = hessian.map((id) =>
        id === zero ? null : rest[gradient.length + curved.indexOf(id)],
      );
      return { value: values, gradient: slopes, hessian: curvatures };
    },
  };
}

/** The law in natural units, each row at the coordinates of its group. */
function groupedLaw({ predicted, rows }: Problem, groups: Groups): (at: Float64Array) => Float64Array {
  const places = groupCoordinates(groups);
  const rowsOf = rowsByGroup(groups);
  return (at) => {
    const out = new Float64Array(rows);
    for (const [g, place] of places.entries()) {
      const values = predicted?.(Float64Array.from(place, (i) => at[i])) ?? out;
      for (const row of rowsOf[g]) out[row] = values[row];
    }
    return out;
  };
}

/** Models over the rows of one group, made once. */
function viewer(pooled: Model, groups: Groups): (group: number) => Model {
  const rows = rowsByGroup(groups);
  const views: Model[] = [];
  return (group) => {
    views[group] ??= overRows(pooled, rows[group]);
    return views[group];
  };
}

function checkPer(law: Law, { per, fix }: ModelSettings & { readonly per: readonly string[] }): void {
  const names = law.parameters.map(({ name }) => name);
  const unknown = per.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new IsolossError(
      'unknown-parameter',
      `${field('per')} names "${unknown}", which is not a parameter of the law.`,
      `Its parameters are ${names.join(', ')}.`,
    );
  }
  const held = per.find((name) => Object.hasOwn(fix, name));
  if (held === undefined) return;
  throw new IsolossError(
    'bad-per',
    `${held} is fixed at ${fix[held]}, so that it cannot differ between groups.`,
    `Leave ${held} out of ${field('per')} or of ${field('fix')}.`,
  );
}

/** Every group needs a row for each of its own parameters, and all together no more than can be fitted. */
function checkRows(
  { free, problem }: Model,
  local: readonly boolean[],
  { groups, source, advice }: RunColumns & { readonly groups: RunGroups },
): void {
  const { names, of } = groups;
  const own = local.filter(Boolean).length;
  const size = groupedSize({ count: names.length, local });
  const most = hasKink(problem.loss.rho) ? MAX_KINKED_PARAMETERS : MAX_GROUPED_PARAMETERS;
  if (size > most) {
    throw new IsolossError(
      'too-many-parameters',
      `${plural(own, 'parameter')} for each of ${plural(names.length, 'group')} make ${size} in all; at most ${most} can be fitted together${most === MAX_KINKED_PARAMETERS ? ' under this loss' : ''}.`,
      `Let fewer parameters differ (${field('per')}), or fit groups apart.`,
    );
  }
  const counts = new Uint32Array(names.length);
  for (let row = 0; row < of.length; row++) if (problem.weight[row] > 0) counts[of[row]]++;
  const small = names.flatMap((name, g) => (counts[g] < own ? [{ name, rows: counts[g] }] : []));
  if (small.length > 0) {
    const listed = small
      .slice(0, 5)
      .map(({ name, rows }) => `${excerpt(name)} (${plural(rows, 'row')})`)
      .join(', ');
    const parameters = free.filter((_, k) => local[k]).map(({ name }) => name);
    throw new IsolossError(
      'too-few-rows',
      `${parameters.join(', ')} differ between groups, which takes at least ${plural(own, 'row')} in each; ${source} has fewer in ${plural(small.length, 'group')}: ${listed}${small.length > 5 ? ', ...' : ''}.`,
      `Leave such groups out with ${field('where')}, or let fewer parameters differ.`,
    );
  }
  const rows = counts.reduce((sum, count) => sum + count, 0);
  if (rows >= size) return;
  throw new IsolossError(
    'too-few-rows',
    `${plural(size, 'parameter')} cannot be fitted to ${plural(rows, 'row')} of ${source}.`,
    `${advice === undefined ? '' : `${advice} `}Add runs, or let fewer parameters differ between groups.`,
  );
}
