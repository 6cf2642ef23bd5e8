/** The formulas of sweeps as WGSL, with their tables' numbers read from where they lie. */
import byLineTemplate from '../../../shaders/lib/candidate-by-line.wgsl';
import byNumberTemplate from '../../../shaders/lib/candidate-by-number.wgsl';
import candidatesTemplate from '../../../shaders/lib/candidates.wgsl';
import gridTemplate from '../../../shaders/lib/grid-values.wgsl';
import { emitWgslValues } from '../../formula/emit-wgsl-sweep.js';
import type { Graph, NodeId } from '../../formula/graph.js';
import type { SweepProgram } from '../../formula/sweep.js';
import type { AxisTables } from '../axis-tables.js';
import type { VectorTables } from '../vector-tables.js';
import { fillTemplate } from './template.js';

/** `shaders/lib/grid-values.wgsl` for a program: each formula a case of its own. */
export function gridSource({ graph, roots }: SweepProgram, tables: VectorTables): string {
  const { places, stride } = tables;
  const load = (table: number) => {
    const { group, column } = places[table];
    return `tables[row[${rowOfGroup(tables, group)}] + ${column * stride}u + k]`;
  };
  const cases = roots.map((root, i) => {
    const { body, values, faults } = emitWgslValues(graph, [root]);
    return `case ${i}u: {\n${indent([loads(graph, [root], load), body, `return key_of(${values[0]}, ${faults[0]});`].join('\n'))}\n}`;
  });
  return fillTemplate(gridTemplate, { roots: cases.join('\n') });
}

/** The slots of `shaders/point.wgsl`: what is loaded once a column, what once a line, and all formulas' values. */
export function pointSource({ graph, roots }: SweepProgram, tables: VectorTables) {
  const { places, stride, counts } = tables;
  const last = counts.length - 2;
  const { body, values, faults } = emitWgslValues(graph, roots);
  const load = (isOfColumn: boolean): string =>
    tablesOf(graph, roots)
      .filter((table) => (places[table].group === last) === isOfColumn)
      .map((table) => {
        const { group, column } = places[table];
        const row = isOfColumn ? 'column_row' : `rows[line_rows + ${rowOfGroup(tables, group)}u]`;
        return `let c${table} = tables[${row} + ${column * stride}u];`;
      })
      .join('\n');
  const stores = values.map(
    (value, root) => `results[${root}u * piece.points + point] = bits_of(${value}, ${faults[root]});`,
  );
  return { column: load(true), line: load(false), formulas: [body, ...stores].join('\n') };
}

/** The place among a point's rows of that of a group: the last axis's comes last, behind that of no axis. */
function rowOfGroup({ counts }: VectorTables, group: number): number {
  const last = counts.length - 2;
  return group === last ? counts.length - 1 : group > last ? last : group;
}

/** `c0`, `c1` ...: the bits of the numbers that `roots` need. */
export function loads(graph: Graph, roots: readonly NodeId[], load: (table: number) => string): string {
  return tablesOf(graph, roots)
    .map((table) => `let c${table} = ${load(table)};`)
    .join('\n');
}

/** The tables that `roots` need. */
function tablesOf(graph: Graph, roots: readonly NodeId[]): number[] {
  return graph
    .order(roots)
    .map((id) => graph.node(id))
    .filter(({ kind }) => kind === 'column')
    .map(({ value }) => value);
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

/** `shaders/lib/candidates.wgsl` for a search over axes of `lengths`, candidates one by one. */
export function candidatesByNumber(
  { graph, roots }: SweepProgram,
  { places }: AxisTables,
  lengths: readonly number[],
): string {
  const load = (table: number) => {
    const { start, axis } = places[table];
    return `tables[place + ${start}u${axis === undefined ? '' : ` + i${axis}`}]`;
  };
  return fillTemplate(candidatesTemplate, {
    candidate: fillTemplate(byNumberTemplate, {
      indices: indicesSource(lengths, 'origin + '),
      loads: loads(graph, roots, load),
      formulas: formulasSource(graph, roots, false),
    }),
  });
}

/** The same, candidates line by line. `areFinite`: no number of the tables is infinite or too large. */
export function candidatesByLine(
  { graph, roots }: SweepProgram,
  { places }: AxisTables,
  lengths: readonly number[],
  areFinite: boolean,
): string {
  const last = lengths.length - 1;
  const tables = tablesOf(graph, roots);
  const common = tables.filter((table) => places[table].axis !== last);
  const load = (table: number) => {
    const { start, axis } = places[table];
    return `tables[place + ${start}u${axis === undefined ? '' : ` + i${axis}`}]`;
  };
  return fillTemplate(candidatesTemplate, {
    candidate: fillTemplate(byLineTemplate, {
      members: common.map((table) => `c${table}: u32,`).join('\n'),
      indices: indicesSource(lengths.slice(0, last), ''),
      common: ['place', ...common.map(load)].join(', '),
      loads: loads(graph, roots, (table) =>
        places[table].axis === last
          ? `tables[line.place + ${places[table].start}u + column]`
          : `line.c${table}`,
      ),
      formulas: formulasSource(graph, roots, areFinite),
    }),
  });
}

/** `i0`, `i1` ...: the indices along axes of `lengths` of what is `rest` behind an origin. */
function indicesSource(lengths: readonly number[], origin: string): string {
  return lengths
    .map(
      (length, axis) =>
        `rest += origins[${origin}${axis}u];\nlet i${axis} = rest % ${length}u;\nrest /= ${length}u;`,
    )
    .reverse()
    .join('\n');
}

/** From `c0`, `c1` ... to the candidate. */
function formulasSource(graph: Graph, roots: readonly NodeId[], areFinite: boolean): string {
  const { body, values, faults } = emitWgslValues(graph, roots, areFinite);
  const [objective, cost, ...slacks] = values;
  const greatest = values.map((value) => `magnitude(${value})`).reduce((a, b) => `max(${a}, ${b})`);
  const feasible = [
    ...[...new Set(faults)].map((fault) => `!(${fault})`),
    ...slacks.map((slack) => `(${slack} <= 0.0)`),
    `(${greatest} < SANE)`,
  ];
  return `${body}\nreturn Candidate(${objective}, ${cost}, ${feasible.join(' & ')});`;
}
