import { describe, expect, it } from 'vitest';
import { entryIndex } from '../../src/linear-algebra/matrix-shape.js';
import { huberForm } from '../../src/loss/loss.js';
import { residualSlopes } from '../../src/loss/residual.js';
import { rowCoordinates, shapeOf } from '../../src/problem/group-coordinates.js';
import { parseTable } from '../../src/runs/parse-table.js';
import { compileKernel } from '../../src/solver/kernel.js';
import { createCurvature, createNormal, createPasses } from '../../src/solver/passes.js';
import { denseOf } from '../../src/statistics/subspace.js';
import { fit } from '../../src/tasks/fit/fit.js';
import { type FitJobInput, parseFitJob } from '../../src/tasks/fit/job.js';
import { modelOfJob } from '../../src/tasks/fit/model-of-job.js';

/** A number in [0, 1) that looks random. */
const noise = (k: number): number => {
  const x = Math.sin(12.9898 * k) * 43758.5453;
  return x - Math.floor(x);
};

/** Three data sets whose rows are interleaved, a common exponent, and as many rows of each as named. */
function runs(counts: Readonly<Record<string, number>>): string {
  const lines: string[] = [];
  Object.entries(counts).forEach(([set, count], g) => {
    for (let i = 0; i < count; i++) {
      const k = 100 * g + i;
      const N = 10 ** (6 + 4 * noise(k));
      const D = 10 ** (8 + 3 * noise(k + 0.5));
      const loss = 1.5 + 0.3 * g + (300 + 100 * g) / N ** 0.33 + 900 / D ** 0.31;
      lines.splice(
        (7 * k) % (lines.length + 1),
        0,
        `${set},${N},${D},${loss * (1 + 0.01 * (noise(k + 0.25) - 0.5))}`,
      );
    }
  });
  return ['set,N,D,L', ...lines].join('\n');
}

const table = (text: string) => parseTable(new TextEncoder().encode(text), 'runs.csv');
const job = (rest: Partial<FitJobInput>) =>
  parseFitJob({
    runs: 'runs.csv',
    law: 'E + A/N^alpha + B/D^beta',
    positive: ['E', 'A', 'B', 'alpha', 'beta'],
    ...rest,
  });

/** The same law as one without groups: a power of an indicator is 1 outside its group. */
const indicators = ['c4', 'pile', 'web'].map((set) => [`i${set}`, `(set == "${set}") * 1`] as const);
const product = (name: string): string => indicators.map(([i], g) => `${name}${g}^${i}`).join('*');
const names = (name: string): string[] => indicators.map((_, g) => `${name}${g}`);

