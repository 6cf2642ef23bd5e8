import { readFileSync } from 'node:fs';
import type { Evaluator } from '../../src/formula/evaluator.js';
import type { Program } from '../../src/formula/program.js';
import type { Loss } from '../../src/problem/loss.js';
import type { Problem } from '../../src/problem/problem.js';

/** value, first and second derivatives of a law at one row, written out by hand. */
export type LawAtRow = (
  u: Float64Array,
  row: number,
  gradient: Float64Array | null,
  hessian: Float64Array | null,
) => number;

/** The solver never looks at the program; a proxy that says so if it does. */
const noProgram = new Proxy({} as Program, {
  get() {
    throw new Error('the solver must not read the program');
  },
});

function evaluatorOf(law: LawAtRow, rows: number, size: number): Evaluator {
  const value = new Float64Array(rows);
  const gradient = Array.from({ length: size }, () => new Float64Array(rows));
  const hessian = Array.from({ length: (size * (size + 1)) / 2 }, () => new Float64Array(rows));
  const g = new Float64Array(size);
  const h = new Float64Array((size * (size + 1)) / 2);
  return {
    rows,
    size,
    value(at) {
      for (let row = 0; row < rows; row++) value[row] = law(at, row, null, null);
      return value;
    },
    gradient(at) {
      for (let row = 0; row < rows; row++) {
        value[row] = law(at, row, g, null);
        for (let i = 0; i < size; i++) gradient[i][row] = g[i];
      }
      return { value, gradient };
    },
    hessian(at) {
      for (let row = 0; row < rows; row++) {
        value[row] = law(at, row, g, h);
        for (let i = 0; i < size; i++) gradient[i][row] = g[i];
        for (let i = 0; i < h.length; i++) hessian[i][row] = h[i];
      }
      return { value, gradient, hessian };
    },
  };
}

export interface ProblemParts {
  readonly law: LawAtRow;
  readonly size: number;
  readonly target: ArrayLike<number>;
  readonly weight?: ArrayLike<number>;
  readonly loss: Loss;
  readonly lower?: ArrayLike<number>;
  readonly upper?: ArrayLike<number>;
}

export function problemOf({ law, size, target, weight, loss, lower, upper }: ProblemParts): Problem {
  const rows = target.length;
  return {
    program: noProgram,
    rows,
    size,
    columns: [],
    target: Float64Array.from(target),
    weight: weight ? Float64Array.from(weight) : new Float64Array(rows).fill(1),
    loss,
    lower: lower ? Float64Array.from(lower) : new Float64Array(size).fill(-Infinity),
    upper: upper ? Float64Array.from(upper) : new Float64Array(size).fill(Infinity),
    evaluator: () => evaluatorOf(law, rows, size),
  };
}

export interface Runs {
  readonly N: Float64Array;
  readonly D: Float64Array;
  readonly L: Float64Array;
}

/** The N, D and loss columns of a comma-separated file; `keep` chooses rows by their index. */
export function readRuns(file: string, keep: (row: number) => boolean = () => true): Runs {
  const [header, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const names = header.split(',');
  const column = (name: string) =>
    Float64Array.from(
      lines.map((line) => Number(line.split(',')[names.indexOf(name)])).filter((_, row) => keep(row)),
    );
  return { N: column('N'), D: column('D'), L: column('loss') };
}

/** L = E + A / N^alpha + B / D^beta with u = (log A, log B, log E, alpha, beta). */
export function chinchilla(
  runs: Runs,
  loss: Loss,
  options: { unitN?: number; unitD?: number; order?: readonly number[] } & Partial<ProblemParts> = {},
): Problem {
  const { unitN = 1, unitD = 1, ...parts } = options;
  const order = options.order ?? Array.from(runs.N.keys());
  const n = Float64Array.from(order, (row) => Math.log(runs.N[row] / unitN));
  const d = Float64Array.from(order, (row) => Math.log(runs.D[row] / unitD));
  const observed = Float64Array.from(order, (row) => runs.L[row]);
  const logarithmic = loss.residual === 'log';
  const law: LawAtRow = (u, row, g, h) => {
    const a = Math.exp(u[0] - u[3] * n[row]);
    const b = Math.exp(u[1] - u[4] * d[row]);
    const e = Math.exp(u[2]);
    const total = a + b + e;
    const over = logarithmic ? 1 / total : 1;
    if (g) {
      g[0] = a * over;
      g[1] = b * over;
      g[2] = e * over;
      g[3] = -a * n[row] * over;
      g[4] = -b * d[row] * over;
      if (h) {
        h.fill(0);
        h[0] = g[0];
        h[2] = g[1];
        h[5] = g[2];
        h[6] = g[3];
        h[9] = a * n[row] * n[row] * over;
        h[11] = g[4];
        h[14] = b * d[row] * d[row] * over;
        if (logarithmic) {
          for (let i = 0, entry = 0; i < 5; i++)
            for (let j = 0; j <= i; j++, entry++) h[entry] -= g[i] * g[j];
        }
      }
    }
    return logarithmic ? Math.log(total) : total;
  };
  return problemOf({ law, size: 5, target: logarithmic ? observed.map(Math.log) : observed, loss, ...parts });
}

/** The customary grid: 6 x 6 x 5 x 5 x 5 starts over log A, log B, log E, alpha, beta. */
export function publishedGrid(): Float64Array[] {
  const starts: Float64Array[] = [];
  for (const alpha of [0, 0.5, 1, 1.5, 2])
    for (const beta of [0, 0.5, 1, 1.5, 2])
      for (const e of [-1, -0.5, 0, 0.5, 1])
        for (const a of [0, 5, 10, 15, 20, 25])
          for (const b of [0, 5, 10, 15, 20, 25]) starts.push(Float64Array.of(a, b, e, alpha, beta));
  return starts;
}
