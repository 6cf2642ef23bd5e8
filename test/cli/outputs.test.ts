/** What commands refuse to write over, before any work. */
import { linkSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.js';
import { chinchilla, isoloss, simulatedRuns } from './support.js';

let folder: string;
let runs: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = temporaryFolder('outputs');
  runs = simulatedRuns(folder);
  const fit = [
    'fit',
    runs,
    ...chinchilla,
    '--bootstrap',
    '60',
    '--refit-starts',
    '0',
    '--json',
    at('fit.json'),
  ];
  expect((await isoloss(...fit)).code).toBe(0);
  symlinkSync(at('fit.replicates.parquet'), at('refits.parquet'));
  linkSync(runs, at('same-runs.csv'));
  symlinkSync(at('one.csv'), at('two.csv'));
});

const axes = ['--axis', 'N=1e8..1e9:3', 'D=1e9..1e10:3'];

describe('no output takes the place of what an answer rests on', () => {
  test.each([
    ['predict', ['FIT', '--at', 'N=1e9,D=1e10', '--out', 'REPLICATES']],
    ['predict, by a link', ['FIT', '--at', 'N=1e9,D=1e10', '--out', 'refits.parquet']],
    ['predict, its table', ['FIT', 'RUNS', '--map', 'D=C/(6*N)', '--out', 'same-runs.csv']],
    ['surface', ['FIT', ...axes, '--out', 'REPLICATES']],
    ['solve', ['FIT', '--for', 'N', '--at', 'D=1e10', '--loss', '2.5', '--json', 'REPLICATES']],
    [
      'solve, the other fit',
      ['chinchilla:besiroglu-2024', '--against', 'FIT', '--budget', '1e21', '--json', 'REPLICATES'],
    ],
    ['allocate', ['FIT', '--budget', '1e21', '--report', 'REPLICATES']],
    ['design', ['FIT', '--goal', 'alpha', '--report', 'REPLICATES']],
    ['fit', ['--job', 'FIT', '--replicates', 'REPLICATES']],
    ['multiverse', ['--job', 'FIT', '--json', 'REPLICATES']],
  ])('%s', async (name, argv) => {
    const before = readFileSync(at('fit.replicates.parquet'));
    const named: Readonly<Record<string, string>> = {
      FIT: at('fit.json'),
      RUNS: runs,
      REPLICATES: at('fit.replicates.parquet'),
    };
    const words = argv.map((word) => named[word] ?? (/\.(csv|parquet)$/.test(word) ? at(word) : word));
    const { code, err } = await isoloss(name.split(',')[0], ...words);
    expect(err).toMatch(/own input/);
    expect(code).toBe(2);
    expect(readFileSync(at('fit.replicates.parquet'))).toEqual(before);
  });
});

describe('two outputs are two files', () => {
  test('by whatever name', async () => {
    const options = ['--json', at('one.csv'), '--report', at('two.csv')];
    const { code, err } = await isoloss('fit', runs, ...chinchilla, ...options);
    expect([code, err]).toEqual([2, expect.stringMatching(/--json and --report both name/)]);
  });

  test('the one that a stopped surface goes to included', async () => {
    const options = ['--out', at('s.parquet'), '--json', at('s.partial.parquet')];
    const { code, err } = await isoloss('surface', at('fit.json'), ...axes, ...options);
    expect([code, err]).toEqual([2, expect.stringMatching(/both name/)]);
  });
});

test.each([
  ['', /--json: .*has no name/],
  ['n'.repeat(300), /name is too long/],
  ['FOLDER', /is a folder/],
])('--json %j is refused before the work', async (name, message) => {
  const { code, out, err } = await isoloss(
    'fit',
    runs,
    ...chinchilla,
    '--json',
    name === 'FOLDER' ? folder : name,
  );
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(message);
});

test('records that do not belong to their replicates are refused', async () => {
  const record = JSON.parse(readFileSync(at('fit.json'), 'utf8'));
  const changed: readonly [object, RegExp][] = [
    [{ parameters: { ...record.parameters, E: record.parameters.E * 2 } }, /E is .*refits/],
    [{ parameters: { ...record.parameters, alpha: 3 } }, /alpha is/],
    [{ law: { ...record.law, formula: 'E + A/N^alpha + B/D^alpha' } }, /another formula/],
    [{ data: { ...record.data, digest: 'ab'.repeat(32) } }, /another data/],
    [{ job: { ...record.job, delta: 0.5 } }, /another job/],
    [{ bootstrap: { ...record.bootstrap, scheme: 'wild' } }, /another resampling scheme/],
  ];
  for (const [change, message] of changed) {
    writeFileSync(at('changed.json'), JSON.stringify({ ...record, ...change }));
    const { code, err } = await isoloss('predict', at('changed.json'), '--at', 'N=1e9,D=1e10');
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
  }
});

test('a band that the refits cannot carry is refused as fit refuses it', async () => {
  const point = ['--at', 'N=1e9,D=1e10'];
  const { code, err } = await isoloss('predict', at('fit.json'), ...point, '--level', '.999');
  expect([code, err]).toEqual([2, expect.stringMatching(/too few for bands of level 0.999: at least 1999/)]);
  expect((await isoloss('predict', at('fit.json'), ...point, '--level', '.9')).code).toBe(0);
  const solved = [
    'solve',
    at('fit.json'),
    '--for',
    'N',
    '--at',
    'D=1e10',
    '--loss',
    '2.5',
    '--level',
    '.999',
  ];
  expect((await isoloss(...solved)).err).toMatch(/too few/);
});
