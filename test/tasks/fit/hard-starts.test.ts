/** Starts far from the optimum, and valleys that Newton's method does not get along. */
import { expect, test } from 'vitest';
import { type FitJobInput, fit, parseFitJob } from '../../../src/index.js';
import { TableBuilder } from '../../../src/runs/table.js';

function tableOf(columns: Readonly<Record<string, readonly number[]>>) {
  const builder = new TableBuilder('runs.csv', 'line');
  const names = Object.keys(columns);
  columns[names[0]].forEach((_, i) => {
    const row = builder.row(i + 2);
    for (const name of names) builder.column(name).set(row, columns[name][i]);
  });
  return builder.finish();
}

async function fitted(job: FitJobInput, columns: Readonly<Record<string, readonly number[]>>) {
  return (await fit(parseFitJob({ backend: 'cpu', loss: 'squared', ...job }), tableOf(columns))).record;
}

function expectDigits(found: Readonly<Record<string, number>>, right: Readonly<Record<string, number>>) {
  for (const [name, value] of Object.entries(right))
    expect(Math.abs(found[name] / value - 1), name).toBeLessThan(1e-8);
}

// Box, G. P., Hunter, W. G. and Hunter, J. S. (1978), Statistics for Experimenters, pp. 483-487; NIST StRD, BoxBOD.
const box = { x: [1, 2, 3, 5, 7, 10], y: [109, 149, 149, 191, 213, 224] };

// Meyer, R. R. (1970), in Nonlinear Programming; NIST StRD, MGH10.
const meyer = {
  x: [50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 100, 105, 110, 115, 120, 125],
  y: [34780, 28610, 23650, 19630, 16370, 13720, 11540, 9744, 8261, 7030, 6005, 5147, 4427, 3820, 3307, 2872],
};

test.each(['b1=1,b2=1', 'b1=100,b2=.75'])('BoxBOD from %s: no step leaps onto the plateau', async (start) => {
  const { parameters, objective } = await fitted(
    { runs: 'runs.csv', law: 'b1*(1-exp(-b2*x))', map: { x: 'x', L: 'y' }, residual: 'raw', start: [start] },
    box,
  );
  expectDigits(parameters, { b1: 213.80940889, b2: 0.54723748542 });
  expect(objective).toBeCloseTo(1168.0088766, 6);
});

test.each(['b1=2,b2=400000,b3=25000', 'b1=.02,b2=4000,b3=250'])(
  'MGH10 from %s: a valley over fifty decades of b1 is followed to its end',
  async (start) => {
    const { parameters } = await fitted(
      {
        runs: 'runs.csv',
        law: 'b1*exp(b2/(x+b3))',
        map: { x: 'x', L: 'y' },
        residual: 'raw',
        start: [start],
        maxSteps: 20_000,
      },
      meyer,
    );
    expectDigits(parameters, { b1: 5.609636471e-3, b2: 6.1813463463e3, b3: 3.4522363462e2 });
  },
);

const sizes = [1e8, 2e8, 4e8, 8e8, 16e8, 32e8, 64e8, 128e8];
const wobble = [1, -1, -1, 1, 1, -1, 1, -1];

test.each(['E=1,A=100,alpha=2', 'E=1,A=1e-3,alpha=3'])(
  'a start whose power has died out (%s) still converges to the minimum',
  async (start) => {
    const loss = sizes.map((n, i) => 1.8 + 300 / n ** 0.3 + 1e-3 * wobble[i]);
    const job = { runs: 'runs.csv', law: 'E + A/N^alpha', start: [start] };
    const { objective, status, parameters } = await fitted(job, { N: sizes, loss });
    const { objective: best } = await fitted({ ...job, start: ['E=1.8,A=300,alpha=.3'] }, { N: sizes, loss });
    expect(objective).toBeLessThan(best * (1 + 1e-9));
    expect(status).toBe('converged');
    expect(parameters.alpha).toBeGreaterThan(0.2);
  },
);

test.each([-0.01, -0.002])(
  'a power that is nearly a logarithm, exponent %d, is found by the default search',
  async (alpha) => {
    // E and A run far apart with opposite signs; only curvature in log N says how far.
    const A = 0.08 / alpha;
    const loss = sizes.map((n, i) => 5 - A + A / n ** alpha + 1e-7 * wobble[i]);
    const job = { runs: 'runs.csv', law: 'E + A/N^alpha', residual: 'raw' } as const;
    const { objective } = await fitted(job, { N: sizes, loss });
    const near = await fitted({ ...job, start: [`E=${5 - A},A=${A},alpha=${alpha}`] }, { N: sizes, loss });
    expect(objective).toBeLessThan(near.objective * (1 + 1e-6));
    expect(near.objective).toBeLessThan(8 * 1e-14);
  },
);
