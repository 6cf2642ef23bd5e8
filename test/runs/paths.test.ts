import { describe, expect, it } from 'vitest';
import { fit } from '../../src/index.js';
import { parseTable } from '../../src/runs/parse-table.js';
import { resolveRuns } from '../../src/runs/resolve.js';
import type { Table } from '../../src/runs/table.js';
import { dataFile, dataMissing } from '../support/data.js';
import { readTable } from '../support/files.js';

const tableOf = (text: string): Promise<Table> => parseTable(new TextEncoder().encode(text), 'runs.csv');

/** The values of an expression over the rows that have them. */
function values(table: Table, expression: string, where?: string): number[] {
  const runs = resolveRuns(table, {
    inputs: [{ name: 'x' }],
    map: { x: expression, L: 'loss' },
    ...(where === undefined ? {} : { where }),
  });
  return [...(runs.inputs.get('x') ?? [])];
}

const two = await tableOf(`run,step,lr,loss
b,30,4,1
a,10,1,1
a,20,2,1
b,10,8,1
a,30,3,1
`);

describe('sums along a run', () => {
  it.each([
    ['cumsum(lr by run order step)', [12, 1, 3, 8, 6]],
    ['cumsum(lr order step by run)', [12, 1, 3, 8, 6]],
    ['cumsum(lr by run)', [4, 1, 3, 12, 6]],
    ['cumsum(lr)', [4, 5, 7, 15, 18]],
    ['cumsum(lr, 0.5 by run order step)', [8, 1, 2.5, 8, 4.25]],
    ['cummin(lr by run order step)', [4, 1, 1, 8, 1]],
    ['cummax(lr by run order -step)', [4, 3, 3, 8, 3]],
    ['diff(lr by run order step)', [-4, 0, 1, 0, 1]],
    ['1 + 2*cumsum(lr^2 - 1 by run order step)', [157, 1, 7, 127, 23]],
    ['cumsum(1 by run == "a" order step) / step', [2 / 30, 0.1, 0.1, 0.1, 0.1]],
    // A function within another's arguments goes along the same run; one with a clause of its own along that.
    ['cumsum(cumsum(lr) by run order step)', [20, 1, 4, 8, 10]],
    ['cumsum(cumsum(lr by run) by run order step)', [16, 1, 4, 12, 10]],
  ])('of %s', (expression, expected) => {
    expect(values(two, expression)).toEqual(expected);
  });

  it('over whole steps count those between rows, where columns are interpolated', () => {
    expect(values(two, 'cumsum(1 over step by run)')).toEqual([21, 1, 11, 1, 21]);
    const between = (from: number, to: number): number => (10 * (from + to)) / 2 + (to - from) / 2;
    const sums = [1, 1 + between(1, 2), 1 + between(1, 2) + between(2, 3)];
    const found = values(two, 'cumsum(lr over step by run)');
    for (const [i, sum] of [found[1], found[2], found[4]].entries()) expect(sum).toBeCloseTo(sums[i], 12);
  });

  it('see the rows that are left out of the fit', () => {
    expect(values(two, 'cumsum(lr by run order step)', 'step == 30')).toEqual([12, 6]);
  });

  it('where a cell is missing have no sum in its row, and go on without it', async () => {
    const gaps = await tableOf('run,step,lr,loss\na,1,1,1\na,2,,1\na,3,3,1\n,4,4,1\na,,5,1\n');
    const runs = resolveRuns(gaps, {
      inputs: [{ name: 'x' }],
      map: { x: 'cumsum(lr by run order step)', L: 'loss' },
      dropMissing: true,
    });
    expect([...(runs.inputs.get('x') ?? [])]).toEqual([1, 4]);
    // Over whole steps the gap is interpolated.
    expect(values(gaps, 'cumsum(lr over step by run)', 'step == 2 or step == 3')).toEqual([3, 6]);
  });

  it('go along what several columns tell apart together, also where a law says how its inputs follow', async () => {
    const table = await tableOf('run,seed,step,lr,loss\na,1,1,1,4\na,1,2,2,3\na,2,1,5,4\na,2,2,6,3\n');
    const inputs = [{ name: 'x', from: 'cumsum(lr by run order step)' }];
    const x = (map: Record<string, string>) => [
      ...(resolveRuns(table, { inputs, map: { L: 'loss', ...map } }).inputs.get('x') ?? []),
    ];
    expect(x({ run: 'run,seed' })).toEqual([1, 3, 5, 11]);
    expect(x({ x: 'cumsum(lr by run,seed order step)' })).toEqual([1, 3, 5, 11]);
    expect(() => x({ x: 'run,seed' })).toThrow('neither a column of runs.csv nor an expression');
  });

  it('choose rows', () => {
    expect(values(two, 'step', 'lr == cummin(lr by run order step)')).toEqual([30, 10, 10]);
  });

  it.each([
    ['cumsum(lr by rum)', 'unknown-name', "'rum' is neither a column"],
    ['cumsum(lr over lr/2 by run)', 'bad-path', 'is no whole step'],
    ['cumsum(lr over step)', 'bad-path', 'another row of its run has the same step, 10'],
    ['cumsum(lr over step*1e9 by run)', 'bad-path', 'whole steps'],
    ['cumsum(lr order run)', 'bad-path', 'it is no number'],
    ['cumsum(run by run)', 'formula-type', 'a number is needed here, not the text "b"'],
    ['cumsum(lr by run step)', 'formula-syntax', 'to close the parenthesis'],
    ['change(lr, 3, 2 by run)', 'bad-path', 'has no group 3 of 2'],
    ['sumsince(lr, step, 8 by run)', 'bad-path', 'has no group step of 8'],
    ['cumsum(change(lr, 1, 8) by run)', 'formula-type', 'needs a run of its own'],
  ])('of %s are refused as %s', (expression, code, message) => {
    expect(() => values(two, expression)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });

  it('are refused in laws, with how to make an input of them', async () => {
    await expect(fit({ law: 'E + A*cumsum(lr by run)^-a', map: { L: 'loss' } }, two)).rejects.toMatchObject({
      code: 'formula-syntax',
      fix: expect.stringContaining('S=cumsum(x by run'),
    });
  });
});

const curves = dataFile('curves/schedules.csv');

describe.skipIf(curves === undefined)(
  `the annealing law on curves of Luo et al. 2025${curves === undefined ? ` (${dataMissing('curves/schedules.csv')})` : ''}`,
  () => {
    // Tissue et al. 2024 fitted to three curves of each model, with areas summed over the exact schedules.
    it.each([
      [25e6, 2.018658e-4, { L0: 3.158287, A: 0.5135803, alpha: 0.5133759, C: 0.4019077 }],
      [100e6, 1.24095e-4, { L0: 2.788896, A: 0.5925689, alpha: 0.4549777, C: 0.4812192 }],
      [400e6, 2.289753e-4, { L0: 2.524622, A: 0.6536057, alpha: 0.4204985, C: 0.5700476 }],
    ])('of %d parameters, by sums along the schedule', async (model, objective, published) => {
      const table = await readTable(curves ?? '');
      // The corners of the schedules that no row has: the linear warm-up, and the step before the fall to a lower rate.
      const column = (name: string) => table.columns.get(name);
      const rows = Array.from({ length: table.rows }, (_, row) => row).filter(
        (row) => column('model')?.at(row) === model,
      );
      const lines = rows.map((row) =>
        ['curve', 'step', 'lr', 'loss'].map((name) => column(name)?.at(row)).join(),
      );
      const corners = ['cosine_24000', 'constant_24000', 'wsdcon_9'].flatMap((curve) => [
        `${curve},0,0,`,
        ...(curve === 'cosine_24000' ? [] : [`${curve},2160,3e-4,`]),
        ...(curve === 'wsdcon_9' ? [`${curve},7999,3e-4,`] : []),
      ]);
      const { record } = await fit(
        {
          law: 'annealing',
          map: {
            S1: 'cumsum(lr over step by curve)',
            S2: 'cumsum(cumsum(max(-diff(lr), 0), 0.999) over step by curve)',
            L: 'loss',
          },
          where: 'curve == "cosine_24000" or curve == "constant_24000" or curve == "wsdcon_9"',
          dropMissing: true,
        },
        await tableOf(['curve,step,lr,loss', ...lines, ...corners].join('\n')),
      );
      expect(record.objective / objective).toBeCloseTo(1, 3);
      for (const [name, value] of Object.entries(published)) {
        expect(record.parameters[name] / value).toBeCloseTo(1, 3);
      }
    });
  },
);
