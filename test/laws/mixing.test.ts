import { describe, expect, it } from 'vitest';
import { lawRuns } from '../../simulated/runs.js';
import { allocate, fit, fittedOfOutcome, parseTable } from '../../src/index.js';
import { mixing } from '../../src/laws/index.js';
import { dataFile, dataMissing } from '../support/data.js';
import { readTable } from '../support/files.js';

const csv = (columns: Readonly<Record<string, ArrayLike<number>>>): string => {
  const names = Object.keys(columns);
  const rows = Array.from(columns[names[0]], (_, row) => names.map((name) => columns[name][row]).join());
  return [names.join(), ...rows].join('\n');
};
const fitted = async (text: string, more = {}) =>
  (await fit({ law: 'mixing:3', backend: 'cpu', ...more }, await parseTable(text, 'mixtures.csv'))).record;

describe('a mixing law', () => {
  it('is recovered from mixtures of any number of domains', async () => {
    const { values, columns } = lawRuns('mixing:7', 400);
    const { status, parameters, asymptotic } = await fitted(csv(columns), { law: 'mixing:7' });
    expect(status).toBe('converged');
    for (const [name, value] of Object.entries(values)) {
      const error = Number(asymptotic.sandwich.standardErrors[name]);
      expect(error).toBeLessThan(0.2);
      expect(Math.abs(parameters[name] - value)).toBeLessThan(4 * error);
    }
  });

  it('has 2 to 64 domains', async () => {
    expect(mixing(2).parameters.map(({ name }) => name)).toEqual(['c', 't1', 't2']);
    for (const law of ['mixing:1', 'mixing:65']) {
      await expect(fitted('r1,r2,r3,loss\n1,0,0,1', { law })).rejects.toThrow('mixing');
    }
  });

  it.each([
    ['0.5,0.3,0.1', 'line 3: the shares r1, r2 and r3 sum to 0.9, not to 1', 'r1=r1/(r1+r2+r3)'],
    ['0.5,0.38,0.1', 'sum to 0.98, not to 1', 'r1=r1/(r1+r2+r3)'],
    ['50,30,20', 'sum to 100, not to 1', 'r1=r1/100'],
    ['1.2,-0.2,0', 'the share r2 is below zero', 'divide them by their sum'],
  ])('refuses shares %s', async (row, message, fix) => {
    const lines = Array.from({ length: 8 }, (_, i) => `${(8 - i) / 8},${i / 8},0,${2 + i / 10}`);
    await expect(fitted(['r1,r2,r3,loss', lines[0], `${row},2`, ...lines].join('\n'))).rejects.toMatchObject({
      code: 'bad-shares',
      message: expect.stringContaining(message),
      fix: expect.stringContaining(fix),
    });
  });

  const train = dataFile('mixture/regmix-train-1m.csv');
  it.skipIf(train === undefined)(
    `reaches the objective known of 512 runs of RegMix${train === undefined ? ` (${dataMissing('mixture/regmix-train-1m.csv')})` : ''}`,
    async () => {
      const map = Object.fromEntries(Array.from({ length: 17 }, (_, j) => [`r${j + 1}`, `r${j}`]));
      const outcome = await fit({ law: 'mixing:17', map, backend: 'cpu' }, await readTable(train ?? ''));
      const { record } = outcome;
      // Another program found c = 5.230864 and .0061011033.
      expect(record.objective).toBeLessThan(0.0061011034);
      expect(record.parameters.c).toBeCloseTo(5.2308, 3);
      // The best mixture of at most a quarter each is of the four domains on which alone the loss is least.
      const domains = Array.from({ length: 17 }, (_, j) => j + 1);
      const axes = domains.map((j) => `r${j}=0..0.25:2:lin`);
      const { best, quantiles } = await allocate(fittedOfOutcome(outcome, 'fit'), { axes, backend: 'cpu' });
      const inOrder = [...domains].sort((i, j) => record.parameters[`t${i}`] - record.parameters[`t${j}`]);
      for (const [rank, j] of inOrder.entries())
        expect(best[`r${j}`], `share ${j}`).toBeCloseTo(rank < 4 ? 0.25 : 0, 9);
      expect(Math.min(...domains.map((j) => quantiles?.[`r${j}`]?.[0] ?? -1))).toBe(0);
      expect(quantiles?.[`r${inOrder[0]}`]?.[0]).toBeCloseTo(0.25, 6);
    },
  );
});
