import fitTemplate from '../../../shaders/fit.wgsl';
import observed from '../../../shaders/lib/observed.wgsl';
import resampled from '../../../shaders/lib/resampled.wgsl';
import rowsTemplate from '../../../shaders/lib/rows.wgsl';
import teams from '../../../shaders/lib/teams.wgsl';
import objectiveTemplate from '../../../shaders/objective.wgsl';
import type { WgslLaw } from '../../formula/emit-wgsl.js';
import type { ResidualScale } from '../../loss/loss.js';
import { constants, kindConstants, type PlanKind, SUMS_JOINED } from './constants.js';
import { type Deal, rowVectors, UNIFORM_VECTORS } from './deal.js';
import { fillTemplate } from './template.js';

/** What a kernel's text depends on. */
export interface KernelSpec {
  readonly law: WgslLaw;
  /** Data columns the law reads. */
  readonly columns: number;
  readonly residual: ResidualScale;
  readonly deal: Deal;
}

/** Fields of `state`, in order, each one number a lane. */
export function stateLayout(size: number) {
  const objective = size;
  const noise = size + 1;
  const damping = size + 2;
  const idle = size + 3;
  const gradient = size + 4;
  const scale = gradient + size;
  const matrix = scale + size;
  return {
    objective,
    noise,
    damping,
    idle,
    gradient,
    scale,
    matrix,
    fields: matrix + (size * (size + 1)) / 2,
  };
}

export function objectiveSource(spec: KernelSpec): string {
  const size = spec.law.gradient.length;
  const at = (i: number) => `${size}u * lane + ${i}u`;
  const arguments_ = ['problem_of(lane)', ...indices(size).map((i) => `u${i}`)];
  return fillTemplate(objectiveTemplate, {
    constants: constants({ TEAM: spec.deal.team }),
    rows: rowsSource(spec),
    sums: sumsSource(spec, false),
    load: each(size, (i) => `let u${i} = points[${at(i)}];`),
    arguments: (spec.deal.team === 1 ? arguments_ : ['me', 'true', ...arguments_]).join(', '),
    store: [
      'results[lane] = sums.f;',
      each(size, (i) => `results[params.count + ${at(i)}] = sums.g${i};`),
    ].join('\n'),
  });
}

