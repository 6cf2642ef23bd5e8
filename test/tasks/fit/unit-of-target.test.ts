import { describe, expect, it } from 'vitest';
import { parameterUnits, targetUnit } from '../../../src/report/sentences/units.js';
import { parseTable } from '../../../src/runs/parse-table.js';
import { fit } from '../../../src/tasks/fit/fit.js';
import { type FitJobInput, parseFitJob } from '../../../src/tasks/fit/job.js';
import { modelOfJob } from '../../../src/tasks/fit/model-of-job.js';
import { fittedOfRecord } from '../../../src/tasks/fitted/stored-fit.js';

const rows = Array.from({ length: 12 }, (_, i) => {
  const [N, D] = [1e7 * 4 ** (i % 4), 1e9 * 5 ** Math.floor(i / 4)];
  return { N, D, y: 0.6 + 400 / N ** 0.34 + 400 / D ** 0.28 + 0.001 * Math.sin(9 * i) };
});

/** A table whose losses are in a column of this name. */
const tableOf = (name: string) =>
  parseTable(`N,D,${name}\n${rows.map(({ N, D, y }) => `${N},${D},${y}`).join('\n')}`, 'runs.csv');

async function modelFor(name: string, job: Partial<FitJobInput> = {}) {
  const asked = parseFitJob({ runs: 'runs.csv', law: 'chinchilla', map: { L: name }, ...job });
  return modelOfJob(asked, await tableOf(name));
}

describe('the unit of the losses', () => {
  it("is the law's own where nothing says otherwise", async () => {
    const { model, runs } = await modelFor('val_loss');
    expect(model.law.target.unit).toBe('nats per token');
    expect(runs.notes).toEqual([]);
  });

  it('is guessed by the name of the column, with a note, and is that of the coefficients', async () => {
    const { model, runs } = await modelFor('val_bpb');
    expect(model.law.target.unit).toBe('bits per byte');
    expect(model.law.parameters.map(({ unit }) => unit)).toEqual([
      'bits per byte',
      'bits per byte times parameters^alpha',
      'bits per byte times tokens^beta',
      '1',
      '1',
    ]);
    expect(runs.notes).toEqual([
      "L is in bits per byte, by the name of the column 'val_bpb' (--unit to say otherwise).",
    ]);
    const bare = await modelFor('test error', { law: 'E + A/N^alpha' });
    expect(bare.model.law.target.unit).toBe('error rate');
  });

  it('advises the logarithm of a perplexity and the error of an accuracy', async () => {
    expect((await modelFor('eval/ppl')).runs.notes).toContain(
      'Laws are customarily fitted to the logarithm of the perplexity, the loss in nats per token: --map "L=log(eval/ppl)".',
    );
    expect((await modelFor('acc')).runs.notes).toContain(
      'The law falls towards a floor: for an accuracy, fit the error, --map "L=1-acc".',
    );
    const logarithm = await modelFor('ppl', { map: { L: 'log(2+ppl)' } });
    expect(logarithm.model.law.target.unit).toBe('nats per token');
    const bare = await modelFor('ppl', { law: 'E + A/N^alpha', map: { L: 'log(ppl)' }, residual: 'raw' });
    expect(bare.model.law.target.unit).toBe('nats per token');
  });

  it('may be stated, and goes with the record to whatever is asked of the fit', async () => {
    const { model, runs } = await modelFor('val_bpb', { unit: 'bits/byte' });
    expect([model.law.target.unit, runs.notes]).toEqual(['bits/byte', []]);
    const { record } = await fit(
      { law: 'chinchilla', map: { L: 'y' }, unit: 'bits/byte', backend: 'cpu' },
      await tableOf('y'),
    );
    expect(record.law.unit).toBe('bits/byte');
    expect([targetUnit(record), parameterUnits(record).get('A')]).toEqual([
      'bits/byte',
      'bits/byte times parameters^alpha',
    ]);
    const { law } = fittedOfRecord(JSON.parse(JSON.stringify(record)));
    expect([law.target.unit, law.parameters[0].unit]).toEqual(['bits/byte', 'bits/byte']);
  });
});

describe('inputs of implausible magnitude', () => {
  const scaled = (N: number, D: number, names: string) =>
    parseTable(
      `${names},loss\n${rows.map((row) => `${row.N / N},${row.D / D},${row.y}`).join('\n')}`,
      'runs.csv',
    );
  const warnings = async (N: number, D: number, names: string, job: Partial<FitJobInput> = {}) => {
    const [n, d] = names.split(',');
    const asked = parseFitJob({ runs: 'runs.csv', law: 'chinchilla', map: { N: n, D: d }, ...job });
    return modelOfJob(asked, await scaled(N, D, names)).warnings;
  };

  it('are warned of, with the map that mends it', async () => {
    expect(await warnings(1e6, 1e9, 'params_M,tokens_B')).toEqual([
      'N is implausibly small for a number of parameters (median 100): if it is in millions, write --map N=params_M*1e6.',
      'D is implausibly small for a number of tokens (median 5): if it is in billions, write --map D=tokens_B*1e9.',
    ]);
    expect(await warnings(1e9, 1, 'size (B),D')).toEqual([
      'N is implausibly small for a number of parameters (median 0.1): if it is in billions, write --map "N=size (B)*1e9".',
    ]);
    expect(await warnings(1, 1e6, 'N,D', { law: 'E + A/N^a + B/D^b' })).toEqual([
      'D is implausibly small for a number of tokens (median 5000): if it is in billions, write --map D=D*1e9.',
    ]);
    expect(await warnings(1e-6, 1, 'N,D')).toEqual([
      expect.stringMatching(/^There are .*e-\d+ tokens per parameter/),
    ]);
  });

  it('are not warned of where they are counts, or where a formula has an N of its own', async () => {
    expect(await warnings(1, 1, 'N,D')).toEqual([]);
    expect(await warnings(1e6, 1, 'N,D', { law: 'E + A/N^a' })).toEqual([]);
  });
});
