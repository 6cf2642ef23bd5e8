import { describe, expect, it } from 'vitest';
import { createCpuBackend } from '../../../src/backend/cpu/engine.js';
import { IsolossError } from '../../../src/errors.js';
import { defineLaw, laws } from '../../../src/laws/index.js';
import { allocate } from '../../../src/tasks/allocate/allocate.js';
import type { AllocateRequest } from '../../../src/tasks/allocate/request.js';
import type { FittedLaw } from '../../../src/tasks/fitted/fitted-law.js';
import { fittedOfPreset } from '../../../src/tasks/fitted/published.js';

const backend = createCpuBackend({ workers: 1 });

function answer(fit: string | FittedLaw, request: AllocateRequest) {
  return allocate(typeof fit === 'string' ? fittedOfPreset(fit) : fit, request, { backend });
}

async function best(fit: string | FittedLaw, request: AllocateRequest) {
  const { frontier } = await answer(fit, request);
  const [{ certificate }] = frontier;
  expect(certificate.settled).toBe(true);
  expect(certificate.stationarity).toBeLessThan(1e-9);
  expect(certificate.violation).toBeLessThan(1e-9);
  return frontier[0].best;
}

/** A law of positive parameters, as its user may write it. */
function lawOf(
  formula: string,
  inputs: readonly string[],
  values: Readonly<Record<string, number>>,
): FittedLaw {
  const parameters = Object.keys(values).map((name) => ({ name, domain: 'positive' as const }));
  return { name: 'own', law: defineLaw({ name: 'own', formula, inputs, parameters }), values };
}

async function failure(fit: string | FittedLaw, request: AllocateRequest): Promise<IsolossError> {
  const error: unknown = await answer(fit, request).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(IsolossError);
  return error as IsolossError;
}

const near = (value: number, expected: number, relative = 1e-6) =>
  expect(Math.abs(value / expected - 1)).toBeLessThan(relative);

/** As `digits` significant digits print it. */
const printed = (value: number, digits: number) => Number(value.toPrecision(digits));

describe('the published Chinchilla optima', () => {
  const table = {
    'hoffmann-2022-rounded': [2.28e8, 7.311e9, 1.824e9, 9.136e10, 2.3289, 3.219e10, 2.982e12, 92.6, 1.9307],
    'hoffmann-2022': [2.708e8, 6.154e9, 2.217e9, 7.518e10, 2.2955, 4.036e10, 2.379e12, 58.9, 1.9184],
    'besiroglu-2024': [2.625e8, 6.35e9, 2.782e9, 5.991e10, 2.3048, 7.236e10, 1.327e12, 18.3, 1.974],
    'muennighoff-2023': [2.915e8, 5.717e9, 2.915e9, 5.717e10, 2.3477, 6.996e10, 1.372e12, 19.6, 2.0252],
  };
  it.each(Object.entries(table))('%s has them at three budgets', async (preset, expected) => {
    const { frontier } = await answer(`chinchilla:${preset}`, { budget: '[1e19,1e21,5.76e23]' });
    const [low, middle, high] = frontier.map(({ best }) => best);
    const found = [low.N, low.D, middle.N, middle.D, middle.loss, high.N, high.D, high.D / high.N, high.loss];
    const digits = [4, 4, 4, 4, 5, 4, 4, 3, 5];
    expect(found.map((value, i) => printed(value, digits[i]))).toEqual(expected);
  });

  it('presets of every law with a closed form agree with it', async () => {
    const presets = laws
      .filter(({ derived = [] }) => derived.some(({ name }) => ['G', 'M_opt'].includes(name)))
      .flatMap(({ name, presets }) => presets.map((preset) => `${name}:${preset.name}`));
    expect(presets.length).toBeGreaterThan(50);
    for (const preset of presets.filter((_, i) => i % 5 === 0)) {
      const { frontier } = await answer(preset, { budget: '1e18..1e26:5' });
      for (const { closedForm } of frontier) expect(closedForm?.difference).toBeLessThan(1e-9);
    }
  });

  it('the answer does not depend on the grid', async () => {
    const wide = await best('chinchilla:besiroglu-2024', { budget: '1e22' });
    const coarse = await best('chinchilla:besiroglu-2024', {
      budget: '1e22',
      axes: ['N=1e7..1e12:9', 'D=1e9..1e14:7'],
    });
    near(coarse.N, wide.N, 1e-9);
    near(coarse.D, wide.D, 1e-9);
  });
});

