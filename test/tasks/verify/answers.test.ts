import { describe, expect, test } from 'vitest';
import { evaluateCost } from '../../../src/costs/evaluate.js';
import { readFamily } from '../../../src/costs/read-family.js';
import { findLaw } from '../../../src/laws/index.js';
import { parseTable } from '../../../src/runs/parse-table.js';
import { allocate } from '../../../src/tasks/allocate/allocate.js';
import { design } from '../../../src/tasks/design/design.js';
import { equivalent } from '../../../src/tasks/equivalent/equivalent.js';
import { parseEquivalentJob } from '../../../src/tasks/equivalent/job.js';
import { fit } from '../../../src/tasks/fit/fit.js';
import { parseFitJob } from '../../../src/tasks/fit/job.js';
import { fittedOfOutcome } from '../../../src/tasks/fitted/make-fitted-law.js';
import { fittedOfPreset } from '../../../src/tasks/fitted/published.js';
import { hyper } from '../../../src/tasks/hyper/hyper.js';
import { isoflop } from '../../../src/tasks/isoflop/isoflop.js';
import { parseIsoflopJob } from '../../../src/tasks/isoflop/job.js';
import { multiplier } from '../../../src/tasks/multiplier/multiplier.js';
import { parseMultiverseJob } from '../../../src/tasks/multiverse/job.js';
import { multiverse } from '../../../src/tasks/multiverse/multiverse.js';
import { predictRecord } from '../../../src/tasks/predict/make-record.js';
import { predict } from '../../../src/tasks/predict/predict.js';
import { parseRegretJob } from '../../../src/tasks/regret/job.js';
import { regret } from '../../../src/tasks/regret/regret.js';
import { allocateShape } from '../../../src/tasks/shape/allocate-shape.js';
import { countArchitecture } from '../../../src/tasks/shape/count-architecture.js';
import { solve, solveAgainst } from '../../../src/tasks/solve/solve.js';
import { parseSurfaceJob } from '../../../src/tasks/surface/job.js';
import { surfaceRecord } from '../../../src/tasks/surface/make-record.js';
import { surface } from '../../../src/tasks/surface/surface.js';
import { fieldText } from '../../../src/tasks/verify/compare.js';
import { parseVerifyJob } from '../../../src/tasks/verify/job.js';
import type { KnownRecord } from '../../../src/tasks/verify/known-records.js';
import { answerChecks, type VerifySources, verify } from '../../../src/tasks/verify/verify.js';
import { changed, leavesOf, otherThan } from './leaves.js';

const job = parseVerifyJob({ record: 'answer.json' });

const lines = ['N,D,L'];
for (let i = 0; i < 40; i++) {
  const [n, d] = [5e7 * 2 ** (i % 8), 1e9 * 3 ** Math.floor(i / 8)];
  lines.push(
    `${n},${d},${(1.8 + 480 / n ** 0.34 + 2000 / d ** 0.36) * (1 + 0.004 * Math.sin(12.9898 * i * i))}`,
  );
}
const table = await parseTable(lines.join('\n'), 'runs.csv');
const fitJob = parseFitJob({ runs: 'runs.csv', law: 'chinchilla', backend: 'cpu', bootstrap: 60 });
const fitted = fittedOfOutcome(await fit(fitJob, table), 'fit.json');
const other = fittedOfPreset('chinchilla:besiroglu-2024');

