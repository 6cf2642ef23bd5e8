import { describe, expect, it } from 'vitest';
import { fit, parseTable } from '../../src/index.js';
import { findPreset } from '../../src/laws/index.js';
import { gatherChanges } from '../../src/runs/gathered-changes.js';

const { preset } = findPreset('multi-power:20:luo-2025-25m');

const WARM_UP = 500;

/** Rates by step: a linear warm-up to 3e-4, then `after` of the share of the steps that are gone. */
const schedule = (steps: number, after: (share: number) => number): Float64Array =>
  Float64Array.from({ length: steps }, (_, step) =>
    step < WARM_UP ? (3e-4 * step) / WARM_UP : 3e-4 * after((step - WARM_UP) / (steps - WARM_UP)),
  );

const schedules: Readonly<Record<string, Float64Array>> = {
  cosine: schedule(6000, (share) => 0.55 + 0.45 * Math.cos(Math.PI * share)),
  linear: schedule(6000, (share) => Math.min(1, 2 * (1 - share) + 0.05)),
  constant: schedule(6000, () => 1),
  steps: schedule(6000, (share) => (share < 0.4 ? 1 : share < 0.7 ? 0.3 : 0.1)),
};

/** The loss at a step, by the sum over every change of the rate before it. */
function loss(rate: Float64Array, step: number, v = preset.values): number {
  let since = 0;
  let effect = 0;
  for (let k = step; k > 0; k--) {
    since += rate[k];
    const change = rate[k] - rate[k - 1];
    if (change !== 0) effect += change * (1 - (1 + v.C * since * rate[k] ** -v.gamma) ** -v.beta);
  }
  return v.L0 + v.A * since ** -v.alpha + v.B * effect;
}

const logged = Array.from({ length: 44 }, (_, i) => 700 + 123 * i);

describe('the changes of a rate, gathered in groups,', () => {
  it.each(Object.entries(schedules))('give the sum over all changes: %s', (_, rate) => {
    const groups = gatherChanges(rate, 20);
    const { C, beta, gamma, B } = preset.values;
    for (const step of logged) {
      const area = rate.subarray(0, step + 1).reduce((sum, each) => sum + each, 0);
      const sum = (groups(step) ?? []).reduce(
        (total, { change, changedto, sumsince }) =>
          total + change * (1 - (1 + C * sumsince * changedto ** -gamma) ** -beta),
        0,
      );
      const { L0, A, alpha } = preset.values;
      expect(Math.abs(L0 + A * area ** -alpha + B * sum - loss(rate, step))).toBeLessThan(1e-5);
    }
  });

  it('keep the sum of all changes, whatever their signs', () => {
    const rate = Float64Array.from({ length: 3000 }, (_, step) => 2 + Math.sin(step / 50) + step / 3000);
    const total = gatherChanges(rate, 12)(2999)?.reduce((sum, { change }) => sum + change, 0);
    expect(total).toBeCloseTo(rate[2999] - rate[0], 12);
  });

  it('are the changes themselves where there are few, without those to a rate of zero', () => {
    const found = gatherChanges(Float64Array.of(0, 3, 3, 1, 0), 6)(4) ?? [];
    const there = found.filter(({ change }) => change !== 0);
    expect(there.map(({ change }) => change)).toEqual([3, -2]);
    expect(there[0].sumsince).toBeCloseTo(7, 12);
    expect(there[1].changedto).toBeCloseTo(1, 12);
  });
});

describe('a multi-power law', () => {
  it('is recovered from curves of run, step and lr, by the corners of their schedules where no loss was logged', async () => {
    const lines = Object.entries(schedules).flatMap(([name, rate]) =>
      Array.from(rate, (lr, step) => {
        const isLogged = logged.includes(step);
        return isLogged || name !== 'constant' || [0, WARM_UP, rate.length - 1].includes(step)
          ? `${name},${step},${lr},${isLogged ? loss(rate, step) : ''}`
          : '';
      }).filter((line) => line !== ''),
    );
    const table = await parseTable(['curve,step,lr,loss', ...lines].join('\n'), 'curves.csv');
    const { record } = await fit(
      {
        law: 'multi-power:20',
        map: { run: 'curve' },
        dropMissing: true,
        starts: 'seeded:16',
        backend: 'cpu',
      },
      table,
    );
    expect(record.status).toBe('converged');
    expect(record.law.inputs.find(({ name }) => name === 'c7')?.from).toContain('change(lr, 7, 20');
    for (const [name, value] of Object.entries(preset.values)) {
      expect(record.parameters[name] / value, name).toBeCloseTo(1, 2);
    }
  });

  it('says which columns its inputs follow from', async () => {
    const table = await parseTable('curve,step,lr,loss\na,1,1,3\na,2,1,2\n', 'curves.csv');
    await expect(fit({ law: 'multi-power:4' }, table)).rejects.toMatchObject({
      code: 'unmapped-symbol',
      fix: expect.stringContaining('from lr, run and step: say what that is with map run='),
    });
  });
});
