import fitTemplate from '../../../shaders/fit.wgsl';
import fitInTeam from '../../../shaders/lib/fit-in-team.wgsl';
import observed from '../../../shaders/lib/observed.wgsl';
import resampled from '../../../shaders/lib/resampled.wgsl';
import solveInTeam from '../../../shaders/lib/solve-in-team.wgsl';
import objectiveTemplate from '../../../shaders/objective.wgsl';
import { constants, kindConstants, type PlanKind } from './constants.js';
import type { Deal } from './deal.js';
import type { KernelSpec } from './kernel-spec.js';
import { type SolveText, solveText } from './solve-source.js';
import { FIRST_SUM, rowsSource, sumNames, sumsSource } from './sums-source.js';
import { fillTemplate } from './template.js';
import { each, indent, indices } from './wgsl-text.js';

/** Fields of `state`, in order, each one number a lane. */
export function stateLayout(size: number) {
  const objective = size;
  const noise = size + 1;
  const damping = size + 2;
  const extrapolation = size + 3;
  const idle = size + 4;
  const scale = size + 5;
  const matrix = scale + size;
  const gradient = matrix + (size * (size + 1)) / 2;
  return { objective, noise, damping, extrapolation, idle, scale, matrix, gradient, fields: gradient + size };
}

export function objectiveSource(spec: KernelSpec, gradient: boolean): string {
  const size = spec.law.gradient.length;
  const at = (i: number) => `${size}u * lane + ${i}u`;
  const arguments_ = ['problem_of(lane)', ...indices(size).map((i) => `u${i}`)];
  return fillTemplate(objectiveTemplate, {
    constants: constants({ TEAM: spec.deal.team }),
    rows: rowsSource(spec),
    sums: sumsSource(spec, gradient ? 'gradient' : 'objective'),
    load: each(size, (i) => `let u${i} = points[${at(i)}];`),
    arguments: (spec.deal.team === 1 ? arguments_ : ['me', 'true', ...arguments_]).join(', '),
    store: [
      'results[lane] = sums.f;',
      each(gradient ? size : 0, (i) => `results[params.count + ${at(i)}] = sums.g${i};`),
    ].join('\n'),
  });
}

/** The fit of all runs, or, under a plan's kind, of each lane's own resample. */
export function fitSource(spec: KernelSpec, kind?: PlanKind): string {
  const p = spec.law.gradient.length;
  const { team } = spec.deal;
  const layout = stateLayout(p);
  const scalars = [
    ['f', layout.objective],
    ['noise', layout.noise],
    ['damping', layout.damping],
    ['extrapolation', layout.extrapolation],
    ['idle', layout.idle],
  ] as const;
  const { scale, matrix, gradient } = layout;
  const places = { SIZE: p, FIRST_SUM, SCALE: scale, MATRIX: matrix, GRADIENT: gradient };
  const trials = ['problem', ...indices(p).map((i) => `t${i}`)].join(', ');
  return fillTemplate(fitTemplate, {
    constants: constants({ TEAM: team, ...places }),
    rows: rowsSource(spec),
    observed: kind === undefined ? observed : fillTemplate(resampled, { kind: kindConstants(kind) }),
    sums: sumsSource(spec, 'normal'),
    load: scalars.map(([name, at]) => `var ${name} = ${field(at)};`).join('\n'),
    store: scalars.map(([name, at]) => `${field(at)} = ${name};`).join('\n'),
    ends: each(p, (i) => `ends[${i}u * window + place] = bitcast<u32>(${field(i)});`),
    trial: each(p, (i) => `var t${i} = ${field(i)};`),
    start: [
      `let start = ${p}u * (3u + number % params.starts);`,
      each(p, (i) => `t${i} = clamp(given[start + ${i}u], ${lower(i)}, ${upper(p, i)});`),
    ].join('\n'),
    clamp: each(p, (i) => `t${i} = clamp(t${i} + extrapolation * d${i}, ${lower(i)}, ${upper(p, i)});`),
    ...solver(p, spec.deal),
    ...(team === 1 ? alone(p, trials) : together(p, trials)),
  });
}

const field = (index: number) => `state[${index}u * stride + lane]`;
const lower = (i: number) => `given[${i}]`;
const upper = (p: number, i: number) => `given[${p + i}]`;

