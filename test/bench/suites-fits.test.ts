import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainNormalPass } from '../../bench/plain-pass.js';
import type { Outcome, Suite, Verdict, Work } from '../../bench/suite.js';
import { suites } from '../../bench/suites/index.js';
import { analyseNormal } from '../../bench/suites/support/row-sums.js';
import { chinchillaFit } from '../../bench/suites/support/simulated-fit.js';
import { evenly, Tally } from '../../bench/suites/support/tally.js';
import { lawNames, lawRuns } from '../../simulated/runs.js';
import type { Backend, PreparedProblem } from '../../src/backend/contract.js';
import { createCpuBackend } from '../../src/backend/cpu/engine.js';
import { findLaw, laws } from '../../src/laws/index.js';
import { huberForm } from '../../src/loss/loss.js';

let backend: Backend;
beforeAll(() => {
  backend = createCpuBackend({ workers: 1 });
});
afterAll(() => backend.dispose());

function suite(name: string): Suite {
  const found = suites.find((candidate) => candidate.name === name);
  if (found === undefined) throw new RangeError(`no suite ${name}`);
  return found;
}

async function outcomeOf(name: string, size: number, on: Backend = backend): Promise<Outcome> {
  const work: Work = await suite(name).prepare(size, on);
  try {
    return await work.run();
  } finally {
    work.dispose();
  }
}

/** `backend` with its prepared problems changed. */
function altered(change: (prepared: PreparedProblem) => Partial<PreparedProblem>): Backend {
  return {
    info: backend.info,
    async prepare(problem) {
      const prepared = await backend.prepare(problem);
      return { ...prepared, ...change(prepared) };
    },
    dispose: () => undefined,
  };
}

/** What is wrong, or that nothing is. */
function wrongOf(verdict: Verdict): string {
  return verdict.right ? 'nothing' : verdict.wrong;
}

const tiny: readonly (readonly [name: string, size: number])[] = [
  ['pass-plain', 30],
  ['pass-f32', 30],
  ['pass-f64', 30],
  ['fit', 30],
  ['fit-groups', 5],
  ['starts', 10],
  ['search', 50],
  ['bootstrap', 5],
  ['bootstrap-global', 3],
  ['laws', 1],
];

describe('suites of fits', () => {
  it.each(tiny)(
    '%s is found right by float64, twice to the same bytes, and counts its work',
    async (name, size) => {
      const work = await suite(name).prepare(size, backend);
      const [first, second] = [await work.run(), await work.run()];
      const verdict = await first.check();
      expect(wrongOf(verdict)).toBe('nothing');
      expect(verdict.right && verdict.error).toBeLessThanOrEqual(1);
      expect(second.bytes).toEqual(first.bytes);
      for (const amount of ['operations', 'bytes'] as const) expect(first.counted[amount]).toBeGreaterThan(0);
      expect(first.counted.transcendentals).toBeGreaterThan(0);
      const searches = ['fit', 'fit-groups', 'starts', 'search', 'bootstrap-global', 'laws'].includes(name);
      // Of a start the sums are taken once at least.
      expect(first.passes ?? 0).toBeGreaterThanOrEqual(searches ? 1 : 0);
      work.dispose();
    },
  );

  it.each(tiny)('%s finds a corrupted number wrong, wherever it is', async (name, size) => {
    const outcome = await outcomeOf(name, size);
    // Of a search what ends claim: in a tail, coordinates of terms that have died out say nothing.
    const numbers = outcome.bytes[name === 'search' ? 1 : 0] as Float64Array;
    const named = ['fit', 'fit-groups', 'starts', 'laws'].includes(name);
    // Single precision may be off by more, and by most where a sum is of terms that cancel.
    const by = name === 'search' ? 1.01 : name === 'pass-f32' ? 1.2 : 1 + 1e-5;
    for (let k = 0; k < numbers.length; k += name === 'search' ? 9 : 1) {
      // The second number of a fit is its status.
      if (named && k === 1) continue;
      const kept = numbers[k];
      numbers[k] *= by;
      expect(wrongOf(await outcome.check()), `${name}, number ${k}`).not.toBe('nothing');
      numbers[k] = kept;
    }
    expect(wrongOf(await outcome.check())).toBe('nothing');
  });

  it('a fit is timed on a back end whose prepared problems have their methods from a class', async () => {
    const ofClass: Backend = {
      ...altered(() => ({})),
      prepare: async (problem) => Object.create(await backend.prepare(problem)),
    };
    const outcome = await outcomeOf('fit', 30, ofClass);
    expect(wrongOf(await outcome.check())).toBe('nothing');
  });

  it('a search that leaves its starts where they are is wrong', async () => {
    const idle = altered((prepared) => ({
      search: (starts, first, count, options, control) =>
        prepared.search(starts, first, count, { ...options, maxSteps: 0 }, control),
    }));
    expect(wrongOf(await (await outcomeOf('search', 100, idle)).check())).toMatch(/The best end lies at/);
  });

  it('a search whose starts mostly stay where they are is wrong, though the best of them arrive', async () => {
    const lazy = altered((prepared) => ({
      async search(starts, first, count, options, control) {
        const [ends, begins] = [
          await prepared.search(starts, first, count, options, control),
          await prepared.search(starts, first, count, { ...options, maxSteps: 0 }, control),
        ];
        const best = ends.objective.indexOf(Math.min(...ends.objective));
        const size = ends.parameters.length / count;
        begins.parameters.set(ends.parameters.subarray(best * size, (best + 1) * size), best * size);
        begins.objective[best] = ends.objective[best];
        begins.status[best] = ends.status[best];
        return begins;
      },
    }));
    expect(wrongOf(await (await outcomeOf('search', 100, lazy)).check())).toMatch(
      /Of 100 starts \d+ reach the optimum, in float64 \d+/,
    );
  });

  it('refits of other resamples than those drawn are wrong', async () => {
    const outcome = await outcomeOf('bootstrap', 5);
    const [parameters, objective] = outcome.bytes as [Float64Array, Float64Array];
    parameters.copyWithin(0, 5, 10);
    objective[0] = objective[1];
    expect(wrongOf(await outcome.check())).toMatch(/Resample 0 claims/);
  });
});