describe('optima of other papers', () => {
  it('Muennighoff et al.: repeated data, in tokens and in epochs', async () => {
    const fit = 'data-constrained:muennighoff-2023';
    const tokens = await best(fit, { budget: '1e22', set: { U: '25e9' } });
    const epochs = await best(fit, {
      budget: '1e22',
      set: { U: '25e9', D: 'U*epochs' },
      axes: ['N=1e8..1e12:256', 'epochs=1..64:64:lin'],
    });
    expect(printed(tokens.N, 6)).toBe(7.02616e9);
    expect(printed(tokens.D, 6)).toBe(2.37209e11);
    expect(printed(epochs.epochs, 5)).toBe(9.4884);
    expect(printed(epochs.loss, 7)).toBe(2.222129);
    near(epochs.N, tokens.N, 1e-9);
  });

  it('Gadre et al.: the same tokens per parameter at every budget', async () => {
    for (const [data, M] of [
      ['c4', 3.36],
      ['redpajama', 7.42],
      ['refinedweb', 5.85],
    ] as const) {
      const { N, D } = await best(`over-training:gadre-2024-${data}`, { budget: '1e21' });
      expect(printed(D / N, 3)).toBe(M);
    }
  });

  it('Kaplan et al., appendix B: batch at its critical size, which depends on the loss', async () => {
    const values = { aN: 0.077, aS: 0.76, aB: 0.21, Nc: 6.5e13, Sc: 2.1e3, Bs: 2.1e8 };
    const { aN, aS, aB, Nc, Sc, Bs } = values;
    const law = lawOf('(Nc/N)^aN + (Sc/S)^aS + 0*(aB + Bs)', ['N', 'S'], values);
    const C = 8.64e19;
    const found = await best(law, { budget: String(C), cost: '6*N*S*Bs/L^(1/aB)' });
    const aC = 1 / (1 / aS + 1 / aB + 1 / aN);
    const Cc = 6 * Nc * Bs * Sc * (1 + aN / aS) ** (1 / aS + 1 / aN) * (aS / aN) ** (1 / aS);
    near(found.N, Nc * (C / Cc) ** (aC / aN) * (1 + aN / aS) ** (1 / aN));
    near(found.S, (Cc / (6 * Nc * Bs)) * (1 + aN / aS) ** (-1 / aN) * (C / Cc) ** (aC / aS));
    near(found.loss, (1 + aN / aS) * (Nc / found.N) ** aN);
    expect(printed(found.N, 3)).toBe(5.84e8);
    expect(printed(found.loss, 4)).toBe(2.694);
  });

  it('Ghorbani et al.: encoder and decoder share parameters as their exponents say', async () => {
    const values = { k: 20, pe: 0.18, pd: 0.31, floor: 0.5 };
    const law = lawOf('k*Ne^-pe*Nd^-pd + floor', ['Ne', 'Nd'], values);
    const { Ne, Nd } = await best(law, { budget: '1e9', cost: 'Ne + Nd' });
    near(Nd / (Ne + Nd), 0.31 / 0.49);
    near(Ne + Nd, 1e9);
  });

  it('Gao et al.: how far to optimise against a proxy', async () => {
    const values = { al: 0.513, be: 0.12 };
    const bon = await best(lawOf('d*(al - be*d)', ['d'], values), {
      maximize: 'L',
      axes: ['d=0.01..20:500'],
    });
    near(bon.d, 0.513 / 0.24);
    expect([printed(bon.d, 4), printed(bon.loss, 3)]).toEqual([2.138, 0.548]);
    const rl = await best(lawOf('d*(al - be*log(d))', ['d'], { al: 0.345, be: 0.167 }), {
      maximize: 'L',
      axes: ['d=0.01..20:500:lin'],
    });
    near(rl.d, Math.exp(0.345 / 0.167 - 1));
    near(rl.loss, 0.167 * rl.d);
  });

  it('Hilton et al.: intrinsic performance under C = N E', async () => {
    const values = { Nc: 1e5, Ec: 1e7, aN: 0.3, aE: 0.5 };
    const law = lawOf('(Nc/N)^aN + (Ec/E)^aE', ['N', 'E'], values);
    const { N, loss } = await best(law, { budget: '1e16', cost: 'N*E' });
    near(loss, (1e5 / N) ** 0.3 * (1 + 0.3 / 0.5));
  });

  it('Sardana et al.: a model that is used much is made smaller and trained longer', async () => {
    const values = { E: 1.69, A: 406.4, B: 410.7, alpha: 0.336, beta: 0.283 };
    const law: FittedLaw = { name: 'own', law: fittedOfPreset('chinchilla:hoffmann-2022').law, values };
    const G = ((0.336 * 406.4) / (0.283 * 410.7)) ** (1 / 0.619);
    const D = 7e9 ** (0.336 / 0.283) * G ** (-0.619 / 0.283);
    const target = 1.69 + 406.4 * 7e9 ** -0.336 + 410.7 * D ** -0.283;
    const used = await best(law, {
      targetLoss: target,
      minimize: 'cost',
      cost: '6*N*D + 2*N*T',
      set: { T: '1e11' },
    });
    expect(printed(used.N, 1)).toBe(6e9);
    expect(printed(used.D / D, 3)).toBe(1.18);
    const condition = (0.336 * 406.4 * used.N ** -0.336) / (0.283 * 410.7 * used.D ** -0.283);
    near(condition, 1 + 1e11 / (3 * used.D));
    const unused = await best(law, { targetLoss: target, minimize: 'cost' });
    near(unused.N, 7e9);
  });

  it('the compute that a loss needs is the inverse of the loss that compute buys', async () => {
    const { A, B, E, alpha, beta } = fittedOfPreset('chinchilla:besiroglu-2024').values;
    const G = ((alpha * A) / (beta * B)) ** (1 / (alpha + beta));
    const reducible = A * G ** -alpha + B * G ** beta;
    const { cost, loss } = await best('chinchilla:besiroglu-2024', { targetLoss: 2, minimize: 'cost' });
    near(cost, 6 * ((2 - E) / reducible) ** (-(alpha + beta) / (alpha * beta)));
    near(loss, 2);
  });

  it('the smallest model for a loss within a budget lies where both bind', async () => {
    const { frontier } = await answer('chinchilla:besiroglu-2024', {
      budget: '1e24',
      minimize: 'N',
      subjectTo: ['L <= 2'],
    });
    expect(frontier[0].binding).toEqual(['budget', 'L <= 2']);
    near(frontier[0].best.loss, 2, 1e-9);
    near(frontier[0].best.cost, 1e24, 1e-9);
  });
});

