/** The formulas of sweeps as WGSL, with their tables' numbers read from where they lie. */
import candidatesTemplate from '../../../shaders/lib/candidates.wgsl';
import gridTemplate from '../../../shaders/lib/grid.wgsl';
import { emitWgslValues } from '../../formula/emit-wgsl-sweep.js';
import type { Graph, NodeId } from '../../formula/graph.js';
import type { SweepProgram } from '../../formula/sweep.js';
import type { AxisTables } from '../axis-tables.js';
import type { VectorTables } from '../vector-tables.js';
import { fillTemplate } from './template.js';

/** `shaders/lib/grid.wgsl` for a program: each formula a case of its own. */
export function gridSource({ graph, roots }: SweepProgram, { places, counts, stride }: VectorTables): string {
  const last = counts.length - 2;
  // The last axis's row comes last.
  const row = (group: number) => (group === last ? counts.length - 1 : group > last ? last : group);
  const load = (table: number) => {
    const { group, column } = places[table];
    return `tables[row[${row(group)}] + ${column * stride}u + k]`;
  };
  const cases = roots.map((root, i) => {
    const { body, values, faults } = emitWgslValues(graph, [root]);
    return `case ${i}u: {\n${indent([loads(graph, [root], load), body, `return key_of(${values[0]}, ${faults[0]});`].join('\n'))}\n}`;
  });
  return fillTemplate(gridTemplate, { roots: cases.join('\n') });
}

/** `c0`, `c1` ...: the bits of the numbers that `roots` need. */
export function loads(graph: Graph, roots: readonly NodeId[], load: (table: number) => string): string {
  return graph
    .order(roots)
    .map((id) => graph.node(id))
    .filter(({ kind }) => kind === 'column')
    .map(({ value }) => `let c${value} = ${load(value)};`)
    .join('\n');
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

/** `shaders/lib/candidates.wgsl` for a search over axes of `lengths`. */
export function candidatesSource(
  { graph, roots }: SweepProgram,
  { places }: AxisTables,
  lengths: readonly number[],
): string {
  const indices = lengths.map(
    (length, axis) =>
      `rest += origins[origin + ${axis}u];\nlet i${axis} = rest % ${length}u;\nrest /= ${length}u;`,
  );
  const load = (table: number) => {
    const { start, axis } = places[table];
    return `tables[place + ${start}u${axis === undefined ? '' : ` + i${axis}`}]`;
  };
  const { body, values, faults } = emitWgslValues(graph, roots);
  const [, cost, ...slacks] = values;
  const infeasible = [
    ...new Set(faults),
    `!is_sane(${cost})`,
    ...slacks.map((slack) => `!is_sane(${slack}) | (${slack} > 0.0)`),
  ];
  return fillTemplate(candidatesTemplate, {
    indices: indices.reverse().join('\n'),
    formulas: [
      loads(graph, roots, load),
      body,
      `return Candidate(key_of(${values[0]}, ${infeasible.join(' | ')}), ${cost});`,
    ].join('\n'),
  });
}
