import { describe, expect, test } from 'vitest';
import { createCpuBackend } from '../../../src/backend/cpu/engine.js';
import { parameterCounts } from '../../../src/costs/architecture.js';
import { families, member } from '../../../src/costs/families.js';
import { tableOf } from '../../../src/runs/table-of.js';
import { isoflop } from '../../../src/tasks/isoflop/isoflop.js';
import type { IsoflopAnalysis } from '../../../src/tasks/isoflop/record.js';
import type { IsoflopRequest } from '../../../src/tasks/isoflop/request.js';

const backend = createCpuBackend({ workers: 1 });
const truth = { E: 1.8172, A: 482.01, B: 2085.43, alpha: 0.3478, beta: 0.3658 };
const a = truth.beta / (truth.alpha + truth.beta);
const lossAt = (N: number, D: number) => truth.E + truth.A / N ** truth.alpha + truth.B / D ** truth.beta;
const best = (C: number) =>
  ((truth.alpha * truth.A) / (truth.beta * truth.B)) ** (1 / (truth.alpha + truth.beta)) * (C / 6) ** a;

interface Row {
  readonly N: number;
  readonly D: number;
  readonly C: number;
  readonly loss: number;
  readonly run?: string;
}

/** Runs of one budget, at N by factors of the best; `noise` by the number of the run. */
function budget(C: number, factors: readonly number[], noise: (i: number) => number = () => 0): Row[] {
  return factors.map((factor, i) => {
    const N = best(C) * factor;
    const D = C / (6 * N);
    return { N, D, C, loss: lossAt(N, D) * (1 + noise(i)) };
  });
}

const around = [1 / 4, 1 / 2.5, 1 / 1.6, 1, 1.6, 2.5, 4];
const few = { bootstrap: 40, simulations: 3, backend: 'cpu' } as const;

async function analysed(rows: readonly object[], request: IsoflopRequest = {}) {
  return (await isoflop({ ...few, ...request }, tableOf(rows), { backend })).record;
}

async function only(rows: readonly object[], request: IsoflopRequest = {}): Promise<IsoflopAnalysis> {
  const { analyses } = await analysed(rows, request);
  expect(analyses).toHaveLength(1);
  return analyses[0];
}

describe('exact isoFLOP runs of a law', () => {
  const rows = [1e18, 1e19, 1e20, 1e21].flatMap((C) => budget(C, around));

  test('give its exponents, optima and losses by every approach, flat where the law is', async () => {
    const { approaches, budgets, targets, bias, warnings } = await only(rows, { target: 5.76e23 });
    for (const { a: found, b, coefficients } of approaches) {
      expect(found.value).toBeCloseTo(a, 3);
      expect(b.value).toBeCloseTo(1 - a, 3);
      expect((Number(coefficients.N) * 1e20 ** Number(found.value)) / best(1e20)).toBeCloseTo(1, 1);
    }
    const [{ C, optima, flatness }] = budgets;
    expect(C).toBeCloseTo(1e18, -9);
    for (const optimum of optima) {
      expect(Number(optimum.N.value) / best(1e18)).toBeCloseTo(1, 1);
      expect(optimum.loss.value).toBeCloseTo(lossAt(best(1e18), 1e18 / (6 * best(1e18))), 2);
    }
    for (const { share, N } of flatness) {
      for (const end of N) {
        const exact = lossAt(Number(end), 1e18 / (6 * Number(end)));
        expect(exact / lossAt(best(1e18), 1e18 / (6 * best(1e18))) - 1).toBeCloseTo(share, 3);
      }
    }
    // The law on the frontier: 0.1 % of the loss in compute.
    const [{ compute }] = flatness;
    const dearest = lossAt(best(1e18), 1e18 / (6 * best(1e18))) * 1.001;
    const enough = 1e18 * (1 - Number(compute));
    expect(lossAt(best(enough), enough / (6 * best(enough)))).toBeCloseTo(dearest, 6);
    const third = targets[0].optima[2];
    expect(Number(third.N.value) / best(5.76e23)).toBeCloseTo(1, 3);
    expect(bias?.approaches.map(({ a: { exact } }) => Math.abs(Number(exact)) < 2e-3)).toEqual([true, true]);
    expect(warnings.join()).not.toContain('too large');
  });

  test('have the third of N, D and C computed, and name the convention', async () => {
    const without = (name: 'N' | 'D' | 'C') => rows.map((row) => ({ ...row, [name]: undefined }));
    for (const name of ['N', 'D', 'C'] as const) {
      const bare = without(name).map(({ [name]: _, ...rest }) => rest);
      const { counting, analyses } = await analysed(bare);
      expect(counting.computed).toBe(name);
      expect(counting.convention).toContain('6 N D');
      expect(analyses[0].approaches[1].a.value).toBeCloseTo(a, 3);
    }
    // Where embeddings are counted in C and not in N, C is a power law of its own.
    const measured = rows.map((row) => ({ ...row, C: 4 * row.N ** 0.9 * row.D ** 1.1 }));
    const { counting } = await analysed(measured, { tolerance: 0.5 });
    expect(counting.cost.n).toBeCloseTo(0.9, 6);
    expect(counting.cost.d).toBeCloseTo(1.1, 6);
    await expect(analysed(rows.map(({ N, loss }) => ({ N, loss })))).rejects.toMatchObject({
      code: 'unmapped-symbol',
    });
  });

  test('of budgets that differ by 3 % are one budget, and two without tolerance', async () => {
    const near = rows.map((row, i) => (i % 2 === 0 ? row : { ...row, C: row.C * 1.03, D: row.D * 1.03 }));
    expect((await only(near)).budgets.map(({ runs }) => runs)).toEqual([7, 7, 7, 7]);
    const apart = await only(near, { tolerance: 0.01 });
    expect(apart.budgets.map(({ runs }) => runs)).toEqual([4, 3, 3, 4, 4, 3, 3, 4]);
  });

  test('of groups are analysed one by one, and one that cannot be leaves the others', async () => {
    const both = [
      ...rows.map((row) => ({ ...row, set: 'x' })),
      ...rows.slice(0, 2).map((row) => ({ ...row, set: 'y' })),
    ];
    const { analyses } = await analysed(both, { by: 'set' });
    expect(analyses.map(({ name }) => name)).toEqual(['x', 'y']);
    expect(analyses[0].approaches[1].a.value).toBeCloseTo(a, 3);
    expect(analyses[1].approaches.map(({ reason }) => reason !== undefined)).toEqual([true, true, true]);
  });
});

