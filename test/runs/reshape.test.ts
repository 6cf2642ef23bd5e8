import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/runs/cell.js';
import { parseTable } from '../../src/runs/parse-table.js';
import { type Reshaping, reshaped } from '../../src/runs/reshape.js';
import { resolveRuns } from '../../src/runs/resolve.js';
import type { Table } from '../../src/runs/table.js';
import { parseFitJob } from '../../src/tasks/fit/job.js';
import { modelOfJob } from '../../src/tasks/fit/model-of-job.js';
import { cells } from './cells.js';

async function shaped(text: string, reshaping: Reshaping): Promise<Table> {
  return reshaped(await parseTable(text, 'chart.csv'), reshaping);
}

async function failure(text: string, reshaping: Reshaping): Promise<Record<string, unknown>> {
  return shaped(text, reshaping).then(
    () => expect.fail('it was reshaped'),
    (error: unknown) => error as Record<string, unknown>,
  );
}

/** What Weights & Biases writes for a panel. */
const panel = `"Step","70M - val/loss","70M - val/loss__MIN","70M - val/loss__MAX","160M-s2 - val/loss","160M-s2 - val/loss__MIN","160M-s2 - val/loss__MAX"
100,4.5,4.4,4.6,,,
150,,,,4.1,4,4.2
200,3.9,3.8,4,3.5,3.4,3.6
`;

describe('a chart with a column for each run', () => {
  const melted: Record<string, Cell[]> = {
    Step: [100, 150, 200, 200],
    run: [7e7, '160M-s2', 7e7, '160M-s2'],
    'val/loss': [4.5, 4.1, 3.9, 3.5],
  };

  it('becomes a row for each value, with the run in a column, and without the bands about averages', async () => {
    const table = await shaped(panel, { melt: ['* - val/loss'] });
    expect(cells(table)).toEqual(melted);
    expect([...table.rowNumbers]).toEqual([2, 3, 4, 4]);
    expect(table.notes).toEqual([
      'The columns are melted into one row for each of 2 runs (run) and line of 2 columns: 4 rows with val/loss.',
    ]);
  });

  it('may give its columns other names, and take several parts of names apart', async () => {
    expect(cells(await shaped(panel, { melt: ['L={who} - val/loss'] }))).toEqual({
      Step: melted.Step,
      who: melted.run,
      L: melted['val/loss'],
    });
    const grid = 'step,loss at 70M (seed 1),loss at 70M (seed 2),loss at 1B (seed 1),lr=1\n1,4,4.1,3,9\n';
    expect(cells(await shaped(grid, { melt: ['loss at {N} (seed {seed})'] }))).toEqual({
      step: [1, 1, 1],
      'lr=1': [9, 9, 9],
      N: [7e7, 7e7, 1e9],
      seed: [1, 2, 1],
      'loss at seed': [4, 4.1, 3],
    });
  });

  it('may have the runs alone for names, beside its first column', async () => {
    const wide = 'tokens,70M,160M\n1B,4,3.5\n2B,3.8,\n';
    expect(cells(await shaped(wide, { melt: ['loss={N}'] }))).toEqual({
      tokens: [1e9, 1e9, 2e9],
      N: [7e7, 1.6e8, 7e7],
      loss: [4, 3.5, 3.8],
    });
    expect(Object.keys(cells(await shaped(wide, { melt: ['*'] })))).toEqual(['tokens', 'run', 'value']);
  });

  it('may hold several things of each run', async () => {
    const both = 'Step,a - loss,b - loss,a - tokens,b - tokens\n1,4,3,10,20\n2,,2,30,40\n';
    expect(cells(await shaped(both, { melt: ['* - loss', '* - tokens'] }))).toEqual({
      Step: [1, 1, 2, 2],
      run: ['a', 'b', 'a', 'b'],
      loss: [4, 3, null, 2],
      tokens: [10, 20, 30, 40],
    });
  });

  it('is refused where a pattern has no placeholder, fits nothing, or makes a column that is there', async () => {
    expect(await failure(panel, { melt: ['val/loss'] })).toMatchObject({
      code: 'bad-melt',
      fix: expect.stringContaining('* or {name}'),
    });
    expect(await failure(panel, { melt: ['* - val/los'] })).toMatchObject({
      code: 'bad-melt',
      fix: expect.stringContaining("'70M - val/loss'"),
    });
    expect(await failure(panel, { melt: ['{Step} - val/loss'] })).toMatchObject({
      code: 'bad-melt',
      message: 'melt {Step} - val/loss makes a column Step, of which there is one already.',
    });
    expect(await failure(panel, { melt: ['* - val/loss', '{x}__MIN'] })).toMatchObject({ code: 'bad-melt' });
  });

  it('is recognised where its columns are asked for', async () => {
    const table = await parseTable(panel, 'chart.csv');
    expect(() => resolveRuns(table, { inputs: [{ name: 'N' }] })).toThrow(
      expect.objectContaining({
        fix: 'The columns look like one a run: melt "* - val/loss" makes rows of them, with the run in a column of its own.',
      }),
    );
  });
});