/** The fit of all runs, or, under a plan's kind, of each lane's own resample. */
export function fitSource(spec: KernelSpec, kind?: PlanKind): string {
  const p = spec.law.gradient.length;
  const layout = stateLayout(p);
  const field = (index: number) => `state[${index}u * stride + lane]`;
  const lower = (i: number) => `box[${i}]`;
  const upper = (i: number) => `box[${p + i}]`;
  const held = (i: number) => `box[${2 * p + i}]`;
  const triangle = pairs(p);
  const scalars = [
    ['f', layout.objective],
    ['noise', layout.noise],
    ['damping', layout.damping],
    ['idle', layout.idle],
  ] as const;
  const isAlone = spec.deal.team === 1;
  const leave = 'if (status != RUNNING) { break; }';
  const trials = ['problem', ...indices(p).map((i) => `t${i}`)].join(', ');
  return fillTemplate(fitTemplate, {
    constants: constants({ TEAM: spec.deal.team }),
    rows: rowsSource(spec),
    observed: kind === undefined ? observed : fillTemplate(resampled, { kind: kindConstants(kind) }),
    sums: sumsSource(spec, true),
    // Integers, not conditions: each short circuit would be a branch, and dozens of them keep some drivers' compilers
    // busy for seconds. For the same reason & and | below.
    largest: sumNames(p, true)
      .map((name) => `size = max(size, magnitude(sums.${name}));`)
      .join('\n'),
    load: scalars.map(([name, at]) => `var ${name} = ${field(at)};`).join('\n'),
    store: scalars.map(([name, at]) => `${field(at)} = ${name};`).join('\n'),
    trial: each(p, (i) => `var t${i} = ${field(i)};`),
    // Invocations of a team must all reach its barriers.
    unlisted: isAlone ? 'if (!is_listed) { return; }' : '',
    leave: isAlone ? leave : '',
    there: isAlone
      ? `var there = Sums();\nif (positive) { there = sums_at(${trials}); }`
      : `let there = sums_at(me, positive & (status == RUNNING), ${trials});`,
    // Those that do not lead read what the first one has written.
    end: isAlone ? leave : 'storageBarrier();',
    start: each(p, (i) => `t${i} = clamp(t${i}, ${lower(i)}, ${upper(i)});`),
    damped: [
      each(p, (i) => `let g${i} = ${field(layout.gradient + i)};`),
      triangle.map(([i, j], k) => `let h${i}_${j} = ${field(layout.matrix + k)};`).join('\n'),
      each(p, (i) =>
        [
          `let held${i} = ${held(i)} > 0.0;`,
          `let out${i} = ((t${i} <= ${lower(i)}) & (g${i} > 0.0)) | ((t${i} >= ${upper(i)}) & (g${i} < 0.0));`,
          `let s${i} = ${field(layout.scale + i)};`,
          `bounded = bounded | (out${i} & !held${i});`,
          `undetermined = undetermined | ((s${i} <= 0.0) & !held${i});`,
          `let frozen${i} = out${i} | held${i} | (s${i} <= 0.0);`,
          `let b${i} = select(-g${i}, 0.0, frozen${i});`,
        ].join('\n'),
      ),
      triangle
        .map(([i, j]) =>
          i === j
            ? `let m${i}_${i} = select(h${i}_${i} + damping * s${i}, 1.0, frozen${i});`
            : `let m${i}_${j} = select(h${i}_${j}, 0.0, frozen${i} | frozen${j});`,
        )
        .join('\n'),
    ].join('\n'),
    cholesky: choleskySource(p),
    solve: solveSource(p),
    clamp: each(p, (i) => `t${i} = clamp(t${i} + d${i}, ${lower(i)}, ${upper(i)});`),
    accept: [
      each(p, (i) => `${field(i)} = t${i};`),
      each(p, (i) => `${field(layout.scale + i)} = max(${field(layout.scale + i)}, there.h${i}_${i});`),
      each(p, (i) => `${field(layout.gradient + i)} = there.g${i};`),
      triangle.map(([i, j], k) => `${field(layout.matrix + k)} = there.h${i}_${j};`).join('\n'),
    ].join('\n'),
  });
}

/** Members of `Sums`: objective f, what f32 cannot see of it, gradient g, reweighted normal matrix h. */
function sumNames(p: number, normal: boolean): string[] {
  const gradient = indices(p).map((i) => `g${i}`);
  if (!normal) return ['f', ...gradient];
  return ['f', 'noise', ...gradient, ...pairs(p).map(([i, j]) => `h${i}_${j}`)];
}

/**
 * `sums_at(problem, u...)`: one pass over the rows. With `normal`, beside objective f and gradient g, the reweighted
 * normal matrix h. Invocations of a team call `sums_at(me, wanted, problem, u...)` together, and have the same sums; nothing
 * is summed for lanes that do not want it. Sums start from a written zero: a variable without one is not cleared at every turn
 * of a loop, although WGSL specifies it (seen with Dawn on two drivers).
 */
function sumsSource(spec: KernelSpec, normal: boolean): string {
  const { law, deal } = spec;
  const { team, turn, isLong } = deal;
  const p = law.gradient.length;
  const names = sumNames(p, normal);
  const head = `struct Sums {
${names.map((name) => `  ${name}: f32,`).join('\n')}
}
`;
  const parameters = `problem: u32, ${list(p, (i) => `u${i}: f32`)}`;
  const prelude = indent(law.prelude, 2);
  const rows = turnSource(spec, normal);
  if (team === 1 && !isLong) {
    return `${head}
fn sums_at(${parameters}) -> Sums {
${prelude}
  var block = Sums();
  for (var first = 0u; first < params.rows; first += ${turn}u) {
${indent(rows, 4)}
  }
  return block;
}`;
  }
  if (team === 1) {
    return `${head}
fn sums_at(${parameters}) -> Sums {
${prelude}
  var total = Sums();
  for (var begin = 0u; begin < params.rows; begin += BLOCK) {
    let end = min(begin + BLOCK, params.rows);
    var block = Sums();
    for (var first = begin; first < end; first += ${turn}u) {
${indent(rows, 6)}
    }
${names.map((name) => `    total.${name} += block.${name};`).join('\n')}
  }
  return total;
}`;
  }
  const stages = indices(Math.ceil(names.length / SUMS_JOINED)).map((k) => {
    const some = names.slice(k * SUMS_JOINED, (k + 1) * SUMS_JOINED);
    const put = some.map((name, i) => `parts[${i}u * APART + me] = block.${name};`);
    return [...put, `join_parts(me, ${k * SUMS_JOINED}u, ${some.length}u, begin == 0u);`].join('\n');
  });
  return `${head}
const SUMS = ${names.length}u;

${fillTemplate(teams, {})}

fn sums_at(me: u32, wanted: bool, ${parameters}) -> Sums {
${prelude}
  for (var begin = 0u; begin < params.rows; begin += BLOCK * TEAM) {
    let end = select(begin, min(begin + BLOCK * TEAM, params.rows), wanted);
    var block = Sums();
    for (var first = begin + me % TEAM; first < end; first += ${turn}u * TEAM) {
${indent(rows, 6)}
    }
${indent(stages.join('\n'), 4)}
  }
  let lane = me / TEAM;
  return Sums(${list(names.length, (i) => `totals[${i}u * LANES + lane]`)});
}`;
}

