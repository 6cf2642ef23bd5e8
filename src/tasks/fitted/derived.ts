/** Derived quantities, functions of the parameters: the law's own, then the job's. */
import { field, IsolossError } from '../../errors.js';
import { Analysis } from '../../formula/analyse.js';
import { build } from '../../formula/build.js';
import { Derivative } from '../../formula/differentiate.js';
import { emitColumns } from '../../formula/emit-columns.js';
import { Graph, type NodeId } from '../../formula/graph.js';
import { namesIn } from '../../formula/names-in.js';
import { nearest } from '../../formula/nearest.js';
import { type OddNames, oddNames } from '../../formula/odd-names.js';
import { parse } from '../../formula/parse.js';
import { inOwnSpelling } from '../../formula/spelling.js';
import type { DerivedQuantity, Law } from '../../laws/law.js';
import type { SparseVector } from '../../linear-algebra/sparse-vector.js';
import { groupedName } from '../../problem/group-names.js';
import type { Model } from '../../problem/model.js';
import { checkReplicateNames } from '../../problem/replicates.js';
import { groupQuantities, type Pattern } from './group-quantities.js';

export interface Derived {
  readonly quantities: readonly DerivedQuantity[];
  /** By quantity: whether its formula and the domains of its parameters show that it cannot be negative. */
  readonly nonNegative: readonly boolean[];
  /**
   * One column of `count` values per quantity, in order. `columns` holds every parameter of the law, natural units.
   * Values may be infinite or NaN.
   */
  evaluate(columns: Readonly<Record<string, ArrayLike<number>>>, count: number): Float64Array[];
  /** One value per quantity, at one parameter vector. */
  at(parameters: Readonly<Record<string, number>>): number[];
  /** By quantity, d quantity / d u at internal coordinates u. */
  gradients(internal: Float64Array): SparseVector[];
}

/** A quantity with the names that its formula may use: `A` is the group's own A in the quantity of a group. */
interface Scoped {
  readonly quantity: DerivedQuantity;
  /** The quantity's name in formulas of the same group. */
  readonly alias: string;
  readonly group?: string;
}

/**
 * The law's own quantities (without those that use names it lacks), then those of `derive`, name to formula. A formula
 * may use the law's parameters and earlier quantities. Where parameters differ between groups, a quantity that uses one
 * of them without naming a group is made once for each group, `G[c4]`. Throws `name-clash`, `unknown-name`, `formula-syntax` or `formula-type`.
 */
export function derivedOf(model: Model, derive: Readonly<Record<string, string>>): Derived {
  const { law } = model;
  const own = ownQuantities(law);
  checkNames(law, own, Object.keys(derive));
  const scoped = inGroups(model, [
    ...own,
    ...Object.entries(derive).map(([name, formula]) => ({
      name,
      unit: '',
      description: '',
      formula: model.groups === undefined ? formula : inOwnSpelling(formula, groupedNames(model, derive)),
    })),
  ]);
  const quantities = scoped.map(({ quantity }) => quantity);
  const ofGroups = groupQuantities(model, patternsOf(scoped), nonNegativeParameters);
  if (ofGroups !== undefined) return { quantities, ...ofGroups, at: valuesBy(ofGroups.evaluate) };
  const names = model.parameterNames;
  const graph = new Graph();
  const leaves = new Map(names.map((name, i) => [name, graph.leaf('input', i)]));
  const roots = buildAll(graph, law, scoped, leaves);
  let gradients: Derived['gradients'] | undefined;
  const evaluate: Derived['evaluate'] = (columns, count) => {
    const inputs = names.map((name) => asFloat64(columns[name]));
    const outputs = emitColumns(graph, roots, { scalar: 'param', column: 'input' }, inputs, count);
    outputs.run([]);
    return [...outputs.results];
  };
  const positive = nonNegativeParameters(model);
  return {
    quantities,
    nonNegative: roots.map((root) => new Analysis(graph, root, [], positive).isPositive(root)),
    evaluate,
    at: valuesBy(evaluate),
    gradients(internal) {
      gradients ??= compileGradients(model, scoped);
      return gradients(internal);
    },
  };
}

