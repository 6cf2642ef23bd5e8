import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { createCpuBackend } from '../../../src/backend/cpu/engine.js';
import { argumentsOf, commandLine } from '../../../src/jobs/form.js';
import { readTyped } from '../../../src/jobs/options.js';
import { allocateReport } from '../../../src/report/index.js';
import { allocate } from '../../../src/tasks/allocate/allocate.js';
import { allocateForm } from '../../../src/tasks/allocate/form.js';
import { parseAllocateJob } from '../../../src/tasks/allocate/job.js';
import { allocationPlotData, type FrontierEndOptima } from '../../../src/tasks/allocate/plot-data.js';
import type { AllocateRequest } from '../../../src/tasks/allocate/request.js';
import type { FittedLaw } from '../../../src/tasks/fitted/fitted-law.js';
import { fittedOfPreset } from '../../../src/tasks/fitted/published.js';
import { optionsOf } from '../../cli/support.js';
import { withoutItsScript } from '../../support/page-script.js';

const backend = createCpuBackend({ workers: 1 });
const published = fittedOfPreset('chinchilla:besiroglu-2024');
const uncertain: FittedLaw = {
  ...published,
  replicates: {
    count: 60,
    columns: Object.fromEntries(
      Object.entries(published.values).map(([name, value], p) => [
        name,
        Float64Array.from({ length: 60 }, (_, i) => value * (1 + 0.03 * Math.sin(7 * i + p))),
      ]),
    ),
  },
  ranges: { N: [5e7, 1.6e10], D: [1e9, 3e11] },
};

async function sketched(fitted: FittedLaw, request: AllocateRequest) {
  let ends: FrontierEndOptima | undefined;
  const record = await allocate(fitted, request, {
    backend,
    optima: (last) => {
      ends = { first: ends?.first ?? last, last };
    },
  });
  return { record, ends, sketch: allocationPlotData(fitted, record, ends) };
}

async function pageOf(fitted: FittedLaw, request: AllocateRequest) {
  const { record, ends, sketch } = await sketched(fitted, request);
  const text = await allocateReport(record, fitted, ends);
  expect(withoutItsScript(text)).not.toMatch(/NaN|undefined|Infinity|not finite|<script|https?:/);
  const { document } = parseHTML(text);
  const figures = [...document.querySelectorAll('figure h3')].map((title) => title.textContent);
  return { record, ends, sketch, text, figures, words: document.body.textContent ?? '' };
}

describe('the page of one budget', () => {
  test('shows how flat the optimum is, where the refits put it, and the decisions beside it', async () => {
    const { record, ends, text, figures, words } = await pageOf(uncertain, {
      budget: '1e24',
      decide: ['expected', 'quantile:.9'],
    });
    expect(figures).toEqual([
      'Loss along N',
      'The price of another N',
      'Best N',
      'Best D',
      'Tokens per parameter',
    ]);
    expect(words).toContain('least expected loss');
    expect(words).toMatch(/least loss that 90\s% of refits stay below/);
    expect(words).toContain('Extrapolation: N is');
    expect(words).toContain('The budget is spent whole (cost 6·N·D).');
    expect(words).toContain('isoloss allocate chinchilla:besiroglu-2024 --budget 1e24');
    expect(await allocateReport(record, uncertain, ends)).toBe(text);
  });

  test('of published values is complete without bands, and says why there are none', async () => {
    const { figures, words } = await pageOf(published, { budget: '1e24' });
    expect(figures).toEqual(['Loss along N', 'The price of another N']);
    expect(words).toContain('A certified optimum');
    expect(words).toContain('they come from a fit of your own with --bootstrap');
    expect(words).not.toContain('of refits');
  });

  test('shows the cheapest way to a loss as well', async () => {
    const { figures, words } = await pageOf(uncertain, { targetLoss: 2.1, minimize: 'cost' });
    expect(words).toContain('Best N and D for a loss of 2.1');
    expect(figures[0]).toBe('Cost along N');
    expect(words).toContain('L\u00a0≤\u00a02.1 holds with equality.');
  });

  test('of a listed axis marks its values, the rest as good as can be', async () => {
    const { figures, text, sketch } = await pageOf(uncertain, {
      budget: '1e23',
      axes: ['N=[1e9,7e9,3e10,2e11]'],
    });
    expect(figures[0]).toBe('Loss along N');
    expect([...sketch.profiles[0].profile.at]).toEqual([1e9, 7e9, 3e10, 2e11]);
    expect(text).toContain('At every N the rest (D) is as good as the budget allows.');
    const { words } = await pageOf(published, { budget: '1e24', axes: ['N=[1e10,7e10]', 'D=[1e12,2e12]'] });
    expect(words).toContain('D stays at its best listed value.');
  });
});