/** Every kind of answer, and what it was made from. */
const answers: Readonly<Record<string, () => Promise<readonly [record: object, sources: VerifySources]>>> = {
  'predictions of points': async () => {
    const inputs = { N: Float64Array.of(7e10, 1e9), D: Float64Array.of(1.4e12, 2e10) };
    return [predictRecord({ fitted, inputs, prediction: predict(fitted, inputs) }), { fitted }];
  },
  'predictions of a table': async () => {
    const inputs = { N: Float64Array.of(1e8, 1e9), D: Float64Array.of(1e10, 2e10) };
    const observed = Float64Array.of(3.1, 2.6);
    const rows = { source: 'new.csv', rowNumbers: Int32Array.of(2, 3), notes: ['A note.'] };
    const prediction = predict(fitted, inputs, { observed });
    return [predictRecord({ fitted, inputs, prediction, observed, table: rows }), { fitted }];
  },
  'an inverse question': async () => [await solve(fitted, { for: 'D', at: 'N=7e9', loss: 2.4 }), { fitted }],
  'a comparison of two fits': async () => [
    await solveAgainst(fitted, other, { budget: 1e22 }),
    { fitted, against: other },
  ],
  'a regret': async () => {
    const asked = parseRegretJob({ fit: 'fit.json', at: 'N=2e9,D=2e10', price: 1e-18 });
    const { fit: _, ...request } = asked;
    return [{ ...(await regret(fitted, request)), job: asked }, { fitted }];
  },
  'an equivalent': async () => {
    const asked = parseEquivalentJob({
      fit: 'fit.json',
      at: 'N=2e9',
      axis: 'D=[1e10,2e10]',
      for: 'D',
      against: other.name,
    });
    return [
      { ...(await equivalent(fitted, asked, other)), job: asked },
      { fitted, against: other },
    ];
  },
  'a sweep': async () => [
    await hyper({ over: ['N'], by: ['D'], bootstrap: 20, window: 1e3 }, table),
    { table },
  ],
  'a multiplier': async () => [await multiplier({ recipe: 'N > 1e9', floor: 1.5 }, table), { table }],
  'an allocation': async () => [
    await allocate(fitted, { budget: '1e20..1e22:2', decide: ['expected'], backend: 'cpu' }),
    { fitted },
  ],
  'a design': async () => [
    await design(fitted, { goal: 'log(N_opt(1e24))', budget: 1e21, runs: 2, axes: [] }),
    { fitted },
  ],
  'a surface': async () => {
    const asked = parseSurfaceJob({
      fit: 'fit.json',
      axes: [{ name: 'N', lo: 1e8, hi: 1e10, count: 12 }],
      set: { D: '20*N' },
      quantiles: [0.05, 0.5],
      precision: 'f32',
      backend: 'cpu',
    });
    const { fit: _, precision: __, backend, ...request } = asked;
    const outcome = await surface(fitted, request, { where: { backend } });
    return [surfaceRecord(asked, fitted, outcome), { fitted }];
  },
  'a shape': async () => [
    allocateShape(fitted, {
      budget: 1e20,
      family: readFamily('vocabulary=50304,sequence=2048,multiple=256'),
    }),
    { fitted },
  ],
  'an architecture': async () => [
    countArchitecture((await import('../../../src/costs/shapes.js')).nearestShape(1e9, readFamily('llama'))),
    {},
  ],
  'a multiverse': async () => {
    const varied = parseMultiverseJob({
      runs: 'runs.csv',
      law: ['chinchilla'],
      residual: ['log', 'raw'],
      at: ['N=7e10,D=1.4e12'],
      backend: 'cpu',
    });
    return [await multiverse(varied, table), { table }];
  },
  'an isoFLOP analysis': async () => {
    const asked = parseIsoflopJob({
      runs: 'runs.csv',
      bootstrap: 50,
      simulations: 3,
      target: '1e24',
      backend: 'cpu',
    });
    return [(await isoflop(asked, table)).record, { table }];
  },
  'a cost': async () => [
    { schema: 'isoloss/cost-at@1', ...evaluateCost('training', { N: 7e10, D: 1.4e12 }) },
    {},
  ],
  'a law': async () => [{ schema: 'isoloss/law@1', ...findLaw('broken:2') }, {}],
};

describe.each(Object.keys(answers))('%s', (name) => {
  test('holds, and does not wherever one value is another', async () => {
    const [made, sources] = await answers[name]();
    const record: KnownRecord = JSON.parse(JSON.stringify(made));
    const verified = await verify(record, sources, job);
    expect(verified.checks.filter(({ outcome }) => outcome === 'differs')).toEqual([]);
    expect(verified.holds).toBe(true);
    // The question, the name of what it was asked of, how it ran, and what the record of a shape does not say.
    const left =
      /^(job|backend|seconds|events|fit\.name|against\.name|question|architecture|tried|near|at|name|target\.N|target\.size|warnings)\b/;
    const unnoticed = leavesOf(record).flatMap(([path, value]) => {
      const field = fieldText(path);
      if (
        left.test(field) ||
        (record.schema === 'isoloss/shape@1' && /architecture|budget|flops$|size|set|level/.test(field))
      )
        return [];
      const checks = answerChecks(changed(record, path, otherThan(value)), made);
      // Words alone are named as such.
      const isNamed = checks.some(({ differences = [] }) =>
        differences.some((difference) => difference.field === field),
      );
      return isNamed ? [] : [`${field}: ${value}`];
    });
    expect(unnoticed).toEqual([]);
  });
});
