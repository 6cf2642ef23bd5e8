import { describe, expect, test } from 'vitest';
import type { Rho } from '../../src/loss/loss.js';
import { defaultLoss } from '../../src/loss/loss.js';
import type { Problem } from '../../src/problem/problem.js';
import { Status } from '../../src/problem/status.js';
import { createExactObjective } from '../../src/solver/exact-objective.js';
import type { Polished } from '../../src/solver/polish.js';
import { dataFile, dataMissing } from '../support/data.js';
import { chinchilla, publishedGrid, readRuns, solverOf } from './support.js';

const search = { maxSteps: 400, tolerance: 1e-8, smoothing: 1e-3 };
const start = Float64Array.of(6, 8, 0.5, 0.4, 0.4);

async function solve(problem: Problem, from = start): Promise<Polished> {
  const { fit, polish } = await solverOf(problem);
  const at = from.slice();
  fit(at, search);
  return polish(at);
}

/** Agreement to one unit of the last digit printed, or to 1e-8 where more digits are printed than that. */
function expectDigits(actual: number, printed: string): void {
  const digits = printed.replace(/^[0.]*|\./g, '').replace(/e.*/, '').length;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(Number(printed)))) + 1 - digits);
  const tolerance = Math.max(unit, 1e-8 * Number(printed));
  expect(Math.abs(actual - Number(printed)), `${actual} against ${printed}`).toBeLessThanOrEqual(tolerance);
}

const huber = (delta: number): Rho => ({ kind: 'huber', delta });

/** file, penalty of the log residual, A, B, E, alpha, beta, objective */
const published: [string, Rho, string, string, string, string, string, string][] = [
  ['240', huber(1e-3), '477.825866', '2143.417367', '1.81721810', '.34731050', '.36717243', '.001018274018'],
  ['240', huber(1e-4), '478.689', '2065.413', '1.815824', '.347409', '.365385', '1.117787e-4'],
  ['240', huber(1e-2), '538.752', '2905.600', '1.838079', '.354416', '.381538', '.004696225'],
  ['240', huber(1), '593.322', '4875.638', '1.864550', '.360253', '.405883', '.005730943'],
  ['245', huber(1e-3), '495.726', '12845.61', '1.891339', '.349313', '.453049', '.001826010523'],
  ['234', huber(1e-3), '442.164', '1271.808', '1.783894', '.342626', '.342002', '8.400931e-4'],
  ['240', { kind: 'absolute' }, '482.0060', '2085.436', '1.8168641', '.34781307', '.36585416', '1.129494654'],
  ['245', { kind: 'absolute' }, '463.2846', '12529.50', '1.8853768', '.34535662', '.45189207', '1.939915542'],
  ['234', { kind: 'absolute' }, '429.9097', '1442.278', '1.7895623', '.34086347', '.34831304', '.949513688'],
];

describe('published optima of E + A / N^alpha + B / D^beta', () => {
  for (const [rows, rho, ...printed] of published) {
    const name = `chinchilla-${rows}.csv`;
    const file = dataFile(name);
    test.skipIf(!file)(`${name}, ${JSON.stringify(rho)}${file ? '' : `: ${dataMissing(name)}`}`, async () => {
      const { parameters, objective, status, multiplier, exactRows, decrement } = await solve(
        chinchilla(await readRuns(file as string), { residual: 'log', rho }),
      );
      const [a, b, e, alpha, beta] = parameters;
      [Math.exp(a), Math.exp(b), Math.exp(e), alpha, beta, objective].forEach((value, i) => {
        expectDigits(value, printed[i]);
      });
      expect(status).toBe(Status.converged);
      expect(decrement).toBeLessThan(1e-12);
      if (rho.kind === 'absolute') {
        expect(exactRows).toHaveLength(5);
        expect(multiplier).toBeLessThan(1);
      }
    });
  }

  const file = dataFile('chinchilla-240.csv');
  const missing = file ? '' : `: ${dataMissing('chinchilla-240.csv')}`;

  test.skipIf(!file)(
    `chinchilla-240.csv, squared raw residual, N in millions and D in billions${missing}`,
    async () => {
      const problem = chinchilla(
        await readRuns(file as string),
        { residual: 'raw', rho: { kind: 'squared' } },
        { unitN: 1e6, unitD: 1e9 },
      );
      const { parameters, objective } = await solve(problem, Float64Array.of(1, 0, 0.5, 0.4, 0.4));
      const [a, b, e, alpha, beta] = parameters;
      const printed = ['4.059841', '1.074459', '1.882814', '.357615', '.427621', '.0832038'];
      [Math.exp(a), Math.exp(b), Math.exp(e), alpha, beta, objective].forEach((value, i) => {
        expectDigits(value, printed[i]);
      });
    },
  );

  const gemstones: [string, number, number, number][] = [
    ['gemstones-hot-220.csv', 0.292892, 0.712979, 0.001981612809],
    ['gemstones-cool-199.csv', 0.300361, 0.580167, 0.001964086431],
  ];
  for (const [name, alpha, beta, least] of gemstones) {
    const path = dataFile(name);
    test.skipIf(!path)(`${name}, Huber 1e-3${path ? '' : `: ${dataMissing(name)}`}`, async () => {
      const { parameters, objective } = await solve(
        chinchilla(await readRuns(path as string), defaultLoss),
        Float64Array.of(7, 11, 0.6, 0.4, 0.5),
      );
      expect(Math.abs(parameters[3] - alpha)).toBeLessThan(1e-6);
      expect(Math.abs(parameters[4] - beta)).toBeLessThan(1e-6);
      expect(Math.abs(objective / least - 1)).toBeLessThan(1e-9);
    });
  }

  test.skipIf(!file)(`the Huber objective comes out to 1e-9 relative${missing}`, async () => {
    const { objective } = await solve(chinchilla(await readRuns(file as string), defaultLoss));
    expect(Math.abs(objective / 0.001018274017800598 - 1)).toBeLessThan(1e-9);
  });

  for (const [precision, within] of [
    ['f64', 1e-6],
    ['f32', 1e-4],
  ] as const) {
    test.skipIf(!file)(
      `a quarter or more of the customary grid ends at the best objective, ${precision}${missing}`,
      async () => {
        const { fit, kernel, passes } = await solverOf(
          chinchilla(await readRuns(file as string), defaultLoss),
          precision,
        );
        const objectiveAt = createExactObjective(kernel, passes.evaluator);
        const starts = publishedGrid().filter((_, k) => k % 15 === 0);
        const best = starts.filter((at) => {
          fit(at, search);
          return objectiveAt(at) < 0.001018274017800598 * (1 + within);
        });
        expect(best.length / starts.length).toBeGreaterThan(0.25);
      },
    );
  }
});
