import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { fittedOfOutcome, fittedOfPreset, fittedOfRecord } from '../../../src/index.js';
import { replicatesPath, writeReplicates } from '../../../src/store/replicates.js';
import { recordText } from '../../../src/store/write.js';
import { fit } from '../../../src/tasks/fit/fit.js';
import { parseFitJob } from '../../../src/tasks/fit/job.js';
import type { FitOutcome } from '../../../src/tasks/fit/outcome.js';
import { convergedReplicates } from '../../../src/tasks/fitted/bands.js';
import { readFitted } from '../../../src/tasks/fitted/read-fit.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { decay, decayJob, x } from '../small-runs.js';
import { tableOf } from '../support.js';

let folder: string;
let path: string;
let outcome: FitOutcome;

type Fields = Record<string, unknown>;

/** The record as JSON has it, with `fields` replacing its own. */
function changed(fields: Fields): unknown {
  const record: Fields = JSON.parse(readFileSync(path, 'utf8'));
  return { ...record, ...fields };
}

/** A block of the record with some of its fields replaced. */
function block(name: string, fields: Fields): Fields {
  const record: Record<string, Fields> = JSON.parse(readFileSync(path, 'utf8'));
  return { [name]: { ...record[name], ...fields } };
}

beforeAll(async () => {
  folder = temporaryFolder('read-fit');
  path = join(folder, 'fit.json');
  const job = parseFitJob({ ...decayJob, map: { ...decayJob.map }, bootstrap: 60, backend: 'cpu' });
  outcome = await fit(job, await tableOf({ x, y: decay }));
  const { record, replicates } = outcome;
  if (replicates === undefined || record.bootstrap === undefined) throw new Error('no bootstrap');
  const file = await writeReplicates(replicatesPath(path), replicates, {}, path);
  writeFileSync(path, recordText({ ...record, bootstrap: { ...record.bootstrap, replicates: file } }));
});