describe('a budget', () => {
  const good = [1e19, 1e20].flatMap((C) => budget(C, around));
  const refused = async (rows: readonly Row[], request: IsoflopRequest = {}) => {
    const { budgets, approaches } = await only([...good, ...rows], request);
    expect(approaches[1].points).toBe(2);
    expect(approaches[1].a.value).toBeCloseTo(a, 2);
    return budgets[0].optima.find(({ approach }) => approach === 2)?.reason;
  };

  test.each([
    ['two runs', budget(1e18, [0.5, 2]), '2 sizes, and a parabola needs 3'],
    ['runs on one side of the minimum', budget(1e18, [1.5, 2, 3, 4]), 'smallest N'],
    ['runs on the other side', budget(1e18, [0.2, 0.4, 0.6]), 'largest N'],
    [
      'runs of which two are the same',
      [...budget(1e18, [0.5, 2]), ...budget(1e18, [0.5])],
      '2 sizes, and a parabola needs 3',
    ],
  ])('of %s is refused, and the others go on', async (_, rows, why) => {
    expect(await refused(rows)).toContain(why);
  });

  test('whose noise makes the parabola concave is refused', async () => {
    const rows = budget(1e18, [1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8]).map((row, i) => ({
      ...row,
      loss: [3, 4, 4.1, 2.9, 4.1, 4, 3][i],
    }));
    expect(await refused(rows)).toContain('scatter more than they bend');
  });

  test('alone gives an optimum and no exponents of approach 2', async () => {
    const { approaches, budgets } = await only(budget(1e19, around));
    expect(approaches[1]).toMatchObject({
      a: { value: null },
      reason: expect.stringContaining('two budgets'),
    });
    expect(Number(budgets[0].optima[1].N.value) / best(1e19)).toBeCloseTo(1, 1);
  });

  test('repeated with the same runs counts each of them, at their mean', async () => {
    const twice = good.flatMap((row) => [
      { ...row, loss: row.loss * 1.001 },
      { ...row, loss: row.loss * 0.999 },
    ]);
    const { budgets, approaches } = await only(twice);
    expect(budgets.map(({ runs, sizes }) => [runs, sizes])).toEqual([
      [14, 7],
      [14, 7],
    ]);
    expect(approaches[1].a.value).toBeCloseTo(a, 3);
    expect(approaches[1].a.interval?.[0]).toBeLessThan(a);
  });

  test('with a loss that is not finite is an error that names the row, or does without it', async () => {
    const broken = [...good, { ...good[0], loss: Number.NaN }];
    await expect(analysed(broken)).rejects.toMatchObject({ code: 'missing-values' });
    expect((await only(broken, { dropMissing: true })).rows).toBe(14);
    await expect(analysed([...good, { ...good[0], loss: 0 }])).rejects.toMatchObject({
      code: 'not-positive',
    });
  });

  test('of two rows in all has no answer, and says why', async () => {
    const { approaches, budgets } = await only(budget(1e18, [0.5, 2]));
    expect(approaches.every(({ reason }) => reason !== undefined)).toBe(true);
    expect(budgets).toHaveLength(1);
  });
});

