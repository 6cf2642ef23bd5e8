import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseTable } from '../../../src/runs/parse-table.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { chinchilla, isoloss, simulatedRuns } from '../support.js';

let runs: string;
let fit: string;
let folder: string;
beforeAll(async () => {
  const place = temporaryFolder('cli');
  runs = simulatedRuns(place);
  fit = join(place, 'fit.json');
  await isoloss('fit', runs, ...chinchilla, '--bootstrap', '100', '--json', fit);
});
beforeEach(() => {
  folder = temporaryFolder('cli');
});

describe('isoloss predict', () => {
  test('prints loss, both bands and extrapolation at points, one of which is made of names before', async () => {
    const { code, out, err } = await isoloss('predict', fit, '--at', 'N=1e9,D=20*N', 'N=1e13,D=1e12');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^ +N +D +L +law, 95 % +new run, 95 % +beyond the fit$/m);
    expect(out).toMatch(/^ +1e9 +2e10 +2\.6\d+ +2\.\d+ to 2\.\d+ +2\.\d+ to 2\.\d+$/m);
    expect(out).toMatch(/N 1010x, D 10\.2x$/m);
    expect(out).toMatch(/^ {2}Extrapolation in 1 of 2 rows: N is up to 1010 times the largest fitted/m);
  });

  test('finds a table’s inputs as the fit did, and scores the rows that have a loss', async () => {
    const { code, out } = await isoloss('predict', fit, runs, '--json', '-');
    expect(code).toBe(0);
    const record = JSON.parse(out);
    expect(record).toMatchObject({
      schema: 'isoloss/predict@1',
      fit: { name: fit, law: 'chinchilla', replicates: 100 },
      data: { rows: 60 },
      score: { rows: 60 },
    });
    expect(record.points[0]).toMatchObject({ row: 2, at: { N: 5e7 }, beyond: {} });
    expect(record.data.notes).toContain('As in the fit, N is Model Size and D is C/(6*N).');
  });

  test('takes a table with columns of its own, and one without losses', async () => {
    const table = join(folder, 'new.csv');
    writeFileSync(table, 'params,tokens\n1B,2e10\n3B,\n');
    const missing = await isoloss('predict', fit, table);
    expect(missing.code).toBe(2);
    expect(missing.err).toMatch(/D \(tokens\) in 1 \(line 3\)/);
    const { code, out } = await isoloss('predict', fit, table, '--drop-missing');
    expect(code).toBe(0);
    expect(out).toContain("N is the column 'params'");
    expect(out).not.toContain('score');
  });

  test.each(['csv', 'tsv', 'json', 'jsonl', 'parquet'])(
    'writes %s that reads back the same',
    async (format) => {
      const file = join(folder, `out.${format}`);
      const { code, out } = await isoloss('predict', fit, runs, '--out', file);
      expect(code).toBe(0);
      expect(out).toContain(`60 rows written to ${file}`);
      const table = await parseTable(readFileSync(file), file);
      expect([...table.columns.keys()]).toEqual([
        ...['row', 'N', 'D', 'predicted', 'law_lower', 'law_upper', 'new_run_lower', 'new_run_upper'],
        ...['observed', 'residual', 'beyond_N', 'beyond_D'],
      ]);
      const record = JSON.parse((await isoloss('predict', fit, runs, '--json', '-')).out);
      for (const row of [0, 59]) {
        expect(table.columns.get('predicted')?.at(row)).toBe(record.points[row].value);
        expect(table.columns.get('law_upper')?.at(row)).toBe(record.points[row].band[1]);
        expect(table.columns.get('residual')?.at(row)).toBe(record.points[row].residual);
      }
    },
  );

  test('says where bands would come from where there are none', async () => {
    const { out } = await isoloss('predict', 'chinchilla:besiroglu-2024', '--at', 'N=7e10,D=1.4e12');
    expect(out).toMatch(/7e10 +1\.4e12 +1\.9734/);
    expect(out).toContain('bands  none: they come from a fit of your own with --bootstrap');
  });

  test.each([
    [[], /nothing to predict/],
    [['--at', 'N=1,D=1', '--out', 'x.txt'], /does not say what kind of table/],
    [['--at', 'N=1,D=1', '--out', 'x.json', '--json', 'x.json'], /--json and --out both name/],
    [['--at', 'N=1,D=1', '--out', '-'], /What --out writes is a file/],
    [['--at', 'N=1,D=1', '--level', '95'], /does not lie between 0\.5 and 0\.9999/],
    [['--at', 'N=0,D=1'], /--at, point 1: the law takes a power of 0 \(N = 0\)/],
    [['nothing.csv'], /nothing\.csv cannot be read/],
  ])('%j is refused with exit code 2', async (more, message) => {
    const { code, err } = await isoloss('predict', fit, ...more);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

describe('isoloss solve', () => {
  test('answers with bands, and writes its record', async () => {
    const file = join(folder, 'solve.json');
    const { code, out, err } = await isoloss(
      'solve',
      fit,
      '--for',
      'D',
      '--at',
      'N=7e9',
      '--loss',
      '2.1',
      '--json',
      file,
    );
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^D for the loss 2\.1 at N=7e9:$/m);
    expect(out).toMatch(/^ {2}D +\S+e1[12] +\S+e1\d to \S+e1\d +tokens$/m);
    expect(out).toMatch(/^ {2}N +7e9 +parameters$/m);
    const record = JSON.parse(readFileSync(file, 'utf8'));
    expect(record).toMatchObject({
      schema: 'isoloss/solve@1',
      kind: 'input',
      question: { for: 'D', at: 'N=7e9', loss: 2.1 },
      drawn: 100,
      reached: 100,
    });
    expect(record.solved.map(({ name }: { name: string }) => name)).toEqual(['D', 'N', 'cost', 'L']);
  });

  test('compares two laws at equal loss', async () => {
    const { code, out } = await isoloss(
      'solve',
      fit,
      '--against',
      'chinchilla:besiroglu-2024',
      '--budget',
      '1e23',
    );
    expect(code).toBe(0);
    expect(out).toMatch(/^ {2}factor +\S+ +\S+ to \S+ +times the cost$/m);
    expect(out).toMatch(/^ {2}N \(against\)/m);
  });

  test.each([
    [['--loss', '1.5'], /never comes down to 1\.5.*its floor there/],
    [['--budget', '0'], /--budget 0 is not above zero/],
    [[], /Neither a loss nor a budget/],
    [['--budget', '1e23', '--against', 'nothing.json'], /nothing\.json' cannot be read/],
    [['--loss', 'two'], /'two' is not a number/],
    [['--against', 'chinchilla:besiroglu-2024', '--loss', '2'], /compared at a budget, or at a point/],
  ])('%j is refused with exit code 2', async (more, message) => {
    const { code, err } = await isoloss('solve', fit, ...more);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});
