/**
 * WebAssembly cannot flush denormal numbers to zero, and many processors take a hundred times as long over them. What a
 * pass leaves behind tells of them without a clock: over all rows, and over one row alone, whose contributions are then
 * the sums.
 */
import { describe, expect, test } from 'vitest';
import { huberForm } from '../../src/loss/loss.js';
import { shapeOf } from '../../src/problem/group-coordinates.js';
import { type CpuKernel, compileKernel } from '../../src/solver/kernel.js';
import { createLevenbergMarquardt } from '../../src/solver/levenberg-marquardt.js';
import { createNormal, createPasses, type Normal, type Passes } from '../../src/solver/passes.js';
import type { Precision } from '../../src/solver/search-options.js';
import { needData } from '../support/data.js';
import { chinchilla, customaryGrid, readRuns, simulatedRuns, type TestProblem } from '../support/problem.js';

const leastNormal = { f32: 2 ** -126, f64: 2 ** -1022 } as const;

const search = { maxSteps: 12, tolerance: 1e-9, smoothing: 1e-3 };

/**
 * Logarithm of the largest prediction that is still of a size that losses have. Dead terms are cut off at 2^-40, not at
 * a share of the others: beside much larger ones, shares and their squares can still be denormal.
 */
const USUAL = 6;

/** Sums taken, over all rows or over one, and those of them that came upon a denormal number. */
interface Met {
  sums: number;
  denormal: number;
}

/** At points whose predictions are of usual size. */
interface Census {
  readonly starts: Met;
  readonly steps: Met;
}

function hasDenormal(precision: Precision, { objective, noise, gradient, matrix }: Normal): boolean {
  const isDenormal = (x: number): boolean => x !== 0 && Math.abs(x) < leastNormal[precision];
  return isDenormal(objective) || isDenormal(noise) || gradient.some(isDenormal) || matrix.some(isDenormal);
}

/** What fits from the customary starts look at: each start, then the trials of its first steps. */
function* visited(test: TestProblem, kernel: CpuKernel, precision: Precision, every: number) {
  const starts = customaryGrid(test);
  const passes = createPasses(kernel);
  let points: Float64Array[] = [];
  const watched: Passes = {
    ...passes,
    normal(kind, at, form, out) {
      points.push(at.slice());
      passes.normal(kind, at, form, out);
    },
  };
  const fitter = createLevenbergMarquardt(kernel, watched, precision);
  const at = new Float64Array(kernel.size);
  for (let k = 0; k < starts.count; k += every) {
    points = [];
    starts.fill(k, 1, at);
    fitter(at, search);
    yield points;
  }
}

/** `alone`: rows whose contributions are looked at one by one; `every`: of the starts. */
async function census(
  test: TestProblem,
  precision: Precision,
  alone: readonly number[],
  every = 1,
): Promise<Census> {
  const { problem } = test;
  const form = huberForm(problem.loss.rho, search.smoothing);
  const kernel = await compileKernel(problem);
  const whole = createPasses(kernel);
  const single = alone.map((row) => {
    const passes = createPasses({ ...kernel, weight: problem.weight.map((w, i) => (i === row ? w : 0)) });
    passes.reload();
    return passes;
  });
  const normal = createNormal(shapeOf(problem));
  const found: Census = { starts: { sums: 0, denormal: 0 }, steps: { sums: 0, denormal: 0 } };
  for (const points of visited(test, kernel, precision, every)) {
    points.forEach((point, step) => {
      if (!whole.evaluator.value(point).every((logarithm) => logarithm < USUAL)) return;
      const met = step === 0 ? found.starts : found.steps;
      for (const passes of [whole, ...single]) {
        passes.normal(precision, point, form, normal);
        met.sums++;
        if (hasDenormal(precision, normal)) met.denormal++;
      }
    });
  }
  return found;
}

/** Those of the smallest and the largest inputs, and some between. */
function tellingRows({ N, D }: { readonly N: Float64Array; readonly D: Float64Array }): number[] {
  const ends = [N, D].flatMap((column) =>
    [Math.min(...column), Math.max(...column)].map((x) => column.indexOf(x)),
  );
  return [...new Set([...ends, ...[1, 2, 3].map((k) => Math.floor((k * N.length) / 4))])];
}

/**
 * None at the starts, and on the way so few that no fit is held up. There they are met by fits that are leaving for a
 * tail (a floor E of e^-45, an exponent of 100), where a number that no row enters is dead rather than a term of a row.
 */
function expectFew({ starts, steps }: Census): void {
  expect(starts.sums).toBeGreaterThan(3_000);
  expect(starts.denormal).toBe(0);
  expect(steps.sums).toBeGreaterThan(30_000);
  expect(steps.denormal / steps.sums).toBeLessThan(0.008);
}

describe.each(['f32', 'f64'] as const)(
  'in %s no customary start of usual size begins with denormal numbers, and few come upon them',
  (precision) => {
    test('on twenty runs, each looked at alone', async () => {
      const runs = simulatedRuns(20);
      expectFew(await census(chinchilla(runs), precision, [...runs.N.keys()]));
    });

    for (const name of ['chinchilla-240', 'gemstones-hot-220']) {
      test(`on ${name}`, async (context) => {
        const runs = await readRuns(needData(context, `${name}.csv`));
        expectFew(await census(chinchilla(runs), precision, tellingRows(runs), 3));
      });
    }
  },
);
