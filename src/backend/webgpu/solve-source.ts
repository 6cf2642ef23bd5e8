/** The step of a fit of few parameters, written out. */
import { each, indices, pairs } from './wgsl-text.js';

export interface SolveText {
  /** The damped matrix, which sets `bounded` and `undetermined`, and its factors, which set `positive`. */
  readonly factorise: string;
  /** The step d, and the reduction that the model predicts for it. */
  readonly solve: string;
}

/** How a lane's numbers are read: its gradient, scale and matrix, and the bounds of parameters and whether they are held. */
export interface LaneNumbers {
  readonly gradient: (i: number) => string;
  readonly scale: (i: number) => string;
  /** By the place in packed order. */
  readonly matrix: (k: number) => string;
  readonly lower: (i: number) => string;
  readonly upper: (i: number) => string;
  readonly held: (i: number) => string;
}

export function solveText(p: number, lane: LaneNumbers): SolveText {
  return { factorise: [dampedSource(p, lane), choleskySource(p)].join('\n'), solve: solveSource(p) };
}

function dampedSource(p: number, { gradient, scale, matrix, lower, upper, held }: LaneNumbers): string {
  const triangle = pairs(p);
  return [
    each(p, (i) => `let g${i} = ${gradient(i)};`),
    triangle.map(([i, j], k) => `let h${i}_${j} = ${matrix(k)};`).join('\n'),
    each(p, (i) =>
      [
        `let held${i} = ${held(i)} > 0.0;`,
        `let out${i} = ((t${i} <= ${lower(i)}) & (g${i} > 0.0)) | ((t${i} >= ${upper(i)}) & (g${i} < 0.0));`,
        `let s${i} = ${scale(i)};`,
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
  ].join('\n');
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
