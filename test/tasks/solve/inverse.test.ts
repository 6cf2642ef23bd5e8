import { describe, expect, test } from 'vitest';
import { defineLaw, type FittedLaw, fittedOfPreset, predict, type SolveRecord } from '../../../src/index.js';
import {
  solveAtOnce as solve,
  solveAgainstAtOnce as solveAgainst,
} from '../../../src/tasks/solve/inverse.js';

const besiroglu = fittedOfPreset('chinchilla:besiroglu-2024');
const rounded = fittedOfPreset('chinchilla:hoffmann-2022-rounded');

function solvedAs({ solved }: SolveRecord, name: string): number {
  return solved.find((answer) => answer.name === name)?.value ?? Number.NaN;
}

/** Section by section what the closed forms of `E + A/N^alpha + B/D^beta` at C = 6 N D give. */
function closedForm({ E, A, B, alpha, beta }: Readonly<Record<string, number>>, C: number) {
  const G = ((alpha * A) / (beta * B)) ** (1 / (alpha + beta));
  const N = G * (C / 6) ** (beta / (alpha + beta));
  const D = (C / 6) ** (alpha / (alpha + beta)) / G;
  return { N, D, L: E + A / N ** alpha + B / D ** beta };
}

/** Replicates spread about the estimate. */
function withReplicates(fitted: FittedLaw, count = 400, spread = 0.02): FittedLaw {
  const columns = Object.entries(fitted.values).map(([name, value], j) => {
    const width = name === 'E' ? spread / 4 : spread;
    return [
      name,
      Float64Array.from({ length: count }, (_, i) => value * (1 + width * Math.sin((j + 2) * (i + 1)))),
    ];
  });
  return { ...fitted, replicates: { count, columns: Object.fromEntries(columns) } };
}

