import { expect, test } from 'vitest';
import { createCpuBackend } from '../../../src/backend/cpu/index.js';
import { huber, huberForm } from '../../../src/loss/loss.js';
import { parseTable } from '../../../src/runs/parse-table.js';
import { fit } from '../../../src/tasks/fit/fit.js';
import { parseFitJob } from '../../../src/tasks/fit/job.js';
import { objectivePlane } from '../../../src/tasks/uncertainty/objective-plane.js';

const rows = Array.from({ length: 12 }, (_, i) => {
  const [N, D] = [1e7 * 3 ** (i % 4), 1e9 * 4 ** Math.floor(i / 4)];
  const loss = 1.7 + 400 / N ** 0.34 + 400 / D ** 0.28;
  return [N, D, loss * (1 + 0.01 * Math.sin(5 * i))].join(',');
});
const table = await parseTable(['N,D,L', ...rows].join('\n'), 'runs.csv');

// The shift of the second law's A is a product of both parameters, so that its coordinates are no sums.
test.each(['chinchilla', 'E + A/N^(alpha*beta) + B/D^beta'])(
  'the objective of %s over two exponents is that of the law with these exponents',
  async (law) => {
    const outcome = await fit(
      parseFitJob({ runs: 'runs.csv', law, backend: 'cpu', starts: 'sobol:40' }),
      table,
    );
    const { model, record } = outcome;
    const plane = await objectivePlane(outcome, createCpuBackend({ precision: 'f64', workers: 1 }), 7);
    if (plane === undefined) throw new Error('there is no plane');
    const [across, up] = plane.axes;
    expect([across.name, up.name]).toEqual(['alpha', 'beta']);
    const { target, weight, loss } = model.problem;
    const { delta, up: above, down: below } = huberForm(loss.rho, 1e-9);
    for (const [i, j] of [
      [0, 0],
      [3, 3],
      [6, 1],
      [2, 5],
    ]) {
      const at = { ...record.parameters, alpha: across.values[i], beta: up.values[j] };
      const internal = model.toInternal(model.free.map(({ name }) => at[name as keyof typeof at]));
      const value = model.problem.evaluator().value(internal);
      const sum = value.reduce((total, each, row) => {
        const r = each - target[row];
        return total + weight[row] * (r > 0 ? above : below) * huber(Math.abs(r), delta);
      }, 0);
      expect(plane.objective[7 * i + j] / sum).toBeCloseTo(1, 9);
    }
    expect(plane.objective[3 * 7 + 3] / record.objective).toBeCloseTo(1, 9);
  },
);