function valuesBy(evaluate: Derived['evaluate']): Derived['at'] {
  return (parameters) => {
    const columns = Object.entries(parameters).map(([name, value]) => [name, [value]]);
    return evaluate(Object.fromEntries(columns), 1).map(([value]) => value);
  };
}

/** Each quantity once, whether of all groups or of each. */
function patternsOf(scoped: readonly Scoped[]): Pattern[] {
  return scoped.flatMap(({ quantity, alias, group }, k) =>
    group !== undefined && scoped[k - 1]?.alias === alias
      ? []
      : [{ alias, formula: quantity.formula, isOfGroups: group !== undefined }],
  );
}

/** `A[c4]` in a formula is the A of the group c4. */
function groupedNames({ parameterNames }: Model, derive: Readonly<Record<string, string>>): OddNames {
  return oddNames(parameterNames, (name) => parameterNames.includes(name) || Object.hasOwn(derive, name));
}

/** By parameter of the law: from domain and bounds if it is fitted, from its fixed value or expression otherwise. */
function nonNegativeParameters({ parameterNames, free, graph, parameters }: Model): boolean[] {
  return parameterNames.map((name, i) => {
    const fitted = free.find((parameter) => parameter.name === name);
    if (fitted !== undefined) return fitted.lower >= 0;
    return new Analysis(graph, parameters[i], [], []).isPositive(parameters[i]);
  });
}

function asFloat64(column: ArrayLike<number>): Float64Array {
  return column instanceof Float64Array ? column : Float64Array.from(column);
}

function compileGradients(model: Model, scoped: readonly Scoped[]): Derived['gradients'] {
  const { law, graph } = model;
  const at = new Map(model.parameterNames.map((name, i) => [name, model.parameters[i]]));
  const derivatives = new Map<number, Derivative>();
  const derivative = (j: number): Derivative => {
    const known = derivatives.get(j) ?? new Derivative(graph, 'coordinate', j);
    derivatives.set(j, known);
    return known;
  };
  // Of many coordinates each quantity depends on few.
  const places = buildAll(graph, law, scoped, at).map((id) => ({
    id,
    of: graph
      .order([id])
      .map((part) => graph.node(part))
      .flatMap(({ kind, value }) => (kind === 'coordinate' ? [value] : []))
      .sort((a, b) => a - b),
  }));
  const nodes = places.flatMap(({ id, of }) => of.map((j) => derivative(j).of(id)));
  const outputs = emitColumns(graph, nodes, { scalar: 'coordinate', column: 'input' }, [], 1);
  return (internal) => {
    outputs.run(internal);
    let next = 0;
    return places.map(({ of }) => ({
      places: Uint32Array.from(of),
      values: Float64Array.from(of, () => outputs.results[next++][0]),
    }));
  };
}

/** Quantities that use parameters or quantities of groups, once for each group. */
function inGroups({ groups, parameterNames }: Model, quantities: readonly DerivedQuantity[]): Scoped[] {
  if (groups === undefined) return quantities.map((quantity) => ({ quantity, alias: quantity.name }));
  const differs = new Set(groups.pooled.parameterNames.filter((name) => !parameterNames.includes(name)));
  return quantities.flatMap((quantity): Scoped[] => {
    const { name, formula } = quantity;
    if (!namesIn(parse(formula)).some((symbol) => differs.has(symbol))) return [{ quantity, alias: name }];
    differs.add(name);
    return groups.names.map((group) => ({
      quantity: { ...quantity, name: groupedName(name, group) },
      alias: name,
      group,
    }));
  });
}

/** A law modified by its user may lack parameters that some of its quantities use. */
function ownQuantities(law: Law): DerivedQuantity[] {
  const names = new Set(law.parameters.map(({ name }) => name));
  return (law.derived ?? []).filter(({ formula }) =>
    namesIn(parse(formula)).every((name) => names.has(name)),
  );
}

