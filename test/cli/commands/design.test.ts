import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DesignRecord } from '../../../src/tasks/design/record.js';
import { withoutItsScript, withoutTimes } from '../../support/page-script.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { chinchilla, isoloss, isolossWith, simulatedRuns } from '../support.js';

const folder = temporaryFolder('cli');
const fit = join(folder, 'fit.json');
const plane = ['--axis', 'N=1e8..1e11:16', 'D=1e9..1e13:16'];

beforeAll(async () => {
  const { code } = await isoloss(
    'fit',
    simulatedRuns(folder),
    ...chinchilla,
    '--bootstrap',
    '100',
    '--derive',
    'ratio_1e23=(G*(1e23/6)^a_opt)^-2*1e23/6',
    '--json',
    fit,
  );
  expect(code).toBe(0);
});

describe('isoloss design', () => {
  it('prints the best runs and a plan within 100 columns', async () => {
    const goal = 'log(N_opt(1e24))';
    const { code, out, err } = await isoloss(
      'design',
      fit,
      '--goal',
      goal,
      '--budget',
      '1e21',
      '--runs',
      '3',
    );
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/N +D +cost +removed +weighted +per cost +loss/);
    expect(out).toMatch(/ {2}1 +[\d.e]+ +[\d.e]+ +[\d.e]+ +[\d.]+ % \+- [\d.]+ +[\d.]+ % \(\d+\)/);
    expect(out).toMatch(/removed so far +weighted +deviation left/);
    expect(out).toMatch(/over 100 refits/);
    expect(out).toMatch(/4,096 candidates/);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('writes a record, and nothing else to standard output; a derived quantity may be the goal', async () => {
    const args = ['--goal', 'log(ratio_1e23)', '--budget', '1e21', '--subject-to', 'D <= 1e12', ...plane];
    const { code, out } = await isoloss('design', fit, ...args, '--by', 'cost', '--top', '3', '--json', '-');
    expect(code).toBe(0);
    const record = JSON.parse(out) as DesignRecord;
    expect(record.schema).toBe('isoloss/design@1');
    expect(record.job).toMatchObject({ fit, goal: 'log(ratio_1e23)', budget: 1e21, by: 'cost', top: 3 });
    expect(record.map.share).toHaveLength(256);
    expect(record.candidates).toHaveLength(3);
    expect(Object.keys(record.best.at)).toEqual(['N', 'D', 'cost']);
    expect(record.best).toEqual(record.mostPerCost);
  });

  it('writes a page whose map numbers the best runs, the same bytes each time but for the time it took', async () => {
    const page = async (name: string): Promise<string> => {
      const path = join(folder, name);
      const args = ['--goal', 'L_opt(1e24)', '--budget', '1e21', '--runs', '2', ...plane];
      expect((await isoloss('design', fit, ...args, '--report', path)).code).toBe(0);
      return withoutTimes(readFileSync(path, 'utf8'));
    };
    const text = await page('a.html');
    expect(text).toBe(await page('b.html'));
    expect(text).toContain('What a run at N and D removes');
    expect(text).toContain('One after the other');
    expect(text).toContain('<li><i class="line"></i>limit</li><li><i class="ends"></i>fitted</li>');
    expect(text).toContain('isoloss design');
    expect(withoutItsScript(text)).not.toMatch(/NaN|undefined|<script/);
  });

  it('draws a curve where one axis is left', async () => {
    const path = join(folder, 'curve.html');
    const args = ['--goal', 'E', '--set', 'D=20*N', '--axis', 'N=1e8..1e11:32', '--budget', '1e21'];
    expect((await isoloss('design', fit, ...args, '--report', path)).code).toBe(0);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain('What a run at N removes');
    expect(text).toContain('What is dashed is not allowed.');
    expect(withoutItsScript(text)).not.toMatch(/NaN|undefined/);
  });

  it('of published values says that refits are needed', async () => {
    const { code, err } = await isoloss('design', 'chinchilla:besiroglu-2024', '--goal', 'E');
    expect(code).toBe(2);
    expect(err).toMatch(/A design is made over the refits of resamples, and '.*' has none/);
    expect(err).toMatch(/--bootstrap 4000/);
  });

  it.each([
    [[], /required option '--goal/],
    [['--goal', 'E', '--budget', 'x'], /--budget: 'x' is not a number/],
    [['--goal', 'E', '--budget', '-1'], /--budget: must be above zero/],
    [['--goal', 'E', '--runs', '1000'], /--runs: must be a whole number from 1 to 100/],
    [['--goal', 'E', '--by', 'luck'], /Allowed choices are share, cost/],
    [['--goal', 'N_opt(x)'], /"x", which is no parameter or derived quantity/],
    [['--goal', 'E', '--axis', 'N=1e8..1e9'], /it needs a count/],
  ] as const)('%j is bad usage', async (args, message) => {
    const { code, err } = await isoloss('design', fit, ...args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  it('refuses to write over the fit, before any work', async () => {
    const { code, err } = await isoloss('design', fit, '--goal', 'E', '--json', fit);
    expect([code, err]).toEqual([2, expect.stringContaining("the job's own input")]);
  });

  it('is stopped by an interruption', async () => {
    const { code } = await isolossWith(AbortSignal.abort(), 'design', fit, '--goal', 'E');
    expect(code).toBe(130);
  });

  it('repeats itself by the command that its page shows', async () => {
    const { argumentsOf } = await import('../../../src/jobs/form.js');
    const { designForm } = await import('../../../src/tasks/design/form.js');
    const args = [
      '--goal',
      'E',
      '--budget',
      '2.5e21',
      '--cost',
      '6*N*D',
      '--set',
      'T=1',
      '--top',
      '2',
      ...plane,
    ];
    const first = await isoloss('design', fit, ...args, '--noise', '0.004', '--json', '-');
    const { seconds: _, ...record } = JSON.parse(first.out) as DesignRecord;
    const again = await isoloss(...argumentsOf(designForm, record.job), '--json', '-');
    const { seconds: __, ...repeated } = JSON.parse(again.out) as DesignRecord;
    expect(repeated).toEqual(record);
  });
});
