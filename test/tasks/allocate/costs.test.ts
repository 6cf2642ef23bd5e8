import { describe, expect, it } from 'vitest';
import { createCpuBackend } from '../../../src/backend/cpu/engine.js';
import { evaluateCost } from '../../../src/costs/evaluate.js';
import { allocate } from '../../../src/tasks/allocate/allocate.js';
import type { AllocateRequest } from '../../../src/tasks/allocate/request.js';
import { fittedOfPreset } from '../../../src/tasks/fitted/published.js';

const backend = createCpuBackend({ workers: 1 });
const besiroglu = fittedOfPreset('chinchilla:besiroglu-2024');
const bestOf = async (request: AllocateRequest, fit = besiroglu) => {
  const { frontier } = await allocate(fit, request, { backend });
  return frontier[0];
};

describe('an allocation whose cost is a name of the catalogue', () => {
  it('is that of the formula the name stands for', async () => {
    const named = await bestOf({ budget: '1e24', cost: 'inference', set: { T: '2e12' } });
    const written = await bestOf({ budget: '1e24', cost: '6*N*D + 2*N*T', set: { T: '2e12' } });
    expect(named).toEqual(written);
  });

  it('weighs use against training as Sardana’s first-order condition says', async () => {
    const T = 2e12;
    const { best } = await bestOf({ budget: '1e24', cost: 'inference', set: { T: String(T) } });
    const { A, B, alpha, beta } = besiroglu.values;
    const ratio = (alpha * A * best.N ** -alpha) / (beta * B * best.D ** -beta);
    expect(ratio / (1 + T / (3 * best.D))).toBeCloseTo(1, 6);
  });

  it('spends data that repeat as Muennighoff et al. do', async () => {
    const fit = fittedOfPreset('data-constrained:muennighoff-2023');
    const { best } = await bestOf({ budget: '1e22', cost: 'data-constrained', set: { U: '25e9' } }, fit);
    expect(best.N / 7.02616e9).toBeCloseTo(1, 4);
    expect(best.D / 2.37209e11).toBeCloseTo(1, 4);
    expect(best.loss).toBeCloseTo(2.222129, 6);
  });

  it('holds over-trained models at their ratio', async () => {
    const fit = fittedOfPreset('over-training:gadre-2024-c4');
    const { best, binding } = await bestOf({ budget: '1e21', cost: 'over-training', set: { M: '640' } }, fit);
    expect(best.N / Math.sqrt(1e21 / 6 / 640)).toBeCloseTo(1, 6);
    expect(binding).toContain('D >= M*N');
  });

  it('searches depth and width where the cost counts a shape, N following from them', async () => {
    const { best } = await bestOf({
      budget: '1e21',
      cost: 'chinchilla',
      set: { vocabulary: '32000' },
      axes: ['layers=[24]', 'width=512..8192:256'],
    });
    const { layers, width, N, D } = best;
    expect(layers).toBe(24);
    expect(N / (12 * 24 * width ** 2 + 32000 * width)).toBeCloseTo(1, 9);
    expect(evaluateCost('chinchilla', { layers, width, D, vocabulary: 32000 }).value / 1e21).toBeCloseTo(
      1,
      6,
    );
  });

  it('is written out in the record, which repeats it', async () => {
    const request = { budget: '1e21', cost: 'over-training', set: { M: '640' } };
    const { job, cost } = await allocate(besiroglu, request, { backend });
    expect(cost).toBe('6*N*D');
    expect(job).toMatchObject({ cost: '6*N*D', set: { M: '640' }, subjectTo: ['D >= M*N'] });
    const shaped = await allocate(
      besiroglu,
      { budget: '1e21', cost: 'deepseek', axes: ['layers=[24]', 'width=512..8192:64'] },
      { backend },
    );
    expect(shaped.job.set).toEqual({ sequence: '2048', N: '12*layers*width^2' });
    const { fit: _, ...repeated } = shaped.job;
    expect((await allocate(besiroglu, repeated, { backend })).frontier).toEqual(shaped.frontier);
  });

  it('asks for settings and for the axes of a shape', async () => {
    const refused = (code: string, fix: string) => expect.objectContaining({ code, fix });
    await expect(bestOf({ budget: '1e21', cost: 'inference' })).rejects.toEqual(
      refused('missing-setting', 'Set T=...; see isoloss costs inference.'),
    );
    await expect(bestOf({ budget: '1e21', cost: 'deepseek' })).rejects.toEqual(
      refused('missing-axis', 'Search them, as in axes layers=[8,16,32,64], or set layers=...'),
    );
  });

  it('is a formula where the job gives that name itself', async () => {
    const { best } = await bestOf({ budget: '1e21', cost: 'price', set: { price: '6*N*D' } });
    expect(best.N / 2.782e9).toBeCloseTo(1, 3);
  });
});
