import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCpuBackend } from '../../../src/backend/cpu/engine.js';
import { IsolossError } from '../../../src/errors.js';
import { allocate } from '../../../src/tasks/allocate/allocate.js';
import type { AllocateRequest } from '../../../src/tasks/allocate/request.js';
import { fittedOfPreset } from '../../../src/tasks/fitted/published.js';

const backend = createCpuBackend({ workers: 1 });
const decades = (lo: number, hi: number) =>
  fc
    .double({ min: Math.log10(lo), max: Math.log10(hi), noNaN: true })
    .map((x) => (10 ** x).toExponential(3).replace('e+', 'e'));

const laws = [
  'chinchilla:besiroglu-2024',
  'kaplan:kaplan-2020',
  'over-training:gadre-2024-c4',
  'data-constrained:muennighoff-2023',
];
const costs = [
  '6*N*D',
  '6*N*D + 2*N*T',
  '6*N*max(D, T)',
  '6*N^1.2*D^0.9',
  '6*N*D*(1 + (D/T)^2)',
  '6*N*D/min(1, (N/1e9)^0.3)',
];
const goals: AllocateRequest[] = [
  {},
  {},
  { minimize: 'L + 0.01*log(N)' },
  { minimize: 'max(L, 2.2) + 1e-3*log(cost)' },
  { minimize: 'cost', targetLoss: 2.6 },
  { maximize: '1/L - 1e-14*D' },
];

const questions = fc.record({
  law: fc.constantFrom(...laws),
  cost: fc.constantFrom(...costs),
  goal: fc.constantFrom(...goals),
  budget: decades(1e20, 1e25),
  T: decades(1e9, 1e13),
  U: decades(1e10, 1e12),
  limits: fc.array(
    fc.oneof(
      decades(1e10, 1e13).map((D) => `D <= ${D}`),
      decades(1e8, 1e12).map((N) => `N <= ${N}`),
      decades(5, 500).map((M) => `D/N <= ${M}`),
      decades(1e11, 1e13).map((D) => `max(100*N, D) <= ${D}`),
      fc.constantFrom('D >= 20*N', 'L <= 3', 'log(D) <= 27 and N >= 1e8'),
    ),
    { maxLength: 2 },
  ),
});

describe('any question', () => {
  it('has an answer within its limits that no grid point beats, or none for a reason it names', async () => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(questions, async ({ law, cost, goal, budget, T, U, limits }) => {
        const fitted = fittedOfPreset(law);
        const set = { T, ...(law.startsWith('data') ? { U } : {}) };
        const request = {
          ...goal,
          budget,
          cost,
          set,
          subjectTo: limits,
          top: 1000,
          axes: ['N=1e6..1e13:128', 'D=1e8..1e15:128'],
        };
        const record = await allocate(fitted, request, { backend }).catch((error: unknown) => error);
        if (record instanceof IsolossError) {
          expect(record.code).toBe('nothing-feasible');
          return;
        }
        if (record instanceof Error) throw record;
        answered++;
        const [{ best, objective, certificate, top = [] }] = (record as Awaited<ReturnType<typeof allocate>>)
          .frontier;
        expect(certificate.violation).toBeLessThan(1e-9);
        expect(best.cost).toBeLessThanOrEqual(Number(budget) * (1 + 1e-9));
        // What is asked for is L in most questions: the grid must not hold a lower one.
        if (goal.minimize === undefined && goal.maximize === undefined) {
          expect(objective).toBe(best.loss);
          for (const point of top) expect(point.loss).toBeGreaterThanOrEqual(objective * (1 - 1e-9));
        }
        if (goal.minimize === 'cost') {
          for (const point of top) expect(point.cost).toBeGreaterThanOrEqual(objective * (1 - 1e-9));
        }
      }),
      { numRuns: 30, seed: 11 },
    );
    expect(answered).toBeGreaterThan(18);
  });
});