describe('training curves', () => {
  /** Curves of several sizes, a row at each of many values of compute between 1e17 and 1e21. */
  const sizes = Array.from(
    { length: 25 },
    (_, i) => best(1e17) * (best(1e21) / best(1e17)) ** (i / 16 - 0.25),
  );
  const rows = sizes.flatMap((N, k) =>
    Array.from({ length: 41 }, (_, i): Row => {
      const C = 1e17 * 10 ** (i / 10);
      const D = C / (6 * N);
      return { N, D, C, loss: lossAt(N, D), run: `r${k}` };
    }),
  );

  test('have an envelope whose exponent is that of the law, and profiles at budgets by interpolation', async () => {
    const { approaches, budgets, curves, runs } = await only(rows, {
      run: 'run',
      budget: '1e18..1e20:3',
      bootstrap: 60,
      simulations: 2,
    });
    expect([curves, runs]).toEqual([25, 25]);
    expect(budgets.map(({ C }) => Math.round(Math.log10(C)))).toEqual([18, 19, 20]);
    expect(approaches[0].points).toBeGreaterThan(1000);
    expect(approaches[0].a.value).toBeCloseTo(a, 1);
    expect(approaches[1].a.value).toBeCloseTo(a, 2);
    expect(approaches[2].reason).toBeUndefined();
    expect(approaches[2].a.value).toBeCloseTo(a, 3);
  });

  test('are used by their last rows where nothing else is asked, and that too few budgets come of it is said', async () => {
    const { budgets, warnings } = await only(rows, { run: 'run', bootstrap: 60, simulations: 0 });
    expect(budgets).toHaveLength(1);
    expect(warnings.join()).toContain('--checkpoints uses all of their rows');
    const all = await only(rows, { run: 'run', checkpoints: true, bootstrap: 60, simulations: 0 });
    expect(all.budgets).toHaveLength(41);
    await expect(analysed(rows, { budget: 1e18 })).rejects.toMatchObject({ code: 'bad-job' });
  });
});

describe('counting', () => {
  /** Kaplan's exponent: where the law is one of all parameters, and N leaves embeddings out, small models grow faster. */
  const rows = [1e18, 1e19, 1e20].flatMap((C) =>
    [2, 3, 4, 6, 8, 12, 16].map((layers) => {
      const width = 64 * layers;
      const shape = member({ ...families.chinchilla, vocabulary: 32000 }, layers, width);
      const { total: N } = parameterCounts(shape);
      const D = C / (6 * N);
      return { N, D, layers, width, loss: 1.8 + 400 / N ** 0.33 + 3000 / D ** 0.37 };
    }),
  );

  test('under every convention shows how the exponents move, each as its own analysis has them', async () => {
    const request = { counting: ['all'], bootstrap: 40, window: 4 };
    const { countings = [], approaches } = await only(rows, request);
    const by = new Map(countings.map((one) => [one.name, one]));
    expect([...by.keys()]).toEqual([
      ...['6nd', 'pearce-song', 'kaplan', 'kaplan-attention', 'non-embedding', 'chinchilla'],
      ...['appendix-f', 'table-a4', 'matmul', 'deepseek', 'palm'],
    ]);
    // The columns are what this convention counts.
    for (const name of ['6nd', 'chinchilla']) {
      expect(by.get(name)?.moved).toBeCloseTo(0, 9);
      expect(by.get(name)?.approaches[2].a.value).toBeCloseTo(Number(approaches[2].a.value), 6);
      expect(by.get(name)?.approaches[1].a.value).toBeCloseTo(Number(approaches[1].a.value), 6);
    }
    for (const name of ['kaplan', 'pearce-song']) {
      expect(Number(by.get(name)?.approaches[2].a.value)).toBeGreaterThan(
        Number(approaches[2].a.value) + 0.05,
      );
      expect(by.get(name)?.N[0]).toBeLessThan(0.6);
    }
    // Where N leaves embeddings out exactly, C is what the column had of it.
    expect(by.get('non-embedding')?.C[0]).toBeGreaterThan(0.5);
  });

  test('by shapes that the table does not have is an error that says which columns are missing', async () => {
    const bare = rows.map(({ N, D, loss }) => ({ N, D, loss }));
    await expect(analysed(bare, { counting: ['kaplan'] })).rejects.toMatchObject({ code: 'unmapped-symbol' });
    const { countings = [] } = await only(bare, { counting: ['all'] });
    expect(countings.map(({ name }) => name)).toEqual(['6nd', 'pearce-song']);
  });
});