describe('a law turned round', () => {
  test.each([
    ['chinchilla:hoffmann-2022-rounded', 1e19],
    ['chinchilla:hoffmann-2022', 1e21],
    ['chinchilla:besiroglu-2024', 5.76e23],
    ['chinchilla:muennighoff-2023', 1e26],
  ])('spends a budget as the closed form of %s does at %d', (name, budget) => {
    const fitted = fittedOfPreset(name);
    const best = solve(fitted, { budget });
    const { N, D, L } = closedForm(fitted.values, budget);
    expect(best.kind).toBe('best-loss');
    expect(solvedAs(best, 'N') / N).toBeCloseTo(1, 10);
    expect(solvedAs(best, 'D') / D).toBeCloseTo(1, 10);
    expect(solvedAs(best, 'L')).toBeCloseTo(L, 13);
    // And back: the loss that a budget reaches costs that budget.
    const back = solve(fitted, { loss: L });
    expect(back.kind).toBe('least-cost');
    expect(solvedAs(back, 'cost') / budget).toBeCloseTo(1, 10);
    expect(solvedAs(back, 'N') / N).toBeCloseTo(1, 9);
  });

  test('finds Besiroglu’s published optimum for Gopher’s compute', () => {
    const best = solve(besiroglu, { budget: 5.76e23 });
    expect(solvedAs(best, 'N') / 7.236e10).toBeCloseTo(1, 4);
    expect(solvedAs(best, 'D') / 1.327e12).toBeCloseTo(1, 3);
    expect(solvedAs(best, 'L').toFixed(4)).toBe('1.9740');
  });

  test('says what tokens a model needs, by the iso-loss curve', () => {
    const { E, A, B, alpha, beta } = besiroglu.values;
    const answer = solve(besiroglu, { for: 'D', at: 'N=7e9', loss: 2.1 });
    expect(solvedAs(answer, 'D') / (B / (2.1 - E - A / 7e9 ** alpha)) ** (1 / beta)).toBeCloseTo(1, 11);
    expect(solvedAs(answer, 'cost') / (6 * 7e9 * solvedAs(answer, 'D'))).toBeCloseTo(1, 12);
  });

  test('holds a ratio, and takes names that are no inputs', () => {
    const byRatio = solve(besiroglu, { for: 'N', at: 'D=20*N', loss: 2 });
    expect(solvedAs(byRatio, 'D') / solvedAs(byRatio, 'N')).toBeCloseTo(20, 10);
    const at = { N: [solvedAs(byRatio, 'N')], D: [solvedAs(byRatio, 'D')] };
    expect(predict(besiroglu, at).value[0]).toBeCloseTo(2, 13);
    const byCompute = solve(besiroglu, { for: 'C', at: 'N=1e10,D=C/(6*N)', loss: 2.1 });
    expect(solvedAs(byCompute, 'C') / solvedAs(byCompute, 'cost')).toBeCloseTo(1, 12);
  });

  test('finds the smallest model with which a budget still reaches a loss', () => {
    const answer = solve(besiroglu, { for: 'N', loss: 2, budget: 1e24 });
    const [N, D] = [solvedAs(answer, 'N'), solvedAs(answer, 'D')];
    expect((6 * N * D) / 1e24).toBeCloseTo(1, 11);
    expect(predict(besiroglu, { N: [N], D: [D] }).value[0]).toBeCloseTo(2, 12);
    // A smaller model, with all the tokens that the budget then buys, does not.
    expect(predict(besiroglu, { N: [0.99 * N], D: [D / 0.99] }).value[0]).toBeGreaterThan(2);
    const fewest = solve(besiroglu, { for: 'D', loss: 2, budget: 1e24 });
    expect(solvedAs(fewest, 'D')).toBeLessThan(solvedAs(solve(besiroglu, { budget: 1e24 }), 'D'));
    expect(solvedAs(fewest, 'L')).toBeCloseTo(2, 12);
  });

  test('weighs inference: at the cheapest point of 6 N D + 2 N T the published condition holds', () => {
    const answer = solve(besiroglu, { loss: 2.1, at: 'T=2e12', cost: '6*N*D + 2*N*T' });
    const { A, B, alpha, beta } = besiroglu.values;
    const [N, D] = [solvedAs(answer, 'N'), solvedAs(answer, 'D')];
    const left = (alpha * A * N ** -alpha) / (beta * B * D ** -beta);
    expect(left).toBeCloseTo(1 + 2e12 / (3 * D), 9);
  });

  test('agrees with the published search of a law without closed form', () => {
    const law = fittedOfPreset('data-constrained:muennighoff-2023');
    const best = solve(law, { budget: 1e22, at: 'U=25e9' });
    expect(solvedAs(best, 'N') / 7.02616e9).toBeCloseTo(1, 5);
    expect(solvedAs(best, 'D') / 2.37209e11).toBeCloseTo(1, 5);
    expect(solvedAs(best, 'L')).toBeCloseTo(2.222129, 6);
  });

  test('finds the published tokens per parameter of a law in compute and their ratio', () => {
    const best = solve(fittedOfPreset('over-training:gadre-2024-c4'), { budget: 1e21 });
    expect((solvedAs(best, 'D') / solvedAs(best, 'N')).toFixed(2)).toBe('3.36');
  });

  test('spends a budget on the one input that is left open', () => {
    const best = solve(besiroglu, { budget: 1e23, at: 'N=7e9' });
    expect(solvedAs(best, 'D') / (1e23 / 4.2e10)).toBeCloseTo(1, 12);
  });

  test('says what another law must spend for the same loss', () => {
    const record = solveAgainst(besiroglu, rounded, { budget: 1e24 });
    const { L } = closedForm(besiroglu.values, 1e24);
    const { E, A, B, alpha, beta } = rounded.values;
    const G = ((alpha * A) / (beta * B)) ** (1 / (alpha + beta));
    const reducible = A * G ** -alpha + B * G ** beta;
    const C = 6 * ((L - E) / reducible) ** (-(alpha + beta) / (alpha * beta));
    expect(solvedAs(record, 'factor') / (C / 1e24)).toBeCloseTo(1, 9);
    expect(solvedAs(solveAgainst(besiroglu, besiroglu, { budget: 1e24 }), 'factor')).toBeCloseTo(1, 10);
  });
});

describe('bands of answers', () => {
  test('are quantiles of the answers of the replicates, each by its own closed form', () => {
    const fitted = withReplicates(besiroglu);
    const best = solve(fitted, { budget: 1e23, level: 0.9 });
    const { count, columns } = fitted.replicates ?? { count: 0, columns: {} };
    const sizes = Array.from({ length: count }, (_, i) => {
      const values = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column[i]]));
      return closedForm(values, 1e23).N;
    }).sort((a, b) => a - b);
    const quantile = (share: number) => {
      const rank = share * (count - 1);
      const below = Math.floor(rank);
      return sizes[below] + (rank - below) * (sizes[Math.min(below + 1, count - 1)] - sizes[below]);
    };
    const [lo, hi] = best.solved.find(({ name }) => name === 'N')?.band ?? [];
    expect((lo ?? 0) / quantile(0.05)).toBeCloseTo(1, 8);
    expect((hi ?? 0) / quantile(0.95)).toBeCloseTo(1, 8);
    expect(best).toMatchObject({ drawn: count, reached: count });
    expect(best.solved.find(({ name }) => name === 'cost')?.band).toBeNull();
  });

  test('are open where replicates never get there', () => {
    const fitted = withReplicates(besiroglu, 400, 0.1);
    const answer = solve(fitted, { loss: 1.84 });
    expect(answer.reached).toBeLessThan(400);
    expect(answer.reached).toBeGreaterThan(100);
    const cost = answer.solved.find(({ name }) => name === 'cost');
    expect(cost?.band?.[0]).toBeGreaterThan(0);
    expect(cost?.band?.[1]).toBeNull();
    expect(answer.warnings[0]).toMatch(/of 400 replicates never get there/);
  });

  test('exist for each kind of question', () => {
    const fitted = withReplicates(besiroglu);
    for (const question of [
      { for: 'D', at: 'N=1e10', loss: 2.1 },
      { for: 'N', loss: 2.1, budget: 1e24 },
      { loss: 2.1 },
    ]) {
      const answer = solve(fitted, question);
      const { value, band } = answer.solved[0];
      expect(band?.[0]).toBeLessThan(value);
      expect(band?.[1]).toBeGreaterThan(value);
    }
    const [factor] = solveAgainst(fitted, withReplicates(rounded), { budget: 1e24 }).solved;
    expect(factor.band?.[0]).toBeLessThan(factor.value);
    expect(factor.band?.[1]).toBeGreaterThan(factor.value);
  });
});

