/** Laws of one's own, in files and on the command line. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { fit, parseTable } from '../../src/index.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { isoloss } from './support.js';

const own = {
  name: 'few-bits',
  title: 'Parameters of few bits',
  formula: 'E + A/Neff^alpha + B/D^beta',
  where: { Neff: 'N*-expm1(-P/g)' },
  inputs: ['N', { name: 'D', unit: 'tokens' }, { name: 'P', unit: 'bits', aliases: ['bits'] }],
  parameters: [
    { name: 'E', domain: 'nonnegative' },
    { name: 'A', domain: 'positive', start: [1, 1e5] },
    { name: 'B', domain: 'positive', start: [1, 1e5] },
    { name: 'alpha', domain: [0, 2], start: [0.1, 1] },
    { name: 'beta', domain: [0, 2], start: [0.1, 1] },
    { name: 'g', domain: 'positive', start: [0.3, 10] },
  ],
  target: { unit: 'nats per token', description: 'loss' },
  derived: [{ name: 'worth_8', unit: '1', description: 'worth of 8 bits', formula: '-expm1(-8/g)' }],
  presets: [
    {
      name: 'mine',
      values: { E: 1.8, A: 480, B: 2000, alpha: 0.34, beta: 0.36, g: 2.5 },
      inputs: { N: { range: [1e8, 1e10] } },
      note: 'Made up.',
    },
  ],
};

let folder: string;
let runs: string;
let file: string;

beforeAll(() => {
  folder = temporaryFolder('law-files');
  file = join(folder, 'my.law.json');
  runs = join(folder, 'runs.csv');
  writeFileSync(file, JSON.stringify(own));
  const { E, A, B, alpha, beta, g } = own.presets[0].values;
  const rows = Array.from({ length: 64 }, (_, i) => {
    const [N, D, P] = [1e8 * 4 ** (i % 4), 2e9 * 5 ** (Math.floor(i / 4) % 4), 3 + 2 * Math.floor(i / 16)];
    const loss = E + A / (N * -Math.expm1(-P / g)) ** alpha + B / D ** beta;
    return `${N},${D},${P},${loss * (1 + 2e-3 * Math.sin(12.9898 * i))}`;
  });
  writeFileSync(runs, ['N,D,bits,loss', ...rows].join('\n'));
});

const written = (change: object): string => {
  const path = join(folder, 'changed.json');
  writeFileSync(path, JSON.stringify({ ...own, ...change }));
  return path;
};

describe('a law file', () => {
  test('is fitted like a law of the catalogue, and its record carries the law into every later answer', async () => {
    const record = join(folder, 'fit.json');
    const ran = await isoloss('fit', runs, '--law', file, '--json', record);
    expect([ran.code, ran.err]).toEqual([0, '']);
    const kept = JSON.parse(readFileSync(record, 'utf8'));
    expect(kept.law).toMatchObject({
      name: 'few-bits',
      where: [{ name: 'Neff' }],
      inputs: [{ name: 'N' }, { name: 'D' }, { name: 'P', from: 'bits' }],
    });
    expect(kept.parameters.g).toBeCloseTo(2.5, 0.5);
    expect(kept.derived.worth_8.value).toBeCloseTo(-Math.expm1(-8 / kept.parameters.g), 12);
    const answers = await Promise.all([
      isoloss('predict', record, '--at', 'N=1e10,D=1e12,P=8'),
      isoloss('solve', record, '--for', 'D', '--at', 'N=1e9,P=8', '--loss', '2.4'),
      isoloss('surface', record, '--axis', 'N=1e8..1e10:5', '--set', 'D=1e11', 'P=8', '--json', '-'),
      isoloss('allocate', record, '--budget', '1e22', '--cost', '6*N*D*P/16', '--axis', 'P=3..16:14:lin'),
    ]);
    for (const { code, err } of answers) expect([code, err]).toEqual([0, '']);
    expect(answers[0].out).toContain('few-bits');
    // The file is not needed any more: the job has the law.
    const again = await isoloss('fit', '--job', record, '--json', '-');
    expect(JSON.parse(again.out).parameters).toEqual(kept.parameters);
    expect(again.err).toBe('');
  });

  test('has published values that go straight to predictions, inverse questions, surfaces and allocations', async () => {
    const preset = `${file}:mine`;
    const predicted = await isoloss('predict', preset, '--at', 'N=1e11,D=1e12,P=8', '--json', '-');
    const { points, warnings } = JSON.parse(predicted.out);
    const { E, A, B, alpha, beta, g } = own.presets[0].values;
    expect(points[0].value).toBeCloseTo(E + A / (1e11 * -Math.expm1(-8 / g)) ** alpha + B / 1e12 ** beta, 12);
    expect(warnings.join(' ')).toContain('N is 10 times the largest fitted');
    // The only set of values needs no name.
    const unnamed = await isoloss('predict', file, '--at', 'N=1e11,D=1e12,P=8', '--json', '-');
    expect(JSON.parse(unnamed.out).points).toEqual(points);
    const surface = await isoloss(
      'surface',
      preset,
      '--axis',
      'N=1e8..1e10:3',
      '--set',
      'D=1e11',
      'P=4',
      '--json',
      '-',
    );
    expect(JSON.parse(surface.out).points).toBe(3);
    expect((await isoloss('solve', preset, '--for', 'P', '--at', 'N=1e9,D=1e11', '--loss', '2.6')).code).toBe(
      0,
    );
    const best = await isoloss('allocate', preset, '--budget', '1e22', '--set', 'P=8', '--json', '-');
    expect(JSON.parse(best.out).best.N).toBeGreaterThan(1e8);
  });

  test.each<[string, object, RegExp]>([
    ['has a field that no law has', { formulae: 'x' }, /is no law: there is no field 'formulae'\./],
    [
      'has a field that no parameter has',
      { parameters: [{ name: 'E', bounds: [0, 1] }] },
      /parameters\.0.*bounds/s,
    ],
    ['leaves out its formula', { formula: undefined }, /formula/],
    ['has a formula that does not parse', { formula: 'E + ' }, /E \+/],
    ['uses an unknown name', { formula: 'E + A/Neff^alpha + B/D^beta + zeta' }, /uses 'zeta'/],
    [
      'publishes some values only',
      { presets: [{ name: 'mine', values: { E: 1 } }] },
      /has no number for 'A'/,
    ],
    ['has a preset that cannot be named', { presets: [{ name: 'a b', values: {} }] }, /leave out spaces/],
    ['has a domain of no kind', { parameters: [{ name: 'E', domain: 'large' }] }, /domain/],
  ])('that %s is refused with what is wrong', async (_, change, message) => {
    const ran = await isoloss('fit', runs, '--law', written(change));
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(message);
    expect(ran.err).toMatch(/changed\.json|few-bits/);
  });

  test('that is not there, is no JSON, or is a record of something else is refused', async () => {
    const bad = join(folder, 'bad.json');
    writeFileSync(bad, '{"name": ');
    expect(await isoloss('fit', runs, '--law', bad)).toMatchObject({
      code: 2,
      err: expect.stringContaining('not JSON'),
    });
    expect(await isoloss('fit', runs, '--law', join(folder, 'none.json'))).toMatchObject({ code: 2 });
    writeFileSync(bad, JSON.stringify({ schema: 'isoloss/fit@1' }));
    expect(await isoloss('fit', runs, '--law', bad)).toMatchObject({
      code: 2,
      err: expect.stringContaining('is no law'),
    });
    const two = written({ presets: [own.presets[0], { ...own.presets[0], name: 'other' }] });
    expect(await isoloss('predict', two, '--at', 'N=1,D=1,P=1')).toMatchObject({
      code: 2,
      err: expect.stringContaining(`${two}:other`),
    });
    expect(await isoloss('predict', `${two}:mime`, '--at', 'N=1,D=1,P=1')).toMatchObject({
      code: 2,
      err: expect.stringContaining(`${two}:mine`),
    });
  });

  test('is one of the laws of a multiverse, called by its name or a label', async () => {
    const { out, code, err } = await isoloss(
      'multiverse',
      runs,
      '--law',
      file,
      '--law',
      'chinchilla',
      '--law',
      `again=${file}`,
      '--json',
      '-',
    );
    expect([code, err]).toEqual([0, '']);
    const { universes } = JSON.parse(out);
    expect(universes.map(({ choices }: { choices: { law: string } }) => choices.law)).toEqual([
      'few-bits',
      'chinchilla',
      'again',
    ]);
  });
});

describe('names for parts of a formula', () => {
  const formula = 'E + A/Neff^alpha + B/D^beta';
  const positive = ['--positive', 'E,A,B,alpha,beta,g', '--map', 'P=bits'];

  test('are defined beside it, in order, and stay in the record', async () => {
    const { out, err } = await isoloss(
      'fit',
      runs,
      '--law',
      formula,
      '--let',
      'share = -expm1(-P/g)',
      '--let',
      'Neff = N*share',
      ...positive,
      '--json',
      '-',
    );
    const record = JSON.parse(out);
    expect(err).toBe('');
    expect(record.law.where).toEqual([
      { name: 'share', formula: '-expm1(-P/g)' },
      { name: 'Neff', formula: 'N*share' },
    ]);
    expect(record.law.inputs.map(({ name }: { name: string }) => name).sort()).toEqual(['D', 'N', 'P']);
    expect(record.parameters.g).toBeCloseTo(2.5, 0.5);
  });

  test.each<[string, string[], RegExp]>([
    [
      'that the formula does not use',
      ['--law', 'E + A/N^alpha', '--let', 'Neff = N'],
      /'Neff' is declared and never used/,
    ],
    [
      'that are used before they are defined',
      ['--law', 'E + x', '--let', 'x = y', '--let', 'y = N'],
      /formula of 'x' uses 'y'/,
    ],
    [
      'of a law that is no formula',
      ['--law', 'chinchilla', '--let', 'Neff = N'],
      /--let defines names for a formula/,
    ],
    ['given twice', ['--law', 'E + x', '--let', 'x = N', '--let', 'x = D'], /'x' is given twice/],
    ['that do not parse', ['--law', 'E + x', '--let', 'x = N +'], /N \+/],
  ])('%s are refused', async (_, argv, message) => {
    const ran = await isoloss('fit', runs, ...argv);
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(message);
  });
});

test('the library takes a law as an object, which its record carries', async () => {
  const table = await parseTable(readFileSync(runs), 'runs.csv');
  const { where, presets: _, ...rest } = own;
  const law = {
    ...rest,
    where: Object.entries(where),
    parameters: own.parameters.map((parameter) => ({ ...parameter })),
  } as Parameters<typeof fit>[0]['law'];
  const { record } = await fit({ law, map: { P: 'bits' } }, table);
  expect(record.job.law).toContain('"name":"few-bits"');
  const again = await fit(record.job, table);
  expect(again.record.parameters).toEqual(record.parameters);
});
