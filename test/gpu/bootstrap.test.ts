import { expect, test } from 'vitest';
import { fit, parseFitJob } from '../../src/index.js';
import { needData } from '../support/data.js';
import { readTable } from '../support/files.js';

test('replicates of the published runs are those of the CPU to 1e-6 of a standard error', async (context) => {
  const runs = needData(context, 'chinchilla-240.csv');
  const table = await readTable(runs);
  const on = async (backend: 'cpu' | 'webgpu') =>
    fit(parseFitJob({ runs, law: 'chinchilla', bootstrap: 100, refitStarts: '2', seed: 1, backend }), table);
  const [cpu, gpu] = [await on('cpu'), await on('webgpu')];
  expect(gpu.record.backend.name).toBe('webgpu');
  for (const [name, error] of Object.entries(cpu.record.bootstrap?.standardErrors ?? {})) {
    const far = cpu.replicates?.columns[name].map((value, k) =>
      Math.abs(value - (gpu.replicates?.columns[name][k] ?? Number.NaN)),
    );
    expect(Math.max(...(far ?? [Number.NaN])) / error, name).toBeLessThan(1e-6);
  }
});