describe('what binds', () => {
  const fit = 'chinchilla:besiroglu-2024';

  it('limits bind where the optimum without them lies beyond', async () => {
    const request = { budget: '1e24', cost: '6*N*D + 2*N*T', set: { T: '2e12' } };
    const { frontier } = await answer(fit, { ...request, subjectTo: ['D <= 1e12', 'N <= 4e11'] });
    expect(frontier[0].binding).toEqual(['budget', 'D <= 1e12']);
    near(frontier[0].best.D, 1e12, 1e-9);
    near(frontier[0].best.N, 1e11, 1e-9);
  });

  it('a set of candidates too thin for any grid is found', async () => {
    const { N, D, cost } = await best(fit, {
      budget: '1e24',
      subjectTo: ['D <= 1.00001e12 and D >= 1e12', 'N >= 1e10'],
    });
    near(cost, 1e24, 1e-9);
    near(D, 1.00001e12, 1e-9);
    near(N, 1e24 / 6 / 1.00001e12, 1e-9);
  });

  it('an optimum on a kink of the cost is exact', async () => {
    // Beyond 2e10 tokens, data cost extra: the best D for many budgets lies at the step of the price.
    const { D } = await best(fit, { budget: '2e20', cost: '6*N*D*max(1, (D/2e10)^3)' });
    near(D, 2e10, 1e-9);
  });

  it('an optimum on a kink of the objective is exact', async () => {
    const { N } = await best(fit, {
      budget: '1e22',
      minimize: 'L + 0.2*abs(log(N/1e10))',
    });
    near(N, 1e10, 1e-9);
    const { D } = await best(fit, { budget: '1e22', minimize: 'max(L, L + 3*log(D/5e10))' });
    near(D, 5e10, 1e-9);
  });

  it('listed values are all there is', async () => {
    const { best: one } = await answer(fit, { budget: '1e22', axes: ['N=[1e9,8e9,1.2e10,1e11]'] });
    expect(one.N).toBe(8e9);
    near(one.D, 1e22 / 6 / 8e9, 1e-9);
  });

  it('ends of axes bind and are reported', async () => {
    const { frontier, warnings } = await answer(fit, { budget: '1e22', axes: ['N=1e6..1e9:64'] });
    expect(frontier[0].binding).toEqual(['budget', 'N <= 1e9']);
    expect(warnings.join()).toMatch(/The best N lies at the end of its axis/);
  });

  it('three and four axes agree with what two say', async () => {
    const law = lawOf('E + A/(N1*N2)^a + B/(D1*D2)^a', ['N1', 'N2', 'D1', 'D2'], {
      E: 1,
      A: 400,
      B: 900,
      a: 0.3,
    });
    const { frontier } = await answer(law, {
      budget: '1e22',
      cost: '6*N1*N2*D1*D2 + 1e15*(N1 + N2 + D1 + D2)',
      axes: ['N1=1..1e9:24', 'N2=1..1e9:24', 'D1=1..1e9:24', 'D2=1..1e9:24'],
    });
    const [{ best, certificate }] = frontier;
    expect(certificate.stationarity).toBeLessThan(1e-9);
    near(best.N1, best.N2);
    near(best.D1, best.D2);
    near(best.cost, 1e22, 1e-9);
  });

  it('top lists the best grid points, none of them better than the best', async () => {
    const { frontier } = await answer(fit, { budget: '1e22', top: 5 });
    const { top = [], best } = frontier[0];
    expect(top).toHaveLength(5);
    for (const one of top) expect(one.loss).toBeGreaterThanOrEqual(best.loss);
  });
});

