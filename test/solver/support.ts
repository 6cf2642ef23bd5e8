import type { Loss } from '../../src/loss/loss.js';
import type { Problem } from '../../src/problem/problem.js';
import { type CpuKernel, compileKernel } from '../../src/solver/kernel.js';
import { createLevenbergMarquardt, type LevenbergMarquardt } from '../../src/solver/levenberg-marquardt.js';
import { createPasses, type Passes } from '../../src/solver/passes.js';
import { createPolisher, type Polisher } from '../../src/solver/polish.js';
import type { Precision } from '../../src/solver/search-options.js';
import { readText } from '../support/files.js';
import { type TracedLaw, traceLaw } from './traced-law.js';

export interface Solver {
  readonly kernel: CpuKernel;
  readonly passes: Passes;
  readonly fit: LevenbergMarquardt;
  readonly polish: Polisher;
}

/** Search and polish on one problem. */
export async function solverOf(problem: Problem, precision: Precision = 'f64'): Promise<Solver> {
  const kernel = await compileKernel(problem);
  const passes = createPasses(kernel);
  return {
    kernel,
    passes,
    fit: createLevenbergMarquardt(kernel, passes, precision),
    polish: createPolisher(kernel, passes),
  };
}

export interface ProblemParts {
  readonly law: TracedLaw;
  readonly target: ArrayLike<number>;
  readonly weight?: ArrayLike<number>;
  readonly loss: Loss;
  readonly lower?: ArrayLike<number>;
  readonly upper?: ArrayLike<number>;
  readonly closed?: readonly number[];
}

export function problemOf({ law, target, weight, loss, lower, upper, closed = [] }: ProblemParts): Problem {
  const rows = target.length;
  const { program, columns } = law;
  const { size } = program;
  return {
    program,
    rows,
    size,
    columns,
    target: Float64Array.from(target),
    weight: weight ? Float64Array.from(weight) : new Float64Array(rows).fill(1),
    loss,
    lower: lower ? Float64Array.from(lower) : new Float64Array(size).fill(-Infinity),
    upper: upper ? Float64Array.from(upper) : new Float64Array(size).fill(Infinity),
    closed,
    evaluator: law.evaluator,
  };
}

export interface Runs {
  readonly N: Float64Array;
  readonly D: Float64Array;
  readonly L: Float64Array;
}

/** The N, D and loss columns of a comma-separated file; `keep` chooses rows by their index. */
export async function readRuns(file: string, keep: (row: number) => boolean = () => true): Promise<Runs> {
  const [header, ...lines] = (await readText(file)).trim().split(/\r?\n/);
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
  const rows = order.map((row) => [Math.log(runs.N[row] / unitN), Math.log(runs.D[row] / unitD)]);
  const observed = Float64Array.from(order, (row) => runs.L[row]);
  const logarithmic = loss.residual === 'log';
  const law = traceLaw(
    ([a, b, e, alpha, beta], [n, d]) => {
      const inN = a.sub(alpha.mul(n)).exp();
      const inD = b.sub(beta.mul(d)).exp();
      const total = inN.add(inD).add(e.exp());
      return logarithmic ? total.log() : total;
    },
    5,
    rows,
  );
  return problemOf({ law, target: logarithmic ? observed.map(Math.log) : observed, loss, ...parts });
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
