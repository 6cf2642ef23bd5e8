import { describe, expect, it } from 'vitest';
import { fit } from '../../src/index.js';
import { dataFile, dataMissing } from '../support/data.js';
import { readTable } from '../support/files.js';

const runs = dataFile('routed-best.csv');

describe.skipIf(runs === undefined)(
  `the routed law on runs of Clark et al. 2022${runs === undefined ? ` (${dataMissing('routed-best.csv')})` : ''}`,
  () => {
    it('is fitted to three routers at once with one d, as well as it is to each with that d, and with no other better', async () => {
      const table = await readTable(runs ?? '');
      const job = { law: 'routed', loss: 'squared', backend: 'cpu', starts: 'seeded:24' } as const;
      const { record } = await fit(
        { ...job, where: 'router != "Dense"', per: 'a,b,c,Estart,Emax by router' },
        table,
      );
      expect(record.status).toBe('converged');
      const { d } = record.parameters;
      const apart = async (value: number): Promise<number> => {
        const each = ['S-Base', 'RL-R', 'Hash'].map((router) =>
          fit({ ...job, where: `router == "${router}"`, fix: { d: value } }, table),
        );
        return (await Promise.all(each)).reduce((sum, { record: one }) => sum + one.objective, 0);
      };
      const [less, same, more] = [await apart(d - 3e-3), await apart(d), await apart(d + 3e-3)];
      expect(Math.abs(record.objective / same - 1)).toBeLessThan(1e-9);
      expect(Math.min(less, more)).toBeGreaterThan(same);
    });
  },
);