describe('parameters that differ between groups', () => {
  const counts = { c4: 20, pile: 17, web: 23 };

  it.each([
    { loss: 'huber', residual: 'log' },
    { loss: 'squared', residual: 'raw' },
    { loss: 'squared', residual: 'relative' },
  ] as const)('give the optimum of the law with indicators: $loss, $residual', async (how) => {
    const text = runs(counts);
    const grouped = await fit(job({ ...how, per: 'E, A by set' }), await table(text));
    const dense = await fit(
      job({
        ...how,
        law: `${product('E')} + ${product('A')}/N^alpha + B/D^beta`,
        positive: [...names('E'), ...names('A'), 'B', 'alpha', 'beta'],
        map: Object.fromEntries(indicators),
        start: [
          Object.entries({
            E0: 1.5,
            E1: 1.8,
            E2: 2.1,
            A0: 300,
            A1: 400,
            A2: 500,
            B: 900,
            alpha: 0.33,
            beta: 0.31,
          })
            .map(([name, value]) => `${name}=${value}`)
            .join(','),
        ],
      }),
      await table(text),
    );
    const { record } = grouped;
    expect(record.status).toBe('converged');
    expect(record.objective / dense.record.objective).toBeCloseTo(1, 9);
    const pairs = [
      ...['c4', 'pile', 'web'].flatMap((set, g) => [
        [`E[${set}]`, `E${g}`],
        [`A[${set}]`, `A${g}`],
      ]),
      ...['B', 'alpha', 'beta'].map((name) => [name, name]),
    ];
    for (const [own, other] of pairs) {
      expect(record.parameters[own] / dense.record.parameters[other], own).toBeCloseTo(1, 6);
      for (const kind of ['gaussNewton', 'sandwich'] as const) {
        const [a, b] = [record.asymptotic[kind], dense.record.asymptotic[kind]];
        expect(Number(a.standardErrors[own]) / Number(b.standardErrors[other]), `${kind} ${own}`).toBeCloseTo(
          1,
          5,
        );
      }
    }
    expect(Object.keys(record.parameters)).toHaveLength(9);
  });

  it('with all parameters apart are those of fits of each group', async () => {
    const text = runs(counts);
    const all = await fit(job({ per: 'E,A,B,alpha,beta by set', loss: 'squared' }), await table(text));
    for (const set of Object.keys(counts)) {
      const alone = await fit(job({ where: `set == "${set}"`, loss: 'squared' }), await table(text));
      for (const [name, value] of Object.entries(alone.record.parameters)) {
        expect(all.record.parameters[`${name}[${set}]`] / value, `${name} ${set}`).toBeCloseTo(1, 5);
      }
    }
  });

  it('have sums in WebAssembly that agree with closures, also where a shared coefficient meets exponents of groups', async () => {
    for (const per of ['E,A by set', 'alpha by set', 'E,A,B,alpha,beta by set']) {
      const { model } = modelOfJob(job({ per }), await table(runs(counts)));
      const { problem } = model;
      const { size } = problem;
      const at = model.toInternal(
        Float64Array.from(model.free, ({ name }, j) => {
          const value = { E: 1.6, A: 350, B: 800, a: 0.3, b: 0.3 }[name[0]] ?? 1;
          return value * (1 + 0.02 * noise(j));
        }),
      );
      const passes = createPasses(await compileKernel(problem));
      const form = huberForm(problem.loss.rho, 0);
      const [normal, curvature] = [createNormal(shapeOf(problem)), createCurvature(shapeOf(problem))];
      passes.normal('f64', at, form, normal);
      passes.curvature(at, form, curvature);
      const { value, gradient, hessian } = problem.evaluator().hessian(at);
      const slope = residualSlopes(problem);
      let objective = 0;
      const sums = new Float64Array(size);
      const shape = shapeOf(problem);
      const second = new Float64Array(shape.length);
      const coordinates = rowCoordinates(problem);
      for (let row = 0; row < problem.rows; row++) {
        const r = (value[row] - problem.target[row]) * slope[row];
        const inside = Math.abs(r) <= form.delta;
        const psi = inside ? r : form.delta * Math.sign(r);
        objective += inside ? (r * r) / 2 : form.delta * (Math.abs(r) - form.delta / 2);
        const at = coordinates(row);
        for (let k = 0, pair = 0; k < at.length; k++) {
          sums[at[k]] += psi * gradient[k][row] * slope[row];
          for (let l = 0; l <= k; l++, pair++) {
            const entry = entryIndex(shape, at[k], at[l]);
            second[entry] += (inside ? 1 : 0) * gradient[k][row] * gradient[l][row] * slope[row] ** 2;
            second[entry] += psi * (hessian[pair]?.[row] ?? 0) * slope[row];
          }
        }
      }
      expect(normal.objective / objective).toBeCloseTo(1, 12);
      expect(passes.objective(at, form) / objective).toBeCloseTo(1, 12);
      const scale = Math.max(...sums.map(Math.abs));
      sums.forEach((sum, i) => {
        expect((curvature.gradient[i] - sum) / scale).toBeCloseTo(0, 11);
      });
      const largest = Math.max(...second.map(Math.abs));
      second.forEach((entry, k) => {
        expect((curvature.hessian[k] - entry) / largest).toBeCloseTo(0, 11);
      });
      const rows = passes.evaluator.gradient(at).gradient.map((column) => column.slice());
      gradient.forEach((column, i) => {
        column.forEach((slopeOfRow, row) => {
          expect(rows[i][row]).toBeCloseTo(slopeOfRow, 10);
        });
      });
    }
  });

  it('have internal coordinates that are inverse to natural values, with Jacobians that are their differences', async () => {
    const { model } = modelOfJob(job({ per: 'alpha, E by set' }), await table(runs(counts)));
    const natural = Float64Array.from(
      model.free,
      ({ name }, j) => ({ E: 1.6, A: 350, B: 800 })[name[0]] ?? 0.3 + j / 100,
    );
    const at = model.toInternal(natural);
    model.toNatural(at).forEach((value, j) => {
      expect(value / natural[j]).toBeCloseTo(1, 12);
    });
    const { size } = model.problem;
    const jacobian = model.gradients(at).map((gradient) => denseOf(gradient, size));
    for (let k = 0; k < size; k++) {
      const [up, down] = [at.slice(), at.slice()];
      up[k] += 1e-5;
      down[k] -= 1e-5;
      const [high, low] = [model.toNatural(up), model.toNatural(down)];
      model.free.forEach(({ logScale }, i) => {
        const difference = logScale ? Math.log(high[i] / low[i]) : high[i] - low[i];
        expect(jacobian[i][k]).toBeCloseTo(difference / 2e-5, 6);
      });
    }
  });

  it('refuse a group with fewer rows than it has parameters, unknown parameters, fixed ones, and no column', async () => {
    const small = await table(runs({ c4: 20, lone: 1 }));
    const fails = async (rest: Partial<FitJobInput>, code: string, words: RegExp) => {
      await expect(fit(job(rest), small)).rejects.toThrow(
        expect.objectContaining({ code, message: expect.stringMatching(words) }),
      );
    };
    await fails({ per: 'E,A by set' }, 'too-few-rows', /lone \(1 row\)/);
    await fails({ per: 'F by set', law: 'chinchilla', positive: [] }, 'unknown-parameter', /"F"/);
    await fails({ per: 'E by set', fix: { E: '1.7' } }, 'bad-per', /E is fixed at 1.7/);
    await fails({ per: 'E by sets' }, 'unknown-name', /sets/);
    expect(() => job({ per: 'E,A' })).toThrow(expect.objectContaining({ code: 'bad-job' }));
  });
});
