/** Sums over the rows of a table, as WGSL: objective, gradient and normal matrix at a lane's parameters. */
import rowsTemplate from '../../../shaders/lib/rows.wgsl';
import teams from '../../../shaders/lib/teams.wgsl';
import { rowVectors } from '../packed-rows.js';
import { SUMS_JOINED, WORKGROUP } from './constants.js';
import { type Deal, UNIFORM_VECTORS } from './deal.js';
import type { KernelSpec } from './kernel-spec.js';
import { fillTemplate } from './template.js';
import { each, indent, indices, list, pairs } from './wgsl-text.js';

/** Of the sums that fits take, the first of the normal matrix, after objective and noise. */
export const FIRST_SUM = 2;

/**
 * Members of `Sums`: objective f, what f32 cannot see of it, the reweighted normal matrix h, the gradient g, which is thus like
 * one more row of the matrix; for an evaluation, f and g, or f alone.
 */
export function sumNames(p: number, wanted: WantedSums): string[] {
  const gradient = indices(p).map((i) => `g${i}`);
  if (wanted === 'objective') return ['f'];
  return wanted === 'gradient'
    ? ['f', ...gradient]
    : ['f', 'noise', ...pairs(p).map(([i, j]) => `h${i}_${j}`), ...gradient];
}

/** What a pass adds up: the objective alone, with its gradient, or all that a step of a fit takes. */
export type WantedSums = 'objective' | 'gradient' | 'normal';

/**
 * `sums_at(problem, u...)`: one pass over the rows; of those that are wanted, `normal` for a fit. Invocations of a team call
 * `sums_at(me, wanted, problem, u...)` together; nothing is summed for lanes that do not want it. A fit's sums are left in
 * `totals` by them, else returned. Sums start from a written zero: a variable without one is not cleared at every turn of a
 * loop, although WGSL specifies it (seen with Dawn on two drivers).
 */
export function sumsSource(kernel: KernelSpec, wanted: WantedSums): string {
  const { deal } = kernel;
  const spec = wanted === 'objective' ? { ...kernel, deal: { ...deal, turn: deal.objectiveTurn } } : kernel;
  const names = sumNames(spec.law.gradient.length, wanted);
  return spec.deal.team === 1 ? aloneSource(spec, wanted, names) : togetherSource(spec, wanted, names);
}

function sumsStruct(name: string, members: readonly string[]): string {
  return `struct ${name} {\n${members.map((member) => `  ${member}: f32,`).join('\n')}\n}\n`;
}

function aloneSource(spec: KernelSpec, wanted: WantedSums, names: readonly string[]): string {
  const { law, deal } = spec;
  const rows = turnSource(spec, wanted, names);
  const widest = isCheckedAtTheEnd(spec, wanted);
  const head = `${sumsStruct('Sums', names)}
fn sums_at(problem: u32, ${list(law.gradient.length, (i) => `u${i}: f32`)}) -> Sums {
${indent(law.prelude, 2)}${widest ? '\n  var widest = 0.0;' : ''}`;
  const end = (sums: string): string =>
    `${widest ? `  ${sums}.f = select(${sums}.f, HUGE, widest > SATURATED);\n` : ''}  return ${sums};\n}`;
  if (!deal.isLong) {
    return `${head}
  var block = Sums();
  for (var first = 0u; first < params.rows; first += ${deal.turn}u) {
${indent(rows, 4)}
  }
${end('block')}`;
  }
  return `${head}
  var total = Sums();
  for (var begin = 0u; begin < params.rows; begin += BLOCK) {
    let end = min(begin + BLOCK, params.rows);
    var block = Sums();
    for (var first = begin; first < end; first += ${deal.turn}u) {
${indent(rows, 6)}
    }
${names.map((name) => `    total.${name} += block.${name};`).join('\n')}
  }
${end('total')}`;
}

/** Whether the largest residual of all rows is looked at in place of each: where little else is done with a row. */
function isCheckedAtTheEnd({ residual, deal }: KernelSpec, wanted: WantedSums): boolean {
  return residual === 'log' && wanted === 'objective' && deal.team === 1;
}

function togetherSource(spec: KernelSpec, wanted: WantedSums, names: readonly string[]): string {
  const normal = wanted === 'normal';
  const { law, deal } = spec;
  const stages = Math.ceil(names.length / SUMS_JOINED);
  const count = normal ? deal.passes : 1;
  const perPass = SUMS_JOINED * Math.ceil(stages / count);
  const passes = indices(count).map((k) => ({
    struct: count === 1 ? 'Sums' : `Sums${k}`,
    first: k * perPass,
    names: names.slice(k * perPass, (k + 1) * perPass),
  }));
  const pass = (from: string, to: string) =>
    passes
      .map(
        (each) => `{
  var block = ${each.struct}();
  for (var first = ${from} + me % TEAM; first < ${to}; first += ${deal.turn}u * TEAM) {
${indent(turnSource(spec, wanted, each.names), 4)}
  }
${indent(joinSource(each.names, each.first, deal), 2)}
}`,
      )
      .join('\n');
  const body = deal.isLong
    ? `for (var begin = 0u; begin < params.rows; begin += BLOCK * TEAM) {
  let end = select(begin, min(begin + BLOCK * TEAM, params.rows), wanted);
${indent(pass('begin', 'end'), 2)}
}`
    : `let end = select(0u, params.rows, wanted);\n${pass('0u', 'end')}`;
  const result = normal
    ? ''
    : `\n  let lane = me / TEAM;\n  return Sums(${list(names.length, (i) => `totals[${i}u * LANES + lane]`)});`;
  return `const SUMS = ${stages * SUMS_JOINED}u;

${passes.map((each) => sumsStruct(each.struct, each.names)).join('\n')}
${teamsSource(deal, normal)}

fn sums_at(me: u32, wanted: bool, problem: u32, ${list(law.gradient.length, (i) => `u${i}: f32`)})${normal ? '' : ' -> Sums'} {
${indent(law.prelude, 2)}
${indent(body, 2)}${result}
}`;
}

