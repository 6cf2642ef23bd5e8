import fitTemplate from '../../../shaders/fit.wgsl';
import observed from '../../../shaders/lib/observed.wgsl';
import resampled from '../../../shaders/lib/resampled.wgsl';
import objectiveTemplate from '../../../shaders/objective.wgsl';
import type { WgslLaw } from '../../formula/emit-wgsl.js';
import type { ResidualScale } from '../../loss/loss.js';
import { constants, kindConstants, type PlanKind } from './constants.js';
import { fillTemplate } from './template.js';

/** What a kernel's text depends on. */
export interface KernelSpec {
  readonly law: WgslLaw;
  /** Data columns the law reads. */
  readonly columns: number;
  readonly residual: ResidualScale;
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

/** How a row of data columns is laid out: so many vectors of so many numbers. */
export function rowLayout(columns: number): { readonly vectors: number; readonly width: 2 | 4 } {
  const width = columns <= 2 ? 2 : 4;
  return { vectors: Math.max(1, Math.ceil(columns / width)), width };
}

export function objectiveSource(spec: KernelSpec): string {
  const size = spec.law.gradient.length;
  const at = (i: number) => `${size}u * lane + ${i}u`;
  return fillTemplate(objectiveTemplate, {
    constants: constants(),
    sums: sumsSource(spec, false),
    load: each(size, (i) => `let u${i} = points[${at(i)}];`),
    parameters: list(size, (i) => `u${i}`),
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
  return fillTemplate(fitTemplate, {
    constants: constants(),
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
    trials: list(p, (i) => `t${i}`),
    start: each(p, (i) => `t${i} = clamp(t${i}, ${lower(i)}, ${upper(i)});`),
    damped: [
      each(p, (i) => `let g${i} = ${field(layout.gradient + i)};`),
      triangle.map(([i, j], k) => `let h${i}_${j} = ${field(layout.matrix + k)};`).join('\n'),
      each(p, (i) =>
        [
          `let held${i} = ${held(i)} > 0.0;`,
          `let out${i} = ((t${i} <= ${lower(i)}) & (g${i} > 0.0)) | ((t${i} >= ${upper(i)}) & (g${i} < 0.0));`,
          `let s${i} = max(${field(layout.scale + i)}, h${i}_${i});`,
          `${field(layout.scale + i)} = s${i};`,
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
      'f = there.f;',
      'noise = there.noise;',
      each(p, (i) => `${field(i)} = t${i};`),
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
 * normal matrix h. Sums start from a written zero: a variable without one is not cleared at every turn of a loop,
 * although WGSL specifies it (seen with Dawn on two drivers).
 */
function sumsSource({ law, columns, residual }: KernelSpec, normal: boolean): string {
  const p = law.gradient.length;
  const names = sumNames(p, normal);
  const { vectors, width } = rowLayout(columns);
  return `alias RowVector = vec${width}f;

struct Sums {
${names.map((name) => `  ${name}: f32,`).join('\n')}
}

fn sums_at(problem: u32, ${list(p, (i) => `u${i}: f32`)}) -> Sums {
${indent(law.prelude, 2)}
  var total = Sums();
  for (var begin = 0u; begin < params.rows; begin += BLOCK) {
    let end = min(begin + BLOCK, params.rows);
    var block = Sums();
    for (var row = begin; row < end; row++) {
${indent(
  [
    each(columns === 0 ? 0 : vectors, (v) => `let vector${v} = columns[row * ${vectors}u + ${v}u];`),
    each(columns, (c) => `let c${c} = vector${Math.floor(c / width)}.${'xyzw'[c % width]};`),
    law.row,
    'let observed = row_target(problem, row);',
    `let slope = ${residual === 'relative' ? '1.0 / observed' : '1.0'};`,
    `let value = ${law.value};`,
    'let residual = (value - observed) * slope;',
    'let pen = penalty(residual, params.delta, params.up, params.down);',
    'let weight = row_weight(problem, row);',
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
  ].join('\n'),
  6,
)}
    }
${names.map((name) => `    total.${name} += block.${name};`).join('\n')}
  }
  return total;
}`;
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