describe('questions that cannot be answered', () => {
  const fit = 'chinchilla:besiroglu-2024';
  const cases: readonly (readonly [why: string, request: AllocateRequest, code: string, message: RegExp])[] =
    [
      [
        'a limit alone excludes all',
        { budget: '1e24', subjectTo: ['D <= 1e12', 'L <= 1.7'] },
        'nothing-feasible',
        /No candidate satisfies "L <= 1.7"/,
      ],
      [
        'limits exclude each other',
        { budget: '1e20', subjectTo: ['N >= 1e11', 'D >= 1e12'] },
        'nothing-feasible',
        /"cost <= 1e20" and "N >= 1e11" also satisfies "D >= 1e12"/,
      ],
      ['an equality', { budget: '1e20', subjectTo: ['D == 1e12'] }, 'bad-constraint', /D == 1e12/],
      ['a number as a limit', { budget: '1e20', subjectTo: ['D'] }, 'bad-constraint', /"D"/],
      ['an unknown name', { budget: '1e20', cost: '6*N*DD' }, 'unknown-name', /"DD"/],
      ['a name before it is set', { budget: '1e20', set: { a: 'b', b: '2' } }, 'unknown-name', /"b"/],
      ['L in what is set', { budget: '1e20', set: { a: 'L' } }, 'unknown-name', /"L"/],
      ['a constant cost', { budget: '1e20', cost: '5*A' }, 'constant-cost', /5\*A/],
      ['a name that clashes', { set: { alpha: '3' } }, 'name-clash', /alpha/],
      ['a name set and searched', { axes: ['N=1..2:3'], set: { N: '3' } }, 'name-clash', /already/],
      ['an axis named cost', { axes: ['cost=1..2:3'] }, 'name-clash', /cost/],
      [
        'an axis through zero',
        { budget: '1e20', axes: ['N=0..1e9:5:lin'] },
        'not-positive',
        /axis N reaches 0/,
      ],
      [
        'too many points',
        { budget: '1e20', axes: ['N=1..1e12:100000', 'D=1..1e12:100000'] },
        'too-many-points',
        /1e10/,
      ],
      ['an idle axis', { budget: '1e20', axes: ['e=1..2:3'] }, 'idle-axis', /e/],
      ['nothing to choose', { set: { N: '1e9', D: '1e10' } }, 'no-axes', /every input is set/],
      ['nothing that limits', {}, 'unbounded', /Nothing limits N and D/],
      ['nothing that limits from below', { minimize: 'cost' }, 'unbounded', /least/],
      ['two goals', { minimize: 'L', maximize: 'L' }, 'bad-job', /not two/],
      ['a budget below zero', { budget: '-1' }, 'bad-job', /above zero/],
      ['budgets that fall', { budget: '[3,2]' }, 'bad-job', /must ascend/],
      ['a decision without refits', { budget: '1e20', decide: ['expected'] }, 'no-replicates', /expected/],
      ['a decision there is not', { budget: '1e20', decide: ['quantile:2'] }, 'bad-job', /quantile:2/],
      ['text for a number', { budget: '1e20', set: { T: '"a"' } }, 'formula-type', /law is a number/],
    ];
  it.each(cases)('%s', async (_, request, code, message) => {
    const error = await failure(fit, request);
    expect([error.code, error.kind]).toEqual([code, 'input']);
    expect(error.message).toMatch(message);
    expect(error.fix).not.toBe('');
  });

  it('a budget without a cost', async () => {
    const law = lawOf('k/x^a', ['x'], { k: 1, a: 0.5 });
    expect((await failure(law, { budget: '1e20' })).code).toBe('no-cost');
    expect((await failure(law, { minimize: 'cost' })).code).toBe('no-cost');
  });

  it('more than four axes', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const law = lawOf(`k/(${names.join('*')})`, names, { k: 1 });
    expect((await failure(law, { budget: '1', cost: 'a' })).code).toBe('too-many-axes');
  });

  it('interruption', async () => {
    const signal = AbortSignal.abort();
    const fitted = fittedOfPreset(fit);
    await expect(allocate(fitted, { budget: '1e20' }, { backend, signal })).rejects.toMatchObject({
      code: 'interrupted',
      kind: 'interrupted',
    });
  });
});

it('says that no choice can be told where the loss has reached its floor to rounding', async () => {
  const warningsAt = async (budget: string) =>
    (await answer('chinchilla:besiroglu-2024', { budget })).warnings.filter((text) =>
      text.startsWith('No best'),
    );
  expect(await warningsAt('1e300')).toEqual([expect.stringContaining('does not depend on N and D there')]);
  expect(await warningsAt('1e40')).toEqual([]);
});
