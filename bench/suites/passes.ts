/**
 * The pass over the rows that fits are made of: the objective, 5 gradient sums and 15 normal sums, on one thread. What
 * is timed is always the same number of rows in all, so that times of all table lengths and of all three ways compare.
 */
import type { Backend } from '../../src/backend/contract.js';
import { packedIndex, packedLength } from '../../src/linear-algebra/packed.js';
import { type HuberForm, huberForm } from '../../src/loss/loss.js';
import { shapeOf } from '../../src/problem/group-coordinates.js';
import type { Problem } from '../../src/problem/problem.js';
import { compileKernel } from '../../src/solver/kernel.js';
import { createNormal, createPasses } from '../../src/solver/passes.js';
import type { Precision } from '../../src/solver/search-options.js';
import { countNormalPass, countRows, scale, sum } from '../operation-count.js';
import { plainNormalPass } from '../plain-pass.js';
import type { Suite, Verdict, Work } from '../suite.js';
import { analyseNormal } from './support/row-sums.js';
import { chinchillaFit } from './support/simulated-fit.js';
import { Tally } from './support/tally.js';

/** Rows that one run passes over, in as many passes as it takes. */
const ROWS = 1e6;

/** Writes the objective, the gradient sums and the packed normal sums of one pass at `at`. */
type Pass = (at: Float64Array, out: Float64Array) => void;

function compiledPass(precision: Precision): Variant['open'] {
  return async (problem, form) => {
    const passes = createPasses(await compileKernel(problem));
    const normal = createNormal(shapeOf(problem));
    return (at, out) => {
      passes.normal(precision, at, form, normal);
      out.set([normal.objective, ...normal.gradient, ...normal.matrix]);
    };
  };
}

/** Sums against the law's closures, each within what arithmetic of its kind may lose. */
function judgeSums(
  problem: Problem,
  at: Float64Array,
  form: HuberForm,
  precision: Precision,
  sums: Float64Array,
): Verdict {
  const tally = new Tally();
  const names = ['objective'];
  for (let i = 0; i < problem.size; i++) names.push(`gradient sum ${i + 1}`);
  for (let i = 0; i < problem.size; i++) {
    for (let j = 0; j <= i; j++)
      names[1 + problem.size + packedIndex(i, j)] = `normal sum ${i + 1}, ${j + 1}`;
  }
  analyseNormal(problem, at, form, precision).forEach(({ value, error }, k) => {
    tally.add(Math.abs(sums[k] - value) / error, () => `The ${names[k]} is ${sums[k]}, in float64 ${value}.`);
  });
  return tally.verdict;
}

interface Variant {
  readonly name: string;
  readonly title: string;
  readonly precision: Precision;
  open(problem: Problem, form: HuberForm): Promise<Pass> | Pass;
}

function passSuite({ name, title, precision, open }: Variant): Suite {
  return {
    name,
    title: `A million rows passed over for objective, 5 gradient and 15 normal sums, ${title}, by rows of the table`,
    unit: 'rows',
    sizes: [10, 30, 100, 240, 1e3, 1e4, 1e5],
    headline: 240,
    engines: ['cpu'],
    oneThread: true,
    grows: false,
    async prepare(rows: number, _: Backend): Promise<Work> {
      const { model, truth } = chinchillaFit(rows);
      const { problem } = model;
      const form = huberForm(problem.loss.rho, 0);
      const pass = await open(problem, form);
      const times = Math.max(1, Math.round(ROWS / rows));
      const counted = sum(scale(countNormalPass(problem, precision), times), countRows(problem, precision));
      return {
        async run() {
          const sums = new Float64Array(1 + problem.size + packedLength(problem.size));
          for (let k = 0; k < times; k++) pass(truth, sums);
          return { bytes: [sums], counted, check: () => judgeSums(problem, truth, form, precision, sums) };
        },
        dispose: () => undefined,
      };
    },
  };
}

export const passSuites: readonly Suite[] = [
  passSuite({
    name: 'pass-plain',
    title: 'a loop in plain JavaScript',
    precision: 'f64',
    open: plainNormalPass,
  }),
  passSuite({ name: 'pass-f32', title: 'f32x4', precision: 'f32', open: compiledPass('f32') }),
  passSuite({ name: 'pass-f64', title: 'f64x2', precision: 'f64', open: compiledPass('f64') }),
];
