/** Sums over the rows of a table, as WGSL: objective, gradient and normal matrix at a lane's parameters. */
import rowsTemplate from '../../../shaders/lib/rows.wgsl';
import teams from '../../../shaders/lib/teams.wgsl';
import { SUMS_JOINED, WORKGROUP } from './constants.js';
import { type Deal, rowVectors, UNIFORM_VECTORS } from './deal.js';
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
  const head = `struct Sums {
${names.map((name) => `  ${name}: f32,`).join('\n')}
}
`;
  return `${head}\n${spec.deal.team === 1 ? aloneSource(spec, wanted, names) : togetherSource(spec, wanted, names)}`;
}

function aloneSource(spec: KernelSpec, wanted: WantedSums, names: readonly string[]): string {
  const { law, deal } = spec;
  const rows = turnSource(spec, wanted);
  const widest = isCheckedAtTheEnd(spec, wanted);
  const head = `fn sums_at(problem: u32, ${list(law.gradient.length, (i) => `u${i}: f32`)}) -> Sums {
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
  const stages = indices(Math.ceil(names.length / SUMS_JOINED)).map((k) => {
    const some = names.slice(k * SUMS_JOINED, (k + 1) * SUMS_JOINED);
    const put = some.map((name, i) => `parts[${i}u * APART + me] = block.${name};`);
    return [...put, `join_parts(me, ${k * SUMS_JOINED}u, ${deal.isLong ? 'begin == 0u' : 'true'});`].join(
      '\n',
    );
  });
  const pass = (from: string, to: string) => `var block = Sums();
for (var first = ${from} + me % TEAM; first < ${to}; first += ${deal.turn}u * TEAM) {
${indent(turnSource(spec, wanted), 2)}
}
${stages.join('\n')}`;
  const body = deal.isLong
    ? `for (var begin = 0u; begin < params.rows; begin += BLOCK * TEAM) {
  let end = select(begin, min(begin + BLOCK * TEAM, params.rows), wanted);
${indent(pass('begin', 'end'), 2)}
}`
    : `let end = select(0u, params.rows, wanted);\n${pass('0u', 'end')}`;
  const result = normal
    ? ''
    : `\n  let lane = me / TEAM;\n  return Sums(${list(names.length, (i) => `totals[${i}u * LANES + lane]`)});`;
  return `const SUMS = ${stages.length * SUMS_JOINED}u;

${teamsSource(deal, normal)}

fn sums_at(me: u32, wanted: bool, problem: u32, ${list(law.gradient.length, (i) => `u${i}: f32`)})${normal ? '' : ' -> Sums'} {
${indent(law.prelude, 2)}
${indent(body, 2)}${result}
}`;
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

/** One loop turn: rows from `first` on, TEAM apart, into `block`. */
function turnSource(spec: KernelSpec, wanted: WantedSums): string {
  const { law, columns, residual, isSymmetric, deal } = spec;
  const normal = wanted === 'normal';
  const p = law.gradient.length;
  const vectors = rowVectors(columns);
  const number = (k: number) => `vector${k >> 2}.${'xyzw'[k % 4]}`;
  const lines = [
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
    isCheckedAtTheEnd(spec, wanted)
      ? 'block.f += weight * pen.rho;\nwidest = max(widest, select(0.0, abs(residual), weight > 0.0));'
      : residual === 'log'
        ? 'block.f += select(weight * pen.rho, HUGE, (weight > 0.0) & (abs(residual) > SATURATED));'
        : 'block.f += weight * pen.rho;',
    wanted === 'objective' ? '' : 'let omega = weight * pen.omega * slope;\nlet score = omega * residual;',
    normal ? `block.noise += abs(score) * (${residual === 'log' ? '1.0 + ' : ''}abs(value));` : '',
    each(
      wanted === 'objective' ? 0 : p,
      (i) => `let d${i} = ${law.gradient[i]};\nblock.g${i} += score * d${i};`,
    ),
    normal ? 'let curvature = omega * slope;' : '',
    indices(normal ? p : 0)
      .map((i) =>
        [`let e${i} = curvature * d${i};`, each(i + 1, (j) => `block.h${i}_${j} += e${i} * d${j};`)].join(
          '\n',
        ),
      )
      .join('\n'),
  ];
  const row = lines.join('\n');
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