describe('a long table', () => {
  const long = `run_id,key,value,step,timestamp
a,N,7e7,0,11
a,loss,4,1,12
a,tokens,10,1,13
a,loss,3,2,14
a,tokens,20,2,15
b,N,1.6e8,0,16
b,tokens,10,1,17
b,loss,3.5,1,18
b,loss,3.4,1,19
`;

  it('gets a column for each key, and a row for each run and step', async () => {
    const table = await shaped(long, { pivot: 'key:value' });
    expect(cells(table)).toEqual({
      run_id: ['a', 'a', 'a', 'b', 'b'],
      step: [0, 1, 2, 0, 1],
      timestamp: [11, 13, 15, 16, 19],
      N: [7e7, null, null, 1.6e8, null],
      loss: [null, 4, 3, null, 3.4],
      tokens: [null, 10, 20, null, 10],
    });
    expect(table.notes).toEqual([
      '--pivot key:value makes 3 columns of the names in key: 5 rows of 9, one for each run_id and step. Of 1 value written again in a group the last counts.',
    ]);
  });

  it('gets a row for each run, with the last of its values, where only runs tell rows apart', async () => {
    expect(cells(await shaped(long, { pivot: 'key:value:run_id' }))).toMatchObject({
      run_id: ['a', 'b'],
      N: [7e7, 1.6e8],
      loss: [3, 3.4],
      tokens: [20, 10],
    });
  });

  it('is refused where it lacks what is named', async () => {
    expect(await failure(long, { pivot: 'key:values' })).toMatchObject({
      code: 'bad-pivot',
      fix: 'Did you mean value?',
    });
    expect(await failure(long, { pivot: 'key' })).toMatchObject({ code: 'bad-pivot' });
    expect(await failure(long.replaceAll('a,loss', 'a,step'), { pivot: 'key:value' })).toMatchObject({
      message: 'pivot key:value makes a column step, of which there is one already.',
    });
  });

  it('is recognised, and reshaped by a job', async () => {
    const table = await parseTable(long, 'metrics.csv');
    const job = { runs: 'metrics.csv', law: 'E + A/N', loss: 'squared', residual: 'raw' };
    expect(() => modelOfJob(parseFitJob({ ...job, law: 'chinchilla' }), table)).toThrow(
      expect.objectContaining({
        fix: expect.stringContaining('pivot key:value makes columns of the names in key'),
      }),
    );
    const { runs } = modelOfJob(parseFitJob({ ...job, pivot: 'key:value:run_id' }), table);
    expect([...(runs.inputs.get('N') ?? []), ...runs.target]).toEqual([7e7, 1.6e8, 3, 3.4]);
  });
});