/** Joins the sums of a pass, of which the first is number `first`, some at a time. */
function joinSource(names: readonly string[], first: number, { isLong }: Deal): string {
  return indices(Math.ceil(names.length / SUMS_JOINED))
    .map((k) => {
      const some = names.slice(k * SUMS_JOINED, (k + 1) * SUMS_JOINED);
      const put = some.map((name, i) => `parts[${i}u * APART + me] = block.${name};`);
      const isNew = isLong ? 'begin == 0u' : 'true';
      return [...put, `join_parts(me, ${first + k * SUMS_JOINED}u, ${isNew});`].join('\n');
    })
    .join('\n');
}

/** `shaders/lib/teams.wgsl`: a workgroup's parts of a sum are joined by eight invocations, and then by one. */
function teamsSource({ team, isLong }: Deal, normal: boolean): string {
  const isAll = team === WORKGROUP;
  const memory = [
    isAll ? 'var<workgroup> eighths: array<f32, SUMS_JOINED * 9u>;' : '',
    // A place that joins no sum of the last stage keeps one of those before it.
    normal ? '// [invocation]\nvar<workgroup> widest: array<u32, WORKGROUP>;' : '',
  ];
  const keep = [
    'let place = (first + sum) * LANES + me / TEAM;',
    `let total = ${isLong ? 'select(totals[place], 0.0, is_new) + ' : ''}${isAll ? 'whole' : 'joined'};`,
    'totals[place] = total;',
    normal ? 'widest[me] = max(select(widest[me], 0u, is_new & (first == 0u)), magnitude(total));' : '',
  ].filter((line) => line !== '');
  const join = isAll
    ? [
        'eighths[sum * 9u + me / 8u] = joined;',
        'workgroupBarrier();',
        'if (me < SUMS_JOINED) {',
        `  let whole = ${indices(8)
          .map((k) => `eighths[sum * 9u + ${k}u]`)
          .join(' + ')};`,
        ...keep.map((line) => `  ${line}`),
        '}',
      ]
    : keep;
  return fillTemplate(teams, { memory: memory.join('\n').trim(), join: join.join('\n') });
}

/** One loop turn: rows from `first` on, TEAM apart, of which the sums of these names are added up in `block`. */
function turnSource(spec: KernelSpec, wanted: WantedSums, names: readonly string[]): string {
  const { law, columns, residual, isSymmetric, deal } = spec;
  const normal = wanted === 'normal';
  const p = law.gradient.length;
  const vectors = rowVectors(columns);
  const number = (k: number) => `vector${k >> 2}.${'xyzw'[k % 4]}`;
  const of = new Set(names);
  const add = (name: string, term: string): string[] => (of.has(name) ? [`block.${name} += ${term};`] : []);
  const isChecked = isCheckedAtTheEnd(spec, wanted);
  const objective =
    residual === 'log' && !isChecked
      ? 'select(weight * pen.rho, HUGE, (weight > 0.0) & (abs(residual) > SATURATED))'
      : 'weight * pen.rho';
  const matrixRow = (i: number): string[] => {
    const terms = indices(i + 1).flatMap((j) => add(`h${i}_${j}`, `e${i} * d${j}`));
    return terms.length === 0 ? [] : [`let e${i} = curvature * d${i};`, ...terms];
  };
  const row = [
    `let row = first${deal.turn === 1 ? '' : ' + k * TEAM'};`,
    each(vectors, (v) => `let vector${v} = rows[row * ${vectors}u + ${v}u];`),
    each(columns, (c) => `let c${c} = ${number(2 + c)};`),
    law.row,
    `let observed = target_of(problem, row, ${number(0)});`,
    `let slope = ${residual === 'relative' ? '1.0 / observed' : '1.0'};`,
    `let value = ${law.value};`,
    'let residual = (value - observed) * slope;',
    `let pen = penalty(residual, params.delta, params.up, params.${isSymmetric ? 'up' : 'down'});`,
    `let weight = weight_of(problem, row, ${number(1)});`,
    ...add('f', objective),
    isChecked ? 'widest = max(widest, select(0.0, abs(residual), weight > 0.0));' : '',
    wanted === 'objective' ? '' : 'let omega = weight * pen.omega * slope;\nlet score = omega * residual;',
    ...add('noise', `abs(score) * (${residual === 'log' ? '1.0 + ' : ''}abs(value))`),
    ...indices(wanted === 'objective' ? 0 : p).flatMap((i) => [
      `let d${i} = ${law.gradient[i]};`,
      ...add(`g${i}`, `score * d${i}`),
    ]),
    normal ? 'let curvature = omega * slope;' : '',
    ...indices(normal ? p : 0).flatMap(matrixRow),
  ].join('\n');
  return deal.turn === 1 ? row : `for (var k = 0u; k < ${deal.turn}u; k++) {\n${indent(row, 2)}\n}`;
}

/** The table's declaration: `shaders/lib/rows.wgsl`. */
export function rowsSource({ deal }: KernelSpec): string {
  return fillTemplate(rowsTemplate, {
    rows: deal.isUniform
      ? `var<uniform> rows: array<vec4f, ${UNIFORM_VECTORS}>;`
      : 'var<storage, read> rows: array<vec4f>;',
  });
}
