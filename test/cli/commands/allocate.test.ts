import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AllocateRecord } from '../../../src/tasks/allocate/record.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { chinchilla, isoloss, isolossWith, simulatedRuns } from '../support.js';

const folder = temporaryFolder('cli');
const fit = join(folder, 'fit.json');
const preset = 'chinchilla:besiroglu-2024';

beforeAll(async () => {
  const { code } = await isoloss(
    'fit',
    simulatedRuns(folder),
    ...chinchilla,
    '--bootstrap',
    '100',
    '--json',
    fit,
  );
  expect(code).toBe(0);
});

describe('isoloss allocate', () => {
  it('prints the best allocation of a budget with quantiles over the refits', async () => {
    const { code, out, err } = await isoloss(
      'allocate',
      fit,
      '--budget',
      '1e23',
      '--decide',
      'expected,quantile:.9',
    );
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/best +2.5 % +10 % +50 % +90 % +97.5 %/);
    expect(out).toMatch(/D\/N/);
    expect(out).toMatch(/quantile:.9/);
    expect(out).toMatch(/over 100 refits/);
    expect(out).toMatch(/Extrapolation: N is [\d.]+ times the largest fitted/);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('prints a frontier within 100 columns', async () => {
    const { code, out } = await isoloss('allocate', fit, '--budget', '1e20..1e26:61');
    expect(code).toBe(0);
    expect(out).toMatch(/16 of 61 budgets/);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('writes a record, and nothing else to standard output', async () => {
    const args = ['allocate', preset, '--budget', '[1e21,5.76e23]', '--quantiles', '.1,.5'];
    const { code, out } = await isoloss(...args, '--json', '-');
    expect(code).toBe(0);
    const record = JSON.parse(out) as AllocateRecord;
    expect(record.schema).toBe('isoloss/allocate@1');
    expect(record.job).toMatchObject({ fit: preset, budget: '[1e21,5.76e23]', quantiles: [0.1, 0.5] });
    expect(record.best).toEqual(record.frontier[1].best);
    expect(Object.keys(record.best)).toEqual(['N', 'D', 'loss', 'cost']);
    expect(record.evaluated).toBe(1e6);
    expect(record.backend.name).toBeDefined();
    const path = join(folder, 'allocate.json');
    await isoloss(...args, '--json', path);
    const again = JSON.parse(readFileSync(path, 'utf8')) as AllocateRecord;
    expect(again.frontier).toEqual(record.frontier);
  });

  it('takes several names after --set and --axis', async () => {
    const { code, out } = await isoloss(
      ...[
        'allocate',
        'data-constrained:muennighoff-2023',
        '--budget',
        '1e22',
        '--set',
        'U=25e9',
        'D=U*epochs',
      ],
      ...['--axis', 'N=1e8..1e12:64', 'epochs=1..64:64:lin', '--json', '-'],
    );
    expect(code).toBe(0);
    expect((JSON.parse(out) as AllocateRecord).best.epochs).toBeCloseTo(9.48835, 4);
  });

  it('says what is wrong with a question, by option', async () => {
    const wrong: [string[], RegExp][] = [
      [['--budget', 'much'], /--budget: 'much' is not a budget/],
      [['--budget', '1e20', '--axis', 'N=0..3:5'], /--axis: 'N=0..3:5' is not a range/],
      [['--budget', '1e20', '--quantiles', '.5,2'], /--quantiles, value 2: a quantile is a share/],
      [['--budget', '1e3 PF-days'], /In FLOP that is 8.64e22/],
      [['--target-loss', '2.1'], /Add --minimize cost for the cheapest way/],
      [['--budget', '1e20', '--set', 'T'], /--set: 'T' is not of the form name=value/],
      [['--target-loss', 'low'], /--target-loss: 'low' is not a number/],
      [['--budget', '1e20', '--subject-to', 'L <= 1'], /No candidate satisfies "L <= 1"/],
      [['--budget', '1e20', '--top', '0'], /--top: '0' is not a whole number/],
    ];
    for (const [args, message] of wrong) {
      const { code, out, err } = await isoloss('allocate', preset, ...args);
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(message);
      expect(err).toMatch(/fix:/);
    }
  });

  it('refuses to write over the fit', async () => {
    const { code, err } = await isoloss('allocate', fit, '--budget', '1e20', '--json', fit);
    expect(code).toBe(2);
    expect(err).toMatch(/its folder|own input/);
  });

  it('stops when it is interrupted', async () => {
    const { code, out } = await isolossWith(
      AbortSignal.abort(),
      'allocate',
      fit,
      '--budget',
      '1e20..1e26:61',
    );
    expect([code, out]).toEqual([130, '']);
  });

  it('explains itself', async () => {
    const { code, out } = await isoloss('allocate', '--help');
    expect(code).toBe(0);
    for (const option of ['--budget', '--subject-to', '--target-loss', '--decide', 'Examples:']) {
      expect(out).toContain(option);
    }
  });
});