describe('simulated runs of laws', () => {
  it.each(lawNames)('%s has finite inputs and losses, near its curve, at 240 runs', (name) => {
    const { law, values, columns } = lawRuns(name, 240);
    expect(law).toBe(findLaw(name));
    expect(Object.keys(values)).toEqual(expect.arrayContaining(law.parameters.map((p) => p.name)));
    expect(Object.keys(columns)).toEqual([...law.inputs.map((input) => input.name), 'L']);
    for (const column of Object.values(columns)) {
      expect(column).toHaveLength(240);
      expect(column.every(Number.isFinite)).toBe(true);
    }
    const { L } = columns;
    // Of counts they are single outcomes.
    if (law.loss?.likelihood === undefined) expect(new Set(L).size).toBeGreaterThan(200);
    else expect(new Set(L)).toEqual(new Set([0, 1]));
    if ((law.loss?.residual ?? 'log') !== 'raw') expect(Math.min(...L)).toBeGreaterThan(0);
  });

  it('has other runs for another seed, and a label for every law of the catalogue', () => {
    expect(lawRuns('chinchilla', 9, 1).columns.L).not.toEqual(lawRuns('chinchilla', 9, 2).columns.L);
    expect(suite('laws').labels).toEqual(laws.map(({ name }) => name));
  });
});

describe('what passes are judged by', () => {
  it('agrees with sums written by hand', () => {
    const { model, truth } = chinchillaFit(50);
    const { problem } = model;
    const at = truth.map(Math.fround);
    const form = huberForm(problem.loss.rho, 0);
    const byHand = new Float64Array(1 + 5 + 15);
    plainNormalPass(problem, form)(at, byHand);
    const sums = analyseNormal(problem, at, form, 'f32');
    expect(sums).toHaveLength(byHand.length);
    sums.forEach(({ value }, k) => {
      expect(Math.abs(value - byHand[k])).toBeLessThanOrEqual(1e-12 * Math.abs(value) + 1e-15);
    });
  });

  it('takes the first fault and the largest error', () => {
    const tally = new Tally();
    tally.add(0.25, () => 'no');
    tally.add(0.125, () => 'no');
    expect(tally.verdict).toEqual({ right: true, error: 0.25 });
    tally.add(Number.NaN, () => 'not a number');
    tally.add(2, () => 'too far');
    expect(tally.verdict).toEqual({ right: false, wrong: 'not a number' });
  });

  it('samples evenly, and all where there are few', () => {
    expect(evenly(3, 8)).toEqual([0, 1, 2]);
    expect(evenly(1000, 4)).toEqual([0, 250, 500, 750]);
  });
});