/** The step: written out for few parameters, else by the team together. */
function solver(
  p: number,
  { team, isSolvedTogether }: Deal,
): SolveText & Record<'solver' | 'solve_together', string> {
  const layout = stateLayout(p);
  if (!isSolvedTogether) {
    const text = solveText(p, {
      gradient: (i) => field(layout.gradient + i),
      scale: (i) => field(layout.scale + i),
      matrix: (k) => field(layout.matrix + k),
      lower,
      upper: (i) => upper(p, i),
      held: (i) => `given[${2 * p + i}]`,
    });
    return { ...text, solver: '', solve_together: '' };
  }
  return {
    solver: fillTemplate(solveInTeam, rowsInTeam(p, team)),
    solve_together: 'let solution = solve(me, lane, damping);',
    factorise: ['bounded', 'undetermined', 'positive']
      .map((name) => `${name} = solution.${name};`)
      .join('\n'),
    solve: ['predicted = solution.predicted;', each(p, (i) => `let d${i} = step_of(me, ${i}u);`)].join('\n'),
  };
}

/** What an invocation does with its rows of the matrix: `shaders/lib/solve-in-team.wgsl`. */
function rowsInTeam(p: number, team: number) {
  const rows = Math.ceil((p + 1) / team);
  return {
    rows: each(
      rows,
      (r) => `let i${r} = rank + ${r * team}u;\nlet row${r} = work_at(me, min(i${r}, size), 0u);`,
    ),
    begin: each(rows, (r) => `var rest${r} = totals[row${r} + j * LANES];`),
    subtract: each(rows, (r) => `rest${r} -= l * totals[row${r} + k * LANES];`),
    put: each(rows, (r) =>
      [
        `rest${r} *= reciprocal;`,
        `predicted += select(0.0, 0.5 * rest${r} * rest${r}, i${r} == size);`,
        `if ((i${r} > j) & (i${r} <= size)) { totals[row${r} + j * LANES] = rest${r}; }`,
      ].join('\n'),
    ),
  };
}

/** What becomes of the sums where one invocation makes a fit. */
function alone(p: number, trials: string) {
  const layout = stateLayout(p);
  const names = sumNames(p, 'normal');
  return {
    unlisted: 'if (!is_listed) { return; }',
    finish: 'if ((status != RUNNING) & (status != WAITING)) { finish(lane, f, status, steps); }',
    leave: 'break;',
    there: `var there = Sums();
if (positive) { there = sums_at(${trials}); }
let f_there = there.f;
let noise_there = there.noise;`,
    // Integers, not conditions: each short circuit would be a branch, and dozens of them keep some drivers' compilers
    // busy for seconds. For the same reason & and | elsewhere.
    largest: `// The largest magnitude among the sums, as bits that infinities and NaN lie above.
fn largest(sums: Sums) -> u32 {
  var size = 0u;
${names.map((name) => `  size = max(size, magnitude(sums.${name}));`).join('\n')}
  return size;
}`,
    size_there: 'largest(there)',
    accept: [
      each(p, (i) => `${field(i)} = t${i};`),
      each(
        p,
        (i) =>
          `${field(layout.scale + i)} = max(select(${field(layout.scale + i)}, 0.0, first), there.h${i}_${i});`,
      ),
      names
        .slice(FIRST_SUM)
        .map((name, k) => `${field(layout.matrix + k)} = there.${name};`)
        .join('\n'),
    ].join('\n'),
    end: '',
  };
}

/** The same where a team does, whose invocations must all reach its barriers. */
function together(p: number, trials: string) {
  return {
    unlisted: '',
    finish: `if (is_listed & leads & (status != RUNNING) & (status != WAITING)) { finish(lane, f, status, steps); }
storageBarrier();`,
    leave: '',
    there: `sums_at(me, positive & (status == RUNNING), ${trials});
let f_there = totals[me / TEAM];
let noise_there = totals[LANES + me / TEAM];`,
    largest: fitInTeam,
    size_there: 'largest(me)',
    accept: `if (leads) {\n${indent(
      each(p, (i) => `${field(i)} = t${i};`),
      2,
    )}\n}\nkeep_sums(me, lane, first);`,
    // The next iteration reads the state, and writes the sums' memory.
    end: 'workgroupBarrier();\nstorageBarrier();',
  };
}