describe('a fit by its record', () => {
  test('is the law with its parameters, replicates that ended well, residuals and ranges', async () => {
    const fitted = await readFitted(path);
    const { record, replicates } = outcome;
    expect(fitted.name).toBe(path);
    expect(fitted.law.formula).toBe('a*exp(-k*x)');
    expect(fitted.law.inputs.map(({ name }) => name)).toEqual(['x']);
    expect(fitted.law.parameters.map(({ name, domain }) => [name, domain])).toEqual([
      ['a', 'positive'],
      ['k', 'positive'],
    ]);
    expect(fitted.values).toEqual(record.parameters);
    expect(fitted.ranges).toEqual({ x: [1, 10] });
    expect(fitted.residuals?.quantiles).toEqual(record.residuals);
    expect(fitted.residuals?.scale).toBe('raw');
    expect(fitted.warnings).toBeUndefined();
    if (replicates === undefined) throw new Error('no replicates');
    const rows = convergedReplicates(replicates);
    expect(fitted.replicates?.count).toBe(rows.length);
    expect(Array.from(fitted.replicates?.columns.k ?? [])).toEqual(
      Array.from(rows, (row) => replicates.columns.k[row]),
    );
  });

  test('is the same as the fit just made, and as the record without files', async () => {
    const fromFile = await readFitted(path);
    const fromOutcome = fittedOfOutcome(outcome, path);
    expect({ ...fromOutcome, law: undefined }).toEqual({ ...fromFile, law: undefined });
    const fromRecord = fittedOfRecord(changed({}), path);
    expect(fromRecord.values).toEqual(fromFile.values);
    expect(fromRecord.warnings).toEqual([
      expect.stringMatching(/refits .* not kept .*: bands are from the covariance/),
    ]);
  });

  test('whose replicates were lost or changed is refused, with what to do', async () => {
    const other = join(folder, 'lost.json');
    const moved = changed(
      block('bootstrap', {
        replicates: { file: 'gone.parquet', digest: 'a'.repeat(64), rows: 60, columns: [] },
      }),
    );
    writeFileSync(other, JSON.stringify(moved));
    await expect(readFitted(other)).rejects.toMatchObject({
      code: 'unreadable-file',
      fix: expect.stringMatching(/in one folder/),
    });
    const { bootstrap } = JSON.parse(readFileSync(path, 'utf8'));
    const wrong = changed(
      block('bootstrap', { replicates: { ...bootstrap.replicates, digest: 'b'.repeat(64) } }),
    );
    writeFileSync(other, JSON.stringify(wrong));
    await expect(readFitted(other)).rejects.toMatchObject({ code: 'changed-replicates' });
  });

  test('that found no optimum says so', () => {
    const record = changed({ status: 'stepLimit' });
    expect(fittedOfRecord(record).warnings?.[0]).toMatch(
      /no sure optimum: it stopped at the iteration limit/,
    );
  });

  test('of a jackknife makes no bands', () => {
    const record = changed(block('bootstrap', { scheme: 'jackknife' }));
    const fitted = fittedOfRecord(record, 'fit', outcome.replicates);
    expect(fitted.replicates).toBeUndefined();
    expect(fitted.warnings?.[0]).toMatch(/jackknife/);
  });

  test('of the catalogue gets the catalogue’s law, and a record of that name with another formula its own', () => {
    const asChinchilla = (formula: string) =>
      changed({
        law: {
          name: 'chinchilla',
          formula,
          where: [],
          inputs: ['N', 'D'].map((name) => ({ name, unit: '', from: name })),
        },
        parameters: { E: 1.8, A: 480, B: 2000, alpha: 0.35, beta: 0.36 },
        derived: {},
      });
    const known = fittedOfRecord(asChinchilla('E + A/N^alpha + B/D^beta'));
    expect(known.law.presets.length).toBeGreaterThan(0);
    const own = fittedOfRecord(asChinchilla('E + A/N^alpha + B/D^(beta + 1)'));
    expect(own.law.presets).toEqual([]);
    expect(own.law.formula).toBe('E + A/N^alpha + B/D^(beta + 1)');
  });

  test.each([
    ['a parameter that is no number', () => ({ parameters: { a: null, k: 1 } }), /parameters\.a/],
    [
      'a name that reaches into objects',
      () => ({ parameters: JSON.parse('{"__proto__":1}') }),
      /parameters|formula/,
    ],
    [
      'a parameter the formula lacks',
      () => ({ parameters: { a: 1, k: 1, z: 1 } }),
      /'z' is declared and never used/,
    ],
    ['a formula that is no formula', () => block('law', { formula: 'a*exp(-k*x' }), /expected/],
    [
      'a formula that is code',
      () => block('law', { formula: 'process.exit(1)' }),
      /no meaning|unknown|expected/i,
    ],
    ['residuals that do not ascend', () => ({ residuals: [1, 0] }), /residuals/],
    ['a range the wrong way round', () => block('data', { ranges: { x: [2, 1] } }), /ranges\.x/],
    ['another record', () => ({ schema: 'isoloss/multiverse@1' }), /isoloss\/multiverse@1/],
  ])('with %s is refused', (_, fields, message) => {
    const record = changed(fields());
    expect(() => fittedOfRecord(record, 'fit.json')).toThrow(
      expect.objectContaining({ code: 'bad-fit', message: expect.stringMatching(message) }),
    );
  });
});

describe('a fit by its name', () => {
  test('is published values', async () => {
    const fitted = await readFitted('chinchilla:besiroglu-2024');
    expect(fitted).toEqual(fittedOfPreset('chinchilla:besiroglu-2024'));
    expect(fitted.values.alpha).toBe(0.34781303);
    expect(fitted.replicates).toBeUndefined();
  });

  test.each([
    ['chinchilla', 'unreadable-fit', /a law without its parameters/],
    ['chinchilla:nobody-2024', 'unknown-preset', /no published values/],
    ['nothing.json', 'unreadable-fit', /there is no such file/],
  ])('%s is refused', async (name, code, message) => {
    await expect(readFitted(name)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  test('a folder and a file that is no JSON are refused', async () => {
    await expect(readFitted(folder)).rejects.toMatchObject({
      message: expect.stringMatching(/it is a folder/),
    });
    const file = join(folder, 'text.json');
    writeFileSync(file, 'N,D\n');
    await expect(readFitted(file)).rejects.toMatchObject({
      code: 'bad-fit',
      message: expect.stringMatching(/not JSON/),
    });
  });
});