/** One loop turn: rows from `first` on, TEAM apart, into `block`. */
function turnSource({ law, columns, residual, deal }: KernelSpec, normal: boolean): string {
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
    'let pen = penalty(residual, params.delta, params.up, params.down);',
    `let weight = weight_of(problem, row, ${number(1)});`,
    residual === 'log'
      ? 'block.f += select(weight * pen.rho, HUGE, (weight > 0.0) & (abs(residual) > SATURATED));'
      : 'block.f += weight * pen.rho;',
    'let omega = weight * pen.omega * slope;',
    'let score = omega * residual;',
    normal ? `block.noise += abs(score) * (${residual === 'log' ? '1.0 + ' : ''}abs(value));` : '',
    each(p, (i) => `let d${i} = ${law.gradient[i]};\nblock.g${i} += score * d${i};`),
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
function rowsSource({ deal }: KernelSpec): string {
  return fillTemplate(rowsTemplate, {
    rows: deal.isUniform
      ? `var<uniform> rows: array<vec4f, ${UNIFORM_VECTORS}>;`
      : 'var<storage, read> rows: array<vec4f>;',
  });
}

/** l{i}_{j} and r{i} = 1 / l{i}_{i} from m, unrolled; `positive` turns false at a pivot that is not above zero. */
function choleskySource(p: number): string {
  return pairs(p)
    .map(([i, j]) => {
      const rest = [`m${i}_${j}`, ...indices(j).map((k) => `l${i}_${k} * l${j}_${k}`)].join(' - ');
      if (i !== j) return `let l${i}_${j} = (${rest}) * r${j};`;
      return [
        `let pivot${i} = ${rest};`,
        `positive = positive & (pivot${i} > 0.0) & is_sane(pivot${i});`,
        `let r${i} = 1.0 / sqrt(max(pivot${i}, SMALLEST_POSITIVE));`,
      ].join('\n');
    })
    .join('\n');
}

/** Forward and back substitution, unrolled: the step d and, on the way, the predicted reduction -g'd / 2 = y'y / 2. */
function solveSource(p: number): string {
  const forward = indices(p).map(
    (i) => `let y${i} = (${[`b${i}`, ...indices(i).map((k) => `l${i}_${k} * y${k}`)].join(' - ')}) * r${i};`,
  );
  const back = indices(p)
    .reverse()
    .map((i) => {
      const terms = indices(p).filter((k) => k > i);
      return `let d${i} = (${[`y${i}`, ...terms.map((k) => `l${k}_${i} * d${k}`)].join(' - ')}) * r${i};`;
    });
  const predicted = `predicted = 0.5 * (${indices(p)
    .map((i) => `y${i} * y${i}`)
    .join(' + ')});`;
  return [...forward, predicted, ...back].join('\n');
}

function indices(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i);
}

/** (i, j), j <= i, in packed order. */
function pairs(p: number): [number, number][] {
  return indices(p).flatMap((i) => indices(i + 1).map((j): [number, number] => [i, j]));
}

function each(n: number, line: (i: number) => string): string {
  return indices(n).map(line).join('\n');
}

function list(n: number, item: (i: number) => string): string {
  return indices(n).map(item).join(', ');
}

function indent(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}
