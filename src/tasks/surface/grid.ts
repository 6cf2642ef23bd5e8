/** A law over a grid: its inputs are the grid's axes, or formulas of them. */
import { IsolossError } from '../../errors.js';
import { build } from '../../formula/build.js';
import { emitColumns } from '../../formula/emit-columns.js';
import type { Graph, NodeId } from '../../formula/graph.js';
import { namesIn } from '../../formula/names-in.js';
import { nearest } from '../../formula/nearest.js';
import { parse } from '../../formula/parse.js';
import { type Axis, axisValues } from '../../jobs/grammar.js';
import { graphOfLaw } from '../../laws/graph.js';
import type { Law } from '../../laws/law.js';
import { domainViolation, violationText } from '../../problem/domains.js';
import type { FittedLaw } from '../fitted/fitted-law.js';

/** Values per axis of a coarse sample, limits included. */
const LOOKS = 9;

export interface GridAxis {
  readonly name: string;
  /** Ascending, natural units. */
  readonly values: Float64Array;
  readonly spacing: 'log' | 'linear' | 'listed';
  /** Whether all values are positive, so that there is a derivative by the logarithm. */
  readonly positive: boolean;
}

/** Points are numbered with the last axis fastest. */
export interface Grid {
  readonly graph: Graph;
  /** The law: leaves `input` (an axis, by number) and `param` (in the law's order). */
  readonly root: NodeId;
  /** The law's inputs over the same leaves, in its order. */
  readonly inputs: readonly NodeId[];
  readonly axes: readonly GridAxis[];
  readonly points: number;
}

/**
 * The law on a grid of `axes`; `set` gives the other inputs, as formulas of axes and of earlier names.
 * Throws `unknown-input`, `missing-input`, `repeated-name`, `unknown-name`, `formula-syntax`, `not-positive`,
 * `no-value`, `too-many-points`.
 */
export function gridOf(
  { law, values }: FittedLaw,
  axes: readonly Axis[],
  set: Readonly<Record<string, string>>,
): Grid {
  checkNames(law, axes, set);
  const { graph, root } = graphOfLaw(law);
  const symbols = new Map<string, NodeId>(axes.map(({ name }, a) => [name, graph.leaf('input', a)]));
  for (const [name, formula] of Object.entries(set)) symbols.set(name, build(graph, formula, symbols));
  const inputs = law.inputs.map(({ name }) => symbols.get(name) as NodeId);
  const gridAxes = axes.map((axis): GridAxis => {
    const axisPoints = Float64Array.from(axisValues(axis));
    return {
      name: axis.name,
      values: axisPoints,
      spacing: 'values' in axis ? 'listed' : axis.linear ? 'linear' : 'log',
      positive: axisPoints[0] > 0,
    };
  });
  const points = gridAxes.reduce((product, axis) => product * axis.values.length, 1);
  if (!Number.isSafeInteger(points)) {
    throw new IsolossError(
      'too-many-points',
      `The grid has ${points.toExponential(2)} points, more than can be counted.`,
      'Ask for fewer values an axis.',
    );
  }
  const onGrid = graph.rebuild(root, (node) => (node.kind === 'input' ? inputs[node.value] : undefined));
  const grid: Grid = { graph, root: onGrid, inputs, axes: gridAxes, points };
  checkValues(grid, law, values);
  return grid;
}

function checkNames(law: Law, axes: readonly Axis[], set: Readonly<Record<string, string>>): void {
  const inputs = law.inputs.map(({ name }) => name);
  const known = new Set<string>();
  const used = new Set(inputs);
  for (const { name } of axes) {
    if (known.has(name)) throw repeated(name, 'two axes');
    known.add(name);
  }
  for (const [name, formula] of Object.entries(set)) {
    if (known.has(name)) throw repeated(name, 'an axis and set as well');
    for (const other of namesIn(parse(formula))) {
      used.add(other);
      if (known.has(other)) continue;
      const near = nearest(other, [...known]);
      throw new IsolossError(
        'unknown-name',
        `${name} is set to ${formula}, but ${other} is neither an axis nor set before it.`,
        near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Known by then: ${[...known].join(', ')}.`,
      );
    }
    known.add(name);
  }
  const idle = [...known].find((name) => !used.has(name));
  if (idle !== undefined) {
    const near = nearest(idle, inputs);
    throw new IsolossError(
      'unknown-input',
      `${idle} is no input of the law ${law.name}, and nothing is made of it.`,
      near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Its inputs are ${inputs.join(', ')}.`,
    );
  }
  const missing = inputs.filter((name) => !known.has(name));
  if (missing.length > 0) {
    throw new IsolossError(
      'missing-input',
      `The law ${law.name} needs ${missing.join(' and ')}.`,
      `Add an axis (${missing[0]}=lo..hi:count) or set it to a number or a formula of the axes.`,
    );
  }
}

function repeated(name: string, where: string): IsolossError {
  return new IsolossError('repeated-name', `${name} is ${where}.`, 'Give each name once.');
}

/** Rejects a law outside its domain, or not finite at any sample point. */
function checkValues(grid: Grid, law: Law, values: FittedLaw['values']): void {
  const { graph, root, axes } = grid;
  const looks = samplePoints(grid);
  const at = valuesAt(
    grid,
    looks,
    law.parameters.map(({ name }) => values[name]),
  );
  const result = at(root);
  const violation = domainViolation(graph, root, at);
  if (violation !== undefined) {
    const names = axes.map(({ name }) => name);
    const what = violationText(
      violation,
      names,
      looks,
      law.parameters.map(({ name }) => name),
    );
    throw new IsolossError(
      'not-positive',
      `Somewhere on this grid ${what}.`,
      'Begin the axis above zero, or correct what is set.',
    );
  }
  if (result.some(Number.isFinite)) return;
  throw new IsolossError(
    'no-value',
    'The law has no finite value at any of the points of this grid that were looked at.',
    'Choose other axes, or correct what is set.',
  );
}

/** A coarse sample of grid points, corners included: one column per axis. */
export function samplePoints({ axes }: Grid): Float64Array[] {
  const few = axes.map(({ values }) => thinnedIndices(values.length, LOOKS).map((i) => values[i]));
  const total = few.reduce((product, values) => product * values.length, 1);
  let stride = total;
  return few.map((values) => {
    stride /= values.length;
    const step = stride;
    return Float64Array.from({ length: total }, (_, i) => values[Math.floor(i / step) % values.length]);
  });
}

/** At most `most` of the indices below `count`, evenly spaced, first and last included. */
export function thinnedIndices(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i);
  return Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)));
}

/** Expressions over the grid's leaves in float64, at points given as one column per axis. */
export function valuesAt(
  { graph }: Grid,
  columns: readonly Float64Array[],
  parameters: readonly number[],
): (id: NodeId) => Float64Array {
  return (id) => {
    const emitted = emitColumns(
      graph,
      [id],
      { scalar: 'param', column: 'input' },
      columns,
      columns[0].length,
    );
    emitted.run(parameters);
    return emitted.results[0];
  };
}