describe('the page of a frontier', () => {
  test('draws every axis, tokens per parameter and the loss against the budget, with what was fitted', async () => {
    const { figures, words, text } = await pageOf(uncertain, { budget: '1e20..1e26:13' });
    expect(figures.slice(0, 6)).toEqual([
      'Best N',
      'Best D',
      'Tokens per parameter',
      'Loss to expect',
      'How sure the loss is',
      'Loss along curves of equal cost',
    ]);
    expect(words).toContain('Dashed: beyond what was fitted.');
    expect(words).toContain('No budget goes below the floor of 1.817');
    expect(text).toContain('stroke-dasharray="5,3"');
  });

  test('says from which budget on a constraint holds, and then states no single power law', async () => {
    const { words } = await pageOf(uncertain, { budget: '1e22..1e26:9', subjectTo: ['D <= 2e12'] });
    expect(words).toContain('D\u00a0≤\u00a02×10¹² holds with equality from');
    expect(words).not.toContain('grows as');
  });

  test('of published values without ranges has neither bands nor what was fitted', async () => {
    const { figures, text } = await pageOf(fittedOfPreset('chinchilla:muennighoff-2023'), {
      budget: '1e20..1e24:5',
    });
    expect(figures).not.toContain('How sure the loss is');
    expect(text).not.toContain('class="fitted"');
    expect(text).not.toContain('class="band"');
  });
});

describe('what is drawn', () => {
  test('is, along the axis, the loss with the whole budget spent', async () => {
    const { record, sketch } = await sketched(uncertain, { budget: '1e22' });
    const [{ profile }] = sketch.profiles;
    const { E, A, B, alpha, beta } = uncertain.values;
    profile.at.forEach((N, i) => {
      const D = 1e22 / (6 * N);
      expect(profile.objective[i]).toBeCloseTo(E + A / N ** alpha + B / D ** beta, 10);
    });
    expect(Math.min(...profile.objective)).toBeCloseTo(record.best.loss, 12);
    // No refit does better anywhere than at its own optimum.
    for (const column of profile.regret ?? []) expect(Math.min(...column)).toBeGreaterThan(-1e-12);
  });

  test('grows with the power that theory has, for the fit and for every refit', async () => {
    const { sketch } = await sketched(uncertain, { budget: '1e20..1e24:3', quantiles: [0, 1] });
    const power = (alpha: number, beta: number) => beta / (alpha + beta);
    const { alpha, beta } = uncertain.values;
    expect(sketch.exponents.N.value).toBeCloseTo(power(alpha, beta), 9);
    const columns = uncertain.replicates?.columns ?? {};
    const all = Array.from(columns.alpha, (a, i) => power(a, columns.beta[i]));
    expect(sketch.exponents.N.band?.[0]).toBeCloseTo(Math.min(...all), 9);
    expect(sketch.exponents.N.band?.[1]).toBeCloseTo(Math.max(...all), 9);
  });

  test('leaves out what no constraint allows', async () => {
    const { sketch } = await sketched(published, {
      budget: '1e24',
      cost: '6*N*D + 2*N*T',
      set: { T: '2e12' },
    });
    const [{ profile }] = sketch.profiles;
    // Above budget / (2 T) serving alone costs more than there is.
    profile.at.forEach((N, i) => {
      expect(Number.isFinite(profile.objective[i])).toBe(N < 1e24 / (2 * 2e12));
    });
  });
});

test('a job is written as the arguments that give it again', () => {
  const job = parseAllocateJob({
    fit: "it's.json",
    budget: '1e20..1e24:5',
    cost: '6*N*D + 2*N*T',
    set: { T: '2e12' },
    axes: ['N=1e8..1e12:64', 'D=[1e11,1e12]'],
    subjectTo: ['D <= 15e12'],
    decide: ['expected', 'quantile:.9'],
    quantiles: [0.1, 0.9],
    top: 3,
    backend: 'cpu',
  });
  const [, ...words] = argumentsOf(allocateForm, job);
  const fields = readTyped(allocateForm.options, optionsOf(allocateForm, words));
  expect(parseAllocateJob({ fit: job.fit, ...fields })).toEqual(job);
  expect(commandLine(allocateForm, job)).toBe(
    "isoloss allocate 'it'\\''s.json' --budget 1e20..1e24:5 --cost '6*N*D + 2*N*T' --set T=2e12 " +
      "--axis N=1e8..1e12:64 --axis 'D=[1e11,1e12]' --subject-to 'D <= 15e12' --decide expected,quantile:.9 " +
      '--quantiles 0.1,0.9 --top 3 --backend cpu',
  );
  expect(commandLine(allocateForm, parseAllocateJob({ fit: 'fit.json', budget: '1e24' }))).toBe(
    'isoloss allocate fit.json --budget 1e24',
  );
});
