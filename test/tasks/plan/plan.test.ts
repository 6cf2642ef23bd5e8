import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFamily } from '../../../src/costs/read-family.js';
import { parseTable } from '../../../src/runs/parse-table.js';
import { tableOf } from '../../../src/runs/table-of.js';
import { columnsOf, writeTable } from '../../../src/store/write-table.js';
import { allocate } from '../../../src/tasks/allocate/allocate.js';
import { fit } from '../../../src/tasks/fit/fit.js';
import { fittedOfPreset } from '../../../src/tasks/fitted/published.js';
import { isoflop } from '../../../src/tasks/isoflop/isoflop.js';
import { planOfIsoflop } from '../../../src/tasks/isoflop/plan.js';
import { planOfAllocation } from '../../../src/tasks/plan/of-answers.js';
import { planRows } from '../../../src/tasks/plan/plan.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const folder = temporaryFolder('plan');
const preset = fittedOfPreset('chinchilla:besiroglu-2024');
const { E, A, B, alpha, beta } = preset.values;
const lossAt = (N: number, D: number) => E + A / N ** alpha + B / D ** beta;

describe('a plan', () => {
  test('of an allocation has whole steps and shapes that can be built, and the losses to expect there', async () => {
    const record = await allocate(preset, { budget: [1e20, 1e21], backend: 'cpu' });
    const rows = planRows(planOfAllocation(record, preset), {
      tokensPerStep: 2 ** 19,
      family: readFamily('llama'),
    });
    expect(rows.map(({ name }) => name)).toEqual(['allocate-1e20', 'allocate-1e21']);
    for (const { N, D, steps, tokens_per_step: step, FLOP, predicted_loss: loss, layers, width } of rows) {
      expect(Number(steps) % 1).toBe(0);
      expect(D).toBe(Number(steps) * Number(step));
      expect(FLOP).toBe(6 * Number(N) * Number(D));
      expect(loss).toBeCloseTo(lossAt(Number(N), Number(D)), 10);
      expect([Number(layers), Number(width) % 64]).toEqual([expect.any(Number), 0]);
    }
    expect(Number(rows[1].FLOP) / 1e21).toBeCloseTo(1, 1);
    for (const format of ['csv', 'json', 'yaml', 'parquet']) {
      const path = join(folder, `plan.${format}`);
      await writeTable(path, columnsOf(rows));
      const read = await parseTable(readFileSync(path), path);
      const column = (name: string) => rows.map((_, row) => read.columns.get(name)?.at(row));
      expect([column('name'), column('N')]).toEqual([rows.map(({ name }) => name), rows.map(({ N }) => N)]);
      for (const loss of column('loss')) expect(loss === null || Number.isNaN(loss)).toBe(true);
    }
  });

  test('of isoFLOP runs adds a profile and the sizes that a budget lacks, and a fit reads it once losses are filled in', async () => {
    const runs = [1e18, 1e19, 1e20].flatMap((C) =>
      [0.25, 0.5, 1, 2, 4].map((factor) => {
        const N = 0.1 * C ** 0.513 * factor * (C === 1e18 ? 5 : 1);
        return { N, D: C / (6 * N), loss: lossAt(N, C / (6 * N)) };
      }),
    );
    const outcome = await isoflop({ bootstrap: 40, simulations: 0, backend: 'cpu' }, tableOf(runs));
    const { record, laws } = outcome;
    const [law] = laws;
    const plan = planOfIsoflop(record.analyses[0], record.counting, law?.parameters, law?.refits ?? [], 0.95);
    const rows = planRows(plan, {});
    const [beyond, next] = [3, 7];
    expect(rows).toHaveLength(beyond + next);
    const least = Math.min(...runs.slice(0, 5).map(({ N }) => N));
    for (const { N } of rows.slice(0, beyond)) expect(Number(N)).toBeLessThan(least);
    for (const { FLOP } of rows.slice(beyond)) expect(Number(FLOP) / 1e21).toBeCloseTo(1, 1);
    for (const { predicted_loss: value, predicted_low: lo, predicted_high: hi } of rows) {
      expect([Number(lo) <= Number(value), Number(value) <= Number(hi)]).toEqual([true, true]);
    }
    const filled = rows.map((row, i) =>
      i === 0 ? row : { ...row, loss: lossAt(Number(row.N), Number(row.D)) },
    );
    const read = await fit(
      { law: 'chinchilla', dropMissing: true, backend: 'cpu' },
      tableOf([...filled, ...runs]),
    );
    expect(read.record.data.rows).toBe(rows.length - 1 + runs.length);
    expect(read.record.parameters.alpha).toBeCloseTo(alpha, 3);
  });
});
