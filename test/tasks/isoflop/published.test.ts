import { expect, test } from 'vitest';
import { envelopeOfBudgets } from '../../../src/tasks/isoflop/envelope.js';
import { askIsoflop } from '../../../src/tasks/isoflop/job.js';
import { budgetsOf, findProfiles } from '../../../src/tasks/isoflop/profiles.js';
import { readIsoflopRuns } from '../../../src/tasks/isoflop/read-runs.js';
import { needData } from '../../support/data.js';
import { readTable } from '../../support/files.js';

/**
 * Configurations of Porian et al. (2024), the 95 % interval of the exponent by their procedure (Akima's interpolation with noise
 * on the losses), and what SciPy and NumPy give without noise: Akima's minima, parabolas within a factor of 8, rows of least loss.
 */
const published: Readonly<Record<string, readonly [lo: number, hi: number, ...exact: number[]]>> = {
  'rw,base,long,kaplan,kaplan': [0.812, 0.86, 0.8336377, 0.8524669, 0.8334328],
  'rw,base,long,kaplan,standard': [0.68, 0.726, 0.714519, 0.710925, 0.6993736],
  'rw,base,short,kaplan,standard': [0.579, 0.618, 0.6058505, 0.624214, 0.5925952],
  'rw,base,short,chinchilla,standard': [0.56, 0.605, 0.5721249, 0.5589908, 0.586109],
  'rw,tuned,short,const,standard': [0.482, 0.515, 0.4967766, 0.5121724, 0.4971219],
  'owt2,base,long,kaplan,kaplan': [0.83, 0.88, 0.8698176, 0.8421003, 0.8334328],
  'owt2,base,long,kaplan,standard': [0.673, 0.721, 0.7175368, 0.6994145, 0.7277558],
  'owt2,base,short,kaplan,standard': [0.584, 0.619, 0.6044182, 0.6065129, 0.5939137],
  'owt2,base,short,chinchilla,standard': [0.547, 0.594, 0.5678387, 0.5539328, 0.5656317],
  'owt2,tuned,short,const,standard': [0.502, 0.534, 0.518066, 0.5084647, 0.5141114],
};

test('approaches 1 and 2 on the configurations of Porian et al. are those of SciPy, Akima within the published intervals', async (context) => {
  const table = await readTable(needData(context, 'isoflop-1745.csv'));
  const job = askIsoflop({
    runs: 'isoflop-1745.csv',
    map: { D: 't', C: 'flops' },
    where: 'param_count != "attention" and not (hparams == "tuned" and param_count == "kaplan")',
    by: 'dataset,hparams,warmup,decay,param_count',
  });
  const { groups } = readIsoflopRuns(job, table);
  expect(groups.map(({ name }) => name).sort()).toEqual(Object.keys(published).sort());
  for (const points of groups) {
    const { name } = points;
    const [lo, hi, ...exact] = published[name];
    const { all } = budgetsOf(points, job.tolerance);
    const found = [
      findProfiles(points, all, { ...job, curve: 'akima' }, undefined),
      findProfiles(points, all, job, undefined),
      envelopeOfBudgets(points, all).find(undefined),
    ].map(({ lines }) => lines?.N.slope ?? Number.NaN);
    found.forEach((a, k) => {
      expect(a, name).toBeCloseTo(exact[k], 6);
    });
    const [akima] = found;
    expect(akima, name).toBeGreaterThan(lo);
    expect(akima, name).toBeLessThan(hi);
  }
});