function checkNames(law: Law, own: readonly DerivedQuantity[], names: readonly string[]): void {
  const taken = new Map<string, string>([
    ['L', 'what the law predicts'],
    ...(law.where ?? []).map(([name]) => [name, 'a sub-expression of the law'] as const),
    ...law.inputs.map(({ name }) => [name, 'an input of the law'] as const),
    ...law.parameters.map(({ name }) => [name, 'a parameter of the law'] as const),
    ...own.map(({ name }) => [name, 'derived by the law itself'] as const),
  ]);
  for (const name of names) {
    const what = taken.get(name);
    if (what === undefined) continue;
    throw new IsolossError(
      'name-clash',
      `${field('derive')} ${name}: "${name}" is ${what}.`,
      'Choose another name for what you derive.',
    );
  }
  checkReplicateNames(names);
}

function buildAll(
  graph: Graph,
  law: Law,
  scoped: readonly Scoped[],
  parameters: ReadonlyMap<string, NodeId>,
): NodeId[] {
  const symbols = new Map(parameters);
  const ofGroups = symbolsByGroup(parameters, scoped);
  return scoped.map(({ quantity, alias, group }) => {
    const own = group === undefined ? undefined : ofGroups.get(group);
    const id = withSymbols(symbols, own, () => buildOne(graph, law, quantity, symbols));
    symbols.set(quantity.name, id);
    own?.set(alias, id);
    return id;
  });
}

/** By group, its symbols under their plain names. */
function symbolsByGroup(
  symbols: ReadonlyMap<string, NodeId>,
  scoped: readonly Scoped[],
): ReadonlyMap<string, Map<string, NodeId>> {
  const groups = new Set(scoped.flatMap(({ group }) => group ?? []));
  const byEnding = new Map([...groups].map((group) => [groupedName('', group), group]));
  const byGroup = new Map([...groups].map((group) => [group, new Map<string, NodeId>()]));
  for (const [name, id] of symbols) {
    for (let at = name.indexOf('['); at >= 0; at = name.indexOf('[', at + 1)) {
      const group = byEnding.get(name.slice(at));
      if (group !== undefined) byGroup.get(group)?.set(name.slice(0, at), id);
    }
  }
  return byGroup;
}

/** What `work` returns while `symbols` have those of `own` in place of theirs. */
function withSymbols<T>(
  symbols: Map<string, NodeId>,
  own: ReadonlyMap<string, NodeId> | undefined,
  work: () => T,
): T {
  const kept = [...(own ?? [])].map(([name]) => [name, symbols.get(name)] as const);
  for (const [name, id] of own ?? []) symbols.set(name, id);
  try {
    return work();
  } finally {
    for (const [name, id] of kept) {
      if (id === undefined) symbols.delete(name);
      else symbols.set(name, id);
    }
  }
}

function buildOne(
  graph: Graph,
  law: Law,
  { name, formula }: DerivedQuantity,
  symbols: ReadonlyMap<string, NodeId>,
): NodeId {
  try {
    return build(graph, formula, symbols);
  } catch (error) {
    if (!(error instanceof IsolossError) || error.code !== 'unknown-name') throw error;
    const known = [...symbols.keys()];
    const unknown = namesIn(parse(formula)).find((symbol) => !symbols.has(symbol)) ?? '';
    const isInput = law.inputs.some((input) => input.name === unknown);
    const near = nearest(unknown, known);
    throw new IsolossError(
      'unknown-name',
      `${field('derive')} ${name}: "${formula}" uses "${unknown}", ${isInput ? 'an input of the law' : 'which is no parameter of the law'}.`,
      isInput
        ? 'A derived quantity is made of parameters: write the value it is wanted at in place of the input.'
        : near.length > 0
          ? `Did you mean ${near.join(' or ')}?`
          : `Known names: ${known.join(', ')}.`,
      { place: error.place },
    );
  }
}
