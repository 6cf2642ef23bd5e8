import { describe, expect, test } from 'vitest';
import { parseAxis } from '../../../src/jobs/grammar.js';
import { surfaceReport } from '../../../src/report/index.js';
import type { FittedLaw } from '../../../src/tasks/fitted/fitted-law.js';
import { fittedOfPreset } from '../../../src/tasks/fitted/published.js';
import { parseSurfaceJob } from '../../../src/tasks/surface/job.js';
import { surfaceRecord } from '../../../src/tasks/surface/make-record.js';
import { surface } from '../../../src/tasks/surface/surface.js';
import { withoutItsScript } from '../../support/page-script.js';

const published = fittedOfPreset('chinchilla:besiroglu-2024');
const uncertain: FittedLaw = {
  ...published,
  replicates: {
    count: 50,
    columns: Object.fromEntries(
      Object.entries(published.values).map(([name, value], p) => [
        name,
        Float64Array.from({ length: 50 }, (_, i) => value * (1 + 0.03 * Math.sin(7 * i + p))),
      ]),
    ),
  },
  ranges: { N: [1e8, 1e10], D: [1e10, 1e12] },
};

async function pageOf(fitted: FittedLaw, fields: Record<string, unknown>) {
  const { fit, backend, adapter, ...request } = parseSurfaceJob({ fit: fitted.name, ...fields });
  const outcome = await surface(fitted, request, { where: { backend: 'cpu' } });
  const job = { fit, backend, ...request };
  const record = surfaceRecord(job, fitted, outcome);
  const fixed = { ...record, seconds: { total: 1 } };
  return {
    page: await surfaceReport(fixed, outcome, fitted),
    again: () => surfaceReport(fixed, outcome, fitted),
    record,
  };
}

const N = parseAxis('N=1e7..1e12:30');
const D = parseAxis('D=1e9..1e13:25');

describe('the page of a surface', () => {
  test('draws areas, labelled lines and what was fitted, and how wide the band is', async () => {
    const { page, again, record } = await pageOf(uncertain, {
      axes: [N, D],
      quantiles: [0.05, 0.95],
      contours: 'auto',
    });
    for (const level of record.contours?.levels.slice(2, 5) ?? []) expect(page).toContain(`>${level}</text>`);
    expect(page).toContain('Loss over N and D');
    expect(page).toContain('Width of the 90 % band, relative to the loss');
    expect(page).toContain('stroke-dasharray');
    expect(page).toContain('Extrapolation: N reaches 100 times the largest fitted');
    expect(withoutItsScript(page)).not.toMatch(/NaN|undefined|Infinity|<script/);
    expect(await again()).toBe(page);
  });

  test('of a single axis draws the law’s curve with its band', async () => {
    const { page } = await pageOf(uncertain, { axes: [N], set: { D: '2e10' }, quantiles: [0.1, 0.5, 0.9] });
    expect(page).toContain('Loss along N');
    expect(page).toContain('80 % band');
    expect(page).toContain('<dt>D</dt><dd>2×10¹⁰</dd>');
    expect(page).toContain('Drawn at D = 20B.');
    expect(page).toContain('<p class="muted">chinchilla:besiroglu-2024</p>');
    expect(page).toContain('refits in f32 on the CPU (');
    expect(withoutItsScript(page)).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('of more than two axes says at which value of the others it is drawn', async () => {
    const fitted = fittedOfPreset('data-constrained:muennighoff-2023');
    const { page } = await pageOf(fitted, { axes: [N, D, parseAxis('U=[1e9,1e10,1e11]')] });
    expect(page).toContain('Drawn at U = 10B.');
    expect(page).not.toContain('Width of the');
  });

  test('of published values without ranges neither warns nor marks what was fitted', async () => {
    const { page } = await pageOf(fittedOfPreset('chinchilla:muennighoff-2023'), { axes: [N, D] });
    expect(page).not.toContain('Before you believe it');
    expect(withoutItsScript(page)).not.toContain('stroke-dasharray');
  });
});