describe('a cost of the catalogue', () => {
  test('is that of its formula, written out in the record with what it takes as set', () => {
    const named = solve(besiroglu, { budget: 1e23, at: 'T=2e12', cost: 'inference' });
    const written = solve(besiroglu, { budget: 1e23, at: 'T=2e12', cost: '6*N*D + 2*N*T' });
    expect(named.question).toEqual(written.question);
    expect(solvedAs(named, 'N')).toBe(solvedAs(written, 'N'));
    expect(named.solved.find(({ name }) => name === 'cost')?.unit).toBe('FLOP');
    const { question } = solve(besiroglu, { budget: 1e23, cost: 'attention' });
    expect(question.at).toBe('sequence=2048,aspect=100');
    expect(solve(besiroglu, question).question).toEqual(question);
  });
});

describe('questions without an answer', () => {
  test.each([
    [{ loss: 1.8 }, 'unreachable-loss', /never comes down to 1\.8.*above 1\.81686, its floor/],
    [{ for: 'D', at: 'N=1e9', loss: 2 }, 'unreachable-loss', /however large D, its loss stays above 2\.17/],
    [{ for: 'N', loss: 2, budget: 1e20 }, 'unreachable-loss', /budget of 1e20 reaches 2\.\d+ at best/],
    [{ for: 'N', loss: 1.8, budget: 1e24 }, 'unreachable-loss', /law's floor of 1\.81686/],
    [{ budget: 1e22, cost: '6*N + log(D)' }, 'no-optimum', /no lowest point/],
    [{ budget: 1e22, cost: '6*N' }, 'bad-question', /"6\*N" does not depend on D/],
    [{ budget: 1e22, cost: '7' }, 'bad-question', /"7" does not depend on N or D/],
    [{ budget: 1e22, cost: 'inferense' }, 'unknown-cost', /no cost 'inferense'/],
    [{ budget: 1e22, cost: 'inference' }, 'missing-setting', /needs T/],
    [{ budget: 1e22, at: 'M=20', cost: 'over-training' }, 'bad-question', /condition, D >= M\*N/],
    [
      { budget: 1e22, at: 'vocabulary=32000', cost: 'chinchilla' },
      'bad-question',
      /made of layers and width/,
    ],
    [{}, 'bad-question', /Neither a loss nor a budget/],
    [{ for: 'N', budget: 1e22 }, 'bad-question', /loss that N is to reach/],
    [{ loss: 2, budget: 1e22 }, 'bad-question', /leave open what is asked for/],
    [{ for: 'D', loss: 2 }, 'bad-question', /Nothing says what N is/],
    [{ for: 'D', at: 'N=1e9,D=1e10', loss: 2 }, 'repeated-name', /D twice/],
    [{ for: 'X', at: 'N=1e9,D=1e10', loss: 2 }, 'bad-question', /X is no input/],
    [{ loss: 2, at: 'N=1e9,D=1e10' }, 'bad-question', /Every input is given/],
    [{ for: 'N', at: 'D=1e11', loss: 2, budget: 1e22 }, 'bad-question', /the budget decides nothing/],
    [{ loss: 2, cost: '6*N*Q' }, 'unknown-name', /Q/],
    [{ loss: 2, at: 'T=1e12' }, 'unknown-input', /T is no input/],
  ])('as %j are refused', (question, code, message) => {
    expect(() => solve(besiroglu, question)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    );
  });

  test('a law without N and D needs its cost, unless it has a single input', () => {
    const { law, values } = besiroglu;
    const renamed = defineLaw({
      name: 'renamed',
      formula: 'E + A/M^alpha + B/T^beta',
      inputs: [{ name: 'M' }, { name: 'T' }],
      parameters: law.parameters,
    });
    const other = { name: 'renamed', law: renamed, values };
    expect(() => solve(other, { budget: 1e22 })).toThrow(/Nothing says what a run of the law renamed costs/);
    const single = fittedOfPreset('power:kaplan-2020-parameters');
    expect(solvedAs(solve(single, { budget: 1e9 }), 'x') / 1e9).toBeCloseTo(1, 12);
  });
});
